"""Where the checkpoints of uploads in parts are kept: on disk, or with those who have a place of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .._flows.effects import Flow
from .checkpoint import UploadCheckpoint


class OpenCheckpoint(Protocol):
    """The checkpoint of a running upload. Its methods may block."""

    def write(self, checkpoint: UploadCheckpoint) -> None:
        """Replace it: parts have been reported."""
        ...

    def remove(self) -> None:
        """Delete it: the upload is complete, or cannot be resumed."""
        ...

    def close(self) -> None:
        """Leave it for the next attempt."""
        ...


@dataclass(frozen=True, slots=True)
class FoundCheckpoint:
    """The checkpoint of an earlier attempt."""

    file: OpenCheckpoint
    checkpoint: UploadCheckpoint


class CheckpointHome(Protocol):
    """A place for checkpoints."""

    def find(self, wanted: UploadCheckpoint) -> Flow[FoundCheckpoint | str | None]:
        """The checkpoint of an unfinished upload that matches the wanted one, or why one cannot be resumed."""
        ...

    def create(self, checkpoint: UploadCheckpoint) -> Flow[OpenCheckpoint | None]:
        """Keep the checkpoint of a new session; None if there is no place for it."""
        ...
