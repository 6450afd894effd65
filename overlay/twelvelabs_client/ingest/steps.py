"""The steps that each file takes, as plain functions of (item, client, ledger): what they know is in these three.

An item is claimed from the ledger for its step, and `attempt` carries the step out and notes in the ledger what came
of it. Whoever runs steps elsewhere needs no more than `claim` and `attempt`.

What a step creates on the platform is never created twice: where an answer was lost, or the process has ended between
the platform's answer and our note of it, the item comes back *in doubt*, and the platform is asked first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from twelvelabs_lowlevel.api.assets import create_asset, retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import create_indexed_asset, update_indexed_asset
from twelvelabs_lowlevel.api.knowledge_store_items import create_knowledge_store_item

from ..calls import argument_errors, call
from ..effects import Flow, blocking
from ..errors import (
    ApiConnectionError,
    InvalidArgumentError,
    InvalidSourceError,
    LedgerError,
    NotFoundError,
    ProcessingFailedError,
    SourceChangedError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
    WaitError,
    WaitTimeoutError,
)
from ..retry import said_try_later
from ..transport import Settings
from ..uploads.fingerprint import Fingerprint
from ..uploads.progress import UploadEvent
from ..uploads.session import UploadSettings
from ..uploads.sources import open_source
from ..uploads.upload import Resuming, Wanted
from ..uploads.upload import upload as upload_file
from .item import SETTLING_SECONDS, Facts, Item, Result, Step, TargetKind
from .ledger import Ledger
from .limits import refusal, too_large
from .lookups import MARKER, find_asset, find_entry
from .manifest import is_public_url, shown
from .observing import LONGEST_LOOK, SHORTEST_LOOK, look
from .probe import can_probe, probe
from .stopping import is_lasting

MAX_ATTEMPTS = 10
"""How often a step is tried for one file. With the pauses between, that is about four minutes."""
FIRST_RETRY = 1.0
LONGEST_RETRY = 60.0
GRACE_SECONDS = 10.0
"""For so long what was just created may be unknown: not every server of the platform knows it at once."""

OnUpload = Callable[[UploadEvent], object]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one try: how each item stands, and the failure that others of this step may meet as well."""

    results: tuple[Result, ...]
    trouble: TwelveLabsError | None = None


def attempt(
    items: Sequence[Item], client: Settings, ledger: Ledger, on_upload: OnUpload | None = None
) -> Flow[Attempt]:
    """Carry out the step that these items have been claimed for, and note what came of it.

    `items` are of one step, and several only for those that wait. `on_upload` is told how far an upload is.
    """
    step = items[0].step
    try:
        with argument_errors():
            if step in (Step.AWAIT_ASSET, Step.AWAIT_READY):
                return Attempt(tuple((yield from wait(items, client, ledger))))
            if step is Step.UPLOAD:
                return Attempt(((yield from upload(items[0], client, ledger, on_upload)),))
            return Attempt(((yield from _STEPS[step](items[0], client, ledger)),))
    except LedgerError:
        raise
    except TwelveLabsError as error:
        return (yield from _failed(items, _cause(error), error, client, ledger))


def _cause(error: TwelveLabsError) -> TwelveLabsError:
    """What an upload has failed of."""
    cause = error.__cause__
    return cause if isinstance(error, UploadError) and isinstance(cause, TwelveLabsError) else error


def _failed(
    items: Sequence[Item], cause: TwelveLabsError, error: TwelveLabsError, client: Settings, ledger: Ledger
) -> Flow[Attempt]:
    waits = items[0].step in (Step.AWAIT_ASSET, Step.AWAIT_READY)
    results = []
    passes = _may_pass(cause)
    refused = said_try_later(cause) or is_lasting(cause, client.retry.max_retry_after)
    for item in items:
        doubt = _may_be_done(item, cause)
        if refused or (passes and waits):
            pause = 0.0 if refused else FIRST_RETRY
            yield from blocking(partial(ledger.postpone, item, pause, in_doubt=doubt))
            results.append(Result.LATER)
        elif passes and item.attempts + 1 < MAX_ATTEMPTS:
            pause = min(FIRST_RETRY * 2**item.attempts, LONGEST_RETRY)
            pause = max(pause, SETTLING_SECONDS) if doubt else pause
            yield from blocking(partial(ledger.postpone, item, pause, in_doubt=doubt, counted=True))
            results.append(Result.LATER)
        else:
            yield from blocking(partial(ledger.fail, item, error, item.step, in_doubt=doubt))
            results.append(Result.FAILED)
    return Attempt(tuple(results), cause if passes or refused else None)


