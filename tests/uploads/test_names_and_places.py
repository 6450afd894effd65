"""Names are sent as the system gives them, and what cannot be read or kept is found before a session begins."""

from __future__ import annotations

import errno
import io
import os
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from twelvelabs_client import InvalidSourceError, TwelveLabsError, UploadError, UploadOptions
from twelvelabs_client._uploads.names import name_in_url, sendable
from twelvelabs_sandbox import Sandbox

from ..secrets.test_redaction import texts_of
from .conftest import STORE, Run, sound

pytestmark = pytest.mark.takes_turns("run")
PARTS = UploadOptions(method="multipart", resume=False)
DIRECT = UploadOptions(method="direct")
needs_bytes_in_names = pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")


@pytest.mark.takes_turns("run", "options")
@needs_bytes_in_names
@pytest.mark.parametrize("options", [PARTS, DIRECT], ids=["parts", "one piece"])
@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (b"caf\xe9.wav", "café.wav"),
        (b"back\\slash.wav", "back\\slash.wav"),
        ("naïve \N{CLAPPER BOARD} %20.wav".encode(), "naïve \N{CLAPPER BOARD} %20.wav"),
    ],
)
@pytest.mark.parametrize("way", ["path", "bytes path", "open file", "file URL", "anyio path"])
def test_names_arrive_as_the_system_gives_them(
    run: Run, tmp_path: Path, written: bytes, sent: str, way: str, options: UploadOptions
) -> None:
    path = tmp_path / os.fsdecode(written)
    path.write_bytes(sound(3000))

    class BytesPath:
        def __fspath__(self) -> bytes:
            return os.fsencode(path)

    with path.open("rb") as file:
        ways: dict[str, Any] = {
            "path": path,
            "bytes path": BytesPath(),
            "open file": file,
            "file URL": path.as_uri(),
            "anyio path": anyio.Path(path),
        }
        asset = run(lambda client: client.assets.upload(ways[way], options=options, wait=True))
    assert (asset.filename, asset.size) == (sent, 3000)


def test_the_name_of_a_file_in_an_archive_is_its_own(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("inner/my song.wav", sound(3000))
    url = f"zip://inner/my song.wav::file://{tmp_path}/archive.zip"
    asset = run(lambda client: client.assets.upload(url, options=PARTS, wait=True))
    assert (asset.filename, asset.size) == ("my song.wav", 3000)


def test_what_a_file_system_raises_is_an_error_of_the_client_without_its_secrets(run: Run, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    url = "broken://me:pa55@a.test/a.mp4"
    wrong: list[str] = []
    places = ("__init__", "info", "cat_file", "isdir")
    for kind, where in product((OSError, KeyError, ImportError, AssertionError), places):

        def fail(*_: Any, kind: type[Exception] = kind, **__: Any) -> Any:
            raise kind(f"{url} and https://a.test/?X-Amz-Signature=51GNATURE")

        there = {"info": lambda *_: {"size": 3000, "type": "file"}, "isdir": lambda *_: False}
        broken: Any = type("Broken", (fsspec.AbstractFileSystem,), {"protocol": "broken", **there, where: fail})
        fsspec.register_implementation("broken", broken, clobber=True)
        for job in (
            lambda client: client.assets.upload(url, method="multipart"),
            lambda client: client.ingest(url, index="i", ledger=tmp_path / "ledger", dry_run=True),
            lambda client: client.ingest(f"{url}.csv", index="i", ledger=tmp_path / "ledger", dry_run=True),
        ):
            try:
                run(job)
            except TwelveLabsError as error:
                seen = [text for text in texts_of(error) if "51GNATURE" in text or "pa55" in text]
                wrong += [f"{kind.__name__} in {where}: {text}" for text in seen]
            except BaseException as error:
                wrong.append(f"{kind.__name__} in {where}: {error!r}")
    assert wrong == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.test/my%20film.mp4", "my film.mp4"),
        ("https://a.test/a/%E2%82%AC.mp4/", "€.mp4"),
        ("https://a.test/a%2Fb.mp4", "b.mp4"),
        ("s3://bucket/my%20film.mp4", "my%20film.mp4"),
        ("bucket/my film.mp4", "my film.mp4"),
    ],
)
def test_names_in_web_urls_are_decoded(url: str, name: str) -> None:
    assert name_in_url(url) == name


