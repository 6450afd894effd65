"""What a test expects of a request in the log, how a request differs from it, and by how much."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from difflib import SequenceMatcher
from functools import cache
from typing import TypedDict

from twelvelabs_sandbox.control.logged_request import LoggedRequest
from twelvelabs_sandbox.control.matching import (
    RequestParts,
    RequestPattern,
    differences,
    field_differences,
    matches_route,
    shown,
)
from twelvelabs_sandbox.control.redaction import REDACTED, SECRET_HEADERS

# Another method or route weighs more than several differences of values.
_METHOD, _ROUTE = 3.0, 10.0


class Expectation(TypedDict, total=False):
    """What a request may be expected to have, besides its method and route; see ExpectedRequest."""

    json: object
    query: Mapping[str, object]
    headers: Mapping[str, object]
    form: Mapping[str, object]
    files: Mapping[str, object]
    status: object


@dataclass(frozen=True)
class ExpectedRequest:
    """A description of requests; what it leaves out (None) matches anything.

    - ``method``, and ``route``: a path below /v1.3, the template of an operation, or a glob of either.
    - ``json``: a part of the JSON body.
    - ``query``, ``form``, ``headers``: some parameters, fields of the form, or headers by name.
    - ``files``: some files of the form by the names of their fields: a file name, or an object with ``filename`` and
      ``size``.
    - ``status``: the status of the response.

    Values are compared as `differences` says: objects in part, ``*`` in texts for any text, regular expressions,
    classes, functions that return whether they accept a value, or anything with its own ``==``.
    """

    method: str | None = None
    route: str | None = None
    json: object = None
    query: Mapping[str, object] | None = None
    headers: Mapping[str, object] | None = None
    form: Mapping[str, object] | None = None
    files: Mapping[str, object] | None = None
    status: object = None

    def matches(self, request: LoggedRequest) -> bool:
        """Whether a request is one of these."""
        return next(self.differences(request), None) is None

    def differences(self, request: LoggedRequest) -> Iterator[str]:
        """How a request differs, a sentence for each difference; method and route first."""
        method = self.method.upper() if self.method is not None else None
        pattern = RequestPattern(method, self.route, query=self.query)
        yield from pattern.differences(RequestParts(request.method, request.names, request.query))
        if self.json is not None:
            yield from self._json_differences(request)
        if self.form is not None:
            yield from field_differences(self.form, request.form, "form")
        if self.files is not None:
            yield from self._file_differences(self.files, request)
        if self.headers is not None:
            yield from self._header_differences(self.headers, request)
        if self.status is not None:
            yield from differences(self.status, request.status, "the status")

    def distance(self, request: LoggedRequest) -> float:
        """The distance of a request from the expected ones: 0 if it matches."""
        distance = float(sum(1 for _ in self.differences(request)))
        if self.method is not None and self.method.upper() != request.method:
            distance += _METHOD
        if self.route is not None and not matches_route(self.route, request.names):
            distance += _ROUTE * (1 - max(_similarity(self.route, name) for name in request.names))
        return distance

    def __str__(self) -> str:
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) is not None}
        target = " ".join(str(given.pop(name)) for name in ("method", "route") if name in given) or "any request"
        if self.headers is not None:
            given["headers"] = {name: REDACTED if _is_secret(name) else value for name, value in self.headers.items()}
        listed = ", ".join(f"{name}={shown(value)}" for name, value in given.items())
        return f"{target} with {listed}" if given else target

    def _json_differences(self, request: LoggedRequest) -> Iterator[str]:
        if request.json is not None:
            yield from differences(self.json, request.json)
        elif request.form:
            yield f"the body is a form with {', '.join(dict(request.form))}, not JSON"
        elif request.content.size:
            yield f"the body has {request.content.size} bytes, of which the log has no JSON"
        else:
            yield f"there is no body, not {shown(self.json)}"

    def _file_differences(self, wanted: Mapping[str, object], request: LoggedRequest) -> Iterator[str]:
        for name, expected in wanted.items():
            found = [file for file in request.files if file.name == name]
            parts = expected if isinstance(expected, Mapping) else {"filename": expected}
            if not any(next(differences(parts, asdict(file)), None) is None for file in found):
                sent = " and ".join(f"{file.filename!r} of {file.size} bytes" for file in found) or "missing"
                yield f"file {name} is {sent}, not {shown(expected)}"

    def _header_differences(self, wanted: Mapping[str, object], request: LoggedRequest) -> Iterator[str]:
        for name, expected in wanted.items():
            given = request.headers.get(name)
            if given == REDACTED and isinstance(expected, str):
                yield f"header {name} is secret and not in the log; expect str to require that it was sent"
            else:
                yield from field_differences({name: expected}, [] if given is None else [(name, given)], "header")


@cache
def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _is_secret(header: str) -> bool:
    return header.lower() in SECRET_HEADERS
