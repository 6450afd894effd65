"""Nothing fails silently: a result is complete and right, or an error says that it is not."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import (
    ApiError,
    AsyncTwelveLabs,
    BulkError,
    IncompleteStreamError,
    InvalidSourceError,
    StreamError,
    TwelveLabs,
    UnexpectedResponseError,
    UploadResult,
)
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_client.types import BareKeys, StreamAnalyzeResponseUnknown
from twelvelabs_sandbox import Sandbox

from .conftest import KEY, Run, Serve
from .loopback import RESET, Answer, Heard, Says

Connect = Callable[..., TwelveLabs]
TASK = {"_id": "t1", "video_id": "v1"}
ASSET = {"_id": "a1", "method": "direct", "status": "processing", "created_at": "2026-10-30T09:12:00Z"}


# --- concurrent uploads


def sounds(folder: Path) -> dict[Path, bytes]:
    """Files of one stem in one folder, where the user also has a folder of another's favorite name."""
    header = b"RIFF\x00\x00\x00\x00WAVEfmt "
    files = {folder / f"clip.{kind}": header + kind.encode() * 4_000 for kind in ("wav", "mp3", "m4a")}
    for path, content in files.items():
        path.write_bytes(content)
    (folder / "clip_chunks").mkdir()
    (folder / "clip_chunks" / "chunk_0001").write_bytes(b"my own")
    return files


def check_sounds(folder: Path, files: dict[Path, bytes], results: list[UploadResult]) -> None:
    for content, result in zip(files.values(), results, strict=True):
        assert httpx.get(result.asset_url).content == content
    assert sorted(folder.iterdir()) == sorted([*files, folder / "clip_chunks"])
    assert (folder / "clip_chunks" / "chunk_0001").read_bytes() == b"my own"


def test_concurrent_uploads_of_one_stem_in_tasks_are_separate(sandbox: Sandbox, folder: Path) -> None:
    files = sounds(folder)

    async def act() -> list[UploadResult]:
        async with AsyncTwelveLabs(KEY, base_url=sandbox.base_url) as client:
            uploads = (client.multipart_upload.upload_file(path, file_type="audio") for path in files)
            return list(await asyncio.gather(*uploads))

    check_sounds(folder, files, asyncio.run(act()))


def test_concurrent_uploads_of_one_stem_in_threads_are_separate(client: TwelveLabs, folder: Path) -> None:
    files = sounds(folder)
    with ThreadPoolExecutor(len(files)) as pool:
        results = pool.map(lambda path: client.multipart_upload.upload_file(path, file_type="audio"), files)
    check_sounds(folder, files, list(results))


# --- results of searches


def page_of_hits(*ranks: int, token: str | None) -> Says:
    """A page of search results."""
    info: dict[str, Any] = {"limit_per_page": 10, "total_results": 35, "page_expires_at": "2099-01-01T00:00:00Z"}
    if token is not None:
        info["next_page_token"] = token
    return Says(body={"data": [{"rank": rank} for rank in ranks], "page_info": info})


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500])
def test_a_failed_page_of_results_raises_and_is_not_the_end(
    status: int, serve: Serve, connect: Connect, pauses: list[float]
) -> None:
    refused = Says(status, {"code": "something", "message": "no such luck"})
    client = connect(serve([page_of_hits(*range(10), token="t-1"), refused]))
    found = []
    with pytest.raises(ApiError, match="no such luck") as caught:  # noqa: PT012 - what came before it counts
        for hit in client.search.query(index_id="i1", search_options=["visual"], query_text="red"):
            found.append(hit.rank)
    assert found == list(range(10))
    assert caught.value.status_code == status


def test_options_of_a_search_apply_to_all_its_pages(serve: Serve, connect: Connect) -> None:
    server = serve([page_of_hits(1, token="t-1"), page_of_hits(2, token=None)])
    options: Any = {"additional_headers": {"x-trace": "7"}, "additional_query_parameters": {"debug": "1"}}
    hits = connect(server).search.query(
        index_id="i1", search_options=["visual"], query_text="red", request_options=options
    )
    assert [hit.rank for hit in hits] == [1, 2]
    assert [heard.path for heard in server.heard] == ["/v1.3/search", "/v1.3/search/t-1"]
    assert [(heard.headers["x-trace"], heard.query["debug"]) for heard in server.heard] == [("7", "1")] * 2


