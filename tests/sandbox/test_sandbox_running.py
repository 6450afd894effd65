"""Starting, stopping, restarting; the clock; the program."""

import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Clock, Sandbox, SandboxError


def test_it_starts_quickly_and_leaks_nothing(connect):
    before = set(threading.enumerate())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        begun = time.process_time()  # other processes may take long
        sandbox = Sandbox().start()
        assert time.process_time() - begun < 0.5
        assert sandbox.base_url.startswith("http://127.0.0.1:")
        assert sandbox.base_url.endswith("/v1.3")
        assert connect(sandbox).get("/indexes").status_code == 200
        address = sandbox.base_url
        sandbox.stop()
        sandbox.stop()
    assert set(threading.enumerate()) <= before
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)
    with pytest.raises(RuntimeError, match="not running"):
        sandbox.base_url  # noqa: B018
    assert repr(sandbox) == "<Sandbox not running>"


def test_it_starts_and_stops_within_40_milliseconds(connect):
    """With an open keep-alive connection. The best of several counts, as other processes may take time."""
    Sandbox().start().stop()  # the first one imports modules
    starts, stops = [], []
    for _ in range(200):
        marks = [time.perf_counter()]
        sandbox = Sandbox().start()
        marks.append(time.perf_counter())
        connect(sandbox).get("/indexes")
        marks.append(time.perf_counter())
        sandbox.stop()
        marks.append(time.perf_counter())
        starts.append(marks[1] - marks[0])
        stops.append(marks[3] - marks[2])
        if min(starts) < 0.04 and min(stops) < 0.04:
            return
    raise AssertionError(f"starts: {starts}, stops: {stops}")


def read_to_end(connection):
    """Wait until the other side has ended a connection."""
    with contextlib.suppress(ConnectionResetError):
        while connection.recv(65536):
            pass


