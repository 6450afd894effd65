"""Synchronous analysis: texts about the content of media, structured output, streams and their faults."""

import base64
import json
import time

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox.resources.analyze.analyze import PAUSE

from tests.loops import loop


@pytest.fixture
def analyze(gallery, visitor):
    """Analyze a clip of the gallery and return the response."""

    def run(name="turns.mp4", *, stream=False, prompt="What is seen?", **fields):
        body = {"video": {"type": "asset_id", "asset_id": gallery.assets[name]}, "prompt": prompt, "stream": stream}
        return visitor.post("/analyze", json={**body, **fields})

    return run


@pytest.fixture
def written(analyze):
    """The text generated for a clip."""

    def run(*args, **fields):
        answer = analyze(*args, **fields)
        assert answer.status_code == 200, answer.text
        assert answer.json()["finish_reason"] == "stop"
        return answer.json()["data"]

    return run


def _shaped(**properties):
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "json_schema", "json_schema": schema}


DEEP: list[object] = []
for _ in range(300):
    DEEP = [DEEP]


def test_the_text_describes_the_media(written):
    turns, sea = written("turns.mp4"), written("sea.mp4")
    assert "2 scenes" in turns
    assert "From 0.0 to 3.0 seconds the picture is red" in turns
    assert "From 3.0 to 6.0 seconds the picture is blue" in turns
    assert "sound" not in turns
    assert "blue" in sea
    assert "the sound is silent" in sea
    assert written("turns.mp4") == turns


def test_the_text_starts_with_what_the_prompt_asks_for(written):
    assert "blue is found from 3.0 to 6.0 seconds" in written(prompt="When is it blue?")
    assert "is found" not in written(prompt="When is it green?")


def test_a_part_of_a_video(written):
    text = written(start_time=3.5, end_time=5)
    assert "1.5 seconds with 1 scene" in text
    assert "blue" in text
    assert "red" not in text


def test_a_reference_image_in_the_prompt(gallery, visitor, frame_of):
    picture = base64.b64encode(frame_of(gallery.paths["sea.mp4"])).decode()
    source = {"name": "sea", "media_type": "image", "base64_string": picture}
    body = {
        "video": {"type": "asset_id", "asset_id": gallery.assets["turns.mp4"]},
        "prompt_v2": {"input_text": "When is <@sea> seen?", "media_sources": [source]},
        "stream": False,
    }
    answer = visitor.post("/analyze", json=body)
    assert "what sea shows is found from 3.0 to 6.0 seconds" in answer.json()["data"]
    assert visitor.post("/analyze", json={**body, "prompt": "x"}).status_code == 400


def test_images(gallery, visitor, frame_of, served):
    url = served("barn.png", frame_of(gallery.paths["barn.mp4"]))
    picture = base64.b64encode(frame_of(gallery.paths["sea.mp4"])).decode()
    images = [{"name": "barn", "url": url}, {"name": "sea", "base64_string": picture}]
    body = {"image": images, "prompt": "What?", "stream": False, "model_name": "pegasus1.6"}
    text = visitor.post("/analyze", json=body).json()["data"]
    assert "barn is mostly red. sea is mostly blue." in text
    for change in ({"model_name": "pegasus1.5"}, {"start_time": 1}, {"image": [images[0], images[0]]}):
        assert visitor.post("/analyze", json={**body, **change}).status_code == 400


def test_structured_output(written):
    scene = {
        "type": "object",
        "properties": {
            "start_time": {"type": "string"},
            "end_time": {"type": "timestamp", "format": "hh:mm:ss"},
            "color": {"type": "string"},
            "is_red": {"type": "boolean"},
        },
    }
    text = written(
        response_format=_shaped(
            title={"type": "string"},
            scenes={"type": "array", "items": scene},
            duration={"type": "number"},
            scene_count={"type": "integer", "maximum": 1},
            mood={"type": "string", "enum": ["green", "blue", "gray"]},
            colors={"type": "array", "items": {"type": "string"}},
            code={"type": "string", "pattern": "^[0-9]+$"},
            nothing={"anyOf": [{"type": "null"}, {"type": "boolean"}]},
        )
    )
    assert json.loads(text) == {
        "title": "turns",
        "scenes": [
            {"start_time": "00:00:00.000", "end_time": "00:00:03", "color": "red", "is_red": True},
            {"start_time": "00:00:03.000", "end_time": "00:00:06", "color": "blue", "is_red": False},
        ],
        "duration": 6.0,
        "scene_count": 1,
        "mood": "blue",
        "colors": ["red", "blue"],
        "code": "6",
        "nothing": False,
    }


