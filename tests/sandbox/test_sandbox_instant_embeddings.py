"""Synchronous embeddings: comparable vectors of text, images, audio and video."""

import base64
import math

import pytest

from tests.loops import loop

THREE, NEWER = "marengo3.0", "marengo3.5"


@pytest.fixture
def embed(visitor):
    """Embed an input with the older model and return the response."""

    def run(kind, given, model=THREE, **fields):
        return visitor.post("/embed-v2", json={"input_type": kind, "model_name": model, kind: given, **fields})

    return run


@pytest.fixture
def vector(embed):
    """The only vector of a response."""

    def run(kind, given, **fields):
        answer = embed(kind, given, **fields)
        assert answer.status_code == 200, answer.text
        (datum,) = answer.json()["data"]
        return datum["embedding"]

    return run


@pytest.fixture
def text(vector):
    return lambda words: vector("text", {"input_text": words})


def _likeness(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def _encoded(content):
    return {"base64_string": base64.b64encode(content).decode()}


def _of(answer, scope, option):
    data = answer.json()["data"]
    return [one for one in data if (one["embedding_scope"], one["embedding_option"]) == (scope, option)]


@pytest.fixture
def clip_vectors(gallery, embed):
    """The visual vector of each clip as a whole."""

    def run():
        vectors = {}
        for name, asset_id in gallery.assets.items():
            plan = {"embedding_option": ["visual"], "embedding_scope": ["asset"]}
            (datum,) = embed("video", {"media_source": {"asset_id": asset_id}, **plan}).json()["data"]
            vectors[name] = datum["embedding"]
        return vectors

    return run


def test_vectors_of_text(text):
    for words in ("red", "a harbor at dusk", "?!", "红色"):
        assert len(text(words)) == 512
        assert math.hypot(*text(words)) == pytest.approx(1, abs=1e-5)
    assert text("A harbor!") == text("the harbor")
    harbor = text("harbor")
    assert _likeness(harbor, text("harbor boats")) > 0.6
    assert abs(_likeness(harbor, text("mountain"))) < 0.2


def test_a_color_is_closest_to_the_clip_of_that_color(text, clip_vectors):
    vectors = clip_vectors()

    def order(words):
        wanted = text(words)
        return sorted(vectors, key=lambda name: -_likeness(wanted, vectors[name]))

    assert set(order("red")[:2]) == {"barn.mp4", "copy.mkv"}
    assert order("red")[3] == "sea.mp4"
    assert order("something blue")[0] == "sea.mp4"


def test_near_duplicates_and_frames_are_closest(gallery, vector, clip_vectors, frame_of):
    vectors = clip_vectors()
    assert _likeness(vectors["barn.mp4"], vectors["copy.mkv"]) > 0.99
    assert _likeness(vectors["barn.mp4"], vectors["sea.mp4"]) < 0.7
    frame = vector("image", {"media_source": _encoded(frame_of(gallery.paths["sea.mp4"]))})
    assert max(vectors, key=lambda name: _likeness(frame, vectors[name])) == "sea.mp4"


def test_a_video_in_segments(gallery, embed):
    answer = embed("video", {"media_source": {"asset_id": gallery.assets["turns.mp4"]}})
    assert answer.json()["metadata"] == {
        "input_type": "video",
        "input_filename": "turns.mp4",
        "embedding_scopes": ["clip", "asset"],
        "embedding_options": ["visual", "audio", "transcription"],
        "duration": 6.0,
    }
    assert [(one["start_sec"], one["end_sec"]) for one in _of(answer, "clip", "visual")] == [
        (0, 6)
    ]  # each at least 4 s long
    cut = {"strategy": "dynamic", "dynamic": {"min_duration_sec": 2}}
    answer = embed("video", {"media_source": {"asset_id": gallery.assets["turns.mp4"]}, "segmentation": cut})
    assert [(one["start_sec"], one["end_sec"]) for one in _of(answer, "clip", "visual")] == [(0, 3), (3, 6)]
    assert len(_of(answer, "asset", "visual")) == 1
    assert _of(answer, "clip", "audio") == []  # it has no sound


def test_a_part_of_a_video_in_equal_segments(gallery, embed):
    plan = {
        "start_sec": 1,
        "end_sec": 4.5,
        "segmentation": {"strategy": "fixed", "fixed": {"duration_sec": 2}},
        "embedding_type": ["separate_embedding", "fused_embedding"],
        "embedding_scope": ["clip"],
    }
    answer = embed("video", {"media_source": {"asset_id": gallery.assets["barn.mp4"]}, **plan})
    metadata = answer.json()["metadata"]
    assert (metadata["clip_length"], metadata["start_offset_sec"], metadata["end_offset_sec"]) == (2, 1, 4.5)
    seen, heard, fused = (_of(answer, "clip", option) for option in ("visual", "audio", "fused"))
    assert [(one["start_sec"], one["end_sec"]) for one in seen] == [(1, 3), (3, 4.5)]
    assert len(seen) == len(heard) == len(fused) == 2
    between = [_likeness(fused[0]["embedding"], one[0]["embedding"]) for one in (seen, heard)]
    assert between[0] == pytest.approx(between[1], abs=1e-4)
    assert between[0] > 0.5


def test_audio(embed, make_audio, gallery):
    content = make_audio().read_bytes()
    answer = embed("audio", {"media_source": _encoded(content)})
    assert [one["embedding_option"] for one in answer.json()["data"]] == ["audio", "audio"]
    assert answer.json()["metadata"]["duration"] == 1.0
    refused = embed("audio", {"media_source": {"asset_id": gallery.assets["barn.mp4"]}})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "parameter_invalid")


