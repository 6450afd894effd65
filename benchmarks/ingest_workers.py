"""How much faster several processes on one ledger in PostgreSQL upload, where uploads wait for the network.

    python -m benchmarks.ingest_workers [--processes 1 2 4 8] [--files 60]

The processes are those of the command line, with one upload at a time each. Each response of the platform, which is a
sandbox in this process, takes 600 ms. The rate is that of the middle of a run, when all processes take part.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from twelvelabs_client.ingest.postgres.schema import init
from twelvelabs_sandbox import Sandbox

from tests.ingest.conftest import CLIP, cut_clips
from tests.ingest.postgres_server import running_server
from tests.ingest.test_ingest_killed import make_target

LATENCY = 0.6
_SAMPLE = 0.25
"""Seconds between two looks at the ledger."""
_UPLOADED = "SELECT count(*) FROM ingest_contents WHERE asset_id IS NOT NULL"


def measure(ledger: str, folder: Path, files: int, processes: int) -> float:
    """Uploads a second of this many processes."""
    init(ledger)
    with Sandbox(speed=1000, latency=LATENCY) as sandbox, closing(psycopg.connect(ledger, autocommit=True)) as sql:
        index = make_target(sandbox, "index")
        common = ["--workers", "1", "--base-url", sandbox.base_url]
        commands = [["work", ledger, *common]] * (processes - 1)
        commands += [["run", str(folder), "--index", index, "--ledger", ledger, *common]]
        with _running(commands, sandbox.api_key) as started:
            seen: list[tuple[float, int]] = []
            while not seen or seen[-1][1] < files:
                time.sleep(_SAMPLE)
                if any(process.poll() for process in started):
                    raise SystemExit("a process has failed")
                row = sql.execute(_UPLOADED).fetchone() or (0,)
                seen.append((time.perf_counter(), row[0]))
    middle = [one for one in seen if 0.3 * files <= one[1] <= 0.9 * files]
    return (middle[-1][1] - middle[0][1]) / (middle[-1][0] - middle[0][0])


@contextmanager
def _running(commands: Sequence[Sequence[str]], key: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    environment = {**os.environ, "TWELVE_LABS_API_KEY": key}
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            arguments = [sys.executable, "-m", "twelvelabs_client", "ingest", *command, "--quiet"]
            started.append(
                subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            )
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--files", type=int, default=60, help="files for each process")
    options = parser.parse_args(arguments)
    print(f"\n### Uploading with many processes, {os.cpu_count()} cores\n")
    print("| processes | uploads / s | efficiency |")
    print("| --- | --- | --- |")
    with running_server() as server, tempfile.TemporaryDirectory(prefix="twelvelabs-bench-") as folder:
        first = 0.0
        for processes in options.processes:
            schema, files = f"workers_{processes}", options.files * processes
            server.run(f"CREATE SCHEMA {schema}")
            cut_clips(CLIP, Path(folder, schema), files)
            rate = measure(server.url(schema), Path(folder, schema), files, processes)
            first = first or rate / processes
            print(f"| {processes} | {rate:.2f} | {rate / processes / first:.2f} |", flush=True)


if __name__ == "__main__":
    main()
