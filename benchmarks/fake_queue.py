"""The part of the platform that waiting for many objects uses: a queue of jobs, processed on a given clock.

Each job is an asset, an indexed asset and a knowledge store item at the same time, in lists and by id.
"""

from __future__ import annotations

import heapq
import json
import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from twelvelabs_client._flows.effects import Send
from twelvelabs_client._response import Response

from .virtual_time import Answer


@dataclass(slots=True)
class Job:
    """An object that the platform processes."""

    id: str
    created: float
    ends: float
    failed: bool = False
    listed_from: float = 0.0
    """When it first appears."""
    gone_from: float = float("inf")
    """When it is deleted."""

    def status(self, at: float) -> str:
        """The status at a time."""
        return "pending" if at < self.ends else "failed" if self.failed else "ready"


def queue(
    count: int,
    *,
    began: float,
    workers: int = 20,
    seconds: tuple[float, float] = (5.0, 60.0),
    failing: float = 0.02,
    is_shuffled: bool = False,
) -> list[Job]:
    """`count` jobs created before `began`, which the workers take in order, or in random order if `is_shuffled`."""
    chance = random.Random(count)
    free = [began] * workers
    jobs = []
    for number in range(count):
        ends = heapq.heappop(free) + chance.uniform(*seconds)
        heapq.heappush(free, ends)
        jobs.append(Job(f"{number:024x}", began - count + number, ends, chance.random() < failing))
    if is_shuffled:
        shuffled_ends = chance.sample([job.ends for job in jobs], count)
        for job, each in zip(jobs, shuffled_ends, strict=True):
            job.ends = each
    return jobs


@dataclass
class FakeQueue:
    """Answers requests for jobs."""

    jobs: Sequence[Job]
    latency: float = 0.2
    is_in_order: bool = True
    """Whether lists honor sorting by `updated_at`."""
    knows_ids: bool = True
    """Whether assets can be listed by id."""
    fault: Callable[[Send, int], Response | None] = lambda message, number: None
    """A response in place of the answer, by the number of the request."""
    requests: list[tuple[float, Send]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_id = {job.id: job for job in self.jobs}
        self._by_end = sorted(self.jobs, key=lambda job: job.ends)
        self._ends = [job.ends for job in self._by_end]
        self._newest_first = sorted(self.jobs, key=lambda job: (-job.created, job.id))

    def __call__(self, message: Send, at: float) -> Answer:
        """The response, and the seconds until it arrives."""
        self.requests.append((at, message))
        return self.fault(message, len(self.requests)) or self._answer(message, at), self.latency

    def _answer(self, message: Send, at: float) -> Response:
        *_, place, last = ["", *unquote(message.url).split("/")]
        if last == "assets":
            wanted = [value for name, value in message.params if name == "asset_ids"] if self.knows_ids else []
            found = [self._by_id[each] for each in wanted if each in self._by_id]
            return self._page(found, message, at)
        if last in ("indexed-assets", "items"):
            return self._page(self._listed(message, at), message, at)
        job = self._by_id.get(last)
        if job is None or not job.listed_from <= at < job.gone_from:
            return _reply(404, {"code": "resource_not_exist", "message": f"{place} {last} does not exist"})
        return _reply(200, _shown(job, at))

    def _listed(self, message: Send, at: float) -> Sequence[Job]:
        if ("status", "ready") not in message.params:
            return [job for job in self._newest_first if job.ends > at]
        ended = self._by_end[: bisect_right(self._ends, at)]
        return ended[::-1] if self.is_in_order else sorted(ended, key=lambda job: job.id[::-1])

    def _page(self, found: Sequence[Job], message: Send, at: float) -> Response:
        params = dict(message.params)
        number, limit = int(params.get("page", "1")), int(params.get("page_limit", "10"))
        found = [job for job in found if job.listed_from <= at < job.gone_from]
        info = {
            "page": number,
            "limit_per_page": limit,
            "total_page": -(-len(found) // limit),
            "total_results": len(found),
        }
        items = [_shown(job, at) for job in found[(number - 1) * limit : number * limit]]
        return _reply(200, {"data": items, "page_info": info})


def _reply(status: int, body: object) -> Response:
    return Response(status, {}, json.dumps(body).encode())


def _shown(job: Job, at: float) -> dict[str, Any]:
    changed = max(job.created, job.ends) if job.ends <= at else job.created
    return {
        "_id": job.id,
        "asset_id": job.id,
        "asset_type": "video",
        "method": "url",
        "status": job.status(at),
        "created_at": datetime.fromtimestamp(job.created, UTC).isoformat(),
        "updated_at": datetime.fromtimestamp(changed, UTC).isoformat(),
    }
