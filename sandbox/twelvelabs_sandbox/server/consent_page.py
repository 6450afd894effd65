"""The OAuth consent page of the simulated drive, on which a user allows, denies or revokes access.

It stands in for a page of the drive's provider, so it needs no API key: anyone who has its URL with the ``state`` may
decide. A program decides with a POST of the form field ``decision``: allow, deny or revoke.
"""

import sqlite3
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.drive import ACCOUNT
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.data_connectors.connections import CONSENT_PATH
from twelvelabs_sandbox.server.exchange import Exchange
from twelvelabs_sandbox.server.thread_pool import ThreadPool

# How long a user may take to decide, in milliseconds.
_LIFETIME = 10 * 60 * 1000
_MAX_FORM_SIZE = 1000
_HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Simulated drive</title>
<meta name="viewport" content="width=device-width"><style>:root{{color-scheme:light dark}}
body{{font:1rem/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}}</style></head>
<body><h1>Simulated drive</h1><p>{text}</p>{form}</body></html>"""


class ConsentPage:
    """Responds to requests for the page."""

    def __init__(self, backend: Backend, threads: ThreadPool) -> None:
        self._backend = backend
        self._threads = threads

    def serves(self, exchange: Exchange) -> bool:
        """Whether a request on the media origin is for this page."""
        return exchange.path == CONSENT_PATH

    async def respond(self, exchange: Exchange) -> Response:
        """The page or, after a decision, a redirect to the application."""
        state = dict(parse_qsl(exchange.query)).get("state", "")
        try:
            if exchange.method == "GET":
                return await self._threads.run(self._show, state)
            if exchange.method != "POST":
                raise ApiError(405, "method_not_allowed", "This page supports GET and POST only.")
            form = dict(parse_qsl((await exchange.read(_MAX_FORM_SIZE)).decode("latin-1")))
            return await self._threads.run(self._decide, state, form.get("decision", ""))
        except ApiError as error:
            return _page(error.status, error.message)
        finally:
            await exchange.drain()

    def _show(self, state: str) -> Response:
        attempt = self._find(state)
        if attempt["connection_id"] is not None:
            return _page(200, "An application has access to the files of this drive.", "revoke")
        text = f"Allow an application to read the files of {escape(ACCOUNT['display_name'])}?"
        return _page(200, text, "allow", "deny")

    def _decide(self, state: str, decision: str) -> Response:
        with self._backend.db.transaction():
            attempt = self._find(state)
            connected = attempt["connection_id"] is not None
            if decision not in (("revoke",) if connected else ("allow", "deny")):
                raise ApiError(400, "parameter_invalid", f"The decision {decision!r} is not possible here.")
            if decision == "revoke":
                self._backend.db.update("connections", attempt["connection_id"], revoked=1)
                return _page(200, "The application no longer has access.")
            if decision == "deny":
                self._backend.db.run("UPDATE authorizations SET denied = 1 WHERE state = :state", state=state)
                return _redirect(attempt["redirect_uri"], {"error": "access_denied"})
            connection_id = self._connect(attempt)
        outcome = present(connection_id=connection_id, status="ok", custom_id=attempt["custom_id"])
        return _redirect(attempt["redirect_uri"], outcome)

    def _connect(self, attempt: sqlite3.Row) -> str:
        connection_id = self._backend.new_id()
        self._backend.db.insert(
            "connections",
            id=connection_id,
            provider=attempt["provider"],
            custom_id=attempt["custom_id"],
            created_at=self._backend.clock.milliseconds(),
        )
        self._backend.db.run(
            "UPDATE authorizations SET connection_id = :id WHERE state = :state",
            id=connection_id,
            state=attempt["state"],
        )
        return connection_id

    def _find(self, state: str) -> sqlite3.Row:
        attempt = self._backend.db.row("SELECT * FROM authorizations WHERE state = :state", state=state)
        if attempt is None or attempt["denied"]:
            raise ApiError(404, "resource_not_exist", "There is no request for access with this state.")
        expired = attempt["created_at"] + _LIFETIME <= self._backend.clock.milliseconds()
        if attempt["connection_id"] is None and expired:
            raise ApiError(410, "gone", "This request for access has expired. Start again in the application.")
        return attempt


def _page(status: int, text: str, *decisions: str) -> Response:
    buttons = " ".join(
        f'<button name="decision" value="{decision}">{decision.capitalize()}</button>' for decision in decisions
    )
    form = f'<form method="post">{buttons}</form>' if buttons else ""
    return Response(status, _PAGE.format(text=text, form=form).encode(), _HEADERS)


def _redirect(uri: str, outcome: dict[str, object]) -> Response:
    parts = urlsplit(uri)
    query = "&".join(filter(None, (parts.query, urlencode(outcome))))
    location = urlunsplit(parts._replace(query=query))
    return Response(303, headers={"location": location, "cache-control": "no-store", "referrer-policy": "no-referrer"})
