"""The command as a process: in a terminal, interrupted, in a terminal that goes away, and with a reader that does."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs, UploadError, UploadOptions
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP, Command

fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))  # not on Windows

PROGRAM = [sys.executable, "-m", "twelvelabs_client"]
IN_TIME = 30.0
"""Seconds for what takes a fraction of one on an idle machine."""


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, *arguments: object, columns: int = 100) -> None:
        self.text = ""
        self.code: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.pop("PYTHONUNBUFFERED", None)  # with it, nothing would be left to flush at exit
            os.execv(sys.executable, [*PROGRAM, *map(str, arguments)])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))

    def read_until(self, pattern: str | None) -> str:
        """What has been written, until it matches, or to the end."""
        deadline = time.monotonic() + 60
        while pattern is None or not re.search(pattern, self.text):
            assert time.monotonic() < deadline, self.text
            if select.select([self.fd], [], [], 1.0)[0]:
                try:
                    block = os.read(self.fd, 65536)
                except OSError:
                    block = b""
                if not block:
                    assert pattern is None, self.text
                    break
                self.text += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", block.decode("utf-8", "replace"))
        return self.text

    def end(self) -> int:
        """The exit code."""
        if self.code is None:
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    started: list[Terminal] = []
    yield started
    for each in started:
        os.close(each.fd)
        if each.code is None:
            os.kill(each.pid, signal.SIGKILL)
            each.end()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that is sent in many parts."""
    path = tmp_path / "large.mp4"
    path.write_bytes(CLIP.read_bytes())
    os.truncate(path, 600_000_000)
    return path


def test_ctrl_c_in_an_upload_ends_it_and_says_how_to_go_on(terminals: list[Terminal], large: Path, tl: Command) -> None:
    small = large.with_name("small.mp4")
    small.write_bytes(CLIP.read_bytes())
    terminals.append(upload := Terminal("assets", "upload", large, small, columns=140))
    upload.read_until(r"large\.mp4 .*uploading  \d+%  [\d.]+ MB of 600 MB(.|\n)*all .*1 of 2 files")
    os.write(upload.fd, b"\x03")
    began = time.monotonic()
    shown = upload.read_until(None)
    assert upload.end() == 130
    assert time.monotonic() - began < IN_TIME
    assert f"To resume:\r\n  twelvelabs assets upload {large}\r\n" in shown
    [left] = json.loads(tl("uploads", "list", "--json").out)
    assert (left["filename"], left["status"], left["where"]) == ("large.mp4", "interrupted", "this machine")


def test_an_upload_outlives_its_terminal_as_a_checkpoint(terminals: list[Terminal], large: Path, tl: Command) -> None:
    terminals.append(upload := Terminal("assets", "upload", large, columns=60))
    upload.read_until(r"large\.mp4 .*[1-9]%")
    os.close(upload.fd)
    upload.fd = os.open(os.devnull, os.O_RDONLY)
    assert upload.end() == 128 + signal.SIGHUP
    assert any(each["status"] == "interrupted" for each in json.loads(tl("uploads", "list", "--json").out))


def test_an_ingest_writes_plain_lines_when_piped_and_goes_on_after_an_interruption(
    tl: Command, client: TwelveLabs, tmp_path: Path
) -> None:
    folder = tmp_path / "videos"
    folder.mkdir()
    for number in range(40):
        (folder / f"scene-{number}.mp4").write_bytes(CLIP.read_bytes() + bytes([number]))
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    target = client.indexes.create(index_name="interrupted", models=models).id
    command = ["ingest", "run", str(folder), "--index", "interrupted", "--ledger", str(tmp_path / "ledger")]
    running = subprocess.Popen([*PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not client.assets.list(filename="scene-0.mp4").data and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, err = running.communicate(timeout=60)
    assert time.monotonic() - began < IN_TIME
    assert (running.returncode, out) == (130, "")
    assert "\x1b" not in err
    assert err.endswith(f"Interrupted.\nTo resume:\n  twelvelabs {' '.join(command)}\n")
    [state] = json.loads(tl("ingest", "status", tmp_path / "ledger", "--json").out)
    assert state["pending"] > 0
    client.indexes.delete(target)


def test_a_reader_that_goes_away_is_no_error() -> None:
    endless = [*PROGRAM, "api", "GET", "/indexes", "-f", "page_limit=50"]
    with subprocess.Popen(endless, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 141


def test_an_interrupted_upload_is_listed_and_resumed(tl: Command, client: TwelveLabs, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(event: object) -> None:
        if event.bytes_sent > 0:  # type: ignore[attr-defined]
            raise StopError

    file = tmp_path / "in parts.mp4"
    file.write_bytes(CLIP.read_bytes())
    with pytest.raises(StopError):
        client.assets.upload(file, method="multipart", on_progress=stop)
    rows = [row.split("\t") for row in tl("uploads", "list").out.splitlines()]
    [found] = [row for row in rows if row[1] == file.name]
    assert (found[2], found[6]) == ("interrupted", "this machine")
    asset = json.loads(tl("uploads", "resume", file, "--json").out)
    assert asset["filename"] == file.name
    assert tl("uploads", "resume", file).code == 3
    assert file.name not in tl("uploads", "list").out


def test_an_upload_is_resumed_with_the_token_of_its_error(
    tl: Command, client: TwelveLabs, sandbox: Sandbox, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere.mp4"
    file.write_bytes(CLIP.read_bytes())
    sandbox.faults.add(route="object-store", times="always", status=403)
    with pytest.raises(UploadError) as lost:
        client.assets.upload(file, method="multipart", options=UploadOptions(resume=False))
    sandbox.faults.clear()
    assert lost.value.token is not None
    assert tl("uploads", "resume", file, "--token", "no token").code == 2
    done = tl("uploads", "resume", file, "--token", lost.value.token, "-q")
    assert done.out == f"{lost.value.asset_id}\n"
