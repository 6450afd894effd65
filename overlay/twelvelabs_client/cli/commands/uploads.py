"""`twelvelabs uploads`: unfinished multipart uploads."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..failures import MissingError
from ..groups import Group
from ..output import Record, record_of
from ..progress import UploadProgress, view
from ..session import Session, pass_session

if TYPE_CHECKING:
    from ..._uploads.checkpoint import UploadCheckpoint

COLUMNS = ("id", "filename", "status", "percent", "total_size", "created_at", "where")


@click.group(cls=Group)
def uploads() -> None:
    """Unfinished uploads: list and resume them.

    A file over 200 MB is uploaded in parts. If that is interrupted, the platform keeps the parts for 24 hours.
    """


@uploads.command("list")
@pass_session
def list_(session: Session) -> None:
    """List unfinished uploads: those of this machine, which can be resumed here, and others of the account."""
    from ..._uploads.checkpoint_store import unfinished
    from ..._uploads.state_dir import state_dir

    here = {
        checkpoint.upload_id: _local(checkpoint, is_running)
        for checkpoint, is_running in unfinished(state_dir("uploads"))
        if checkpoint.base_url == session.driver.config.base_url and _is_kept(checkpoint)
    }
    rows = []
    for summary in session.client.multipart_upload.list_incomplete_uploads():
        status = session.client.multipart_upload.get_status(summary.upload_id, page_limit=1)
        percent = round(100 * (status.chunks_completed or 0) / summary.total_chunks) if summary.total_chunks else None
        elsewhere = {"status": summary.status, "where": "elsewhere"}
        known = here.pop(summary.upload_id, elsewhere)
        rows.append({**record_of(summary), "id": summary.upload_id, **known, "percent": percent})
    session.output.write_all([*rows, *here.values()], COLUMNS, empty="There are no unfinished uploads.")


def _local(checkpoint: UploadCheckpoint, is_running: bool) -> Record:
    return {
        "id": checkpoint.upload_id,
        "filename": checkpoint.filename,
        "status": "running" if is_running else "interrupted",
        "total_size": checkpoint.fingerprint.size,
        "created_at": datetime.fromtimestamp(checkpoint.created, UTC).isoformat(),
        "where": "this machine",
    }


def _is_kept(checkpoint: UploadCheckpoint) -> bool:
    """Whether the platform still has the session of an upload, as far as this machine knows."""
    from ..._limits import SESSION_SECONDS

    return time.time() - checkpoint.created < SESSION_SECONDS


@uploads.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--upload", "upload_id", metavar="ID", help="The upload, if several have this file name.")
@click.option("--token", help="The token of an UploadError, from another machine.")
@pass_session
def resume(session: Session, file: Path, upload_id: str | None, token: str | None) -> None:
    """Resume the upload of FILE: only missing parts are sent."""
    from ..._uploads.checkpoint_store import take
    from ..._uploads.state_dir import state_dir

    folder = state_dir("uploads")
    upload_id, token = (None, token) if token is not None else _found(session, file, upload_id)
    lock = take(folder, upload_id) if upload_id is not None else None
    if upload_id is not None and lock is None:
        raise click.UsageError(f"Upload {upload_id} is running in another process.")
    session.remaining = lambda: [session.arguments]
    try:
        with view() as shown:
            progress = UploadProgress(shown, 1, file.stat().st_size)
            result = session.client.multipart_upload.resume(token, file, on_progress=progress.on_event)
    except BaseException:
        if lock is not None:
            lock.close()
        raise
    if lock is not None:
        lock.remove()
    session.remaining = None
    asset = session.client.assets.retrieve(result.asset_id)
    session.output.write_one(record_of(asset), ("id", "filename", "status"))


def _found(session: Session, file: Path, upload_id: str | None) -> tuple[str, str]:
    """The id and token of the unfinished upload of a file."""
    from ..._uploads.checkpoint_store import unfinished
    from ..._uploads.state_dir import state_dir

    base_url, size = session.driver.config.base_url, file.stat().st_size
    found = [
        checkpoint
        for checkpoint, _ in unfinished(state_dir("uploads"))
        if checkpoint.base_url == base_url
        and checkpoint.upload_id == (upload_id or checkpoint.upload_id)
        and (upload_id is not None or checkpoint.filename == file.name)
        and checkpoint.fingerprint.size == size
        and _is_kept(checkpoint)
    ]
    if not found:
        raise MissingError(f"There is no unfinished upload of {file}. Upload it: twelvelabs assets upload {file}")
    latest = max(found, key=lambda each: each.created)
    return latest.upload_id, latest.to_token()
