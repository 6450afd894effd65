"""Tools of LangChain and MCP made from methods: described, called, and clear when they fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import mcp
import pytest
from langchain_core.tools import StructuredTool
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.types import AssetDetail
from twelvelabs_sandbox import Sandbox

from ..clients import run_async
from .conftest import CLIP

pytestmark = pytest.mark.frameworks
UNKNOWN = "000000000000000000000000"


@pytest.fixture
def asset(client: TwelveLabs) -> AssetDetail:
    return client.assets.upload(CLIP, wait=True)


@pytest.fixture
def index_id(client: TwelveLabs, asset: AssetDetail) -> str:
    """An index with the clip."""
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    index = client.indexes.create(index_name="tools", models=models)
    created = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
    client.indexes.indexed_assets.wait_until_ready(index.id, created.id)
    return index.id


def call(tool: Any, **arguments: object) -> Any:
    """Call a tool as an agent does."""
    return tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": arguments})


def test_langchain_tools_answer_in_json(
    client: TwelveLabs, index_id: str, asset: AssetDetail, example: Callable[[str], ModuleType]
) -> None:
    tools = {tool.name: tool for tool in example("langchain_tools").make_tools(client)}
    assert tools["retrieve_asset"].description.startswith("Retrieve an asset")
    assert tools["retrieve_asset"].args["asset_id"] == {
        "description": "The id of the asset.",
        "title": "Asset Id",
        "type": "string",
    }
    assert json.loads(call(tools["retrieve_asset"], asset_id=asset.id).content)["_id"] == asset.id
    hits = json.loads(call(tools["find_moments"], index_id=index_id, query="a green meadow").content)
    assert hits
    assert all(hit["end"] > hit["start"] for hit in hits)


def test_langchain_tools_report_errors_to_the_model(client: TwelveLabs, example: Callable[[str], ModuleType]) -> None:
    tool = example("langchain_tools").make_tools(client)[0]
    answer = call(tool, asset_id=UNKNOWN)
    assert answer.status == "error"
    assert f"There is no asset with the id {UNKNOWN}" in answer.content


def test_a_langchain_tool_is_made_from_a_method_alone(client: TwelveLabs, asset: AssetDetail) -> None:
    tool = StructuredTool.from_function(client.assets.retrieve, name="retrieve_asset")
    assert tool.invoke({"asset_id": asset.id}) == client.assets.retrieve(asset.id)
    with pytest.raises(ValueError, match="asset_id"):
        tool.invoke({})


def test_a_langchain_tool_is_made_from_both_clients(sandbox: Sandbox, client: TwelveLabs, asset: AssetDetail) -> None:
    async def ask() -> AssetDetail:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as other:
            tool = StructuredTool.from_function(client.assets.retrieve, other.assets.retrieve, name="retrieve_asset")
            found: AssetDetail = await tool.ainvoke({"asset_id": asset.id})
            return found

    assert run_async(ask).id == asset.id


def test_mcp_tools_answer_in_json(
    sandbox: Sandbox, index_id: str, asset: AssetDetail, example: Callable[[str], ModuleType], backend: str
) -> None:
    async def ask() -> tuple[Any, Any, Any]:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as other:
            server = example("mcp_server").make_server(other)
            async with mcp.Client(server) as agent:
                listed = await agent.list_tools()
                one = await agent.call_tool("retrieve_asset", {"asset_id": asset.id})
                many = await agent.call_tool("find_moments", {"index_id": index_id, "query": "a green meadow"})
                return listed, one, many

    listed, one, many = run_async(ask, backend)
    tools = {tool.name: tool for tool in listed.tools}
    assert tools["retrieve_asset"].description.startswith("Retrieve an asset")
    assert tools["retrieve_asset"].input_schema["properties"]["asset_id"]["type"] == "string"
    assert tools["retrieve_asset"].input_schema["required"] == ["asset_id"]
    assert json.loads(one.content[0].text)["id"] == asset.id
    assert "start" in tools["find_moments"].output_schema["$defs"]["SearchItem"]["properties"]
    assert many.structured_content["result"]
    assert [json.loads(part.text) for part in many.content] == many.structured_content["result"]


def test_mcp_tools_report_errors_to_the_model(sandbox: Sandbox, example: Callable[[str], ModuleType]) -> None:
    async def ask() -> Any:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as other:
            async with mcp.Client(example("mcp_server").make_server(other)) as agent:
                return await agent.call_tool("retrieve_asset", {"asset_id": UNKNOWN})

    answer = run_async(ask)
    assert answer.is_error
    assert f"There is no asset with the id {UNKNOWN}" in answer.content[0].text
