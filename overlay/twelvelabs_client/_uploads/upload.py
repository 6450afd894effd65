"""Uploading a file from beginning to end, as a flow: fetched by the platform, in one piece, or in parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import IO, Any, cast

from twelvelabs_lowlevel.api.assets import create_asset, retrieve_asset
from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload

from .._flows.effects import Acquire, Flow, Release, now, to_thread, wall_time
from .._http.call import call, call_with_response
from .._http.decode import missing_field, redacted
from .._limits import MAX_UPLOAD_SIZE
from .._tracebacks import warn_user
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
from .checkpoint import UploadCheckpoint, account_of, digest_of
from .checkpoint_store import CheckpointFile, FoundCheckpoint, find
from .context import UploadContext
from .fingerprint import Fingerprint, hash_all
from .media_types import by_name, kind_for_parts, sniff
from .multipart import MultipartUpload, UploadResult
from .names import name_in_url
from .presigned_urls import PresignedUrls
from .progress import ProgressTracker, UploadPhase
from .sequential_source import SequentialSource
from .session_status import read_session
from .source_file import SourceFile
from .sources import OpenSource, Source
from .urls import display_path, is_public_url
from .web_files import opened as open_any


@dataclass(frozen=True, slots=True)
class AssetFields:
    """The asset that an upload creates."""

    filename: str | None = None
    file_type: str | None = None
    enable_hls: bool | None = None
    enable_thumbnail: bool | None = None
    user_metadata: Mapping[str, Any] | None = None

    def arguments(self, filename: str | None) -> dict[str, Any]:
        """The arguments that all ways of creating an asset have."""
        return {
            "filename": filename,
            "enable_hls": self.enable_hls,
            "enable_thumbnail": self.enable_thumbnail,
            "user_metadata": self.user_metadata,
        }


def upload(
    source: Source, fields: AssetFields, context: UploadContext, *, size: int | None = None
) -> Flow[tuple[UploadResult, ProgressTracker]]:
    """Upload a source as the options say. `size` is for a stream that does not report it."""
    method = context.options.method
    if method == "url" or (method == "auto" and is_public_url(source)):
        return (yield from _fetched(source, fields, context))
    opened = yield from open_any(source, fields.filename, size=size, is_async=context.is_async)
    try:
        _check_size(opened)
        tracker = ProgressTracker(context.on_progress, opened.name, opened.size, tuning=context.tuning, source=source)
        if context.options.in_parts(opened.size):
            result = yield from _Upload(opened, context, tracker).in_parts(fields)
        else:
            if isinstance(opened, SequentialSource):
                opened = yield from to_thread(opened.settled)
            result = yield from _Upload(opened, context, tracker).in_one_piece(fields)
    finally:
        yield from to_thread(opened.close)
    return result, tracker


def _check_size(source: OpenSource) -> None:
    if source.size > MAX_UPLOAD_SIZE:
        has, takes = f"{source.size / 2**30:,.1f} GB", f"{MAX_UPLOAD_SIZE / 2**30:g} GB"
        raise InvalidSourceError(f"{source.name!r} has {has}; the platform takes {takes}")


def resume_token(token: str, source: Source, context: UploadContext, *, size: int | None = None) -> Flow[UploadResult]:
    """Resume the upload of a token, with a source that must have the same bytes."""
    checkpoint = UploadCheckpoint.from_token(token)
    if checkpoint.base_url != context.config.base_url:
        where = f"upload {checkpoint.upload_id} at {checkpoint.base_url}"
        raise InvalidArgumentError(f"the token is for {where}, but this client has another base URL")
    opened = yield from open_any(source, checkpoint.filename, size=size, is_async=context.is_async)
    try:
        if isinstance(opened, SequentialSource):
            opened = yield from to_thread(opened.settled)
        found = yield from _fingerprint(opened, full=checkpoint.fingerprint.full is not None)
        prefix = checkpoint.fingerprint.prefix
        read = found if prefix is None else replace(found, sample=(yield from hash_all(opened, prefix)))
        if not read.same_content(checkpoint.fingerprint):
            raise InvalidSourceError(
                f"{opened.name!r} is not the file of upload {checkpoint.upload_id}: its content differs"
            )
        tracker = ProgressTracker(context.on_progress, opened.name, opened.size, tuning=context.tuning, source=source)
        return (yield from _Upload(opened, context, tracker).resume(replace(checkpoint, fingerprint=found)))
    finally:
        yield from to_thread(opened.close)


def _fetched(source: Source, fields: AssetFields, context: UploadContext) -> Flow[tuple[UploadResult, ProgressTracker]]:
    if not isinstance(source, str) or not is_public_url(source):
        given = repr(display_path(source)) if isinstance(source, str) else f"a {type(source).__name__}"
        raise InvalidArgumentError(
            f"the platform fetches only http(s) URLs, not {given}: omit method='url' to send it from here"
        )
    name = fields.filename or name_in_url(display_path(source))
    request = create_asset.request(
        method="url", url=source, request_options=context.request_options, **fields.arguments(fields.filename)
    )
    asset, response = yield from call_with_response(request, context.config)
    if not asset.id:
        raise missing_field(request, "_id", response)
    tracker = ProgressTracker(context.on_progress, name, 0, parts_total=0, tuning=context.tuning, source=source)
    return UploadResult(asset.id, ""), tracker


class _Upload:
    """One source that is sent from here."""

    def __init__(self, source: OpenSource, context: UploadContext, tracker: ProgressTracker) -> None:
        self._source = source
        self._context = context
        self._config = context.config
        self._tracker = tracker

    def in_one_piece(self, fields: AssetFields) -> Flow[UploadResult]:
        """Send the source as a form."""
        source, tracker, limiter = self._source, self._tracker, self._context.limiter
        content_type = yield from to_thread(lambda: media_type_of(source))
        yield from tracker.enter(UploadPhase.UPLOADING)
        request = create_asset.request(
            method="direct",
            file=(source.name, cast("IO[bytes]", SourceFile(source)), content_type),
            request_options=self._context.request_options,
            **fields.arguments(source.name),
        )
        if limiter is not None:
            yield Acquire(limiter)
        try:
            asset, response = yield from call_with_response(
                request, self._config, on_sent=tracker.add, on_attempt=tracker.restart
            )
        finally:
            if limiter is not None:
                yield Release(limiter)
        if not asset.id:
            raise missing_field(request, "_id", response)
        tracker.part_done()
        yield from tracker.enter(UploadPhase.FINALIZING)
        return UploadResult(asset.id, "")

    def in_parts(self, fields: AssetFields) -> Flow[UploadResult]:
        """Resume an earlier upload of the same file if there is one, or start a new one."""
        name = self._source.name
        kind = fields.file_type or kind_for_parts(name, (yield from to_thread(lambda: media_type_of(self._source))))
        arguments = {"type": kind, **fields.arguments(name)}
        draft = yield from self._draft(arguments)
        is_resumable = self._source.is_resumable and self._context.options.resume
        if is_resumable and self._context.save_session is None:
            found = yield from to_thread(lambda: find(self._context.checkpoint_folder(), draft))
            if isinstance(found, FoundCheckpoint):
                try:
                    return (yield from self.resume(found.checkpoint, found.file))
                except SessionExpiredError as error:
                    yield from to_thread(found.file.remove)
                    self._warn(f"the platform no longer has the earlier session (upload {error.upload_id})")
                finally:
                    yield from to_thread(found.file.close)
            elif found is not None:
                self._warn(found)
        return (yield from self._start(arguments, draft, is_resumable=is_resumable))

    def resume(self, checkpoint: UploadCheckpoint, file: CheckpointFile | None = None) -> Flow[UploadResult]:
        """Ask the platform which parts of a session it has, and send the others.

        Raises SessionExpiredError if the platform no longer has the session, unless that has been completed.
        """
        try:
            done = yield from self._completed_parts(checkpoint)
        except SessionExpiredError:
            if not (yield from self._is_ready(checkpoint.asset_id)):
                raise
            if file is not None:
                yield from to_thread(file.remove)
            return UploadResult(checkpoint.asset_id, "")
        urls = PresignedUrls(checkpoint.upload_id, checkpoint.total_chunks, self._context)
        return (yield from self._multipart(checkpoint, urls, file).run(done))

    def _draft(self, arguments: dict[str, Any]) -> Flow[UploadCheckpoint]:
        """The checkpoint of a session that has not been created yet."""
        source, fingerprint = self._source, Fingerprint(self._source.size, None, "")
        if not isinstance(source, SequentialSource):
            if self._context.options.full_hash:
                yield from self._tracker.enter(UploadPhase.HASHING)
            fingerprint = yield from _fingerprint(source, full=self._context.options.full_hash)
        return UploadCheckpoint(
            upload_id="",
            asset_id="",
            chunk_size=1,
            total_chunks=1,
            headers={},
            base_url=self._config.base_url,
            account=account_of(self._config.api_key),
            filename=source.name,
            request=digest_of(arguments),
            fingerprint=fingerprint,
            created=(yield from wall_time()),
        )

    def _start(self, arguments: dict[str, Any], draft: UploadCheckpoint, *, is_resumable: bool) -> Flow[UploadResult]:
        request = create_multipart_upload.request(
            total_size=self._source.size, request_options=self._context.request_options, **arguments
        )
        session, response = yield from call_with_response(request, self._config)
        at = yield from now()
        if not session.upload_id or not session.asset_id:  # the platform may send null where the contract has a string
            raise UnexpectedResponseError(
                "the platform created an upload session without an id", response=redacted(response)
            )
        if not session.chunk_size or not session.total_chunks:
            what = f"the platform's response does not say how to split the file for upload {session.upload_id}"
            raise UnexpectedResponseError(what, response=redacted(response))
        checkpoint = replace(
            draft,
            upload_id=session.upload_id,
            asset_id=session.asset_id,
            chunk_size=session.chunk_size,
            total_chunks=session.total_chunks,
            headers={name: str(value) for name, value in (session.upload_headers or {}).items()},
        )
        file = None
        if is_resumable:
            file = yield from self._keep(checkpoint)
        urls = PresignedUrls(checkpoint.upload_id, checkpoint.total_chunks, self._context)
        urls.add(session.upload_urls, response, at)
        return (yield from self._multipart(checkpoint, urls, file).run())

    def _keep(self, checkpoint: UploadCheckpoint) -> Flow[CheckpointFile | None]:
        """Keep the checkpoint of a new session. Returns its file, if it is kept on disk."""
        if self._context.save_session is not None:
            yield from self._context.save_session(checkpoint)
            return None
        return (yield from to_thread(lambda: CheckpointFile.create(self._context.checkpoint_folder(), checkpoint)))

    def _multipart(
        self, checkpoint: UploadCheckpoint, urls: PresignedUrls, file: CheckpointFile | None
    ) -> MultipartUpload:
        return MultipartUpload(self._source, checkpoint, urls, self._context, self._tracker, file)

    def _completed_parts(self, checkpoint: UploadCheckpoint) -> Flow[frozenset[int]]:
        options = self._context.request_options
        try:
            session = yield from read_session(
                checkpoint.upload_id, self._config, options, total=checkpoint.total_chunks
            )
        except NotFoundError as error:
            raise _expired(checkpoint, "the platform no longer has the session") from error
        except TwelveLabsError as error:
            raise UploadError(
                f"upload {checkpoint.upload_id} (asset {checkpoint.asset_id}): cannot ask for the arrived parts: "
                f"{error}",
                upload_id=checkpoint.upload_id,
                asset_id=checkpoint.asset_id,
                token=checkpoint.to_token(),
            ) from error
        if session.status not in ("active", "completed", None):
            raise _expired(checkpoint, f"the session is {session.status}")
        return session.completed

    def _is_ready(self, asset_id: str) -> Flow[bool]:
        try:
            asset = yield from call(
                retrieve_asset.request(asset_id, request_options=self._context.request_options), self._config
            )
        except NotFoundError:
            return False
        return asset.status == "ready"

    def _warn(self, reason: str) -> None:
        text = f"the upload of {self._source.name!r} starts over: {reason}"
        warn_user(text, UploadRestartedWarning)


def media_type_of(source: OpenSource) -> str | None:
    """The media type of a source: as given, by its name, its first bytes, or what a web framework says; else None."""
    return source.media_type or by_name(source.name) or sniff(source.head()) or source.declared_type


def _fingerprint(source: OpenSource, *, full: bool) -> Flow[Fingerprint]:
    found = yield from to_thread(source.fingerprint)
    return replace(found, full=(yield from hash_all(source))) if full else found


def _expired(checkpoint: UploadCheckpoint, reason: str) -> SessionExpiredError:
    message = f"{reason} (upload {checkpoint.upload_id}); upload the file again"
    return SessionExpiredError(message, upload_id=checkpoint.upload_id, asset_id=checkpoint.asset_id)
