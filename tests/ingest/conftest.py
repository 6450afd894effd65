"""Ingests on their own clock against a fake platform, and folders of small files and of real clips."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from unittest.mock import patch

import av
import pytest
from twelvelabs_client._flows.effects import Flow
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._uploads.opening import open_source
from twelvelabs_client._uploads.sources import OpenSource
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.ingest import ingest, look_up
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.model import IngestItem, Item, Job, Options, Step, Target, TargetKind
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Identified
from twelvelabs_client.ingest.tuning import TUNING, Tuning

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import Killed as Killed
from benchmarks.virtual_time import Observer, VirtualTime

from .postgres_server import empty_schema as empty_schema
from .postgres_server import postgres_server as postgres_server
from .postgres_server import postgres_url as postgres_url

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
INDEX = Target(TargetKind.INDEX, "index1")
STORE = Target(TargetKind.KNOWLEDGE_STORE, "store1")


@contextmanager
def closed_sources() -> Iterator[None]:
    """Closes the files that killed flows have left open, as the system does for a process."""
    opened: list[OpenSource] = []

    def recording(*args: Any, **kwargs: Any) -> OpenSource:
        opened.append(open_source(*args, **kwargs))
        return opened[-1]

    try:
        with (
            patch("twelvelabs_client._uploads.web_files.open_source", recording),
            patch("twelvelabs_client.ingest.steps.fingerprint.open_source", recording),
        ):
            yield
    finally:
        for left in opened:
            left.close()


@dataclass
class Scene:
    """A fake platform, a clock, and a ledger that outlives the runs."""

    ledger_path: Path
    platform: FakePlatform = field(default_factory=FakePlatform)
    target: Target = INDEX
    options: Options = field(default_factory=Options)
    tuning: Tuning = TUNING
    reports: list[IngestReport] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.time = VirtualTime(self.platform.answer)

    def clock(self) -> float:
        """The time of day as the ledger sees it."""
        return self.time.now

    def run(
        self,
        source: Any,
        *,
        workers: int = 3,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        observer: Observer | None = None,
        on_progress: Any = None,
    ) -> IngestReport:
        """One run to its end, or until the observer kills it."""
        self.time.observer = observer
        ledger = SqliteLedger(self.ledger_path, durable=False, clock=self.clock)
        options = replace(self.options, dry_run=dry_run)
        settings = {"workers": workers, "retry_failed": retry_failed, "verify": verify, "on_progress": on_progress}
        client = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")

        def flow() -> Flow[IngestReport]:
            job = yield from look_up(Job(self.target, options, "me", self.tuning), client)
            return (yield from ingest(source, job, client, ledger, **settings))  # type: ignore[arg-type]

        try:
            with closed_sources():
                report = self.time.run(flow())
        finally:
            ledger.close()
        self.reports.append(report)
        return report

    def made(self) -> tuple[Counter[str], Counter[str]]:
        """How often each content became an asset whose parts are all there, and how often that was added."""
        assets = self.platform.assets
        indexed_items = Counter(assets[item.asset_id].content for item in self.platform.indexed_items.values())
        return Counter(asset.content for asset in assets.values() if asset.content), indexed_items


def enlist(ledger: Ledger, job: Job, found: Iterable[IngestItem], *, retry_failed: bool = False) -> Run:
    """Take part in the run of the target with these files."""
    run = ledger.open(job, retry_failed=retry_failed)
    ledger.enlist(run, found)
    return run


def claim(ledger: Ledger, run: Run, step: Step, limit: int = 1) -> Sequence[Item]:
    """Claim items of one step."""
    return ledger.claim(run, {step: Wanted(limit)}).items


def identify(ledger: Ledger, run: Run, limit: int = 1000) -> None:
    """Take pending files through the first step: the content of each is its own path."""
    ledger.settle(
        run, [Identified(item, item.path, item.size, None) for item in claim(ledger, run, Step.FINGERPRINT, limit)]
    )


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A platform for each test."""
    return Scene(tmp_path / "ledger.sqlite3")


def write_files(folder: Path, contents: dict[str, str]) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_text(content)
    return folder


@pytest.fixture(scope="session")
def small_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real clip, smaller: 480 x 360, 5 frames a second, about 45 kB."""
    path = tmp_path_factory.mktemp("clip") / "small.mp4"
    with av.open(str(CLIP), "r") as source, av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=5, options={"preset": "ultrafast", "crf": "40"})
        stream.width, stream.height, stream.pix_fmt = 480, 360, "yuv420p"
        shown = -1
        for frame in source.decode(source.streams.video[0]):
            number = int((frame.time or 0.0) * 5)
            if number > shown:
                shown = number
                smaller = frame.reformat(480, 360)
                smaller.pts, smaller.time_base = number, Fraction(1, 5)
                target.mux(stream.encode(smaller))
        target.mux(stream.encode())
    return path


def cut_clips(clip: Path, folder: Path, number: int) -> list[Path]:
    """This many clips cut from one without encoding it again; no two have the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"clip{index:04}.mp4" for index in range(number)]
    for index, path in enumerate(paths):
        with av.open(str(clip), "r") as source, av.open(str(path), "w") as target:
            target.metadata["title"] = f"clip {index}"
            track = source.streams.video[0]
            copy = target.add_stream_from_template(track)
            for packet in source.demux(track):
                if packet.dts is not None:
                    packet.stream = copy
                    target.mux(packet)
    return paths


@dataclass(frozen=True)
class ClipFolder:
    """A folder of good clips, duplicates of some, a broken file and one that cannot be read."""

    path: Path
    good: int
    duplicates: int
    bad: tuple[str, ...] = ("broken.mp4", "unreadable.mp4")


def make_clip_folder(clip: Path, folder: Path, good: int, duplicates: int) -> ClipFolder:
    """Such a folder."""
    clips = cut_clips(clip, folder, good)
    for index in range(duplicates):
        shutil.copy(clips[index], folder / f"copy{index:03}.mp4")
    (folder / "broken.mp4").write_bytes(clips[0].read_bytes()[:3000])
    (folder / "unreadable.mp4").symlink_to(folder / "it is gone")
    (folder / "notes.txt").write_text("no video, so nothing is said of it")
    return ClipFolder(folder, good, duplicates)


@pytest.fixture
def clips(small_clip: Path, tmp_path: Path) -> ClipFolder:
    """A small folder of clips."""
    return make_clip_folder(small_clip, tmp_path / "clips", good=6, duplicates=2)
