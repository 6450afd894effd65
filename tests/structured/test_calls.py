"""Over a socket: classes are sent as schemas and come back as objects, for both clients; invalid ones are not sent."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import anyio
import attrs
import pydantic
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, structured
from twelvelabs_client.errors import AnswerFormatError, ApiError, InvalidArgumentError
from twelvelabs_client.types import BatchDefaults, BatchItemRequest, NonStreamAnalyzeResponse, ResponseObject

Call = Callable[..., Any]
ANSWER = {"title": "Harbor", "start_time": 2.5}
VIDEO = {"type": "asset_id", "asset_id": "a1"}


@dataclass
class Scene:
    title: str
    start_time: float


@attrs.define
class Chapter:
    title: str
    start_time: float


class Shot(pydantic.BaseModel):
    title: str
    start_time: float


@dataclass
class Long:
    title: str
    words: dict[str, int]


class Platform:
    """Responds to every call, and records the requests."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.text = json.dumps(ANSWER)
        self.finish_reason = "stop"

        self.status = 200

    def answer(self, path: str) -> dict[str, Any]:
        """The response to a call."""
        if path.endswith("/tasks"):
            return {"task_id": "t1", "status": "queued"}
        if path.endswith("/batches"):
            times = {"created_at": "2026-10-31T14:00:05Z", "expires_at": "2026-11-01T14:00:05Z"}
            return {"batch_id": "b1", "status": "pending", "total_items": 3, "items": [], **times}
        if path.endswith("/responses"):
            part = {"type": "output_text", "text": self.text, "annotations": []}
            message = {"type": "message", "id": "m1", "status": "completed", "role": "assistant", "content": [part]}
            return {"id": "r1", "status": "completed", "output": [message], "created_at": "2026-10-31T14:00:05Z"}
        usage = {"output_tokens": 7}
        return {"id": "g1", "data": self.text, "finish_reason": self.finish_reason, "usage": usage, "new": 1}


@contextmanager
def _serving(platform: Platform) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            platform.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            refusal = {"code": "parameter_invalid", "message": "The schema is not valid."}
            content = json.dumps(platform.answer(self.path) if platform.status == 200 else refusal).encode()
            self.send_response(platform.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def platform() -> Platform:
    """What is called."""
    return Platform()


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, platform: Platform) -> Iterator[Call]:
    """Calls a method of a client, named by its path."""

    def sync_call(path: str, **arguments: Any) -> Any:
        with TwelveLabs("tlk_1", base_url=url) as client:
            return _method(client, path)(**arguments)

    def async_call(path: str, **arguments: Any) -> Any:
        async def main() -> Any:
            async with AsyncTwelveLabs("tlk_1", base_url=url) as client:
                return await _method(client, path)(**arguments)

        return anyio.run(main)

    with _serving(platform) as url:
        yield sync_call if request.param == "sync" else async_call


def _method(client: Any, path: str) -> Any:
    for name in path.split("."):
        client = getattr(client, name)
    return client


@pytest.mark.parametrize("shape", [Scene, Chapter, Shot])
def test_an_analysis_has_the_object_and_the_text(call: Call, platform: Platform, shape: Any) -> None:
    answer = call("analyze", video=VIDEO, prompt="p", response_format=shape)
    assert answer.parsed == shape(**ANSWER)
    assert answer.parsed is answer.parsed
    assert isinstance(answer, NonStreamAnalyzeResponse)
    assert (answer.id, answer.data, answer.finish_reason, answer.usage.output_tokens) == (
        "g1",
        platform.text,
        "stop",
        7,
    )
    assert answer.additional_properties == {"new": 1}
    assert answer.to_dict() == platform.answer("/analyze")
    sent = platform.bodies[0]
    assert sent["response_format"] == {"type": "json_schema", "json_schema": structured.schema_of(shape)}
    assert (sent["prompt"], sent["video"], sent["stream"]) == ("p", VIDEO, False)


