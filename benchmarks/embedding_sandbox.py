"""The cost of embedding the sandbox in tests: start it, upload, index and wait, add objects, reset it, stop it.

Every figure is from fresh processes. A round creates an index, uploads a clip (1 MB, 5 s), indexes it and waits for
both, through the client, at infinite speed. Assets are added without media, one by one and together.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import textwrap
from pathlib import Path

CLIP = Path(__file__).parents[1] / "examples" / "media" / "big_buck_bunny_5s.mp4"
LIMITS = {"import and start": 0.45, "round": 0.06, "reset": 0.005, "stop": 0.04, "start again": 0.04}
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
    resets = []
    for number in range(9):
        again.add_index("index of 1,000", assets=[f"clip {number}.mp4" for number in range(500)])
        before = time.perf_counter()
        again.reset()
        resets.append(time.perf_counter() - before)
        again.wait_until_idle()
    mark()
    for number in range(10_000):
        again.add_asset(f"clip {number}.mp4")
    mark()
    together = again.add_assets(f"clip {number}.mp4" for number in range(10_000))
    mark()
    again.add_index("index of 10,000", assets=together)
    mark()
    again.stop()
    mark()
    steps = [after - before for before, after in zip(marks, marks[1:])]
    print(json.dumps({
        "import and start": steps[0] + steps[1], "first round": steps[3],
        "round": sorted(steps[4:11])[3], "stop while a file is read": steps[11],
        "start again": steps[12], "reset": sorted(resets)[4], "add 10,000 assets, one by one": steps[15],
        "add 10,000 assets, together": steps[16], "index 10,000 assets": steps[17], "stop": steps[18],
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
