"""Which files tools may read: those below the folders that were named when the server was started."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from .._uploads.media_types import by_name, kind_of
from ..errors import InvalidSourceError


class Roots:
    """The folders whose files may be read. Links that lead out of them are not followed."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.resolve(strict=True) for folder in folders]

    def file(self, path: str) -> Path:
        """The file at a path, which may be relative to the first folder.

        Raises InvalidSourceError if it is not a file below one of the folders. The error does not say which, so that it
        discloses nothing about other files.
        """
        if not self._folders:
            raise InvalidSourceError("no files may be read: start the server with --root FOLDER")
        try:
            found = Path(self._folders[0], path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            found = None
        if found is None or not self._holds(found):
            folders = ", ".join(map(str, self._folders))
            raise InvalidSourceError(f"there is no file {path!r} below {folders}, the folders that may be read")
        return found

    def media(self, limit: int) -> list[Path]:
        """Media files of the folders by their names, at most this many. Hidden ones are left out."""
        return list(islice(self._media(), limit))

    def _media(self) -> Iterator[Path]:
        for folder in self._folders:
            for parent, folders, names in os.walk(folder):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    path = Path(parent, name)
                    if not name.startswith(".") and kind_of(by_name(name)) and self._holds(path.resolve()):
                        yield path

    def _holds(self, resolved: Path) -> bool:
        return resolved.is_file() and any(resolved.is_relative_to(each) for each in self._folders)
