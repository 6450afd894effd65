"""Runs one command line, and turns every error into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from .messages import say
from .root import root
from .session import COMPLETE, PROGRAM, Session

USAGE, INTERRUPTED, BROKEN_PIPE = 2, 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(root, {"obj": Session()}, PROGRAM, COMPLETE, instruction)
    session = Session(arguments=tuple(arguments))
    try:
        try:
            with root.make_context(PROGRAM, list(arguments), obj=session) as context:
                root.invoke(context)
            sys.stdout.flush()
        finally:
            session.close()
    except SystemExit as end:  # of a program that a command has passed its arguments to
        return end.code if isinstance(end.code, int) else 0
    except (KeyboardInterrupt, click.Abort) as interruption:
        return _interrupted(session, interruption)
    except Exception as error:
        return _failed(error, session)
    return session.exit_code


def _interrupted(session: Session, interruption: BaseException) -> int:
    say("\nInterrupted.")
    if advice := session.going_on():
        say(advice)
    code: int = getattr(interruption, "code", INTERRUPTED)
    return code


def _failed(error: Exception, session: Session) -> int:
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.ctx.get_help() if error.ctx is not None else error.message)
        return 0
    if isinstance(error, click.UsageError):
        with suppress(OSError):
            error.show(sys.stderr)
        return USAGE
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    from .failures import can_go_on, exit_code, message

    say(f"{PROGRAM}: {message(error)}")
    if can_go_on(error) and (advice := session.going_on()):
        say(advice)
    return exit_code(error)
