"""The vendor's SDK on an asset's metadata and transcription."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs.core.api_error import ApiError


def test_metadata_and_transcription(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    with clip.open("rb") as file:
        metadata = json.dumps({"take": 7, "tags": ["a", "b"]})
        asset = vendor.assets.create(method="direct", file=file, filename="clip.mp4", user_metadata=metadata)
    assert asset.user_metadata == {"take": 7, "tags": ["a", "b"]}

    def kept() -> Any:
        return vendor.assets.retrieve(asset.id).user_metadata

    vendor.assets.update_user_metadata(asset.id, user_metadata={"take": 8, "tags": [], "mood": "calm"})
    assert kept() == {"take": 8, "tags": ["a", "b"], "mood": "calm"}
    vendor.assets.replace_user_metadata(asset.id, user_metadata={"only": 1.5, "empty": ""})
    assert kept() == {"only": 1.5}
    vendor.assets.delete_user_metadata(asset.id)
    assert kept() == {}

    finish_work()
    spoken = vendor.assets.retrieve_transcription(asset.id, include=["words", "utterances"])
    assert (spoken.status, spoken.words, spoken.utterances, spoken.sentences) == ("ready", [], [], None)
    text = vendor.assets.create(method="direct", file=("notes.txt", b"words"))
    finish_work()
    with pytest.raises(ApiError) as silent:
        vendor.assets.retrieve_transcription(text.id)
    assert silent.value.status_code == 404
