"""A server of MCP tools made from methods of the client: python mcp_server.py"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from twelvelabs_client import AsyncTwelveLabs, TwelveLabsError
from twelvelabs_client.types import SearchItem


def make_server(client: AsyncTwelveLabs) -> MCPServer:
    async def find_moments(index_id: str, query: str, limit: int = 5) -> list[SearchItem]:
        """Find the moments of videos in an index that show or say something."""
        pager = client.search.query(index_id=index_id, query_text=query, search_options=["visual", "audio"])
        return await pager.take(limit)

    server = MCPServer("videos")
    server.add_tool(_reporting(client.assets.retrieve), name="retrieve_asset")
    server.add_tool(_reporting(find_moments), name="find_moments")
    return server


def _reporting(method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """A tool whose errors reach the model."""

    @wraps(method)
    async def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return await method(*args, **kwargs)
        except TwelveLabsError as error:
            raise ToolError(str(error)) from error

    return call


if __name__ == "__main__":
    make_server(AsyncTwelveLabs()).run()