def _may_pass(error: TwelveLabsError) -> bool:
    if isinstance(error, UnexpectedResponseError):
        return True  # what was created can be found
    return error.is_transient or (isinstance(error, UploadError) and not isinstance(error, SourceChangedError))


def _may_be_done(item: Item, error: TwelveLabsError) -> bool:
    """Whether the platform may have done the step, though it failed like this."""
    if item.step not in (Step.UPLOAD, Step.ADD):
        return False
    if item.is_in_doubt:
        return True
    never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
    return _may_pass(error) and not never_sent and not said_try_later(error)


# --- the first step


def fingerprint(item: Item, client: Settings, ledger: Ledger) -> Flow[Result]:
    """Find out what the file holds, and that the platform would take it. Sends nothing.

    A public URL is not read: it stands for itself. Raises InvalidSourceError for a file that cannot be ingested.
    """
    if is_public_url(item.path):
        content = f"url-sha256:{hashlib.sha256(item.path.encode()).hexdigest()}"
        size, mtime_ns = None, None
    else:
        read = yield from blocking(lambda: _read(item))
        content, size, mtime_ns = f"sha256:{read.full}", read.size, read.mtime_ns
    is_first = yield from blocking(partial(ledger.identify, item, content, size, mtime_ns))
    return Result.MOVED if is_first else Result.DUPLICATE


def _read(item: Item) -> Fingerprint:
    options, target = item.job.options, item.job.target
    source = open_source(item.path, item.filename)
    try:
        kind = None
        if options.probe or (options.probe is None and can_probe()):
            facts = probe(source)
            kind = facts.kind
            if reason := refusal(facts, target, options):
                raise InvalidSourceError(f"{shown(item.path)!r} would be refused: {reason}")
        if reason := too_large(source.size, kind):
            raise InvalidSourceError(f"{shown(item.path)!r} would be refused: {reason}")
        return source.fingerprint(full=True)
    finally:
        source.close()


# --- the asset


def upload(item: Item, client: Settings, ledger: Ledger, on_upload: OnUpload | None = None) -> Flow[Result]:
    """Make an asset of the file, unless there is one already."""
    if item.is_in_doubt:
        found = yield from find_asset(item, client)
        facts = None if found is None else Facts(asset_id=found.id, asset_created_at=found.created_at)
    else:
        facts = yield from _earlier_asset(item, client, ledger)
    if facts is None:
        facts = Facts(asset_id=(yield from _send(item, client, on_upload)))
    yield from blocking(lambda: ledger.advance(item, Step.AWAIT_ASSET, facts))
    return Result.MOVED


def _earlier_asset(item: Item, client: Settings, ledger: Ledger) -> Flow[Facts | None]:
    """The asset that was made of this content for another target, if the platform has it still."""
    known = yield from blocking(lambda: ledger.asset_of(item.job, item.content or ""))
    if known is None:
        return None
    try:
        asset = yield from call(retrieve_asset.request(known[0]), client)
    except NotFoundError:
        return None
    return None if asset.status == "failed" else Facts(asset_id=asset.id, asset_created_at=asset.created_at)


def _send(item: Item, client: Settings, on_upload: OnUpload | None) -> Flow[str]:
    options, once = item.job.options, _once(client)
    marker = {MARKER: item.content or ""}
    if is_public_url(item.path):
        request = create_asset.request(
            method="url",
            url=item.path,
            filename=item.filename,
            enable_hls=options.enable_hls,
            enable_thumbnail=options.enable_thumbnail,
            user_metadata=marker,
        )
        return (yield from call(request, once)).id
    yield from blocking(lambda: _check_unchanged(item))
    wanted = Wanted(item.filename, None, options.enable_hls, options.enable_thumbnail, marker)
    in_parts = (item.size or 0) > options.max_direct_size
    result, _ = yield from upload_file(
        item.path,
        wanted,
        client if in_parts else once,
        UploadSettings(concurrency=options.parts),
        Resuming(),
        size=None,
        in_parts=lambda size: in_parts,
        on_progress=on_upload,
    )
    return result.asset_id


def _once(client: Settings) -> Settings:
    """The client without retries: the ledger sees to them, and the whole step slows down."""
    return replace(client, retry=replace(client.retry, max_retries=0))


def _check_unchanged(item: Item) -> None:
    if item.mtime_ns is None or "://" in item.path:
        return
    try:
        found = Path(item.path).stat()
    except OSError as error:
        raise InvalidSourceError(f"cannot read {item.path!r} any more: {error.strerror or error}") from error
    if (found.st_size, found.st_mtime_ns) != (item.size, item.mtime_ns):
        raise SourceChangedError(f"{item.path!r} was changed after its content was read: ingest it again")


