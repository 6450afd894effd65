"""Files that the sandbox keeps. Every name is made here at random; nothing that a client sends becomes a path."""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path


class Blobs:
    """A folder of files and folders under made-up names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"
        # What was on its way when the sandbox ended will not be finished.
        shutil.rmtree(self._incoming, ignore_errors=True)
        self._incoming.mkdir(parents=True)

    def incoming(self) -> Path:
        """A new path for a file that is still being written. It is gone after a restart unless it is kept."""
        return self._incoming / secrets.token_hex(16)

    def keep(self, path: Path) -> str:
        """Keep a finished incoming file; its name from now on."""
        name = secrets.token_hex(16)
        path.replace(self._folder / name)
        return name

    def path(self, name: str) -> Path:
        """Where a kept file lies, by the name that keep() gave it, or by a path below a kept folder."""
        return self._folder / name

    def new_folder(self) -> str:
        """A new, empty folder; its name."""
        name = secrets.token_hex(16)
        (self._folder / name).mkdir()
        return name

    def remove(self, names: Iterable[str | None]) -> None:
        """Remove files and folders; those that are not there are passed over."""
        for name in names:
            if name:
                path = self._folder / name
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def join(self, names: Iterable[str]) -> Path:
        """The contents of kept files one after another, as a new incoming file."""
        target = self.incoming()
        with target.open("wb") as joined:
            for name in names:
                with self.path(name).open("rb") as part:
                    shutil.copyfileobj(part, joined, 1024 * 1024)
        return target
