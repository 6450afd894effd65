"""The media sources of requests: an asset, a URL, a file in Base64, or a file of a form."""

import base64
import binascii
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features, features_in, stopping
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.size_limits import URL_LIMITS
from twelvelabs_sandbox.errors import ApiError, FetchError, StoppedError, invalid, missing, unsupported
from twelvelabs_sandbox.inference.text import name_words, value_words
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_text
from twelvelabs_sandbox.media.features import Features
from twelvelabs_sandbox.media.probe_result import ProbeResult, UnreadableError
from twelvelabs_sandbox.messages import ReceivedFile
from twelvelabs_sandbox.resources.assets.assets import find_asset

_MAX_URL_BYTES = max(URL_LIMITS.values())


@dataclass(frozen=True)
class SourceRef:
    """A reference to media from a request: exactly one of an asset, a URL and a stored file.

    ``parameter`` is the name of the parameter it came from.
    """

    parameter: str
    asset_id: str | None = None
    url: str | None = None
    blob: str | None = None
    filename: str | None = None


@dataclass(frozen=True)
class ReadMedia:
    """A file that was read: its metadata, its features and, for documents, its text."""

    source: SourceRef
    kind: str
    mime: str
    duration: float
    technical: JsonObject
    filename: str | None
    words: list[str]
    features: Features
    text: list[str]

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels; zeros for media without pictures."""
        prefix = "image" if self.kind == "image" else "video"
        width, height = (self.technical.get(f"{prefix}_{side}") for side in ("width", "height"))
        return (width, height) if isinstance(width, int) and isinstance(height, int) else (0, 0)


def check_source(backend: Backend, source: JsonObject, parameter: str, max_base64: int = 36_000_000) -> SourceRef:
    """Check a media source of a request without reading the media.

    A file in Base64 is decoded and stored: call release() when it is no longer needed.
    """
    if asset_id := source.get("asset_id"):
        return check_asset(backend, as_text(asset_id), f"{parameter}.asset_id")
    if url := source.get("url"):
        return check_url(backend, as_text(url), f"{parameter}.url")
    if not (value := as_text(source.get("base64_string", ""))):
        given = next(name for name in ("asset_id", "url", "base64_string") if name in source)
        raise missing(f"{parameter}.{given}", "must not be empty")
    if len(value) > max_base64:
        message = f"The {parameter} parameter has more than {max_base64} bytes of Base64."
        raise ApiError(400, "media_filesize_too_large", message)
    try:
        content = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise invalid(f"{parameter}.base64_string", "must be Base64") from None
    path = backend.blobs.incoming()
    path.write_bytes(content)
    return SourceRef(f"{parameter}.base64_string", blob=backend.blobs.keep(path))


def check_asset(backend: Backend, asset_id: str, parameter: str) -> SourceRef:
    """A reference to an asset. ApiError if it is not ready."""
    asset = find_asset(backend, asset_id)
    if asset["status"] != "ready":
        raise invalid(parameter, f"must be the id of an asset that is ready, but its status is {asset['status']}")
    return SourceRef(parameter, asset_id=asset_id, filename=asset["filename"])


def check_url(backend: Backend, url: str, parameter: str) -> SourceRef:
    """A reference to a URL. ApiError if the sandbox does not fetch it."""
    backend.sources.check(url, parameter)
    if url.partition("?")[0].lower().endswith(".m3u8"):
        raise unsupported(f"a {parameter} of an HLS playlist", "give the URL of a media file")
    return SourceRef(parameter, url=url, filename=_url_filename(url))


def filename_of(backend: Backend, source: JsonObject) -> str | None:
    """The file name of a media source of a request, which is that of its asset or URL."""
    if "asset_id" in source:
        row = backend.db.row("SELECT filename FROM assets WHERE id = :id", id=source["asset_id"])
        return row["filename"] if row else None
    return _url_filename(as_text(source["url"])) if "url" in source else None


def check_file(backend: Backend, file: ReceivedFile, parameter: str) -> SourceRef:
    """A reference to a file of a form, which is stored."""
    if file.size == 0:
        raise missing(parameter, "must not be empty")
    return SourceRef(parameter, blob=backend.blobs.keep(file.path), filename=file.filename or None)


def release(backend: Backend, source: SourceRef | None) -> None:
    """Delete the file that was stored for a request, if there is one."""
    if source is not None and source.blob is not None:
        backend.blobs.remove([source.blob])


def read_and_release(backend: Backend, source: SourceRef, kinds: Collection[str]) -> ReadMedia:
    """Read media of one of these kinds, and delete the file that was stored for the request."""
    try:
        return read_media(backend, source, kinds)
    finally:
        release(backend, source)


def read_media(backend: Backend, source: SourceRef, kinds: Collection[str]) -> ReadMedia:
    """Read media of one of these kinds. ApiError if they cannot be read, or are of another kind."""
    if source.asset_id is not None:
        return _open_asset(backend, source, kinds)
    if source.blob is not None:
        return _open_file(backend, source, backend.blobs.path(source.blob), kinds)
    target = backend.blobs.incoming()
    try:
        backend.sources.fetch(source.url or "", target, _MAX_URL_BYTES, backend.jobs.stopping)
        return _open_file(backend, source, target, kinds)
    except FetchError as error:
        raise ApiError(400, "parameter_invalid", f"The {source.parameter} parameter: {error}") from error
    finally:
        target.unlink(missing_ok=True)


def asset_words(filename: str | None, *metadata: str | None) -> list[str]:
    """The words of a file's name and metadata."""
    values = [value for text in metadata if text for value in as_object(orjson.loads(text)).values()]
    return list(dict.fromkeys([*name_words(filename), *value_words(values)]))


