from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class PresignedUrlsRequest(_d.RequestModel):
    start: int
    """Number of the first part, from 1."""
    count: int
    """Number of parts, 1 to 50."""
