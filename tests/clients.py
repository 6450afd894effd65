"""Clients whose transport is a function, responses of the platform, and how to run coroutines in a test."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import anyio
import httpx
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

T = TypeVar("T")

KEY = "tlk_0123456789SECRET"
BASE_URL = "https://api.example.test/v1.3"

Handler = Callable[[httpx.Request], httpx.Response]


def sync_client(handler: Handler, **options: Any) -> TwelveLabs:
    """A client whose transport is a function."""
    http = options.pop("http_client", None) or httpx.Client(transport=httpx.MockTransport(handler))
    return TwelveLabs(KEY, base_url=BASE_URL, http_client=http, **options)


def async_client(handler: Handler, **options: Any) -> AsyncTwelveLabs:
    """The same, asynchronous."""
    http = options.pop("http_client", None) or httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return AsyncTwelveLabs(KEY, base_url=BASE_URL, http_client=http, **options)


def run_async(function: Callable[[], Coroutine[Any, Any, T]], backend: str = "asyncio") -> T:
    """Run a coroutine function, for at most 60 seconds."""

    async def limited() -> T:
        with anyio.fail_after(60):
            return await function()

    return anyio.run(limited, backend=backend)


def asset_json(asset_id: str = "a1", status: str = "ready", **more: object) -> dict[str, object]:
    """An asset as the platform writes it."""
    return {"_id": asset_id, "method": "direct", "status": status, "created_at": "2026-10-30T09:12:00Z", **more}


def page_json(items: list[Any], page: int, total_page: int, total: int = 0, limit: int = 10) -> dict[str, object]:
    """A page of items as the platform writes it."""
    info = {"page": page, "total_page": total_page, "total_results": total, "limit_per_page": limit}
    return {"data": items, "page_info": info}
