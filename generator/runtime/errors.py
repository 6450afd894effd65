"""The root of all errors, and those that need no connection: bad arguments, unreadable answers, missing embeddings."""

from typing import Any, TypeVar

E = TypeVar("E", bound="TwelveLabsError")


class TwelveLabsError(Exception):
    """The root of all errors. Each can be pickled."""

    is_transient: bool = False
    """Whether the same call may succeed a little later."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[E], args: tuple[Any, ...], state: dict[str, Any]) -> E:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ArgumentError(TwelveLabsError, ValueError):
    """An argument that no request can be made of. Nothing has been sent."""


class UnusableFileError(ArgumentError):
    """A file that cannot be sent: it is missing, empty, not a regular file, or cannot be read."""


class DecodeError(TwelveLabsError, ValueError):
    """JSON that is not what the contract says.

    `is_syntax` tells a broken or foreign body (cut off, or an HTML page) from JSON of an unexpected shape.
    """

    def __init__(self, message: str, *, is_syntax: bool = False) -> None:
        super().__init__(message)
        self.is_syntax = is_syntax


class EmbeddingsError(TwelveLabsError, ValueError):
    """Embeddings that make no array: there are none, some are missing, or their dimensions differ."""


class UnexpectedStatus(TwelveLabsError):  # noqa: N818 - the name that openapi-python-client gives it
    """A failure, from a generated client with `raise_on_unexpected_status`."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"status {status_code}: {content[:2000].decode(errors='replace')}")
        self.status_code = status_code
        self.content = content
