"""The first step of each file: what identifies its content, and whether the platform would accept it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import partial

from ..._flows.effects import Flow, Sleep, to_thread
from ..._uploads.file_systems import ObjectInfo, look_up
from ..._uploads.fingerprint import Digest
from ..._uploads.media_types import by_name, kind_of
from ..._uploads.opening import open_source
from ..._uploads.sources import OpenSource
from ..._uploads.urls import display_path, is_public_url
from ...errors import InvalidSourceError, SourceChangedError
from ..media_limits import refusal, too_large
from ..media_probe import probe
from ..model import Item
from ..step_outcomes import Identified
from .attempt import Attempt

_MD5 = re.compile(r"[0-9a-f]{32}(-\d+)?")


def fingerprint(item: Item) -> Flow[Attempt]:
    """Hash the file, and check that the platform would accept it. Sends nothing.

    What is identified without its bytes is not read: a public URL by itself, an object by the version that its store
    names. Raises InvalidSourceError for a file that cannot be ingested.
    """
    size, mtime_ns, version = None, None, None
    known = yield from to_thread(partial(_object, item))
    if item.is_public:
        content = f"url-{_sha256(item.path)}"
    elif known is not None and (known.version or item.is_signed):
        yield from to_thread(partial(_check_object, item, known))
        content, size, version = _object_key(item.path, known), known.size, known.version
    else:
        digest, stamp = Digest(), None
        while not (read := (yield from to_thread(partial(_read_on, item, digest, stamp)))).is_complete:
            stamp = read.stamp
            yield Sleep(0.0)  # a point at which the flow can be stopped
        content, (size, mtime_ns) = f"sha256:{digest.hexdigest()}", read.stamp
    return Attempt((Identified(item, content, size, mtime_ns, version),))


def _object(item: Item) -> ObjectInfo | None:
    """The size and version of an object, from its source or else its store; None for other files."""
    if item.is_public or not item.is_remote:
        return None
    return ObjectInfo(item.size, item.version) if item.version else look_up(item.path)


def _check_object(item: Item, known: ObjectInfo) -> None:
    """Check an object that is not read, unless it is to be opened as media."""
    if known.size == 0:
        raise InvalidSourceError(f"{display_path(item.path)!r} is empty; there is nothing to upload")
    if item.job.options.probe:
        source = open_source(item.path, item.filename)
        try:
            _check_accepted(source, item)
        finally:
            source.close()
    else:
        _check_size(item, known.size or 0, kind_of(by_name(item.filename)))


def _object_key(path: str, known: ObjectInfo) -> str:
    """The key of an object's content: its version and size; if the version is not a checksum, also the path.

    The ETag of S3 is an MD5 of the content or of its parts, unless the object is encrypted: then it is like a random
    number (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html).
    """
    is_checksum = not is_public_url(path) and _MD5.fullmatch(known.version or "")
    return f"object-{_sha256(' '.join(('' if is_checksum else path, known.version or '', str(known.size))))}"


def _sha256(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


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
    _check_size(item, source.size, kind)


def _check_size(item: Item, size: int, kind: str | None) -> None:
    if reason := too_large(size, kind, is_fetched=item.is_fetched):
        raise InvalidSourceError(f"{display_path(item.path)!r} would be refused: {reason}")
