"""Asynchronous code, here with the pytest plugin of anyio; pytest-asyncio does as well."""

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs
from twelvelabs_sandbox import Sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def summaries(client: AsyncTwelveLabs, asset_ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}

    async def summarize(asset_id: str) -> None:
        answer = await client.analyze(video={"type": "asset_id", "asset_id": asset_id}, prompt="Summarize it.")
        found[asset_id] = answer.data or ""

    async with anyio.create_task_group() as group:
        for asset_id in asset_ids:
            group.start_soon(summarize, asset_id)
    return found


async def test_each_video_has_its_summary(
    async_twelvelabs_client: AsyncTwelveLabs, twelvelabs_sandbox: Sandbox
) -> None:
    goal, save = twelvelabs_sandbox.add_assets(["goal.mp4", "save.mp4"])
    twelvelabs_sandbox.script.analyze("Ada scores.", filename="goal.mp4")
    twelvelabs_sandbox.script.analyze("Odd saves.", filename="save.mp4")

    assert await summaries(async_twelvelabs_client, [goal, save]) == {goal: "Ada scores.", save: "Odd saves."}
