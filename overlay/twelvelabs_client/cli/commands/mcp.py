"""`twelvelabs mcp`: tools for language models."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import click

from ..failures import CommandError
from ..groups import Command
from ..session import Session, pass_session
from ..stdio import print_message


@click.command(cls=Command)
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose files may be uploaded. May be repeated; without it no file is read.",
)
@click.option("--allow-delete", is_flag=True, help="Also offer tools that delete assets and indexes.")
@pass_session
def mcp(session: Session, roots: Sequence[Path], allow_delete: bool) -> None:
    """Serve tools to language models (MCP).

    The server uses the Model Context Protocol on stdin and stdout. Configure the program that starts it like this:

    \b
    {"mcpServers": {"twelvelabs": {"command": "twelvelabs", "args": ["mcp", "--root", "/home/me/videos"]}}}
    """
    if find_spec("mcp") is None:
        raise CommandError("The server needs its extra: pip install 'twelvelabs-client[mcp]'")
    from ...client import AsyncTwelveLabs
    from ...mcp.server import make_server

    found = session.connection()
    if session.can_ask:
        print_message("Serving MCP on stdin and stdout. Press Ctrl-C to stop.")
    server = make_server(AsyncTwelveLabs(found.api_key, base_url=found.base_url), roots, allow_delete=allow_delete)
    received = _end_input_on_signals(_stdin_through_a_pipe())
    server.run()
    if received:
        print_message("Interrupted.")
        raise click.exceptions.Exit(128 + received[0])


def _stdin_through_a_pipe() -> Callable[[], None]:
    """Let the server read stdin through a pipe. Returns a function that ends the input.

    The thread that reads could not be interrupted while it waits for a terminal, or for the program at the other end.
    """
    source = os.dup(0)
    readable, writable = os.pipe()
    os.dup2(readable, 0)
    os.close(readable)
    sink = os.fdopen(writable, "wb", buffering=0)

    def copy() -> None:
        with suppress(OSError, ValueError), sink:  # ValueError: it has been closed
            while block := os.read(source, 65536):
                sink.write(block)

    Thread(target=copy, daemon=True).start()
    return sink.close


def _end_input_on_signals(end_input: Callable[[], None]) -> Sequence[int]:
    """End the input, and so the server, when a signal arrives. Returns the list of signals received."""
    received: list[int] = []

    def end(number: int, _: object) -> None:
        received.append(number)
        end_input()

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, end)
    return received
