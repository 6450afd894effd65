"""What it costs other projects' tests to embed the sandbox: to start one, and to upload, index and wait in it.

Each figure is from fresh processes. A round is creating an index, uploading a clip of a megabyte and five seconds,
indexing it and waiting for both, through the client, at infinite speed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import textwrap
from pathlib import Path

CLIP = Path(__file__).parents[1] / "examples" / "media" / "big_buck_bunny_5s.mp4"
LIMITS = {"import and start": 0.5, "start": 0.5, "round": 0.2}
_PROGRAM = textwrap.dedent(
    """
    import json, math, sys, time
    in_process, clip = sys.argv[1] == "in process", sys.argv[2]
    marks = [time.perf_counter()]
    mark = lambda: marks.append(time.perf_counter())
    from twelvelabs_sandbox import Sandbox
    Sandbox
    mark()
    sandbox = Sandbox(in_process=in_process, speed=math.inf).start()
    mark()
    import httpx
    from twelvelabs_client import TwelveLabs
    http = httpx.Client(transport=sandbox.transport() if in_process else None, trust_env=False)
    client = TwelveLabs(sandbox.api_key, base_url=sandbox.base_url, http_client=http)
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    mark()
    for number in range(8):
        index = client.indexes.create(index_name=f"index {number}", models=models)
        asset = client.assets.upload(clip, wait=True)
        item = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
        assert client.indexes.indexed_assets.wait_until_ready(index.id, item.id).status == "ready"
        mark()
    sandbox.stop()
    mark()
    again = Sandbox(in_process=in_process, speed=math.inf).start()
    mark()
    again.stop()
    steps = [after - before for before, after in zip(marks, marks[1:])]
    print(json.dumps({
        "import and start": steps[0] + steps[1], "first round": steps[3],
        "round": sorted(steps[4:11])[3], "stop": steps[11], "start": steps[12],
    }))
    """
)


def main(rounds: int = 9) -> None:
    """Print the median milliseconds of each step, both ways, and whether they keep what is promised."""
    found: dict[str, list[dict[str, float]]] = {"in process": [], "over sockets": []}
    for _ in range(rounds):
        for way, figures in found.items():
            command = [sys.executable, "-c", _PROGRAM, way, str(CLIP)]
            figures.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    print("\nthe sandbox in other people's tests, milliseconds")
    for way, figures in found.items():
        for step in figures[0]:
            seconds = statistics.median(figure[step] for figure in figures)
            limit = LIMITS.get(step)
            promised = (
                "" if limit is None else f"  promised {limit * 1000:.0f}: {'kept' if seconds < limit else 'MISSED'}"
            )
            print(f"  {way:<14} {step:<18} {seconds * 1000:6.0f}{promised}")


if __name__ == "__main__":
    main()
