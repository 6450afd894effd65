"""Videos in real object stores become ready indexed assets: fetched by signed URLs, or read here once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from twelvelabs_client import IngestReport, TwelveLabs
from twelvelabs_sandbox import Sandbox

from .local_stores import store

pytestmark = [pytest.mark.stores, pytest.mark.usefixtures("fast_polling")]


@pytest.fixture(scope="module")
def clip(small_clip: Path) -> bytes:
    """A small video."""
    return small_clip.read_bytes()


@pytest.fixture(scope="module")
def client() -> Iterator[TwelveLabs]:
    """A client of a sandbox in which work takes almost no time."""
    with Sandbox(speed=1000) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        yield client


@pytest.fixture
def index(client: TwelveLabs, tmp_path: Path) -> str:
    """A new index."""
    models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    return client.indexes.create(index_name=str(tmp_path), models=models).id


def put(bucket: str, name: str, content: bytes) -> None:
    """Write an object."""
    filesystem, path = fsspec.core.url_to_fs(f"{bucket}/{name}")
    filesystem.pipe_file(path, content)
    filesystem.invalidate_cache()


def methods(client: TwelveLabs, report: IngestReport) -> set[str | None]:
    """How the assets of a report were created."""
    return {client.assets.retrieve(item.asset_id).method for item in report.items if item.asset_id}


@pytest.mark.parametrize("kind", ["s3", "azure"])
def test_the_platform_fetches_objects_by_signed_urls(
    kind: str, client: TwelveLabs, index: str, clip: bytes, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.sqlite3"
    with store(kind, tmp_path) as bucket:
        put(bucket, "videos/a.mp4", clip)
        put(bucket, "videos/deep/b c&d.mp4", clip + b"\0")
        put(bucket, "videos/notes.txt", b"skipped")
        report = client.ingest(f"{bucket}/videos", index=index, ledger=ledger, by_url=True)
        assert (report.ready, report.bytes_sent, methods(client, report)) == (2, 0, {"url"}), list(report.failures)
        put(bucket, "videos/a.mp4", clip + b"\0\0")
        again = client.ingest(f"{bucket}/videos", index=index, ledger=ledger)  # read here, only what has changed
        assert (again.ready, methods(client, again)) == (2, {"url", "direct"})
        assert again.bytes_sent == len(clip) + 2
        assert client.indexes.indexed_assets.list(index).page_info.total_results == 3
    assert b"SECRET" not in ledger.read_bytes()
    assert b"sig=" not in ledger.read_bytes()


def test_objects_of_google_are_known_by_their_versions(
    client: TwelveLabs, index: str, clip: bytes, tmp_path: Path
) -> None:
    """Signing is not tested: it needs an account's private key, and no emulator checks signatures."""
    with store("google", tmp_path) as bucket:
        put(bucket, "videos/a.mp4", clip)
        ledger = tmp_path / "ledger.sqlite3"
        report = client.ingest(f"{bucket}/videos", index=index, ledger=ledger)
        assert (report.ready, methods(client, report)) == (1, {"direct"}), list(report.failures)
        assert client.ingest(f"{bucket}/videos", index=index, ledger=ledger).bytes_sent == 0
        put(bucket, "videos/a.mp4", clip + b"\0")
        assert client.ingest(f"{bucket}/videos", index=index, ledger=ledger).bytes_sent == len(clip) + 1
        (failure,) = client.ingest(f"{bucket}/videos", index=index, ledger=tmp_path / "other", by_url=True).failures
        assert "cannot sign a URL for 'gs://bucket/videos/a.mp4'" in str(failure.error)
