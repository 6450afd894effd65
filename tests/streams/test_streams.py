"""Streams over a socket: complete, truncated, invalid, failing, silent and abandoned ones."""

from __future__ import annotations

import itertools
import json
import pickle
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twelvelabs_client import (
    ApiConnectionError,
    ApiTimeoutError,
    BadRequestError,
    IncompleteStreamError,
    InternalServerError,
    InvalidArgumentError,
    ServiceUnavailableError,
    StreamError,
    TooManyRequestsError,
    TwelveLabs,
    UnexpectedResponseError,
)
from twelvelabs_client._streaming import framing
from twelvelabs_client.types import (
    BatchResultItem,
    NonStreamAnalyzeResponse,
    ResponseCompletedEvent,
    ResponseObject,
    ResponseOtherEvent,
    StreamAnalyzeResponseStreamEnd,
    StreamAnalyzeResponseStreamStart,
    StreamAnalyzeResponseTextGeneration,
    StreamAnalyzeResponseUnknown,
)
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .conftest import KEY, QUICK, TIMEOUT, Answer, Server, async_client

ANALYSIS = [
    {"event_type": "stream_start", "metadata": {"generation_id": "g1"}},
    {"event_type": "text_generation", "text": "Ein Zug "},
    {"event_type": "text_generation", "text": "über 橋 🚂"},
    {"event_type": "stream_end", "finish_reason": "stop", "metadata": {"usage": {"output_tokens": 7}}},
]
RESPONSE = {"id": "resp_1", "created_at": "2026-11-02T10:00:01Z", "output": [], "status": "in_progress"}
RESPONSES = [
    {"type": "response.created", "sequence_number": 0, "response": RESPONSE},
    {"type": "keepalive", "sequence_number": 1},
    {"type": "response.output_text.delta", "sequence_number": 2, "delta": "Sieben "},
    {"type": "response.output_text.delta", "sequence_number": 3, "delta": "Brücken"},
    {"type": "response.completed", "sequence_number": 4, "response": {**RESPONSE, "status": "completed"}},
]
BATCH = [
    {
        "task_id": f"t{n}",
        "status": "ready",
        "data": {
            "generation_id": f"g{n}",
            "finish_reason": "stop",
            "usage": {"output_tokens": 3},
            "data": f"текст {n}",
        },
    }
    for n in range(3)
]


def lines(events: list[Any]) -> bytes:
    return b"".join(json.dumps(event, ensure_ascii=False).encode() + b"\n" for event in events)


