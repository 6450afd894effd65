"""The steps that create an asset from a file, or find the one that an earlier try may have created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from twelvelabs_lowlevel.api.assets import retrieve_asset
from twelvelabs_lowlevel.models.asset import Asset

from ..._flows.effects import Flow, to_thread
from ..._http.call import call
from ..._http.logs import logger
from ..._uploads.checkpoint import UploadCheckpoint
from ..._uploads.context import UploadContext
from ..._uploads.file_systems import look_up, signed_url
from ..._uploads.upload import AssetFields, resume_token
from ..._uploads.upload import upload as upload_file
from ..._uploads.urls import display_path
from ...errors import (
    ForbiddenError,
    InvalidArgumentError,
    InvalidSourceError,
    NotFoundError,
    SessionExpiredError,
    SourceChangedError,
)
from ..ledger_calls import repeated
from ..model import Facts, Item, Step
from ..step_outcomes import Advanced, Postponed, StepOutcome
from .attempt import Attempt
from .claim_lost import ClaimLostError
from .context import SaveUpload, StepContext
from .reconcile import MARKER, Search, find_assets
from .retries import after_search, without_retries


def upload(item: Item, context: StepContext) -> Flow[Attempt]:
    """Create an asset from the file, unless there is one that was created for another target.

    Beside an unfinished upload no other asset is created: it is resumed, or if that is not possible, what it has
    created is looked for first.
    """
    facts, sent = (yield from _earlier_asset(item, context)), 0
    if facts is None:
        asset_id = yield from (_send(item, context) if item.upload is None else _resume(item, item.upload, context))
        if asset_id is None:
            return Attempt((Postponed(item, item.job.tuning.settling, Step.FIND_ASSET, upload_ended=True),))
        facts, sent = Facts(asset_id=asset_id), 0 if item.is_fetched else item.size or 0
    return Attempt((Advanced(item, Step.AWAIT_ASSET, facts),), bytes_sent=sent)


def find_uploads(items: Sequence[Item], context: StepContext) -> Flow[Attempt]:
    """Look for the assets that earlier tries may have created."""
    searched = [item for item in items if item.upload is None]
    search = (yield from find_assets(searched, context.config)) if searched else Search[Asset]()
    return Attempt(tuple(_after_search(item, search) for item in items))


def _after_search(item: Item, search: Search[Asset]) -> StepOutcome:
    if item.upload is not None:  # its session tells more than lists do
        return Postponed(item, 0.0, Step.UPLOAD)
    asset = search.found.get(item.content or "")
    if asset is None:
        return after_search(item, search.doubt(item.content), Step.UPLOAD)
    facts = Facts(asset_id=asset.id, asset_created_at=asset.created_at)
    return Advanced(item, Step.ADD if asset.status == "ready" else Step.AWAIT_ASSET, facts)


def _earlier_asset(item: Item, context: StepContext) -> Flow[Facts | None]:
    """The asset that was created from this content for another target, if it still exists."""
    for asset_id in item.made_before:
        try:
            asset = yield from call(retrieve_asset.request(asset_id), context.config)
        except (NotFoundError, ForbiddenError):  # perhaps another account's
            continue
        if asset.status != "failed":
            return Facts(asset_id=asset_id, asset_created_at=asset.created_at)
    return None


def _send(item: Item, context: StepContext) -> Flow[str]:
    options, source = item.job.options, item.path
    if not item.is_public:
        yield from to_thread(lambda: _check_unchanged(item))
    if item.is_signed:
        source = yield from to_thread(partial(signed_url, item.path, item.job.tuning.url_lifetime))
    fields = AssetFields(
        filename=item.filename,
        enable_hls=options.enable_hls,
        enable_thumbnail=options.enable_thumbnail,
        user_metadata={MARKER: item.content or ""},
    )
    in_parts = not item.is_fetched and options.upload.in_parts(item.size or 0)
    result, _ = yield from upload_file(
        source,
        fields,
        UploadContext(
            config=context.config if in_parts else without_retries(context.config),
            options=replace(options.upload, method="url") if item.is_signed else options.upload,
            limiter=context.limiter,
            on_progress=context.on_upload,
            save_session=partial(_save, item, context.save_upload) if context.save_upload else None,
        ),
    )
    return result.asset_id


def _save(item: Item, save: SaveUpload, checkpoint: UploadCheckpoint) -> Flow[None]:
    """Save a new session before its first part is sent, so that any machine can resume it."""
    if not (yield from repeated(partial(save, item, checkpoint.to_token()), item.job.tuning)):
        raise ClaimLostError


def _resume(item: Item, token: str, context: StepContext) -> Flow[str | None]:
    """Send what is missing of an unfinished upload; None if it is not known what it has created.

    A session that the platform knows to have ended incomplete has created nothing.
    """
    options = item.job.options.upload
    if item.is_fetched or not options.resume:
        return None
    yield from to_thread(partial(_check_unchanged, item))
    upload_context = UploadContext(
        config=context.config, options=options, limiter=context.limiter, on_progress=context.on_upload
    )
    try:
        result = yield from resume_token(token, item.path, upload_context)
    except (InvalidArgumentError, SessionExpiredError) as error:
        logger.warning("the upload of %r cannot be resumed: %s", display_path(item.path), error)
        is_known = isinstance(error, SessionExpiredError) and error.__cause__ is None
        return (yield from _send(item, context)) if is_known else None
    return result.asset_id


def _check_unchanged(item: Item) -> None:
    if item.is_remote and item.version is not None and look_up(item.path).version != item.version:
        raise SourceChangedError(f"{display_path(item.path)!r} has changed since it was listed: ingest it again")
    if item.mtime_ns is None or "://" in item.path:
        return
    try:
        found = Path(item.path).stat()
    except OSError as error:
        raise InvalidSourceError(f"cannot read {item.path!r} any longer: {error.strerror or error}") from error
    if (found.st_size, found.st_mtime_ns) != (item.size, item.mtime_ns):
        raise SourceChangedError(f"{item.path!r} has changed since it was hashed: ingest it again")
