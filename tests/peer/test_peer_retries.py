"""Retries follow the settings and the platform's headers, cover the network, and never create an object twice."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from twelvelabs_client import ApiConnectionError, ApiError, ApiTimeoutError, RateLimitError, RetryPolicy, TwelveLabs

from .conftest import KEY, QUICK, Run, Serve
from .loopback import RESET, Answer, Says

Connect = Callable[..., TwelveLabs]
INDEX = {"_id": "i1", "index_name": "n", "created_at": "2026-10-30T09:12:00Z"}
ASSET = {"_id": "a1", "method": "url", "status": "ready", "created_at": "2026-10-30T09:12:00Z"}


@pytest.mark.parametrize("retries", range(6))
def test_max_retries_excludes_the_first_attempt(
    retries: int, serve: Serve, connect: Connect, pauses: list[float]
) -> None:
    server = serve([Says(503, {})])
    with pytest.raises(ApiError):
        connect(server, max_retries=retries).assets.retrieve("a1")
    assert len(server.heard) == retries + 1
    server.heard.clear()
    with pytest.raises(ApiError):
        connect(server).assets.retrieve("a1", request_options={"max_retries": retries})
    assert len(server.heard) == retries + 1


def test_pauses_start_at_half_a_second_and_grow(serve: Serve, connect: Connect, pauses: list[float]) -> None:
    with pytest.raises(ApiError):
        connect(serve([Says(503, {})]), max_retries=4).assets.retrieve("a1")
    assert len(pauses) == 4
    for pause, most in zip(pauses, (0.5, 1, 2, 4), strict=True):
        assert 0.75 * most <= pause <= most


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry-After": "45"}, 45), ({"Retry-After": "1.5"}, 1.5), ({"retry-after-ms": "250"}, 0.25)],
)
def test_retry_after_is_waited_for(
    headers: dict[str, str], seconds: float, serve: Serve, connect: Connect, pauses: list[float]
) -> None:
    server = serve([Says(429, {}, headers), Says(body=ASSET)])
    assert connect(server).assets.retrieve("a1").id == "a1"
    assert pauses == [seconds]


def test_a_retry_after_date_is_waited_for_unless_it_is_too_late(
    serve: Serve, connect: Connect, pauses: list[float]
) -> None:
    def on(seconds: int) -> Says:
        return Says(
            429, {}, {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)}
        )

    assert connect(serve([on(40), Says(body=ASSET)])).assets.retrieve("a1").id == "a1"
    assert 37 <= pauses[0] <= 40
    far = serve([on(3600)])
    with pytest.raises(RateLimitError) as caught:
        connect(far).assets.retrieve("a1")
    assert len(far.heard) == 1
    assert caught.value.retry_after == pytest.approx(3600, abs=3)


def test_a_broken_connection_is_reopened(run: Run, serve: Serve) -> None:
    server = serve([RESET, RESET, Says(body=ASSET)])
    assert run(server, lambda client: client.assets.retrieve("a1")).id == "a1"
    assert len(server.heard) == 3


def test_failures_of_the_network_are_errors_of_the_client(run: Run, serve: Serve, connect: Connect) -> None:
    with pytest.raises(ApiConnectionError, match="/assets/a1"):
        run(serve([RESET]), lambda client: client.assets.retrieve("a1"))
    silent = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{silent.getsockname()[1]}"
    with TwelveLabs(KEY, base_url=url, timeout=0.1, max_retries=0) as client, pytest.raises(ApiTimeoutError):
        client.assets.retrieve("a1")
    silent.close()
    with TwelveLabs(KEY, base_url=url, max_retries=QUICK) as client, pytest.raises(ApiConnectionError) as caught:
        client.assets.retrieve("a1")
    assert not caught.value.was_sent


CREATES: dict[str, Callable[[Any], Any]] = {
    "indexes": lambda client: client.indexes.create(index_name="n", models=[]),
    "indexed assets": lambda client: client.indexes.indexed_assets.create("i1", asset_id="a1"),
    "assets": lambda client: client.assets.create(method="direct", file=b"x"),
    "entities": lambda client: client.entity_collections.entities.create("c1", name="n", asset_ids=["a1"]),
}
UNCERTAIN: list[Answer] = [
    Says(500, {}),
    Says(502, {}),
    Says(503, {}),
    Says(504, {}),
    Says(408, {}),
    Says(409, {}),
    RESET,
]


@pytest.mark.parametrize("create", CREATES.values(), ids=CREATES.keys())
@pytest.mark.parametrize("answer", UNCERTAIN, ids=lambda answer: str(getattr(answer, "status", answer)))
def test_nothing_is_created_twice(answer: Answer, create: Any, serve: Serve, connect: Connect) -> None:
    server = serve([answer])
    with pytest.raises((ApiError, ApiConnectionError)):
        create(connect(server))
    assert len(server.heard) == 1


@pytest.mark.parametrize("refused", [Says(429, {}, {"Retry-After": "0"}), Says(503, {}, {"Retry-After": "0"})])
def test_a_throttled_creation_succeeds_at_the_next_attempt(refused: Says, run: Run, serve: Serve) -> None:
    server = serve([refused, Says(201, INDEX)])
    assert run(server, CREATES["indexes"]).id == "i1"
    assert len(server.heard) == 2


def test_retries_are_on_by_default(serve: Serve, pauses: list[float]) -> None:
    server = serve([Says(500, {}), Says(body=ASSET)])
    with TwelveLabs(KEY, base_url=server.base_url) as client:
        assert client.assets.retrieve("a1").id == "a1"


def test_retries_keep_within_their_budget(serve: Serve, connect: Connect, pauses: list[float]) -> None:
    server = serve([Says(429, {}, {"Retry-After": "59"})] * 2)
    with pytest.raises(RateLimitError):
        connect(server, max_retries=RetryPolicy(budget=1)).assets.retrieve("a1")
    assert pauses == []
