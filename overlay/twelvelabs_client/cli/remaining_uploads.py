"""The uploads that an interrupted command has not completed, as commands that complete them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class RemainingUploads:
    """The files that are not uploaded, and the assets that are not ready. Its methods may be called from any thread.

    Args:
        arguments: The command line of the uploads.
        sources: The sources of the uploads by their names on that command line.
    """

    def __init__(self, arguments: Sequence[str], sources: Mapping[str, Any]) -> None:
        self._arguments = arguments
        self._names = {str(source): name for name, source in sources.items()}
        self._pending = dict.fromkeys(sources)
        self._waiting: dict[str, str] = {}

    def name(self, source: object) -> str:
        """The name of a source on the command line."""
        return self._names[str(source)]

    def uploaded(self, source: object, asset_id: str) -> None:
        """Record that the file is uploaded and its asset is being processed."""
        self._waiting[self.name(source)] = asset_id

    def ended(self, source: object, *, is_ready: bool) -> None:
        """Record that the upload has ended; `is_ready` is false if its asset must still be waited for."""
        name = self.name(source)
        self._pending.pop(name, None)
        if is_ready:
            self._waiting.pop(name, None)

    def commands(self) -> list[list[str]]:
        """The command lines that complete the work. Uploads from stdin cannot be repeated and are left out."""
        sent = (set(self._names.values()) - self._pending.keys()) | self._waiting.keys()
        found = []
        if any(name not in sent and name != "-" for name in self._pending):
            found.append([each for each in self._arguments if each not in sent and each != "-"])
        if self._waiting:
            found.append(["wait", "asset", *self._waiting.values()])
        return found