def test_text_with_an_image(gallery, vector, text, frame_of):
    source = _encoded(frame_of(gallery.paths["sea.mp4"]))
    both = vector("text_image", {"media_source": source, "input_text": "harbor"})
    picture = vector("image", {"media_source": source})
    assert _likeness(both, picture) == pytest.approx(_likeness(both, text("harbor")), abs=1e-4)
    assert _likeness(both, picture) > 0.6


def test_multi_input_makes_one_vector(gallery, embed, frame_of):
    sources = [
        {"name": "sea", "media_type": "image", **_encoded(frame_of(gallery.paths["sea.mp4"]))},
        {"name": "barn", "media_type": "video", "asset_id": gallery.assets["barn.mp4"]},
    ]
    given = {"input_text": "<@sea> and <@barn>", "media_sources": sources}
    answer = embed("multi_input", given, NEWER, embedding_dimension=256)
    assert answer.status_code == 200, answer.text
    (datum,) = answer.json()["data"]
    assert len(datum["embedding"]) == 256
    assert math.hypot(*datum["embedding"]) == pytest.approx(1, abs=1e-5)
    assert [datum[name] for name in ("embedding_option", "embedding_scope", "start_sec")] == [None, None, None]
    assert answer.json()["metadata"] == {"input_type": "multi_input", "embedding_dimension": 256}
    usage = answer.json()["usage"]
    assert (usage["input_tokens"]["image"], usage["truncated"]) == (256, False)
    assert set(usage["input_tokens"]) == {"text", "image", "video"}
    assert embed("multi_input", {"input_text": "red"}).json().keys() == {"data", "metadata"}


def test_long_text_is_rejected_or_truncated(embed):
    assert embed("text", {"input_text": "word " * 500}).status_code == 200
    refused = embed("text", {"input_text": "word " * 501})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "token_limit_exceeded")
    given = {"input_text": "red " + "word " * 2000}
    assert embed("multi_input", given, NEWER).status_code == 400
    cut = embed("multi_input", given, NEWER, auto_truncate=True)
    assert cut.json()["usage"] == {
        "input_tokens": {"text": 2000},
        "truncated": True,
        "truncation_reason": "model_context_window",
    }


def test_a_pdf_is_embedded_by_its_text(embed, upload_to, gallery, visitor, make_pdf, text):
    asset_id = upload_to(gallery.sandbox, visitor, make_pdf("harbor at dusk"), "tour.pdf")["_id"]
    source = {"media_type": "document", "asset_id": asset_id}
    answer = embed("multi_input", {"media_sources": [source]}, NEWER)
    assert answer.status_code == 200, answer.text
    assert answer.json()["usage"]["input_tokens"] == {"document": 3}
    assert _likeness(answer.json()["data"][0]["embedding"], text("harbor at dusk")) > 0.99
    together = embed("multi_input", {"media_sources": [source], "input_text": "x"}, NEWER)
    assert together.status_code == 400


