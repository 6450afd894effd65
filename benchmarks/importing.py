"""The cost of importing the client, against a bare `import httpx` and the vendor's SDK, each in a fresh process."""

from __future__ import annotations

import statistics
import subprocess
import sys

HTTPX, VENDOR = "import httpx", "the vendor's: from twelvelabs import TwelveLabs"
STATEMENTS = {
    HTTPX: "import httpx",
    "from twelvelabs_client import TwelveLabs": "from twelvelabs_client import TwelveLabs",
    "from twelvelabs_client import AsyncTwelveLabs; make one": (
        "from twelvelabs_client import AsyncTwelveLabs; AsyncTwelveLabs('key')"
    ),
    "one low-level endpoint": "from twelvelabs_lowlevel.api.assets import list_assets",
    "one low-level endpoint with embeddings": "from twelvelabs_lowlevel.api.embeddings import create_embeddings",
    VENDOR: "from twelvelabs import TwelveLabs",
}
_TIMED = (
    "import time; began, cpu = time.perf_counter(), time.process_time(); exec({statement!r});"
    "print(time.perf_counter() - began, time.process_time() - cpu)"
)


def main(rounds: int = 25) -> None:
    """Print the median milliseconds of each import, and the ratios to `import httpx` and to the vendor's SDK."""
    found: dict[str, list[list[float]]] = {name: [] for name in STATEMENTS}
    for _ in range(rounds + 1):
        for name, statement in STATEMENTS.items():
            command = [sys.executable, "-c", _TIMED.format(statement=statement)]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            found[name].append([float(figure) for figure in output.split()])
    for title, column in (("time", 0), ("CPU time", 1)):
        medians = {name: statistics.median(times[column] for times in rows[1:]) for name, rows in found.items()}
        print(f"\nimport, {title}")
        for name, seconds in medians.items():
            print(
                f"  {name:<58} {seconds * 1000:6.0f} ms  {seconds / medians[HTTPX]:5.2f} x httpx"
                f"  {seconds / medians[VENDOR]:5.2f} x vendor"
            )


if __name__ == "__main__":
    main()
