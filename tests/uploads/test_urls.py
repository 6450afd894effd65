"""A URL has one meaning: the platform fetches http(s), unless the method says to read it here; all others are read
here."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import (
    InvalidArgumentError,
    InvalidSourceError,
    Outcome,
    TwelveLabs,
    UploadEvent,
    UploadOptions,
)
from twelvelabs_client._uploads.urls import display_path, is_public_url
from twelvelabs_sandbox import Sandbox

from ..file_server import FileServer
from .conftest import Run, assert_arrived, created, puts, sync_client

pytestmark = pytest.mark.takes_turns("run")
SIZE = 13_400
SECRET = "0123456789abcdef"


@pytest.fixture
def web(song: Path) -> Iterator[FileServer]:
    """A server that has the song."""
    with FileServer(song.parent) as server:
        yield server


@pytest.fixture
def there(song: Path) -> Iterator[str]:
    """The URL of the song in a store that can serve ranges, with a signature in its query."""
    pytest.importorskip("aiohttp")
    with Sandbox(speed=1000) as elsewhere, sync_client(elsewhere) as other:
        url = other.multipart_upload.upload_file(song, options=UploadOptions(resume=False)).asset_url
        assert url.startswith("http://")
        yield url


@pytest.fixture
def memory(song: Path) -> Iterator[str]:
    """The song in the memory of fsspec."""
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://takes/take.wav", "wb") as file:
        file.write(song.read_bytes())
    yield "memory://takes/take.wav"
    fsspec.filesystem("memory").rm("/takes", recursive=True)


@pytest.mark.parametrize("method", [None, "auto", "url"])
def test_the_platform_fetches_an_http_url(run: Run, sandbox: Sandbox, web: FileServer, method: Any) -> None:
    asset = run(lambda client: client.assets.upload(f"{web.url}/song.wav", method=method, wait=True))
    assert (asset.method, asset.filename, asset.size, asset.status) == ("url", "song.wav", SIZE, "ready")
    assert (puts(sandbox), created(sandbox)) == ([], 0)
    assert not any("aiohttp" in agent for agent in web.agents)


def test_the_method_of_the_options_is_the_same(run: Run, web: FileServer) -> None:
    options = UploadOptions(method="url")
    assert run(lambda client: client.assets.upload(f"{web.url}/song.wav", options=options)).method == "url"


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_an_http_url_is_read_here_if_the_method_says_so(
    run: Run, sandbox: Sandbox, song: Path, there: str, method: str
) -> None:
    asset = run(lambda client: client.assets.upload(there, filename="take.wav", method=method))
    assert (asset.method, asset.filename, asset.size) == (method, "take.wav", SIZE)
    if method == "multipart":
        assert_arrived(sandbox, song.read_bytes())


def test_upload_file_reads_a_url_here(run: Run, sandbox: Sandbox, song: Path, there: str) -> None:
    run(lambda client: client.multipart_upload.upload_file(there, filename="take.wav", file_type="audio"))
    assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("method", [None, "multipart"])
@pytest.mark.parametrize("is_open", [False, True], ids=["to be opened", "open"])
def test_a_file_of_fsspec_is_read_here(
    run: Run, sandbox: Sandbox, song: Path, there: str, method: Any, is_open: bool
) -> None:
    fsspec = pytest.importorskip("fsspec")
    file = fsspec.open(there)
    source = file.open() if is_open else file
    try:
        asset = run(lambda client: client.assets.upload(source, filename="take.wav", method=method))
    finally:
        source.close()
    assert (asset.method, asset.size) == (method or "direct", SIZE)
    if method == "multipart":
        assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("method", [None, "direct", "multipart"])
def test_another_url_is_read_here(run: Run, sandbox: Sandbox, song: Path, memory: str, method: Any) -> None:
    asset = run(lambda client: client.assets.upload(memory, method=method))
    assert (asset.method, asset.filename, asset.size) == (method or "direct", "take.wav", SIZE)
    if method == "multipart":
        assert_arrived(sandbox, song.read_bytes())


def test_a_file_of_fsspec_has_its_own_name(run: Run, memory: str) -> None:
    fsspec = pytest.importorskip("fsspec")
    assert run(lambda client: client.assets.upload(fsspec.open(memory))).filename == "take.wav"
    with fsspec.open(memory) as file:
        assert run(lambda client: client.assets.upload(file)).filename == "take.wav"


@pytest.mark.parametrize("options", [{"mode": "r"}, {"compression": "gzip"}], ids=str)
def test_a_file_of_fsspec_must_not_be_decompressed(
    run: Run, sandbox: Sandbox, memory: str, options: dict[str, str]
) -> None:
    fsspec = pytest.importorskip("fsspec")
    with pytest.raises(InvalidSourceError, match="mode 'rb'"):
        run(lambda client: client.assets.upload(fsspec.open(memory, **options)))
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize(
    ("source", "given"),
    [
        ("song.wav", "'song.wav'"),
        (Path("song.wav"), "a PosixPath"),
        (b"bytes", "a bytes"),
        ("s3://bucket/song.wav?signature=1", "'s3://bucket/song.wav'"),
        ("data:audio/wav;base64,AAAA", "'data:audio/wav;base64,AAAA'"),
        (None, "a NoneType"),
    ],
)
def test_method_url_takes_http_urls_only(run: Run, sandbox: Sandbox, source: Any, given: str) -> None:
    message = f"the platform fetches only http(s) URLs, not {given}: omit method='url' to send it from here"
    with pytest.raises(InvalidArgumentError, match=f"^{re.escape(message)}$"):
        run(lambda client: client.assets.upload(source, method="url"))
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("method", ["direct", "url"])
@pytest.mark.parametrize("name", ["upload_file", "resume"])
def test_an_upload_in_parts_has_no_other_method(run: Run, sandbox: Sandbox, song: Path, method: Any, name: str) -> None:
    arguments = [song] if name == "upload_file" else ["token", song]
    options = UploadOptions(method=method)
    with pytest.raises(InvalidArgumentError, match=f"must be auto or multipart here, not {method}"):
        run(lambda client: getattr(client.multipart_upload, name)(*arguments, options=options))
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("method", ["auto", "direct"])
def test_many_files_mean_the_same(run: Run, song: Path, there: str, method: Any) -> None:
    async def asynchronous(client: Any) -> list[Outcome[Any]]:
        async with client.assets.upload_many([there, song], options=UploadOptions(method=method)) as outcomes:
            return [outcome async for outcome in outcomes]

    def job(client: Any) -> Any:
        if isinstance(client, TwelveLabs):
            return list(client.assets.upload_many([there, song], options=UploadOptions(method=method)))
        return asynchronous(client)

    methods = {str(outcome.source): outcome.result().method for outcome in run(job)}
    assert methods == {there: "url" if method == "auto" else "direct", str(song): "direct"}


def test_the_events_of_a_url_that_the_platform_fetches(run: Run, web: FileServer) -> None:
    events: list[UploadEvent] = []
    url = f"{web.url}/song.wav?signature=secret"
    asset = run(lambda client: client.assets.upload(url, wait=True, on_progress=events.append))
    assert list(dict.fromkeys(event.phase for event in events)) == ["processing", "ready"]
    assert all(event.asset is not None and event.asset.id == asset.id for event in events)
    assert {(event.name, event.bytes_total, event.parts_total, event.fraction) for event in events} == {
        ("song.wav", 0, 0, 1.0)
    }


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_an_error_about_a_url_shows_no_signature(run: Run, sandbox: Sandbox, web: FileServer, method: str) -> None:
    pytest.importorskip("aiohttp")
    with pytest.raises(InvalidSourceError, match=r"none\.wav") as caught:
        run(lambda client: client.assets.upload(f"{web.url}/none.wav?signature={SECRET}", method=method))
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize(
    ("source", "is_public"),
    [
        ("http://a.test/b", True),
        ("HTTPS://a.test/b", True),
        ("https:/a.test/b", False),
        ("ftp://a.test/b", False),
        ("s3://a/b", False),
        ("/tmp/http://b", False),
        (b"http://a.test/b", False),
        (Path("http://a.test/b"), False),
    ],
)
def test_which_sources_the_platform_can_fetch(source: object, is_public: bool) -> None:
    assert is_public_url(source) == is_public


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("a/b?c.mp4", "a/b?c.mp4"),
        ("https://a.test/b.mp4?signature=1", "https://a.test/b.mp4"),
        ("https://me:secret@a.test/b@c.mp4", "https://a.test/b@c.mp4"),
        ("s3://bucket/b.mp4", "s3://bucket/b.mp4"),
    ],
)
def test_how_urls_are_shown(url: str, text: str) -> None:
    assert display_path(url) == text
