"""The context that the uploads of one call share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.effects import Flow
from .._flows.primitives import Limiter
from .._http.config import ClientConfig
from . import tuning
from .checkpoint import UploadCheckpoint
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
    save_session: Callable[[UploadCheckpoint], Flow[None]] | None = None
    """Called with each new session before its first part is sent. Without it, checkpoints are kept on disk."""

    def checkpoint_folder(self) -> Path | None:
        """The folder for checkpoints on disk; None if there is none. May block."""
        folder = self.options.checkpoint_dir
        return state_dir("uploads") if folder is None else Path(folder)
