"""The simulated drive behind every connection: one account, with the files of one local folder.

The id of a file is its path within the folder, with slashes. An id from a client is only looked up among the existing
files and never used as a path. Symbolic links are not followed.
"""

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twelvelabs_sandbox.errors import FetchError
from twelvelabs_sandbox.media.mime import HEAD_SIZE, kind_of, sniff

PROVIDER = "google_drive"
SCOPE = "https://www.googleapis.com/auth/drive.readonly"
ACCOUNT = {"external_id": "100000000000000000001", "display_name": "sandbox@example.com"}
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class DriveFile:
    """A file of the drive: its id, path and size, and the kind of asset that its first bytes indicate."""

    source_id: str
    path: Path
    size: int
    kind: str | None

    @property
    def name(self) -> str:
        """The name of the file without its folders."""
        return self.path.name


class Drive:
    """The files of a folder; without a folder the drive is empty."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, source_ids: Iterable[str]) -> dict[str, DriveFile]:
        """The files with these ids, without those that do not exist or cannot be read."""
        paths = self._paths()
        files = (_read(source_id, paths[source_id]) for source_id in source_ids if source_id in paths)
        return {file.source_id: file for file in files if file is not None}

    def copy(self, source_id: str, target: Path, stopping: threading.Event) -> None:
        """Copy a file of the drive to a path. FetchError if it cannot be read, or the sandbox stops."""
        file = self.find([source_id]).get(source_id)
        if file is None:
            raise FetchError("The file is no longer in the drive.")
        try:
            with file.path.open("rb") as source, target.open("wb") as copy:
                while piece := source.read(_PIECE):
                    if stopping.is_set():
                        raise FetchError("The sandbox stopped while the file was being fetched.")
                    copy.write(piece)
        except OSError as error:
            raise FetchError("The file could not be read from the drive.") from error

    def _paths(self) -> dict[str, Path]:
        if self._folder is None:
            return {}
        return {
            path.relative_to(self._folder).as_posix(): path
            for parent, _, names in os.walk(self._folder)
            for path in (Path(parent) / name for name in names)
            if path.is_file() and not path.is_symlink()
        }


def _read(source_id: str, path: Path) -> DriveFile | None:
    try:
        with path.open("rb") as file:
            kind = kind_of(sniff(file.read(HEAD_SIZE)))
        return DriveFile(source_id, path, path.stat().st_size, kind)
    except OSError:
        return None
