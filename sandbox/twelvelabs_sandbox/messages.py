"""What goes between the HTTP side and the handlers: a form, an answer, a stream, a part of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson

from twelvelabs_sandbox.json_values import JsonObject


@dataclass(frozen=True)
class ReceivedFile:
    """A file that came with a form and lies on disk under a name that the sandbox has made."""

    path: Path
    filename: str
    size: int
    head: bytes


@dataclass(frozen=True)
class FileSlice:
    """Bytes of a file to answer with."""

    path: Path
    start: int
    length: int


@dataclass(frozen=True)
class Stream:
    """Events to answer with one after another: each as it is sent, and the seconds of real time before the next."""

    events: Sequence[bytes]
    pause: float = 0.0


@dataclass(frozen=True)
class Response:
    """An answer before it is sent: its body is bytes, a part of a file, or a stream of events."""

    status: int
    body: bytes | FileSlice | Stream = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, status: int, value: object, headers: Mapping[str, str] | None = None) -> "Response":
        """An answer that holds JSON."""
        return cls(status, orjson.dumps(value), {"content-type": "application/json", **(headers or {})})

    @classmethod
    def page(cls, data: Sequence[JsonObject], page_info: JsonObject) -> "Response":
        """One page of a list."""
        return cls.json(200, {"data": data, "page_info": page_info})

    @property
    def length(self) -> int:
        """How many bytes the body has."""
        if isinstance(self.body, FileSlice):
            return self.body.length
        return sum(map(len, self.body.events)) if isinstance(self.body, Stream) else len(self.body)

    def with_headers(self, headers: Mapping[str, str]) -> "Response":
        """The same answer with more headers."""
        return replace(self, headers={**self.headers, **headers})


@dataclass
class Form:
    """A form: its fields as text and its files, in the order in which they came."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, ReceivedFile]] = field(default_factory=list)

    def discard(self) -> None:
        """Remove the files that nobody has taken."""
        for _, file in self.files:
            file.path.unlink(missing_ok=True)
