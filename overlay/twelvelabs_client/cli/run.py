"""Runs one command line: every error becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from .root import root
from .session import COMPLETE, PROGRAM, Session
from .stdio import print_message

USAGE, INTERRUPTED, BROKEN_PIPE = 2, 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run a command line. Returns the exit code."""
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
    except SystemExit as end:  # from the argument parser of sandbox or migrate
        return end.code if isinstance(end.code, int) else 0
    except (KeyboardInterrupt, click.Abort) as interruption:
        return _interrupted(session, interruption)
    except Exception as error:
        return _failed(error, session)
    return session.exit_code


def _interrupted(session: Session, interruption: BaseException) -> int:
    print_message("\nInterrupted.")
    if advice := session.resume_advice():
        print_message(advice)
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
    from .failures import exit_code, is_resumable, message

    print_message(f"{PROGRAM}: {message(error)}")
    if is_resumable(error) and (advice := session.resume_advice()):
        print_message(advice)
    return exit_code(error)
