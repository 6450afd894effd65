"""The files that pages use: uploads, renditions, and the console's style sheet, script and icon.

All are served from the console's own origin, so its pages need no other, and playing a clip is not logged as a request.
"""

from importlib import resources
from urllib.parse import quote

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.server.object_store import ObjectStoreError, serve_file

# Uploads are not trusted: whatever they contain, nothing in them is executed or loaded.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"}
_STATIC = {
    "console.css": "text/css; charset=utf-8",
    "console.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


def static_file(name: str) -> Response:
    """The style sheet, the script or the icon of the console."""
    if name not in _STATIC:
        raise UnknownResourceError("file", name)
    content = resources.files("twelvelabs_sandbox.console").joinpath("static", name).read_bytes()
    return Response(200, content, {"content-type": _STATIC[name]})


def uploaded_file(backend: Backend, asset_id: str, wanted_range: str | None) -> Response:
    """The file of an asset: inline if it is media, else as an attachment."""
    asset = find_asset(backend, asset_id)
    if asset["blob"] is None:
        raise UnknownResourceError("file of an asset", asset_id)
    shown = is_shown(asset["file_type"])
    response = _serve(backend, asset["blob"], asset["file_type"] if shown else "application/octet-stream", wanted_range)
    if shown:
        return response
    name = quote(asset["filename"] or "file", safe="")
    return response.with_headers({"content-disposition": f"attachment; filename*=UTF-8''{name}"})


def published_file(backend: Backend, path: str, wanted_range: str | None) -> Response:
    """A rendition of an asset: a thumbnail, or a file of an HLS stream."""
    row = backend.db.row("SELECT * FROM media WHERE path = :path", path=path)
    if row is None:
        raise UnknownResourceError("file", path)
    return _serve(backend, row["blob"], row["content_type"], wanted_range)


def is_shown(file_type: str | None) -> bool:
    """Whether a type is media that browsers show and cannot execute."""
    return file_type is not None and (file_type.startswith(("video/", "audio/")) or file_type in _PICTURES)


def _serve(backend: Backend, blob: str, content_type: str, wanted_range: str | None) -> Response:
    try:
        response = serve_file(backend.blobs.path(blob), content_type, wanted_range)
    except ObjectStoreError:
        raise UnknownResourceError("file", blob) from None
    # Unlike the media origin, the console is not for pages of other origins.
    headers = {name: value for name, value in response.headers.items() if name != "access-control-allow-origin"}
    return Response(response.status, response.body, headers)
