"""The main job from the command line: upload, index, wait, search, analyze, in a sandbox that the command starts.

Runs with the Python of any environment that has the extras cli and sandbox, and needs nothing else:
`python tests/dist/main_job.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLIP = Path(__file__).parents[2] / "examples/media/big_buck_bunny_5s.mp4"
PROGRAM = str(Path(sys.executable).with_name("twelvelabs"))
FILES = 3


def main() -> None:
    """Run this file again with a sandbox, in an empty folder, without settings of the user."""
    with tempfile.TemporaryDirectory() as folder:
        videos = Path(folder, "videos")
        videos.mkdir()
        for number in range(FILES):
            (videos / f"scene-{number}.mp4").write_bytes(CLIP.read_bytes() + bytes([number]))
        homes = {f"XDG_{name}_HOME": str(Path(folder, name.lower())) for name in ("CONFIG", "STATE", "CACHE")}
        within = [PROGRAM, "sandbox", "run", "--speed", "100", "--", sys.executable, __file__, "in a sandbox"]
        sys.exit(subprocess.run(within, cwd=folder, env={**os.environ, **homes}, check=False).returncode)


def in_a_sandbox() -> None:
    """The commands; the working directory has the folder `videos`."""
    times = []
    for _ in range(5):
        began, before = time.monotonic(), os.times()
        assert "Usage: twelvelabs" in _output("--help")
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        times.append((1000 * (time.monotonic() - began), 1000 * cpu))
    print("help in {:.0f} ms, {:.0f} ms of it CPU time".format(*min(times)), flush=True)
    began = time.monotonic()
    _output("indexes", "create", "films")
    [asset] = _output("assets", "upload", str(CLIP), "--wait", "--quiet").split()
    print(f"first result after {time.monotonic() - began:.1f} s", flush=True)
    run = json.loads(_output("ingest", "run", "videos", "--index", "films", "--json"))
    assert (run["files"], run["ready"]) == (FILES, FILES), run
    assert _output("wait", "asset", asset, "--quiet").split() == [asset]
    hits = json.loads(_output("search", "green", "--index", "films", "--json"))
    assert {hit["filename"] for hit in hits} == {f"scene-{number}.mp4" for number in range(FILES)}, hits
    assert "seconds" in _output("analyze", asset, "Summarize this video")
    _output("doctor")
    print(f"uploaded, indexed, waited, searched and analyzed in {time.monotonic() - began:.1f} s", flush=True)


def _output(*arguments: str) -> str:
    """What a command writes to stdout."""
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    in_a_sandbox() if sys.argv[1:] else main()
