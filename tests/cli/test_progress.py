"""What is shown of uploads and ingests: bars on a terminal, at most twenty; elsewhere a line from time to time."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from twelvelabs_client import IngestEvent, UploadEvent, UploadPhase
from twelvelabs_client.cli.bars import Bars
from twelvelabs_client.cli.progress import LogView, UploadProgress, show_ingest
from twelvelabs_client.cli.progress_view import ProgressLine, largest_remaining
from twelvelabs_client.cli.remaining_uploads import RemainingUploads
from twelvelabs_client.cli.session import Session

from .conftest import Screen


class Seen:
    """A view that keeps what it was shown."""

    def __init__(self) -> None:
        self.overall = ProgressLine("", "", None)
        self.files: list[ProgressLine] = []

    def __enter__(self) -> Seen:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def show(self, overall: ProgressLine, files: list[ProgressLine] = []) -> None:  # noqa: B006 - not changed
        self.overall, self.files = overall, list(files)


def upload(name: str, sent: int, total: int = 100_000_000, **given: object) -> UploadEvent:
    values = {"phase": UploadPhase.UPLOADING, "bytes_per_second": 1e7, "seconds_left": (total - sent) / 1e7, **given}
    return UploadEvent(
        name=name.rpartition("/")[2],
        bytes_sent=sent,
        bytes_total=total,
        parts_done=0,
        parts_total=9,
        source=name,
        **values,  # type: ignore[arg-type]
    )


def test_uploads_of_the_same_name_are_told_apart_and_added_up() -> None:
    seen = Seen()
    progress = UploadProgress(seen, 3, 300_000_000)
    progress.on_event(upload("a/clip.mp4", 50_000_000))
    progress.on_event(upload("b/clip.mp4", 25_000_000))
    assert [line.fraction for line in seen.files] == [0.5, 0.25]
    assert seen.overall.details(is_short=False) == "0 of 3 files  25%  75.0 MB of 300 MB  20.0 MB/s  11 s left"
    progress.ended("a/clip.mp4", failed=False)
    progress.ended("c/clip.mp4", failed=True)
    assert seen.overall.phase == "2 of 3 files, 1 failed"
    assert [line.key for line in seen.files] == ["b/clip.mp4"]
    progress.on_event(upload("b/clip.mp4", 40))
    assert seen.files[0].details(is_short=False) == "uploading  0%  40 B of 100 MB"
    progress.on_event(upload("b/clip.mp4", 100_000_000, phase=UploadPhase.PROCESSING))
    assert seen.files[0].details(is_short=True) == "100%  processing"


def test_an_ingest_is_half_done_when_all_is_sent() -> None:
    seen = Seen()
    counts = {"total": 4000, "ready": 1000, "failed": 2, "duplicates": 0, "bytes_total": 800, "bytes_uploaded": 800}
    event = IngestEvent(**counts, seconds=1.0, seconds_left=90.0, step=None, path=None, uploads=[upload("x", 1)])
    show_ingest(seen, event)
    assert seen.overall.fraction == pytest.approx((1 + 1002 / 4000) / 2)
    assert "1,002 of 4,000 files, 2 failed, 2,997 waiting" in seen.overall.phase
    assert [line.key for line in seen.files] == ["x"]


def test_of_many_files_those_with_the_most_left_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [
        ProgressLine(f"file {number:02}", "uploading", 0.5, key=number, seconds_left=number % 40)
        for number in range(60)
    ]
    assert [line.key for line in largest_remaining(files, 3)] == [37, 38, 39]
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "50")
    monkeypatch.setenv("TERM", "xterm-256color")
    with Bars() as bars:
        bars.show(ProgressLine("all", "1 of 60 files", 0.25), files)
        bars.show(ProgressLine("all", "1 of 60 files", 0.25), files)
    shown = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", screen.getvalue()).replace("\r", "\n").split("\n\n")[-2:]
    assert len(re.findall(r"^file \d\d", "\n".join(shown), re.MULTILINE)) == 20
    assert "and 40 more" in screen.getvalue()


def test_bars_do_not_fail_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(Screen):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

        def flush(self) -> None:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stderr", Gone())
    with Bars() as bars:
        bars.show(ProgressLine("all", "1 of 1 file", 1.0), [ProgressLine("\x1b]0;title\x07.mp4", "ready", 1.0)])


def test_plain_lines_come_every_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now, screen = [0.0], Screen()
    monkeypatch.setattr("twelvelabs_client.cli.progress.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("sys.stderr", screen)
    shown = LogView()
    for second in range(31):
        now[0] = float(second)
        shown.show(
            ProgressLine("all", f"{second} of 99 files", second / 100, amount="1 MB of 9 MB", rate=2e6, seconds_left=70)
        )
    lines = screen.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0] == "all: 10 of 99 files  10%  1 MB of 9 MB  2.0 MB/s  1 min 10 s left"


def test_the_command_that_goes_on_is_the_program_with_its_arguments() -> None:
    session = Session(arguments=("ingest", "run", "my videos"), remaining=lambda: [session.arguments])
    assert session.resume_advice() == "To resume:\n  twelvelabs ingest run 'my videos'"
    session.remaining = None
    assert session.resume_advice() == ""


def test_what_has_arrived_is_waited_for_and_not_sent_again() -> None:
    remaining = RemainingUploads(
        ("assets", "upload", "a", "b", "c", "-", "--wait"), {name: name for name in ("a", "b", "c", "-")}
    )
    assert remaining.commands() == [["assets", "upload", "a", "b", "c", "--wait"]]
    remaining.uploaded("a", "1")
    remaining.ended("b", is_ready=True)
    assert remaining.commands() == [["assets", "upload", "c", "--wait"], ["wait", "asset", "1"]]
    remaining.uploaded("c", "3")
    remaining.ended("a", is_ready=False)  # its time is up
    assert remaining.commands() == [["wait", "asset", "1", "3"]]
    remaining.ended("a", is_ready=True)
    remaining.ended("c", is_ready=True)
    assert remaining.commands() == []
