"""A call as a value: what to send and how to decode the response, without any input or output.

The function `request` of each endpoint module builds a `Request`, and `stream`, where the response can be a stream, a
`StreamRequest`. Sending them is up to the caller.
"""

import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from numbers import Integral
from os import PathLike, fsdecode
from os.path import basename
from typing import IO, Any, Generic, Protocol, TypeAlias, TypedDict, TypeVar, runtime_checkable
from urllib.parse import quote

from .errors import ArgumentError, UnusableFileError
from .numeric import integer, number
from .types import UNSET, File, Unset
from .wire import WHOLE, from_array, is_column, not_text, to_field, to_wire
from .wire import dates as dates
from .wire import timestamp as timestamp

T_co = TypeVar("T_co", covariant=True)
C = TypeVar("C", bound="Call")


@runtime_checkable
class RemoteFile(Protocol):
    """An fsspec file, as returned by `fsspec.open`."""

    @property
    def fs(self) -> object: ...
    @property
    def path(self) -> str: ...


@runtime_checkable
class AsyncFile(Protocol):
    """A file that is read with `await`, such as Starlette's UploadFile or a file of aiofiles or anyio."""

    def read(self, size: int = ..., /) -> Awaitable[bytes]: ...


@runtime_checkable
class FileInside(Protocol):
    """A file that is no path, such as one in an archive (`zipfile.Path`) or a package (`importlib.resources`)."""

    @property
    def name(self) -> str: ...
    def is_file(self) -> bool: ...
    def open(self, mode: Any = ..., /) -> Any: ...


Content: TypeAlias = (
    str
    | PathLike[str]
    | PathLike[bytes]
    | bytes
    | bytearray
    | memoryview
    | IO[bytes]
    | RemoteFile
    | FileInside
    | AsyncFile
    | Iterator[bytes]
    | AsyncIterator[bytes]
)
"""The content of a file: a path, bytes, or an open binary file. Whether the others can be read is up to the sender; the
functions of this package cannot.
"""
Upload: TypeAlias = Content | File | tuple[str | None, Content] | tuple[str | None, Content, str | None]
"""A file to send: its content, or a tuple (name, content, media type)."""


class Unchecked:
    """The values of a mapping without a type of its own: for type checkers only `Any` is one."""


AnyMapping: TypeAlias = Mapping[str, Unchecked]
"""A mapping that type checkers take in place of a model: one of `Any`, such as a dict[str, Any] made elsewhere.

They take others (a dict display, a dict[str, object]) only if they have the keys and types of the model.
"""

ACCEPT_JSON = "application/json, */*;q=0.1"
"""What requests accept that are not for a stream."""


class BareKeys(dict[str, Any]):
    """A mapping whose keys are parameters of the query: `?category=tour`."""


class DeepObject(dict[str, Any]):
    """A mapping in the query under the name of its parameter: `?user_metadata[category]=tour`."""


class RequestOptions(TypedDict, total=False):
    """Options of a single call. `chunk_size` is an option of the vendor's SDK for downloads, and has no effect."""

    timeout_in_seconds: float
    max_retries: int
    additional_headers: Mapping[str, str]
    additional_query_parameters: Mapping[str, Any]
    additional_body_parameters: Mapping[str, Any]
    chunk_size: int


def readable_for_pydantic(kind: type) -> None:
    """Let pydantic read a TypedDict of the standard library, which it refuses before Python 3.12, as a plain dict."""
    if sys.version_info < (3, 12):
        setattr(kind, "__get_pydantic_core_schema__", lambda _, handler: handler(dict[str, Any]))  # noqa: B010


