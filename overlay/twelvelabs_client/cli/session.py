"""One run of the command: its options that every command has, its client, and how to go on after it was interrupted."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from .messages import say

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
    form: str | None = None
    """table, json, jsonl, tsv or ids. None: a table on a terminal, else tsv."""
    fields: Sequence[str] = ()
    no_input: bool = False
    exit_code: int = 0
    remaining: Callable[[], Sequence[Sequence[str]]] | None = None
    """The command lines, without the program, that do what is left to do."""
    _client: TwelveLabs | None = field(default=None, repr=False)

    def connection(self) -> Connection:
        """The key and the base URL. Raises KeyProblemError if there is no key."""
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
        """What sends the requests of the client."""
        driver: SyncDriver = vars(self.client)["_driver"]  # type stubs of the client have no private names
        return driver

    @property
    def output(self) -> Output:
        """Where results go."""
        from .output import Output

        return Output(self.form or ("table" if sys.stdout.isatty() else "tsv"), self.fields)

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to ask."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    def confirm(self, what: str, *, yes: bool) -> None:
        """Ask before something is lost. Raises UsageError where nobody can answer, Abort if the answer is no."""
        if yes:
            return
        if not self.can_ask:
            raise click.UsageError(f"{what} needs --yes where nobody can be asked.")
        if not click.confirm(f"{what}?", err=True):
            click.echo("Nothing was changed.", err=True)
            raise click.exceptions.Exit(1)

    def going_on(self) -> str:
        """How to do what is left to do; empty if nothing is, or it cannot be gone on with."""
        commands = [] if self.remaining is None else self.remaining()
        return "\n  ".join(["To go on:", *(shlex.join([PROGRAM, *each]) for each in commands)]) if commands else ""

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()


def log_requests() -> None:
    """Write a line on stderr for each request, above the bars if there are any."""
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(self.format(record))

    handler = Lines()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("twelvelabs_client")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.DEBUG)


pass_session = click.make_pass_decorator(Session)
