"""A page after the last may be refused with 4xx: that is the end of the list, and nothing that is there is missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from twelvelabs_client import TwelveLabs
from twelvelabs_client.errors import ApiError, ForbiddenError, PageTokenExpiredError

from ..clients import asset_json, async_client, page_json, run_async, sync_client
from ..loops import loop
from .test_changing_lists import ASYNC_WAYS, WAYS, Assets, _check, changes
from .test_page_tokens import EXPIRED, Server, collect, search, search_page

REFUSALS = (400, 404, 410, 416, 422)


deletions = changes.map(lambda rounds: [[one for one in each if one[0] == "delete"] for each in rounds])
"""A list that grows back between a refusal and the look at its first page announces the page that it refused."""


class Refusing(Assets):
    """A list that refuses pages after its last one."""

    status = 400

    def __call__(self, request: httpx.Request) -> httpx.Response:
        answer = super().__call__(request)
        if request.method == "GET" and self.pages[-1] > 1 and not answer.json()["data"]:
            return httpx.Response(self.status, json={"code": "parameter_invalid", "message": "No such page."})
        return answer


@pytest.mark.parametrize("read", WAYS)
@settings(deadline=None, max_examples=40)
@given(changes=deletions)
def test_items_that_stay_come_once_although_pages_are_refused(read: Any, changes: Any) -> None:
    assets = Refusing(57, changes)
    _check(assets, list(read(sync_client(assets, max_retries=0), 5)))


@pytest.mark.parametrize("read", ASYNC_WAYS)
@settings(deadline=None, max_examples=20)
@given(changes=deletions)
def test_they_do_asynchronously(read: Any, changes: Any) -> None:
    assets = Refusing(57, changes)
    _check(assets, run_async(lambda: read(async_client(assets, max_retries=0), 5)))


@loop("status", REFUSALS)
@loop("read", WAYS)
def test_each_refusal_ends_a_list_that_has_become_shorter(read: Any, status: int) -> None:
    assets = Refusing(12, [[], [("delete", 11)] * 5])
    assets.status = status
    got = list(read(sync_client(assets, max_retries=0), 4))
    _check(assets, got)


@pytest.mark.parametrize("read", WAYS)
@pytest.mark.parametrize("keep", [0, 1])
def test_deleting_all_while_iterating(read: Any, keep: int) -> None:
    assets = Refusing(40)
    client = sync_client(assets, max_retries=0)
    for number, each in enumerate(read(client, 7)):
        if number % 2 >= keep:
            client.assets.delete(each)
    assert len(assets.ids) == 20 * keep


def _refused_from(number: int, status: int, total_pages: int | None) -> Callable[[httpx.Request], httpx.Response]:
    def handler(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("page", "1"))
        if page >= number:
            return httpx.Response(status, json={"code": "parameter_invalid", "message": "No."})
        body = page_json([asset_json(f"a{page}")], page, total_pages or 0, 3, 1)
        return httpx.Response(200, json={**body, "page_info": None} if total_pages is None else body)

    return handler


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_of_the_first_page_is_an_error(status: int) -> None:
    for arguments in ({}, {"page": 1}, {"page": 3}):
        with pytest.raises(ApiError):
            sync_client(_refused_from(1, status, 3), max_retries=0).assets.list(**arguments)
        pager = async_client(_refused_from(1, status, 3), max_retries=0).assets.list(**arguments)
        with pytest.raises(ApiError):
            run_async(pager.to_list)


@pytest.mark.parametrize("status", REFUSALS)
def test_a_page_that_the_list_still_announces_is_an_error(status: int) -> None:
    client = sync_client(_refused_from(3, status, 3), max_retries=0)
    got: list[str | None] = []
    with pytest.raises(ApiError) as failed:
        got += [asset.id for asset in client.assets.list()]
    for call in (lambda pager: pager.to_list(), lambda pager: pager.take(3), lambda pager: pager.page_at(3)):
        with pytest.raises(ApiError) as failed:
            call(client.assets.list())
    assert failed.value.status_code == status


@pytest.mark.parametrize("status", REFUSALS)
def test_without_totals_a_refused_page_is_the_end(status: int) -> None:
    client = sync_client(_refused_from(3, status, None), max_retries=0)
    assert [asset.id for asset in client.assets.list()] == ["a1", "a2"]
    assert [asset.id for asset in client.assets.list().to_list()] == ["a1", "a2"]


@pytest.mark.parametrize("status", [401, 403, 405, 409, 413, 451])
def test_other_refusals_are_errors(status: int) -> None:
    client = sync_client(_refused_from(3, status, 2), max_retries=0)
    page = client.assets.list().page_at(2)
    with pytest.raises(ApiError):
        page.page_at(3)


@pytest.mark.parametrize("status", REFUSALS)
def test_a_page_after_the_last_is_empty(status: int) -> None:
    client: TwelveLabs = sync_client(_refused_from(3, status, 2), max_retries=0)
    page = client.assets.list().page_at(9)
    assert (page.items, page.has_next, page.next_page()) == ([], False, None)
    assert client.assets.list(page=9).to_list() == []
    other = async_client(_refused_from(3, status, 2), max_retries=0).assets.list(page=9)
    assert run_async(other.to_list) == []


def test_an_error_other_than_a_refusal_is_raised_side_by_side() -> None:
    client = sync_client(_refused_from(3, 403, 3), max_retries=0)
    with pytest.raises(ForbiddenError):
        client.assets.list(page_limit=1).to_list()


def test_the_page_before_is_the_last_that_is_there() -> None:
    assets = Refusing(20)
    page = sync_client(assets, max_retries=0).assets.list(page_limit=2).page_at(10)
    del assets.ids[5:]
    before = page.previous_page()
    assert before is not None
    assert [asset.id for asset in before.items] == ["a4"]


# --- tokens


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refused_token_after_all_results_is_the_end(status: int) -> None:
    def pages(token: str) -> Any:
        if token == "t2":
            return httpx.Response(status, json=EXPIRED)
        return search_page(["a", "b"] if not token else ["c"], "t2" if token else "t1", total_results=3)

    (found, failure), _ = collect(pages)
    assert (found, failure) == (["a", "b", "c"], None)
    assert len(search(sync_client(Server(pages), max_retries=0)).to_list()) == 3


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refused_token_before_that_is_an_error(status: int) -> None:
    def pages(token: str) -> Any:
        return httpx.Response(status, json={"code": "x"}) if token else search_page(["a", "b"], "t1", total_results=3)

    (found, failure), _ = collect(pages)
    assert found == ["a", "b"]
    assert isinstance(failure, ApiError)


def test_a_refusal_of_the_first_search_is_an_error() -> None:
    with pytest.raises(PageTokenExpiredError):
        search(sync_client(lambda _: httpx.Response(400, json=EXPIRED), max_retries=0))
