"""Uploading a file from beginning to end, as a flow: in one piece or in parts, afresh or where it was left."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from time import time
from typing import IO, Any, TypeVar, cast

from twelvelabs_lowlevel.api.assets import create_asset
from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload, retrieve_multipart_upload_status
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus

from .._flows.effects import Acquire, Flow, Release, now, to_thread
from .._http.call import call, call_with_response
from .._http.config import ClientConfig
from .._http.decode import redacted
from .._paging.pages import first_page, page_after
from ..errors import (
    InvalidArgumentError,
    InvalidSourceError,
    NotFoundError,
    SessionExpiredError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
    UploadRestartedWarning,
)
from . import checkpoint_store as journals
from .checkpoint import UploadRecord, account_of, digest_of
from .checkpoint_store import Journal
from .fingerprint import Fingerprint, hash_all
from .media import media_kind
from .multipart import UploadResult, UploadSession, UploadSettings
from .presigned_urls import UrlSupply
from .progress import Meter, UploadEvent, UploadPhase
from .source_file import SourceFile
from .sources import OpenSource, SequentialSource, Source, open_source

T = TypeVar("T")

MAX_DIRECT_SIZE = 200_000_000
"""The platform takes files of up to 200 MB in one piece."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What asset an upload shall make."""

    filename: str | None = None
    file_type: str | None = None
    enable_hls: bool | None = None
    enable_thumbnail: bool | None = None
    user_metadata: Mapping[str, Any] | None = None

    def fields(self, source: OpenSource) -> dict[str, Any]:
        """The arguments that both ways of uploading have."""
        return {
            "filename": source.name,
            "enable_hls": self.enable_hls,
            "enable_thumbnail": self.enable_thumbnail,
            "user_metadata": self.user_metadata,
        }


@dataclass(frozen=True, slots=True)
class Resuming:
    """Whether and where sessions are remembered."""

    folder: str | PathLike[str] | None = None
    """Where journals are; the user's state directory if None."""
    enabled: bool = True
    full_hash: bool = False
    """Whether all bytes of a file are compared before a session is taken up again, instead of samples."""


def upload(
    source: Source,
    wanted: Wanted,
    config: ClientConfig,
    settings: UploadSettings,
    resuming: Resuming,
    *,
    size: int | None,
    in_parts: Callable[[int], bool],
    on_progress: Callable[[UploadEvent], object] | None,
) -> Flow[tuple[UploadResult, Meter]]:
    """Upload a source. `in_parts` decides by its size whether it goes up in parts."""
    opened = yield from to_thread(lambda: open_source(source, wanted.filename, size=size))
    try:
        meter = Meter(on_progress, opened.name, opened.size)
        if in_parts(opened.size):
            result = yield from _in_parts(opened, wanted, config, settings, resuming, meter)
        else:
            if isinstance(opened, SequentialSource):
                opened = yield from to_thread(opened.settled)
            result = yield from _in_one_piece(opened, wanted, config, settings, meter)
    finally:
        yield from to_thread(opened.close)
    return result, meter


def _in_one_piece(
    source: OpenSource, wanted: Wanted, config: ClientConfig, settings: UploadSettings, meter: Meter
) -> Flow[UploadResult]:
    if event := meter.enter(UploadPhase.UPLOADING):
        yield event
    request = create_asset.request(
        method="direct",
        file=(source.name, cast("IO[bytes]", SourceFile(source)), None),
        request_options=settings.request_options,
        **wanted.fields(source),
    )
    if settings.limiter is not None:
        yield Acquire(settings.limiter)
    try:
        asset = yield from call(request, config, on_sent=meter.add, on_attempt=meter.restart)
    finally:
        if settings.limiter is not None:
            yield Release(settings.limiter)
    meter.part_done()
    if event := meter.enter(UploadPhase.FINALIZING):
        yield event
    return UploadResult(asset.id, "")


def _fingerprint(source: OpenSource, *, full: bool) -> Flow[Fingerprint]:
    found = yield from to_thread(source.fingerprint)
    return replace(found, full=(yield from hash_all(source))) if full else found


def _in_parts(
    source: OpenSource,
    wanted: Wanted,
    config: ClientConfig,
    settings: UploadSettings,
    resuming: Resuming,
    meter: Meter,
) -> Flow[UploadResult]:
    fields = {"type": wanted.file_type or media_kind(source.name), **wanted.fields(source)}
    fingerprint = Fingerprint(source.size, None, "")
    folder = None
    if source.is_resumable:
        if resuming.full_hash and (event := meter.enter(UploadPhase.HASHING)):
            yield event
        fingerprint = yield from _fingerprint(source, full=resuming.full_hash)
        if resuming.enabled:
            folder = Path(resuming.folder) if resuming.folder else journals.default_folder()
    draft = UploadRecord(
        upload_id="",
        asset_id="",
        chunk_size=1,
        total_chunks=1,
        headers={},
        base_url=config.base_url,
        account=account_of(config.api_key),
        filename=source.name,
        request=digest_of(fields),
        fingerprint=fingerprint,
        created=time(),
    )
    if folder is not None:
        where = folder
        earlier = yield from to_thread(lambda: journals.find(where, draft))
        if earlier.lost is not None:
            _warn(source, earlier.lost)
        if earlier.journal is not None and earlier.record is not None:
            resumed = yield from _taken_up(source, config, settings, meter, earlier.journal, earlier.record)
            if resumed is not None:
                return resumed
    return (yield from _afresh(source, fields, draft, config, settings, meter, folder))