def test_an_upload_in_flight_does_not_delay_stopping(connect, stop_at_once, caplog):
    with Sandbox() as sandbox:
        body = {"filename": "a", "type": "video", "total_size": 1000}
        url = urlsplit(connect(sandbox).post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"])
        with socket.create_connection((url.hostname, url.port)) as connection:
            head = f"PUT {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Length: 1000\r\n\r\n"
            connection.sendall(head.encode() + b"start")
            while not sandbox.requests.matching(route="object-store PUT"):
                time.sleep(0.001)
            stop_at_once(sandbox)
            read_to_end(connection)
    assert caplog.text == ""


def test_a_stalled_download_does_not_delay_stopping(connect, plain, stop_at_once, caplog):
    size = 20_000_000
    with Sandbox(chunk_size=size) as sandbox:
        client = connect(sandbox)
        body = {"filename": "a", "type": "video", "total_size": size}
        session = client.post("/assets/multipart-uploads", json=body).json()
        etag = plain.put(session["upload_urls"][0]["url"], content=bytes(size)).headers["etag"].strip('"')
        chunks = [{"chunk_index": 1, "proof": etag, "proof_type": "etag", "chunk_size": size}]
        address = f"/assets/multipart-uploads/{session['upload_id']}"
        url = urlsplit(client.post(address, json={"completed_chunks": chunks}).json()["url"])
        with socket.create_connection((url.hostname, url.port)) as connection:
            connection.sendall(f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode())
            assert connection.recv(15) == b"HTTP/1.1 200 OK"
            stop_at_once(sandbox)
            read_to_end(connection)
    assert caplog.text == ""


def test_a_slow_response_does_not_delay_stopping(stop_at_once, caplog):
    with Sandbox() as sandbox:
        sandbox.faults.add(drip=1)
        url = urlsplit(sandbox.base_url)
        with socket.create_connection((url.hostname, url.port)) as connection:
            connection.sendall(f"GET {url.path}/indexes HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode())
            assert connection.recv(12) == b"HTTP/1.1 401"
            stop_at_once(sandbox)
            read_to_end(connection)
    assert caplog.text == ""


def test_stopping_while_clients_connect_leaks_nothing(caplog):
    """A leaked connection would warn when it is collected, and warnings are errors."""

    def keep_connecting(host, port):
        with contextlib.suppress(OSError):
            while True:
                with socket.create_connection((host, port), timeout=5) as connection:
                    connection.sendall(b"GET /v1.3/indexes HTTP/1.1\r\nHost: x\r\n\r\n")
                    connection.recv(1)

    for _ in range(10):
        with Sandbox() as sandbox:
            url = urlsplit(sandbox.base_url)
            threads = [threading.Thread(target=keep_connecting, args=(url.hostname, url.port)) for _ in range(4)]
            for thread in threads:
                thread.start()
            while not sandbox.requests:
                time.sleep(0.001)
        for thread in threads:
            thread.join()
    gc.collect()
    assert caplog.text == ""


def test_the_date_header(connect, plain):
    with Sandbox() as sandbox:
        for get, address in ((connect(sandbox).get, "/indexes"), (plain.get, f"{sandbox.console_url}")):
            begun = time.time()
            date = parsedate_to_datetime(get(address).headers["date"])
            assert begun - 2 < date.timestamp() <= time.time()


def test_the_temporary_folder_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Sandbox():
        (folder,) = tmp_path.iterdir()
        assert (folder / "sandbox.sqlite3").exists()
    assert list(tmp_path.iterdir()) == []


def test_starting_twice_is_an_error():
    with Sandbox() as sandbox:
        with pytest.raises(RuntimeError, match="already running"):
            sandbox.start()


def test_a_stopped_sandbox_can_be_started_again(tmp_path, connect, new_index):
    sandbox = Sandbox(data=tmp_path)
    with sandbox:
        index_id = new_index(connect(sandbox), "kept")
    with sandbox:
        assert connect(sandbox).get(f"/indexes/{index_id}").status_code == 200


def test_state_survives_a_restart(tmp_path, connect, new_index, upload_to, clip, plain):
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.clock.freeze()
        client, key = connect(sandbox), sandbox.api_key
        asset = upload_to(sandbox, client, clip)
        index_id = new_index(client, "kept")
        item = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"]}).json()
        body = {"filename": "a", "type": "video", "total_size": 10}
        session = client.post("/assets/multipart-uploads", json=body).json()
        sandbox.clock.advance(100_000)
        last = sandbox.clock.now()
    with Sandbox(data=tmp_path) as sandbox:
        assert sandbox.api_key == key
        assert sandbox.clock.now() >= last.replace(microsecond=0)
        client = connect(sandbox)
        assert client.get(f"/assets/{asset['_id']}").json()["technical_metadata"] == asset["technical_metadata"]
        kept = client.get(f"/indexes/{index_id}/indexed-assets/{item['_id']}").json()
        assert kept["status"] == "ready"
        status = client.get(f"/assets/multipart-uploads/{session['upload_id']}").json()
        assert status["status"] == "expired"
        thumbnail = client.get(f"/assets/{asset['_id']}").json()["thumbnail"]["representative_url"]
        assert plain.get(thumbnail).status_code == 200


def test_an_upload_goes_on_after_a_restart(tmp_path, connect, plain, clip):
    content = clip.read_bytes()
    half = len(content) // 2
    with Sandbox(data=tmp_path, chunk_size=half) as sandbox:
        body = {"filename": "a.mp4", "type": "video", "total_size": len(content)}
        session = connect(sandbox).post("/assets/multipart-uploads", json=body).json()
        urls = [entry["url"] for entry in session["upload_urls"]]
        etags = [plain.put(urls[0], content=content[:half]).headers["etag"]]
    with Sandbox(data=tmp_path) as sandbox:
        etags.append(plain.put(urls[1], content=content[half:]).headers["etag"])
        chunks = [
            {"chunk_index": number, "proof": etag.strip('"'), "proof_type": "etag", "chunk_size": half}
            for number, etag in enumerate(etags, 1)
        ]
        address = f"/assets/multipart-uploads/{session['upload_id']}"
        done = connect(sandbox).post(address, json={"completed_chunks": chunks}).json()
        assert plain.get(done["url"]).content == content


def test_interrupted_work_is_done_after_a_restart(tmp_path, connect, clip, monkeypatch):
    with Sandbox(data=tmp_path) as sandbox:
        # as if it stopped before the work started
        monkeypatch.setattr(sandbox._running.backend.jobs, "submit", lambda *args: None)
        form = {"file": ("a.mp4", clip.read_bytes())}
        created = connect(sandbox).post("/assets", data={"method": "direct"}, files=form).json()
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.wait_until_idle()
        sandbox.clock.advance(1)
        assert connect(sandbox).get(f"/assets/{created['_id']}").json()["status"] == "ready"


def test_a_data_folder_has_one_sandbox_at_a_time(tmp_path):
    with Sandbox(data=tmp_path):
        with pytest.raises(SandboxError, match="another sandbox is using"):
            Sandbox(data=tmp_path).start()
        other = subprocess.run(
            [sys.executable, "-m", "twelvelabs_sandbox", "--data", str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert other.returncode == 1
        assert "another sandbox is using" in other.stderr
        assert "Traceback" not in other.stderr
    with Sandbox(data=tmp_path):
        pass


def test_a_data_folder_of_another_format_is_rejected(tmp_path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "sandbox.sqlite3")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(SandboxError, match="format 99"):
        Sandbox(data=tmp_path).start()


def test_a_port_in_use_is_an_error():
    with Sandbox() as sandbox:
        port = int(sandbox.base_url.rpartition(":")[2].partition("/")[0])
        with pytest.raises(SandboxError, match=str(port)):
            Sandbox(port=port).start()


@pytest.mark.parametrize("values", [{"chunk_size": 0}, {"speed": 0}, {"api_key": ""}, {"api_key": "k\n"}])
def test_invalid_arguments(values):
    with pytest.raises(ValueError):  # noqa: PT011 - the messages differ
        Sandbox(**values)


def test_speed_divides_the_duration_of_work(connect, new_index, upload_to, clip):
    with Sandbox(speed=10, api_key="my key") as sandbox:
        assert sandbox.api_key == "my key"
        sandbox.clock.freeze()
        client = connect(sandbox)
        asset = upload_to(sandbox, client, clip)
        index_id = new_index(client, "fast")
        item = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"]}).json()
        sandbox.clock.advance(0.199)
        address = f"/indexes/{index_id}/indexed-assets/{item['_id']}"
        assert client.get(address).json()["status"] == "indexing"
        sandbox.clock.advance(0.001)
        assert client.get(address).json()["status"] == "ready"


def test_the_clock():
    begun = time.time()
    clock = Clock(speed=2)
    assert clock.speed == 2
    first = clock.now()
    assert first.utcoffset().total_seconds() == 0
    assert begun - 1 < first.timestamp() < begun + 2 * (time.time() - begun) + 1
    clock.freeze()
    clock.freeze()
    assert clock.frozen
    frozen = clock.now()
    assert clock.now() == frozen
    clock.advance(90)
    assert (clock.now() - frozen).total_seconds() == 90
    clock.unfreeze()
    assert not clock.frozen
    assert 90 <= (clock.now() - frozen).total_seconds() < 91
    with pytest.raises(ValueError, match="cannot go back"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="speed"):
        Clock(speed=0)


def test_waiting_until_idle():
    with pytest.raises(RuntimeError, match="not running"):
        Sandbox().wait_until_idle()
    with Sandbox() as sandbox:
        release = threading.Event()
        sandbox._running.backend.jobs.submit(release.wait)
        with pytest.raises(TimeoutError):
            sandbox.wait_until_idle(timeout=0.01)
        release.set()
        sandbox.wait_until_idle()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_program(tmp_path, end):
    faults = tmp_path / "faults.json"
    faults.write_text(json.dumps([{"route": "/indexes", "status": 503}]))
    command = [sys.executable, "-W", "error", "-m", "twelvelabs_sandbox", "--faults", str(faults), "--speed", "5"]
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        base_url = process.stdout.readline().split()[-1]
        key = process.stdout.readline().split()[-1]
        statuses = [httpx.get(f"{base_url}/indexes", headers={API_KEY_HEADER: key}).status_code for _ in range(2)]
        process.send_signal(end)
        _, errors = process.communicate(timeout=60)
    assert base_url.endswith("/v1.3")
    assert statuses == [503, 200]
    assert process.returncode == 0
    assert errors == ""


@pytest.mark.parametrize("content", ["{", "{}", '[{"color": "red"}]'])
def test_the_program_rejects_an_invalid_file_of_faults(tmp_path, content, capsys):
    from twelvelabs_sandbox.__main__ import main

    handlers = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        (tmp_path / "faults.json").write_text(content)
        assert main(["--faults", str(tmp_path / "faults.json")]) == 1
    finally:
        for name, handler in handlers.items():
            signal.signal(name, handler)
    assert "cannot start" in capsys.readouterr().err


def test_the_public_names():
    import twelvelabs_sandbox

    for name in twelvelabs_sandbox.__all__:
        assert getattr(twelvelabs_sandbox, name).__name__ == name
    assert set(dir(twelvelabs_sandbox)) == set(twelvelabs_sandbox.__all__)
    with pytest.raises(AttributeError):
        twelvelabs_sandbox.Nothing  # noqa: B018
