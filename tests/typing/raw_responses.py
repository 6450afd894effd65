"""`with_raw_response` as users see it: its types are in the stubs alone, as its classes are made at run time."""

from __future__ import annotations

from typing import assert_type

from twelvelabs_client import AsyncHttpResponse, AsyncPager, AsyncTwelveLabs, HttpResponse, Pager, TwelveLabs
from twelvelabs_client.types import AssetDetail


def raw_responses(client: TwelveLabs) -> None:
    """Results with their responses."""
    raw = client.with_raw_response.assets.retrieve("a1")
    assert_type(raw, HttpResponse[AssetDetail])
    assert_type(raw.data.id, str)
    assert_type(raw.request_id, str | None)
    assert_type(client.indexes.with_raw_response.retrieve("i").data.index_name, str)
    assert_type(client.assets.with_raw_response.delete("a1").data, None)
    assert_type(client.assets.with_raw_response.list(), Pager[AssetDetail])
    assert_type(client.assets.list().request_id, str | None)


async def asynchronous_raw_responses(client: AsyncTwelveLabs) -> None:
    """Results with their responses, asynchronously."""
    raw = await client.with_raw_response.assets.retrieve("a1")
    assert_type(raw, AsyncHttpResponse[AssetDetail])
    assert_type((await client.indexes.with_raw_response.retrieve("i")).data.index_name, str)
    assert_type(client.assets.with_raw_response.list(), AsyncPager[AssetDetail])
