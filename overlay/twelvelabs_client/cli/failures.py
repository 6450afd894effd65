"""What an error means on the command line: its message, and the exit code of the command."""

from __future__ import annotations

import sys
import traceback

import click

from ..errors import (
    ConfigurationError,
    ForbiddenError,
    InvalidArgumentError,
    NotFoundError,
    TooManyRequestsError,
    TwelveLabsError,
    UnauthorizedError,
    UploadError,
    WaitTimeoutError,
)

FAILED, USAGE, NOT_FOUND, KEY, RATE_LIMITED, TIME_IS_UP = 1, 2, 3, 4, 7, 124


class CommandError(click.ClickException):
    """The command cannot do what was asked for."""


class MissingError(CommandError):
    """There is nothing of that name or id."""

    exit_code = NOT_FOUND


class KeyProblemError(CommandError):
    """There is no API key, or none that can be used."""

    exit_code = KEY


_CODES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], int], ...] = (
    (NotFoundError, NOT_FOUND),
    ((UnauthorizedError, ForbiddenError), KEY),
    (TooManyRequestsError, RATE_LIMITED),
    (WaitTimeoutError, TIME_IS_UP),
    ((InvalidArgumentError, ConfigurationError), USAGE),
)
"""The first that fits counts. Any other error is FAILED."""


def exit_code(error: BaseException) -> int:
    """The exit code of a command that ended with this error."""
    if isinstance(error, click.ClickException):
        return error.exit_code
    found = next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)
    cause = error.__cause__
    if found == FAILED and isinstance(error, UploadError) and isinstance(cause, TwelveLabsError):
        return exit_code(cause)
    return found


def can_go_on(error: BaseException) -> bool:
    """Whether the same command may do the rest later."""
    return isinstance(error, UploadError | WaitTimeoutError) or getattr(error, "is_transient", False) is True


def message(error: BaseException) -> str:
    """What to tell about an error. One that is a mistake in the client is shown with its traceback."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, TwelveLabsError):
        notes = getattr(error, "__notes__", ())
        return "\n".join([str(error), *map(str, notes)])
    if isinstance(error, OSError | ImportError):
        return str(error)
    traceback.print_exception(error, file=sys.stderr)
    return f"{type(error).__name__}: {error}. This is a mistake in the command; please report it."