# --- what is made of the asset


def add(item: Item, client: Settings, ledger: Ledger) -> Flow[Result]:
    """Make an indexed asset, or an item of the knowledge store, of the asset, unless there is one already."""
    entry_id = (yield from find_entry(item, client)) if item.is_in_doubt else None
    if entry_id is not None:
        facts, then = Facts(entry_id=entry_id), Step.SET_METADATA
        if item.job.target.kind is TargetKind.KNOWLEDGE_STORE:
            facts, then = replace(facts, metadata_sent=item.user_metadata), Step.AWAIT_READY
    else:
        entry_id = yield from _create_entry(item, _once(client))
        facts, then = Facts(entry_id=entry_id, metadata_sent=item.user_metadata), Step.AWAIT_READY
    yield from blocking(lambda: ledger.advance(item, then, facts))
    return Result.MOVED


def _create_entry(item: Item, client: Settings) -> Flow[str]:
    target, asset_id = item.job.target, item.asset_id or ""
    metadata: Any = item.user_metadata or None
    if target.kind is TargetKind.INDEX:
        request = create_indexed_asset.request(
            target.id,
            asset_id=asset_id,
            enable_video_stream=item.job.options.enable_video_stream,
            user_metadata=metadata,
        )
        return (yield from call(request, client)).id
    other = create_knowledge_store_item.request(target.id, asset_id=asset_id, metadata=metadata)
    return (yield from call(other, client)).id


def set_metadata(item: Item, client: Settings, ledger: Ledger) -> Flow[Result]:
    """Give the indexed asset the metadata that it shall have, where that is not what it was created with."""
    wanted, had = dict(item.user_metadata), item.metadata_sent
    gone = [key for key in (had or {}) if key not in wanted]
    changes: dict[str, Any] = {**wanted, **dict.fromkeys(gone)}
    if had is not None and wanted != had and item.job.target.kind is TargetKind.KNOWLEDGE_STORE:
        raise InvalidArgumentError(
            f"item {item.entry_id} of the knowledge store keeps the metadata that it was created with: "
            "delete it, and ingest the file with another ledger"
        )
    if wanted != had and changes:
        request = update_indexed_asset.request(item.job.target.id, item.entry_id or "", user_metadata=changes)
        yield from call(request, client)
    yield from blocking(lambda: ledger.advance(item, Step.AWAIT_READY, Facts(metadata_sent=wanted)))
    return Result.MOVED


# --- waiting


def wait(items: Sequence[Item], client: Settings, ledger: Ledger) -> Flow[list[Result]]:
    """Look once whether these are ready; those that are not come back when it is time to look again."""
    then, retry_from = (Step.ADD, Step.UPLOAD) if items[0].step is Step.AWAIT_ASSET else (None, Step.ADD)
    results = []
    for item, seen in zip(items, (yield from look(items, client)), strict=True):
        error = _bad_end(item, seen.status, seen.reason, has_failed=seen.has_failed)
        if seen.is_ready:
            facts = Facts(asset_created_at=seen.created_at) if then else None
            yield from blocking(partial(ledger.advance, item, then, facts))
            results.append(Result.MOVED if then else Result.READY)
        elif error is not None:
            again = item.step if isinstance(error, WaitTimeoutError) else retry_from
            yield from blocking(partial(ledger.fail, item, error, again))
            results.append(Result.FAILED)
        else:
            pause = min(max(SHORTEST_LOOK, item.age / 4), LONGEST_LOOK)
            yield from blocking(partial(ledger.postpone, item, pause))
            results.append(Result.LATER)
    return results


def _bad_end(item: Item, status: str | None, reason: str | None, *, has_failed: bool) -> WaitError | None:
    what = f"asset {item.asset_id}" if item.step is Step.AWAIT_ASSET else f"{item.entry_id} in {item.job.target}"
    if has_failed:
        return ProcessingFailedError(f"{what} ended as {status}: {reason or 'the platform gives no reason'}")
    if status is None and item.age > GRACE_SECONDS:
        return ProcessingFailedError(f"the platform does not know {what} any more")
    if item.job.options.timeout is not None and item.age > item.job.options.timeout:
        return WaitTimeoutError(f"{what} is still {status} after {item.age:.0f} seconds; the platform goes on")
    return None


_STEPS: dict[Step, Callable[[Item, Settings, Ledger], Flow[Result]]] = {
    Step.FINGERPRINT: fingerprint,
    Step.ADD: add,
    Step.SET_METADATA: set_metadata,
}
