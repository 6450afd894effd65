"""The error of a request that may have created something says so, and where to look for it."""

from __future__ import annotations

import inspect
from functools import reduce
from typing import Any

import httpx
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client._http.lost_creations import _LISTS
from twelvelabs_client.errors import TwelveLabsError

from ..clients import async_client, run_async, sync_client
from ..loops import loop

CREATED = "It may have been created all the same: look for it with indexes.list()"


def _create(answer: Any, is_sync: bool, name: str = "indexes.create") -> str:
    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    video = {"type": "asset_id", "asset_id": "a"}
    arguments: dict[str, Any] = {"prompt": "p", "video": video}
    if name == "indexes.create":
        arguments = {"index_name": "i", "models": []}
    client = _any(sync_client(handler, max_retries=0) if is_sync else async_client(handler, max_retries=0))
    method = reduce(getattr, name.split("."), client)
    with pytest.raises(TwelveLabsError) as caught:
        method(**arguments) if is_sync else run_async(lambda: method(**arguments))
    return str(caught.value)


def _any(client: object) -> Any:
    return client


@loop("is_sync", [True, False], ids=["sync", "async"])
@loop(
    ("answer", "may_exist"),
    [
        (httpx.ReadError("reset"), True),
        (httpx.ReadTimeout("late"), True),
        (httpx.Response(500), True),
        (httpx.Response(504), True),
        (httpx.Response(201, content=b'{"_id": "'), True),
        (httpx.ConnectError("refused"), False),
        (httpx.PoolTimeout("none"), False),
        (httpx.Response(400), False),
        (httpx.Response(429), False),
        (httpx.Response(503, headers={"retry-after": "1"}), False),
    ],
    ids=repr,
)
def test_a_lost_creation_is_told(answer: Any, may_exist: bool, is_sync: bool) -> None:
    assert (CREATED in _create(answer, is_sync)) == may_exist


def test_work_that_may_have_been_done_is_told() -> None:
    assert "It may have been carried out all the same" in _create(httpx.ReadError("reset"), True, "analyze")


def test_lists_are_methods_and_routes_are_operations() -> None:
    client: Any = TwelveLabs("tlk_x")
    for method in _LISTS.values():
        assert inspect.ismethod(reduce(getattr, method.split("."), client))
