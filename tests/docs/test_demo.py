"""The demo does the main job and prints the results."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_demo(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-W", "error", str(ROOT / "examples" / "demo.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**kept, **environment}, timeout=60, check=False)


def test_the_demo_shows_the_true_duration_and_size() -> None:
    result = run_demo()
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    sync, asynchronous = result.stdout.split("\nasync\n")
    for output in (sync, asynchronous):
        assert "big_buck_bunny_5s.mp4  ready   5.312 s   1,055,736 bytes  1280 x 720" in output
        assert "index and asset deleted" in output
        assert output.index("processing") < output.index("pending") < output.index("indexing")


def test_live_without_a_key_says_what_to_do() -> None:
    result = run_demo("--live")
    assert result.returncode == 1
    assert "TWELVE_LABS_API_KEY" in result.stderr
    assert "Traceback" not in result.stderr