def test_a_long_text_is_truncated(visitor, upload_to, gallery, make_clip):
    colors = [(81, 90, 240), (41, 240, 110), (145, 54, 34), (16, 128, 128)]
    path = make_clip(*colors, seconds=120, keys=10)
    asset_id = upload_to(gallery.sandbox, visitor, path, "long.mp4")["_id"]
    body = {"video": {"type": "asset_id", "asset_id": asset_id}, "prompt": "What?", "max_tokens": 512}
    cut = visitor.post("/analyze", json={**body, "stream": False}).json()
    assert (cut["finish_reason"], cut["usage"]["output_tokens"]) == ("length", 512)
    assert cut["error"]["code"] == "token_limit_exceeded"
    events = [json.loads(line) for line in visitor.post("/analyze", json=body).text.splitlines()]
    assert (events[-1]["finish_reason"], events[-1]["error"]) == ("length", cut["error"])
    assert "".join(event["text"] for event in events[1:-1]) == cut["data"]


def test_a_stream_sends_pieces_over_time(analyze, written):
    text = written()
    answer = analyze(stream=True)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert "content-length" not in answer.headers
    assert answer.headers["x-sandbox"] == "simulated"
    first, *middle, last = [json.loads(line) for line in answer.text.splitlines()]
    assert (first["event_type"], last["event_type"]) == ("stream_start", "stream_end")
    assert {event["event_type"] for event in middle} == {"text_generation"}
    assert "".join(event["text"] for event in middle) == text
    assert len(middle) > 5
    assert last["metadata"]["generation_id"] == first["metadata"]["generation_id"]
    assert last["finish_reason"] == "stop"


@pytest.fixture
def pieces(gallery):
    """Stream an analysis and return the pieces of the body as they arrive."""

    def run():
        body = {"video": {"type": "asset_id", "asset_id": gallery.assets["turns.mp4"]}, "prompt": "What?"}
        headers = {API_KEY_HEADER: gallery.sandbox.api_key}
        with (
            httpx.Client(trust_env=False, timeout=20) as client,
            client.stream("POST", f"{gallery.sandbox.base_url}/analyze", json=body, headers=headers) as answer,
        ):
            assert answer.status_code == 200
            yield from answer.iter_raw()

    return run


@pytest.fixture
def lines(pieces):
    """Stream an analysis and return its lines."""
    return lambda: b"".join(pieces()).decode().splitlines()


def test_each_event_is_sent_separately_after_a_pause(gallery, pieces):
    began = time.monotonic()
    events = [json.loads(piece) for piece in pieces()]
    assert len(events) > 5
    assert time.monotonic() - began >= PAUSE * (len(events) - 1)
    assert gallery.sandbox.clock.speed == 1


def test_a_truncated_stream(gallery, pieces):
    gallery.sandbox.faults.add(route="/analyze", truncate=True)
    came: list[bytes] = []
    with pytest.raises(httpx.RemoteProtocolError):
        came.extend(pieces())
    assert came
    assert json.loads(came[0])["event_type"] == "stream_start"
    assert b"stream_end" not in b"".join(came)


def test_a_slow_stream(gallery, pieces):
    gallery.sandbox.faults.add(route="/analyze", drip=5000)
    began = time.monotonic()
    body = b"".join(pieces())
    assert time.monotonic() - began > 0.8 * len(body) / 5000
    assert b"stream_end" in body


