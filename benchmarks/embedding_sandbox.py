"""The cost of embedding the sandbox in tests: start it, upload, index and wait, stop it.

Every figure is from fresh processes. A round creates an index, uploads a clip (1 MB, 5 s), indexes it and waits for
both, through the client, at infinite speed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import textwrap
from pathlib import Path

CLIP = Path(__file__).parents[1] / "examples" / "media" / "big_buck_bunny_5s.mp4"
LIMITS = {"import and start": 0.45, "round": 0.2, "stop": 0.04, "start again": 0.04}
_PROGRAM = textwrap.dedent(
    """
    import json, math, sys, time
    clip = sys.argv[1]
    marks = [time.perf_counter()]
    mark = lambda: marks.append(time.perf_counter())
    from twelvelabs_sandbox import Sandbox
    Sandbox
    mark()
    sandbox = Sandbox(speed=math.inf).start()
    mark()
    import httpx
    from twelvelabs_client import TwelveLabs
    http = httpx.Client(transport=httpx.HTTPTransport(verify=False), trust_env=False)
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
    again = Sandbox(speed=math.inf).start()
    mark()
    client = TwelveLabs(again.api_key, base_url=again.base_url, http_client=http)
    client.indexes.create(index_name="index", models=models)
    mark()
    again.stop()
    mark()
    steps = [after - before for before, after in zip(marks, marks[1:])]
    print(json.dumps({
        "import and start": steps[0] + steps[1], "first round": steps[3],
        "round": sorted(steps[4:11])[3], "stop while a file is read": steps[11],
        "start again": steps[12], "stop": steps[14],
    }))
    """
)


def main(rounds: int = 9) -> None:
    """Print the median milliseconds of each step, and whether it is within its limit."""
    command = [sys.executable, "-c", _PROGRAM, str(CLIP)]
    found: list[dict[str, float]] = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(rounds)
    ]
    print("\nthe sandbox embedded in tests, milliseconds")
    for step in found[0]:
        seconds = statistics.median(figures[step] for figures in found)
        limit = LIMITS.get(step)
        promised = "" if limit is None else f"  limit {limit * 1000:.0f}: {'met' if seconds < limit else 'EXCEEDED'}"
        print(f"  {step:<26} {seconds * 1000:6.0f}{promised}")


if __name__ == "__main__":
    main()
