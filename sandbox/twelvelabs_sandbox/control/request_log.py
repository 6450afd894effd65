"""The request log: every request that the sandbox received, for tests that check what a client really sent."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack, overload

import orjson

from twelvelabs_sandbox.control.expected_request import Expectation, ExpectedRequest
from twelvelabs_sandbox.control.har import to_har
from twelvelabs_sandbox.control.logged_request import LoggedRequest
from twelvelabs_sandbox.control.near_misses import explain_extra, explain_missing
from twelvelabs_sandbox.control.redaction import Redaction
from twelvelabs_sandbox.control.request_table import to_table
from twelvelabs_sandbox.json_values import JsonObject

_CAPACITY = 10_000
_MAX_BYTES = 64 * 1024 * 1024


class RequestLog(Sequence[LoggedRequest]):
    """The last 10,000 requests in order of arrival, and the latest 64 MiB of their bodies. Thread-safe.

    ``print(log)`` shows a table. The methods take a ``method``, a ``route`` (a path below /v1.3, the template of an
    operation, or a glob of either), and what else a request must have: see ExpectedRequest. ``redaction`` keeps secrets
    out of what is logged and out of the errors.
    """

    def __init__(self) -> None:
        self.redaction = Redaction()
        self._lock = threading.Lock()
        self._requests: dict[int, LoggedRequest] = {}
        self._arrived = self._cleared_at = 0
        # The key and the size of each request whose bodies are kept, the oldest first.
        self._with_content: deque[tuple[int, int]] = deque()
        self._bytes = 0

    def clear(self) -> None:
        """Remove all requests; their numbers start again."""
        with self._lock:
            self._requests.clear()
            self._with_content.clear()
            self._bytes, self._cleared_at = 0, self._arrived

    def matching(
        self, *, method: str | None = None, route: str | None = None, **expected: Unpack[Expectation]
    ) -> list[LoggedRequest]:
        """The requests with this method and route, and all that is expected."""
        wanted = ExpectedRequest(method, route, **expected)
        return [request for request in self if wanted.matches(request)]

    def assert_called(
        self,
        method: str | None = None,
        route: str | None = None,
        *,
        times: int | None = None,
        **expected: Unpack[Expectation],
    ) -> None:
        """Raise AssertionError unless there are ``times`` such requests (default: at least one).

        For example ``assert_called("POST", "/indexes", json={"index_name": "goal*"}, times=1)``. The error shows the
        nearest requests, and in what they differ.
        """
        wanted, requests = ExpectedRequest(method, route, **expected), list(self)
        found = [request for request in requests if wanted.matches(request)]
        number = "a request" if times is None else "1 request" if times == 1 else f"{times} requests"
        if len(found) < (1 if times is None else times):
            raise self._failure(explain_missing(wanted, requests, len(found), number))
        if times is not None and len(found) > times:
            raise self._failure(explain_extra(wanted, found, number))

    def assert_not_called(
        self, method: str | None = None, route: str | None = None, **expected: Unpack[Expectation]
    ) -> None:
        """Raise AssertionError with the requests of this kind, if there are any."""
        if found := self.matching(method=method, route=route, **expected):
            raise self._failure(explain_extra(ExpectedRequest(method, route, **expected), found, "no request"))

    def last(
        self, method: str | None = None, route: str | None = None, **expected: Unpack[Expectation]
    ) -> LoggedRequest:
        """The latest request of this kind. AssertionError if there is none, with the nearest requests."""
        wanted, requests = ExpectedRequest(method, route, **expected), list(self)
        for request in reversed(requests):
            if wanted.matches(request):
                return request
        raise self._failure(explain_missing(wanted, requests, 0, "a request"))

    def to_har(self) -> JsonObject:
        """The requests as an HTTP Archive (HAR 1.2), without secrets."""
        return to_har(self)

    def save_har(self, path: str | os.PathLike[str]) -> None:
        """Write the HTTP Archive to a file, for the network tools of a browser."""
        Path(path).write_bytes(orjson.dumps(self.to_har(), option=orjson.OPT_INDENT_2))

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

    def __str__(self) -> str:
        return to_table(self._snapshot())

    def __repr__(self) -> str:
        return f"<RequestLog: {len(self)} requests>"

    def begin(self, make: Callable[[int, int], LoggedRequest]) -> LoggedRequest:
        """Record a request that has arrived, which is made with its key and its number."""
        with self._lock:
            self._arrived += 1
            request = self._requests[self._arrived] = make(self._arrived, self._arrived - self._cleared_at)
            if len(self._requests) > _CAPACITY:
                del self._requests[next(iter(self._requests))]
            return request

    def complete(self, request: LoggedRequest) -> None:
        """Record the same request with its response, unless it has been removed in the meantime."""
        with self._lock:
            if request.key not in self._requests:
                return
            self._requests[request.key] = request
            if size := _kept_bytes(request):
                self._with_content.append((request.key, size))
                self._bytes += size
            while self._with_content and (self._bytes > _MAX_BYTES or self._with_content[0][0] not in self._requests):
                self._drop_contents(*self._with_content.popleft())

    def _failure(self, text: str) -> AssertionError:
        return AssertionError(self.redaction.text(text))

    def _drop_contents(self, key: int, size: int) -> None:
        self._bytes -= size
        if (request := self._requests.get(key)) is not None:
            content, response = (replace(body, kept=b"") for body in (request.content, request.response))
            self._requests[key] = replace(request, content=content, response=response, form=())

    def _snapshot(self) -> list[LoggedRequest]:
        with self._lock:
            return list(self._requests.values())


def _kept_bytes(request: LoggedRequest) -> int:
    fields = sum(len(name) + len(value) for name, value in request.form)
    return len(request.content.kept) + len(request.response.kept) + fields
