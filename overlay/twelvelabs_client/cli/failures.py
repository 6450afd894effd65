"""What an error means on the command line: its message, and the exit code of the command."""

from __future__ import annotations

import sys

import click

FAILED, USAGE, NOT_FOUND, KEY, RATE_LIMITED, TIME_IS_UP = 1, 2, 3, 4, 7, 124


class CommandError(click.ClickException):
    """The command cannot do what was asked for."""


class MissingError(CommandError):
    """There is nothing of that name or id."""

    exit_code = NOT_FOUND


class KeyProblemError(CommandError):
    """There is no API key, or none that can be used."""

    exit_code = KEY


def exit_code(error: BaseException) -> int:
    """The exit code of a command that ended with this error."""
    from .. import errors  # it takes longer to import than help takes to show

    match error:
        case click.ClickException():
            return error.exit_code
        case errors.NotFoundError():
            return NOT_FOUND
        case errors.UnauthorizedError() | errors.ForbiddenError():
            return KEY
        case errors.TooManyRequestsError():
            return RATE_LIMITED
        case errors.WaitTimeoutError():
            return TIME_IS_UP
        case errors.InvalidArgumentError() | errors.ConfigurationError():
            return USAGE
        case errors.UploadError() if isinstance(error.__cause__, errors.TwelveLabsError):
            return exit_code(error.__cause__)
        case _:
            return FAILED


def can_go_on(error: BaseException) -> bool:
    """Whether the same command may do the rest later."""
    from ..errors import UploadError, WaitTimeoutError

    return isinstance(error, UploadError | WaitTimeoutError) or getattr(error, "is_transient", False) is True


def message(error: BaseException) -> str:
    """What to tell about an error. One that is a mistake in the client is shown with its traceback."""
    from ..errors import TwelveLabsError

    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, TwelveLabsError):
        notes = getattr(error, "__notes__", ())
        return "\n".join([str(error), *map(str, notes)])
    if isinstance(error, OSError | ImportError):
        return str(error)
    import traceback

    traceback.print_exception(error, file=sys.stderr)
    return f"{type(error).__name__}: {error}. This is a mistake in the command; please report it."