def sse(events: list[Any]) -> bytes:
    blocks = [f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n" for event in events]
    return "".join(blocks).encode()


def analysis(*events: Any, **more: Any) -> Answer:
    return Answer([lines(list(events) or ANALYSIS)], **more)


def response(*events: Any, end: bytes = b"data: [DONE]\n\n", **more: Any) -> Answer:
    return Answer([sse(list(events) or RESPONSES) + end], kind="text/event-stream", **more)


def analyze(client: Any, **more: Any) -> Any:
    return client.analyze_stream(video={"type": "url", "url": "https://example.com/a.mp4"}, prompt="What?", **more)


def respond(client: Any, **more: Any) -> Any:
    question = [{"type": "message", "role": "user", "content": "How many?"}]
    return client.responses.create_stream(knowledge_store_id="ks_1", input=question, **more)


def results(client: Any, **more: Any) -> Any:
    return client.analyze_async.batches.results("b1", **more)


async def drain(stream: Any) -> list[Any]:
    return [event async for event in stream]


class Way:
    """One of the ways to read a stream."""

    def __init__(self, name: str, server: Server) -> None:
        self._name = name
        self._server = server

    def _run(self, make: Callable[[Any], Any], use: Callable[[Any], Any], options: dict[str, float]) -> Any:
        if self._name == "sync":
            with TwelveLabs(KEY, base_url=self._server.base_url, max_retries=QUICK, **options) as client:  # type: ignore[arg-type]
                return use(make(client))

        async def act() -> Any:
            with anyio.fail_after(TIMEOUT):
                async with async_client(self._server, **options) as client:
                    return await use(make(client))

        return anyio.run(act, backend=self._name)

    def events(self, make: Callable[[Any], Any], **options: float) -> list[Any]:
        return self._run(make, list if self._name == "sync" else drain, options)  # type: ignore[no-any-return]

    def text(self, make: Callable[[Any], Any]) -> str:
        return self._run(make, lambda stream: stream.text(), {})  # type: ignore[no-any-return]

    def final(self, make: Callable[[Any], Any]) -> Any:
        return self._run(make, lambda stream: stream.final_response(), {})


@pytest.fixture(params=["sync", "asyncio", "trio"])
def way(request: pytest.FixtureRequest, server: Server) -> Way:
    return Way(request.param, server)


# --- complete streams


def test_an_analysis(server: Server, way: Way) -> None:
    server.answers = [analysis()]
    start, one, other, end = way.events(analyze)
    assert isinstance(start, StreamAnalyzeResponseStreamStart)
    assert start.metadata is not None
    assert start.metadata.generation_id == "g1"
    assert isinstance(one, StreamAnalyzeResponseTextGeneration)
    assert (one.text, other.text) == ("Ein Zug ", "über 橋 🚂")
    assert isinstance(end, StreamAnalyzeResponseStreamEnd)
    assert end.finish_reason == "stop"
    (line, headers, body) = server.requests[0]
    assert line == "POST /v1.3/analyze HTTP/1.1"
    assert headers[API_KEY_HEADER] == KEY
    sent = json.loads(body)
    assert sent["stream"] is True
    assert sent["prompt"] == "What?"


def test_the_text_and_the_answer_of_an_analysis(server: Server, way: Way) -> None:
    server.answers = [analysis()]
    assert way.text(analyze) == "Ein Zug über 橋 🚂"
    final = way.final(analyze)
    assert isinstance(final, NonStreamAnalyzeResponse)
    assert (final.id, final.data, final.finish_reason) == ("g1", "Ein Zug über 橋 🚂", "stop")
    assert final.usage is not None
    assert final.usage.output_tokens == 7


def test_a_response(server: Server, way: Way) -> None:
    server.answers = [response()]
    events = way.events(respond)
    assert [event.type for event in events] == [e["type"] for e in RESPONSES if e["type"] != "keepalive"]
    assert isinstance(events[-1], ResponseCompletedEvent)
    assert way.text(respond) == "Sieben Brücken"
    final = way.final(respond)
    assert isinstance(final, ResponseObject)
    assert (final.id, final.status) == ("resp_1", "completed")
    line, _, body = server.requests[0]
    assert line == "POST /v1.3/responses HTTP/1.1"
    assert json.loads(body)["stream"] is True


def test_the_results_of_a_batch(server: Server, way: Way) -> None:
    server.answers = [Answer([lines(BATCH)[:-1]], kind="application/jsonl")]
    items = way.events(results)
    assert all(isinstance(item, BatchResultItem) for item in items)
    assert [item.task_id for item in items] == ["t0", "t1", "t2"]
    assert items[2].data.data == "текст 2"
    assert server.requests[0][0] == "GET /v1.3/analyze/batches/b1/results HTTP/1.1"


def test_fewer_results_than_tasks_are_all_there_is(server: Server, way: Way) -> None:
    server.answers = [Answer([lines(BATCH[:2])], kind="application/jsonl")]
    assert [item.task_id for item in way.events(results)] == ["t0", "t1"]


def test_no_results_are_no_events(server: Server, way: Way) -> None:
    server.answers = [Answer([], kind="application/jsonl")]
    assert way.events(results) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([(analyze, analysis()), (respond, response())]), st.lists(st.integers(0, 2000), max_size=30))
