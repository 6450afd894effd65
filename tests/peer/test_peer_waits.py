"""Nothing hangs: every wait has an end, lists end where the platform says, and streams end with their final event."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from twelvelabs_client import NotFoundError, Pager, TwelveLabs, WaitTimeoutError
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_client.types import ResponseOutputTextDeltaEvent

from .conftest import Run, Serve
from .loopback import Answer, Heard, Says

Connect = Callable[..., TwelveLabs]
CREATED = "2026-10-30T09:12:00Z"


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twelvelabs_client._waiting.polling.SCHEDULE", PollSchedule(first_pause=0.01))


def task(status: str) -> Says:
    """A video indexing task, also good for an embedding task of the first version."""
    return Says(body={"_id": "t1", "index_id": "i1", "video_id": "v1", "status": status, "created_at": CREATED})


WAITS: list[Callable[[Any, float | None], Any]] = [
    lambda client, limit: client.tasks.wait_for_done("t1", sleep_interval=0.02, max_wait_time=limit),
    lambda client, limit: client.embed.tasks.wait_for_done("t1", sleep_interval=0.02, max_wait_time=limit),
]
both_waits = pytest.mark.parametrize("wait", WAITS, ids=["tasks", "embed.tasks"])


@both_waits
def test_a_wait_ends_at_its_timeout(wait: Any, run: Run, serve: Serve) -> None:
    server = serve([task("processing")])
    with pytest.raises(WaitTimeoutError, match=r"t1 is still processing (\(.*\) )?after 0\.2 seconds"):
        run(server, lambda client: wait(client, 0.2))
    assert len(server.heard) > 2


@both_waits
def test_a_wait_for_a_deleted_object_ends(wait: Any, run: Run, serve: Serve) -> None:
    gone = Says(404, {"code": "resource_not_exist", "message": "no task t1"})
    server = serve([task("processing"), gone])
    with pytest.raises(NotFoundError, match="no task t1"):
        run(server, lambda client: wait(client, 5))
    assert len(server.heard) == 2


@both_waits
def test_a_status_of_a_newer_server_does_not_make_a_wait_endless(wait: Any, run: Run, serve: Serve) -> None:
    with pytest.raises(WaitTimeoutError, match="evaporated") as caught:
        run(serve([task("evaporated")]), lambda client: wait(client, 0.1))
    assert caught.value.last.status == "evaporated"


@both_waits
@pytest.mark.parametrize("nth", [0, 1])
def test_transient_failures_do_not_end_a_wait(nth: int, wait: Any, run: Run, serve: Serve) -> None:
    answers = [task("processing"), task("ready")]
    answers.insert(nth, Says(503, {}))
    assert run(serve(answers), lambda client: wait(client, 10)).status == "ready"


def test_every_wait_has_a_limit_unless_told_otherwise() -> None:
    with TwelveLabs("key") as client:
        resources = (client.assets, client.indexes.indexed_assets, client.tasks, client.embed.tasks, client.imports)
        waits = [getattr(each, name) for each in resources for name in dir(each) if name.startswith("wait_")]
        limits = [
            inspect.signature(wait).parameters for wait in (*waits, client.multipart_upload.wait_for_upload_completion)
        ]
    assert len(limits) > 6
    assert all((p.get("timeout") or p["max_wait_time"]).default is not None for p in limits)


def test_the_limit_of_a_wait_holds_while_asking_fails(run: Run, serve: Serve, pauses: list[float]) -> None:
    server = serve([Says(503, {})])
    with pytest.raises(WaitTimeoutError, match="503"):
        run(server, lambda client: client.multipart_upload.wait_for_upload_completion("u1", max_wait_time=300))
    assert sum(pauses) <= 300
    assert len(server.heard) > 1


# --- lists


def assets_page(heard: Heard, *, total: int, past_end: Answer | None = None, stuck: bool = False) -> Answer:
    """A page of this many assets."""
    limit, page = int(heard.query["page_limit"]), 1 if stuck else int(heard.query.get("page", 1))
    pages = -(-total // limit)
    if page > pages and past_end is not None:
        return past_end
    numbers = range((page - 1) * limit, min(page * limit, total))
    data = [{"_id": f"a{n}", "method": "url", "status": "ready", "created_at": CREATED} for n in numbers]
    info = {"page": page, "limit_per_page": limit, "total_page": pages, "total_results": total}
    return Says(body={"data": data, "page_info": info})


def all_ids(server: Any, run: Run) -> list[str]:
    async def collect(pager: Any) -> list[str]:
        return [asset.id async for asset in pager]

    def job(client: Any) -> Any:
        pager = client.assets.list(page_limit=50)
        return collect(pager) if hasattr(pager, "__aiter__") else [asset.id for asset in pager]

    found: list[str] = run(server, job)
    return found


def test_no_page_after_the_last_is_requested(run: Run, serve: Serve) -> None:
    refused = Says(400, {"code": "parameter_invalid", "message": "past the end"})
    server = serve(lambda heard: assets_page(heard, total=125, past_end=refused))
    assert all_ids(server, run) == [f"a{n}" for n in range(125)]
    assert len(server.heard) == 3


def test_a_server_that_repeats_itself_ends_the_list(run: Run, serve: Serve) -> None:
    server = serve(lambda heard: assets_page(heard, total=125, stuck=True))
    assert all_ids(server, run) == [f"a{n}" for n in range(50)]
    assert len(server.heard) <= 3


def test_a_pager_has_the_totals_and_knows_the_end(serve: Serve, connect: Connect) -> None:
    pager = connect(serve(lambda heard: assets_page(heard, total=125))).assets.list(page_limit=50)
    assert (pager.page_info.total_results, pager.page_info.total_page) == (125, 3)
    pages = 1
    while pager.has_next:
        following = pager.next_page()
        assert following is not None
        pager, pages = following, pages + 1
    assert pages == 3
    assert pager.next_page() is None


@pytest.mark.parametrize(
    "name", ["analyze_async.tasks.list", "imports.list_imports", "data_connectors.list_connections"]
)
def test_lists_that_come_in_pages_are_pagers(name: str, serve: Serve, connect: Connect) -> None:
    info = {"page": 1, "limit_per_page": 10, "total_page": 1, "total_results": 0}
    found: Any = connect(serve([Says(body={"data": [], "page_info": info})]))
    for part in name.split("."):
        found = getattr(found, part)
    pager = found("c1") if name.startswith("imports") else found()
    assert isinstance(pager, Pager)
    assert pager.page_info.total_results == 0


def test_the_state_of_an_upload_can_be_retrieved(serve: Serve, connect: Connect) -> None:
    info = {"page": 1, "limit_per_page": 10, "total_page": 1, "total_results": 1}
    chunks = [{"index": 1, "status": "completed", "uploaded_at": CREATED}]
    state = {"status": "active", "uploaded_size": 10, "total_size": 25, "chunks_completed": 1}
    body = {"upload_id": "u1", "uploaded_chunks": chunks, "page_info": info, **state}
    status = connect(serve([Says(body=body)])).multipart_upload.get_status("u1")
    assert {name: getattr(status, name) for name in state} == state
    assert [chunk.index for chunk in status] == [1]


# --- streams


def test_a_stream_ends_with_its_final_event_even_if_the_connection_stays_open(run: Run, serve: Serve) -> None:
    over = threading.Event()
    waited: list[bool] = []

    def pieces() -> Iterator[bytes]:
        yield b'data: {"type":"response.output_text.delta","sequence_number":1,"content_index":0,"delta":"Hi"}\n\n'
        yield b"data: [DONE]\n\n"
        waited.append(over.wait(60))

    async def collect(stream: Any) -> list[Any]:
        return [event async for event in stream]

    def job(client: Any) -> Any:
        stream = client.responses.create_stream(knowledge_store_id="ks_1", input=[])
        return collect(stream) if hasattr(stream, "__aiter__") else list(stream)

    server = serve([Says(200, pieces(), {"Content-Type": "text/event-stream"})])
    try:
        events = run(server, job)
        assert waited == []
    finally:
        over.set()
    assert [type(event) for event in events] == [ResponseOutputTextDeltaEvent]


def test_opening_a_stream_is_retried_like_any_call(run: Run, serve: Serve) -> None:
    async def collect(stream: Any) -> list[str]:
        return [item.task_id async for item in stream]

    def job(client: Any) -> Any:
        stream = client.analyze_async.batches.results("b1")
        return collect(stream) if hasattr(stream, "__aiter__") else [item.task_id for item in stream]

    line = iter([b'{"task_id":"t1","status":"ready"}\n'])
    refused = Says(429, {}, {"Retry-After": "0"})
    server = serve([refused, Says(503, {}), Says(200, line, {"Content-Type": "application/jsonl"})])
    assert run(server, job) == ["t1"]
    assert len(server.heard) == 3


def test_connecting_times_out_earlier_than_a_response(serve: Serve) -> None:
    with TwelveLabs("key") as client:
        timeout = client._driver.http.timeout
    assert timeout.connect is not None
    assert timeout.read is not None
    assert timeout.connect <= 10 < timeout.read <= 60
