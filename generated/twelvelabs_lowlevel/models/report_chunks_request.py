from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class ReportChunksRequest(_d.RequestModel):
    completed_chunks: Sequence[CompletedChunkLike]
    """The uploaded parts, 1 to 50 per call."""


if TYPE_CHECKING:
    from ..dicts import ReportChunksRequestDict

    ReportChunksRequestLike: TypeAlias = ReportChunksRequest | ReportChunksRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ReportChunksRequestLike = ReportChunksRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.completed_chunk import CompletedChunkLike
