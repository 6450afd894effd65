"""The checkpoint of an upload in parts, kept in the ledger: any machine can resume the upload."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from ..._flows.effects import Flow
from ..._uploads.checkpoint import UploadCheckpoint
from ..._uploads.checkpoint_home import FoundCheckpoint
from ...errors import InvalidArgumentError, LedgerUnavailableError
from ..ledger_calls import repeated
from ..model import Item
from .claim_lost import ClaimLostError


class LedgerCheckpoint:
    """The home of the only checkpoint that an item has, and that checkpoint.

    `note` records a token, or that there is none, and returns whether the item is still claimed.
    """

    def __init__(self, item: Item, note: Callable[[str | None], bool]) -> None:
        self._item = item
        self._note = note

    def find(self, wanted: UploadCheckpoint) -> Flow[FoundCheckpoint | str | None]:
        """The unfinished upload of the item. Its name and fields may have been changed since: its content has not."""
        token = self._item.upload
        if token is None:
            return None
        yield from ()
        try:
            found = UploadCheckpoint.from_token(token)
        except InvalidArgumentError:
            return "what the ledger has of the earlier upload is not valid"
        if found.base_url != wanted.base_url or not wanted.fingerprint.same_content(found.fingerprint):
            return f"an earlier upload was of another file, or to another base URL (upload {found.upload_id})"
        return FoundCheckpoint(self, replace(found, fingerprint=wanted.fingerprint))

    def create(self, checkpoint: UploadCheckpoint) -> Flow[LedgerCheckpoint]:
        """Record a new session before its first part is sent."""
        if not (yield from repeated(partial(self._note, checkpoint.to_token()), self._item.job.tuning)):
            raise ClaimLostError
        return self

    def write(self, checkpoint: UploadCheckpoint) -> None:
        """Nothing: the platform counts the parts."""

    def remove(self) -> None:
        """Record that there is no unfinished upload."""
        with suppress(LedgerUnavailableError):  # the platform says of the session that it has ended
            self._note(None)

    def close(self) -> None:
        """Nothing: the token stays."""
