"""Embeddings and transcription of indexed assets: extracted from the media once and stored."""

import math
import random
import sqlite3
import threading
from array import array
from contextlib import closing, suppress
from itertools import pairwise

import av
import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.inference.clip_embeddings import make_embeddings
from twelvelabs_sandbox.inference.vectors import Picture, audio_vector, look, unit, visual_vector
from twelvelabs_sandbox.media.feature_extraction import extract_features
from twelvelabs_sandbox.media.loudness import listen
from twelvelabs_sandbox.media.worker_pool import MediaReader

BLACK, GRAY, RED, BLUE = (16, 128, 128), (128, 128, 128), (81, 90, 240), (41, 240, 110)


@pytest.fixture
def index_id(client, new_index, request):
    return new_index(client, request.node.name)


def _index(client, index_id, asset_id):
    created = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id})
    assert created.status_code == 202, created.text
    return f"/indexes/{index_id}/indexed-assets/{created.json()['_id']}"


def _segments(client, address, *options):
    answer = client.get(address, params={"embedding_option": options or ["visual", "audio"]})
    assert answer.status_code == 200, answer.text
    embedding = answer.json()["embedding"]
    assert embedding["model_name"] == "marengo3.0"
    return embedding["video_embedding"]["segments"]


@pytest.fixture
def embed(sandbox, client, index_id, uploaded):
    """Upload and index a file, wait for it and return the segments of its embeddings."""

    def run(content, *options):
        address = _index(client, index_id, uploaded(content)["_id"])
        sandbox.clock.advance(2)
        return _segments(client, address, *options)

    return run


