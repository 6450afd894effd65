from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.proof_type import ProofType


@_define
class CompletedChunk(_d.RequestModel):
    """A part that has been uploaded."""

    chunk_index: int
    """The number of the part, from 1."""
    proof: str
    """The ETag that the upload was answered with, without quotes."""
    proof_type: ProofType | str
    """What the proof is."""
    chunk_size: int
    """The size of the part in bytes."""