def test_the_network_may_cut_anywhere(
    server: Server, client: TwelveLabs, what: tuple[Any, Answer], at: list[int]
) -> None:
    make, answer = what
    content = b"".join(piece for piece in answer.pieces if isinstance(piece, bytes))
    places = sorted({0, len(content), *(place % (len(content) + 1) for place in at)})
    pieces = [content[a:b] for a, b in itertools.pairwise(places)]
    server.answers = [answer]
    wanted = list(make(client))
    server.answers = [Answer(pieces, kind=answer.kind)]
    assert list(make(client)) == wanted


def test_unknown_events_come_through_with_their_fields(server: Server, way: Way) -> None:
    server.answers = [analysis({"event_type": "mood", "value": 3}, *ANALYSIS)]
    event = way.events(analyze)[0]
    assert isinstance(event, StreamAnalyzeResponseUnknown)
    assert (event.event_type, event.additional_properties) == ("mood", {"value": 3})
    server.answers = [response({"type": "response.mood", "sequence_number": 0, "value": [4]}, *RESPONSES)]
    other = way.events(respond)[0]
    assert isinstance(other, ResponseOtherEvent)
    assert other.additional_properties == {"value": [4]}


@dataclass
class Bridge:
    """A class for answers."""

    name: str
    arches: int


def test_an_object_may_be_asked_for_instead_of_a_text(server: Server, way: Way) -> None:
    text = [{"event_type": "text_generation", "text": piece} for piece in ('{"name": "Süd', '", "arches": 7}')]
    server.answers = [analysis(ANALYSIS[0], *text, ANALYSIS[3])]
    assert way.final(lambda client: analyze(client, response_format=Bridge)).parsed == Bridge("Süd", 7)
    assert json.loads(server.requests[0][2])["response_format"]["type"] == "json_schema"
    message = {"type": "message", "id": "m", "role": "assistant", "status": "completed"}
    content = [{"type": "output_text", "text": '{"name": "Nord", "arches": 3}', "annotations": []}]
    done = {**RESPONSE, "status": "completed", "output": [{**message, "content": content}]}
    server.answers = [response(*RESPONSES[:4], {"type": "response.completed", "sequence_number": 4, "response": done})]
    assert way.final(lambda client: respond(client, text=Bridge)).parsed == Bridge("Nord", 3)


# --- the end


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (analyze, analysis()),
        (respond, response(end=b"")),
        (respond, Answer([sse(RESPONSES[:2]), b"data: [DONE]\n\n"], kind="text/event-stream")),
    ],
    ids=["stream_end", "response.completed", "[DONE]"],
)
def test_the_final_event_ends_it_even_if_the_connection_stays_open(
    server: Server, way: Way, make: Any, answer: Answer
) -> None:
    server.answers = [replace(answer, holds=True)]
    began = time.monotonic()
    assert way.events(make)
    assert time.monotonic() - began < TIMEOUT / 2


@pytest.mark.parametrize("make", [analyze, respond])
@pytest.mark.parametrize("events", [0, 1, 3])
def test_a_stream_without_its_final_event_does_not_look_complete(
    server: Server, way: Way, make: Any, events: int
) -> None:
    content = lines(ANALYSIS[:events]) if make is analyze else sse(RESPONSES[:events])
    kind = "application/x-ndjson" if make is analyze else "text/event-stream"
    server.answers = [Answer([content] if content else [], kind=kind)]
    with pytest.raises(IncompleteStreamError, match="without its final event") as caught:
        way.events(make)
    assert caught.value.status_code == 200
    assert caught.value.is_transient
    with pytest.raises(IncompleteStreamError):
        way.text(make)


def test_a_last_line_that_is_cut_off(server: Server, way: Way) -> None:
    server.answers = [Answer([lines(ANALYSIS)[:-20]])]
    with pytest.raises(IncompleteStreamError):
        way.events(analyze)
    server.answers = [Answer([lines(BATCH)[:-20]], kind="application/jsonl")]
    with pytest.raises(IncompleteStreamError):
        way.events(results)


def test_a_connection_that_breaks(server: Server, way: Way) -> None:
    server.answers = [Answer([lines(ANALYSIS[:2])], is_whole=False)]
    with pytest.raises(ApiConnectionError) as caught:
        way.events(analyze)
    assert "after 2 events" in " ".join(caught.value.__notes__)
    assert len(server.requests) == 1


