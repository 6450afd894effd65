from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class ReportChunksRequest(_d.RequestModel):
    completed_chunks: Sequence[CompletedChunk | Mapping[str, Any]]
    """The uploaded parts, 1 to 50 per call."""


# At the end, so that models can refer to each other in cycles.
from ..models.completed_chunk import CompletedChunk
