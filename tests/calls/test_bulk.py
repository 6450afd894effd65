"""A bulk call tries every input: each failure names its input, and no created object is lost."""

from __future__ import annotations

import io
import pickle
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, BulkError, Outcome, TwelveLabs
from twelvelabs_client.errors import (
    ApiConnectionError,
    BadRequestError,
    InvalidArgumentError,
    InvalidSourceError,
    UnauthorizedError,
)

from ..clients import KEY, async_client, run_async, sync_client
from ..loops import loop

URLS = ["https://media.test/a.mp4", "https://media.test/b.mp4", "https://media.test/c.mp4"]
REFUSED = {"code": "video_file_broken", "message": "The file cannot be read."}

Call = Callable[..., Any]
Given = tuple[str, str]
"""The last part of a URL, or the content of a file, and by which field it came."""


@pytest.fixture(params=["sync", "asyncio", "trio"])
def kind(request: pytest.FixtureRequest) -> str:
    """The client, and the loop that it runs on."""
    name: str = request.param
    return name


class Platform:
    """Accepts videos and names the task after each; some it rejects. It records the requests and how many were in
    flight."""

    def __init__(self, *refused: str, status: int = 400) -> None:
        self._refused = refused
        self._status = status
        self._lock = threading.Lock()
        self.forms: list[dict[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            form = _fields(request.content)
            self.forms.append(form)
        video = form.get("video_url", "").rpartition("/")[2] or form.get("video_file", "")
        if video.partition("?")[0] in self._refused:
            return httpx.Response(self._status, json=REFUSED)
        return httpx.Response(201, json={"_id": f"task-{video}", "video_id": "v1"})

    def call(self, kind: str, method: str, **arguments: Any) -> Any:
        """Call a method of a client of this platform."""
        if kind == "sync":
            client: Any = sync_client(self, max_retries=0)
            return _of(client, method)(**arguments)
        other: Any = async_client(self, max_retries=0)
        return run_async(lambda: _of(other, method)(**arguments), kind)

    def index(self, kind: str, **arguments: Any) -> Any:
        """Index videos."""
        return self.call(kind, "tasks.create_bulk", index_id="x1", **arguments)

    def embed(self, kind: str, videos: Any, **arguments: Any) -> Any:
        """Embed videos."""
        return self.call(kind, "embed.tasks.create_bulk", model_name="marengo3.0", videos=videos, **arguments)


def _of(client: Any, method: str) -> Call:
    for name in method.split("."):
        client = getattr(client, name)
    found: Call = client
    return found


def _fields(content: bytes) -> dict[str, str]:
    """The fields of a form; those that come several times are put together."""
    fields: dict[str, str] = {}
    for part in content.split(b"--" + content.partition(b"\r\n")[0][2:])[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        found = re.search(rb'name="([^"]*)"', head)
        assert found is not None
        name = found[1].decode()
        fields[name] = ",".join(filter(None, [fields.get(name), value.removesuffix(b"\r\n").decode()]))
    return fields


# --- indexing


def test_all_tasks_are_returned_in_the_order_of_the_files_and_then_of_the_urls(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "one.mp4"
    path.write_bytes(b"one")
    platform = Platform()
    files = [path, str(path), b"two", io.BytesIO(b"three"), ("four.mp4", b"four", "video/mp4")]
    tasks = platform.index(kind, video_files=files, video_urls=URLS, enable_video_stream=False)
    names = ["one", "one", "two", "three", "four", "a.mp4", "b.mp4", "c.mp4"]
    assert [task.id for task in tasks] == [f"task-{name}" for name in names]
    assert isinstance(tasks, list)
    assert {form["index_id"] for form in platform.forms} == {"x1"}
    assert {form["enable_video_stream"] for form in platform.forms} == {"false"}
    assert len(platform.forms) == 8


def test_the_second_of_three_fails_and_the_others_are_kept(kind: str) -> None:
    platform = Platform("b.mp4")
    with pytest.raises(BulkError) as caught:
        platform.index(kind, video_urls=URLS)
    one, two, three = caught.value.outcomes
    assert [one.source, two.source, three.source] == URLS
    assert [one.result().id, three.result().id] == ["task-a.mp4", "task-c.mp4"]
    assert one.error is None
    assert two.value is None
    assert isinstance(two.error, BadRequestError)
    assert two.error.code == "video_file_broken"
    with pytest.raises(BadRequestError):
        two.result()
    assert caught.value.__cause__ is two.error
    text = str(caught.value)
    assert text.startswith("1 of 3 failed")
    assert "2. https://media.test/b.mp4: " in text
    assert "The file cannot be read." in text


def test_nothing_is_printed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BulkError):
        Platform("b.mp4").index(kind, video_urls=URLS)
    assert capsys.readouterr() == ("", "")


def test_a_file_that_cannot_be_sent_is_an_outcome(kind: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing.mp4"
    platform = Platform()
    with pytest.raises(BulkError, match=re.escape("missing.mp4")) as caught:
        platform.index(kind, video_files=[missing, b"", b"good", io.StringIO("text")], video_urls=[URLS[0]])
    errors = [type(outcome.error) for outcome in caught.value.outcomes]
    assert errors == [InvalidSourceError, InvalidSourceError, type(None), InvalidSourceError, type(None)]
    assert [form.get("video_file", form.get("video_url")) for form in platform.forms].count(None) == 0
    assert len(platform.forms) == 2


def test_when_all_fail_up_to_five_are_listed(kind: str) -> None:
    urls = [f"https://media.test/{number}.mp4" for number in range(9)]
    with pytest.raises(BulkError) as caught:
        Platform(*(f"{number}.mp4" for number in range(9)), status=401).index(kind, video_urls=urls)
    assert {type(outcome.error) for outcome in caught.value.outcomes} == {UnauthorizedError}
    text = str(caught.value)
    assert text.startswith("9 of 9 failed")
    assert len(text.splitlines()) == 7
    assert "4.mp4" in text
    assert "5.mp4" not in text
    assert text.endswith("And 4 more.")


def test_a_broken_connection_is_an_outcome() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if b"b.mp4" in request.content:
            raise httpx.ReadError("reset")
        return Platform()(request)

    with pytest.raises(BulkError) as caught:
        sync_client(handler, max_retries=0).tasks.create_bulk(index_id="x1", video_urls=URLS)
    assert [type(outcome.error) for outcome in caught.value.outcomes] == [type(None), ApiConnectionError, type(None)]


@pytest.mark.parametrize("concurrency", [1, 2, 4])
def test_concurrency_limits_the_requests_in_flight(concurrency: int) -> None:
    platform = Platform()
    everybody = threading.Barrier(concurrency)
    lock = threading.Lock()
    running = most = 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        everybody.wait(10)  # passes only when this many are in flight
        with lock:
            running -= 1
        return platform(request)

    urls = [f"https://media.test/{number}.mp4" for number in range(8)]
    sync_client(handler).tasks.create_bulk(index_id="x1", video_urls=urls, concurrency=concurrency)
    assert most == concurrency


# --- embedding


def test_each_video_has_its_own_parameters(kind: str) -> None:
    platform = Platform()
    videos: Any = [
        {"video_url": URLS[0], "video_start_offset_sec": 1.5, "video_end_offset_sec": 9, "video_clip_length": None},
        {"video_file": b"two", "video_url": None, "video_embedding_scope": ["clip", "video"], "video_clip_length": 5},
    ]
    assert [task.id for task in platform.embed(kind, videos, concurrency=1)] == ["task-a.mp4", "task-two"]
    assert platform.forms == [
        {
            "model_name": "marengo3.0",
            "video_url": URLS[0],
            "video_start_offset_sec": "1.5",
            "video_end_offset_sec": "9",
        },
        {
            "model_name": "marengo3.0",
            "video_clip_length": "5",
            "video_embedding_scope": "clip,video",
            "video_file": "two",
        },
    ]


def test_the_second_of_three_embeddings_fails(kind: str) -> None:
    videos = [{"video_url": url} for url in URLS]
    with pytest.raises(BulkError, match=re.escape("2. https://media.test/b.mp4")) as caught:
        Platform("b.mp4").embed(kind, videos)
    assert [outcome.source for outcome in caught.value.outcomes] == videos
    assert [outcome.error is None for outcome in caught.value.outcomes] == [True, False, True]


def test_no_videos_are_no_tasks(kind: str) -> None:
    assert Platform().embed(kind, []) == []


# --- invalid arguments


@loop(
    ("arguments", "said"),
    [
        ({}, "video_files or video_urls"),
        ({"video_files": [], "video_urls": []}, "video_files or video_urls"),
        ({"video_urls": URLS[0]}, "video_urls must be a list"),
        ({"video_files": "a.mp4"}, "video_files must be a list"),
        ({"video_files": b"bytes"}, "video_files must be a list"),
        ({"video_files": Path("a.mp4")}, "video_files must be a list"),
        ({"video_files": io.BytesIO(b"bytes")}, "video_files must be a list"),
        ({"video_files": 7}, "video_files must be a list"),
        ({"video_urls": [URLS[0], None]}, "video_urls must not contain None"),
        ({"video_urls": URLS, "concurrency": 0}, "concurrency"),
    ],
)
def test_an_invalid_list_of_videos_is_rejected_before_anything_is_sent(
    kind: str, arguments: dict[str, Any], said: str
) -> None:
    platform = Platform()
    with pytest.raises(InvalidArgumentError, match=said):
        platform.index(kind, **arguments)
    assert platform.forms == []


@loop(
    ("video", "said"),
    [
        ({}, r"videos\[1\] needs video_file or video_url"),
        ({"video_file": None, "video_clip_length": 5}, r"videos\[1\] needs video_file or video_url"),
        ({"video_url": URLS[0], "video_embedding_scopes": ["clip"]}, r"videos\[1\].* not video_embedding_scopes"),
        ({"video_url": URLS[0], "model_name": "other"}, r"videos\[1\].* not model_name"),
        (URLS[0], r"videos\[1\] must be a dict"),
        (None, "None"),
    ],
    ids=repr,
)
def test_an_invalid_video_is_rejected_before_anything_is_sent(kind: str, video: Any, said: str) -> None:
    platform = Platform()
    with pytest.raises(InvalidArgumentError, match=said):
        platform.embed(kind, [{"video_url": URLS[0]}, video])
    assert platform.forms == []


@pytest.mark.parametrize("as_tuple", [False, True])
def test_one_open_file_cannot_be_read_twice_at_a_time(kind: str, as_tuple: bool) -> None:
    file = io.BytesIO(b"once")
    platform = Platform()
    given: Any = ("a.mp4", file, None) if as_tuple else file
    with pytest.raises(InvalidArgumentError, match="same open file"):
        platform.index(kind, video_files=[file, given])
    with pytest.raises(InvalidArgumentError, match="same open file"):
        platform.embed(kind, [{"video_file": given, "video_end_offset_sec": 9}, {"video_file": file}])
    assert platform.forms == []


# --- the error


def test_the_error_can_be_pickled_and_shows_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "open.mp4"
    path.write_bytes(b"open.mp4")
    urls = ["https://me:hush@media.test/b.mp4?sig=SECRET", URLS[0]]
    with path.open("rb") as file, pytest.raises(BulkError) as caught:
        Platform("b.mp4", "open.mp4").index("sync", video_files=[file], video_urls=urls)
    error = caught.value
    for text in (str(error), repr(error), repr(error.outcomes)):
        assert "SECRET" not in text
        assert "hush" not in text
        assert KEY not in text
    assert "https://media.test/b.mp4: " in str(error)
    assert str(path) in str(error)
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert [type(outcome.error) for outcome in copy.outcomes] == [BadRequestError, BadRequestError, type(None)]
    assert copy.outcomes[1].source == urls[0]
    assert copy.outcomes[2].result().id == "task-a.mp4"
    assert "open.mp4" in str(copy.outcomes[0].source)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Path("/videos/a.mp4"), "/videos/a.mp4"),
        (b"12345", "5 bytes"),
        (("a.mp4", b"12345", None), "a.mp4"),
        ({"video_file": Path("/videos/a.mp4")}, "/videos/a.mp4"),
        ({"video_url": "https://media.test/a.mp4?token=1"}, "https://media.test/a.mp4"),
        (io.BytesIO(b""), "BytesIO"),
    ],
)
def test_an_input_is_named_as_the_user_knows_it(source: object, name: str) -> None:
    from twelvelabs_client._http.bulk import _name

    assert _name(source) == name


def test_an_outcome_without_value_and_error_raises() -> None:
    with pytest.raises(RuntimeError):
        Outcome("x").result()


# --- over a socket, where the asynchronous client sends files from threads


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a platform that rejects whatever is called bad."""
    platform = Platform("bad")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            answer = platform(httpx.Request("POST", "http://platform.test/tasks", content=content))
            self.send_response(answer.status_code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_files_are_sent_over_connections_of_the_clients_own(address: str, kind: str, tmp_path: Path) -> None:
    contents = ["one", "bad", "three", "four", "five"]
    paths = [tmp_path / f"{content}.mp4" for content in contents]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)

    async def act() -> None:
        async with AsyncTwelveLabs(KEY, base_url=address, max_retries=0) as client:
            await client.tasks.create_bulk(index_id="x1", video_files=paths)

    def act_sync() -> None:
        with TwelveLabs(KEY, base_url=address, max_retries=0) as client:
            client.tasks.create_bulk(index_id="x1", video_files=paths)

    with pytest.raises(BulkError) as caught:
        act_sync() if kind == "sync" else run_async(act, kind)
    tasks = [outcome.value.id if outcome.value else None for outcome in caught.value.outcomes]
    assert tasks == ["task-one", None, "task-three", "task-four", "task-five"]
    assert caught.value.outcomes[1].source == paths[1]
