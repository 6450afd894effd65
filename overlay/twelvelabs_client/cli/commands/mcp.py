"""`twelvelabs mcp`: tools for language models."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

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
    make_server(AsyncTwelveLabs(found.api_key, base_url=found.base_url), roots, allow_delete=allow_delete).run()
