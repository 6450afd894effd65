"""An upload through an ingest has its checkpoint in the ledger, and none on disk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from twelvelabs_client._uploads.checkpoint import UploadCheckpoint
from twelvelabs_client._uploads.checkpoint_home import FoundCheckpoint
from twelvelabs_client._uploads.fingerprint import Fingerprint
from twelvelabs_client.errors import LedgerUnavailableError
from twelvelabs_client.ingest.model import Item, Job, Step
from twelvelabs_client.ingest.steps.claim_lost import ClaimLostError
from twelvelabs_client.ingest.steps.ledger_checkpoint import LedgerCheckpoint

from benchmarks.virtual_time import VirtualTime

from ..loops import loop
from .conftest import INDEX

NOTED = UploadCheckpoint(
    upload_id="u1",
    asset_id="a1",
    chunk_size=5,
    total_chunks=2,
    headers={},
    base_url="https://api.example.test/v1.3",
    account="of another key",
    filename="before.mp4",
    request="r1",
    fingerprint=Fingerprint(10, 1, "sample", "inode 1"),
    created=1.0,
)
WANTED = replace(
    NOTED, upload_id="", account="mine", filename="after.mp4", fingerprint=Fingerprint(10, 2, "sample", "inode 2")
)
TIME = VirtualTime(lambda message, at: pytest.fail(f"sent {message}"))


def home(token: str | None, note: Any = None) -> LedgerCheckpoint:
    """The home of the checkpoint of an item with this token."""
    return LedgerCheckpoint(Item(Job(INDEX), Step.UPLOAD, "/a.mp4", "after.mp4", {}, upload=token), note)


def test_an_upload_is_found_on_another_machine_with_another_key_and_under_another_name() -> None:
    found = TIME.run(home(NOTED.to_token()).find(WANTED))
    assert isinstance(found, FoundCheckpoint)
    assert found.checkpoint == replace(NOTED, fingerprint=WANTED.fingerprint)


@loop(
    ("token", "reason"),
    [
        ("truncated", "not valid"),
        (replace(NOTED, base_url="https://elsewhere.example.test").to_token(), "to another base URL"),
        (replace(NOTED, fingerprint=Fingerprint(11, 1, "sample")).to_token(), "of another file"),
        (None, "None"),
    ],
)
def test_what_cannot_be_resumed_has_a_reason(token: str | None, reason: str) -> None:
    assert reason in str(TIME.run(home(token).find(WANTED)))


def test_no_part_is_sent_without_a_claim() -> None:
    with pytest.raises(ClaimLostError):
        TIME.run(home(None, lambda token: False).create(NOTED))


def test_a_session_is_noted_as_soon_as_the_database_is_back() -> None:
    noted: list[str | None] = []

    def note(token: str | None) -> bool:
        noted.append(token)
        if len(noted) in (1, 2, 4):
            raise LedgerUnavailableError("the database is away")
        return True

    checkpoint = home(None, note)
    TIME.run(checkpoint.create(NOTED))
    assert [UploadCheckpoint.from_token(token or "") for token in noted] == [NOTED] * 3
    checkpoint.remove()
    assert noted[-1] is None
