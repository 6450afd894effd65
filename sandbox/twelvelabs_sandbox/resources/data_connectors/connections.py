"""Operations on connections to accounts of another service, which the sandbox simulates (backend/drive.py).

The user gives consent on a page of the sandbox (server/consent_page.py), and can revoke it there. A connection expires
after half a year, on the sandbox's clock, without use.
"""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.drive import ACCOUNT, SCOPE
from twelvelabs_sandbox.backend.status_columns import CONNECTION_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.data_connectors.redirect_uris import check_redirect
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles

CONSENT_PATH = "/drive/consent"
_TOKEN_LIFETIME = 3599


def find_connection(backend: Backend, connection_id: str) -> sqlite3.Row:
    """The row of a connection; UnknownResourceError if there is none."""
    return backend.db.find("connection", backend.select("connections", CONNECTION_COLUMNS), connection_id)


def use_connection(backend: Backend, connection_id: str) -> sqlite3.Row:
    """The row of a connection, with its last use set to now. ApiError if it is not active."""
    row = find_connection(backend, connection_id)
    if row["status"] != "active":
        message = f"The connection is {row['status']}. Authorize the account again for a new one."
        raise ApiError(409, "conflict", message)
    backend.db.update("connections", row["id"], last_used_at=backend.clock.milliseconds())
    return row


@handles("authorize_connection")
def authorize_connection(request: Request) -> Response:
    """Start connecting an account: create the URL of the page that asks the user for consent."""
    backend, redirect_uri = request.backend, request.body.text("redirect_uri")
    check_redirect(backend, redirect_uri)
    state = backend.ids.token("authorization", 16)
    backend.db.insert(
        "authorizations",
        state=state,
        provider=request.body.text("provider"),
        redirect_uri=redirect_uri,
        custom_id=request.body.optional_text("custom_id"),
        created_at=backend.clock.milliseconds(),
    )
    url = f"{backend.media_origin}{CONSENT_PATH}?state={state}"
    return Response.json(200, {"authorize_url": url, "state": state})


@handles("list_connections")
def list_connections(request: Request) -> Response:
    """List the connections."""
    return page_response(request, request.backend.select("connections", CONNECTION_COLUMNS), _render)


@handles("retrieve_connection")
def retrieve_connection(request: Request) -> Response:
    """Retrieve one connection."""
    return Response.json(200, _render(find_connection(request.backend, request.path["connection_id"])))


@handles("delete_connection")
def delete_connection(request: Request) -> Response:
    """Delete a connection and its imports. The imported assets are kept."""
    row = find_connection(request.backend, request.path["connection_id"])
    request.backend.db.delete("connections", row["id"])
    return Response(204)


@handles("create_connection_picker_token")
def create_connection_picker_token(request: Request) -> Response:
    """Create a token for the file picker of the service. The sandbox has no picker that would accept it."""
    with request.backend.db.transaction():
        use_connection(request.backend, request.path["connection_id"])
    token: JsonObject = {
        "access_token": f"sandbox-{request.backend.ids.token('access token', 32)}",
        "expires_in": _TOKEN_LIFETIME,
        "scope": SCOPE,
        "app_id": "100000000001",
        "developer_key": "sandbox-developer-key",
    }
    return Response.json(200, token)


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        provider=row["provider"],
        status=row["status"],
        custom_id=row["custom_id"],
        account=ACCOUNT,
        scopes=[SCOPE],
        connected_at=to_text(row["created_at"]),
        last_used_at=to_text(row["last_used_at"]) if row["last_used_at"] is not None else None,
    )
