"""Stored files. All names are random and made here; nothing that a client sends becomes part of a path."""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path


class Blobs:
    """A folder of files, and of folders of files, under random names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"
        # Files that were being written when the sandbox stopped will not be completed.
        shutil.rmtree(self._incoming, ignore_errors=True)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._incoming.mkdir()

    def incoming(self) -> Path:
        """A path for a new file. Unless it is passed to keep(), the file is deleted at the next start."""
        return self._incoming / secrets.token_hex(16)

    def keep(self, path: Path) -> str:
        """Store a complete incoming file and return its name."""
        name = secrets.token_hex(16)
        path.replace(self._folder / name)
        return name

    def path(self, name: str) -> Path:
        """The path of a stored file, by the name from keep(), or by a relative path in a folder from new_folder()."""
        return self._folder / name

    def new_folder(self) -> str:
        """Create an empty folder and return its name."""
        name = secrets.token_hex(16)
        (self._folder / name).mkdir()
        return name

    def remove(self, names: Iterable[str | None]) -> None:
        """Delete files and folders; missing ones are ignored."""
        for name in names:
            if name:
                path = self._folder / name
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