# --- retried forms


def test_a_retried_form_is_sent_completely(run: Run, serve: Serve) -> None:
    server = serve([Says(429, {}, {"Retry-After": "0"}), RESET, Says(503, {}), page_of_hits(1, token=None)])
    image = ("red.png", io.BytesIO(b"\x89PNG" * 1000))
    run(
        server,
        lambda client: client.search.create(
            index_id="i1", search_options=["visual", "audio"], query_media_type="image", query_media_file=[image]
        ),
    )
    bodies = {_without_boundary(heard) for heard in server.heard}
    assert len(server.heard) == 4
    assert len(bodies) == 1
    (body,) = bodies
    assert body.count(b"form-data") == 5
    assert body.count(b"\x89PNG") == 1000


def test_a_retried_file_is_sent_with_its_other_fields(run: Run, serve: Serve) -> None:
    server = serve([Says(429, {}, {"Retry-After": "0"}), Says(201, ASSET)])
    run(server, lambda client: client.assets.create(method="direct", file=b"a film", filename="my.mp4"))
    first, second = map(_without_boundary, server.heard)
    assert first == second
    assert all(text in first for text in (b"a film", b'name="method"', b"direct", b"my.mp4"))


def _without_boundary(heard: Heard) -> bytes:
    kind, _, boundary = heard.headers["content-type"].partition("; boundary=")
    assert kind == "multipart/form-data"
    return heard.content.replace(boundary.encode(), b"boundary")


# --- streams


def stream_of(text: str, media_type: str = "application/x-ndjson", hold: threading.Event | None = None) -> Says:
    """A response in pieces, whose connection may stay open at the end."""

    def pieces() -> Iterator[bytes]:
        content = text.encode()
        yield from (content[start : start + 5] for start in range(0, len(content), 5))
        if hold is not None:
            hold.wait(20)

    return Says(200, pieces(), {"Content-Type": media_type})


START = '{"event_type":"stream_start","metadata":{"generation_id":"g1"}}\n'
TEXT = '{"event_type":"text_generation","text":"Grüße"}\n'
END = '{"event_type":"stream_end","finish_reason":"stop","metadata":{"usage":{"output_tokens":7}}}\n'


def events_of(client: TwelveLabs, found: list[Any]) -> None:
    """Read a stream of an analysis into a list."""
    for event in client.analyze_stream(prompt="Greet", video={"type": "asset_id", "asset_id": "a1"}):
        found.append(event)


def test_an_invalid_line_of_a_stream_raises(serve: Serve, connect: Connect) -> None:
    found: list[Any] = []
    with pytest.raises(UnexpectedResponseError, match="cannot be decoded"):
        events_of(connect(serve([stream_of(START + '{"event_type":"text_gen\n' + END)])), found)
    assert len(found) == 1


def test_an_event_of_an_unknown_type_comes_through_with_its_fields(serve: Serve, connect: Connect) -> None:
    found: list[Any] = []
    events_of(connect(serve([stream_of(START + '{"event_type":"thought","depth":3}\n' + TEXT + END)])), found)
    assert isinstance(found[1], StreamAnalyzeResponseUnknown)
    assert (found[1].event_type, found[1].additional_properties) == ("thought", {"depth": 3})
    assert found[2].text == "Grüße"


def test_an_error_in_a_stream_raises_and_is_not_an_event(serve: Serve, connect: Connect) -> None:
    found: list[Any] = []
    with pytest.raises(StreamError, match="out of film") as caught:
        events_of(connect(serve([stream_of(START + '{"code":"media_error","message":"out of film"}\n')])), found)
    assert caught.value.code == "media_error"
    assert len(found) == 1


