"""The cost of an ingest per file in CPU time, memory and requests, up to 10,000 files.

    python -m benchmarks.ingesting [--files 10000]

The platform and the clock are simulated: uploads take 0.3 seconds, assets 20, indexing 90, and creating assets is
limited to 60 a minute as on the free plan (`limited`) or unlimited (`free`). The measurements are real: the CPU time
and the memory of the client, whose ledger is a file on disk. Memory is measured in separate runs, because tracing slows
them down.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.model import Job, Options, Target, TargetKind
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger

from .fake_platform import FakePlatform
from .upload_limit import UploadLimit
from .virtual_time import VirtualTime

WORKERS = 8
PER_MINUTE = 60
_FRAMES = 6
"""Traced frames per allocation, to separate the memory of the fake platform from the client's."""
_STEPS = 10
"""Samples of cost and memory during a run."""


@dataclass(frozen=True)
class Measured:
    """The cost of one ingest, in total and by number of files ready."""

    files: int
    seconds: float
    """Total CPU time."""
    points: list[tuple[int, float, float]]
    """Files ready, with the CPU seconds and MiB up to that point."""
    requests: int
    refused: int
    simulated: float
    """Seconds on the simulated clock."""

    @property
    def per_file(self) -> list[float]:
        """Milliseconds of CPU per file between consecutive points."""
        pairs = zip(self.points, self.points[1:], strict=False)
        return [1000 * (cpu - before) / (ready - others) for (others, before, _), (ready, cpu, _) in pairs]


def measure(files: int, limit: UploadLimit | None = None, *, memory: bool = False) -> Measured:
    """Ingest a number of files."""
    with tempfile.TemporaryDirectory(prefix="twelvelabs-bench-") as folder:
        return _measure(files, limit, Path(folder), memory)


def _measure(files: int, limit: UploadLimit | None, folder: Path, memory: bool) -> Measured:
    source = write_files(folder, files)
    platform = FakePlatform(limit=limit, latency=0.3, asset_seconds=20.0, indexed_item_seconds=90.0)
    clock = VirtualTime(platform.answer)
    ledger = SqliteLedger(folder / "ledger.sqlite3", durable=False, clock=lambda: clock.now)
    points: list[tuple[int, float, float]] = []

    def look(event: IngestEvent) -> None:
        if event.ready >= len(points) * files / _STEPS and (not points or event.ready > points[-1][0]):
            points.append((event.ready, time.process_time(), client_memory() if memory else 0.0))

    job = Job(Target(TargetKind.INDEX, "index1"), Options(), "benchmark")
    client = ClientConfig(api_key="tlk_benchmark", base_url="https://api.example.test/v1.3")
    if memory:
        tracemalloc.start(_FRAMES)
    began, spent = clock.now, time.process_time()
    flow = ingest(source, job, client, ledger, workers=WORKERS, retry_failed=False, on_progress=look)
    report = clock.run(flow)
    spent = time.process_time() - spent
    tracemalloc.stop()
    ledger.close()
    if not report.is_complete:
        raise SystemExit(str(report))
    requests, refused = sum(platform.calls.values()), sum(platform.faulty.values())
    return Measured(files, spent, points, requests, refused, clock.now - began)


def write_files(folder: Path, number: int) -> Path:
    """A folder with this many small files, each with another content."""
    source = folder / "files"
    source.mkdir()
    for one in range(number):
        (source / f"{one:06}.mp4").write_bytes(b"%d" % one)
    return source


def client_memory() -> float:
    """MiB allocated by Python, without what the fake platform and clock keep per file."""
    gc.collect()
    taken = tracemalloc.take_snapshot().filter_traces(
        [
            tracemalloc.Filter(inclusive=False, filename_pattern="*/fake_platform.py", all_frames=True),
            tracemalloc.Filter(inclusive=False, filename_pattern="*/virtual_time.py"),  # top frame only: in every stack
            tracemalloc.Filter(inclusive=False, filename_pattern="*/tracemalloc.py"),
        ]
    )
    return sum(statistic.size for statistic in taken.statistics("filename")) / 2**20


def main() -> None:
    """Print a table, the growth of the cost with the number of files, and cost and memory during the largest run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="number of files of the largest run")
    options = parser.parse_args(None if __name__ == "__main__" else [])
    most: int = options.files
    print("\n### Ingesting\n")
    print("| | files | ms of CPU / file | requests / file | rejected | simulated time |")
    print("| --- | --- | --- | --- | --- | --- |")
    free = [_shown("free", measure(files)) for files in (most // 10, most // 3, most)]
    _shown("limited", measure(most // 10, UploadLimit(PER_MINUTE, "retry-after")))
    fit = statistics.linear_regression([found.files for found in free], [found.seconds for found in free])
    off = max(abs(fit.intercept + fit.slope * found.files - found.seconds) / found.seconds for found in free)
    print(
        f"\nCPU time is {fit.intercept:.1f} s and {1000 * fit.slope:.2f} ms per file; "
        f"no run deviates from that line by more than {100 * off:.0f} %"
    )
    print(f"ms of CPU / file during the run: {', '.join(f'{cost:.2f}' for cost in free[-1].per_file[1:])}")
    memory = measure(most, memory=True).points
    print(f"MiB during the run: {', '.join(f'{size:.2f}' for _, _, size in memory)}")


def _shown(name: str, found: Measured) -> Measured:
    print(
        f"| {name} | {found.files} | {1000 * found.seconds / found.files:.2f} | {found.requests / found.files:.2f} "
        f"| {found.refused} | {found.simulated / 3600:.2f} h |",
        flush=True,
    )
    return found


if __name__ == "__main__":
    main()
