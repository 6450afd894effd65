"""Many processes that share one budget, in virtual time: a platform with a limit, claims, reports and a leader."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

from twelvelabs_client.ingest.beat import Answers
from twelvelabs_client.ingest.budget import Pace, closed_for, combined, learn

from benchmarks.upload_limit import UploadLimit

BEAT = 5.0
"""Seconds between two beats of a process."""


@dataclass
class Budget:
    """The row of a budget: the pace that the leader has learned, and what claims and reports have changed since."""

    pace: Pace = field(default_factory=Pace)
    next_at: float = 0.0
    closed_until: float = 0.0
    reports: list[Answers] = field(default_factory=list)
    """With times in place of seconds."""

    def claim(self, wanted: int, at: float) -> int:
        """Take at most this many tokens."""
        if at < self.closed_until:
            return 0
        interval = self.pace.interval
        self.next_at = max(self.next_at, at - self.pace.burst)
        # The times of a database are whole microseconds.
        granted = wanted if not interval else max(min(wanted, int((at - self.next_at) / interval + 1e-5) + 1), 0)
        if at < self.next_at:
            return 0
        self.next_at += granted * interval
        return granted

    def report(self, answers: Answers, at: float) -> None:
        """What a process has seen."""
        if answers != Answers():
            reset = None if answers.reset is None else at + answers.reset
            self.reports.append(replace(answers, reset=reset, pause=at + answers.pause if answers.pause else 0.0))
            self.closed_until = max(self.closed_until, at + closed_for(answers))

    def learn(self, at: float) -> None:
        """The beat of the leader."""
        found = combined(self.reports)
        reset = None if found.reset is None else found.reset - at
        self.pace = learn(self.pace, replace(found, reset=reset, pause=max(found.pause - at, 0.0)), at)
        self.closed_until = max(self.closed_until, self.pace.closed_until)
        self.reports.clear()

    def due(self, at: float, workers: int, chance: float) -> float:
        """Seconds until a process that got no token looks again."""
        return max(self.closed_until, self.next_at) - at + chance * min(workers * self.pace.interval, 300.0)


class Simulation:
    """Processes with eight uploads at a time each, until this many files are uploaded."""

    def __init__(self, limit: UploadLimit, processes: int, files: int, *, seconds: float = 0.6, seed: int = 1) -> None:
        self.limit = limit
        self.processes = processes
        self.left = files
        self.budget = Budget()
        self.clock = 0.0
        self.accepted = self.refused = self.claims = 0
        self._seconds = seconds
        self._chance = random.Random(seed).random
        self._order = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._free = [8] * processes
        self._seen: list[Answers] = [Answers()] * processes
        self._asks: list[bool] = [False] * processes
        self._beats: list[bool] = [False] * processes
        """Whether the next beat of a process has something to report. The others are left out."""
        for process in range(processes):
            self._ask(process, self._chance())
        self._learn()

    def run(self, until: float = float("inf")) -> None:
        """Run until all files are uploaded, or this time."""
        while self._events and self._events[0][0] <= until and (self.left or sum(self._free) < 8 * self.processes):
            self.clock, _, act = heapq.heappop(self._events)
            act()

    def _at(self, seconds: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._events, (self.clock + seconds, next(self._order), act))

    def _ask(self, process: int, seconds: float) -> None:
        if not self._asks[process]:
            self._asks[process] = True
            self._at(seconds, lambda: self._claim(process))

    def _claim(self, process: int) -> None:
        self._asks[process] = False
        wanted = min(self._free[process], self.left)
        if not wanted:
            return
        self.claims += 1
        granted = self.budget.claim(wanted, self.clock)
        self.left -= granted
        self._free[process] -= granted
        for _ in range(granted):
            latency = self._seconds * (0.5 + self._chance())
            self._at(latency / 2, lambda latency=latency: self._arrive(process, latency / 2))  # type: ignore[misc]
        if granted < wanted:
            self._ask(process, self.budget.due(self.clock, self.processes, self._chance()))

    def _arrive(self, process: int, latency: float) -> None:
        answers = self.limit.take(self.clock)
        self.accepted += answers.accepted
        self.refused += answers.refused
        self._at(latency, lambda: self._answered(process, answers))

    def _answered(self, process: int, answers: Answers) -> None:
        self._free[process] += 1
        self.left += answers.refused
        self._seen[process] = combined([self._seen[process], answers])
        if closed_for(answers):
            self._report(process)
        elif not self._beats[process]:
            self._beats[process] = True
            self._at(self._chance() * BEAT, lambda: self._report(process))
        self._ask(process, 0.0)

    def _report(self, process: int) -> None:
        self.budget.report(self._seen[process], self.clock)
        self._seen[process], self._beats[process] = Answers(), False

    def _learn(self) -> None:
        self.budget.learn(self.clock)
        self._at(BEAT, self._learn)
