"""Stored search results, whose pages can be requested by token until they expire."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects
from twelvelabs_sandbox.storage.database import to_json

# Milliseconds. Expired results are kept for a while, to tell an expired token from an unknown one.
_LIFETIME = 3600 * 1000
_KEPT_AFTERWARDS = 24 * 3600 * 1000
_TOKEN = re.compile(r"([0-9a-f-]{36})-([0-9]{1,6})")


@dataclass(frozen=True)
class Page:
    """A page of search results, with what the search stored about its request."""

    search_id: str
    number: int
    limit: int
    request: JsonObject
    results: Sequence[JsonObject]
    total: int
    expires_at: int

    @property
    def next_token(self) -> str | None:
        """The token of the next page, or None on the last page."""
        return f"{self.search_id}-{self.number + 1}" if (self.number + 1) * self.limit < self.total else None

    @property
    def previous_token(self) -> str | None:
        """The token of the previous page, or None on the first page."""
        return f"{self.search_id}-{self.number - 1}" if self.number else None

    @property
    def expiry(self) -> str:
        """When the tokens expire, as RFC 3339."""
        return to_text(self.expires_at)


class ExpiredError(Exception):
    """The page token has expired."""


def keep_search(backend: Backend, owner: str, request: JsonObject, results: Sequence[JsonObject], limit: int) -> Page:
    """Store the results of a search in ``owner`` and return the first page, of at most ``limit`` results."""
    now, search_id = backend.clock.milliseconds(), backend.ids.uuid4(f"search {owner}")
    request = {**request, "limit": limit}
    with backend.db.transaction():
        backend.db.run("DELETE FROM searches WHERE expires_at < :oldest", oldest=now - _KEPT_AFTERWARDS)
        backend.db.insert(
            "searches",
            id=search_id,
            owner=owner,
            request=to_json(request),
            results=to_json(results),
            created_at=now,
            expires_at=now + _LIFETIME,
        )
    return Page(search_id, 0, limit, request, results[:limit], len(results), now + _LIFETIME)


def find_page(backend: Backend, token: str, owner: str | None = None) -> Page | None:
    """The page of a token, or None if the token is unknown or of another owner. ExpiredError if it has expired."""
    found = _TOKEN.fullmatch(token)
    row = backend.db.row("SELECT * FROM searches WHERE id = :id", id=found[1]) if found else None
    if found is None or row is None or owner not in (None, row["owner"]):
        return None
    if row["expires_at"] <= backend.clock.milliseconds():
        raise ExpiredError
    request, results = as_object(orjson.loads(row["request"])), as_objects(orjson.loads(row["results"]))
    limit, number = request["limit"], int(found[2])
    if not isinstance(limit, int) or number * limit >= max(1, len(results)):
        return None
    part = results[number * limit : (number + 1) * limit]
    return Page(row["id"], number, limit, request, part, len(results), row["expires_at"])
