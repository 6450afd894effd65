"""`twelvelabs migrate`: the same as `python -m twelvelabs_client.migrate`."""

from __future__ import annotations

import click

from ..groups import PassthroughCommand


@click.command(cls=PassthroughCommand)
def migrate(arguments: tuple[str, ...]) -> None:
    """Rewrite programs for the vendor's SDK."""
    from ...migrate.__main__ import main

    raise click.exceptions.Exit(main(arguments))
