"""What an ingest costs for each file, in time of its own, memory and requests, up to 10,000 files.

    python -m benchmarks.ingesting [--files 10000]

The platform is fake and the clock is simulated: uploads take 0.3 seconds, assets 20, indexing 90, and creating
assets is limited to 60 a minute as on the free plan (`limited`) or not at all (`free`). What is measured is real: the
CPU time and the memory of the client, whose ledger is a file on disk. Memory is measured in runs of its own, which that
makes slow.
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
from twelvelabs_client._response import Response
from twelvelabs_client.ingest.model import Job, Options, Target, TargetKind
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.scheduler import ingest
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger

from .fake_platform import FakePlatform, Fault, Order, no_faults
from .virtual_time import VirtualTime

WORKERS = 8
PER_MINUTE = 60
_FRAMES = 6
"""So deep is it looked who has taken memory, to tell the fake platform's from the client's."""
_STEPS = 10
"""So many times on the way the cost and the memory are looked at."""


@dataclass(frozen=True)
class Measured:
    """One ingest, and what it had cost when so many files were ready."""

    files: int
    seconds: float
    """CPU time in all."""
    points: list[tuple[int, float, float]]
    """Files ready, and CPU seconds and MiB by then."""
    requests: int
    refused: int
    simulated: float
    """Seconds on the platform's clock."""

    @property
    def per_file(self) -> list[float]:
        """Milliseconds of CPU for each file, from point to point."""
        pairs = zip(self.points, self.points[1:], strict=False)
        return [1000 * (cpu - before) / (ready - others) for (others, before, _), (ready, cpu, _) in pairs]


def sixty_a_minute() -> Order:
    """Refuses more than 60 assets in a minute."""
    created: dict[int, int] = {}

    def order(name: str, number: int, at: float) -> Fault:
        if name != "create asset":
            return None
        minute = int(at // 60)
        created[minute] = created.get(minute, 0) + 1
        return Response(429, {"retry-after": f"{60 - at % 60:.0f}"}) if created[minute] > PER_MINUTE else None

    return order


def measure(files: int, faults: Order, *, memory: bool = False) -> Measured:
    """Ingest so many files."""
    with tempfile.TemporaryDirectory(prefix="twelvelabs-bench-") as folder:
        return _measure(files, faults, Path(folder), memory)


def _measure(files: int, faults: Order, folder: Path, memory: bool) -> Measured:
    source = folder / "files"
    source.mkdir()
    for number in range(files):
        (source / f"{number:06}.mp4").write_bytes(b"%d" % number)
    platform = FakePlatform(faults, latency=0.3, asset_seconds=20.0, indexed_item_seconds=90.0)
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
    flow = ingest(source, job, client, ledger, workers=WORKERS, retry_failed=False, dry_run=False, on_progress=look)
    report = clock.run(flow)
    spent = time.process_time() - spent
    tracemalloc.stop()
    ledger.close()
    if not report.is_complete:
        raise SystemExit(str(report))
    requests, refused = sum(platform.calls.values()), sum(platform.faulty.values())
    return Measured(files, spent, points, requests, refused, clock.now - began)


def client_memory() -> float:
    """MiB that Python holds, but for what the fake platform and clock keep of each file."""
    gc.collect()
    taken = tracemalloc.take_snapshot().filter_traces(
        [
            tracemalloc.Filter(inclusive=False, filename_pattern="*/fake_platform.py", all_frames=True),
            tracemalloc.Filter(inclusive=False, filename_pattern="*/virtual_time.py"),  # only its own: it calls all
            tracemalloc.Filter(inclusive=False, filename_pattern="*/tracemalloc.py"),
        ]
    )
    return sum(statistic.size for statistic in taken.statistics("filename")) / 2**20


def main() -> None:
    """Print a table, how the cost grows with the files, and how cost and memory go on within the largest run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="how many files there are at the most")
    options = parser.parse_args(None if __name__ == "__main__" else [])
    most: int = options.files
    print("\n### Ingesting\n")
    print("| | files | ms of CPU / file | requests / file | refused | simulated time |")
    print("| --- | --- | --- | --- | --- | --- |")
    free = [_shown("free", measure(files, no_faults)) for files in (most // 10, most // 3, most)]
    _shown("limited", measure(most // 10, sixty_a_minute()))
    fit = statistics.linear_regression([found.files for found in free], [found.seconds for found in free])
    off = max(abs(fit.intercept + fit.slope * found.files - found.seconds) / found.seconds for found in free)
    print(
        f"\nCPU time is {fit.intercept:.1f} s and {1000 * fit.slope:.2f} ms for each file; "
        f"no run is further than {100 * off:.0f} % from that line"
    )
    print(f"ms of CPU / file on the way: {', '.join(f'{cost:.2f}' for cost in free[-1].per_file[1:])}")
    memory = measure(most, no_faults, memory=True).points
    print(f"MiB on the way: {', '.join(f'{size:.2f}' for _, _, size in memory)}")


def _shown(name: str, found: Measured) -> Measured:
    print(
        f"| {name} | {found.files} | {1000 * found.seconds / found.files:.2f} | {found.requests / found.files:.2f} "
        f"| {found.refused} | {found.simulated / 3600:.2f} h |",
        flush=True,
    )
    return found


if __name__ == "__main__":
    main()
