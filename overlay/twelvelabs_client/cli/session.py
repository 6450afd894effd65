"""One run of the command: its common options, its client, and how to resume it after an interruption."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from .stdio import print_message

if TYPE_CHECKING:
    from .._drivers.sync import SyncDriver
    from ..client import TwelveLabs
    from .output import Output
    from .profiles import Connection

PROGRAM = "twelvelabs"
COMPLETE = "_TWELVELABS_COMPLETE"
"""The variable in which a shell asks for completions."""


@dataclass
class Session:
    """The state of one run."""

    arguments: Sequence[str] = ()
    """The command line."""
    profile: str | None = None
    base_url: str | None = None
    format: str | None = None
    """table, json, jsonl, tsv or ids. None: a table on a terminal, else tsv."""
    fields: Sequence[str] = ()
    no_input: bool = False
    verbose: bool = False
    exit_code: int = 0
    remaining: Callable[[], Sequence[Sequence[str]]] | None = None
    """Returns the command lines, without the program, that complete the work."""
    _client: TwelveLabs | None = field(default=None, repr=False)

    def connection(self) -> Connection:
        """The key and the base URL. Raises ApiKeyError if there is no key."""
        from .profiles import connection

        return connection(self.profile, self.base_url)

    @property
    def client(self) -> TwelveLabs:
        """The client, made on first use."""
        if self._client is None:
            from ..client import TwelveLabs

            found = self.connection()
            self._client = TwelveLabs(found.api_key, base_url=found.base_url)
        return self._client

    @property
    def driver(self) -> SyncDriver:
        """The driver of the client, for commands below its public API."""
        driver: SyncDriver = vars(self.client)["_driver"]  # type stubs of the client have no private names
        return driver

    @property
    def output(self) -> Output:
        """Where results go."""
        from .output import Output

        return Output(self.format or ("table" if sys.stdout.isatty() else "tsv"), self.fields)

    @property
    def can_ask(self) -> bool:
        """Whether a user can be prompted."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    def confirm(self, what: str, *, yes: bool) -> None:
        """Ask for confirmation. Raises UsageError if nobody can be prompted, Exit with code 1 if the answer is no."""
        if yes:
            return
        if not self.can_ask:
            raise click.UsageError(f"{what} needs --yes when no terminal can ask for confirmation.")
        if not click.confirm(f"{what}?", err=True):
            click.echo("Nothing was changed.", err=True)
            raise click.exceptions.Exit(1)

    def resume_advice(self) -> str:
        """The commands that complete the work, as text; empty if there are none."""
        commands = [] if self.remaining is None else self.remaining()
        return "\n  ".join(["To resume:", *(shlex.join([PROGRAM, *each]) for each in commands)]) if commands else ""

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()


def log_to_stderr(*, requests: bool) -> None:
    """Log to stderr, above the progress bars if there are any: each request, or only what users should know."""
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            print_message(self.format(record))

    handler = Lines()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("twelvelabs_client")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.DEBUG if requests else logging.INFO)


pass_session = click.make_pass_decorator(Session)
