"""Searches and their results, kept so that pages can be had by tokens until they expire."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects
from twelvelabs_sandbox.storage.database import to_json

# How long pages can be had, and how much longer it is known that they could, in milliseconds.
_LIFETIME = 3600 * 1000
_REMEMBERED = 24 * 3600 * 1000
_TOKEN = re.compile(r"([0-9a-f-]{36})-([0-9]{1,6})")


@dataclass(frozen=True)
class Page:
    """One page of the results of a search, and the request that was made."""

    search_id: str
    number: int
    limit: int
    request: JsonObject
    results: Sequence[JsonObject]
    total: int
    expires_at: int

    @property
    def next_token(self) -> str | None:
        """The token of the next page, if there is one."""
        return f"{self.search_id}-{self.number + 1}" if (self.number + 1) * self.limit < self.total else None

    @property
    def previous_token(self) -> str | None:
        """The token of the page before, if there is one."""
        return f"{self.search_id}-{self.number - 1}" if self.number else None

    @property
    def expiry(self) -> str:
        """When its tokens end, as text."""
        return to_text(self.expires_at)


class ExpiredError(Exception):
    """The search was too long ago."""


def keep_search(backend: Backend, owner: str, request: JsonObject, results: Sequence[JsonObject], limit: int) -> Page:
    """Keep the results of a search of this owner; the first page of them, with so many results at the most."""
    now, search_id = backend.clock.milliseconds(), str(uuid.uuid4())
    request = {**request, "limit": limit}
    with backend.db.transaction():
        backend.db.run("DELETE FROM searches WHERE expires_at < :oldest", oldest=now - _REMEMBERED)
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
    """The page that a token stands for, or None if it stands for none of this owner. ExpiredError if it is too old."""
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