SOURCE = {"media_source": {"asset_id": "A"}}


@loop(
    ("kind", "given", "fields", "code", "named"),
    [
        ("text", {"input_text": "x"}, {"model": NEWER}, "parameter_invalid", "input_type"),
        ("text", {"input_text": "x"}, {"image": SOURCE}, "parameter_invalid", "image"),
        ("text", {"input_text": "x"}, {"embedding_dimension": 256}, "parameter_invalid", "embedding_dimension"),
        ("text", {"input_text": "x"}, {"auto_truncate": True}, "parameter_invalid", "auto_truncate"),
        ("multi_input", {}, {"model": NEWER}, "parameter_not_provided", "input_text"),
        ("multi_input", {"input_text": "x"}, {"model": NEWER, "embedding_dimension": 3}, "parameter_invalid", "512"),
        ("image", {"media_source": {}}, {}, "parameter_not_provided", "image.media_source.base64_string"),
        ("image", {"media_source": {"base64_string": "%"}}, {}, "parameter_invalid", "Base64"),
        ("image", {"media_source": {"base64_string": "eHk="}}, {}, "parameter_invalid", "media_source"),
        ("image", {"media_source": {"asset_id": "A", "url": "B"}}, {}, "parameter_invalid", "cannot be combined"),
        ("image", {"media_source": {"asset_id": "none"}}, {}, "resource_not_exist", "none"),
        ("image", SOURCE, {}, "parameter_invalid", "kind image"),
        ("video", {**SOURCE, "start_sec": 3, "end_sec": 2}, {}, "parameter_invalid", "end_sec"),
        ("video", {**SOURCE, "end_sec": 60}, {}, "parameter_invalid", "duration"),
    ],
)
def test_invalid_requests(embed, gallery, kind, given, fields, code, named):
    given = dict(given)
    if given.get("media_source") == {"asset_id": "A"}:
        given["media_source"] = {"asset_id": gallery.assets["barn.mp4"]}
    answer = embed(kind, given, **fields)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["code"] == code
    assert named in answer.json()["error"]["message"]


def test_unsupported_requests(embed):
    away = embed("image", {"media_source": {"url": "https://example.com/a.png"}})
    unsure = embed("multi_input", {"input_text": "x"}, NEWER, embedding_uncertainty=True)
    for answer, named in ((away, "image.media_source.url"), (unsure, "embedding_uncertainty")):
        assert answer.status_code == 501
        assert named in answer.json()["error"]["message"]


def test_a_missing_key_has_a_flat_error(gallery, plain):
    answer = plain.post(f"{gallery.sandbox.base_url}/embed-v2", json={})
    assert (answer.status_code, answer.json()["code"]) == (401, "api_key_invalid")


def test_v1(gallery, visitor, served, make_audio, frame_of, text):
    sound = served("tone.wav", make_audio().read_bytes())
    picture = frame_of(gallery.paths["sea.mp4"])
    form = {"model_name": (None, THREE), "text": (None, "red"), "audio_url": (None, sound)}
    answer = visitor.post("/embed", files={**form, "image_file": ("sea.png", picture)})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["text_embedding"]["segments"] == [{"float": text("red")}]
    assert body["image_embedding"]["metadata"] == {"input_filename": "sea.png"}
    assert body["audio_embedding"]["metadata"] == {"input_url": sound, "input_filename": "tone.wav"}
    (segment,) = body["audio_embedding"]["segments"]
    assert (segment["start_offset_sec"], segment["end_offset_sec"], len(segment["float"])) == (0, 1, 512)
    nothing = visitor.post("/embed", files={"model_name": (None, THREE)})
    assert (nothing.status_code, nothing.json()["code"]) == (400, "parameter_not_provided")
    late = visitor.post("/embed", files={**form, "audio_start_offset_sec": (None, "1.5")})
    assert late.status_code == 400
    assert visitor.post("/embed", files={**form, "model_name": (None, "marengo2.7")}).status_code == 400
