"""`twelvelabs doctor`: diagnoses problems of this machine, and how to fix them."""

from __future__ import annotations

import click

from ..groups import Command
from ..output import console, styled
from ..session import Session, pass_session

COLUMNS = ("id", "status", "found", "advice")


@click.command(cls=Command)
@pass_session
def doctor(session: Session) -> None:
    """Find out why something does not work.

    Checks versions, extras, the key, the base URL, proxies, certificates, the clock, free space, and unfinished
    uploads. The exit code is 1 if a check fails.
    """
    from ..diagnostics import run_checks

    records = [each.record() for each in run_checks(session)]
    if any(each["status"] == "failed" for each in records):
        session.exit_code = 1
    if session.output.format != "table":
        session.output.write_all(records, COLUMNS)
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for record in records:
        table.add_row(styled("status", record["status"]), record["id"], record["found"])
        if record["advice"]:
            table.add_row("", "", f"-> {record['advice']}")
    console().print(table, markup=False)
