"""`twelvelabs sandbox`: the same as `python -m twelvelabs_sandbox`."""

from __future__ import annotations

from importlib.util import find_spec

import click

from ..failures import CommandError

_NEEDS = ("starlette", "uvicorn", "av")


@click.command(add_help_option=False, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def sandbox(arguments: tuple[str, ...]) -> None:
    """Run a local stand-in for the platform."""
    if any(find_spec(name) is None for name in _NEEDS):
        raise CommandError("The sandbox needs its extra: pip install 'twelvelabs-client[sandbox]'")
    from twelvelabs_sandbox.__main__ import main

    raise click.exceptions.Exit(main(arguments))
