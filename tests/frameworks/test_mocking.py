"""Tools with which programs replace the platform in their own tests: respx and vcrpy."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
import respx
import vcr
from twelvelabs_client import AsyncTwelveLabs, NotFoundError, TwelveLabs, UploadOptions
from twelvelabs_sandbox import Sandbox

from ..clients import BASE_URL, KEY, asset_json, page_json, run_async
from .conftest import CLIP

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.frameworks
CLIENTS = pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])


def names(kind: str, key: str, base_url: str, *, upload: bool = False) -> list[str | None]:
    """List the assets of an account, after an upload in parts if that is wanted."""
    options = UploadOptions(method="multipart", resume=False, concurrency=1)

    async def act() -> list[str | None]:
        async with AsyncTwelveLabs(key, base_url=base_url) as client:
            if upload:
                await client.assets.upload(CLIP, options=options)
            return [asset.filename for asset in await client.assets.list().to_list()]

    if kind != "sync":
        return run_async(act, kind)
    with TwelveLabs(key, base_url=base_url) as client:
        if upload:
            client.assets.upload(CLIP, options=options)
        return [asset.filename for asset in client.assets.list()]


@CLIENTS
@pytest.mark.parametrize("using", ["httpx", "httpcore"])
def test_respx_responds_for_the_platform(kind: str, using: str, pauses: list[float]) -> None:
    with respx.mock(base_url=BASE_URL, using=using) as router:
        page = page_json([asset_json(filename="a.mp4")], page=1, total_page=1, total=1)
        route = router.get("/assets").mock(side_effect=[httpx.Response(503), httpx.Response(200, json=page)])
        assert names(kind, KEY, BASE_URL) == ["a.mp4"]
        assert route.call_count == 2
        assert route.calls.last.request.headers["x-api-key"] == KEY
    assert len(pauses) == 1


def test_respx_makes_errors_of_the_platform() -> None:
    with respx.mock(base_url=BASE_URL) as router, TwelveLabs(KEY, base_url=BASE_URL) as client:
        router.get("/assets/a1").respond(404, json={"code": "resource_not_exist", "message": "gone"})
        with pytest.raises(NotFoundError, match="gone"):
            client.assets.retrieve("a1")


@CLIENTS
@pytest.mark.parametrize("upload", [False, True], ids=["list", "upload"])
def test_vcrpy_records_and_replays(sandbox: Sandbox, tmp_path: Path, kind: str, *, upload: bool) -> None:
    recorder = vcr.VCR(filter_headers=["x-api-key"], cassette_library_dir=str(tmp_path))
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        client.assets.upload(b"RIFF" + CLIP.read_bytes()[4:5000], filename="first.mp4")
    with recorder.use_cassette("assets.yaml", record_mode="once"):
        recorded = names(kind, sandbox.api_key, sandbox.base_url, upload=upload)
    base_url, key = sandbox.base_url, sandbox.api_key
    assert key not in (tmp_path / "assets.yaml").read_text()
    sandbox.stop()
    with recorder.use_cassette("assets.yaml", record_mode="none") as cassette:
        assert names(kind, "another", base_url, upload=upload) == recorded
    assert cassette.all_played


def test_the_recipe_for_vcrpy_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
    (recipe,) = [block for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if "import vcr" in block]
    monkeypatch.chdir(tmp_path)
    exec(compile(recipe, "the recipe", "exec"), {})
    cassette = (tmp_path / "indexes.yaml").read_text()
    assert "games" in cassette
    assert "x-api-key" not in cassette