def _taken_up(
    source: OpenSource,
    config: ClientConfig,
    settings: UploadSettings,
    meter: Meter,
    journal: Journal,
    record: UploadRecord,
) -> Flow[UploadResult | None]:
    """Go on with a session that was left; None, with a warning, if the platform has it no more."""
    try:
        return (yield from resume(source, record, config, settings, meter, journal))
    except SessionExpiredError as error:
        journal.remove()
        _warn(source, str(error))
        return None
    finally:
        journal.close()


def _warn(source: OpenSource, reason: str) -> None:
    text = f"{source.name!r} is uploaded from its beginning: {reason}"
    warnings.warn(text, UploadRestartedWarning, stacklevel=2)


def _afresh(
    source: OpenSource,
    fields: dict[str, Any],
    draft: UploadRecord,
    config: ClientConfig,
    settings: UploadSettings,
    meter: Meter,
    folder: Path | None,
) -> Flow[UploadResult]:
    request = create_multipart_upload.request(
        total_size=source.size, request_options=settings.request_options, **fields
    )
    session, response = yield from call_with_response(request, config)
    at = yield from now()
    if not session.upload_id or not session.asset_id:  # null may stand where the contract has text
        raise UnexpectedResponseError(
            "the platform began an upload session that has no id", response=redacted(response)
        )
    if not session.chunk_size or not session.total_chunks:
        what = f"the platform does not say how to cut the file for upload {session.upload_id}"
        raise UnexpectedResponseError(what, response=redacted(response))
    record = UploadRecord(
        upload_id=session.upload_id,
        asset_id=session.asset_id,
        chunk_size=session.chunk_size,
        total_chunks=session.total_chunks,
        headers=dict(session.upload_headers or {}),
        base_url=draft.base_url,
        account=draft.account,
        filename=draft.filename,
        request=draft.request,
        fingerprint=draft.fingerprint,
        created=draft.created,
    )
    journal = None
    if folder is not None:
        where = folder
        journal = yield from to_thread(lambda: journals.create(where, record))
    urls = _supply(record, config, settings)
    urls.add(session.upload_urls, response, at)
    return (yield from UploadSession(source, record, urls, settings, config, meter, journal).run())


def resume(
    source: OpenSource,
    record: UploadRecord,
    config: ClientConfig,
    settings: UploadSettings,
    meter: Meter,
    journal: Journal | None = None,
) -> Flow[UploadResult]:
    """Go on with a session: ask the platform which parts it has, and send the others.

    Raises SessionExpiredError if the platform has it no more.
    """
    done, status = yield from _completed_parts(record, config, settings)
    if status not in ("active", "completed"):
        raise _gone(record, f"the session is {status}")
    urls = _supply(record, config, settings)
    return (yield from UploadSession(source, record, urls, settings, config, meter, journal).run(done))


def resume_token(
    token: str,
    source: Source,
    config: ClientConfig,
    settings: UploadSettings,
    *,
    size: int | None,
    on_progress: Callable[[UploadEvent], object] | None,
) -> Flow[tuple[UploadResult, Meter]]:
    """Go on with the session that a token names, with a source that must hold the same bytes."""
    record = UploadRecord.from_token(token)
    if record.base_url != config.base_url:
        where = f"upload {record.upload_id} at {record.base_url}"
        raise InvalidArgumentError(f"the token is of {where}, which is not the base URL of this client")
    opened = yield from to_thread(lambda: open_source(source, record.filename, size=size))
    try:
        found = yield from _fingerprint(opened, full=record.fingerprint.full is not None)
        if not found.same_content(record.fingerprint):
            raise InvalidSourceError(
                f"{opened.name!r} does not hold the bytes that upload {record.upload_id} was begun with"
            )
        meter = Meter(on_progress, opened.name, opened.size)
        result = yield from resume(opened, record, config, settings, meter)
    finally:
        yield from to_thread(opened.close)
    return result, meter


def _completed_parts(
    record: UploadRecord, config: ClientConfig, settings: UploadSettings
) -> Flow[tuple[frozenset[int], str]]:
    request = retrieve_multipart_upload_status.request(
        record.upload_id, page=1, page_limit=50, request_options=settings.request_options
    )
    try:
        page = yield from first_page(request, config, "uploaded_chunks")
        session: MultipartUploadStatus = page.answer
        done = {chunk.index for chunk in page.items if chunk.status == "completed"}
        while page.has_next:
            page = yield from page_after(page, config)
            done |= {chunk.index for chunk in page.items if chunk.status == "completed"}
    except NotFoundError as error:
        raise _gone(record, "the platform does not know the session") from error
    except TwelveLabsError as error:
        ids = f"upload {record.upload_id} (asset {record.asset_id})"
        raise UploadError(
            f"{ids}: cannot ask which parts have arrived: {error}",
            upload_id=record.upload_id,
            asset_id=record.asset_id,
            token=record.to_token(),
        ) from error
    return frozenset(done), session.status


def _gone(record: UploadRecord, reason: str) -> UploadError:
    message = f"{reason} (upload {record.upload_id}); upload the file again"
    return SessionExpiredError(message, upload_id=record.upload_id, asset_id=record.asset_id)


def _supply(record: UploadRecord, config: ClientConfig, settings: UploadSettings) -> UrlSupply:
    ahead = 2 * settings.concurrency
    return UrlSupply(record.upload_id, record.total_chunks, ahead, config, settings.request_options)
