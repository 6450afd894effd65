"""What the uploads of one call share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.primitives import Limiter
from .._http.config import ClientConfig
from . import tuning
from .options import UploadOptions
from .progress import UploadEvent, UploadProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadContext:
    """How the uploads of one call are carried out, and the callbacks of their progress."""

    config: ClientConfig
    options: UploadOptions
    request_options: RequestOptions | None = None
    """For each call to the platform, not for the parts."""
    limiter: Limiter | None = None
    """Bounds the parts in flight over several uploads together."""
    on_progress: Callable[[UploadEvent], object] | None = None
    on_report: Callable[[UploadProgress], object] | None = None
    tuning: tuning.UploadTuning = field(default_factory=lambda: tuning.TUNING)

    def checkpoint_dir(self) -> Path:
        """Where checkpoints are. Imports a package, so not on an event loop's thread."""
        if self.options.checkpoint_dir is not None:
            return Path(self.options.checkpoint_dir)
        from platformdirs import user_state_path

        return user_state_path("twelvelabs-client", appauthor=False) / "uploads"
