"""Which files tools may read: those below the folders that were named when the server was started."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import InvalidSourceError


class Roots:
    """The folders whose files may be read. Links that lead out of them do not."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.resolve(strict=True) for folder in folders]

    def file(self, path: str) -> Path:
        """The file at a path, which may be relative to the first folder.

        Raises InvalidSourceError if it is not below one of the folders, or is no file; without saying which, so that
        nothing is learned about other files.
        """
        if not self._folders:
            raise InvalidSourceError("no files may be read: start the server with --root FOLDER")
        try:
            found = Path(self._folders[0], path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            found = None
        if found is None or not found.is_file() or not any(found.is_relative_to(each) for each in self._folders):
            folders = ", ".join(map(str, self._folders))
            raise InvalidSourceError(f"there is no file {path!r} below {folders}, the folders that may be read")
        return found

    def media(self, limit: int) -> list[Path]:
        """Files of the folders, at most this many, without those whose names begin with a point."""
        found: list[Path] = []
        for folder in self._folders:
            for path in sorted(folder.rglob("*")):
                is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
                if not is_hidden and path.is_file():
                    found.append(path)
                    if len(found) == limit:
                        return found
        return found