@pytest.mark.parametrize("name", ["\ud83c.mp4", "caf\udce9.mp4", "a\udcff\ud83c"])
def test_any_name_can_be_sent(name: str) -> None:
    assert sendable(name).encode()


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("kind", [bytes, bytearray])
def test_the_bytes_of_a_path_are_not_uploaded_in_place_of_the_file(
    run: Run, sandbox: Sandbox, song: Path, kind: Any, exists: bool
) -> None:
    if not exists:
        song.unlink()
    with pytest.raises(InvalidSourceError, match="fsdecode"):
        run(lambda client: client.assets.upload(kind(os.fsencode(song))))
    assert sandbox.requests.matching() == []


class _WithoutRanges(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._respond(b"")

    def do_GET(self) -> None:
        self._respond(sound(300_000))

    def _respond(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "300000")
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the client has seen enough
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def without_ranges() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _WithoutRanges) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/song.wav"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("options", [PARTS, DIRECT], ids=["parts", "one piece"])
def test_a_server_without_ranges_is_found_before_anything_is_sent(
    run: Run, sandbox: Sandbox, without_ranges: str, options: UploadOptions
) -> None:
    pytest.importorskip("aiohttp")
    with pytest.raises(InvalidSourceError, match="does not serve ranges"):
        run(lambda client: client.assets.upload(without_ranges, options=options))
    assert sandbox.requests.matching() == []


class _Pipe:
    def __init__(self, content: bytes, error: Exception | None = None) -> None:
        self._file = io.BytesIO(content)
        self._error = error

    def read(self, size: int = -1) -> bytes:
        block = self._file.read(size)
        if not block and size and self._error is not None:
            raise self._error
        return block


@pytest.mark.parametrize("size", [None, 13_400])
def test_a_full_temporary_folder_is_an_error_that_names_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, size: int | None
) -> None:
    class Full(io.BytesIO):
        def write(self, _: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", lambda **_: Full())
    monkeypatch.setattr(tempfile, "tempdir", "/full/folder")
    pipe: Any = _Pipe(sound(13_400))
    with pytest.raises((InvalidSourceError, UploadError), match=r"/full/folder.*No space left"):
        run(lambda client: client.assets.upload(pipe, size=size, filename="a.wav", options=PARTS))


def test_an_open_file_that_raises_leaves_a_token(run: Run, song: Path) -> None:
    class Failing(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += bool(size)
            if self.reads > 8:
                raise RuntimeError("the source is gone")
            return super().read(size)

    with pytest.raises(UploadError, match="the source is gone") as failed:
        run(lambda client: client.multipart_upload.upload_file(Failing(song.read_bytes()), max_workers=1, batch_size=1))
    assert isinstance(failed.value.__cause__, UploadError)
    token = failed.value.token
    assert token
    result = run(lambda client: client.multipart_upload.resume(token, song))
    assert result.asset_id == failed.value.asset_id


@pytest.mark.parametrize("error", [RuntimeError("the source is gone"), OSError("the source is gone")], ids=repr)
def test_a_stream_that_raises_leaves_a_token_for_the_same_bytes(run: Run, song: Path, error: Exception) -> None:
    content = song.read_bytes()
    pipe: Any = _Pipe(content[:7_500], error)
    with pytest.raises(UploadError, match="the source is gone") as failed:
        run(lambda client: client.assets.upload(pipe, size=13_400, filename="a.wav", options=PARTS))
    token = failed.value.token
    assert token
    other = bytes(7_000) + content[7_000:]
    with pytest.raises(InvalidSourceError, match="differs"):
        run(lambda client: client.multipart_upload.resume(token, other))
    again: Any = _Pipe(content)
    result = run(lambda client: client.multipart_upload.resume(token, again, size=13_400))
    assert httpx.get(result.asset_url).content == content


def test_a_stream_in_a_temporary_file_leaves_a_token_too(run: Run, sandbox: Sandbox, song: Path) -> None:
    pipe: Any = _Pipe(song.read_bytes())
    sandbox.faults.add(route=STORE, nth=5, times=10_000, status=400)
    with pytest.raises(UploadError) as failed:
        run(lambda client: client.assets.upload(pipe, filename="a.wav", options=PARTS))
    sandbox.faults.clear()
    assert failed.value.token
    result = run(lambda client: client.multipart_upload.resume(failed.value.token, song.read_bytes()))
    assert httpx.get(result.asset_url).content == song.read_bytes()
