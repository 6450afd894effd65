"""A running sandbox for the tests, clients whose every answer is held against the contract, and media to upload."""

import functools
import json
import math
import re
import ssl
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, ClassVar

import av
import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.server import sockets

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"


@cache
def contract() -> dict[str, Any]:
    text = resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_text(encoding="utf-8")
    return json.loads(text)


def _template(path: str) -> str | None:
    templates = sorted(contract()["paths"], key=lambda template: template.count("{"))
    return next((t for t in templates if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", t), path)), None)


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = contract()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def _values(media_type: str, text: str) -> list[Any]:
    """What a body holds: one value, or the events of a stream."""
    if media_type == "application/json":
        return [json.loads(text)]
    lines = text.splitlines()
    if media_type == "text/event-stream":
        lines = [line.removeprefix("data: ") for line in lines if line.startswith("data: {")]
    return [json.loads(line) for line in lines]


def check_against_contract(response: httpx.Response) -> None:
    """Assert that an answer is one that the contract documents for the request."""
    response.read()
    request = response.request
    template = _template(request.url.path.removeprefix("/v1.3"))
    if response.status_code in (405, 501) or template is None:
        return
    operation = contract()["paths"][template][request.method.lower()]
    documented = _resolve(operation["responses"][str(response.status_code)])
    if "content" not in documented:
        assert response.content == b""
        return
    media_type = response.headers["content-type"]
    schema = {**documented["content"][media_type]["schema"], "components": contract()["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for value in _values(media_type, response.text):
        validator.validate(value)
    assert response.headers["x-api-version"] == "1.3"
    assert response.headers["x-sandbox"] == "simulated"
    assert response.headers["x-request-id"]


# The sandbox speaks HTTP only; without certificates to load, clients are made much faster.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def new_client(**options: Any) -> httpx.Client:
    return httpx.Client(verify=NO_TLS, trust_env=False, timeout=30, **options)


Connect = Callable[[Sandbox], httpx.Client]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Make a client for a sandbox, whose answers must all conform to the contract."""
    clients = []

    def make(sandbox: Sandbox) -> httpx.Client:
        hooks = {"response": [check_against_contract]}
        headers = {API_KEY_HEADER: sandbox.api_key}
        clients.append(new_client(base_url=sandbox.base_url, headers=headers, event_hooks=hooks))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    with Sandbox(chunk_size=300_000) as running:
        running.clock.freeze()
        yield running


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Iterator[Sandbox]:
    """The sandbox that all tests share. Its clock stands still unless a test advances it."""
    shared_sandbox.requests.clear()
    yield shared_sandbox
    shared_sandbox.faults.clear()
    shared_sandbox.script.clear()


@pytest.fixture
def fresh() -> Iterator[Sandbox]:
    """A sandbox with nothing in it, for tests that look at whole lists."""
    with Sandbox() as running:
        running.clock.freeze()
        yield running


@pytest.fixture
def client(sandbox: Sandbox, connect: Connect) -> httpx.Client:
    return connect(sandbox)


@pytest.fixture
def raw(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client without checks, for answers that break the contract on purpose."""
    with new_client(base_url=sandbox.base_url, headers={API_KEY_HEADER: sandbox.api_key}) as client:
        yield client


@pytest.fixture
def plain() -> Iterator[httpx.Client]:
    """A client that knows no key, for the object store and for media."""
    with new_client() as client:
        yield client


Upload = Callable[..., dict[str, Any]]


def upload(
    sandbox: Sandbox, client: httpx.Client, content: bytes | Path = CLIP, name: str = "clip.mp4", **data: Any
) -> Any:
    """Upload a file and let its processing come to its end; the asset."""
    body = content.read_bytes() if isinstance(content, Path) else content
    created = client.post("/assets", data={"method": "direct", **data}, files={"file": (name, body)})
    assert created.status_code == 201, created.text
    sandbox.wait_until_idle()
    sandbox.clock.advance(1)
    return client.get(f"/assets/{created.json()['_id']}").json()


def create_index(client: httpx.Client, name: str, **fields: Any) -> str:
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    created = client.post("/indexes", json={"index_name": name, "models": models, **fields})
    assert created.status_code == 201, created.text
    return created.json()["_id"]


@pytest.fixture(scope="session")
def clip() -> Path:
    return CLIP


@pytest.fixture
def uploaded(sandbox: Sandbox, client: httpx.Client) -> Upload:
    """Upload to the shared sandbox."""
    return lambda *args, **kwargs: upload(sandbox, client, *args, **kwargs)


@pytest.fixture(scope="module")
def upload_shared(shared_sandbox: Sandbox) -> Iterator[Upload]:
    """Upload to the shared sandbox, for several tests of a module."""
    with new_client(base_url=shared_sandbox.base_url, headers={API_KEY_HEADER: shared_sandbox.api_key}) as client:
        yield lambda *args, **kwargs: upload(shared_sandbox, client, *args, **kwargs)


@pytest.fixture(scope="session")
def upload_to() -> Callable[..., Any]:
    """Upload to any sandbox."""
    return upload


@pytest.fixture(scope="session")
def new_index() -> Callable[..., str]:
    return create_index


def _gray(width: int, height: int, pixel_format: str) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([128]) * plane.buffer_size)
    return frame.reformat(format=pixel_format)


@pytest.fixture
def make_video(tmp_path: Path) -> Callable[..., Path]:
    """Make a silent video of one color."""

    def make(width: int = 640, height: int = 360, seconds: float = 5, codec: str = "libx264") -> Path:
        path = tmp_path / f"{width}x{height}-{seconds}-{codec}.mkv"
        with av.open(str(path), "w") as file:
            stream = file.add_stream(codec, rate=10)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            for number in range(int(seconds * 10)):
                frame = _gray(width, height, "yuv420p")
                frame.pts = number
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def make_image(tmp_path: Path) -> Callable[[str], Path]:
    """Make a picture of 64x48 in a format."""
    kinds = {
        "png": ("png", "rgb24", "image2"),
        "jpeg": ("mjpeg", "yuvj420p", "image2"),
        "gif": ("gif", "rgb8", "gif"),
        "webp": ("libwebp", "yuv420p", "webp"),
        "bmp": ("bmp", "bgr24", "image2"),
    }

    def make(kind: str) -> Path:
        codec, pixel_format, container = kinds[kind]
        path = tmp_path / f"picture.{kind}"
        options = {"update": "1"} if container == "image2" else {}
        with av.open(str(path), "w", format=container, options=options) as file:
            stream = file.add_stream(codec)
            stream.width, stream.height, stream.pix_fmt = 64, 48, pixel_format
            file.mux(stream.encode(_gray(64, 48, pixel_format)))
            file.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def make_audio(tmp_path: Path) -> Callable[..., Path]:
    """Make a second of silence."""

    def make(codec: str = "pcm_s16le", suffix: str = "wav", sample_format: str = "s16") -> Path:
        path = tmp_path / f"silence.{suffix}"
        with av.open(str(path), "w") as file:
            stream = file.add_stream(codec, rate=16_000, layout="mono")
            resampler = av.AudioResampler(sample_format, "mono", 16_000)
            for number in range(16):
                frame = av.AudioFrame(format="s16", layout="mono", samples=1000)
                frame.planes[0].update(bytes(frame.planes[0].buffer_size))
                frame.sample_rate, frame.pts = 16_000, number * 1000
                for resampled in resampler.resample(frame):
                    file.mux(stream.encode(resampled))
            file.mux(stream.encode(None))
        return path

    return make


RATE = 16_000


def _sine(pitch: int, second: int) -> "array[int]":
    return array("h", (int(9000 * math.sin(math.tau * pitch * (second + n / RATE))) for n in range(RATE)))


def _write_sound(file: Any, stream: Any, seconds: int, pitch: int) -> None:
    resampler = av.AudioResampler("fltp", "mono", RATE, frame_size=1024)
    for second in range(seconds):
        frame = av.AudioFrame(format="s16", layout="mono", samples=RATE)
        frame.planes[0].update((_sine(pitch, second) if pitch else array("h", bytes(2 * RATE))).tobytes())
        frame.sample_rate, frame.pts = RATE, second * RATE
        for resampled in resampler.resample(frame):
            file.mux(stream.encode(resampled))
    for resampled in resampler.resample(None):
        file.mux(stream.encode(resampled))
    file.mux(stream.encode(None))


@pytest.fixture(scope="module")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a video whose colors (Y, Cb, Cr) take turns every three seconds, with a tone, with silence, or soundless."""

    def make(
        *colors: tuple[int, int, int],
        seconds: int = 5,
        pitch: int | None = None,
        crf: int = 20,
        suffix: str = "mp4",
        keys: int = 250,
    ) -> Path:
        path = tmp_path_factory.mktemp("clips") / f"clip.{suffix}"
        with av.open(str(path), "w") as file:
            options = {"crf": str(crf), "preset": "ultrafast", "g": str(keys), "sc_threshold": "0"}
            video = file.add_stream("libx264", rate=10, options=options)
            video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
            sound = file.add_stream("aac", rate=RATE, layout="mono") if pitch is not None else None
            for number in range(seconds * 10):
                frame = av.VideoFrame(640, 360, "yuv420p")
                for plane, value in zip(frame.planes, colors[number // 30 % len(colors)], strict=True):
                    plane.update(bytes([value]) * plane.buffer_size)
                frame.pts = number
                file.mux(video.encode(frame))
            file.mux(video.encode(None))
            if sound is not None:
                _write_sound(file, sound, seconds, pitch)
        return path

    return make


RED, GREEN, BLUE = (81, 90, 240), (145, 54, 34), (41, 240, 110)


class Gallery:
    """A sandbox of its own with an index of clips: their assets and their places in the index, by file name."""

    CLIPS: ClassVar[dict[str, dict[str, Any]]] = {
        "barn.mp4": {"colors": [RED], "pitch": 440, "metadata": {"place": "farm", "take": 1, "best": True}},
        "sea.mp4": {"colors": [BLUE], "pitch": 0, "metadata": {"place": "harbor", "take": 2, "best": False}},
        "turns.mp4": {"colors": [RED, BLUE], "seconds": 6, "metadata": {"tags": ["farm", "odd"]}},
        "copy.mkv": {"colors": [RED], "pitch": 440, "crf": 35, "suffix": "mkv", "metadata": {}},
    }

    def __init__(self, sandbox: Sandbox, make: Callable[..., Path]) -> None:
        self.sandbox = sandbox
        self.paths: dict[str, Path] = {}
        self.assets: dict[str, str] = {}
        self.places: dict[str, str] = {}
        with new_client(base_url=sandbox.base_url, headers={API_KEY_HEADER: sandbox.api_key}) as client:
            self.index = create_index(client, "gallery")
            for name, clip in self.CLIPS.items():
                options = {key: value for key, value in clip.items() if key not in ("colors", "metadata")}
                self.paths[name] = make(*clip["colors"], **options)
                self.assets[name] = upload(sandbox, client, self.paths[name], name)["_id"]
                body = {"asset_id": self.assets[name], "user_metadata": clip["metadata"]}
                place = client.post(f"/indexes/{self.index}/indexed-assets", json=body)
                self.places[name] = place.json()["_id"]
        self.finish_work()

    def finish_work(self, seconds: float = 2) -> None:
        """Let the work in the background end, and the clock go on."""
        self.sandbox.wait_until_idle()
        self.sandbox.clock.advance(seconds)

    def name(self, place: str) -> str:
        """The file name of what has this id in the index."""
        return next(name for name, own in self.places.items() if own == place)


@pytest.fixture(scope="module")
def gallery(make_clip: Callable[..., Path]) -> Iterator[Gallery]:
    with Sandbox() as running:
        running.clock.freeze()
        yield Gallery(running, make_clip)
        running.faults.clear()


@pytest.fixture
def visitor(gallery: Gallery, connect: Connect) -> httpx.Client:
    """A client of the gallery."""
    gallery.sandbox.faults.clear()
    return connect(gallery.sandbox)


@pytest.fixture(scope="session")
def frame_of() -> Callable[..., bytes]:
    """Cut a frame out of a video, as PNG."""

    def cut(path: Path, number: int = 7) -> bytes:
        with av.open(str(path)) as file:
            frame = next(frame for count, frame in enumerate(file.decode(video=0)) if count == number)
        encoder = av.CodecContext.create("png", "w")
        encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "rgb24"
        encoder.time_base = Fraction(1, 25)
        picture = frame.reformat(format="rgb24")
        picture.pts = 0
        return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)])

    return cut


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[[str, bytes], str]]:
    """Serve files on loopback."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = functools.partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()

        def serve(name: str, content: bytes) -> str:
            (folder / name).write_bytes(content)
            return f"http://127.0.0.1:{server.server_port}/{name}"

        yield serve
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Make a PDF with a line of text on each page."""

    def make(*lines: str) -> bytes:
        count = len(lines)
        kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for number, line in enumerate(lines):
            content = f"BT /F1 24 Tf 72 700 Td ({line}) Tj ET"
            objects += [
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
                " /Resources << /Font << /F1 3 0 R >> >> >>",
                f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            ]
        body, places = b"%PDF-1.4\n", []
        for number, text in enumerate(objects, start=1):
            places.append(len(body))
            body += f"{number} 0 obj\n{text}\nendobj\n".encode()
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        return (
            body + f"{end}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
        )

    return make


@pytest.fixture
def stop_at_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sandbox], None]:
    """Stops a sandbox, and fails if it has waited for requests that do not notice that."""
    monkeypatch.setattr(sockets, "_GRACE", 60)

    def stop(sandbox: Sandbox) -> None:
        begun = time.monotonic()
        sandbox.stop()
        assert time.monotonic() - begun < 30

    return stop
