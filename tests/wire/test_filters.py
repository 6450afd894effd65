"""Filters of lists are sent over a socket in either form of the sources, from one argument."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from twelvelabs_client import Pager
from twelvelabs_client.errors import InvalidArgumentError
from twelvelabs_client.types import BareKeys, DeepObject, NumberRange

from .conftest import Sent
from .recorder import Recorder

METADATA = {"category": "tour", "batch": 5, "ok": True}
DEEP = [("user_metadata[category]", "tour"), ("user_metadata[batch]", "5"), ("user_metadata[ok]", "true")]
BARE = [("category", "tour"), ("batch", "5"), ("ok", "true")]


def listing(client: Any, which: str, **filters: Any) -> Any:
    return getattr(client.indexes, which).list("i1", **filters)


@pytest.mark.parametrize(
    ("which", "given", "expected"),
    [
        ("indexed_assets", METADATA, DEEP),
        ("indexed_assets", DeepObject(METADATA), DEEP),
        ("indexed_assets", BareKeys(METADATA), BARE),
        ("videos", METADATA, BARE),
        ("videos", BareKeys(METADATA), BARE),
        ("videos", DeepObject(METADATA), DEEP),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Mapping) else "",
)
def test_user_metadata_in_both_forms(which: str, given: Any, expected: list[tuple[str, str]], sent: Sent) -> None:
    (request,) = sent(lambda client: listing(client, which, user_metadata=given, page_limit=5))
    assert request.path == f"/v1.3/indexes/i1/{which.replace('_', '-')}"
    assert request.query == [("page_limit", "5"), *expected]


@pytest.mark.parametrize("which", ["indexed_assets", "videos"])
def test_no_user_metadata_is_no_filter(which: str, sent: Sent) -> None:
    (request,) = sent(lambda client: listing(client, which))
    assert request.query == []
    assert sent(lambda client: listing(client, which, user_metadata={}))[1].query == []


@pytest.mark.parametrize("which", ["indexed_assets", "videos"])
@pytest.mark.parametrize("key", ["page", "filename", "sort_by", "duration"])
def test_a_bare_key_that_is_a_parameter_itself_is_rejected(which: str, key: str, sent: Sent, server: Recorder) -> None:
    with pytest.raises(InvalidArgumentError, match=rf"user_metadata: {key} is itself a parameter here.*DeepObject"):
        sent(lambda client: listing(client, which, user_metadata=BareKeys({key: "x"})))
    assert server.requests == []
    (request,) = sent(lambda client: listing(client, which, user_metadata=DeepObject({key: "x"})))
    assert request.query == [(f"user_metadata[{key}]", "x")]


@pytest.mark.parametrize("which", ["indexed_assets", "videos"])
def test_unusual_keys_and_values_arrive_unchanged(which: str, sent: Sent) -> None:
    given = {"a b&c=d": "1 + 1 = é&x"}
    (request,) = sent(lambda client: listing(client, which, user_metadata=BareKeys(given)))
    assert request.query == list(given.items())
    assert sent(lambda client: listing(client, which, user_metadata=DeepObject(given)))[1].query == [
        ("user_metadata[a b&c=d]", "1 + 1 = é&x")
    ]


@pytest.mark.parametrize("which", ["indexed_assets", "videos"])
def test_the_filter_goes_with_every_page(which: str, sent: Sent, server: Recorder) -> None:
    info = {"page": 1, "total_page": 2, "total_results": 2, "limit_per_page": 1}
    server.answers = [(200, {"data": [], "page_info": {**info, "page": page}}) for page in (1, 2)]

    def act(client: Any) -> Any:
        pager = listing(client, which, user_metadata=BareKeys({"category": "tour"}), duration={"gte": 1})
        return list(pager) if isinstance(pager, Pager) else collect(pager)

    async def collect(pager: Any) -> list[Any]:
        return [item async for item in pager]

    first, second = sent(act)
    assert sorted(first.query) == [("category", "tour"), ("duration[gte]", "1")]
    assert sorted(second.query) == [("category", "tour"), ("duration[gte]", "1"), ("page", "2")]


@pytest.mark.parametrize("which", ["indexed_assets", "videos"])
@pytest.mark.parametrize("name", ["duration", "fps", "width", "height", "size"])
def test_ranges_and_numbers(which: str, name: str, sent: Sent) -> None:
    ways: list[tuple[Any, list[tuple[str, str]]]] = [
        (12.5, [(name, "12.5")]),
        (0, [(name, "0")]),
        ({"gte": 10}, [(f"{name}[gte]", "10")]),
        ({"lte": 20.5}, [(f"{name}[lte]", "20.5")]),
        ({"gte": 10, "lte": 20}, [(f"{name}[gte]", "10"), (f"{name}[lte]", "20")]),
        (NumberRange(gte=10, lte=20), [(f"{name}[gte]", "10"), (f"{name}[lte]", "20")]),
        (NumberRange(lte=20), [(f"{name}[lte]", "20")]),
        ({"gte": 10, "lte": None}, [(f"{name}[gte]", "10")]),
        (None, []),
    ]
    for number, (given, expected) in enumerate(ways):
        assert sent(lambda client, given=given: listing(client, which, **{name: given}))[number].query == expected


def test_statuses_are_repeated(sent: Sent) -> None:
    (request,) = sent(lambda client: listing(client, "indexed_assets", status=["ready", "failed"]))
    assert request.query == [("status", "ready"), ("status", "failed")]