def test_a_plain_schema_gives_plain_json_and_no_schema_gives_none(call: Call, platform: Platform) -> None:
    schema = structured.schema_of(Scene)
    for given in (schema, {"type": "json_schema", "json_schema": schema}):
        assert call("analyze", video=VIDEO, prompt="p", response_format=given).parsed == ANSWER
    assert call("analyze", video=VIDEO, prompt="p").parsed is None
    formats = [body.get("response_format") for body in platform.bodies]
    assert formats == [{"type": "json_schema", "json_schema": schema}] * 2 + [None]


def test_a_list_of_a_class_is_read(call: Call, platform: Platform) -> None:
    platform.text = json.dumps([ANSWER, ANSWER])
    assert call("analyze", video=VIDEO, prompt="p", response_format=list[Scene]).parsed == [Scene(**ANSWER)] * 2


def test_a_truncated_answer_can_be_inspected_before_it_is_parsed(call: Call, platform: Platform) -> None:
    platform.text, platform.finish_reason = '{"title": "Har', "length"
    answer = call("analyze", video=VIDEO, prompt="p", response_format=Scene)
    assert (answer.finish_reason, answer.data) == ("length", '{"title": "Har')
    with pytest.raises(AnswerFormatError, match="cut off") as caught:
        answer.parsed  # noqa: B018 - reading it is what is tried
    assert caught.value.text == '{"title": "Har'


def test_an_answer_can_be_copied_and_sent_on(call: Call) -> None:
    answer = call("analyze", video=VIDEO, prompt="p", response_format=Scene)
    for other in (copy.copy(answer), copy.deepcopy(answer), pickle.loads(pickle.dumps(answer))):
        assert other == answer
        assert other.parsed == Scene(**ANSWER)
        assert other.additional_properties == {"new": 1}


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("analyze", {"response_format": Long}),
        ("analyze", {"response_format": {"type": "string", "maxLength": 5}}),
        ("analyze_async.tasks.create", {"response_format": Long}),
        ("responses.create", {"knowledge_store_id": "ks_1", "input": [], "text": Long}),
        (
            "analyze_async.batches.create",
            {
                "model_name": "pegasus1.5",
                "analysis_mode": "general",
                "requests": [{"video": VIDEO, "response_format": Long}],
            },
        ),
    ],
)
def test_unsupported_schemas_are_never_sent(
    call: Call, platform: Platform, path: str, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgumentError, match=r"Long\.words|maxLength"):
        call(path, **arguments)
    assert platform.bodies == []


NEWER = {"type": "object", "properties": {"a": {"type": "string", "newer": 1}}}
ON_VIDEO = {"video": VIDEO, "prompt": "p", "response_format": NEWER}


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("analyze", ON_VIDEO),
        ("analyze_async.tasks.create", ON_VIDEO),
        (
            "analyze_async.batches.create",
            {
                "model_name": "pegasus1.5",
                "analysis_mode": "general",
                "requests": [{"video": VIDEO}, BatchItemRequest(video=VIDEO)],
                "defaults": {"response_format": NEWER},
            },
        ),
    ],
)
def test_unknown_keywords_are_sent_and_named_if_the_platform_rejects_them(
    call: Call, platform: Platform, path: str, arguments: dict[str, Any], status: int
) -> None:
    call(path, **arguments)
    assert '"newer": 1' in json.dumps(platform.bodies[0])
    platform.status = status
    with pytest.raises(ApiError) as caught:
        call(path, **arguments)
    assert "#/properties/a/newer" in caught.value.__notes__[-1]
    if path == "analyze":
        with pytest.raises(ApiError) as caught:
            call(path, video=VIDEO, prompt="p", response_format=Scene)
        assert not hasattr(caught.value, "__notes__")


def test_a_rejected_stream_names_them_too(platform: Platform) -> None:
    platform.status = 400
    with _serving(platform) as url, TwelveLabs("tlk_1", base_url=url) as client:
        with pytest.raises(ApiError) as caught:
            client.analyze_stream(video=VIDEO, prompt="p", response_format=NEWER).text()
        assert "#/properties/a/newer" in caught.value.__notes__[-1]


