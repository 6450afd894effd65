"""Tools for a LangChain agent, made from methods of the client: create_agent(model, tools=make_tools(TwelveLabs()))"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool, ToolException
from twelvelabs_client import TwelveLabs, TwelveLabsError
from twelvelabs_client.types import SearchItem


def make_tools(client: TwelveLabs) -> list[BaseTool]:
    def find_moments(index_id: str, query: str, limit: int = 5) -> list[SearchItem]:
        """Find the moments of videos in an index that show or say something.

        Args:
            index_id: The id of the index.
            query: What to look for, in words.
            limit: How many moments to return.
        """
        return client.search.query(index_id=index_id, query_text=query, search_options=["visual", "audio"]).take(limit)

    return [_tool("retrieve_asset", client.assets.retrieve), _tool("find_moments", find_moments)]


def _tool(name: str, method: Callable[..., Any]) -> BaseTool:
    """A tool that returns JSON, and tells the model about errors."""

    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return _json(method(*args, **kwargs))
        except TwelveLabsError as error:
            raise ToolException(str(error)) from error

    return StructuredTool.from_function(call, name=name, parse_docstring=True, handle_tool_error=True)


def _json(value: Any) -> Any:
    return [_json(item) for item in value] if isinstance(value, list) else value.to_dict()
