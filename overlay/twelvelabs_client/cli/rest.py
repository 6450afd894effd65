"""What is left to do of many uploads, as commands: nothing that has arrived is sent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class Rest:
    """The files that have not arrived, and the assets that are not ready. Thread-safe, as each call is one change.

    Args:
        arguments: The command line of the uploads.
        sources: What is uploaded, by its name on that command line.
    """

    def __init__(self, arguments: Sequence[str], sources: Mapping[str, Any]) -> None:
        self._arguments = arguments
        self._names = {str(source): name for name, source in sources.items()}
        self._left = dict.fromkeys(sources)
        self._waiting: dict[str, str] = {}

    def name(self, source: object) -> str:
        """The name of a source on the command line."""
        return self._names[str(source)]

    def arrived(self, source: object, asset_id: str) -> None:
        """The file is there, and its asset is being processed."""
        self._waiting[self.name(source)] = asset_id

    def ended(self, source: object, *, is_ready: bool) -> None:
        """The file is there, and its asset is ready, has failed, or is not waited for."""
        name = self.name(source)
        self._left.pop(name, None)
        if is_ready:
            self._waiting.pop(name, None)

    def commands(self) -> list[list[str]]:
        """The command lines that do the rest. What was read from stdin cannot be read again."""
        sent = (set(self._names.values()) - self._left.keys()) | self._waiting.keys()
        found = []
        if any(name not in sent and name != "-" for name in self._left):
            found.append([each for each in self._arguments if each not in sent and each != "-"])
        if self._waiting:
            found.append(["wait", "asset", *self._waiting.values()])
        return found
