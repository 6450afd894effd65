from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.proof_type import ProofType


@_define
class CompletedChunk(_d.RequestModel):
    """An uploaded part."""

    chunk_index: int
    """Number of the part, from 1."""
    proof: str
    """The ETag from the response to the upload, without quotes."""
    proof_type: ProofType | str
    """The type of proof."""
    chunk_size: int
    """Size of the part in bytes."""
