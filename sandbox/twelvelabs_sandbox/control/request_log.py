"""The request log: every request that the sandbox received, for tests that check what a client really sent."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from starlette.datastructures import Headers
from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.control.matching import matches_route
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.storage.presigned_urls import SIGNATURE

_CAPACITY = 10_000
_SECRET_HEADERS = {API_KEY_HEADER, "authorization", "cookie", "proxy-authorization"}
REDACTED = "REDACTED"


@dataclass(frozen=True)
class LoggedRequest:
    """A received request, with secrets redacted.

    ``route`` is the template of the path, such as "/assets/{asset_id}", "object-store PUT" or "media GET", or "" for an
    unknown path. ``status`` is that of the response; None while the request is in flight, or if the connection was
    reset. ``json`` is the body if it was JSON and not large; ``form`` has the fields of a form, with the file name in
    place of a file. ``fault`` is true if a fault was injected.
    """

    method: str
    path: str
    query: str
    route: str
    headers: Mapping[str, str]
    status: int | None = None
    body_size: int = 0
    json: object = None
    form: Sequence[tuple[str, str]] = ()
    fault: bool = False

    def as_json(self) -> JsonObject:
        """The request as a JSON object."""
        return {
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "route": self.route,
            "headers": dict(self.headers),
            "status": self.status,
            "body_size": self.body_size,
            "json": self.json,
            "form": [list(pair) for pair in self.form],
            "fault": self.fault,
        }


class RequestLog(Sequence[LoggedRequest]):
    """The last 10,000 requests in order of arrival. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: dict[int, LoggedRequest] = {}
        self._arrived = 0

    def clear(self) -> None:
        """Remove all requests."""
        with self._lock:
            self._requests.clear()

    def matching(self, *, method: str | None = None, route: str | None = None) -> list[LoggedRequest]:
        """The requests with this method and route: a template, or a glob on it or on the path below /v1.3."""
        return [
            request
            for request in self
            if method in (None, request.method)
            and (route is None or matches_route(route, (request.route, request.path.removeprefix("/v1.3"))))
        ]

    @overload
    def __getitem__(self, index: int) -> LoggedRequest: ...
    @overload
    def __getitem__(self, index: slice) -> list[LoggedRequest]: ...
    def __getitem__(self, index: int | slice) -> LoggedRequest | list[LoggedRequest]:
        return self._snapshot()[index]

    def __len__(self) -> int:
        with self._lock:
            return len(self._requests)

    def __iter__(self) -> Iterator[LoggedRequest]:
        return iter(self._snapshot())

    def begin(self, request: LoggedRequest) -> int:
        """Record a request and return the number to complete it with."""
        with self._lock:
            self._arrived += 1
            self._requests[self._arrived] = request
            if len(self._requests) > _CAPACITY:
                del self._requests[next(iter(self._requests))]
            return self._arrived

    def complete(
        self,
        number: int,
        *,
        status: int | None,
        body_size: int,
        json: object,
        form: Sequence[tuple[str, str]],
        fault: bool,
    ) -> None:
        """Add the outcome of a request, unless it has been removed in the meantime."""
        with self._lock:
            if (request := self._requests.get(number)) is not None:
                self._requests[number] = replace(
                    request, status=status, body_size=body_size, json=json, form=form, fault=fault
                )

    def _snapshot(self) -> list[LoggedRequest]:
        with self._lock:
            return list(self._requests.values())


def redact_headers(headers: Sequence[tuple[bytes, bytes]]) -> Headers:
    """The headers with the values of secrets replaced."""
    return Headers(
        raw=[
            (name, REDACTED.encode() if name.decode("latin-1").lower() in _SECRET_HEADERS else value)
            for name, value in headers
        ]
    )


def redact_query(query: str) -> str:
    """The query string with the value of a signature replaced."""
    pieces = query.split("&")
    return "&".join(
        f"{SIGNATURE}={REDACTED}" if piece.lower().startswith(SIGNATURE.lower()) else piece for piece in pieces
    )
