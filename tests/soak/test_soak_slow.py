"""Thousands of calls, streams and uploads through faults leave nothing behind: memory, sockets, threads, tasks.

`make soak` runs 20,000 calls, 2,000 streams and 500 uploads in about ten minutes; MINUTES=1 runs a tenth of each.
"""

from __future__ import annotations

import asyncio
import io
import os
import random
import subprocess
import sys
import wave
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.errors import TwelveLabsError

from .measures import CAN_MEASURE, Measures

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CAN_MEASURE, reason="reads /proc")]

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
SHARE = float(os.environ.get("SOAK_MINUTES", "1")) / 10
"""The share of the whole work, half of it for each client."""
WORK = {"calls": 20_000, "streams": 2_000, "uploads": 500}
ROUNDS = 24
AT_ONCE = 8
MAX_GROWTH = 1.5 + 5 * SHARE
"""MiB: what the allocator takes, and less than one kilobyte for each call after the warm-up."""


@dataclass(frozen=True)
class Scene:
    """A platform with a video to ask about, and a song to upload."""

    base_url: str
    api_key: str
    asset_id: str
    song: bytes
    faults: Callable[[], int]
    """How many faults there have been."""


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    command = [sys.executable, "-m", "tests.soak.platform"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as platform:
        stdin, stdout = platform.stdin, platform.stdout
        assert stdin is not None
        assert stdout is not None

        def faults() -> int:
            stdin.write("\n")
            stdin.flush()
            return int(stdout.readline())

        base_url, api_key = stdout.readline().split()
        with TwelveLabs(api_key, base_url=base_url) as client:
            asset = client.assets.upload(CLIP, method="direct", wait=True)
        assert faults() == 0  # they begin now
        yield Scene(base_url, api_key, asset.id, _song(), faults)
        stdin.close()


def _song() -> bytes:
    """Six seconds of noise, which make seven parts."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(random.Random(0).randbytes(6 * 16_000))
    return content.getvalue()


def _rounds() -> Iterator[list[str]]:
    """The work of each round, in random order."""
    chance = random.Random(0)
    for number in range(ROUNDS):
        # Whole numbers that add up to the total, however few there are in each round.
        counts = {kind: total * SHARE / 2 for kind, total in WORK.items()}
        work = [
            kind
            for kind, n in counts.items()
            for _ in range(round(n * (number + 1) / ROUNDS) - round(n * number / ROUNDS))
        ]
        chance.shuffle(work)
        yield work


def _call_of(client: Any, scene: Scene, chance: random.Random) -> Callable[[], Any]:
    """A call that only reads, so that no fault may be seen by its user."""
    return chance.choice(
        [
            lambda: client.assets.retrieve(scene.asset_id),
            lambda: client.assets.list(page_limit=10),
            lambda: client.indexes.list(),
            lambda: client.entity_collections.list(name="none"),
        ]
    )


def _upload_options(scene: Scene, chance: random.Random) -> dict[str, Any]:
    file = io.BytesIO(scene.song)
    file.name = "song.wav"
    return {"file": file, "method": chance.choice(["direct", "multipart"])}


def _stream_of(client: Any, scene: Scene) -> Any:
    return client.analyze_stream(video={"type": "asset_id", "asset_id": scene.asset_id}, prompt="What is it?")


def run_sync(scene: Scene, measures: Measures, failures: Counter[str]) -> None:
    with TwelveLabs(scene.api_key, base_url=scene.base_url) as client, ThreadPoolExecutor(AT_ONCE) as pool:

        def act(kind: str, seed: int) -> None:
            chance = random.Random(seed)
            try:
                if kind == "calls":
                    _call_of(client, scene, chance)()
                elif kind == "uploads":
                    client.assets.upload(**_upload_options(scene, chance))
                elif chance.random() < 0.5:
                    assert _stream_of(client, scene).text()
                else:
                    for _ in _stream_of(client, scene):
                        break  # and the stream is dropped
            except TwelveLabsError as error:
                failures[f"{kind}: {type(error).__name__}"] += 1

        for number, work in enumerate(_rounds()):
            list(pool.map(act, work, range(number * 10_000, number * 10_000 + len(work))))
            measures.sample(0)


async def run_async(scene: Scene, measures: Measures, failures: Counter[str]) -> None:
    async with AsyncTwelveLabs(scene.api_key, base_url=scene.base_url) as client:

        async def act(kind: str, seed: int) -> None:
            chance = random.Random(seed)
            try:
                if kind == "calls":
                    await _call_of(client, scene, chance)()
                elif kind == "uploads":
                    await client.assets.upload(**_upload_options(scene, chance))
                elif chance.random() < 0.5:
                    assert await _stream_of(client, scene).text()
                else:
                    async with _stream_of(client, scene) as stream:
                        async for _ in stream:
                            break
            except TwelveLabsError as error:
                failures[f"{kind}: {type(error).__name__}"] += 1

        for number, work in enumerate(_rounds()):
            jobs = iter(list(enumerate(work, start=number * 10_000)))

            async def worker(jobs: Iterator[tuple[int, str]] = jobs) -> None:
                for seed, kind in jobs:
                    await act(kind, seed)

            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(worker())
            measures.sample(len(asyncio.all_tasks()))


RUNS: dict[str, Callable[[Scene, Measures, Counter[str]], Awaitable[None] | None]] = {
    "sync": run_sync,
    "async": lambda *args: asyncio.run(run_async(*args)),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # streams are dropped on purpose
@pytest.mark.parametrize("kind", RUNS)
def test_nothing_is_left_behind(kind: str, scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    measures, failures, faults = Measures(), Counter[str](), scene.faults()
    RUNS[kind](scene, measures, failures)
    counts = {"descriptors": measures.descriptors, "threads": measures.threads, "tasks": measures.tasks}
    with capsys.disabled():
        print(f"\n{kind}: {', '.join(f'{round(n * SHARE / 2)} {what}' for what, n in WORK.items())}")
        first, last = measures.memory[0], measures.memory[-1]
        print(f"  memory      {first:.0f} to {last:.0f} MiB, {measures.growth:+.2f} since the warm-up")
        for name, values in counts.items():
            print(f"  {name:<11} {min(values)} to {max(values)}, {measures.rise(values):+d} since the warm-up")
        print(f"  faults      {(faults := scene.faults() - faults)}")
        print(f"  failures    {dict(failures)}")
    assert measures.growth < MAX_GROWTH
    for name, values in counts.items():
        assert measures.rise(values) <= 1, (name, values)
    assert not [failure for failure in failures if failure.startswith("calls")]
    assert faults > 0.02 * sum(len(work) for work in _rounds())
    assert failures.total() <= 0.1 * sum(len(work) for work in _rounds())
