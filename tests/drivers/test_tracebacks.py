"""Errors show the user's line and two of ours; warnings are shown at the user's line, by Python's default filter."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

from ..clients import asset_json, async_client, page_json, run_async, sync_client

SCRIPT = """
import anyio, httpx
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

def serve(request):
    return httpx.Response(404, json={"code": "resource_not_exist", "message": "no such asset"})

def make(client, http):
    return client("key", base_url="https://api.example.test", http_client=http(transport=httpx.MockTransport(serve)))

client = make(TwelveLabs, httpx.Client)
async_client = make(AsyncTwelveLabs, httpx.AsyncClient)
"""
ACTS = {
    "sync": "client.assets.retrieve('a1')\n",
    "async": "async def main():\n    await async_client.assets.retrieve('a1')\nanyio.run(main)\n",
}
WARNS = {
    "sync": "client.search.query(index_id='i', search_options=['visual'], query_text='q', threshold='high')\n",
    "async": "async def main():\n"
    "    await async_client.search.query(\n"
    "        index_id='i', search_options=['visual'], query_text='q', threshold='high')\n"
    "anyio.run(main)\n",
}


def _run_as_main(text: str, folder: Path) -> str:
    """What a script writes to stderr, with the default filters of warnings."""
    script = folder / "script.py"
    script.write_text(SCRIPT + text)
    return subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize("kind", ACTS)
def test_a_404_shows_the_users_line_and_two_of_ours(kind: str, tmp_path: Path) -> None:
    shown = _run_as_main(ACTS[kind], tmp_path)
    assert shown.count("Traceback") == 1
    files = re.findall(r'File "([^"]+)"', shown)
    assert sum("twelvelabs" in Path(file).parent.as_posix() for file in files) == 2
    if kind == "sync":
        assert len(files) == 3
    assert "assets.retrieve('a1')" in shown
    assert "NotFoundError: GET /assets/a1: 404" in shown


@pytest.mark.parametrize("kind", WARNS)
def test_a_deprecation_is_shown_at_the_users_line(kind: str, tmp_path: Path) -> None:
    shown = _run_as_main(WARNS[kind], tmp_path)
    assert re.search(r"script\.py:\d+: DeprecationWarning: .*threshold", shown)
    assert "search.query(" in shown.partition("DeprecationWarning")[2].splitlines()[1]


def _our_frames(error: BaseException) -> list[str]:
    """The functions of the client in a traceback and in those of its causes."""
    chain = [error]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    frames = [frame for one in chain for frame in traceback.extract_tb(one.__traceback__)]
    return [frame.name for frame in frames if "twelvelabs_" in frame.filename]


def _refuse(request: httpx.Request) -> httpx.Response:
    return httpx.Response(403 if request.url.path.endswith("denied") else 404, json={})


def _only_one_page(request: httpx.Request) -> httpx.Response:
    """The first page of three; everything else is rejected."""
    if request.method == "GET" and request.url.path == "/v1.3/assets" and request.url.params.get("page", "1") == "1":
        return httpx.Response(200, json=page_json([asset_json()], 1, 3))
    return _refuse(request)


SYNC: dict[str, Callable[[TwelveLabs], object]] = {
    "items": lambda client: list(client.assets.list()),
    "pages": lambda client: list(client.assets.list().iter_pages()),
    "next_page": lambda client: client.assets.list().next_page(),
    "to_list": lambda client: client.assets.list().to_list(),
    "text": lambda client: client.analyze_stream(prompt="p", video={"type": "asset_id", "asset_id": "a1"}).text(),
    "stream": lambda client: next(
        iter(client.analyze_stream(prompt="p", video={"type": "asset_id", "asset_id": "a1"}))
    ),
    "wait": lambda client: client.assets.wait_until_ready("denied"),
    "upload": lambda client: client.assets.upload(b"x", filename="x.mp4"),
    "upload_many": lambda client: [one.result() for one in client.assets.upload_many([__file__])],
}


async def _all(iterator: Any) -> list[Any]:
    return [one async for one in iterator]


async def _results(client: AsyncTwelveLabs) -> list[object]:
    async with client.assets.upload_many([__file__]) as outcomes:
        return [one.result() async for one in outcomes]


ASYNC: dict[str, Callable[[AsyncTwelveLabs], Awaitable[object]]] = {
    "items": lambda client: _all(client.assets.list()),
    "pages": lambda client: _all(client.assets.list().iter_pages()),
    "to_list": lambda client: client.assets.list().to_list(),
    "text": lambda client: client.analyze_stream(prompt="p", video={"type": "asset_id", "asset_id": "a1"}).text(),
    "stream": lambda client: _all(client.analyze_stream(prompt="p", video={"type": "asset_id", "asset_id": "a1"})),
    "wait": lambda client: client.assets.wait_until_ready("denied"),
    "upload": lambda client: client.assets.upload(b"x", filename="x.mp4"),
    "upload_many": _results,
}


@pytest.mark.parametrize("act", SYNC)
def test_two_of_our_frames_wherever_an_error_comes_out(act: str) -> None:
    with pytest.raises(Exception, match=r"40[34]") as caught:
        SYNC[act](sync_client(_only_one_page))
    assert len(_our_frames(caught.value)) <= 2, _our_frames(caught.value)


@pytest.mark.parametrize("act", ASYNC)
def test_two_of_our_frames_wherever_an_asynchronous_error_comes_out(act: str) -> None:
    async def scenario() -> None:
        await ASYNC[act](async_client(_only_one_page))

    with pytest.raises(Exception, match=r"40[34]") as caught:
        run_async(scenario)
    assert len(_our_frames(caught.value)) <= 2, _our_frames(caught.value)


def test_of_the_causes_of_a_broken_connection_one_line_each_is_left() -> None:
    client = TwelveLabs("key", base_url="http://127.0.0.1:9", max_retries=0)
    with client, pytest.raises(Exception, match="cannot connect") as caught:
        client.assets.retrieve("a1")
    assert len(_our_frames(caught.value)) == 2
    cause = caught.value.__cause__
    while cause is not None:
        assert len(traceback.extract_tb(cause.__traceback__)) == 1
        cause = cause.__cause__


def test_frames_of_a_callback_are_kept() -> None:
    def break_down(_: object) -> None:
        raise LookupError("mine")

    def on_update(seen: object) -> None:
        break_down(seen)

    client = sync_client(lambda request: httpx.Response(200, json=asset_json(status="processing")))
    with pytest.raises(LookupError) as caught:
        client.assets.wait_until_ready("a1", on_update=on_update)
    names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert names[-2:] == ["on_update", "break_down"]
    assert len(_our_frames(caught.value)) == 1


def test_debug_logs_keep_complete_tracebacks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "twelvelabs_client")
    with pytest.raises(Exception, match="404") as caught:
        sync_client(_refuse).assets.retrieve("a1")
    assert "run" in _our_frames(caught.value)
