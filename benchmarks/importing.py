"""What it costs to import the client, against a bare `import httpx` and the vendor's SDK, each in a fresh process."""

from __future__ import annotations

import statistics
import subprocess
import sys

STATEMENTS = {
    "import httpx": "import httpx",
    "from twelvelabs_client import TwelveLabs": "from twelvelabs_client import TwelveLabs",
    "from twelvelabs_client import AsyncTwelveLabs; make one": (
        "from twelvelabs_client import AsyncTwelveLabs; AsyncTwelveLabs('key')"
    ),
    "one low-level endpoint": "from twelvelabs_lowlevel.api.assets import list_assets",
    "the vendor's: from twelvelabs import TwelveLabs": "from twelvelabs import TwelveLabs",
}
_TIMED = "import time; began = time.perf_counter(); exec({statement!r}); print(time.perf_counter() - began)"


def main(rounds: int = 15) -> None:
    """Print the median milliseconds of each, and its ratio to a bare `import httpx`."""
    found: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(rounds + 1):
        for name, statement in STATEMENTS.items():
            command = [sys.executable, "-c", _TIMED.format(statement=statement)]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            found[name].append(float(output))
    medians = {name: statistics.median(times[1:]) for name, times in found.items()}
    print("\nimport")
    for name, seconds in medians.items():
        print(f"  {name:<58} {seconds * 1000:6.0f} ms  {seconds / medians['import httpx']:5.2f} x httpx")


if __name__ == "__main__":
    main()