def test_an_invalid_line_in_the_results_of_a_batch_raises(serve: Serve, connect: Connect) -> None:
    line = '{"task_id":"t1","status":"ready"}\n'
    found: list[Any] = []
    client = connect(serve([stream_of(line + '{"task_id": \n' + line, "application/jsonl")]))
    with pytest.raises(UnexpectedResponseError):  # noqa: PT012 - what came before it counts
        for item in client.analyze_async.batches.results("b1"):
            found.append(item.task_id)
    assert found == ["t1"]


@pytest.mark.parametrize("text", ["", START, START + TEXT, START + TEXT + END[:30]], ids=len)
def test_a_stream_without_its_end_never_looks_complete(text: str, serve: Serve, connect: Connect) -> None:
    with pytest.raises(IncompleteStreamError):
        events_of(connect(serve([stream_of(text)])), [])


def test_a_stream_of_server_sent_events_without_its_end_never_looks_complete(serve: Serve, connect: Connect) -> None:
    delta = 'data: {"type":"response.output_text.delta","sequence_number":1,"content_index":0,"delta":"Hi"}\n\n'
    client = connect(serve([stream_of(delta, "text/event-stream")]))
    with pytest.raises(IncompleteStreamError):
        list(client.responses.create_stream(knowledge_store_id="ks_1", input=[]))


# --- many at once


def test_a_bulk_call_reports_which_input_failed_and_prints_nothing(
    run: Run, serve: Serve, capfd: pytest.CaptureFixture[str]
) -> None:
    def answer(heard: Heard) -> Answer:
        refused = Says(400, {"code": "video_file_broken", "message": "broken"})
        return refused if b"two.mp4" in heard.content else Says(200, TASK)

    urls = [f"https://media.example.com/{name}.mp4" for name in ("one", "two", "three")]
    with pytest.raises(BulkError, match=r"two\.mp4") as caught:
        run(serve(answer), lambda client: client.tasks.create_bulk(index_id="i1", video_urls=urls))
    outcomes = caught.value.outcomes
    assert [outcome.source for outcome in outcomes] == urls
    assert [outcome.value.id if outcome.value else None for outcome in outcomes] == ["t1", None, "t1"]
    assert capfd.readouterr() == ("", "")


# --- files


@pytest.mark.parametrize("kind", [str, Path])
def test_a_string_given_as_a_file_is_its_path(kind: Any, run: Run, serve: Serve, folder: Path) -> None:
    (folder / "clip.mp4").write_bytes(b"the film itself")
    server = serve([Says(201, ASSET)])
    run(server, lambda client: client.assets.create(method="direct", file=kind(folder / "clip.mp4")))
    assert b"the film itself" in server.heard[0].content
    assert str(folder).encode() not in server.heard[0].content
    with pytest.raises(InvalidSourceError, match=r"missing\.mp4"):
        run(server, lambda client: client.assets.create(method="direct", file=kind(folder / "missing.mp4")))
    assert len(server.heard) == 1


def test_a_session_that_lists_no_parts_is_not_taken_for_complete(
    run: Run, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twelvelabs_client._waiting.polling.SCHEDULE", PollSchedule(first_pause=0.001))
    info = {"page": 1, "limit_per_page": 1, "total_page": 0, "total_results": 0}
    active = Says(body={"upload_id": "u1", "status": "active", "uploaded_chunks": [], "page_info": info})
    done = Says(body={"upload_id": "u1", "status": "completed", "uploaded_chunks": [], "page_info": info})
    server = serve([active, active, done])
    status = run(server, lambda client: client.multipart_upload.wait_for_upload_completion("u1"))
    assert status.status == "completed"
    assert len(server.heard) == 3


def test_user_metadata_filter_is_sent_in_the_required_form(serve: Serve, connect: Connect) -> None:
    info = {"page": 1, "limit_per_page": 10, "total_page": 1, "total_results": 0}
    server = serve([Says(body={"data": [], "page_info": info})])
    client = connect(server)
    list(client.indexes.indexed_assets.list("i1", user_metadata={"category": "x"}))
    list(client.indexes.indexed_assets.list("i1", user_metadata=BareKeys({"category": "x"})))
    assert [heard.query for heard in server.heard] == [{"user_metadata[category]": "x"}, {"category": "x"}]
