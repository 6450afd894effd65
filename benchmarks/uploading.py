"""Speed of multipart uploads, against the vendor's SDK and a bare reference, to a server that discards the data.

    python -m benchmarks.uploading [--mb 512] [--runs 5] [--json FILE]

Each upload runs in its own process. The uploaders of a scenario take turns, so that a slow moment of the machine
affects all of them; the printed ratios are ratios of medians.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

MIB = 1 << 20
BLOCK = hashlib.sha512(b"one megabyte of the file").digest() * (MIB // 64)


@dataclass(frozen=True)
class Run:
    """One uploader of a scenario."""

    name: str
    uploader: str
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """The behavior of the server, and its uploaders. The first run is the baseline."""

    title: str
    runs: tuple[Run, ...]
    chunk_mib: int = 5
    delay: float = 0.0
    slow: float = 0.0
    mb: int | None = None


OFF, ON = {"verify": False}, {"verify": True}
SCENARIOS = (
    Scenario(
        "parts of 5 MiB",
        (
            Run("bare", "bare"),
            Run("ours, not verified", "ours", OFF),
            Run("ours async, not verified", "ours_async", OFF),
            Run("ours", "ours", ON),
            Run("ours async", "ours_async", ON),
            Run("vendor", "vendor"),
            Run("vendor async", "vendor_async"),
        ),
    ),
    Scenario(
        "parts of 64 MiB",
        (
            Run("bare", "bare"),
            Run("ours, not verified", "ours", OFF),
            Run("ours async, not verified", "ours_async", OFF),
            Run("ours", "ours", ON),
            Run("ours async", "ours_async", ON),
            Run("vendor", "vendor"),
        ),
        chunk_mib=64,
    ),
    Scenario(
        "100 ms before each answer",
        (Run("vendor", "vendor"), Run("ours", "ours", ON), Run("ours async", "ours_async", ON)),
        delay=0.1,
    ),
    Scenario(
        "every tenth part takes a second",
        (Run("vendor", "vendor"), Run("ours", "ours", ON), Run("ours async", "ours_async", ON)),
        slow=1.0,
    ),
    Scenario(
        "how many workers, 20 ms before each answer",
        tuple(Run(f"{n} workers", "ours", {"concurrency": n, **ON}) for n in (8, 1, 2, 4, 16, 32)),
        delay=0.02,
    ),
    Scenario(
        "how many workers, no delay",
        tuple(Run(f"{n} workers", "ours", {"concurrency": n, **ON}) for n in (8, 1, 2, 4, 16, 32)),
    ),
)


def main() -> None:
    """Run all scenarios and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=512, help="size of the file in megabytes")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each uploader, after a warm-up")
    parser.add_argument("--only", help="only scenarios whose title contains this")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory(prefix="twelvelabs-bench-") as folder, drain_server() as base:
        path = Path(folder) / "video.mp4"
        make_file(path, options.mb * 1_000_000)
        for scenario in SCENARIOS:
            if options.only is None or options.only in scenario.title:
                results[scenario.title] = measure(scenario, base, path, options.runs, folder)
                print(table(scenario, results[scenario.title], path.stat().st_size), flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


@contextmanager
def drain_server() -> Iterator[str]:
    """Run a drain server in its own process; yields its base URL."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.drain_server", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def make_file(path: Path, size: int) -> None:
    """A file that repeats one megabyte, so that all parts of a size have the same MD5."""
    with path.open("wb") as file:
        for _ in range(size // MIB):
            file.write(BLOCK)
        file.write(BLOCK[: size % MIB])


def measure(scenario: Scenario, base: str, path: Path, runs: int, folder: str) -> dict[str, dict[str, Any]]:
    """Median figures of each run of a scenario."""
    found: dict[str, list[dict[str, float]]] = {run.name: [] for run in scenario.runs}
    for number in range(runs + 1):
        for run in scenario.runs:
            figures = upload_once(scenario, run, base, path, folder)
            if number:  # the first round is a warm-up
                found[run.name].append(figures)
    return {
        name: {key: statistics.median(one[key] for one in rows) for key in rows[0]} | {"runs": rows}
        for name, rows in found.items()
    }


def upload_once(scenario: Scenario, run: Run, base: str, path: Path, folder: str) -> dict[str, float]:
    """Run one upload in its own process."""
    size, chunk = path.stat().st_size, scenario.chunk_mib * MIB
    sizes = {chunk, size % chunk or chunk}
    etags = {str(n): hashlib.md5(_content(n)).hexdigest() for n in sizes}
    control = {"chunk_size": chunk, "delay": scenario.delay, "slow": scenario.slow, "etags": etags}
    httpx.post(f"{base}/control", json=control).raise_for_status()
    options = dict(run.options)
    if run.uploader.startswith("ours"):
        options["checkpoint_dir"] = folder
    command = [sys.executable, "-m", "benchmarks.uploaders", run.uploader, base, str(path), json.dumps(options)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    if result.returncode:
        raise SystemExit(f"{run.name}: {result.stderr}")
    seen = httpx.post(f"{base}/control").json()
    if seen["received"] != size:
        raise SystemExit(f"{run.name}: {seen['received']} bytes arrived instead of {size}")
    figures: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return {**figures, "connections": seen["connections"] - 1}


def _content(size: int) -> bytes:
    return (BLOCK * (size // MIB + 1))[:size]


def table(scenario: Scenario, results: dict[str, dict[str, Any]], size: int) -> str:
    """The figures of a scenario as a Markdown table."""
    first = results[scenario.runs[0].name]
    other = scenario.runs[0].name
    rows = [
        f"\n### {scenario.title}, {size / 1e6:.0f} MB\n",
        f"| | MB/s | speed / {other} | CPU s | CPU / {other} | MiB over idle | connections |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, one in results.items():
        speed, ratio = size / 1e6 / one["seconds"], first["seconds"] / one["seconds"]
        cpu = one["cpu"] / first["cpu"]
        rows.append(
            f"| {name} | {speed:.0f} | {ratio:.2f} | {one['cpu']:.2f} | {cpu:.2f} | {one['memory']:.0f} "
            f"| {one['connections']:.0f} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