readable_for_pydantic(RequestOptions)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of a multipart form. A `PathLike` content is read from disk when the form is sent."""

    name: str
    content: str | bytes | PathLike[str] | IO[bytes]
    filename: str | None = None
    content_type: str | None = None
    max_bytes: int | None = None
    """The most bytes that the platform takes of a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What to send."""

    method: str
    path: str
    route: str
    """The path with the names of its parameters instead of their values."""
    params: tuple[tuple[str, str], ...] = ()
    json: Any = UNSET
    """The JSON body, or UNSET for none."""
    form: tuple[Part, ...] | None = None
    """The parts of the multipart body, or None for none."""
    idempotent: bool = False
    """Whether sending it twice has the same effect as sending it once."""
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float | None = None
    """In seconds; overrides the setting of the client."""
    max_retries: int | None = None
    """Overrides the setting of the client."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request(Call, Generic[T_co]):
    """What to send, and how to decode a successful response."""

    parse: Callable[[bytes], T_co]


@dataclass(frozen=True, kw_only=True, slots=True)
class StreamRequest(Call, Generic[T_co]):
    """What to send, and how to decode each event of the stream that is a successful response."""

    parse_event: Callable[[bytes], T_co]
    """Decodes one line, or the data of one server-sent event."""
    media_type: str
    """The kind of stream: text/event-stream, or a media type with a JSON object on each line."""


def build(request: C, options: RequestOptions | None) -> C:
    """The request with the options of a call applied."""
    if not options:
        return request
    timeout, max_retries = _checked_numbers(options)
    body, form = request.json, request.form
    if more := options.get("additional_body_parameters"):
        if form is not None:
            form += _text_parts(more)
        elif body is UNSET or isinstance(body, dict):
            body = {**(body or {}), **to_wire(more)}
        else:
            raise ArgumentError("additional_body_parameters needs a request whose body is an object")
    headers = options.get("additional_headers") or {}
    given = {name.lower() for name in headers}
    return replace(
        request,
        params=request.params + query(options.get("additional_query_parameters") or {}),
        json=body,
        form=form,
        headers={**{name: text for name, text in request.headers.items() if name.lower() not in given}, **headers},
        timeout=request.timeout if timeout is None else timeout,
        max_retries=request.max_retries if max_retries is None else max_retries,
    )


def _checked_numbers(options: RequestOptions) -> tuple[float | None, int | None]:
    """The timeout and the number of retries. Raises ArgumentError if an option is not valid."""
    unknown = sorted(set(options) - RequestOptions.__annotations__.keys())
    if unknown:
        from difflib import get_close_matches  # it is slow to import

        known = RequestOptions.__annotations__
        near = [name for each in unknown for name in get_close_matches(str(each), known, n=1, cutoff=0.5)]
        advice = f"; did you mean {' and '.join(near)}?" if near else ""
        raise ArgumentError(f"request_options takes {', '.join(known)}, not {', '.join(map(str, unknown))}{advice}")
    for name, value in (options.get("additional_headers") or {}).items():
        # The value is not shown: it may be a secret.
        if not all(isinstance(text, str) and text.isascii() and text.isprintable() for text in (name, value)):
            raise ArgumentError(f"the header {name!r} must be printable ASCII text")
    timeout = retries = None
    if "timeout_in_seconds" in options:
        wanted = "a number greater than 0"
        timeout = number("timeout_in_seconds", options["timeout_in_seconds"], wanted=wanted, above=0)
    if "max_retries" in options:
        retries = integer("max_retries", options["max_retries"], at_least=0, wanted="an integer of at least 0")
    return timeout, retries


def path_segment(name: str, value: object) -> str:
    """A percent-encoded segment of a path. Rejects what would be another path: "", "." and ".."."""
    if isinstance(value, bool) or not isinstance(value, str | Integral):
        raise ArgumentError(not_text(name, value))
    try:
        segment = quote(str(value), safe="")
    except UnicodeEncodeError as error:
        raise ArgumentError(f"{name} must be an id, and {value!r} cannot be one: {error.reason}") from None
    if segment in ("", ".", ".."):
        raise ArgumentError(f"{name} must be an id, and {value!r} cannot be one")
    return segment


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | dict | list) else str(value)