def _likeness(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def _of(segments, option):
    return [segment["float"] for segment in segments if segment["embedding_option"] == option]


def _check_vector(vector):
    assert len(vector) == 512
    assert all(math.isfinite(value) for value in vector)
    assert math.hypot(*vector) == pytest.approx(1, abs=1e-5)


def _make(path, duration):
    return make_embeddings(extract_features(path, duration, threading.Event()))


def test_the_windows_cover_the_duration(make_clip, embed):
    segments = embed(make_clip(RED, BLUE, seconds=14, pitch=440))
    for option in ("visual", "audio"):
        own = [segment for segment in segments if segment["embedding_option"] == option]
        assert [segment["start_offset_sec"] for segment in own] == [0, 6, 12]
        assert all(one["end_offset_sec"] == other["start_offset_sec"] for one, other in pairwise(own))
        assert own[-1]["end_offset_sec"] == pytest.approx(14, abs=0.2)
        assert {segment["embedding_scope"] for segment in own} == {"clip"}
    for segment in segments:
        _check_vector(segment["float"])


def test_only_requested_options_are_returned(sandbox, client, index_id, uploaded):
    address = _index(client, index_id, uploaded()["_id"])
    sandbox.clock.advance(2)

    def options(*asked):
        return [segment["embedding_option"] for segment in _segments(client, address, *asked)]

    assert options("visual") == ["visual"]
    assert options("audio") == ["audio"]
    assert options("audio", "visual", "audio") == ["audio", "visual"]
    assert options("transcription") == []
    assert options("transcription", "visual") == ["visual"]
    plain = client.get(address, params={"transcription": "false"}).json()
    assert "embedding" not in plain
    assert "transcription" not in plain
    both = client.get(address, params={"embedding_option": "visual", "transcription": "true"}).json()
    assert both.pop("transcription") == []
    assert both.pop("embedding")
    assert both == plain == client.get(address).json()  # the request has changed nothing


@pytest.mark.parametrize(
    ("made_of", "asked", "named"),
    [
        ("visual", "audio", "audio: the index has no model option audio"),
        ("visual", "transcription", "transcription: the index has no model option audio"),
        ("audio", "visual", "visual: the index has no model option visual"),
        ("audio", "visual-text", "visual-text, which only Marengo 2.7 supports"),
        ("visual", "smell", "must be "),
        ("visual", "", "must be "),
    ],
)
def test_options_that_the_index_does_not_have(client, sandbox, new_index, uploaded, request, made_of, asked, named):
    models = [{"model_name": "marengo3.0", "model_options": [made_of]}]
    address = _index(client, new_index(client, request.node.name, models=models), uploaded()["_id"])
    for _ in range(2):
        refused = client.get(address, params={"embedding_option": [made_of, asked]})
        assert (refused.status_code, refused.json()["code"]) == (400, "parameter_invalid")
        assert "embedding_option" in refused.json()["message"]
        assert named in refused.json()["message"]
        sandbox.clock.advance(2)
    assert {segment["embedding_option"] for segment in _segments(client, address, made_of)} == {made_of}


def test_there_are_no_embeddings_before_the_asset_is_ready(client, sandbox, index_id, uploaded, make_video):
    asked = {"embedding_option": ["visual", "audio"], "transcription": "true"}
    assets = [uploaded(), uploaded(make_video(320, 200))]
    started, failing = (_index(client, index_id, asset["_id"]) for asset in assets)
    sandbox.wait_until_idle()
    for _ in range(4):
        item = client.get(started, params=asked).json()
        assert item["status"] != "ready"
        assert not {"embedding", "transcription"} & set(item)
        sandbox.clock.advance(0.49)
    sandbox.clock.advance(0.1)
    assert {"embedding", "transcription"} <= set(client.get(started, params=asked).json())
    item = client.get(failing, params=asked).json()
    assert item["status"] == "failed"
    assert not {"embedding", "transcription"} & set(item)


def test_equal_media_have_equal_vectors_in_any_sandbox(clip, embed, connect, new_index, upload_to):
    here = embed(clip)
    with Sandbox() as other:
        other.clock.freeze()
        client = connect(other)
        address = _index(client, new_index(client, "other"), upload_to(other, client, clip)["_id"])
        other.clock.advance(2)
        assert _segments(client, address) == here
    assert len(here) == 2


def test_a_copy_is_closer_than_another_clip(make_clip, embed):
    original = embed(make_clip(RED, pitch=300))
    copy = embed(make_clip(RED, pitch=300, crf=35, suffix="mkv"))
    other = embed(make_clip(BLUE, pitch=3000))
    for option in ("visual", "audio"):
        (a,), (b,), (c,) = _of(original, option), _of(copy, option), _of(other, option)
        assert _likeness(a, b) > 0.95
        assert _likeness(a, c) < 0.9


def test_a_reencoded_copy_is_closer_than_another_clip(clip, make_clip, tmp_path):
    copy = tmp_path / "copy.mp4"
    with av.open(str(clip)) as source, av.open(str(copy), "w") as target:
        stream = target.add_stream("libx264", rate=25, options={"crf": "38", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for frame in source.decode(video=0):
            target.mux(stream.encode(frame.reformat(640, 360)))
        target.mux(stream.encode(None))
    (original, *_), (copied,), (gray,) = (_make(path, 5) for path in (clip, copy, make_clip(GRAY)))
    assert _likeness(original["float"], copied["float"]) > 0.98
    assert _likeness(original["float"], gray["float"]) < 0.9


@pytest.mark.parametrize("color", [BLACK, GRAY])
def test_black_and_silence_have_a_direction_too(make_clip, embed, color):
    segments = embed(make_clip(color, seconds=7, pitch=0))
    assert [segment["embedding_option"] for segment in segments] == ["visual"] * 2 + ["audio"] * 2
    for segment in segments:
        _check_vector(segment["float"])


def test_a_video_without_sound_has_only_visual_segments(make_clip, embed):
    assert [segment["embedding_option"] for segment in embed(make_clip(RED))] == ["visual"]


def test_each_window_has_its_own_vector(make_clip):
    first, second, third = _of(_make(make_clip(RED, RED, BLUE, BLUE, seconds=18), 18), "visual")
    assert _likeness(first, second) < 0.9
    assert _likeness(first, third) > 0.999


def test_moving_pictures_differ_from_still_ones(make_clip):
    moving, backward = (_make(make_clip(*colors, seconds=6), 6)[0]["float"] for colors in ((RED, BLUE), (BLUE, RED)))
    assert 0.5 < _likeness(moving, backward) < 0.99


def test_only_key_frames_of_a_long_video_are_decoded(make_clip):
    path = make_clip(RED, BLUE, seconds=63, keys=100)
    long = _of(_make(path, 63), "visual")
    assert len(long) == 11
    for vector in long:
        _check_vector(vector)
    assert len({tuple(vector) for vector in long}) == 2  # a picture every ten seconds, held until the next
    short = _of(_make(path, 59), "visual")
    assert len(short) == 10
    assert len({tuple(vector) for vector in short[1:9]}) == 1  # red and blue in each of them


def test_after_the_end_the_last_picture_stays_and_silence_follows(make_clip):
    segments = _make(make_clip(RED, seconds=5, pitch=440), 20)
    assert [segment["end_offset_sec"] for segment in segments] == [6, 12, 18, 20] * 2
    first, *later = _of(segments, "visual")
    assert all(_likeness(first, vector) > 0.999 for vector in later)
    silence = audio_vector(b"")
    assert _of(segments, "audio")[1:] == [silence] * 3


def test_a_truncated_file_has_the_features_before_the_end(make_clip, tmp_path):
    content = bytearray(make_clip(RED, BLUE, seconds=20, pitch=440, suffix="mkv").read_bytes())
    content[len(content) // 2 :] = random.Random(1).randbytes(len(content) // 3)
    broken = tmp_path / "broken.mkv"
    broken.write_bytes(content)
    segments = _make(broken, 20)
    assert len(segments) == 8
    for segment in segments:
        _check_vector(segment["float"])
    assert _make(tmp_path / "absent.mkv", 20) == []
    broken.write_bytes(content[:500])
    assert _make(broken, 20) == []


def test_vectors_of_minimal_media():
    for size in (0, 1, 7, 1000):
        _check_vector(audio_vector(listen(array("h", [-32768] * size))))
    _check_vector(visual_vector([look(bytes(768))]))
    nothing = Picture([0.0] * 256, [0.0] * 64, [0.0] * 64)
    _check_vector(visual_vector([nothing, nothing]))
    _check_vector(unit([0.0] * 512))


def test_features_are_extracted_once_and_survive_a_restart(tmp_path, connect, new_index, upload_to, clip, monkeypatch):
    made, read = [], MediaReader.read_features
    monkeypatch.setattr(MediaReader, "read_features", lambda *args: made.append(1) or read(*args))
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.clock.freeze()
        client = connect(sandbox)
        asset = upload_to(sandbox, client, clip)
        addresses = [_index(client, new_index(client, f"index {number}"), asset["_id"]) for number in range(3)]
        sandbox.clock.advance(2)
        first = _segments(client, addresses[0])  # perhaps before the background job has started
        sandbox.wait_until_idle()
        assert [_segments(client, address) for address in addresses] == [first] * 3
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.wait_until_idle()
        assert _segments(connect(sandbox), addresses[1]) == first
    assert made == [1]


def test_interrupted_extraction_is_resumed_after_a_restart(tmp_path, connect, new_index, upload_to, clip, monkeypatch):
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.clock.freeze()
        client = connect(sandbox)
        asset, index_id = upload_to(sandbox, client, clip), new_index(client, "kept")
        monkeypatch.setattr(
            sandbox._running.backend.jobs, "submit_slow", lambda *args: None
        )  # as if it had stopped before the job started
        address = _index(client, index_id, asset["_id"])
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.wait_until_idle()
        sandbox.clock.advance(2)
        client = connect(sandbox)
        client.delete(f"/assets/{asset['_id']}", params={"force": True})
        assert len(_segments(client, address)) == 2


def test_missing_features_are_extracted_on_request(client, sandbox, index_id, uploaded, monkeypatch):
    assets = [uploaded(), uploaded()]
    with monkeypatch.context() as patched:
        patched.setattr(sandbox._running.backend.jobs, "submit_slow", lambda *args: None)
        address, gone = (_index(client, index_id, asset["_id"]) for asset in assets)
    sandbox.clock.advance(2)
    assert len(_segments(client, address)) == 2
    client.delete(f"/assets/{assets[1]['_id']}", params={"force": True})
    assert len(_segments(client, gone)) == 2  # the features were extracted before the file was deleted


def test_features_are_deleted_with_the_last_use_of_the_asset(tmp_path, connect, new_index, upload_to, clip):
    with Sandbox(data=tmp_path) as sandbox, closing(sqlite3.connect(tmp_path / "sandbox.sqlite3")) as database:
        sandbox.clock.freeze()
        client = connect(sandbox)

        def kept():
            return database.execute("SELECT count(*) FROM features").fetchone()[0]

        asset_id = upload_to(sandbox, client, clip)["_id"]
        index_id = new_index(client, "first")
        address = _index(client, index_id, asset_id)
        sandbox.wait_until_idle()
        assert kept() == 1
        client.delete(address)
        assert kept() == 1
        addresses = [_index(client, index_id, asset_id), _index(client, new_index(client, "second"), asset_id)]
        sandbox.clock.advance(2)
        client.delete(f"/assets/{asset_id}", params={"force": True})
        assert len(_segments(client, addresses[0])) == 2
        client.delete(addresses[1])
        assert kept() == 1
        client.delete(f"/indexes/{index_id}")
        assert kept() == 0
        client.delete(f"/assets/{upload_to(sandbox, client, clip)['_id']}")
        assert kept() == 0


def test_a_request_that_waits_for_features_blocks_neither_others_nor_stop(
    raw, connect, new_index, upload_to, clip, stop_at_once, monkeypatch
):
    begun = threading.Event()

    def slow(media, source, duration):
        begun.set()
        assert media.stopping.wait(60)
        raise StoppedError

    monkeypatch.setattr(MediaReader, "read_features", slow)
    with Sandbox() as sandbox:
        sandbox.clock.freeze()
        client = connect(sandbox)
        asset = upload_to(sandbox, client, clip)
        address = _index(client, new_index(client, "slow"), asset["_id"])
        sandbox.clock.advance(2)
        url, headers, statuses = (
            f"{sandbox.base_url}{address}?embedding_option=visual",
            {API_KEY_HEADER: sandbox.api_key},
            [],
        )

        def ask():
            with suppress(httpx.TransportError):  # the connection may end before the response
                statuses.append(raw.get(url, headers=headers).status_code)

        waiting = threading.Thread(target=ask)
        waiting.start()
        assert begun.wait(20)
        assert client.get(address).json()["status"] == "ready"
        stop_at_once(sandbox)
    waiting.join(20)
    assert statuses in ([], [500])
