"""The generated clients, and the types that requests and responses share."""

import asyncio
import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import httpx
import pytest
from runtime_samples import KEY, SCHEMAS, client_with, sample, several
from twelvelabs_lowlevel import AuthenticatedClient, Client
from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.errors import UnexpectedStatus
from twelvelabs_lowlevel.models import (
    PageInfo,
)
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_lowlevel.types import UNSET, Unset


class TestUnset:
    @several(
        "carry", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))], ids=["copy", "deep", "pickle"]
    )
    def test_a_copy_is_the_same_instance(self, carry: Callable[[Any], Any]) -> None:
        assert carry(UNSET) is UNSET
        assert carry({"a": [UNSET]})["a"][0] is UNSET

    def test_its_repr_is_its_name_and_it_is_false(self) -> None:
        assert repr(UNSET) == "UNSET"
        assert not UNSET
        assert isinstance(UNSET, Unset)


class TestClients:
    def test_the_key_is_never_shown(self) -> None:
        client = AuthenticatedClient("https://api.test", KEY, headers={"Cookie": KEY}, cookies={"session": KEY})
        shown = [repr(client), str(client)]
        client.get_httpx_client().close()
        asyncio.run(client.get_async_httpx_client().aclose())
        shown += [repr(client), str(client), repr(client.with_headers({"x-other": KEY})), f"{[client]}"]
        assert [text for text in shown if KEY in text] == []
        assert client.get_httpx_client().headers[API_KEY_HEADER] == KEY

    def test_it_has_a_timeout(self) -> None:
        with Client("https://api.test") as client:
            assert client.get_httpx_client().timeout == httpx.Timeout(60)

    def test_an_error_status_gives_none_or_raises_if_set(self) -> None:
        client = client_with(lambda request: httpx.Response(520, content=b"oh"))
        answer = retrieve_asset.sync_detailed("a", client=client)
        assert (answer.status_code, answer.content, answer.parsed) == (520, b"oh", None)
        strict = attrs.evolve(client, raise_on_unexpected_status=True)
        with pytest.raises(UnexpectedStatus, match="520"):
            retrieve_asset.sync("a", client=strict)

    def test_both_kinds_of_call_send_the_same(self) -> None:
        sent: list[httpx.Request] = []
        info = sample(SCHEMAS["PageInfo"], whole=True)

        def answer(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json={"data": [], "page_info": info})

        client = client_with(answer)
        first = list_assets.sync(client=client, asset_types=["video", "image"])
        second = asyncio.run(list_assets.asyncio(client=client, asset_types=["video", "image"]))
        assert first == second
        assert first is not None
        assert first.page_info == PageInfo.from_dict(info)
        assert (
            sent[0].url == sent[1].url == httpx.URL("https://api.test/v1.3/assets?asset_types=video&asset_types=image")
        )
        assert sent[0].headers[API_KEY_HEADER] == sent[1].headers[API_KEY_HEADER] == KEY
