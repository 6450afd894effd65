"""Stored files. All names are random and made here; nothing that a client sends becomes part of a path."""

import os
import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from twelvelabs_sandbox.errors import StoppedError

_NAME = re.compile(r"[0-9a-f]{32}(/[\w-]+(\.\w+)*)?")
_INCOMING, _DISCARDED = "incoming", "discarded-"


class Blobs:
    """A folder of files, and of folders of files, under random names. After emptied(), methods raise StoppedError."""

    def __init__(self, folder: Path) -> None:
        self._open: Path | None = folder

    @classmethod
    def open(cls, folder: Path) -> "Blobs":
        """The files in a folder, without those that an earlier sandbox had not finished to write or to delete."""
        for left in (folder / _INCOMING, *folder.parent.glob(f"{_DISCARDED}*")):
            shutil.rmtree(left, ignore_errors=True)
        return cls._prepared(folder)

    @classmethod
    def _prepared(cls, folder: Path) -> "Blobs":
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / _INCOMING).mkdir()
        return cls(folder)

    @property
    def folder(self) -> Path:
        """The folder of all files."""
        if self._open is None:
            raise StoppedError
        return self._open

    def emptied(self) -> tuple["Blobs", Path | None]:
        """The folder without any files. They are in another folder beside it now, which the caller deletes.

        If there were none, there is no other folder.
        """
        folder, self._open = self.folder, None
        with os.scandir(folder) as kept, os.scandir(folder / _INCOMING) as incoming:
            is_empty = all(entry.name == _INCOMING for entry in kept) and next(incoming, None) is None
        if is_empty:
            return Blobs(folder), None
        discarded = folder.parent / f"{_DISCARDED}{secrets.token_hex(8)}"
        try:
            folder.rename(discarded)
        except OSError:  # on Windows, while one of the files is open
            shutil.rmtree(folder, ignore_errors=True)
        return Blobs._prepared(folder), discarded

    def adopt(self, other: Path) -> None:
        """Move all files of another folder, which Blobs has written, into this one."""
        for file in other.iterdir():
            file.rename(self.folder / file.name)

    def incoming(self) -> Path:
        """A path for a new file. Unless it is passed to keep(), the file is deleted at the next start."""
        return self.folder / _INCOMING / secrets.token_hex(16)

    def keep(self, path: Path) -> str:
        """Store a complete incoming file and return its name."""
        name = secrets.token_hex(16)
        path.replace(self.folder / name)
        return name

    def path(self, name: str) -> Path:
        """The path of a stored file, by the name from keep(), or by a relative path in a folder from new_folder().

        FileNotFoundError if no stored file can have this name.
        """
        if not is_blob_name(name):
            raise FileNotFoundError(name)
        return self.folder / name

    def new_folder(self) -> str:
        """Create an empty folder and return its name."""
        name = secrets.token_hex(16)
        (self.folder / name).mkdir()
        return name

    def remove(self, names: Iterable[str | None]) -> None:
        """Delete files and folders; missing ones are ignored."""
        for name in names:
            if name:
                path = self.path(name)
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def join(self, names: Iterable[str]) -> Path:
        """Concatenate stored files into a new incoming file."""
        target = self.incoming()
        with target.open("wb") as joined:
            for name in names:
                with self.path(name).open("rb") as part:
                    shutil.copyfileobj(part, joined, 1024 * 1024)
        return target


def is_blob_name(name: str) -> bool:
    """Whether a name is one that Blobs gives to files: such a path leads nowhere else."""
    return _NAME.fullmatch(name) is not None
