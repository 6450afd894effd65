"""Redirects: with `follow_redirects` those of GET requests are followed, and the key never leaves the base URL."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from twelvelabs_client._http.redirects import MAX_REDIRECTS
from twelvelabs_client.errors import ApiError

from ..clients import BASE_URL, asset_json, async_client, run_async, sync_client
from ..loops import loop

HOST = httpx.URL(BASE_URL).host
INSIDE = ["other?a=1", "/v1.3/assets/b%20c", f"{BASE_URL}/assets/b?x=%26"]
OUTSIDE = [
    "https://elsewhere.test/v1.3/assets/a1",
    f"https://{HOST}:8443/v1.3/assets/a1",
    f"https://{HOST}.test/v1.3/assets/a1",
    f"https://user@{HOST}/v1.3/assets/a1",
    "//elsewhere.test/a",
    "/v1.30/assets/a1",
    "/v1.3/../admin",
]


def _redirecting(location: str, status: int, seen: list[httpx.Request]) -> Callable[[httpx.Request], httpx.Response]:
    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if len(seen) == 1:
            return httpx.Response(status, headers={"location": location})
        return httpx.Response(200, json=asset_json())

    return handler


@loop("status", [301, 302, 303, 307, 308])
@loop("location", INSIDE)
def test_a_redirect_below_the_base_url_carries_the_key(location: str, status: int, backend: str) -> None:
    seen: list[httpx.Request] = []
    client = sync_client(_redirecting(location, status, seen), follow_redirects=True, headers={"x-own": "secret"})
    assert client.assets.retrieve("a1").id == "a1"
    first, second = seen
    assert second.url == first.url.join(location)
    assert second.headers["x-api-key"] == first.headers["x-api-key"]
    assert second.headers["x-own"] == "secret"
    later: list[httpx.Request] = []
    other = async_client(_redirecting(location, status, later), follow_redirects=True)
    assert run_async(lambda: other.assets.retrieve("a1"), backend).id == "a1"
    assert [each.url for each in later] == [each.url for each in seen]


@pytest.mark.parametrize("location", OUTSIDE)
def test_a_redirect_to_any_other_place_carries_nothing_secret(location: str) -> None:
    seen: list[httpx.Request] = []
    client = sync_client(_redirecting(location, 307, seen), follow_redirects=True, headers={"x-own": "secret"})
    options = {"additional_headers": {"x-once": "secret"}}
    assert client.assets.retrieve("a1", request_options=options).id == "a1"  # type: ignore[arg-type]
    _, second = seen
    assert not {"x-api-key", "x-own", "x-once", "cookie"} & second.headers.keys()


@pytest.mark.parametrize("location", ["", "ftp://elsewhere.test/a", "http://elsewhere.test/a"])
def test_what_is_no_place_to_go_is_an_error(location: str) -> None:
    seen: list[httpx.Request] = []
    with pytest.raises(ApiError) as caught:
        sync_client(_redirecting(location, 302, seen), follow_redirects=True).assets.retrieve("a1")
    assert caught.value.status_code == 302
    assert len(seen) == 1


def test_a_request_that_changes_something_is_not_redirected() -> None:
    seen: list[httpx.Request] = []
    with pytest.raises(ApiError, match="302"):
        sync_client(_redirecting("other", 302, seen), follow_redirects=True).assets.delete("a1")
    assert len(seen) == 1


def test_a_circle_of_redirects_ends() -> None:
    count = 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        return httpx.Response(302, headers={"location": str(request.url)})

    with pytest.raises(ApiError, match="302"):
        sync_client(handler, follow_redirects=True).assets.retrieve("a1")
    assert count == MAX_REDIRECTS + 1
