"""The upload parameters that callers cannot set, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from .._http.retry import RetryPolicy
from .._limits import MAX_REPORTED_PARTS

_PART_RETRIES = RetryPolicy(max_retries=6, budget=600.0, first_delay=0.5, max_delay=15.0, max_retry_after=120.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadTuning:
    """Parameters of uploads that neither the platform nor the caller decides."""

    batch_size: int = MAX_REPORTED_PARTS
    """Parts per report: as many as the platform accepts, for the fewest requests."""
    part_retries: RetryPolicy = _PART_RETRIES
    """Longer than for API calls: a part is always safe to send again, and giving up costs the whole upload."""
    part_timeout: float = 60.0
    """Seconds of silence from the object store before a part is sent again. It responds only once it has all bytes."""
    max_refused_urls: int = 10
    """Rejected URLs per part: enough for URLs that expire, but few if access is denied."""
    max_mismatches: int = 2
    """Times that a part may arrive corrupted. Corruption three times in a row is not transient."""
    max_redirects: int = 5
    """Redirects of one PUT that are followed. An S3-like store needs one."""
    max_losses: int = 3
    """Times that parts which the platform lists as missing are sent again."""
    loss_grace: float = 10.0
    """Seconds for the platform to count the reported parts, before it is asked which are missing."""
    settling_seconds: float = 60.0
    """Seconds that the platform may take to complete the session. All parts have been reported by then."""
    url_margin: float = 60.0
    """Seconds before its expiry at which a URL is replaced, so that none expires while a part is sent."""
    urls_ahead: int = 2
    """Presigned URLs to hold for each part in flight, so that no worker waits for one."""
    event_interval: float = 0.1
    """Seconds between two events of one phase: smooth for a progress bar, but few however fast the upload is."""
    speed_window: float = 5.0
    """Seconds over which the speed is averaged: steady, and still quick to show a change."""
    block_size: int = 1 << 19
    """Bytes per read. Larger blocks are not faster and use more memory."""
    range_size: int = 4 << 20
    """Bytes per range request to a remote source. Each one costs a round trip, so they are larger than blocks."""
    spool_size: int = 4 << 20
    """Bytes of a stream or one of its parts kept in memory before it moves to a temporary file."""
    hash_stretch: int = 64 << 20
    """Bytes that are hashed before a cancellation is noticed: a fraction of a second."""


TUNING = UploadTuning()