def test_a_pydantic_model_may_have_constraints_that_the_platform_does_not_support(
    call: Call, platform: Platform
) -> None:
    class Short(pydantic.BaseModel):
        title: str = pydantic.Field(max_length=3)

    answer = call("analyze", video=VIDEO, prompt="p", response_format=Short)
    assert "maxLength" not in json.dumps(platform.bodies[0])
    with pytest.raises(AnswerFormatError, match="/title: String should have at most 3"):
        answer.parsed  # noqa: B018 - reading it is what is tried


def test_newer_keywords_can_be_sent(call: Call, platform: Platform) -> None:
    newer = {"response_format": {"type": "json_schema", "json_schema": {"type": "string", "maxLength": 5}}}
    call("analyze", video=VIDEO, prompt="p", request_options={"additional_body_parameters": newer})
    assert platform.bodies[0]["response_format"] == newer["response_format"]


def test_a_task_takes_a_class(call: Call, platform: Platform) -> None:
    assert call("analyze_async.tasks.create", video=VIDEO, prompt="p", response_format=Scene).task_id == "t1"
    sent = platform.bodies[0]
    assert sent["response_format"] == {"type": "json_schema", "json_schema": structured.schema_of(Scene)}
    assert sent["video"] == VIDEO


def test_the_parts_of_a_batch_take_a_class_each(call: Call, platform: Platform) -> None:
    item = BatchItemRequest(video=VIDEO, response_format={"type": "string"})
    requests = [{"video": VIDEO, "response_format": Scene}, {"video": VIDEO}, item]
    defaults = BatchDefaults(response_format=structured.schema_of(Chapter))
    call(
        "analyze_async.batches.create",
        model_name="pegasus1.5",
        analysis_mode="general",
        requests=requests,
        defaults=defaults,
    )
    sent = platform.bodies[0]
    scene, chapter, text = [
        {"type": "json_schema", "json_schema": schema}
        for schema in (structured.schema_of(Scene), structured.schema_of(Chapter), {"type": "string"})
    ]
    assert [each.get("response_format") for each in sent["requests"]] == [scene, None, text]
    assert sent["defaults"] == {"response_format": chapter}
    assert requests[0] == {"video": VIDEO, "response_format": Scene}


def test_a_response_has_the_object_and_the_text(call: Call, platform: Platform) -> None:
    arguments = {"knowledge_store_id": "ks_1", "input": [{"type": "message", "role": "user", "content": "?"}]}
    answer = call("responses.create", text=Scene, **arguments)
    assert answer.parsed == Scene(**ANSWER)
    assert isinstance(answer, ResponseObject)
    assert answer.output[0].content[0].text == platform.text
    assert pickle.loads(pickle.dumps(answer)).parsed == Scene(**ANSWER)
    assert call("responses.create", **arguments).parsed is None
    schema = structured.schema_of(Scene)
    assert platform.bodies[0]["text"]["format"] == {"type": "json_schema", "name": "Scene", "schema": schema}
    assert "text" not in platform.bodies[1]


@pytest.mark.parametrize("kind", [TwelveLabs, AsyncTwelveLabs])
def test_the_methods_have_the_documentation_of_the_builders(kind: Any) -> None:
    """The flows repeat the arguments, so this finds any that is missing when the contract grows."""
    from twelvelabs_lowlevel.api.analysis import create_analysis, create_analysis_task
    from twelvelabs_lowlevel.api.analysis_batches import create_analysis_batch
    from twelvelabs_lowlevel.api.responses import create_response

    client = kind("tlk_1")
    for path, module in (
        ("analyze", create_analysis),
        ("analyze_async.tasks.create", create_analysis_task),
        ("analyze_async.batches.create", create_analysis_batch),
        ("responses.create", create_response),
    ):
        ours, theirs = inspect.signature(_method(client, path)), inspect.signature(module.request)
        assert [*ours.parameters] == [*theirs.parameters]
        changed = {name for name in theirs.parameters if ours.parameters[name] != theirs.parameters[name]}
        assert changed <= {"response_format", "text"}
        assert "Args:" in (_method(client, path).__doc__ or "")
