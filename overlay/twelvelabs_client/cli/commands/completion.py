"""`twelvelabs completion`: scripts that let a shell complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ..groups import Command
from ..session import COMPLETE, PROGRAM

_QUOTED = """[[ "${COMP_WORDS[COMP_CWORD]}" == [\\"\\']* ]] || printf -v value %q "$value"
            COMPREPLY+=("$value")"""
"""Unlike zsh and fish, bash does not escape the spaces of a name, unless a quote is open."""


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Completion for bash, zsh and fish.

    Prints the script of a shell:

    \b
    bash  twelvelabs completion bash > ~/.local/share/bash-completion/completions/twelvelabs
    zsh   twelvelabs completion zsh > ~/.zfunc/_twelvelabs   (with ~/.zfunc in fpath, before compinit)
    fish  twelvelabs completion fish > ~/.config/fish/completions/twelvelabs.fish

    Names of indexes, knowledge stores and collections are completed as well; they are requested at most once a minute.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} is not supported.")
    script = kind(context.find_root().command, {}, PROGRAM, COMPLETE).source()
    if shell == "bash":
        script = script.replace("COMPREPLY+=($value)", _QUOTED)
    click.echo(script)
