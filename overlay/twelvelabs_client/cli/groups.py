"""Command groups that import their commands on first use, and the options common to all commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from .session import Session, log_to_stderr

_FORMATS = {"json": "json", "jsonl": "jsonl", "tsv": "tsv", "quiet": "ids"}
"""The options that choose the output format."""


class CommonOption(click.Option):
    """An option that every command has."""


def _store(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    session = context.find_object(Session)
    if session is None or not value:
        return
    name = parameter.name or ""
    if name == "verbose":
        if not context.resilient_parsing:  # a shell asks for completions
            session.verbose = True
            log_to_stderr(requests=True)
    elif name == "fields":
        session.fields = [each.strip() for each in value.split(",") if each.strip()]
    elif name in _FORMATS:
        if session.format not in (None, _FORMATS[name]):
            raise click.UsageError("--json, --jsonl, --tsv and --quiet exclude each other.", context)
        session.format = _FORMATS[name]
    else:
        setattr(session, name, value)


def common_options() -> list[click.Parameter]:
    """The options that every command has."""

    def flag(*names: str, help: str) -> CommonOption:
        return CommonOption(names, is_flag=True, expose_value=False, callback=_store, help=help)

    def text(*names: str, metavar: str, help: str) -> CommonOption:
        return CommonOption(names, metavar=metavar, expose_value=False, callback=_store, help=help)

    return [
        flag("--json", help="Write JSON: an object, or an array of all results."),
        flag("--jsonl", help="Write one JSON object per line, as results arrive."),
        flag("--tsv", help="Write tab-separated values with a header; the default when piped."),
        flag("-q", "--quiet", help="Write ids only, one per line."),
        text("--fields", metavar="A,B", help="The fields to write, such as id,system_metadata.duration."),
        text("--profile", metavar="NAME", help="The profile with the key and base URL (twelvelabs auth)."),
        text("--base-url", metavar="URL", help="The URL of the API."),
        flag("--no-input", help="Never prompt."),
        flag("-v", "--verbose", help="Log each request to stderr."),
    ]


class Command(click.Command):
    """A command with the common options, which its help lists last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += common_options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, none of which may be empty: it is most often a variable of a script that is not set."""
        rest = super().parse_args(ctx, args)
        for parameter in self.params:
            given = ctx.params.get(parameter.name or "")
            if isinstance(parameter, click.Argument) and (given == "" or (isinstance(given, tuple) and "" in given)):
                raise click.BadParameter("must not be empty.", ctx, parameter)
        return rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in two sections."""
        _write_options(self, ctx, formatter)


class PassthroughCommand(click.Command):
    """A command that passes all its arguments, --help included, to another program."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take all arguments as they are, -- and options included."""
        ctx.params["arguments"] = tuple(args)
        return []


class Group(click.Group):
    """A group of commands, which are imported when they are used.

    Args:
        lazy: The names of the commands by section, each with where it is (`module:attribute`) and its short help.
    """

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, lazy: Mapping[str, Mapping[str, tuple[str, str]]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.params += common_options()
        self._sections = lazy or {}
        self._lazy = {name: entry for section in self._sections.values() for name, entry in section.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return [*self._lazy, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported on first use."""
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(f".commands.{module}", __package__), attribute)
        return found

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        _write_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, without importing those that are lazy."""
        sections: dict[str, list[tuple[str, str]]] = {
            title: [(name, help_) for name, (_, help_) in entries.items()] for title, entries in self._sections.items()
        }
        if self.commands:
            own = [(name, each.get_short_help_str(200)) for name, each in self.commands.items()]
            sections.setdefault("Commands", []).extend(own)
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    own: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None and isinstance(parameter, click.Option):
            (common if isinstance(parameter, CommonOption) else own).append(record)
    _write(formatter, "Options", own)
    _write(formatter, "Output and connection", common)


def _write(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