def bare(given: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A mapping as BareKeys, unless it is a DeepObject."""
    return BareKeys(given) if isinstance(given, Mapping) and not isinstance(given, DeepObject) else given


def body(always: Mapping[str, Any], given: Mapping[str, Any] | None = None) -> Any:
    """A JSON body. Values of `given` that are None are left out."""
    return to_wire({**always, **{name: value for name, value in (given or {}).items() if value is not None}})


def query(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Query parameters: lists repeat their name, mappings become name[key], and None is left out, also in lists."""
    pairs: list[tuple[str, str]] = []
    for name, given in values.items():
        if given is None or given is UNSET:
            continue
        value = to_field(name, given)
        if isinstance(given, BareKeys):
            if taken := given.keys() & values.keys():
                raise ArgumentError(f"{name}: {min(taken)} is itself a parameter here; give the keys as DeepObject")
            pairs += query(value)
        elif isinstance(value, dict):
            pairs += query({f"{name}[{key}]": item for key, item in value.items()})
        elif isinstance(value, list):
            if nested := next((item for item in value if isinstance(item, list | dict)), None):
                raise ArgumentError(f"{name} must be a list of plain values, but one of them is {nested!r:.100}")
            pairs += [(name, _text(item)) for item in value if item is not None]
        else:
            pairs.append((name, _text(value)))
    return tuple(pairs)


def form(
    values: Mapping[str, Any],
    files: Mapping[str, Upload | Sequence[Upload] | None],
    max_bytes: Mapping[str, int] | None = None,
) -> tuple[Part, ...]:
    """A multipart form: objects are JSON, lists repeat their name, and None is left out."""
    parts = list(_text_parts(values))
    for name, given in files.items():
        if given is None or isinstance(given, Unset):
            continue
        limit = (max_bytes or {}).get(name)
        parts += [replace(_file_part(name, one), max_bytes=limit) for one in several(given)]
    return tuple(parts)


def several(given: Any) -> Sequence[Any]:
    """The files of a list, or a single one as a list; an empty one for None.

    A tuple that begins with a name, or with None, is a single file. A column of a table is a list.
    """
    if given is None:
        return []
    if isinstance(given, tuple):
        return [given] if given and isinstance(given[0], str | None) else given
    plain = from_array(given) if is_column(given) else given
    return plain if isinstance(plain, Sequence) and not isinstance(plain, WHOLE) else [given]


def _text_parts(values: Mapping[str, Any]) -> tuple[Part, ...]:
    parts = []
    for name, given in values.items():
        if given is None or given is UNSET:
            continue
        value = to_field(name, given)
        items = value if isinstance(value, list) else [value]
        parts += [Part(name=name, content=_text(item)) for item in items if item is not None]
    return tuple(parts)


def _file_part(name: str, given: Any) -> Part:
    content_type = None
    filename = None
    content: Any = given
    if isinstance(given, File):
        filename, content, content_type = given.file_name, given.payload, given.mime_type
    elif isinstance(given, tuple):
        filename, content, content_type = (*given, None)[:3]
    if isinstance(content, str | PathLike):
        path = _Path(content)
        return Part(name=name, content=path, filename=filename or path.name, content_type=content_type)
    if hasattr(content, "encoding"):  # temporary files are not TextIOBase, but have its attributes
        raise ArgumentError(f"{name} must be opened in binary mode: open(..., 'rb')")
    if isinstance(content, bytearray | memoryview):
        content = bytes(content)
    if not isinstance(content, bytes) and not hasattr(content, "read"):
        raise ArgumentError(f"{name} must be a path, bytes or an open binary file, not {type(content).__name__}")
    if getattr(content, "closed", False) is True:
        raise UnusableFileError(f"{name}: the file is closed")
    if filename is None:
        own = getattr(content, "name", None)
        filename = _Path(own).name if isinstance(own, str) else name
    return Part(name=name, content=content, filename=filename, content_type=content_type)


class _Path(PathLike[str]):
    """A path that is not accessed yet (importing pathlib would cost more than it saves here)."""

    def __init__(self, path: str | PathLike[Any]) -> None:
        self._path = fsdecode(path)

    @property
    def name(self) -> str:
        return basename(self._path)  # noqa: PTH119 - see above

    def __fspath__(self) -> str:
        return self._path

    def __repr__(self) -> str:
        return repr(self._path)
