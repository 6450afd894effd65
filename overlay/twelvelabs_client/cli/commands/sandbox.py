"""`twelvelabs sandbox`: the same as `python -m twelvelabs_sandbox`."""

from __future__ import annotations

import click

from ..groups import PassthroughCommand


@click.command(cls=PassthroughCommand)
def sandbox(arguments: tuple[str, ...]) -> None:
    """Run a local stand-in for the platform."""
    from twelvelabs_sandbox.__main__ import main

    raise click.exceptions.Exit(main(arguments))
