"""`twelvelabs mcp`, used with the client of the official package: as a process, and each tool."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import mcp
import pytest
from mcp.client.stdio import StdioServerParameters, stdio_client
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.mcp.server import make_server
from twelvelabs_sandbox import Sandbox

from ..clients import run_async
from .conftest import CLIP

pytestmark = pytest.mark.frameworks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a clip; outside of it a secret, to which a link leads."""
    folder = tmp_path / "videos"
    folder.mkdir()
    shutil.copy(CLIP, folder / "clip.mp4")
    (tmp_path / "secret.mp4").write_bytes(CLIP.read_bytes())
    (folder / "link.mp4").symlink_to(tmp_path / "secret.mp4")
    return folder


@asynccontextmanager
async def connected(sandbox: Sandbox, folder: Path, *, allow_delete: bool = False) -> AsyncIterator[mcp.Client]:
    async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        async with mcp.Client(make_server(client, [folder], allow_delete=allow_delete)) as agent:
            yield agent


async def called(agent: Any, name: str, /, **arguments: object) -> Any:
    """The result of a tool. Raises AssertionError if it failed."""
    result = await agent.call_tool(name, arguments)
    assert not result.is_error, result.content
    found = result.structured_content
    return found["result"] if isinstance(found, dict) and set(found) == {"result"} else found


async def refused(agent: Any, name: str, /, **arguments: object) -> str:
    """Why a tool failed."""
    result = await agent.call_tool(name, arguments)
    assert result.is_error, result
    return str(result.content[0].text)


def test_the_main_job_is_done_with_tools(sandbox: Sandbox, folder: Path, fast_polling: None) -> None:
    async def job() -> None:
        async with connected(sandbox, folder) as agent:
            assert [Path(each).name for each in await called(agent, "list_files")] == ["clip.mp4"]
            asset = await called(agent, "upload", source="clip.mp4")
            await called(agent, "wait", kind="asset", id=asset["id"])
            await called(agent, "create_index", name="films")
            item = await called(agent, "add_to_index", index="films", asset_id=asset["id"])
            ready = await called(agent, "wait", kind="indexed_asset", id=item["id"], within="films")
            assert ready["status"] == "ready"
            hits = await called(agent, "search", index="films", query="green")
            assert all(hit["video_id"] == item["id"] for hit in hits)
            assert hits
            assert "5.3 seconds" in await called(agent, "analyze", asset_id=asset["id"], prompt="Summarize")
            assert [each["index_name"] for each in await called(agent, "list_indexes")] == ["films"]
            assert [each["id"] for each in await called(agent, "list_assets")] == [asset["id"]]
            assert (await called(agent, "get_asset", asset_id=asset["id"]))["status"] == "ready"
            assert await called(agent, "list_knowledge_stores") == []

    run_async(job)


def test_only_files_below_the_named_folders_are_read(sandbox: Sandbox, folder: Path) -> None:
    async def attempts() -> list[str]:
        async with connected(sandbox, folder) as agent:
            outside = folder.parent / "secret.mp4"
            sources = ["../secret.mp4", str(outside), "link.mp4", f"file://{outside}", "/etc/passwd", ".", "none", ""]
            return [await refused(agent, "upload", source=source) for source in [*sources, "s3://bucket/x.mp4"]]

    assert all("there is no file" in text for text in run_async(attempts))
    assert not [request for request in sandbox.requests if request.method == "POST"]


def test_nothing_is_deleted_unless_that_was_allowed(sandbox: Sandbox, client: TwelveLabs, folder: Path) -> None:
    asset = client.assets.upload(CLIP)
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    client.indexes.create(index_name="films", models=models)

    async def tools(*, allow_delete: bool) -> set[str]:
        async with connected(sandbox, folder, allow_delete=allow_delete) as agent:
            names = {tool.name for tool in (await agent.list_tools()).tools}
            if allow_delete:
                await called(agent, "delete_index", index="films")
                await called(agent, "delete_asset", asset_id=asset.id)
            return names

    usual = run_async(lambda: tools(allow_delete=False))
    assert len(usual) == 12
    assert run_async(lambda: tools(allow_delete=True)) - usual == {"delete_asset", "delete_index"}
    assert client.assets.list().to_list() == client.indexes.list().to_list() == []


def test_errors_reach_the_model_and_tools_say_what_they_do(sandbox: Sandbox, folder: Path) -> None:
    async def look() -> None:
        async with connected(sandbox, folder) as agent:
            assert "There is no index with the name or id 'nope'" in await refused(
                agent, "search", index="nope", query="x"
            )
            assert "resource_not_exist" in await refused(agent, "get_asset", asset_id="0" * 24)
            tools = {tool.name: tool for tool in (await agent.list_tools()).tools}
            assert all(tool.description for tool in tools.values())
            assert tools["search"].annotations.read_only_hint
            assert not tools["upload"].annotations.read_only_hint

    run_async(look)


def test_the_command_serves_on_stdin_and_stdout(sandbox: Sandbox, folder: Path) -> None:
    environment = {"TWELVE_LABS_API_KEY": sandbox.api_key, "TWELVELABS_BASE_URL": sandbox.base_url}
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "twelvelabs_client", "mcp", "--root", str(folder)],
        env={**os.environ, **environment},
    )

    async def use() -> Any:
        async with stdio_client(parameters) as (read, write), mcp.ClientSession(read, write) as session:
            await session.initialize()
            return (await session.call_tool("upload", {"source": "clip.mp4"})).content[0]

    assert json.loads(run_async(use).text)["filename"] == "clip.mp4"


@pytest.mark.skipif(os.name == "nt", reason="has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_in_the_middle_of_an_upload(
    sandbox: Sandbox, folder: Path, number: signal.Signals
) -> None:
    with (folder / "clip.mp4").open("r+b") as clip:
        clip.truncate(2_000_000_000)
    initialize = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    messages: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": initialize},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": "upload", "arguments": {"source": "clip.mp4"}}},
    ]
    command = [sys.executable, "-m", "twelvelabs_client", "mcp", "--root", str(folder)]
    environment = {"TWELVE_LABS_API_KEY": sandbox.api_key, "TWELVELABS_BASE_URL": sandbox.base_url}
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, text=True, env={**os.environ, **environment}, **pipes) as server:
        assert server.stdin is not None
        for message in messages:
            server.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            server.stdin.flush()
        deadline = time.monotonic() + 60
        while not any(request.method == "PUT" for request in sandbox.requests) and time.monotonic() < deadline:
            time.sleep(0.02)
        server.send_signal(number)
        began = time.monotonic()
        assert server.wait(60) == 128 + number
        assert time.monotonic() - began < 10
        assert server.stderr is not None
        assert server.stderr.read() == "Interrupted.\n"
