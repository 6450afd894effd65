"""`twelvelabs ingest work` and `init`: many machines share a ledger in PostgreSQL."""

from __future__ import annotations

import click

from ..failures import TemporaryError, message
from ..groups import Command
from ..parameters import account_option
from ..session import Session, log_to_stderr, pass_session


@click.command(cls=Command)
@click.argument("ledger", metavar="URL")
@click.option(
    "--workers", type=click.IntRange(1, 32), metavar="N", default=8, help="Files in parallel in each step (default: 8)."
)
@click.option("--once", is_flag=True, help="End when no ingest has work left, instead of waiting for the next one.")
@account_option
@pass_session
def work(session: Session, ledger: str, workers: int, once: bool, account: str) -> None:
    """Take part in the ingests of a ledger, until this is stopped.

    URL is that of a PostgreSQL database: postgresql://host/database. Run it on any number of machines, under something
    that starts it again: it ends with exit code 75 when it is cut off from the database or the platform. The key is
    that of this machine; the password of the database comes from PGPASSWORD, ~/.pgpass or a service file.
    """
    from ...errors import TwelveLabsError
    from ...ingest.worker import work as take_part

    if not session.verbose:
        log_to_stderr(requests=False)
    try:
        take_part(ledger, session.client, account=account, workers=workers, once=once)
    except TwelveLabsError as error:
        if not error.is_transient:
            raise
        raise TemporaryError(message(error)) from error


@click.command(cls=Command)
@click.argument("ledger", metavar="URL")
def init(ledger: str) -> None:
    """Make the tables of a ledger in a PostgreSQL database, or bring those of an earlier version up to date.

    URL is that of the database: postgresql://host/database. The tables begin with ingest_; to keep them in a schema of
    their own: postgresql://host/database?options=-csearch_path%3Dname.
    """
    from ...ingest.postgres.extra import check_installed

    check_installed()
    from ...ingest.postgres.schema import init as make_tables

    make_tables(ledger)
    click.echo("The ledger is ready.", err=True)
