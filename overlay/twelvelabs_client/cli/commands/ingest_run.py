"""`twelvelabs ingest run`: files become ready indexed assets, or items of a knowledge store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..formatting import bytes_text, count_text, duration_text
from ..groups import Command
from ..named_objects import INDEX, KNOWLEDGE_STORE, Named, find
from ..output import Record
from ..parameters import Duration, account_option, file_type, finite
from ..progress import show_ingest, view
from ..progress_view import ProgressLine, ProgressView
from ..session import Session, pass_session
from ..stdio import print_message

if TYPE_CHECKING:
    from ...ingest.model import ItemOutcome
    from ...ingest.report import IngestReport

COLUMNS = ("id", "files", "ready", "failed", "duplicates", "pending", "bytes_sent", "seconds")
_SHOWN_FAILURES = 20
_BILLED_LATER = ("fingerprint", "upload", "find_asset", "await_asset", "add", "find_indexed_item")
"""The steps of files that have not been indexed yet."""


@click.command(cls=Command)
@click.argument("source", metavar="SOURCE...", nargs=-1, required=True, type=file_type)
@click.option("--index", type=Named(INDEX), help="The index that the files go into.")
@click.option("--knowledge-store", type=Named(KNOWLEDGE_STORE), help="The knowledge store that the files go into.")
@click.option("--dry-run", is_flag=True, help="Only report what would be sent, and how many minutes would be billed.")
@click.option("--retry-failed", is_flag=True, help="Try files that failed in an earlier run again.")
@click.option("--verify", is_flag=True, help="Ingest again what is ready by the ledger, but gone from the platform.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write a .csv or .json of all files.")
@click.option(
    "--ledger", type=click.Path(), help="Where the state is kept: a file (default: one per target), or postgresql://..."
)
@account_option
@click.option(
    "--workers", type=click.IntRange(1, 32), metavar="N", default=8, help="Files in parallel in each step (default: 8)."
)
@click.option("--by-url", is_flag=True, help="Have the platform fetch the objects of a bucket, by signed URLs.")
@click.option("--probe", is_flag=True, help="Open each file as media first, and refuse those that are broken.")
@click.option("--timeout", type=Duration(), help="How long a file may take on the platform (default: 6h).")
@pass_session
def run(
    session: Session,
    source: Sequence[str],
    index: str | None,
    knowledge_store: str | None,
    dry_run: bool,
    retry_failed: bool,
    verify: bool,
    report: Path | None,
    ledger: str | None,
    account: str,
    workers: int,
    by_url: bool,
    probe: bool,
    timeout: float | None,
) -> None:
    """Upload the files of SOURCE and index them.

    SOURCE is a folder, a glob, a manifest (.csv or .jsonl), a URL such as s3://bucket/videos, or several files. The
    same command resumes an earlier run, even one that was killed: nothing is sent or indexed twice.
    """
    if (index is None) == (knowledge_store is None):
        raise click.UsageError("Give either --index or --knowledge-store.")
    if report is not None and report.suffix not in (".csv", ".json"):
        raise click.UsageError("--report takes a file that ends in .csv or .json.")
    given: dict[str, Any] = {
        "ledger": ledger,
        "account": account,
        "workers": workers,
        "by_url": by_url,
        "retry_failed": retry_failed,
        "dry_run": dry_run,
        "verify": verify,
        "probe": probe,
        **({} if timeout is None else {"wait_timeout": finite(timeout)}),
    }
    if index is not None:
        given["index"] = find(INDEX, index, session).id
    elif knowledge_store is not None:
        given["knowledge_store"] = find(KNOWLEDGE_STORE, knowledge_store, session).id
    session.remaining = lambda: [session.arguments]
    with view() as shown:
        files = source[0] if len(source) == 1 else list(source)
        result = session.client.ingest(files, on_progress=lambda event: show_ingest(shown, event), **given)
        record = _planned(result, shown) if dry_run else _done(result)
    session.remaining = None if result.stopped is None else session.remaining
    if report is not None:
        (result.write_csv if report.suffix == ".csv" else result.write_json)(report)
    session.output.write_one(record, tuple(record) if dry_run else COLUMNS)
    _report(session, result)


def _done(result: IngestReport) -> Record:
    summary = result.summary()
    summary.update(summary.pop("target"), files=summary.pop("total"))
    return {"id": summary.pop("id"), "kind": summary.pop("kind"), "files": summary.pop("files"), **summary}


def _planned(result: IngestReport, shown: ProgressView) -> Record:
    seconds, unknown = _media_seconds(result, shown)
    return {
        "id": result.target.id,
        "files": result.total,
        "ready": result.ready,
        "failed": result.failed,
        "duplicates": result.duplicates,
        "to_send": result.to_send,
        "bytes_to_send": result.bytes_total - result.bytes_uploaded,
        "minutes_to_index": None if seconds is None else round(seconds / 60, 2),
        "files_of_unknown_duration": unknown,
    }


def _media_seconds(result: IngestReport, shown: ProgressView) -> tuple[float | None, int]:
    """The seconds of media that would be indexed, and the number of files whose duration is unknown."""
    from ...errors import InvalidSourceError
    from ...ingest.media_probe import duration

    pending = [item for item in result.items if item.status == "pending" and item.step in _BILLED_LATER]
    if find_spec("av") is None:
        print_message("The minutes are unknown without PyAV: pip install 'twelvelabs-client[media]'")
        return None, len(pending)
    total, unknown = 0.0, 0
    for number, item in enumerate(pending, 1):
        shown.show(ProgressLine("reading durations", count_text(number, "file"), number / len(pending)))
        try:
            found = duration(item.path) if "://" not in item.path else None
        except InvalidSourceError:
            found = None
        unknown += found is None
        total += found or 0.0
    return total, unknown


def _report(session: Session, result: IngestReport) -> None:
    """Report on stderr which files failed and why the run stopped, and set the exit code."""
    for line in _failures(result.failures, result.failed):
        print_message(line)
    if result.stopped is not None:
        at = result.stopped.resume_at
        print_message(f"Stopped at {result.stopped.step}: {result.stopped.reason}")
        print_message(
            f"To resume, run the same command again{f' after {at.astimezone():%Y-%m-%d %H:%M:%S}' if at else ''}."
        )
        session.exit_code = 1 if result.stopped.retry_after is None else 7
    elif result.failed:
        print_message(
            f"{result.failed:,} of {count_text(result.total, 'file')} failed. To try them again: --retry-failed."
        )
        session.exit_code = 1
    elif result.is_dry_run:
        print_message(f"A dry run: {count_text(result.to_send, 'file')} would be sent.")
    else:
        sent = bytes_text(result.bytes_sent)
        print_message(
            f"{count_text(result.total, 'file')} ready or duplicates, {sent} sent in {duration_text(result.seconds)}."
        )


def _failures(failures: Iterator[ItemOutcome], total: int) -> Iterator[str]:
    for item in islice(failures, _SHOWN_FAILURES):
        yield f"{item.path}: {item.error}"
    if total > _SHOWN_FAILURES:
        yield f"... and {total - _SHOWN_FAILURES:,} more; --report has all of them"