def _url_filename(url: str) -> str | None:
    return url.partition("?")[0].rpartition("/")[2] or None


def _open_asset(backend: Backend, source: SourceRef, kinds: Collection[str]) -> ReadMedia:
    asset = find_asset(backend, source.asset_id or "")
    _check_kind(source, asset["kind"], kinds)
    mime = asset["file_type"]
    return ReadMedia(
        source=source,
        kind=asset["kind"],
        mime=mime,
        duration=asset["duration"] or 0.0,
        technical=as_object(orjson.loads(asset["technical_metadata"])),
        filename=asset["filename"],
        words=asset_words(asset["filename"], asset["user_metadata"]),
        features=asked_features(backend, asset["id"]),
        text=_document_text(backend, asset) if asset["kind"] == "document" else [],
    )


def _document_text(backend: Backend, asset: sqlite3.Row) -> list[str]:
    if asset["blob"] is None:  # added without a file
        return [" ".join(name_words(asset["filename"]))]
    return _text(backend, backend.blobs.path(asset["blob"]), asset["file_type"])


def _open_file(backend: Backend, source: SourceRef, path: Path, kinds: Collection[str]) -> ReadMedia:
    probed = _probe(backend, source, path, kinds)
    _check_kind(source, probed.kind, kinds)
    duration = probed.duration or 0.0
    return ReadMedia(
        source=source,
        kind=probed.kind,
        mime=probed.mime,
        duration=duration,
        technical=probed.technical,
        filename=source.filename,
        words=name_words(source.filename),
        features=features_in(backend, path, duration),
        text=_text(backend, path, probed.mime) if probed.kind == "document" else [],
    )


def _probe(backend: Backend, source: SourceRef, path: Path, kinds: Collection[str]) -> ProbeResult:
    try:
        # Without a file name, as for Base64, there is none that the content must match.
        reader = backend.media
        return reader.probe(path, source.filename) if source.filename else reader.probe_unnamed(path)
    except StoppedError:
        raise stopping() from None
    except UnreadableError as error:
        code = "video_file_broken" if "video" in kinds else "parameter_invalid"
        raise ApiError(400, code, f"The {source.parameter} parameter: {error}") from error


def _text(backend: Backend, path: Path, mime: str) -> list[str]:
    try:
        return backend.media.pages(path, mime)
    except StoppedError:
        raise stopping() from None
    except UnreadableError as error:
        raise ApiError(400, "parameter_invalid", str(error)) from error


def _check_kind(source: SourceRef, kind: str, kinds: Collection[str]) -> None:
    if kind not in kinds:
        raise invalid(source.parameter, f"must be of the kind {' or '.join(kinds)}, not {kind}")
