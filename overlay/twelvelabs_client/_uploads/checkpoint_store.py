"""Checkpoints on disk, which let an interrupted upload be resumed by uploading the same file again.

They are small JSON files that hold no key and no URL, readable by their owner only, and replaced atomically. Each is
locked while its upload runs, so that two processes never resume the same session.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .._http.logs import logger
from .._limits import SESSION_SECONDS
from .checkpoint import UploadCheckpoint
from .state_dir import log_once

_NAME = re.compile(r"[0-9a-f]{32}")
"""The stems of checkpoint files. Any other file in the folder is left alone."""


class CheckpointFile:
    """The checkpoint file of a running upload, locked until it is closed. All methods block."""

    def __init__(self, path: Path, lock: IO[bytes]) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def create(cls, folder: Path | None, checkpoint: UploadCheckpoint) -> CheckpointFile | None:
        """The file for a new session; None, with a warning in the log, if there is no writable folder for it."""
        if folder is None:
            log_once("uploads will not be resumable: there is no home directory; set UploadOptions.checkpoint_dir")
            return None
        path = folder / f"{hashlib.sha256(checkpoint.upload_id.encode()).hexdigest()[:32]}.json"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = try_lock(path)
        except OSError as error:
            log_once("uploads will not be resumable: cannot write to %s: %s", folder, error)
            return None
        if lock is None:
            return None
        file = cls(path, lock)
        file.write(checkpoint)
        return file

    def write(self, checkpoint: UploadCheckpoint) -> None:
        """Replace the checkpoint. A full disk is logged and does not stop the upload."""
        try:
            _write_atomically(self.path, json.dumps(checkpoint.to_json(), indent=1).encode())
        except OSError as error:
            logger.warning("cannot write the upload checkpoint %s: %s", self.path, error)

    def remove(self) -> None:
        """Delete the file and its lock: the upload is complete, or cannot be resumed."""
        with contextlib.suppress(OSError):
            self.path.unlink()
        with contextlib.suppress(OSError):
            _lock_path(self.path).unlink()
        self.close()

    def close(self) -> None:
        """Unlock the file and leave it for the next attempt."""
        self._lock.close()


@dataclass(frozen=True, slots=True)
class FoundCheckpoint:
    """The checkpoint of an earlier attempt, and its file."""

    file: CheckpointFile
    checkpoint: UploadCheckpoint


def find(folder: Path | None, wanted: UploadCheckpoint) -> FoundCheckpoint | str | None:
    """The checkpoint of an unfinished upload that matches the wanted one, or the reason why one cannot be resumed.

    Checkpoints of expired sessions are deleted on the way; those that another process has locked are skipped.
    """
    reason = None
    for path, checkpoint in _checkpoints(folder) if folder is not None else ():
        is_stale = checkpoint is None or wanted.created - checkpoint.created > SESSION_SECONDS
        if checkpoint is not None and checkpoint.is_same_file(wanted):
            if is_stale:
                reason = f"the session of an earlier upload has expired (upload {checkpoint.upload_id})"
            elif not checkpoint.is_same_upload(wanted):
                reason = f"an earlier upload belongs to another account or base URL (upload {checkpoint.upload_id})"
                continue
        elif not is_stale:
            continue
        lock = try_lock(path)
        if lock is None:
            continue
        file = CheckpointFile(path, lock)
        if is_stale or checkpoint is None or not path.exists():
            file.remove()
        else:
            return FoundCheckpoint(file, checkpoint)
    return reason


def unfinished(folder: Path | None) -> Iterator[tuple[UploadCheckpoint, bool]]:
    """The uploads of a folder that have not been completed, and whether each is running now."""
    for path, checkpoint in _checkpoints(folder) if folder is not None else ():
        if checkpoint is not None:
            lock = try_lock(path)
            if lock is not None:
                lock.close()
            yield checkpoint, lock is None


def take(folder: Path | None, upload_id: str) -> CheckpointFile | None:
    """The locked checkpoint file of an upload; None if there is none, or another process has locked it."""
    for path, checkpoint in _checkpoints(folder) if folder is not None else ():
        if checkpoint is not None and checkpoint.upload_id == upload_id:
            lock = try_lock(path)
            return CheckpointFile(path, lock) if lock is not None else None
    return None


def _checkpoints(folder: Path) -> Iterator[tuple[Path, UploadCheckpoint | None]]:
    """All checkpoint files of the folder, with None for one that is not valid."""
    for path in sorted(path for path in folder.glob("*.json") if _NAME.fullmatch(path.stem)):
        try:
            yield path, UploadCheckpoint.from_json(json.loads(path.read_bytes()))
        except FileNotFoundError:
            continue
        except (OSError, KeyError, TypeError, ValueError):
            yield path, None


def _write_atomically(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")  # created with mode 0600
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
    """A lock that ends with the process, however it ends; None if another process holds it."""
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
