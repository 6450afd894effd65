"""What is needed to go on with an upload later: a record of its session, kept on disk and passed on as a token.

A record holds no key and no URL. Journals are small JSON files in the user's state directory, readable by nobody else,
written whole or not at all. Each is locked while its upload runs, so two processes never take up the same session.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .._http.logs import logger
from .checkpoint import SESSION_SECONDS, UploadRecord

_NAME = re.compile(r"[0-9a-f]{32}")
"""How journals are called. Whatever else is in the folder is none of ours."""


def default_folder() -> Path:
    """Where journals are if the caller does not say: the state directory of the user."""
    from platformdirs import user_state_path

    return user_state_path("twelvelabs-client", appauthor=False) / "uploads"


class Journal:
    """One journal, locked for this process as long as it is open."""

    def __init__(self, path: Path, lock: IO[bytes]) -> None:
        self.path = path
        self._lock = lock

    def write(self, record: UploadRecord) -> None:
        """Replace what is on disk, in one step. A disk that is full does not stop the upload."""
        try:
            _write_atomically(self.path, json.dumps(record.to_json(), indent=1).encode())
        except OSError as error:
            logger.warning("cannot write the upload journal %s: %s", self.path, error)

    def remove(self) -> None:
        """The upload is over: nothing is left of the journal."""
        with contextlib.suppress(OSError):
            self.path.unlink()
        with contextlib.suppress(OSError):
            _lock_path(self.path).unlink()
        self.close()

    def close(self) -> None:
        """Let others have it."""
        self._lock.close()


def create(folder: Path, record: UploadRecord) -> Journal | None:
    """A journal for a new session; None, with a warning in the log, if the folder cannot be written to."""
    path = folder / f"{hashlib.sha256(record.upload_id.encode()).hexdigest()[:32]}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = try_lock(path)
    except OSError as error:
        logger.warning("uploads will not be resumable: cannot write to %s: %s", folder, error)
        return None
    if lock is None:
        return None
    journal = Journal(path, lock)
    journal.write(record)
    return journal


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is on disk of an earlier upload: a journal to go on with, or why there is none (`lost`)."""

    journal: Journal | None = None
    record: UploadRecord | None = None
    lost: str | None = None


def find(folder: Path, wanted: UploadRecord) -> Earlier:
    """What is left of an unfinished upload like the wanted one, if no other process is at it.

    Journals of sessions that the platform has ended by now are removed on the way.
    """
    lost = None
    for path, record in _records(folder):
        is_stale = record is None or time.time() - record.created > SESSION_SECONDS
        if record is not None and record.is_same_file(wanted):
            if is_stale:
                lost = f"the session of an earlier upload has expired (upload {record.upload_id})"
            elif not record.is_same_upload(wanted):
                lost = f"an earlier upload belongs to another account or base URL (upload {record.upload_id})"
                continue
        elif not is_stale:
            continue
        lock = try_lock(path)
        if lock is None:
            continue
        journal = Journal(path, lock)
        if is_stale or record is None or not path.exists():
            journal.remove()
        else:
            return Earlier(journal, record)
    return Earlier(lost=lost)


def _records(folder: Path) -> Iterator[tuple[Path, UploadRecord | None]]:
    """All journals of the folder; None for one that cannot be read."""
    for path in sorted(path for path in folder.glob("*.json") if _NAME.fullmatch(path.stem)):
        try:
            yield path, UploadRecord.from_json(json.loads(path.read_bytes()))
        except FileNotFoundError:
            continue
        except (OSError, KeyError, TypeError, ValueError):
            yield path, None


def _write_atomically(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def try_lock(path: Path) -> IO[bytes] | None:
    """A lock that ends with the process, however it ends; None if another has it."""
    handle = os.open(_lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
    file = os.fdopen(handle, "r+b")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file
