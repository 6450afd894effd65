"""The steps that each file takes, as plain functions of (item, client, ledger): what they know is in these three.

An item is claimed from the ledger for its step, and `attempt` carries the step out and notes in the ledger what came
of it. Whoever runs steps elsewhere needs no more than `claim` and `attempt`.

What a step creates on the platform is never created twice: where an answer was lost, or the process has ended between
the platform's answer and our note of it, the item goes to a step that looks for it on the platform first.
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
from twelvelabs_lowlevel.api.indexes import retrieve_index
from twelvelabs_lowlevel.api.knowledge_store_items import create_knowledge_store_item
from twelvelabs_lowlevel.api.knowledge_stores import retrieve_knowledge_store
from twelvelabs_lowlevel.requests import Request

from ..calls import argument_errors, call
from ..effects import Flow, Sleep, blocking
from ..entry_survey import KnownEntries
from ..errors import (
    ApiConnectionError,
    ApiError,
    ForbiddenError,
    InvalidArgumentError,
    InvalidSourceError,
    LedgerError,
    NotFoundError,
    SourceChangedError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
    WaitTimeoutError,
)
from ..pace import Pace
from ..retry import said_try_later
from ..transport import Settings
from ..uploads.fingerprint import Digest
from ..uploads.progress import UploadEvent
from ..uploads.session import UploadSettings
from ..uploads.sources import OpenSource, open_source
from ..uploads.upload import Resuming, Wanted
from ..uploads.upload import upload as upload_file
from .item import FINDING, SETTLING_SECONDS, Facts, Item, ItemStatus, Result, Step, Target, TargetKind
from .ledger import Ledger
from .limits import refusal, too_large
from .lookups import MARKER, find_assets, find_entries
from .manifest import is_public_url, shown
from .observing import Look, awaited, look
from .probe import can_probe, probe
from .stopping import is_lasting

MAX_ATTEMPTS = 10
"""How often a step is tried for one file. With the pauses between, that is about four minutes."""
FIRST_RETRY = 1.0
LONGEST_RETRY = 60.0

OnUpload = Callable[[UploadEvent], object]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one try: how each item stands, and the failure that others of this step may meet as well."""

    results: tuple[Result, ...]
    trouble: TwelveLabsError | None = None
    seconds: tuple[float, ...] = ()
    """How long the platform's work has taken for those that were waited for and are ready."""
    sent: int = 0
    """How many bytes went up."""
    ends_run: bool = False
    """Whether the trouble is such that nothing can go to the target any more."""


def attempt(
    items: Sequence[Item],
    client: Settings,
    ledger: Ledger,
    on_upload: OnUpload | None = None,
    known: KnownEntries | None = None,
) -> Flow[Attempt]:
    """Carry out the step that these items have been claimed for, and note what came of it.

    `items` are of one step, and several only for those that wait or look for something. `on_upload` is told how far an
    upload is. `known` is what earlier attempts to wait have found out, which spares requests.
    """
    step = items[0].step
    try:
        with argument_errors():
            if step in (Step.AWAIT_ASSET, Step.AWAIT_READY):
                return (yield from wait(items, client, ledger, known))
            if step in _TOGETHER:
                return (yield from _TOGETHER[step](items, client, ledger))
            if step is Step.UPLOAD:
                return (yield from upload(items[0], client, ledger, on_upload))
            if step is Step.ADD:
                return (yield from add(items[0], client, ledger))
            return Attempt(((yield from _ALONE[step](items[0], client, ledger)),))
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
    results = []
    refused = said_try_later(cause) or is_lasting(cause, client.retry.max_retry_after)
    passes = _may_pass(cause) or refused
    for item in items:
        doubtful = None if refused or not _may_be_done(cause) else FINDING.get(item.step)
        if passes and (refused or item.step in AT_ONCE):
            pause = FIRST_RETRY if refused else _pause_after(cause)
            yield from blocking(partial(ledger.postpone, item, pause))
            results.append(Result.LATER)
        elif passes and item.attempts + 1 < MAX_ATTEMPTS:
            pause = min(FIRST_RETRY * 2**item.attempts, LONGEST_RETRY)
            pause = max(pause, SETTLING_SECONDS) if doubtful else pause
            yield from blocking(partial(ledger.postpone, item, pause, doubtful, counted=True))
            results.append(Result.LATER)
        else:
            yield from blocking(partial(ledger.fail, item, error, doubtful or item.step))
            results.append(Result.FAILED)
    return Attempt(tuple(results), cause if passes else None)


def _pause_after(error: TwelveLabsError) -> float:
    return max(FIRST_RETRY, (isinstance(error, ApiError) and error.retry_after) or 0.0)


def _may_pass(error: TwelveLabsError) -> bool:
    if isinstance(error, UnexpectedResponseError):
        return True  # what was created can be found
    return error.is_transient or (isinstance(error, UploadError) and not isinstance(error, SourceChangedError))


def _may_be_done(error: TwelveLabsError) -> bool:
    """Whether the platform may have done what failed like this."""
    never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
    return _may_pass(error) and not never_sent


