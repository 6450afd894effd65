"""The help of every command, which imports only what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from twelvelabs_client.cli.root import COMMANDS, root

from .conftest import Command

HELP = Path(__file__).with_name("help.txt")
PASSED_ON = {"sandbox", "migrate"}
"""Commands whose help is that of another program."""


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """All commands with their names."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def own_help(names: tuple[str, ...]) -> str:
    context = root.make_context("twelvelabs", [], resilient_parsing=True, terminal_width=80)
    command: click.Command = root
    for name in names:
        assert isinstance(command, click.Group)
        found = command.get_command(context, name)
        assert found is not None
        command, context = found, click.Context(found, info_name=name, parent=context, terminal_width=80)
    text = command.get_help(context)
    return text if not names else text.partition("\n\nOutput and connection:")[0]


def test_the_help_of_every_command_is_as_it_was() -> None:
    """To accept a change: UPDATE_HELP=1."""
    names = [(), *(path for path, _ in commands(root) if path[0] not in PASSED_ON)]
    text = "\n\n".join(f"$ {' '.join(['twelvelabs', *path, '--help'])}\n{own_help(path)}" for path in names) + "\n"
    if os.environ.get("UPDATE_HELP"):
        HELP.write_text(text, encoding="utf-8")
    assert text == HELP.read_text(encoding="utf-8")


def first_paragraph(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def test_every_command_has_help_and_the_common_options() -> None:
    short = {name: text for section in COMMANDS.values() for name, (_, text) in section.items()}
    lacking = []
    for path, command in commands(root):
        if not command.help or any(isinstance(one, click.Option) and not one.help for one in command.params):
            lacking.append(f"{' '.join(path)}: no help")
        if len(path) == 1 and first_paragraph(command.help or "") != short[path[0]]:
            lacking.append(f"{path[0]}: another short help in the table of commands")
        names = {one.name for one in command.params}
        if path[0] not in PASSED_ON and not {"json", "jsonl", "tsv", "quiet", "fields", "profile", "base_url"} <= names:
            lacking.append(f"{' '.join(path)}: no common options")
    assert lacking == []


def test_help_imports_neither_the_client_nor_what_it_needs() -> None:
    code = (
        "import sys; from twelvelabs_client.cli.main import main; main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    slow = {"httpx", "attrs", "anyio", "orjson", "rich", "asyncio", "av", "numpy", "mcp", "twelvelabs_client.errors"}
    for arguments in (["--help"], ["--version"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        assert done.stdout
        assert (slow | {"logging", "twelvelabs_lowlevel"}) & set(done.stderr.split()) == set()
    walk = "import sys; from importlib import import_module; from twelvelabs_client.cli.root import COMMANDS;"
    walk += "[import_module(f'twelvelabs_client.cli.commands.{where.partition(chr(58))[0]}')"
    walk += " for each in COMMANDS.values() for where, _ in each.values()]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", walk], capture_output=True, text=True, check=True)
    assert slow & set(done.stdout.split()) == set()


def test_the_program_alone_shows_its_help_and_mistakes_show_usage(tl: Command) -> None:
    assert tl().code == 0
    assert tl().out.startswith("Usage: twelvelabs")
    for arguments, said in [
        (["nonsense"], "No such command 'nonsense'"),
        (["assets", "lst"], "No such command 'lst'"),
        (["assets", "get"], "Missing argument"),
        (["assets", "list", "--json", "--tsv"], "exclude each other"),
        (["wait", "entity", "1"], "needs --collection"),
        (["wait", "asset", "1", "--timeout", "soon"], "is not a duration"),
        (["search", "--index", "films"], "Give a QUERY"),
        (["assets", "rm", "1"], "needs --yes"),
    ]:
        done = tl(*arguments)
        assert (done.code, done.out) == (2, ""), arguments
        assert said in done.err
