"""The first step of each file: its hash, and whether the platform would accept it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial

from ..._flows.effects import Flow, Sleep, to_thread
from ..._uploads.fingerprint import Digest
from ..._uploads.opening import open_source
from ..._uploads.sources import OpenSource
from ..._uploads.urls import display_path
from ...errors import InvalidSourceError, SourceChangedError
from ..media_limits import refusal, too_large
from ..media_probe import probe
from ..model import Item, ItemStatus, Result
from .context import StepContext
from .result import StepResult

_IDENTIFIED = {
    ItemStatus.PENDING: Result.MOVED,
    ItemStatus.DUPLICATE: Result.DUPLICATE,
    ItemStatus.READY: Result.READY,
    ItemStatus.FAILED: Result.FAILED,
}


def fingerprint(item: Item, context: StepContext) -> Flow[StepResult]:
    """Hash the file, and check that the platform would accept it. Sends nothing.

    A URL that the platform fetches is not read: the URL is hashed instead. Raises InvalidSourceError for a file that
    cannot be ingested.
    """
    if item.is_fetched:
        content = f"url-sha256:{hashlib.sha256(item.path.encode()).hexdigest()}"
        size, mtime_ns = None, None
    else:
        digest, stamp = Digest(), None
        while not (read := (yield from to_thread(partial(_read_on, item, digest, stamp)))).is_complete:
            stamp = read.stamp
            yield Sleep(0.0)  # a point at which the flow can be stopped
        content, (size, mtime_ns) = f"sha256:{digest.hexdigest()}", read.stamp
    status = yield from to_thread(partial(context.ledger.identify, item, content, size, mtime_ns))
    return StepResult((_IDENTIFIED[status],))


@dataclass(frozen=True, slots=True)
class _Read:
    """How far a file has been read."""

    stamp: tuple[int, int | None]
    """The size and the modification time of the file."""
    is_complete: bool


def _read_on(item: Item, digest: Digest, stamp: tuple[int, int | None] | None) -> _Read:
    """Read the next chunk of a file, which is open only during the read. The first time, also check the file."""
    source = open_source(item.path, item.filename)
    try:
        if stamp is None:
            _check_accepted(source, item)
        is_complete = digest.read_on(source)
        found = source.fingerprint()
        source.check()
    finally:
        source.close()
    now = found.size, found.mtime_ns
    if stamp not in (None, now):
        raise SourceChangedError(f"{display_path(item.path)!r} changed while it was read: ingest it again")
    return _Read(now, is_complete)


def _check_accepted(source: OpenSource, item: Item) -> None:
    kind = None
    if item.job.options.probe:
        facts = probe(source)
        kind = facts.kind
        if reason := refusal(facts, item.job.target, item.job.options):
            raise InvalidSourceError(f"{display_path(item.path)!r} would be refused: {reason}")
    if reason := too_large(source.size, kind):
        raise InvalidSourceError(f"{display_path(item.path)!r} would be refused: {reason}")
