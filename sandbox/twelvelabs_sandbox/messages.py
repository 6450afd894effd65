"""What the HTTP layer and the handlers exchange: forms and their files, responses, streams, ranges of files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson

from twelvelabs_sandbox.json_values import JsonObject


@dataclass(frozen=True)
class ReceivedFile:
    """An uploaded file of a form, stored on disk under a random name."""

    path: Path
    filename: str
    size: int
    head: bytes


@dataclass(frozen=True)
class FileSlice:
    """A range of a file, as the body of a response."""

    path: Path
    start: int
    length: int


@dataclass(frozen=True)
class Stream:
    """Events as the body of a response, sent one after another with ``pause`` seconds of real time in between."""

    events: Sequence[bytes]
    pause: float = 0.0


@dataclass(frozen=True)
class Response:
    """A response before it is sent. Its body is bytes, a range of a file, or a stream of events."""

    status: int
    body: bytes | FileSlice | Stream = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, status: int, value: object, headers: Mapping[str, str] | None = None) -> "Response":
        """A response with a JSON body."""
        return cls(status, orjson.dumps(value), {"content-type": "application/json", **(headers or {})})

    @classmethod
    def page(cls, data: Sequence[JsonObject], page_info: JsonObject) -> "Response":
        """A response with one page of a list."""
        return cls.json(200, {"data": data, "page_info": page_info})

    @property
    def length(self) -> int:
        """The length of the body in bytes."""
        if isinstance(self.body, FileSlice):
            return self.body.length
        return sum(map(len, self.body.events)) if isinstance(self.body, Stream) else len(self.body)

    def with_headers(self, headers: Mapping[str, str]) -> "Response":
        """The same response with more headers."""
        return replace(self, headers={**self.headers, **headers})


@dataclass
class Form:
    """A multipart form: its fields as text and its files, each in the order of the form."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, ReceivedFile]] = field(default_factory=list)

    def discard(self) -> None:
        """Delete the files that no handler has taken."""
        for _, file in self.files:
            file.path.unlink(missing_ok=True)
