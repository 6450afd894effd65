"""`twelvelabs ingest status`: the progress of the ingests of a ledger, and what exists twice on the platform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import click

from ..groups import Command
from ..named_objects import INDEX, KNOWLEDGE_STORE, Named, find
from ..output import Record
from ..parameters import account_option
from ..session import Session, pass_session

if TYPE_CHECKING:
    from ...ingest.postgres.reader import SharedRun
    from ...ingest.sqlite.reader import LedgerRun

    _Run: TypeAlias = LedgerRun | SharedRun

_COLUMNS = ("id", "status", "files", "ready", "failed", "duplicates", "pending", "steps")
_SHARED_COLUMNS = (*_COLUMNS[:-1], "files_per_minute", "seconds_left", "leader", "workers")
_FILE_COLUMNS = ("path", "status", "step", "id", "error")
_TWICE_COLUMNS = ("id", "kind", "twice", "filename", "created_at")


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(), required=False)
@click.option("--index", type=Named(INDEX), help="The index, instead of LEDGER.")
@click.option("--knowledge-store", type=Named(KNOWLEDGE_STORE), help="The knowledge store, instead of LEDGER.")
@account_option
@click.option("--files", "what", flag_value="files", help="List all files, instead of the counts.")
@click.option("--failed", "what", flag_value="failed", help="List the files that have failed.")
@click.option(
    "--audit",
    "what",
    flag_value="audit",
    help="List what exists twice on the platform. Reads all assets of the account.",
)
@pass_session
def status(
    session: Session,
    ledger: str | None,
    index: str | None,
    knowledge_store: str | None,
    account: str,
    what: str | None,
) -> None:
    """Show the progress of an ingest, also while it runs.

    LEDGER is a file, or the URL of a PostgreSQL database. With LEDGER, no request is sent, except for --audit.
    """
    from ...ingest.open_ledger import is_database

    if [ledger, index, knowledge_store].count(None) != 2:
        raise click.UsageError("Give one of LEDGER, --index and --knowledge-store.")
    path = ledger or _default_ledger(session, index, knowledge_store, account)
    if is_database(path):
        from ...ingest.postgres.extra import check_installed

        check_installed()
        from ...ingest.postgres.reader import read_shared_runs

        shared = _of_account(session, read_shared_runs(path), account, what)
        _write(session, shared, map(_shared_record, shared), _SHARED_COLUMNS, what)
    else:
        from ...ingest.sqlite.reader import read_runs

        runs = read_runs(path)
        _write(session, runs, map(_record, runs), _COLUMNS, what)


def _of_account(session: Session, runs: Sequence[SharedRun], account: str, what: str | None) -> Sequence[SharedRun]:
    """The runs to show: of the account if it is named; for an audit, those of the account of the key."""
    if what != "audit":
        return [run for run in runs if not account or run.account.partition("#")[2] == account]
    from ...ingest.model import named_account

    own = named_account(session.driver.config.base_url, account)
    if left := [run for run in runs if run.account != own]:
        others = f"{left[0].target} of {left[0].account}" + (f" and {len(left) - 1} more" if left[1:] else "")
        click.echo(f"The audit leaves out other accounts: {others}. Name the account with --account.", err=True)
    return [run for run in runs if run.account == own]


def _write(
    session: Session, runs: Sequence[_Run], records: Iterable[Record], columns: Sequence[str], what: str | None
) -> None:
    if what is None:
        session.output.write_all(records, columns, empty="The ledger has no files.")
    elif what == "audit":
        from ..duplicates import duplicates

        found = duplicates(session.client, [run.target for run in runs])
        session.output.write_all(found, _TWICE_COLUMNS, empty="Nothing exists twice.")
    else:
        items = (item for run in runs for item in run.outcomes() if what == "files" or item.status == "failed")
        records = ({**item.to_json(), "id": item.indexed_item_id} for item in items)
        session.output.write_all(records, _FILE_COLUMNS, empty="There are no such files.")


def _record(run: _Run) -> Record:
    counts = run.counts()
    return {
        "id": run.target.id,
        "kind": run.target.kind,
        "status": "running" if run.is_running else "ended",
        "files": counts.total,
        "ready": counts.ready,
        "failed": counts.failed,
        "duplicates": counts.duplicates,
        "pending": counts.pending,
        "bytes_total": counts.bytes_total,
        "bytes_uploaded": counts.bytes_uploaded,
        "steps": {str(step): number for step, number in counts.steps.items()},
    }


def _shared_record(run: SharedRun) -> Record:
    record, rate = _record(run), run.files_per_minute
    return {
        **record,
        "files_per_minute": round(rate, 1),
        "seconds_left": round(60 * record["pending"] / rate) if rate > 0 else None,
        "leader": next((str(worker) for worker in run.workers if worker.leads), None),
        "workers": [str(worker) for worker in run.workers],
        "cannot_read": [str(worker) for worker in run.workers if not worker.reads],
        "stopped": run.stopped,
    }


def _default_ledger(session: Session, index: str | None, knowledge_store: str | None, account: str) -> str:
    from ...ingest.model import Job, Target, TargetKind, named_account
    from ...ingest.sqlite.location import default_path

    if index is not None:
        target = Target(TargetKind.INDEX, find(INDEX, index, session).id)
    else:
        target = Target(TargetKind.KNOWLEDGE_STORE, find(KNOWLEDGE_STORE, knowledge_store or "", session).id)
    return str(default_path(Job(target, account=named_account(session.driver.config.base_url, account))))
