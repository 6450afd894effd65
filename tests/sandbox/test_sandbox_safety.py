"""Safety: what clients, their URLs and their files cannot do."""

import contextlib
import os
import struct
import subprocess
import sys
import threading
import time
import zlib
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox, SandboxError
from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.errors import ApiError, FetchError, StoppedError
from twelvelabs_sandbox.media import worker_pool as media_module
from twelvelabs_sandbox.media.probe_result import UnreadableError
from twelvelabs_sandbox.media.worker_pool import MediaReader, ReadLimits

from tests.loops import loop

HOSTILE_NAMES = [
    "../../../../escaped.mp4",
    "/escaped.mp4",
    "..\\..\\escaped.mp4",
    "C:\\escaped.mp4",
    "a/../../escaped.mp4",
    "nul\0escaped.mp4",
    "line\nbreak.mp4",
    "." * 3 + "/x",
    "x" * 5000,
    "<script>alert(1)</script>.mp4",
    "%2e%2e%2fescaped.mp4",
    "-rf.mp4",
]


def files_in(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


def own(data, path):
    """Whether a file is named by the sandbox: with a random name, or as one of its databases."""
    relative = path.relative_to(data).as_posix()
    names = relative.removeprefix("blobs/").removeprefix("incoming/").split("/")
    return relative.startswith(("sandbox.sqlite3", "lock.sqlite3")) or all(
        set(names[0]) <= set("0123456789abcdef") and len(names[0]) == 32 for _ in names
    )


def test_file_names_of_clients_are_not_used_as_paths(tmp_path, connect):
    data = tmp_path / "data"
    with Sandbox(data=data, chunk_size=4) as sandbox:
        sandbox.clock.freeze()
        client = connect(sandbox)
        for name in HOSTILE_NAMES:
            content = {"file": ("f", b"0123")}
            client.post("/assets", data={"method": "direct", "filename": name}, files=content)
            client.post("/assets", data={"method": "direct"}, files={"file": (name, b"0123")})
            client.post("/assets/multipart-uploads", json={"filename": name, "type": "video", "total_size": 4})
            client.post("/assets", data={"method": "url", "url": f"file:///{name}"})
        sandbox.wait_until_idle()
        assert all(own(data, path) for path in files_in(data))
    assert files_in(tmp_path) == files_in(data)


@pytest.mark.parametrize("path", ["../sandbox.sqlite3", "%2e%2e/sandbox.sqlite3", "..%2fsandbox.sqlite3", "a/b", "%00"])
@pytest.mark.parametrize("place", ["media", "uploads"])
def test_path_traversal_in_urls(sandbox, client, place, path):
    origin = urlsplit(new_url(client))
    # httpx would normalize the path.
    with contextlib.closing(HTTPConnection(origin.hostname, origin.port)) as connection:
        connection.request("GET", f"/{place}/{path}")
        answer = connection.getresponse()
        content = answer.read()
    assert answer.status in (403, 404, 405)
    assert b"SQLite" not in content


def new_url(client, size=10):
    body = {"filename": "a", "type": "video", "total_size": size}
    return client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"]


def changed(url, **query):
    parts = urlsplit(url)
    pairs = dict(pair.split("=") for pair in parts.query.split("&")) | query
    return urlunsplit(parts._replace(query="&".join("=".join(pair) for pair in pairs.items())))


def test_presigned_urls_allow_only_what_was_signed(sandbox, client, plain):
    url = new_url(client)
    other = new_url(client)
    later = str(sandbox.clock.milliseconds() + 10**9)
    forged = [
        changed(url, **{"X-Sandbox-Expires": later}),
        changed(url, **{"X-Sandbox-Size": "11"}),
        changed(url, **{"X-Sandbox-Signature": "0" * 64}),
        changed(url, **{"X-Sandbox-Signature": ""}),
        changed(url, **{"X-Sandbox-Signature": urlsplit(other).query.rpartition("=")[2]}),
        url.replace("/1?", "/2?"),
        url.partition("?")[0],
    ]
    answers = [plain.put(forgery, content=b"0123456789") for forgery in forged]
    assert [answer.status_code for answer in answers] == [403] * len(forged)
    assert plain.post(url, content=b"0123456789").status_code == 405
    assert plain.get(url).status_code == 405
    assert plain.put(url, content=b"012345678").status_code == 400
    assert plain.put(url, content=iter([b"0123456789"])).status_code == 411
    sandbox.clock.advance(3600)
    expired = plain.put(url, content=b"0123456789")
    assert (expired.status_code, "expired" in expired.text) == (403, True)


def test_keys_are_compared_in_constant_time(sandbox, raw, monkeypatch):
    compared = []
    monkeypatch.setattr("hmac.compare_digest", lambda *pair: compared.append(pair) or False)
    assert raw.get("/indexes", headers={API_KEY_HEADER: "wrong"}).status_code == 401
    assert compared == [(b"wrong", sandbox.api_key.encode())]


@pytest.mark.parametrize("key", ["", "é".encode("latin-1"), b"\xff", "x" * 10_000])
def test_invalid_keys(raw, key):
    assert raw.get("/indexes", headers={API_KEY_HEADER: key}).status_code == 401


def test_large_bodies_do_not_take_memory(sandbox, raw):
    """Each is rejected, and the sandbox, which runs in this process, never holds much of it."""
    piece = b" " * 1024 * 1024
    peak = MemoryPeak()
    with peak:
        json = raw.post("/indexes", content=iter([piece] * 100), headers={"content-type": "application/json"})
        field = b'--b\r\ncontent-disposition: form-data; name="url"\r\n\r\n'
        form = raw.post(
            "/assets",
            content=iter([field, *[piece] * 100]),
            headers={"content-type": "multipart/form-data; boundary=b"},
        )
        header = raw.post(
            "/assets",
            content=iter([b"--b\r\nx-long: ", *[b"x" * len(piece)] * 100]),
            headers={"content-type": "multipart/form-data; boundary=b"},
        )
    assert (json.status_code, form.status_code, header.status_code) == (413, 400, 400)
    assert peak.grown < 48 * 1024 * 1024


def test_an_endless_body_is_cut_off(sandbox, raw):
    piece, sent = b" " * 1024 * 1024, []

    def endless():
        while True:
            sent.append(1)
            yield piece

    with pytest.raises(httpx.TransportError):
        raw.post("/indexes", content=endless(), headers={"content-type": "application/json"})
    assert len(sent) < 400


class MemoryPeak:
    """The largest growth of this process's memory within a block, polled every 5 ms."""

    def __enter__(self):
        self.begun, self.grown, self._done = self._resident(), 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def __exit__(self, *_):
        self._done.set()
        self._thread.join()

    def _watch(self):
        while not self._done.wait(0.005):
            self.grown = max(self.grown, self._resident() - self.begun)

    @staticmethod
    def _resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def bomb(side):
    """A decompression bomb: a PNG of a few kilobytes that claims ``side`` pixels in width and height."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 16, 6, 0, 0, 0)
    row = zlib.compress(bytes(1 + 8 * side) * 20)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def test_a_decompression_bomb_fails_alone(uploaded, clip):
    peak = MemoryPeak()
    with peak:
        asset = uploaded(bomb(16_000), "bomb.png")  # two gigabytes of pixels
    assert asset["status"] == "failed"
    assert asset["error"]["message"] == "The file could not be read."
    assert peak.grown < 64 * 1024 * 1024
    assert uploaded(clip)["status"] == "ready"


def test_reading_a_file_times_out(tmp_path, monkeypatch):
    """Reading a pipe that nobody writes to never ends."""
    os.mkfifo(tmp_path / "hang")
    media = MediaReader(ReadLimits(seconds=0.2))
    with pytest.raises(UnreadableError):
        media.probe(tmp_path / "hang", "hang.mp4")
    media.stop()


def test_stopping_interrupts_reading(tmp_path):
    os.mkfifo(tmp_path / "hang")
    media, ends = MediaReader(), []

    def read():
        try:
            media.probe(tmp_path / "hang", "hang.mp4")
        except StoppedError as error:
            ends.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while not media._working:
        time.sleep(0.001)
    media.stop()
    thread.join(60)
    assert len(ends) == 1
    with pytest.raises(StoppedError):
        media.probe(tmp_path, None)


def test_an_interrupted_process_stays_usable(clip):
    MediaReader().probe(clip, "clip.mp4")
    ready, media, ends = list(media_module._POOL._idle), MediaReader(), []

    def read():
        try:
            media.read_features(clip, 5.312)
        except StoppedError as error:
            ends.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while not media._working:
        time.sleep(0.001)
    media.stop()
    thread.join(60)
    assert len(ends) == 1
    assert all(worker.is_usable for worker in ready)
    assert MediaReader().probe(clip, "clip.mp4").kind == "video"


def test_a_process_that_dies_is_replaced(tmp_path, clip):
    media = MediaReader()
    assert media.probe(clip, "clip.mp4").kind == "video"
    for worker in media_module._POOL._idle:
        worker.kill()
    kinds = []
    for _ in range(4):
        try:
            kinds.append(media.probe(clip, "clip.mp4").kind)
        except UnreadableError:
            kinds.append(None)
    assert kinds[-1] == "video"


def test_it_listens_on_loopback_by_default():
    with Sandbox() as sandbox:
        assert urlsplit(sandbox.base_url).hostname == "127.0.0.1"
    with Sandbox(host="0.0.0.0", public_host="localhost") as sandbox:
        assert urlsplit(sandbox.base_url).hostname == "localhost"
        headers = {API_KEY_HEADER: sandbox.api_key}
        with httpx.Client(trust_env=False, headers=headers) as client:
            body = {"filename": "a", "type": "video", "total_size": 10}
            made = client.post(f"{sandbox.base_url}/assets/multipart-uploads", json=body).json()
            assert urlsplit(made["upload_urls"][0]["url"]).hostname == "localhost"
    with pytest.raises(SandboxError, match="cannot listen"):
        Sandbox(host="192.0.2.1").start()


def test_the_admin_api_requires_the_key_from_other_hosts(sandbox, plain):
    address = sandbox.base_url.replace("/v1.3", "/_sandbox/faults")
    assert plain.get(address, headers={"host": "evil.example:80"}).status_code == 403
    allowed = {"host": "sandbox:8080", API_KEY_HEADER: sandbox.api_key}
    assert plain.get(address, headers=allowed).status_code == 200
    assert plain.get(address, headers={**allowed, API_KEY_HEADER: "wrong"}).status_code == 403


@pytest.fixture
def fetcher(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a b.txt").write_text("inside")
    (tmp_path / "outside.txt").write_text("outside")
    (tmp_path / "files" / "link.txt").symlink_to(tmp_path / "outside.txt")

    def make(allow_network=False):
        return Fetcher(Drive(tmp_path / "files"), allow_network)

    return make


def fetch(fetcher, url, tmp_path, limit=1000):
    target = tmp_path / "target"
    fetcher.fetch(url, target, limit, threading.Event())
    return target.read_text()


def test_file_urls_stay_in_one_folder(fetcher, tmp_path):
    allowed = fetcher()
    allowed.check("file:///a%20b.txt", "url")
    assert fetch(allowed, "file:///a%20b.txt", tmp_path) == "inside"
    for url in (
        f"file://{tmp_path}/outside.txt",
        "file:///../outside.txt",
        "file:///%2e%2e/outside.txt",
        "file:///link.txt",
        "file://host/a%20b.txt",
        "file:///",
        "file:///etc/passwd",
    ):
        with pytest.raises(ApiError):
            allowed.check(url, "url")
        with pytest.raises(FetchError):
            fetch(allowed, url, tmp_path)
    with pytest.raises(FetchError, match="larger"):
        fetch(allowed, "file:///a%20b.txt", tmp_path, limit=5)


def test_other_machines_are_rejected_by_default(fetcher):
    with pytest.raises(ApiError) as refused:
        fetcher().check("https://example.com/a.mp4", "url")
    assert refused.value.status == 501
    fetcher(allow_network=True).check("https://example.com/a.mp4", "url")
    for url in ("ftp://example.com/a", "http://", "http://[", "gopher://x/"):
        with pytest.raises(ApiError):
            fetcher(allow_network=True).check(url, "url")


@loop(
    "address",
    [
        "10.0.0.1",
        "169.254.169.254",
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
def test_host_names_of_private_addresses_are_not_fetched(fetcher, tmp_path, monkeypatch, address):
    public = (2, 1, 6, "", ("93.184.216.34", 80))
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: [public, (2, 1, 6, "", (address, 80))])
    with pytest.raises(FetchError, match="private"):
        fetch(fetcher(allow_network=True), "http://rebound.example/a", tmp_path)


def test_redirects_from_public_to_loopback_are_rejected(fetcher, tmp_path, served, monkeypatch):
    """A public server, played by a transport, redirects to a server on this machine."""
    secret, connected = served("secret.txt", b"secret"), []
    real = httpx.Client

    def answer(request):
        connected.append((request.url.host, request.headers["host"], request.extensions.get("sni_hostname")))
        return httpx.Response(302, headers={"location": secret})

    monkeypatch.setattr("httpx.Client", lambda **options: real(transport=httpx.MockTransport(answer)))
    addresses = {"public.example": "93.184.216.34"}
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda host, *args, **kwargs: [(2, 1, 6, "", (addresses.get(host, host), 80))]
    )
    with pytest.raises(FetchError, match="private"):
        fetch(fetcher(allow_network=True), "https://public.example/a", tmp_path)
    # The connection goes to the address that was checked, under the requested host name.
    assert connected == [("93.184.216.34", "public.example", "public.example")]


def test_redirects_from_loopback_to_other_machines_are_rejected(sandbox, uploaded, tmp_path, fetcher):
    class Redirect(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("location", "http://169.254.169.254/latest")
            self.end_headers()

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Redirect) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        for allowed in (False, True):
            with pytest.raises(FetchError, match=r"does not fetch from"):
                fetch(fetcher(allow_network=allowed), f"http://127.0.0.1:{server.server_port}/", tmp_path)
        server.shutdown()
        thread.join()


def test_a_reading_process_ends_with_its_parent(clip):
    """A process that reads files does not outlive a sandbox that was killed."""
    code = (
        "import os, pathlib, signal\n"
        "from twelvelabs_sandbox.media import worker_pool as media\n"
        f"media.MediaReader().probe(pathlib.Path({str(clip)!r}), 'clip.mp4')\n"
        "print(media._POOL._idle[0]._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    pid = int(done.stdout)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and is_running(pid):
        time.sleep(0.02)
    assert not is_running(pid)


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    "path", ["/v1.3/indexes", "/v1.3/nothing", "/_sandbox/faults", "/_sandbox/x", "/console/", "/"]
)
def test_each_response_says_that_it_is_simulated(sandbox, path):
    origin = sandbox.base_url.removesuffix("/v1.3")
    for method in ("GET", "PATCH"):
        answer = httpx.request(method, origin + path, trust_env=False)
        assert answer.headers["x-sandbox"] == "simulated"


def test_each_response_of_the_object_store_says_that_it_is_simulated(client, plain):
    url = new_url(client)
    for answer in (
        plain.put(url, content=b"0123456789"),
        plain.get(url),
        plain.get(url.partition("/uploads")[0] + "/x"),
    ):
        assert answer.headers["x-sandbox"] == "simulated"


@pytest.mark.parametrize("when", ["while it is held", "while it is idle"])
def test_a_process_that_was_killed_after_its_response_is_not_reused(clip, when):
    with media_module._POOL.worker(media_module.ReadLimits().memory) as worker:
        worker.ask({"function": "probe_unnamed", "arguments": [str(clip)], "cpu": 60}, 60, threading.Event())
        if when == "while it is held":
            worker.kill()
    if when == "while it is idle":
        worker._process.kill()
        worker._process.wait()
    assert MediaReader().probe(clip, "clip.mp4").mime == "video/mp4"
