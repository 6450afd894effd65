"""The media origin: stands in for S3, where clients PUT parts to presigned URLs and GET renditions without a key."""

import hashlib
import re
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.object_store_options import ObjectStoreOptions
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.messages import FileSlice, Response
from twelvelabs_sandbox.resources.assets.multipart_uploads import find_upload, part_size
from twelvelabs_sandbox.server.exchange import Exchange
from twelvelabs_sandbox.server.thread_pool import ThreadPool
from twelvelabs_sandbox.storage.presigned_urls import PresignedPut, read_presigned_put

_CREDENTIALS = (API_KEY_HEADER, "authorization", "cookie")
_PART = re.compile(r"/uploads/(?P<upload_id>[^/]+)/(?P<number>[^/]+)")
_WRITE_SIZE = 1024 * 1024
PUT_ROUTE, MEDIA_ROUTE = "object-store PUT", "media GET"
EXPIRED = ("AccessDenied", "Request has expired")
_REDIRECTED = "X-Sandbox-Redirected"
_MAX_SKEW = 15 * 60
"""Seconds, as with S3."""


class ObjectStoreError(Exception):
    """An error response of the object store: XML, as from S3."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, code, message)
        self.response = xml_error(status, code, message).with_headers(headers or {})


def xml_error(status: int, code: str, message: str) -> Response:
    """An error in the XML of S3."""
    text = f"<Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
    body = '<?xml version="1.0" encoding="UTF-8"?>\n' + text
    return Response(status, body.encode(), {"content-type": "application/xml"})


class ObjectStore:
    """Receives parts of multipart uploads and serves media."""

    def __init__(self, backend: Backend, threads: ThreadPool, options: ObjectStoreOptions) -> None:
        self._backend = backend
        self._threads = threads
        self._options = options
        self._used_urls: set[PresignedPut] = set()

    def route(self, exchange: Exchange) -> str:
        """The route of a request for the log and for faults; empty if the path leads nowhere."""
        if _PART.fullmatch(exchange.path):
            return PUT_ROUTE
        return MEDIA_ROUTE if exchange.path.startswith("/media/") else ""

    def parameters(self, exchange: Exchange) -> dict[str, str]:
        """What the path of a request says: the upload session and the number of a part."""
        found = _PART.fullmatch(exchange.path)
        return found.groupdict() if found else {}

    async def respond(self, exchange: Exchange) -> Response:
        """The response to a request on this origin."""
        try:
            for name in _CREDENTIALS:
                if name in exchange.headers:
                    message = f"The header {name} must not be sent here: it is a credential for another origin."
                    raise ObjectStoreError(400, "InvalidRequest", message)
            return await self._handler(exchange)(exchange)
        except ObjectStoreError as error:
            if self._options.early and exchange.method == "PUT":
                return error.response.with_headers({"connection": "close"})
            await exchange.drain()
            return error.response

    def _handler(self, exchange: Exchange) -> Callable[[Exchange], Awaitable[Response]]:
        methods, handler = {
            PUT_ROUTE: (("PUT",), self._put),
            MEDIA_ROUTE: (("GET", "HEAD"), self._serve),
        }.get(self.route(exchange), ((), None))
        if handler is None:
            raise ObjectStoreError(404, "NoSuchKey", "The specified key does not exist.")
        if exchange.method not in methods:
            raise ObjectStoreError(405, "MethodNotAllowed", "The method is not allowed against this resource.")
        return handler

    async def _put(self, exchange: Exchange) -> Response:
        put = self._check_url(exchange)
        await self._threads.run(self._check_session, put)
        part = _PartFile(self._backend.blobs.incoming())
        try:
            pending = bytearray()
            async for chunk in exchange.chunks():
                pending += chunk
                if len(pending) >= _WRITE_SIZE:
                    await self._threads.run(part.write, bytes(pending))
                    pending.clear()
            await self._threads.run(part.write, bytes(pending))
            etag = await self._threads.run(self._keep, put, part)
        except BaseException:
            part.abort()
            raise
        return Response(200, headers=self._etag_header(etag))

    def _etag_header(self, etag: str) -> dict[str, str]:
        form = {"none": "", "weak": f'W/"{etag}"', "unquoted": etag}.get(self._options.etags, f'"{etag}"')
        return {"etag": form} if form else {}

    def _check_url(self, exchange: Exchange) -> PresignedPut:
        _, _, upload_id, number = exchange.path.split("/")
        claim = read_presigned_put(upload_id, number, dict(parse_qsl(exchange.query)))
        if claim is None or not claim[0].is_signed_by(claim[1], exchange.method, self._backend.signing_key):
            raise ObjectStoreError(403, "SignatureDoesNotMatch", "The signature does not permit this request.")
        put = claim[0]
        if self._options.redirect and f"&{_REDIRECTED}=" not in exchange.query:
            location = {"location": f"{self._other_origin()}{exchange.path}?{exchange.query}&{_REDIRECTED}=1"}
            raise ObjectStoreError(307, "TemporaryRedirect", "Please re-send this request to the endpoint.", location)
        if abs(self._options.clock_skew) > _MAX_SKEW:
            message = "The difference between the request time and the current time is too large."
            raise ObjectStoreError(403, "RequestTimeTooSkewed", message)
        if put.expires_at <= self._backend.clock.milliseconds() + self._options.clock_skew * 1000:
            raise ObjectStoreError(403, *EXPIRED)
        if put in self._used_urls:
            raise ObjectStoreError(403, "AccessDenied", "The URL has been used.")
        length = exchange.headers.get("content-length")
        if length is None:
            raise ObjectStoreError(411, "MissingContentLength", "The header Content-Length is required.")
        if length != str(put.size):
            message = f"The part has {length} bytes; it must have exactly {put.size}."
            raise ObjectStoreError(400, "InvalidArgument", message)
        return put

    def _other_origin(self) -> str:
        """This origin by another name, which to a client is another host."""
        origin = urlsplit(self._backend.media_origin)
        name = "127.0.0.1" if origin.hostname == "localhost" else "localhost"
        return f"{origin.scheme}://{name}:{origin.port}"

    def _check_session(self, put: PresignedPut) -> None:
        try:
            upload = find_upload(self._backend, put.upload_id)
        except UnknownResourceError:
            upload = None
        if upload is None or upload["status"] != "active" or part_size(upload, put.number) != put.size:
            raise ObjectStoreError(404, "NoSuchUpload", "The upload does not exist, or has ended.")

    def _keep(self, put: PresignedPut, part: "_PartFile") -> str:
        """Store a complete part in place of an earlier one with its number; its ETag."""
        backend, etag = self._backend, self._etag(put, part.finish())
        with backend.upload_locks.of(put.upload_id):
            with backend.db.transaction():
                self._check_session(put)
                blob = backend.blobs.keep(part.path)
                known = backend.db.row(
                    "SELECT * FROM chunks WHERE upload_id = :id AND number = :number",
                    id=put.upload_id,
                    number=put.number,
                )
                # The platform documents that a URL works once. A URL of S3 works until it expires, and a client needs
                # that when a response was lost: so a part may be sent again and replaces the earlier one. If its
                # content differs, it must be reported again.
                same = known is not None and known["etag"] == etag
                backend.db.run(
                    "INSERT OR REPLACE INTO chunks VALUES (:id, :number, :etag, :size, :blob, :now, :reported_at)",
                    id=put.upload_id,
                    number=put.number,
                    etag=etag,
                    size=put.size,
                    blob=blob,
                    now=backend.clock.milliseconds(),
                    reported_at=known["reported_at"] if known and same else None,
                )
            backend.lost_parts.receive(put.upload_id, put.number)
            backend.blobs.remove([known["blob"]] if known else [])
        if self._options.single_use:
            self._used_urls.add(put)
        return etag

    def _etag(self, put: PresignedPut, md5: str) -> str:
        if self._options.etags == "opaque":
            return self._backend.ids.token(f"ETag {put.upload_id} {put.number}", 16)
        return {"upper": md5.upper(), "multipart": f"{md5}-1"}.get(self._options.etags, md5)

    async def _serve(self, exchange: Exchange) -> Response:
        row = await self._threads.run(
            self._backend.db.row,
            "SELECT * FROM media WHERE path = :path",
            path=exchange.path.removeprefix("/media/"),
        )
        if row is None:
            raise ObjectStoreError(404, "NoSuchKey", "The specified key does not exist.")
        return serve_file(self._backend.blobs.path(row["blob"]), row["content_type"], exchange.headers.get("range"))


def serve_file(path: Path, content_type: str, wanted: str | None) -> Response:
    """A response with a file, or with the one range of it that ``wanted``, a Range header, asks for."""
    try:
        status = path.stat()
    except OSError:
        raise ObjectStoreError(404, "NoSuchKey", "The specified key does not exist.") from None
    headers = {
        "content-type": content_type,
        "accept-ranges": "bytes",
        "last-modified": formatdate(status.st_mtime, usegmt=True),
        # Pages of any origin may play it.
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
    }
    span = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", wanted or "")
    if span is None or span.group() == "bytes=-":
        return Response(200, FileSlice(path, 0, status.st_size), headers)
    first, last = _bounds(span[1], span[2], status.st_size)
    if first > last:
        return Response(416, headers={**headers, "content-range": f"bytes */{status.st_size}"})
    headers["content-range"] = f"bytes {first}-{last}/{status.st_size}"
    return Response(206, FileSlice(path, first, last - first + 1), headers)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


class _PartFile:
    """A part that is being written, and its MD5, which becomes its ETag."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] = path.open("wb")
        # As S3 does. It detects accidents, not attacks.
        self._hash = hashlib.md5(usedforsecurity=False)
        self._lock = threading.Lock()

    def write(self, data: bytes) -> None:
        """Append to the part and its hash."""
        with self._lock:
            self._hash.update(data)
            self._file.write(data)

    def finish(self) -> str:
        """Close the file; the hash."""
        self._file.close()
        return self._hash.hexdigest()

    def abort(self) -> None:
        """Close and remove the file."""
        with self._lock:
            self._file.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
