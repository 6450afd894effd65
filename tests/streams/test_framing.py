"""Bytes are split into the same events, however the network has divided them."""

from __future__ import annotations

import itertools
import json
from typing import Any

import httpx
import httpx_sse
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client._streaming import framing
from twelvelabs_client._streaming.framing import FRAMINGS, EventTooLongError, Framing, JsonLines, ServerSentEvents

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.dictionaries(TEXT, TEXT | st.integers() | st.none(), max_size=3)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


def cut(content: bytes, at: list[int]) -> list[bytes]:
    """The content in pieces, some of them perhaps empty."""
    places = sorted({0, len(content), *(place % (len(content) + 1) for place in at)})
    return [content[a:b] for a, b in itertools.pairwise(places)]


def events(frames: Framing, pieces: list[bytes]) -> list[bytes]:
    found = [event for piece in pieces for event in frames.feed(piece)]
    rest = frames.remainder()
    return [*found, rest] if rest else found


@given(st.lists(VALUES), LINE_ENDS, st.booleans(), st.lists(st.integers(0, 10_000), max_size=40), st.booleans())
def test_lines_of_json(values: list[Any], end: str, last_has_end: bool, at: list[int], ascii_only: bool) -> None:
    lines = [json.dumps(value, ensure_ascii=ascii_only) for value in values]
    content = end.join(lines) + (end if last_has_end else "")
    found = events(JsonLines(), cut(content.encode(), at))
    assert [json.loads(line) for line in found] == values


@given(st.lists(VALUES, max_size=6), st.integers(0, 3))
def test_every_single_byte_may_come_alone(values: list[Any], blank: int) -> None:
    content = b"".join(json.dumps(v, ensure_ascii=False).encode() + b"\n" + b" \n" * blank for v in values)
    found = events(JsonLines(), [content[n : n + 1] for n in range(len(content))])
    assert [json.loads(line) for line in found] == values


FIELDS = st.one_of(
    st.tuples(st.just("data"), TEXT),
    st.tuples(st.sampled_from(["event", "id", "retry", "", "datum"]), TEXT),
)
BLOCKS = st.lists(st.lists(FIELDS, max_size=4), max_size=5)


def _sse(blocks: list[list[tuple[str, str]]], end: str, space: str) -> str:
    def clean(value: str) -> str:
        return "".join(c for c in value if c not in "\r\n")

    return "".join("".join(f"{name}:{space}{clean(value)}{end}" for name, value in block) + end for block in blocks)


@given(
    BLOCKS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", " "]), st.lists(st.integers(0, 10_000), max_size=40)
)
def test_server_sent_events_are_those_that_another_reader_sees(
    blocks: list[list[tuple[str, str]]], end: str, space: str, at: list[int]
) -> None:
    content = _sse(blocks, end, space)
    # Other kinds of line ends than the standard's would confuse that reader.
    content = "".join(c for c in content if c not in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    answer = httpx.Response(200, headers={"content-type": "text/event-stream"}, content=content.encode())
    theirs = [event.data for event in httpx_sse.EventSource(answer).iter_sse()]
    ours = [event.decode() for event in events(ServerSentEvents(), cut(content.encode(), at))]
    assert [data for data in ours if data] == [data for data in theirs if data]


@given(BLOCKS, st.lists(st.integers(0, 10_000), max_size=60))
def test_all_line_ends_of_the_standard_mean_the_same(blocks: list[list[tuple[str, str]]], at: list[int]) -> None:
    wanted = events(ServerSentEvents(), [_sse(blocks, "\n", " ").encode()])
    for end in ("\r", "\r\n"):
        assert events(ServerSentEvents(), cut(_sse(blocks, end, " ").encode(), at)) == wanted


def test_the_data_of_an_event_may_have_many_lines_and_its_name_says_nothing() -> None:
    content = b"\xef\xbb\xbfdata: one\nevent: x\ndata:two\ndata:  three\n\n: a comment\n\ndata\n\ndata: cut off"
    assert events(ServerSentEvents(), [content]) == [b"one\ntwo\n three", b""]


def test_ended_lines_count_as_activity() -> None:
    lines = ServerSentEvents()
    assert list(lines.feed(b"data: 1")) == []
    assert lines.lines == 0
    assert list(lines.feed(b"23\n: ping\n")) == []
    assert lines.lines == 2


@pytest.mark.parametrize("kind", FRAMINGS)
def test_an_event_without_an_end_is_rejected_before_it_fills_the_memory(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framing, "MAX_EVENT_SIZE", 1000)
    frames = FRAMINGS[kind]()
    assert list(frames.feed(b"data: 12\n\n")) != []
    with pytest.raises(EventTooLongError, match="1,000"):
        events(frames, [b"x" * 100] * 30)


def test_an_event_of_very_many_lines_is_rejected_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framing, "MAX_EVENT_SIZE", 1000)
    frames = ServerSentEvents()
    with pytest.raises(EventTooLongError):
        events(frames, [b"data: 12345678\n"] * 300)


def test_a_long_line_in_many_pieces_costs_its_length_once() -> None:
    lines = JsonLines()
    for _ in range(20_000):
        assert list(lines.feed(b"x" * 100)) == []
    assert [len(line) for line in lines.feed(b"\n")] == [2_000_000]
