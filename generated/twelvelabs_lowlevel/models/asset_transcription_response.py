from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.asset_transcription_status import AssetTranscriptionStatus


@_define(repr=False)
class AssetTranscriptionResponse(_d.ResponseModel):
    """The transcription of an asset, with the groupings that were requested."""

    status: AssetTranscriptionStatus
    """pending or processing, then ready or failed."""
    words: list[AssetTranscriptionEntry] | None = None
    """The transcription by word."""
    sentences: list[AssetTranscriptionEntry] | None = None
    """The transcription by sentence."""
    utterances: list[AssetTranscriptionUtterance] | None = None
    """The transcription by speaker turn."""
    error: AssetTranscriptionError | None = None
    """Why it failed, if it did."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                status=_d.to_enum(AssetTranscriptionStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                words=[AssetTranscriptionEntry.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("words", None)) is not None
                else None,
                sentences=[AssetTranscriptionEntry.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("sentences", None)) is not None
                else None,
                utterances=[AssetTranscriptionUtterance.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("utterances", None)) is not None
                else None,
                error=AssetTranscriptionError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.asset_transcription_entry import AssetTranscriptionEntry
from ..models.asset_transcription_error import AssetTranscriptionError
from ..models.asset_transcription_utterance import AssetTranscriptionUtterance