# --- the first step


def fingerprint(item: Item, client: Settings, ledger: Ledger) -> Flow[Result]:
    """Find out what the file holds, and that the platform would take it. Sends nothing.

    A public URL is not read: it stands for itself. Raises InvalidSourceError for a file that cannot be ingested.
    """
    if is_public_url(item.path):
        content = f"url-sha256:{hashlib.sha256(item.path.encode()).hexdigest()}"
        size, mtime_ns = None, None
    else:
        digest, stamp = Digest(), None
        while not (read := (yield from blocking(partial(_read_on, item, digest, stamp)))).is_all:
            stamp = read.stamp
            yield Sleep(0.0)  # where it can be stopped
        content, (size, mtime_ns) = f"sha256:{digest.hexdigest()}", read.stamp
    known = yield from blocking(partial(ledger.identify, item, content, size, mtime_ns))
    return _IDENTIFIED[known]


@dataclass(frozen=True, slots=True)
class _Read:
    """How far a file has been read."""

    stamp: tuple[int, int | None]
    """The size of the file, and when it was changed."""
    is_all: bool


def _read_on(item: Item, digest: Digest, stamp: tuple[int, int | None] | None) -> _Read:
    """Read one stretch of a file, which is open only meanwhile. The first time it is checked what the file is."""
    source = open_source(item.path, item.filename)
    try:
        if stamp is None:
            _check_accepted(source, item)
        is_all = digest.read_on(source)
        found = source.fingerprint()
        source.check()
    finally:
        source.close()
    now = found.size, found.mtime_ns
    if stamp not in (None, now):
        raise SourceChangedError(f"{shown(item.path)!r} was changed while it was read: ingest it again")
    return _Read(now, is_all)


def _check_accepted(source: OpenSource, item: Item) -> None:
    options, kind = item.job.options, None
    if options.probe or (options.probe is None and can_probe()):
        facts = probe(source)
        kind = facts.kind
        if reason := refusal(facts, item.job.target, options):
            raise InvalidSourceError(f"{shown(item.path)!r} would be refused: {reason}")
    if reason := too_large(source.size, kind):
        raise InvalidSourceError(f"{shown(item.path)!r} would be refused: {reason}")


# --- the asset


def upload(item: Item, client: Settings, ledger: Ledger, on_upload: OnUpload | None = None) -> Flow[Attempt]:
    """Make an asset of the file, unless there is one that was made for another target."""
    facts, sent = (yield from _earlier_asset(item, client, ledger)), 0
    if facts is None:
        asset_id = _known_id((yield from _send(item, client, on_upload)), "upload")
        facts, sent = Facts(asset_id=asset_id), item.size or 0
    yield from blocking(lambda: ledger.advance(item, Step.AWAIT_ASSET, facts))
    return Attempt((Result.MOVED,), sent=sent)


def find_uploads(items: Sequence[Item], client: Settings, ledger: Ledger) -> Flow[Attempt]:
    """Look for the assets that earlier tries may have made."""
    found = yield from find_assets(items, client)
    results = []
    for item in items:
        asset = found.get(item.content or "")
        if asset is not None:
            facts = Facts(asset_id=asset.id, asset_created_at=asset.created_at)
            following = Step.ADD if asset.status == "ready" else Step.AWAIT_ASSET
            yield from blocking(partial(ledger.advance, item, following, facts))
        else:
            yield from blocking(partial(ledger.postpone, item, 0.0, Step.UPLOAD))
        results.append(Result.MOVED if asset is not None else Result.LATER)
    return Attempt(tuple(results))


def _earlier_asset(item: Item, client: Settings, ledger: Ledger) -> Flow[Facts | None]:
    """The asset that was made of this content for another target, if the platform has it still."""
    for asset_id in (yield from blocking(lambda: ledger.assets_of(item.job, item.content or ""))):
        try:
            asset = yield from call(retrieve_asset.request(asset_id), client)
        except (NotFoundError, ForbiddenError):  # perhaps of another account
            continue
        if asset.status != "failed":
            return Facts(asset_id=asset.id, asset_created_at=asset.created_at)
    return None


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


def add(item: Item, client: Settings, ledger: Ledger) -> Flow[Attempt]:
    """Make an indexed asset, or an item of the knowledge store, of the asset."""
    try:
        entry_id = _known_id((yield from _create_entry(item, _once(client))), "addition")
    except NotFoundError as error:
        if (yield from _is_gone(_target_request(item.job.target), client)):
            yield from blocking(partial(ledger.postpone, item, FIRST_RETRY))
            return Attempt((Result.LATER,), error, ends_run=True)
        if not (yield from _is_gone(retrieve_asset.request(item.asset_id or ""), client)):
            raise
        yield from blocking(partial(ledger.fail, item, error, Step.UPLOAD))
        return Attempt((Result.FAILED,))
    facts = Facts(entry_id=entry_id, metadata_sent=item.user_metadata)
    yield from blocking(lambda: ledger.advance(item, Step.AWAIT_READY, facts))
    return Attempt((Result.MOVED,))