def test_done_without_an_answer_is_no_final_response(server: Server, way: Way) -> None:
    server.answers = [response(*RESPONSES[:3])]
    assert way.text(respond) == "Sieben "
    with pytest.raises(IncompleteStreamError, match="without its final answer"):
        way.final(respond)


# --- failures within


def test_an_error_in_the_last_event_of_a_success(server: Server, way: Way) -> None:
    error = {"code": "model_overloaded", "message": "No room."}
    end = {"event_type": "stream_end", "finish_reason": "error", "error": error}
    server.answers = [analysis(*ANALYSIS[:3], end)]
    with pytest.raises(StreamError, match=r"after 3 events.*model_overloaded: No room\.") as caught:
        way.events(analyze)
    assert (caught.value.code, caught.value.message) == ("model_overloaded", "No room.")
    assert isinstance(caught.value.event, StreamAnalyzeResponseStreamEnd)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.code) == (str(caught.value), "model_overloaded")


def test_a_truncated_text_is_a_warning_and_not_a_failure(server: Server, way: Way) -> None:
    end = {"event_type": "stream_end", "finish_reason": "length", "error": {"message": "The text was cut short."}}
    server.answers = [analysis(*ANALYSIS[:3], end)]
    final = way.final(analyze)
    assert final.finish_reason == "length"
    assert final.error.message == "The text was cut short."


@pytest.mark.parametrize(
    "event",
    [
        {"code": "internal", "message": "Broken."},
        {"error": {"code": "internal", "message": "Broken."}},
        {"event_type": "error", "code": "internal", "message": "Broken."},
        {"event_type": "error", "error": {"code": "internal", "message": "Broken."}},
    ],
)
def test_an_error_object_among_the_events(server: Server, way: Way, event: dict[str, Any]) -> None:
    server.answers = [analysis(*ANALYSIS[:2], event, *ANALYSIS[2:])]
    with pytest.raises(StreamError, match="internal: Broken"):
        way.events(analyze)


def test_a_response_that_fails(server: Server, way: Way) -> None:
    failed = {**RESPONSE, "status": "failed", "error": {"code": "no_tokens", "message": "Used up."}}
    server.answers = [response(*RESPONSES[:2], {"type": "response.failed", "sequence_number": 2, "response": failed})]
    with pytest.raises(StreamError, match="no_tokens: Used up"):
        way.events(respond)
    del failed["error"]
    server.answers = [response(*RESPONSES[:2], {"type": "response.failed", "sequence_number": 2, "response": failed})]
    with pytest.raises(StreamError) as caught:
        way.events(respond)
    assert "resp_1 ended as failed" in str(caught.value)


