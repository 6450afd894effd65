"""Answers of every kind are parsed, and the error of one that cannot be says why and keeps its text."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

import pytest
from twelvelabs_client import structured
from twelvelabs_client.errors import AnswerFormatError, InvalidArgumentError, TwelveLabsError
from twelvelabs_client.types import (
    AnalyzeTaskResponse,
    AsyncResponseFormat,
    BatchResultItem,
    NonStreamAnalyzeResponse,
    ResponseObject,
    SyncResponseFormat,
    TextParam,
    TextParamFormatJsonSchema,
    TextParamFormatText,
)


@dataclass
class Scene:
    title: str


TEXT = '{"title": "Harbor"}'
SCENE = Scene("Harbor")
SCHEMA = structured.schema_of(Scene)
RESULT = {"generation_id": "g", "data": TEXT, "finish_reason": "stop", "usage": {"output_tokens": 5}}


def _task(**more: object) -> AnalyzeTaskResponse:
    return AnalyzeTaskResponse.from_dict(
        {"task_id": "t1", "status": "ready", "created_at": "2026-10-31T14:00:05Z", "result": RESULT, **more}
    )


def _message(text: str, phase: str | None = None) -> dict[str, Any]:
    content = [{"type": "output_text", "text": part, "annotations": []} for part in (text[:5], text[5:])]
    message = {"type": "message", "id": "m", "status": "completed", "role": "assistant", "content": content}
    return message if phase is None else {**message, "phase": phase}


def _response(*output: dict[str, Any], status: str = "completed") -> ResponseObject:
    return ResponseObject.from_dict(
        {"id": "resp_1", "status": status, "output": list(output), "created_at": "2026-10-31T14:00:05Z"}
    )


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        NonStreamAnalyzeResponse(id="a", data=TEXT),
        _task(),
        _task().result,
        BatchResultItem.from_dict({"task_id": "t1", "status": "ready", "data": RESULT}),
        _response(_message(TEXT)),
        _response(_message("on it", "commentary"), _message(TEXT, "final_answer"), _message("?", "new_phase")),
    ],
    ids=["text", "analysis", "task", "result", "batch item", "response", "response with steps"],
)
def test_every_kind_of_answer_is_read(answer: Any) -> None:
    assert structured.parse(answer, Scene) == SCENE
    assert structured.parse(answer) == {"title": "Harbor"}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (_task(status="processing", result=None), "analysis task t1 has no answer: its status is processing"),
        (BatchResultItem.from_dict({"task_id": "t2", "status": "failed"}), "analysis task t2 .* failed"),
        (_response(status="failed"), "response resp_1 has no answer: its status is failed"),
        (5, "int is not an answer"),
    ],
)
def test_an_object_without_an_answer_raises(answer: Any, message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        structured.parse(answer, Scene)


def _cut_off() -> list[Any]:
    result = {**RESULT, "data": TEXT[:9], "finish_reason": "length"}
    return [
        NonStreamAnalyzeResponse.from_dict({"id": "a", "data": TEXT[:9], "finish_reason": "length"}),
        _task(result=result),
        _response(_message(TEXT[:9]), status="incomplete"),
    ]


@pytest.mark.parametrize("answer", _cut_off(), ids=["analysis", "task", "response"])
def test_a_truncated_answer_raises_and_keeps_its_text(answer: Any) -> None:
    with pytest.raises(AnswerFormatError, match="cut off at the token limit") as caught:
        structured.parse(answer, Scene)
    assert caught.value.is_cut_off
    assert caught.value.text == TEXT[:9]
    assert isinstance(caught.value, TwelveLabsError)
    assert not caught.value.is_transient
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.text, copy.is_cut_off) == (str(caught.value), TEXT[:9], True)


@pytest.mark.parametrize("text", ["", "A calm harbor.", "{", '{"title": "a"} and more'])
def test_a_text_that_is_not_json_is_rejected_and_quoted(text: str) -> None:
    with pytest.raises(AnswerFormatError, match="it is not JSON") as caught:
        structured.parse(text, Scene)
    assert not caught.value.is_cut_off
    assert caught.value.text == text


def test_no_library_error_is_the_cause_or_the_context() -> None:
    for text in ("{", "5"):
        with pytest.raises(AnswerFormatError) as caught:
            structured.parse(text, Scene)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


# --- formats


@pytest.mark.parametrize("given", [Scene, SCHEMA])
def test_a_class_and_its_schema_are_sent_in_the_same_way(given: Any) -> None:
    assert structured.response_format(given).wire == {"type": "json_schema", "json_schema": SCHEMA}
    text = {"type": "json_schema", "name": "Scene", "schema": SCHEMA}
    assert structured.text_format(given).wire == {"format": text}


def test_a_list_and_a_nameless_schema_have_names_too() -> None:
    assert structured.text_format(list[Scene]).wire["format"]["name"] == "list"  # type: ignore[index]
    assert structured.text_format({"type": "string"}).wire["format"]["name"] == "answer"  # type: ignore[index]
    named = structured.text_format({"type": "string", "title": "A title!"})
    assert named.wire["format"]["name"] == "A_title_"  # type: ignore[index]


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        (SyncResponseFormat(json_schema=SCHEMA), {"type": "json_schema", "json_schema": SCHEMA}),
        (
            AsyncResponseFormat(type="json_schema", json_schema=SCHEMA),
            {"type": "json_schema", "json_schema": SCHEMA},
        ),
        ({"type": "json_schema", "json_schema": SCHEMA}, {"type": "json_schema", "json_schema": SCHEMA}),
        (
            {"type": "segment_definitions", "segment_definitions": [{"id": "a"}]},
            {"type": "segment_definitions", "segment_definitions": [{"id": "a"}]},
        ),
    ],
)
def test_the_platforms_own_objects_are_sent_as_they_are(given: Any, wire: object) -> None:
    assert structured.response_format(given).wire == wire
    assert structured.response_format(given).shape is object


def test_the_platforms_own_texts_are_sent_as_they_are() -> None:
    own = {"type": "json_schema", "name": "n", "schema": SCHEMA}
    model = TextParam(format=TextParamFormatJsonSchema(name="n", schema_=SCHEMA))
    for given in ({"format": own}, model):
        assert structured.text_format(given).wire == {"format": own}
        assert structured.text_format(given).shape is object
    plain = [TextParam(format=TextParamFormatText()), {"format": {"type": "text"}}, TextParam(), {}]
    for given in plain:
        assert structured.text_format(given).shape is None  # type: ignore[arg-type]
    dated = structured.text_format({"type": "string", "format": "date"})
    assert dated.wire["format"]["schema"] == {"type": "string", "format": "date"}  # type: ignore[index]


def test_nothing_given_is_nothing_sent() -> None:
    for made in (structured.response_format(None), structured.text_format(None)):
        assert made.wire is None
        assert made.shape is None


def test_schemas_within_the_platforms_own_objects_are_checked_too() -> None:
    bad = {"type": "string", "maxLength": 5}
    given: list[Any] = [bad, {"type": "json_schema", "json_schema": bad}, SyncResponseFormat(json_schema=bad)]
    for each in given:
        with pytest.raises(InvalidArgumentError, match="#/maxLength"):
            structured.response_format(each)
    bad = {"type": "string", "default": "a"}
    given = [bad, {"format": {"type": "json_schema", "name": "n", "schema": bad}}]
    for each in given:
        with pytest.raises(InvalidArgumentError, match="#/default"):
            structured.text_format(each)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": NaN}', {"a": None}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{"a": "\\ud83c"}', {"a": "\ufffd"}),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
    ],
    ids=["NaN", "byte order mark", "half of a surrogate pair", "line break in a string"],
)
def test_json_that_only_other_decoders_accept_is_read(text: str, value: object) -> None:
    assert structured.parse(text) == value
