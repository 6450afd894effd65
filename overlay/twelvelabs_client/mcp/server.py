"""The MCP server and its tools, which language models call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from .._named_objects import INDEX, KNOWLEDGE_STORE, SHOWN_NAMES, Kind, NameLookupError
from .._uploads.progress import UploadEvent
from .._uploads.urls import is_public_url
from .._version import __version__
from ..client import AsyncTwelveLabs
from ..errors import InvalidArgumentError, NotFoundError, TwelveLabsError, WaitTimeoutError
from .files import Roots

INSTRUCTIONS = (
    "Understand videos with TwelveLabs. A file becomes an asset (upload), an asset becomes searchable in an index "
    "(add_to_index) or part of a knowledge store. Work in the background takes minutes: use wait. Indexes and "
    "knowledge stores can be given by name or id. Uploading, indexing and analyzing are billed."
)
_MAX_LISTED = 200
_WAIT_SECONDS = 50.0
"""The longest that one call of `wait` takes: clients time out after about a minute."""
_READS = ToolAnnotations(read_only_hint=True)
_CHANGES = ToolAnnotations(read_only_hint=False, destructive_hint=False)
_DELETES = ToolAnnotations(read_only_hint=False, destructive_hint=True)

Record = dict[str, Any]
Tool = Callable[..., Awaitable[Any]]


class Tools:
    """The tools, as methods. Language models read their docstrings and arguments."""

    def __init__(self, client: AsyncTwelveLabs, roots: Roots) -> None:
        self._client = client
        self._roots = roots

    async def list_files(self) -> list[str]:
        """List the local files that can be uploaded."""
        return [str(path) for path in self._roots.media(_MAX_LISTED)]

    async def upload(self, source: str, context: Context) -> Record:
        """Upload a file as an asset: the path of a local file (see list_files), or a public http(s) URL."""
        file: str | Path = source if is_public_url(source) else self._roots.file(source)

        async def report(event: UploadEvent) -> None:
            await context.report_progress(event.bytes_sent, event.bytes_total or None, event.phase)

        return _record(await self._client.assets.upload(file, on_progress=report))

    async def list_assets(self, limit: int = 20, filename: str | None = None) -> list[Record]:
        """List assets, newest first."""
        found = await self._client.assets.list(filename=filename).take(min(limit, _MAX_LISTED))
        return [_record(each, "technical_metadata") for each in found]

    async def get_asset(self, asset_id: str) -> Record:
        """Show an asset: its status, its duration, and the metadata read from its file."""
        return _record(await self._client.assets.retrieve(asset_id))

    async def list_indexes(self) -> list[Record]:
        """List the indexes that can be searched, newest first."""
        return [_record(each) for each in await self._client.indexes.list().take(_MAX_LISTED)]

    async def create_index(self, name: str) -> Record:
        """Create an index for video and sound."""
        models: list[Any] = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        created = await self._client.indexes.create(index_name=name, models=models)
        return {"id": created.id, "index_name": name}

    async def add_to_index(self, index: str, asset_id: str) -> Record:
        """Index an asset that is ready, so that it can be searched. Then wait for the indexed_asset."""
        target = await self._id_of(INDEX, index)
        created = await self._client.indexes.indexed_assets.create(target, asset_id=asset_id)
        return {"id": created.id, "index_id": target, "asset_id": asset_id}

    async def wait(
        self, kind: Literal["asset", "indexed_asset", "knowledge_store_item"], id: str, within: str | None = None
    ) -> Record:
        """Wait up to 50 seconds until something is ready. Its status says whether it is; if not, call this again.

        `within` is the index of an indexed_asset, or the knowledge store of a knowledge_store_item.
        """
        client = self._client
        try:
            if kind == "asset":
                return _record(await client.assets.wait_until_ready(id, timeout=_WAIT_SECONDS))
            if within is None:
                raise InvalidArgumentError(f"{kind} needs `within`: the index or knowledge store that it is in")
            if kind == "indexed_asset":
                target = await self._id_of(INDEX, within)
                items = client.indexes.indexed_assets
                return _record(await items.wait_until_ready(target, id, timeout=_WAIT_SECONDS))
            store = await self._id_of(KNOWLEDGE_STORE, within)
            return _record(await client.knowledge_store_items.wait_until_ready(store, id, timeout=_WAIT_SECONDS))
        except WaitTimeoutError as error:
            return {"id": id, "status": getattr(error.last, "status", "unknown"), "is_ready": False}

    async def search(self, index: str, query: str, limit: int = 10) -> list[Record]:
        """Find the moments in an index that show, say or sound like a query. Times are in seconds."""
        target = await self._id_of(INDEX, index)
        pager = self._client.search.query(index_id=target, query_text=query, search_options=["visual", "audio"])
        return [_record(each, "thumbnail_url") for each in await pager.take(min(limit, _MAX_LISTED))]

    async def analyze(self, asset_id: str, prompt: str) -> str:
        """Ask a model about a video that is an asset, such as: Summarize this video."""
        video: Any = {"type": "asset_id", "asset_id": asset_id}
        return (await self._client.analyze(video=video, prompt=prompt)).data

    async def list_knowledge_stores(self) -> list[Record]:
        """List the knowledge stores, which can be asked questions."""
        return [_record(each) for each in await self._client.knowledge_stores.list().take(_MAX_LISTED)]

    async def ask(self, knowledge_store: str, question: str) -> str:
        """Ask a question about the items of a knowledge store."""
        store = await self._id_of(KNOWLEDGE_STORE, knowledge_store)
        message: Any = {"type": "message", "role": "user", "content": question}
        async with self._client.responses.create_stream(knowledge_store_id=store, input=[message]) as events:
            return await events.text()

    async def delete_asset(self, asset_id: str) -> str:
        """Delete an asset permanently."""
        await self._client.assets.delete(asset_id)
        return f"deleted asset {asset_id}"

    async def delete_index(self, index: str) -> str:
        """Delete an index and all its indexed assets permanently."""
        target = await self._id_of(INDEX, index)
        await self._client.indexes.delete(target)
        return f"deleted index {target}"

    async def _id_of(self, kind: Kind, given: str) -> str:
        """The id of the object with this name or id. Raises NameLookupError unless there is exactly one."""
        if kind.may_be_id(given):
            with suppress(NotFoundError):
                return str((await kind.retrieve(self._client, given)).id)
        found = [each async for each in kind.list(self._client, given) if kind.name_of(each) == given]
        existing = [] if found else await kind.list(self._client).take(SHOWN_NAMES + 1)
        return str(kind.only(given, found, existing).id)


def make_server(client: AsyncTwelveLabs, roots: Sequence[Path], *, allow_delete: bool = False) -> MCPServer:
    """A server of tools.

    Args:
        client: The client that tools use.
        roots: The folders whose files may be uploaded; links that lead out of them are not followed.
        allow_delete: Whether there are tools that delete.
    """
    tools = Tools(client, Roots(roots))
    server = MCPServer("twelvelabs", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING")
    reading: list[Tool] = [
        tools.list_files,
        tools.list_assets,
        tools.get_asset,
        tools.list_indexes,
        tools.wait,
        tools.search,
    ]
    reading += [tools.analyze, tools.list_knowledge_stores, tools.ask]
    changing: list[Tool] = [tools.upload, tools.create_index, tools.add_to_index]
    deleting: list[Tool] = [tools.delete_asset, tools.delete_index] if allow_delete else []
    for functions, hints in ((reading, _READS), (changing, _CHANGES), (deleting, _DELETES)):
        for function in functions:
            server.add_tool(_with_tool_errors(function), annotations=hints)
    return server


def _record(model: Any, *without: str) -> Record:
    record: Record = model.model_dump(mode="json", exclude_none=True)
    return {name: value for name, value in record.items() if name not in without}


def _with_tool_errors(function: Tool) -> Tool:
    """The tool, with its errors as ToolError, whose message the model receives."""

    @wraps(function)
    async def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return await function(*args, **kwargs)
        except (TwelveLabsError, NameLookupError) as error:
            raise ToolError(str(error)) from error

    return call
