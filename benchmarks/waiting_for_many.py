"""Number of requests to wait for many objects, on a simulated clock: together, and with the usual loops.

    python -m benchmarks.waiting_for_many

20 workers of the platform take 5 to 60 seconds per object, in order of creation or in random order; a response takes
0.2 seconds. "In turn" waits for one object after the other, "side by side" for each in its own task.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from twelvelabs_client._flows.effects import Flow
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._waiting.plan_assets import asset_waiter
from twelvelabs_client._waiting.plan_indexed_items import index_container, indexed_item_waiter
from twelvelabs_client._waiting.polling import SCHEDULE
from twelvelabs_client._waiting.wait_many import BatchWaiter
from twelvelabs_client._waiting.wait_one import wait_until_done
from twelvelabs_client.errors import ProcessingFailedError
from twelvelabs_lowlevel.api.assets import retrieve_asset

from .fake_queue import FakeQueue, Job, queue
from .virtual_time import VirtualTime

COUNTS = (1, 50, 1_000, 10_000)
LATENCY = 0.2
STARTED_AT = 1_700_000_000.0


@dataclass
class Result:
    """The cost of a way of waiting."""

    requests: int
    late: list[float]
    """Seconds between the end of each object and its detection."""


def together(count: int, kind: str, *, is_shuffled: bool = False) -> Result:
    """With `wait_until_all_ready`."""
    platform, time = _world(count, is_shuffled=is_shuffled)
    settings = ClientConfig(api_key="none", base_url="https://api.example.test")
    ids = [job.id for job in platform.jobs]
    waiter: BatchWaiter[Any] = (
        asset_waiter(ids, settings, timeout=None)
        if kind == "asset"
        else indexed_item_waiter(index_container("x"), ids, settings, timeout=None)
    )
    ends = {job.id: job.ends for job in platform.jobs}
    late: list[float] = []
    while outcome := time.run(waiter.advance()):
        late.append(time.now - ends.pop(outcome.source))
    assert not ends
    return Result(len(platform.requests), late)


def in_turn(count: int, *, is_shuffled: bool = False) -> Result:
    """`for each in ids: wait_until_ready(each)`."""
    platform, time = _world(count, is_shuffled=is_shuffled)
    settings = ClientConfig(api_key="none", base_url="https://api.example.test")
    late: list[float] = []
    for job in platform.jobs:
        time.run(_until_done(job, settings))
        late.append(time.now - job.ends)
    return Result(len(platform.requests), late)


def _until_done(job: Job, settings: ClientConfig) -> Flow[None]:
    try:
        yield from wait_until_done("asset", job.id, retrieve_asset.request(job.id), settings, timeout=None)
    except ProcessingFailedError:
        return


def side_by_side(count: int, *, is_shuffled: bool = False) -> Result:
    """`gather(*(wait_until_ready(each) for each in ids))`, computed: all poll at the same times, until each ends."""
    platform, time = _world(count, is_shuffled=is_shuffled)
    asked = _moments(time.now, max(job.ends for job in platform.jobs))
    numbers = [bisect_left(asked, job.ends) for job in platform.jobs]
    late = [asked[number] + LATENCY - job.ends for number, job in zip(numbers, platform.jobs, strict=True)]
    return Result(sum(number + 1 for number in numbers), late)


def _moments(began: float, until: float) -> list[float]:
    """When `wait_until_ready` polls."""
    moments = [began]
    while moments[-1] < until:
        answered = moments[-1] + LATENCY
        moments.append(answered + SCHEDULE.pause_after(answered - began))
    return moments


def _world(count: int, *, is_shuffled: bool = False) -> tuple[FakeQueue, VirtualTime]:
    platform = FakeQueue(queue(count, began=STARTED_AT, is_shuffled=is_shuffled), LATENCY)
    time = VirtualTime(platform)
    time.now = STARTED_AT
    time.random = lambda: 0.0
    return platform, time


def _row(objects: str, name: str, result: Result, naive: int) -> str:
    late: Sequence[float] = sorted(result.late)
    middle, worst = late[len(late) // 2], late[-1]
    share = result.requests / naive
    return f"| {objects} | {name} | {result.requests:,} | {share:.2f} | {middle:,.0f} | {worst:,.0f} |"


def main() -> None:
    """Print the table."""
    print("| objects | | requests | / in turn | s late, median | most |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in COUNTS:
        _print_rows(count)
    for count in COUNTS[-2:]:
        _print_rows(count, is_shuffled=True)


def _print_rows(count: int, *, is_shuffled: bool = False) -> None:
    name = f"{count:,}, random order" if is_shuffled else f"{count:,}"
    naive = in_turn(count, is_shuffled=is_shuffled)
    print(_row(name, "in turn", naive, naive.requests))
    print(_row("", "side by side", side_by_side(count, is_shuffled=is_shuffled), naive.requests))
    for kind in ("asset", "indexed asset"):
        result = together(count, kind, is_shuffled=is_shuffled)
        print(_row("", f"together, {kind}s", result, naive.requests))


if __name__ == "__main__":
    main()
