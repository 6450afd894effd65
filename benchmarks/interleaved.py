"""Times several functions in turn, so that a slow moment of the machine affects all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def medians(jobs: Mapping[str, Callable[[], object]], *, rounds: int = 15, inner: int = 1) -> dict[str, float]:
    """The median seconds per call of each job, over `rounds` rounds that call each job `inner` times."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(rounds):
        for name, job in jobs.items():
            began = time.perf_counter()
            for _ in range(inner):
                job()
            times[name].append((time.perf_counter() - began) / inner)
    return {name: statistics.median(values) for name, values in times.items()}
