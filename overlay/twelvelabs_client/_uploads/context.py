"""The context that the uploads of one call share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.primitives import Limiter
from .._http.config import ClientConfig
from . import tuning
from .checkpoint_home import CheckpointHome
from .checkpoint_store import CheckpointFolder
from .options import UploadOptions
from .progress import UploadEvent, UploadProgress
from .state_dir import state_dir


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadContext:
    """How the uploads of one call are carried out, and the callbacks of their progress."""

    config: ClientConfig
    options: UploadOptions
    request_options: RequestOptions | None = None
    """For each call to the platform, not for the parts."""
    is_async: bool = False
    """Whether sources that are read with `await` can be."""
    limiter: Limiter | None = None
    """Limits the parts in flight across several uploads."""
    on_progress: Callable[[UploadEvent], object] | None = None
    on_report: Callable[[UploadProgress], object] | None = None
    tuning: tuning.UploadTuning = field(default_factory=lambda: tuning.TUNING)
    checkpoints: CheckpointHome | None = None
    """Where the checkpoints of uploads in parts are kept; None for the folder that the options say."""

    def checkpoint_home(self) -> CheckpointHome:
        """Where the checkpoints of uploads in parts are kept."""
        return self.checkpoints or CheckpointFolder(self._folder)

    def _folder(self) -> Path | None:
        folder = self.options.checkpoint_dir
        return state_dir("uploads") if folder is None else Path(folder)