def _is_gone(request: Request[Any], client: Settings) -> Flow[bool]:
    try:
        yield from call(request, client)
    except NotFoundError:
        return True
    return False


def _target_request(target: Target) -> Request[Any]:
    if target.kind is TargetKind.INDEX:
        return retrieve_index.request(target.id)
    return retrieve_knowledge_store.request(target.id)


def _known_id(made: str, what: str) -> str:
    """The id of what was made. One that is missing can be found as if the answer had been lost."""
    if not made:
        error = TwelveLabsError(f"the platform has answered the {what} without an id")
        error.is_transient = True
        raise error
    return made


def find_additions(items: Sequence[Item], client: Settings, ledger: Ledger) -> Flow[Attempt]:
    """Look for what earlier tries may have made of the assets."""
    found = yield from find_entries(items, client)
    results = []
    for item in items:
        entry = found.get(item.asset_id or "")
        if entry is None:
            yield from blocking(partial(ledger.postpone, item, 0.0, Step.ADD))
            results.append(Result.LATER)
            continue
        if item.job.target.kind is TargetKind.KNOWLEDGE_STORE or not item.user_metadata:
            following = None if entry.is_ready else Step.AWAIT_READY
            facts = Facts(entry_id=entry.id, metadata_sent=item.user_metadata)
        else:
            following, facts = Step.SET_METADATA, Facts(entry_id=entry.id)
        yield from blocking(partial(ledger.advance, item, following, facts))
        results.append(Result.MOVED if following else Result.READY)
    return Attempt(tuple(results))


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


def wait(items: Sequence[Item], client: Settings, ledger: Ledger, known: KnownEntries | None = None) -> Flow[Attempt]:
    """Look once whether these are ready; those that are not come back when it is time to look again."""
    seen = yield from look(items, client, known)
    results = []
    for item in items:
        results.append((yield from _waited(item, seen, ledger)))
    ready = [item for item, result in zip(items, results, strict=True) if result in (Result.MOVED, Result.READY)]
    took = tuple(_work_time(item, seen.ended[awaited(item)].item) for item in ready)
    return Attempt(tuple(results), seen.trouble if seen.is_outage else None, took)


def _work_time(item: Item, made: Any) -> float:
    """How long the work took by the platform's clock; how long we have waited if that is less, or all that is known."""
    changed = getattr(made, "updated_at", None)
    return item.age if changed is None else min(item.age, max(0.0, (changed - made.created_at).total_seconds()))


def _waited(item: Item, seen: Look, ledger: Ledger) -> Flow[Result]:
    awaits_asset = item.step is Step.AWAIT_ASSET
    outcome = seen.ended.get(awaited(item))
    is_late = outcome is None and awaited(item) in seen.under_way and _is_out_of_time(item)
    error = outcome.error if outcome is not None else _out_of_time(item) if is_late else None
    if error is not None:
        again = Step.UPLOAD if awaits_asset else Step.ADD
        retry_from = item.step if isinstance(error, WaitTimeoutError) else again
        yield from blocking(lambda: ledger.fail(item, error, retry_from))
        return Result.FAILED
    if outcome is None:
        pause = Pace().full_pause(item.age) if seen.trouble is None else _pause_after(seen.trouble)
        yield from blocking(lambda: ledger.postpone(item, pause))
        return Result.LATER
    made_at = outcome.result().created_at
    facts = Facts(asset_created_at=made_at) if awaits_asset else Facts(entry_created_at=made_at)
    yield from blocking(lambda: ledger.advance(item, Step.ADD if awaits_asset else None, facts))
    return Result.MOVED if awaits_asset else Result.READY


def _is_out_of_time(item: Item) -> bool:
    limit = item.job.options.timeout
    return limit is not None and item.age > limit


def _out_of_time(item: Item) -> WaitTimeoutError:
    what = "asset" if item.step is Step.AWAIT_ASSET else "what was made of it,"
    return WaitTimeoutError(
        f"{what} {awaited(item)} is still not ready after {item.age:.0f} seconds. The platform goes on with it: "
        "ingest with retry_failed=True to wait again."
    )


_IDENTIFIED = {
    ItemStatus.PENDING: Result.MOVED,
    ItemStatus.DUPLICATE: Result.DUPLICATE,
    ItemStatus.READY: Result.READY,
    ItemStatus.FAILED: Result.FAILED,
}
_ALONE: dict[Step, Callable[[Item, Settings, Ledger], Flow[Result]]] = {
    Step.FINGERPRINT: fingerprint,
    Step.SET_METADATA: set_metadata,
}
_TOGETHER: dict[Step, Callable[[Sequence[Item], Settings, Ledger], Flow[Attempt]]] = {
    Step.FIND_ASSET: find_uploads,
    Step.FIND_ENTRY: find_additions,
}
AT_ONCE = {Step.FIND_ASSET: 500, Step.AWAIT_ASSET: 50, Step.FIND_ENTRY: 500, Step.AWAIT_READY: 500}
"""How many files it is worth while to claim together for a step, where that is more than one."""
