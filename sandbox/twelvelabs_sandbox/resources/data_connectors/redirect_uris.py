"""Operations on redirect URIs, to which users return after they gave or refused their consent."""

import sqlite3
from urllib.parse import urlsplit

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.public_hosts import is_public
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles

# Our choice: the platform does not document its limit.
_MAX_URIS = 20
_MAX_LENGTH = 2048


def check_redirect(backend: Backend, uri: str) -> None:
    """Raise ApiError for a redirect URI that is not registered. As long as none is, any valid URI is allowed."""
    registered = [row["redirect_uri"] for row in backend.db.rows("SELECT redirect_uri FROM redirect_uris")]
    if registered and uri not in registered:
        raise invalid("redirect_uri", "must be one of the registered redirect URIs, exactly as registered")
    if _split(uri) is None:
        raise invalid("redirect_uri", "must be a URL with http or https, a host, and no fragment")


@handles("create_redirect_uri")
def create_redirect_uri(request: Request) -> Response:
    """Register a redirect URI: public, over HTTPS, without wildcards, and not yet registered."""
    backend, uri = request.backend, request.body.text("redirect_uri")
    _check_public(uri)
    with backend.db.transaction():
        if backend.db.row("SELECT 1 FROM redirect_uris WHERE redirect_uri = :uri", uri=uri):
            raise ApiError(409, "conflict", "This redirect URI is already registered.")
        count = backend.db.row("SELECT count(*) AS number FROM redirect_uris")
        if count and count["number"] >= _MAX_URIS:
            message = f"At most {_MAX_URIS} redirect URIs can be registered. Delete one first."
            raise ApiError(422, "redirect_uri_limit_exceeded", message)
        uri_id = backend.new_id()
        backend.db.insert("redirect_uris", id=uri_id, redirect_uri=uri, created_at=backend.clock.milliseconds())
        row = _find(backend, uri_id)
    return Response.json(201, _render(row))


@handles("list_redirect_uris")
def list_redirect_uris(request: Request) -> Response:
    """List the registered redirect URIs."""
    return page_response(request, request.backend.select("redirect_uris"), _render)


@handles("delete_redirect_uri")
def delete_redirect_uri(request: Request) -> Response:
    """Delete a redirect URI."""
    row = _find(request.backend, request.path["redirect_uri_id"])
    request.backend.db.delete("redirect_uris", row["id"])
    return Response(204)


def _find(backend: Backend, uri_id: str) -> sqlite3.Row:
    return backend.db.find("redirect URI", backend.select("redirect_uris"), uri_id)


def _check_public(uri: str) -> None:
    split = _split(uri)
    if split is None or split[0] != "https":
        _refuse("must be a URL with https, a host, and no fragment")
    elif "*" in uri:
        _refuse("must not contain wildcards")
    elif not is_public(split[1]):
        _refuse("must have a public host")


def _split(uri: str) -> tuple[str, str] | None:
    """The scheme and the host of a valid redirect URI, or None."""
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    # The URI becomes a header, and browsers treat other characters differently.
    plain = uri.isascii() and uri.isprintable() and not any(letter in uri for letter in ' "<>\\^`{|}')
    if not plain or len(uri) > _MAX_LENGTH or parts.scheme not in ("http", "https") or not host:
        return None
    return None if "#" in uri or "@" in parts.netloc else (parts.scheme, host)


def _refuse(problem: str) -> None:
    raise ApiError(422, "redirect_uri_invalid", f"The redirect_uri parameter {problem}.")


def _render(row: sqlite3.Row) -> JsonObject:
    return {"_id": row["id"], "redirect_uri": row["redirect_uri"], "created_at": to_text(row["created_at"])}
