"""`twelvelabs assets`: upload files, and list, show and delete assets."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..formatting import count_text
from ..groups import Group
from ..output import Record, record_of
from ..parameters import file_type, key_values, limit_option, page_size, timeout_option, yes_option
from ..progress import UploadProgress, view
from ..remaining_uploads import RemainingUploads
from ..session import Session, pass_session
from ..tally import Tally, delete_each, for_each
from ..waits import wait_for, wait_timeout

if TYPE_CHECKING:
    from ..._uploads.progress import UploadEvent

COLUMNS = ("id", "filename", "status", "file_type", "duration", "size", "created_at")


@click.group(cls=Group)
def assets() -> None:
    """Upload files, and list, show and delete assets."""


@assets.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=file_type)
@click.option("--wait", is_flag=True, help="Wait until the assets are ready.")
@timeout_option
@click.option("--metadata", "metadata", metavar="KEY=VALUE", multiple=True, help="User metadata. May be repeated.")
@click.option("--name", help="The name of the asset (default: the file name). Only with one FILE.")
@click.option(
    "--parallel", type=click.IntRange(1), metavar="N", default=4, help="Files uploaded in parallel (default: 4)."
)
@click.option("--no-hls", is_flag=True, help="Do not create HLS streams.")
@click.option("--no-thumbnail", is_flag=True, help="Do not create thumbnails.")
@pass_session
def upload(
    session: Session,
    files: Sequence[str],
    wait: bool,
    timeout: float | None,
    metadata: Sequence[str],
    name: str | None,
    parallel: int,
    no_hls: bool,
    no_thumbnail: bool,
) -> None:
    """Upload files of any size.

    FILE is a path, an http(s) URL, which the platform fetches, another URL such as s3://bucket/clip.mp4, or - for
    stdin. An interrupted upload of a large file resumes if the file is uploaded again within 24 hours.
    """
    if name is not None and len(files) > 1:
        raise click.UsageError("--name takes one FILE.")
    files = list(dict.fromkeys(files))
    given: dict[str, Any] = {
        "enable_hls": not no_hls,
        "enable_thumbnail": not no_thumbnail,
        "user_metadata": key_values(metadata) or None,
        "wait": wait,
        "max_files": parallel,
        **wait_timeout(timeout, "wait_timeout"),
    }
    sources = {file: _source(file, name) for file in files}
    session.output.write_all(_uploaded(session, sources, given), COLUMNS, empty="Nothing was uploaded.")


def _uploaded(session: Session, sources: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Record]:
    """The assets of the files, as they complete."""
    from ...errors import WaitError

    tally, remaining = Tally(session, len(sources)), RemainingUploads(session.arguments, sources)
    session.remaining = remaining.commands
    with view() as shown:
        progress = UploadProgress(shown, len(sources), sum(map(_size, sources)))

        def on_progress(event: UploadEvent) -> None:
            if event.asset is not None:
                remaining.uploaded(event.source, event.asset.id)
            progress.on_event(event)

        many = session.client.assets.upload_many(list(sources.values()), on_progress=on_progress, **given)
        with many as running:
            for outcome in running:
                progress.ended(outcome.source, failed=outcome.error is not None)
                asset = outcome.error.last if isinstance(outcome.error, WaitError) else outcome.value
                if outcome.error is None:
                    tally.succeeded()
                else:
                    tally.failed(remaining.name(outcome.source), outcome.error)
                if asset is not None:  # uploaded, even if processing has failed
                    remaining.ended(outcome.source, is_ready=asset.status != "processing" or not given["wait"])
                    yield record_of(asset)
    tally.finish()


def _source(file: str, name: str | None) -> Any:
    if file == "-":
        if sys.stdin.isatty():
            raise click.UsageError("- reads a file from stdin, which is the terminal: redirect it from a file.")
        return (name or "stdin", sys.stdin.buffer)
    if "://" not in file and os.path.isdir(file):  # noqa: PTH112 - of pathlib it may raise
        raise click.UsageError(f"{file} is a folder: twelvelabs ingest run {file} --index INDEX")
    if name is not None:
        if "://" in file:
            raise click.UsageError("--name does not apply to URLs.")
        return (name, Path(file))
    return file


def _size(file: str) -> int:
    with suppress(OSError, ValueError):
        return os.stat(file).st_size  # noqa: PTH116 - of a name that may be a URL
    return 0


@assets.command("list")
@click.option(
    "--type",
    "types",
    type=click.Choice(["video", "audio", "image", "document"]),
    multiple=True,
    help="Only assets of this type. May be repeated.",
)
@click.option("--filename", help="Only assets with this name.")
@limit_option
@pass_session
def list_(session: Session, types: Sequence[str], filename: str | None, limit: int | None) -> None:
    """List assets, newest first."""
    found = session.client.assets.list(asset_types=types or None, filename=filename, page_limit=page_size(limit))
    session.output.write_all(map(record_of, islice(found, limit)), COLUMNS, empty="There are no assets.")


@assets.command()
@click.argument("ids", metavar="ASSET_ID...", nargs=-1, required=True)
@pass_session
def get(session: Session, ids: Sequence[str]) -> None:
    """Show assets, with the metadata read from their files."""
    if len(ids) == 1:
        session.output.write_one(record_of(session.client.assets.retrieve(ids[0])), COLUMNS)
        return
    found = for_each(session, ids, lambda each: record_of(session.client.assets.retrieve(each)))
    session.output.write_all(found, COLUMNS)


@assets.command()
@click.argument("ids", metavar="ASSET_ID...", nargs=-1, required=True)
@click.option("--force", is_flag=True, help="Also delete their indexed assets.")
@yes_option
@pass_session
def rm(session: Session, ids: Sequence[str], force: bool, yes: bool) -> None:
    """Delete assets permanently."""
    session.confirm(f"Deleting {count_text(len(ids), 'asset')} permanently", yes=yes)
    delete_each(session, ids, lambda each: session.client.assets.delete(each, force=True if force else None))


@assets.command("wait")
@click.argument("ids", metavar="ASSET_ID...", nargs=-1, required=True)
@timeout_option
@pass_session
def wait_command(session: Session, ids: Sequence[str], timeout: float | None) -> None:
    """Wait until assets are ready, as twelvelabs wait asset does."""
    wait_for(session, "asset", ids, None, timeout)
