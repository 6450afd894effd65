"""Streams and whole answers are read as what they are, whatever was expected and whatever their media type says."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import IncompleteStreamError, StreamError, TwelveLabs, UnexpectedResponseError
from twelvelabs_client._streaming import framing
from twelvelabs_client._streaming.framing import Detected, EventTooLongError

from .conftest import KEY, QUICK, TIMEOUT, Answer, Server, async_client
from .test_streams import ANALYSIS, BATCH, RESPONSE, RESPONSES, Way, analyze, lines, respond, results, sse

NDJSON, SSE = "application/x-ndjson", "text/event-stream"
LAYOUTS: dict[str, Callable[[list[Any]], bytes]] = {
    "lines": lines,
    "lines without an end": lambda events: lines(events)[:-1],
    "CRLF": lambda events: lines(events).replace(b"\n", b"\r\n"),
    "after a byte order mark": lambda events: b"\xef\xbb\xbf" + lines(events),
    "after blank lines": lambda events: b"\r\n \n" + lines(events),
    "without line ends": lambda events: lines(events).replace(b"\n", b""),
    "indented": lambda events: "\n".join(json.dumps(event, indent=2) for event in events).encode(),
    "array": lambda events: json.dumps(events).encode(),
    "indented array": lambda events: json.dumps(events, indent=1).encode() + b"\n",
    "array on each line": lambda events: lines([[event] for event in events]),
    "server-sent events": lambda events: b"".join(b"data: " + json.dumps(e).encode() + b"\n\n" for e in events),
    "named server-sent events": lambda events: b"".join(
        b"event: message\nid: 1\ndata: " + json.dumps(e).encode() + b"\n\n" for e in events
    ),
    "after a comment": lambda events: b": ping\n\n" + b"".join(b"data:%b\n\n" % json.dumps(e).encode() for e in events),
}
KINDS = [NDJSON, SSE, "application/json", "text/plain; charset=utf-8"]
WHOLE_ANALYSIS = {"id": "g1", "data": "Ein Zug", "finish_reason": "stop", "usage": {"output_tokens": 7}}
MESSAGE = {"type": "message", "id": "m", "role": "assistant", "status": "completed"}
PART = {"type": "output_text", "text": "Sieben Brücken", "annotations": []}
WHOLE_RESPONSE = {**RESPONSE, "status": "completed", "output": [{**MESSAGE, "content": [PART]}]}


@pytest.fixture(params=["sync", "asyncio", "trio"])
def way(request: pytest.FixtureRequest, server: Server) -> Way:
    return Way(request.param, server)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_of_any_layout(server: Server, client: TwelveLabs, layout: str, kind: str) -> None:
    for make, events in ((analyze, ANALYSIS), (respond, RESPONSES), (results, BATCH)):
        server.answers = [Answer([lines(events) if make is not respond else sse(events)])]
        wanted = list(make(client))
        server.answers = [Answer([LAYOUTS[layout](events)], kind=kind)]
        assert list(make(client)) == wanted


@pytest.mark.parametrize("layout", LAYOUTS)
def test_events_are_yielded_as_they_come(server: Server, client: TwelveLabs, layout: str) -> None:
    if layout == "lines without an end":
        return
    # In these layouts an event ends with the next one at the latest.
    content = LAYOUTS[layout](ANALYSIS[:3] + ANALYSIS[2:])
    place = content.rindex(b"text_generation")
    server.answers = [Answer([content[:place]], holds=True)]
    with analyze(client) as stream:
        assert [next(stream).event_type for _ in range(3)] == [event["event_type"] for event in ANALYSIS[:3]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_whole_answer_instead_of_a_stream(server: Server, way: Way, kind: str, indent: int | None) -> None:
    server.answers = [Answer([json.dumps(WHOLE_ANALYSIS, indent=indent).encode()], kind=kind)]
    assert [event.event_type for event in way.events(analyze)] == ["stream_start", "text_generation", "stream_end"]
    assert way.text(analyze) == "Ein Zug"
    final = way.final(analyze)
    assert (final.id, final.data, final.finish_reason, final.usage.output_tokens) == ("g1", "Ein Zug", "stop", 7)
    server.answers = [Answer([json.dumps(WHOLE_RESPONSE, indent=indent).encode()], kind=kind)]
    assert [event.type for event in way.events(respond)] == ["response.output_text.delta", "response.completed"]
    assert way.text(respond) == "Sieben Brücken"
    assert (way.final(respond).id, way.final(respond).output[0].content[0].text) == ("resp_1", "Sieben Brücken")


def test_a_whole_answer_in_a_server_sent_event(server: Server, way: Way) -> None:
    server.answers = [Answer([b"data: " + json.dumps(WHOLE_RESPONSE).encode() + b"\n\ndata: [DONE]\n\n"], kind=SSE)]
    assert way.final(respond).id == "resp_1"


def test_a_whole_answer_that_failed(server: Server, way: Way) -> None:
    failed = {**WHOLE_RESPONSE, "status": "failed", "error": {"code": "no_tokens", "message": "Used up."}}
    server.answers = [Answer([json.dumps(failed).encode()], kind="application/json")]
    with pytest.raises(StreamError, match="no_tokens: Used up"):
        way.events(respond)
    server.answers = [Answer([b'{"code": "internal", "message": "Broken."}'], kind="application/json")]
    with pytest.raises(StreamError, match="internal: Broken"):
        way.events(analyze)
    incomplete = {**WHOLE_RESPONSE, "status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    server.answers = [Answer([json.dumps(incomplete).encode()], kind="application/json")]
    assert way.final(respond).incomplete_details.reason == "max_output_tokens"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_stream_that_was_cut_off_does_not_look_complete(server: Server, client: TwelveLabs, layout: str) -> None:
    for make, events in ((analyze, ANALYSIS), (results, BATCH)):
        content = LAYOUTS[layout](events)
        is_sse = layout.endswith("server-sent events") or layout == "after a comment"
        if make is results and is_sse:
            continue  # the standard discards an event without its end, and nothing else says that there was one
        server.answers = [Answer([content.rstrip(b"\r\n]")[:-9]])]
        with pytest.raises((IncompleteStreamError, UnexpectedResponseError)):
            list(make(client))


@pytest.mark.parametrize("content", [b"[", b'[{"task_id": "t0"}', b'[{"task_id": "t0"},'])
def test_an_array_without_its_end_is_incomplete(server: Server, client: TwelveLabs, content: bytes) -> None:
    server.answers = [Answer([content])]
    with pytest.raises(IncompleteStreamError):
        list(results(client))


@pytest.mark.parametrize(("content", "count"), [(b"", 0), (b"\n\n", 0), (b"[]", 0), (b" [ ] \n", 0), (b"[\n{}\n]", 1)])
def test_few_results(server: Server, client: TwelveLabs, content: bytes, count: int) -> None:
    server.answers = [Answer([content])]
    assert len(list(results(client))) == count


@pytest.mark.parametrize("content", [b"<html>Bad gateway</html>", b"[1, 2]", b'{"a": ]}', b"}", b"]"])
def test_what_is_no_stream_is_an_error(server: Server, client: TwelveLabs, content: bytes) -> None:
    server.answers = [Answer([content + b"\n"])]
    for make in (analyze, respond, results):
        if make is respond and not content.startswith((b"{", b"[")):
            continue  # a stream of server-sent events may have lines of any other kind
        with pytest.raises((UnexpectedResponseError, IncompleteStreamError)):
            list(make(client))


# --- the reverse: a stream instead of a whole answer


def ask(client: Any) -> Any:
    return client.analyze(video={"type": "url", "url": "https://example.com/a.mp4"}, prompt="What?")


def answer(client: Any) -> Any:
    question = [{"type": "message", "role": "user", "content": "How many?"}]
    return client.responses.create(knowledge_store_id="ks_1", input=question)


def called(server: Server, call: Callable[[Any], Any], backend: str) -> Any:
    if backend == "sync":
        with TwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK) as client:
            return call(client)

    async def act() -> Any:
        with anyio.fail_after(TIMEOUT):
            async with async_client(server) as client:
                return await call(client)

    return anyio.run(act, backend=backend)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("backend", ["sync", "asyncio"])
def test_a_stream_instead_of_a_whole_answer(server: Server, layout: str, backend: str) -> None:
    server.answers = [Answer([LAYOUTS[layout](ANALYSIS)], kind="application/json")]
    found = called(server, ask, backend)
    assert (found.id, found.data, found.finish_reason) == ("g1", "Ein Zug über 橋 🚂", "stop")
    server.answers = [Answer([LAYOUTS[layout](RESPONSES)], kind="application/json")]
    assert called(server, answer, backend).status == "completed"


def test_a_stream_instead_of_an_answer_that_is_incomplete_or_failed(server: Server) -> None:
    server.answers = [Answer([lines(ANALYSIS[:3])], kind="application/json")]
    with pytest.raises(UnexpectedResponseError, match="not valid"):
        called(server, ask, "sync")
    end = {"event_type": "stream_end", "finish_reason": "error", "error": {"code": "busy", "message": "No room."}}
    server.answers = [Answer([lines([*ANALYSIS[:3], end])], kind="application/json")]
    with pytest.raises(UnexpectedResponseError, match=r"the platform failed: No room\."):
        called(server, ask, "sync")


@pytest.mark.parametrize("end", [b"\n\n", b"\n\ndata: [DONE]\n\n"])
@pytest.mark.parametrize("backend", ["sync", "asyncio"])
def test_one_server_sent_event_instead_of_an_object(server: Server, backend: str, end: bytes) -> None:
    asset = {"_id": "a1", "method": "url", "status": "ready", "created_at": "2026-10-30T09:12:00Z"}
    server.answers = [Answer([b"event: message\ndata: " + json.dumps(asset).encode() + end], kind=SSE)]
    assert called(server, lambda client: client.assets.retrieve("a1"), backend).id == "a1"


# --- what is asked for


@pytest.mark.parametrize(
    ("make", "accept"),
    [
        (analyze, "application/x-ndjson, application/json;q=0.9, */*;q=0.1"),
        (respond, "text/event-stream, application/json;q=0.9, */*;q=0.1"),
        (results, "application/jsonl, application/json;q=0.9, */*;q=0.1"),
    ],
)
def test_a_stream_is_asked_for_first_and_anything_else_is_accepted(
    server: Server, way: Way, make: Any, accept: str
) -> None:
    server.answers = [Answer([sse(RESPONSES) if make is respond else lines(ANALYSIS)])]
    way.events(make)
    way.events(lambda client: make(client, request_options={"additional_headers": {"accept": "*/*"}}))
    assert [headers["accept"] for _, headers, _ in server.requests] == [accept, "*/*"]


@pytest.mark.parametrize("backend", ["sync", "asyncio"])
def test_json_is_asked_for_first_and_anything_else_is_accepted(server: Server, backend: str) -> None:
    server.answers = [Answer([b"{}"], kind="application/json")]
    called(server, lambda client: client.assets.retrieve("a1"), backend)
    options: Any = {"additional_headers": {"Accept": "text/html"}}
    called(server, lambda client: client.assets.retrieve("a1", request_options=options), backend)
    called(server, lambda client: client.with_options(headers={"ACCEPT": "a/b"}).assets.retrieve("a1"), backend)
    accepted = [headers["accept"] for _, headers, _ in server.requests]
    assert accepted == ["application/json, */*;q=0.1", "text/html", "a/b"]


# --- framing


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
OBJECTS = st.lists(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=3), min_size=1)


@given(OBJECTS, st.sampled_from([*LAYOUTS]), st.lists(st.integers(0, 10_000), max_size=40))
def test_every_layout_gives_the_same_values_wherever_it_is_cut(values: list[Any], layout: str, at: list[int]) -> None:
    content = LAYOUTS[layout](values)
    places = sorted({0, len(content), *(place % (len(content) + 1) for place in at)})
    frames = Detected(NDJSON)
    found = [value for a, b in itertools.pairwise(places) for value in frames.feed(content[a:b])]
    found += [rest] if (rest := frames.remainder()) else []
    assert [json.loads(value) for value in found] == values
    assert frames.lines == content.count(b"\n")


def test_a_value_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framing, "MAX_EVENT_SIZE", 1000)
    frames = Detected(NDJSON)
    assert list(frames.feed(b'{"a": "' + b"b" * 1000)) == []
    with pytest.raises(EventTooLongError):
        frames.feed(b"b")
