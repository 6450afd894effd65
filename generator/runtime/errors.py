"""The root of all errors, and those that do not involve a connection."""

from typing import Any, TypeVar

from .redaction import redact_object, shown

_MAX_MESSAGE = 8000
"""The most characters of a message. It may hold several texts of a server, each bounded by itself."""

E = TypeVar("E", bound="TwelveLabsError")


class TwelveLabsError(Exception):
    """The root of all errors. Each can be pickled.

    Secrets are cut out of messages and notes, and in a pickle also out of the objects that the error holds.
    """

    is_transient: bool = False
    """Whether the same call may succeed a little later."""
    request_id: str | None = None
    """The id of the failed call, for the platform's support; None if the platform sent none."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.args = tuple(shown(one, _MAX_MESSAGE) if isinstance(one, str) else one for one in args)

    def add_note(self, note: str, /) -> None:
        """Add a note, without secrets."""
        super().add_note(shown(note, _MAX_MESSAGE))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), redact_object(self.args), redact_object(self.__dict__))


def _restore(kind: type[E], args: tuple[Any, ...], state: dict[str, Any]) -> E:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ArgumentError(TwelveLabsError, ValueError):
    """An invalid argument. Nothing has been sent."""


class UnusableFileError(ArgumentError):
    """A file that cannot be sent: it is missing, empty, not a regular file, or cannot be read."""


class DecodeError(TwelveLabsError, ValueError):
    """A body that is not JSON, or not of the shape that the contract describes.

    `is_syntax` is True for a body that is not JSON (cut off, or an HTML page), False for JSON of an unexpected shape.
    """

    def __init__(self, message: str, *, is_syntax: bool = False) -> None:
        super().__init__(message)
        self.is_syntax = is_syntax


class EmbeddingsError(TwelveLabsError, ValueError):
    """There are no embeddings, some are missing, or their dimensions differ, so that they do not make an array."""


class UnexpectedStatus(TwelveLabsError):  # noqa: N818 - upstream's name
    """A status other than 2xx, with a generated client that has `raise_on_unexpected_status`."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"status {status_code}: {content[:2000].decode(errors='replace')}")
        self.status_code = status_code
        self.content = content