def test_a_stream_with_invalid_json(gallery, lines):
    gallery.sandbox.faults.add(route="/analyze", invalid_json=True)
    bad = 0
    for line in lines():
        try:
            json.loads(line)
        except json.JSONDecodeError:
            bad += 1
    assert bad == 1


def test_a_stream_that_ends_with_an_error(gallery, lines):
    values = {"finish_reason": "length", "error": {"code": "token_limit_exceeded", "message": "Too long."}}
    gallery.sandbox.faults.add(route="/analyze", set_fields=values)
    events = [json.loads(line) for line in lines()]
    assert events[-1]["event_type"] == "stream_end"
    assert events[-1]["error"]["message"] == "Too long."
    assert not any("error" in event for event in events[:-1])


def test_a_rejected_stream(gallery, analyze):
    gallery.sandbox.faults.add(route="/analyze", status=429, retry_after=3)
    answer = analyze(stream=True)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")


@loop(
    ("fields", "status", "named"),
    [
        ({"prompt": ""}, 400, "prompt"),
        ({"image": [{"name": "a", "url": "http://127.0.0.1:1/a"}]}, 400, "video"),
        ({"temperature": 2}, 400, "temperature"),
        ({"max_tokens": 100}, 400, "max_tokens"),
        ({"start_time": 5, "end_time": 4}, 400, "start_time"),
        ({"start_time": 0, "end_time": 99}, 400, "start_time"),
        ({"start_time": 0, "end_time": 0.5}, 400, "1 second"),
        ({"video": {"type": "asset_id", "asset_id": "none"}}, 404, "none"),
        ({"video": {"type": "url", "url": "https://example.com/v.mp4"}}, 501, "video.url"),
        ({"video": {"type": "url", "url": "http://127.0.0.1:9/v.mp4"}}, 400, "video.url"),
        ({"video": {"type": "url", "url": "http://127.0.0.1:9/v.m3u8"}}, 501, "HLS"),
        ({"response_format": _shaped(a={"type": "string", "default": DEEP})}, 400, "JSON"),
        ({"response_format": _shaped(a={"type": "string", "default": 10**30})}, 400, "JSON"),
        ({"start_time": 10**400}, 400, "JSON"),
        ({"video": {"type": "base64_string", "base64_string": "eHk="}}, 400, "video"),
    ],
)
def test_invalid_requests(analyze, fields, status, named):
    answer = analyze(**fields)
    assert answer.status_code == status, answer.text
    assert named in answer.json()["message"]


def test_small_and_short_videos_are_rejected(visitor, served, make_video):
    def code(path):
        video = {"type": "url", "url": served(path.name, path.read_bytes())}
        return visitor.post("/analyze", json={"video": video, "prompt": "x", "stream": False}).json()["code"]

    assert code(make_video(320, 200)) == "video_resolution_too_low"
    assert code(make_video(seconds=0.5)) == "video_duration_too_short"


def test_deprecated_operations(gallery, visitor):
    video_id = gallery.places["turns.mp4"]

    def summarize(kind, **fields):
        return visitor.post("/summarize", json={"video_id": video_id, "type": kind, **fields})

    assert "blue" in summarize("summary").json()["summary"]
    shaped = summarize("summary", response_format=_shaped(color={"type": "string"})).json()["summary"]
    assert json.loads(shaped) == {"color": "red"}
    chapters = summarize("chapter").json()["chapters"]
    assert [(one["start_sec"], one["end_sec"], one["chapter_title"]) for one in chapters] == [
        (0.0, 3.0, "Red 1"),
        (3.0, 6.0, "Blue 2"),
    ]
    assert summarize("highlight").json()["highlights"][0]["highlight"] == "Red at 0.0 seconds"
    assert summarize("poem").status_code == 400
    gist = visitor.post("/gist", json={"video_id": video_id, "types": ["title", "hashtag"]}).json()
    assert (gist["title"], gist["hashtags"][:2], "topics" in gist) == ("Turns Farm Odd", ["turns", "farm"], False)
    assert visitor.post("/gist", json={"video_id": "none", "types": ["title"]}).status_code == 400