def test_an_incomplete_response_is_an_answer(server: Server, way: Way) -> None:
    cut = {**RESPONSE, "status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    server.answers = [response(*RESPONSES[:4], {"type": "response.incomplete", "sequence_number": 9, "response": cut})]
    final = way.final(respond)
    assert (final.status, final.incomplete_details.reason) == ("incomplete", "max_output_tokens")


# --- events that cannot be decoded


@pytest.mark.parametrize(
    "line",
    [b'{"event_type": "text_gen\n', b"<html>Bad gateway</html>\n", b"[]\n", b"null\n", b"\xff\n"],
)
def test_an_invalid_line_raises_after_the_events_before_it(server: Server, client: TwelveLabs, line: bytes) -> None:
    server.answers = [Answer([lines(ANALYSIS[:2]) + line + lines(ANALYSIS[2:])])]
    seen: list[Any] = []
    with pytest.raises(UnexpectedResponseError, match="after 2 events") as caught:
        seen.extend(analyze(client))
    assert len(seen) == 2
    assert caught.value.response.content == line[:-1]


def test_an_event_with_damaged_fields_is_passed_on(server: Server, way: Way) -> None:
    server.answers = [analysis(*ANALYSIS[:2], {"event_type": "text_generation", "text": ["?"]}, *ANALYSIS[2:])]
    damaged = way.events(analyze)[2]
    assert (damaged.event_type, damaged.text, damaged.additional_properties) == (
        "text_generation",
        None,
        {"text": ["?"]},
    )
    server.answers = [response(*RESPONSES[:3], {"type": "response.output_text.delta"}, *RESPONSES[3:])]
    assert None in [getattr(event, "delta", "") for event in way.events(respond)]
    server.answers = [response(*RESPONSES[:3], {"type": "response.completed", "response": "gone"})]
    assert way.final(respond).id is None


# --- opening


def test_opening_is_retried_like_any_request(server: Server, way: Way) -> None:
    server.answers = [Answer([b"{}"], status=429), analysis()]
    assert way.text(analyze).startswith("Ein Zug")
    batch = Answer([lines(BATCH)], kind="application/jsonl")
    server.answers = [Answer([b"{}"], status=429), Answer([], status=503, kind="text/html"), batch]
    assert len(way.events(results)) == 3
    assert len(server.requests) == 5
    server.answers = [Answer([], status=503), analysis()]
    with pytest.raises(ServiceUnavailableError):  # an analysis costs money, and may have been begun
        way.events(analyze)


def test_a_rejected_stream_raises_like_any_call(server: Server, way: Way) -> None:
    refusal = json.dumps({"code": "parameter_invalid", "message": "No such model."}).encode()
    server.answers = [Answer([refusal], status=400, kind="application/json")]
    with pytest.raises(BadRequestError, match=r"POST /analyze: 400 parameter_invalid: No such model\."):
        way.events(analyze)
    server.answers = [Answer([], status=429)]
    with pytest.raises(TooManyRequestsError):
        way.events(lambda client: analyze(client, request_options={"max_retries": 0}))
    server.answers = [Answer([], status=500)]
    with pytest.raises(InternalServerError):
        way.events(results)
    assert server.connections <= 3


def test_bad_arguments_are_rejected_before_anything_is_sent(server: Server, client: TwelveLabs) -> None:
    with pytest.raises(InvalidArgumentError):
        client.analyze_async.batches.results("")
    with pytest.raises(TypeError, match=r"Analysis\.analyze_stream\(\)"):
        client.analyze_stream(promt="x")  # type: ignore[call-arg]
    assert server.requests == []


def test_nothing_is_sent_before_the_first_event_is_needed(server: Server, client: TwelveLabs) -> None:
    server.answers = [analysis()]
    stream = analyze(client)
    assert server.requests == []
    assert stream.response is None
    assert "not opened" in repr(stream)
    assert next(stream).event_type == "stream_start"
    assert stream.response.headers["content-type"] == "application/x-ndjson"
    assert "open" in repr(stream)
    assert [event.event_type for event in stream] == ["text_generation", "text_generation", "stream_end"]
    assert "ended" in repr(stream)
    assert list(stream) == []
    assert stream.text() == "Ein Zug über 橋 🚂"


# --- silence


def test_a_silent_stream_times_out(server: Server, way: Way) -> None:
    server.answers = [Answer([lines(ANALYSIS[:1])], holds=True)]
    with pytest.raises(ApiTimeoutError, match=r"after 1 event of.*no data for 0\.5 seconds"):
        way.events(lambda client: analyze(client, request_options={"timeout_in_seconds": 0.5}))


def test_a_stream_that_drips_without_ending_a_line_times_out(server: Server, way: Way) -> None:
    pause = threading.Event()
    drip = [lambda: pause.wait(0.05), b"x"]
    server.answers = [Answer([lines(ANALYSIS[:1]), *drip * 40], is_whole=False)]
    with pytest.raises(ApiTimeoutError, match="after 1 event "):
        way.events(analyze, timeout=0.3)
    pause.set()


def test_an_endless_line_raises_after_the_events_before_it(
    server: Server, client: TwelveLabs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framing, "MAX_EVENT_SIZE", 1000)
    server.answers = [Answer([lines(ANALYSIS[:2]) + b"x" * 2000, b"x"])]
    seen: list[Any] = []
    with pytest.raises(UnexpectedResponseError, match="1,000 bytes"):
        seen.extend(analyze(client))
    assert len(seen) == 2


def test_keepalives_count_as_activity(server: Server, way: Way) -> None:
    pause = threading.Event()
    alive: list[Any] = [sse(RESPONSES[1:2]), lambda: pause.wait(0.15), b": ping\n", lambda: pause.wait(0.15)]
    server.answers = [Answer([sse(RESPONSES[:1]), *alive * 4, sse(RESPONSES[2:])], kind="text/event-stream")]
    assert len(way.events(respond, timeout=1)) == 4


# --- leaving early


@pytest.mark.parametrize("how", ["with", "close", "collected"])
def test_leaving_early_closes_the_connection(server: Server, client: TwelveLabs, how: str) -> None:
    server.answers = [Answer([lines(ANALYSIS[:2]), *[lines([ANALYSIS[1]])] * 50_000])]
    stream = analyze(client)
    if how == "with":
        with stream:
            next(stream)
    elif how == "close":
        next(stream)
        stream.close()
        stream.close()
    else:
        with pytest.warns(ResourceWarning, match="dropped before its end"):
            next(analyze(client))
    assert server.hung_up.wait(TIMEOUT)
    if how != "collected":
        with pytest.raises(InvalidArgumentError, match="closed"):
            next(stream)
    server.answers = [analysis()]
    assert analyze(client).text()


@pytest.mark.parametrize("how", ["with", "unread", "close", "cancel"])
def test_leaving_early_closes_the_connection_asynchronously(server: Server, backend: str, how: str) -> None:
    more = [] if how == "cancel" else [lines([ANALYSIS[1]])] * 50_000
    server.answers = [Answer([lines(ANALYSIS[:2]), *more], holds=True)]

    async def act() -> None:
        async with async_client(server) as client:
            stream = analyze(client)
            if how == "with":
                async with stream:
                    await anext(stream)
            elif how == "unread":
                async with stream:
                    pass
            elif how == "close":
                await (await stream).close()
                await stream.close()
            else:
                with anyio.move_on_after(0.3) as scope:
                    await drain(stream)
                assert scope.cancelled_caught
            while not server.hung_up.is_set():
                await anyio.sleep(0.01)
            with pytest.raises(InvalidArgumentError, match="closed"):
                await anext(stream)
            server.answers = [analysis()]
            assert await analyze(client).text()

    async def limited() -> None:
        with anyio.fail_after(TIMEOUT):
            await act()

    anyio.run(limited, backend=backend)


def test_one_connection_serves_stream_after_stream(server: Server, client: TwelveLabs) -> None:
    server.answers = [Answer([lines(BATCH)], kind="application/jsonl")]
    for _ in range(5):
        assert len(list(results(client))) == 3
    assert server.connections == 1


def test_after_a_failure_the_stream_does_not_look_complete(server: Server, client: TwelveLabs) -> None:
    server.answers = [Answer([lines(ANALYSIS[:2])])]
    stream = analyze(client)
    with pytest.raises(IncompleteStreamError):
        list(stream)
    with pytest.raises(InvalidArgumentError, match="failed, before its end"):
        next(stream)


# --- the examples of the contract, and memory


@pytest.mark.slow
def test_memory_stays_flat_over_a_gigabyte_of_results(server: Server, client: TwelveLabs) -> None:
    line = lines([{**BATCH[0], "custom_id": "x" * 4000}])
    block = line * 250
    server.answers = [Answer([block] * (1_000_000_000 // len(block)), kind="application/jsonl")]
    count, before = 0, _rss()
    peak = before
    for item in results(client):
        count += item.custom_id.startswith("xxx")
        if count % 5000 == 0:
            peak = max(peak, _rss())
    assert count * len(line) > 990_000_000
    assert peak - before < 16 << 20


def _rss() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
