from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.proof_type import ProofTypeLike


@_define(repr=False)
class CompletedChunk(_d.RequestModel):
    """An uploaded part."""

    chunk_index: int
    """Number of the part, from 1."""
    proof: str
    """The ETag from the response to the upload, without quotes."""
    proof_type: ProofTypeLike
    """The type of proof."""
    chunk_size: int
    """Size of the part in bytes."""


if TYPE_CHECKING:
    from ..dicts import CompletedChunkDict

    CompletedChunkLike: TypeAlias = CompletedChunk | CompletedChunkDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CompletedChunkLike = CompletedChunk | Mapping[str, Any]
