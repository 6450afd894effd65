"""`twelvelabs migrate`: the same as `python -m twelvelabs_client.migrate`."""

from __future__ import annotations

import click


@click.command(add_help_option=False, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def migrate(arguments: tuple[str, ...]) -> None:
    """Rewrite programs for the vendor's SDK."""
    from ...migrate.__main__ import main

    raise click.exceptions.Exit(main(arguments))
