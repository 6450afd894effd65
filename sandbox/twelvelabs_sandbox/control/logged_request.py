"""An entry of the request log: a request with its response, without secrets and within bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cached_property

import orjson

from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.redaction import Redaction
from twelvelabs_sandbox.json_values import JsonObject

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class LoggedFile:
    """A file of a form: the name of its field, its file name, and its size in bytes."""

    name: str
    filename: str
    size: int


@dataclass(frozen=True)
class Content:
    """A body: its size in bytes, its media type, and its first bytes, as far as the log keeps them."""

    size: int = 0
    type: str = ""
    kept: bytes = field(default=b"", repr=False)
    redaction: Redaction = field(default_factory=Redaction, repr=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is kept."""
        return len(self.kept) == self.size

    @cached_property
    def text(self) -> str | None:
        """The text, as far as it is kept, without secrets; None if nothing is kept."""
        return self.redaction.text(self.kept.decode(errors="replace")) if self.kept else None

    @cached_property
    def json(self) -> object:
        """The JSON value; None if the body is not JSON, or not kept as a whole."""
        if not self.kept or not self.is_whole or "json" not in self.type:
            return None
        try:
            value: object = orjson.loads(self.text or "")
        except orjson.JSONDecodeError:  # such as NDJSON
            return None
        return value


NO_CONTENT = Content()


@dataclass(frozen=True)
class LoggedRequest:
    """A received request and its response, with secrets redacted.

    - ``route``: the template of the path, such as "/assets/{asset_id}", "object-store PUT" or "media GET"; "" for an
      unknown path.
    - ``number``, ``started_at``: its place in the log, from 1, and when it arrived, on the sandbox's clock.
    - ``form``, ``files``: the fields of a form, with the file name in place of a file, and its files.
    - ``status``: that of the response; None while the request is in flight, or if the connection was reset.
    - ``milliseconds``: real time until the response was complete; None while the request is in flight.
    - ``fault``: the fault or canned response that fired for it.
    """

    method: str
    path: str
    query: str
    route: str
    headers: Mapping[str, str]
    number: int = 0
    started_at: datetime = _EPOCH
    content: Content = NO_CONTENT
    form: Sequence[tuple[str, str]] = ()
    files: Sequence[LoggedFile] = ()
    status: int | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict)
    response: Content = NO_CONTENT
    milliseconds: float | None = None
    fault: Fault | None = None
    key: int = field(default=0, repr=False, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which a route matches: the template, the path below /v1.3, and the whole path."""
        return self.route, self.path.removeprefix("/v1.3"), self.path

    @property
    def body_size(self) -> int:
        """The size of the body in bytes."""
        return self.content.size

    @property
    def json(self) -> object:
        """The body if it was JSON and at most 256 KiB; otherwise None."""
        return self.content.json

    @property
    def body(self) -> object:
        """The body: a JSON value, the fields of a form, or text; None if there was none, or it was large."""
        if self.form:
            return dict(self.form)
        return self.content.text if self.content.json is None else self.content.json

    @property
    def answer(self) -> object:
        """The body of the response: a JSON value, or at most 64 KiB of text; None if there is none, or it is media."""
        return self.response.text if self.response.json is None else self.response.json

    @property
    def request_id(self) -> str | None:
        """The id of the request, which the response has in the header X-Request-Id."""
        return self.response_headers.get("x-request-id")

    def __str__(self) -> str:
        target = self.path + (f"?{self.query}" if self.query else "")
        outcome = "in flight" if self.milliseconds is None else "no response" if self.status is None else self.status
        fault = ", by a fault" if self.fault is not None else ""
        return f"{self.method} {target} -> {outcome}{fault}"

    def as_json(self) -> JsonObject:
        """The request as a JSON object."""
        return {
            "number": self.number,
            "started_at": self.started_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "route": self.route,
            "headers": dict(self.headers),
            "body_size": self.body_size,
            "json": self.json,
            "form": [list(pair) for pair in self.form],
            "files": [asdict(file) for file in self.files],
            "status": self.status,
            "response_headers": dict(self.response_headers),
            "answer": self.answer,
            "milliseconds": self.milliseconds,
            "request_id": self.request_id,
            "fault": self.fault.as_json() if self.fault is not None else None,
        }
