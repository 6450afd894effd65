"""Errors on the command line: their messages and exit codes."""

from __future__ import annotations

import sys

import click

FAILED, USAGE, NOT_FOUND, KEY, RATE_LIMITED, TEMPORARY, TIMED_OUT = 1, 2, 3, 4, 7, 75, 124


class CommandError(click.ClickException):
    """The command failed, for a reason that its message gives."""


class MissingError(CommandError):
    """An object with the given name or id does not exist."""

    exit_code = NOT_FOUND


class ApiKeyError(CommandError):
    """No API key is configured, or it is not valid."""

    exit_code = KEY


class TemporaryError(CommandError):
    """The command is to be started again, as EX_TEMPFAIL of sysexits.h says."""

    exit_code = TEMPORARY


def exit_code(error: BaseException) -> int:
    """The exit code of a command that ended with this error."""
    from .. import errors  # imported late: help must not import the client

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
            return TIMED_OUT
        case errors.InvalidArgumentError() | errors.ConfigurationError():
            return USAGE
        case errors.UploadError() if isinstance(error.__cause__, errors.TwelveLabsError):
            return exit_code(error.__cause__)
        case _:
            return FAILED


def is_resumable(error: BaseException) -> bool:
    """Whether running the command again may complete the work."""
    from ..errors import UploadError, WaitTimeoutError

    return isinstance(error, UploadError | WaitTimeoutError) or getattr(error, "is_transient", False) is True


def message(error: BaseException) -> str:
    """The message of an error. Of an unexpected one, the traceback is printed as well."""
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
    return f"{type(error).__name__}: {error}. This is a bug in the command; please report it."
