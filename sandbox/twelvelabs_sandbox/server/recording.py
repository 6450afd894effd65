"""Records a request and its response in the request log, within limits of size."""

import time
from dataclasses import replace

from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.logged_request import Content, LoggedRequest
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.messages import Response, Stream
from twelvelabs_sandbox.server.exchange import Exchange, Received

_MAX_BODY = 256 * 1024
_MAX_RESPONSE = 64 * 1024
_MAX_FIELD = 4096


class Recording:
    """The record of one request in the log, from its arrival."""

    def __init__(self, log: RequestLog, clock: Clock, exchange: Exchange, route: str) -> None:
        self._log = log
        self._redaction = redaction = log.redaction
        self._exchange = exchange
        self._begun = time.perf_counter()
        query, headers = redaction.text(exchange.query), redaction.headers(exchange.headers.raw)
        self._request = log.begin(
            lambda key, number: LoggedRequest(
                method=exchange.method,
                path=exchange.path,
                query=query,
                route=route,
                headers=headers,
                number=number,
                started_at=clock.now(),
                key=key,
            )
        )

    def complete(self, received: Received, response: Response | None, fault: Fault | None) -> None:
        """Add what was received, and the response; None if the connection was reset instead."""
        exchange, sent = self._exchange, response or Response(0)
        self._log.complete(
            replace(
                self._request,
                content=Content(exchange.body_size, exchange.content_type, received.json[:_MAX_BODY], self._redaction),
                form=[(name, value[:_MAX_FIELD]) for name, value in received.form],
                files=received.files,
                status=sent.status or None,
                response_headers=sent.headers,
                response=Content(sent.length, sent.headers.get("content-type", ""), _kept(sent), self._redaction),
                milliseconds=round((time.perf_counter() - self._begun) * 1000, 3),
                fault=fault,
            )
        )


def _kept(response: Response) -> bytes:
    """The beginning of a body, except for media."""
    if isinstance(response.body, Stream):
        return b"".join(response.body.events)[:_MAX_RESPONSE]
    return response.body[:_MAX_RESPONSE] if isinstance(response.body, bytes) else b""
