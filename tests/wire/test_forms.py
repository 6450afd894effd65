"""Forms are sent over a socket as the platform reads them: text as text, objects as JSON text, files byte for byte."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client.errors import InvalidArgumentError, InvalidSourceError

from .conftest import Act, Sent
from .recorder import Recorder

BYTES = random.Random(7).randbytes(70_000) + b"\r\n--\r\n"
ASSET = (201, {"_id": "a1", "method": "direct", "status": "processing", "created_at": "2026-10-30T09:12:00Z"})


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "red boat é.jpg"
    path.write_bytes(BYTES)
    return path


# --- search


def test_each_way_to_give_an_image(sent: Sent, image: Path) -> None:
    with image.open("rb") as file:
        ways: list[Any] = [
            str(image),
            image,
            BYTES,
            file,
            BytesIO(BYTES),
            ("mine.png", BYTES, "image/png"),
            ("path.png", image, None),
        ]
        (request,) = sent(
            lambda client: client.search.create(
                index_id="i1", search_options=["visual"], query_media_type="image", query_media_file=ways
            )
        )
    name = image.name
    names = [name, name, "upload", name, "upload", "mine.png", "path.png"]
    assert request.files == [("query_media_file", each, BYTES) for each in names]
    types = [part.content_type for part in request.form if part.filename is not None]
    assert types[0] == types[1] == "image/jpeg"
    assert types[5] == "image/png"


@pytest.mark.parametrize("as_list", [False, True])
def test_one_image_with_or_without_a_list(sent: Sent, image: Path, as_list: bool) -> None:
    url = "https://x.test/boat.jpg?a=b&c"
    files: Any = [str(image)] if as_list else str(image)
    urls: Any = [url] if as_list else url
    requests = sent(
        lambda client: client.search.create(
            index_id="i1", search_options=["visual"], query_media_file=files, query_media_url=urls
        )
    )
    requests = sent(
        lambda client: client.search.query(
            index_id="i1", search_options=["visual"], query_media_file=files, query_media_url=urls
        )
    )
    for request in requests:
        assert request.files == [("query_media_file", image.name, BYTES)]
        assert request.fields["query_media_url"] == [url]


def test_a_search_with_everything(sent: Sent, image: Path) -> None:
    urls = [f"https://x.test/{number}.jpg" for number in range(4)]
    condition = {"category": "tour", "duration": {"gte": 600}, "id": ["v1", "v2"], "ok": True, "name": "é"}
    (request,) = sent(
        lambda client: client.search.query(
            index_id="i1",
            search_options=["visual", "transcription"],
            query_text="a red boat, é",
            query_media_url=urls[0],
            query_media_urls=urls[1:],
            query_media_file=image,
            query_media_files=[image, BYTES, BYTES, BYTES, BYTES],
            transcription_options=["lexical", "semantic"],
            group_by="video",
            operator="and",
            page_limit=50,
            filter=condition,
            include_user_metadata=False,
            request_options={"additional_body_parameters": {"beta": {"x": 1}}},
        )
    )
    fields = request.fields
    assert json.loads(fields.pop("filter")[0]) == condition
    assert json.loads(fields.pop("beta")[0]) == {"x": 1}
    assert fields == {
        "index_id": ["i1"],
        "search_options": ["visual", "transcription"],
        "query_text": ["a red boat, é"],
        "query_media_type": ["image"],
        "query_media_url": urls,
        "transcription_options": ["lexical", "semantic"],
        "group_by": ["video"],
        "operator": ["and"],
        "page_limit": ["50"],
        "include_user_metadata": ["false"],
    }
    assert [(name, content) for name, _, content in request.files] == [("query_media_file", BYTES)] * 6


def test_a_search_for_text_is_a_form_too_and_names_no_media(sent: Sent) -> None:
    (request,) = sent(
        lambda client: client.search.query(
            index_id="i1", search_options=["visual"], query_text="boats", filter='{"category": "tour"}'
        )
    )
    assert (request.method, request.path) == ("POST", "/v1.3/search")
    assert request.fields == {
        "index_id": ["i1"],
        "search_options": ["visual"],
        "query_text": ["boats"],
        "filter": ['{"category": "tour"}'],
    }
    assert request.files == []


def test_a_retried_form_is_complete(sent: Sent, server: Recorder, image: Path) -> None:
    server.answers = [(503, {}), (429, {})]
    with image.open("rb") as file:
        file.seek(100)
        requests = sent(
            lambda client: client.search.query(
                index_id="i1", search_options=["visual"], query_media_files=[image, file, BYTES]
            )
        )
    assert len(requests) == 3
    for request in requests:
        assert request.fields == {"index_id": ["i1"], "search_options": ["visual"], "query_media_type": ["image"]}
        assert [content for _, _, content in request.files] == [BYTES] * 3


# --- embeddings


def test_embeddings_of_files(sent: Sent, server: Recorder, image: Path) -> None:
    server.answer = (200, {"model_name": "marengo3.0"})
    sound = image.with_name("horn.wav")
    sound.write_bytes(BYTES[:1000])
    with sound.open("rb") as file:
        (request,) = sent(
            lambda client: client.embed.create(
                model_name="marengo3.0",
                text="a boat",
                image_file=str(image),
                audio_file=file,
                audio_start_offset_sec=1.5,
            )
        )
    assert request.path == "/v1.3/embed"
    assert request.fields == {"model_name": ["marengo3.0"], "text": ["a boat"], "audio_start_offset_sec": ["1.5"]}
    assert sorted(request.files) == [("audio_file", "horn.wav", BYTES[:1000]), ("image_file", image.name, BYTES)]


def test_an_embedding_task_of_a_file(sent: Sent, server: Recorder, image: Path) -> None:
    server.answer = (200, {"_id": "t1"})
    (request,) = sent(
        lambda client: client.embed.tasks.create(
            model_name="marengo3.0", video_file=image, video_embedding_scope=["clip", "video"], video_clip_length=6
        )
    )
    assert request.fields == {
        "model_name": ["marengo3.0"],
        "video_embedding_scope": ["clip", "video"],
        "video_clip_length": ["6"],
    }
    assert request.files == [("video_file", image.name, BYTES)]


# --- assets and tasks

METADATA = {"category": "tour", "batch": 5, "score": 0.5, "ok": True, "tags": ["a", "é"]}


def test_user_metadata_of_an_asset_are_json_text(sent: Sent, server: Recorder, image: Path) -> None:
    server.answer = ASSET
    (request,) = sent(
        lambda client: client.assets.create(
            method="direct", file=str(image), filename="mine.jpg", enable_hls=False, user_metadata=METADATA
        )
    )
    fields = request.fields
    (metadata,) = fields.pop("user_metadata")
    assert json.loads(metadata) == METADATA
    assert fields == {"method": ["direct"], "filename": ["mine.jpg"], "enable_hls": ["false"]}
    assert request.files == [("file", image.name, BYTES)]


def test_user_metadata_may_be_json_text_already(sent: Sent, server: Recorder) -> None:
    server.answer = ASSET
    text = '{"category": "tour"}'
    (request,) = sent(lambda client: client.assets.create(method="url", url="https://x.test/a.mp4", user_metadata=text))
    assert request.fields == {"method": ["url"], "url": ["https://x.test/a.mp4"], "user_metadata": [text]}


def test_user_metadata_of_a_task_are_json_text(sent: Sent, server: Recorder, image: Path) -> None:
    server.answer = (200, {"_id": "t1"})
    (request,) = sent(
        lambda client: client.tasks.create(
            index_id="i1", video_file=image, enable_video_stream=True, user_metadata=METADATA
        )
    )
    fields = request.fields
    (metadata,) = fields.pop("user_metadata")
    assert json.loads(metadata) == METADATA
    assert fields == {"index_id": ["i1"], "enable_video_stream": ["true"]}
    assert request.files == [("video_file", image.name, BYTES)]


# --- what cannot be sent


def _text(folder: Path) -> Any:
    return (folder / "text.txt").open("w+")


BAD: dict[str, tuple[Callable[[Path], Any], type[Exception], str]] = {
    "a path that is not there": (lambda folder: str(folder / "none.jpg"), InvalidSourceError, "none.jpg"),
    "a folder": (lambda folder: folder, InvalidSourceError, "cannot read"),
    "an empty file": (lambda folder: _empty(folder), InvalidSourceError, "empty"),
    "no bytes": (lambda _: b"", InvalidSourceError, "empty"),
    "a number": (lambda _: 7, InvalidArgumentError, "cannot (upload|read) an? int"),
    "a list in a list": (lambda _: [["a.jpg"]], InvalidArgumentError, "a list"),
    "a file opened as text": (_text, InvalidArgumentError, "binary mode"),
}


def _empty(folder: Path) -> Path:
    path = folder / "empty.jpg"
    path.touch()
    return path


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_cannot_be_sent(what: str, sent: Sent, server: Recorder, tmp_path: Path) -> None:
    make, kind, said = BAD[what]
    file = make(tmp_path)
    calls: list[Act] = [
        lambda client: client.search.query(index_id="i1", search_options=["visual"], query_media_files=file),
        lambda client: client.search.create(index_id="i1", search_options=["visual"], query_media_file=file),
        lambda client: client.embed.create(model_name="marengo3.0", image_file=file),
        lambda client: client.assets.create(method="direct", file=file),
    ]
    for call in calls:
        with pytest.raises(kind, match=said):
            sent(call)
    assert server.requests == []
    if hasattr(file, "close"):
        file.close()
