"""Four ways to call the same operation: low-level functions and overlay, each synchronous and asynchronous."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

import twelvelabs_lowlevel
from twelvelabs_client import AsyncPager, AsyncTwelveLabs, Pager, TwelveLabs
from twelvelabs_lowlevel import AuthenticatedClient
from twelvelabs_sandbox import Sandbox

METHODS = {
    "create_asset": "assets.create",
    "list_assets": "assets.list",
    "retrieve_asset": "assets.retrieve",
    "delete_asset": "assets.delete",
    "retrieve_asset_transcription": "assets.retrieve_transcription",
    "update_asset_user_metadata": "assets.update_user_metadata",
    "replace_asset_user_metadata": "assets.replace_user_metadata",
    "delete_asset_user_metadata": "assets.delete_user_metadata",
    "create_multipart_upload": "multipart_upload.create",
    "list_incomplete_multipart_uploads": "multipart_upload.list_incomplete_uploads",
    "retrieve_multipart_upload_status": "multipart_upload.get_status",
    "report_multipart_upload_chunks": "multipart_upload.report_chunk_batch",
    "create_multipart_upload_presigned_urls": "multipart_upload.get_additional_presigned_urls",
    "create_index": "indexes.create",
    "list_indexes": "indexes.list",
    "retrieve_index": "indexes.retrieve",
    "update_index": "indexes.update",
    "delete_index": "indexes.delete",
    "create_indexed_asset": "indexes.indexed_assets.create",
    "list_indexed_assets": "indexes.indexed_assets.list",
    "retrieve_indexed_asset": "indexes.indexed_assets.retrieve",
    "update_indexed_asset": "indexes.indexed_assets.update",
    "delete_indexed_asset": "indexes.indexed_assets.delete",
    "list_asset_indexed_assets": "indexes.indexed_assets.list_by_asset",
}
"""Which method of the overlay calls which operation."""

CONTRACT = json.loads((Path(twelvelabs_lowlevel.__file__).parent / "openapi.json").read_text(encoding="utf-8"))
TAGS = {
    operation["operationId"]: operation["tags"][0]
    for item in CONTRACT["paths"].values()
    for method, operation in item.items()
    if method != "parameters"
}


class Door(Protocol):
    """One way to call operations."""

    def call(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        """What the operation is answered with: a model, or None. Lists give the model of their first page."""


class _LowLevel:
    def __init__(self, sandbox: Sandbox) -> None:
        self.client = AuthenticatedClient(base_url=sandbox.base_url, token=sandbox.api_key)

    @staticmethod
    def module(operation: str) -> Any:
        return importlib.import_module(f"twelvelabs_lowlevel.api.{TAGS[operation]}.{operation}")


class LowLevelSync(_LowLevel):
    """`sync` and `sync_detailed` of each endpoint module."""

    def call(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        if operation.startswith("create_"):  # these must not be sent twice to compare
            return self.module(operation).sync(*args, client=self.client, **kwargs)
        return self.module(operation).sync_detailed(*args, client=self.client, **kwargs).parsed


class LowLevelAsync(_LowLevel):
    """`asyncio` and `asyncio_detailed` of each endpoint module."""

    def __init__(self, sandbox: Sandbox, runner: asyncio.Runner) -> None:
        super().__init__(sandbox)
        self.runner = runner

    def call(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        if operation.startswith("create_"):
            return self.runner.run(self.module(operation).asyncio(*args, client=self.client, **kwargs))
        return self.runner.run(self.module(operation).asyncio_detailed(*args, client=self.client, **kwargs)).parsed


class OverlaySync:
    """The methods of TwelveLabs."""

    def __init__(self, client: TwelveLabs) -> None:
        self.client = client

    def call(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        result = attrgetter(METHODS[operation])(self.client)(*args, **kwargs)
        return result.page.answer if isinstance(result, Pager) else result


class OverlayAsync:
    """The methods of AsyncTwelveLabs."""

    def __init__(self, client: AsyncTwelveLabs, runner: asyncio.Runner) -> None:
        self.client = client
        self.runner = runner

    def call(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        async def awaited() -> Any:
            result = await attrgetter(METHODS[operation])(self.client)(*args, **kwargs)
            return result.page.answer if isinstance(result, AsyncPager) else result

        return self.runner.run(awaited())


@contextmanager
def opened(kind: str, sandbox: Sandbox) -> Iterator[Door]:
    """A door of one of the four kinds, closed at the end."""
    with asyncio.Runner() as runner:
        if kind == "low-level sync":
            door = LowLevelSync(sandbox)
            with door.client:
                yield door
        elif kind == "low-level async":
            low_level = LowLevelAsync(sandbox, runner)
            yield low_level
            runner.run(low_level.client.get_async_httpx_client().aclose())
        elif kind == "overlay sync":
            with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
                yield OverlaySync(client)
        else:
            asynchronous = AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url)
            yield OverlayAsync(asynchronous, runner)
            runner.run(asynchronous.close())


KINDS = ("low-level sync", "low-level async", "overlay sync", "overlay async")
