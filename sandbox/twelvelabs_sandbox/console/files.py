"""The files that pages show: what was uploaded, what was made of it, and the console's own style and script.

Everything is served from the console's own origin, so its pages need no other, and looking at a clip leaves no trace
in the log of requests.
"""

from importlib import resources
from urllib.parse import quote

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.server.object_store import ObjectStoreError, serve_file

# Uploaded bytes come from anyone: whatever they are, they run nothing, and reach nothing.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"}
_STATIC = {
    "console.css": "text/css; charset=utf-8",
    "console.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


def static_file(name: str) -> Answer:
    """The style, the script or the icon of the console."""
    if name not in _STATIC:
        raise UnknownResourceError("file", name)
    content = resources.files("twelvelabs_sandbox.console").joinpath("static", name).read_bytes()
    return Answer(200, content, {"content-type": _STATIC[name]})


def uploaded_file(engine: Engine, asset_id: str, wanted_range: str | None) -> Answer:
    """The file of an asset: to be shown if it is something to see or hear, else to be saved."""
    asset = find_asset(engine, asset_id)
    if asset["blob"] is None:
        raise UnknownResourceError("file of an asset", asset_id)
    shown = is_shown(asset["file_type"])
    answer = _serve(engine, asset["blob"], asset["file_type"] if shown else "application/octet-stream", wanted_range)
    if shown:
        return answer
    name = quote(asset["filename"] or "file", safe="")
    return answer.with_headers({"content-disposition": f"attachment; filename*=UTF-8''{name}"})


def published_file(engine: Engine, path: str, wanted_range: str | None) -> Answer:
    """A file that was made of an asset: a picture, or a piece of a stream."""
    row = engine.store.row("SELECT * FROM media WHERE path = :path", path=path)
    if row is None:
        raise UnknownResourceError("file", path)
    return _serve(engine, row["blob"], row["content_type"], wanted_range)


def is_shown(file_type: str | None) -> bool:
    """Whether browsers show this type as what it is, and can do nothing else with it."""
    return file_type is not None and (file_type.startswith(("video/", "audio/")) or file_type in _PICTURES)


def _serve(engine: Engine, blob: str, content_type: str, wanted_range: str | None) -> Answer:
    try:
        answer = serve_file(engine.blobs.path(blob), content_type, wanted_range)
    except ObjectStoreError:
        raise UnknownResourceError("file", blob) from None
    # No other origin reads what lies here.
    headers = {name: value for name, value in answer.headers.items() if name != "access-control-allow-origin"}
    return Answer(answer.status, answer.body, headers)
