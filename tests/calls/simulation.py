"""Many flows on one clock that jumps from event to event: hours of many workers in an instant."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from twelvelabs_client._flows.effects import Effect, Flow, Now, Random, Send, Sleep
from twelvelabs_client._response import Response

EPOCH = 1_790_000_000.0
"""The time of day when the clock is at 0."""
Serve = Callable[[Send, float], Response]


class Simulation:
    """A platform that responds after some time, and flows that run concurrently."""

    def __init__(self, serve: Serve, latency: Callable[[], float] = lambda: 0.2, seed: int = 1) -> None:
        self._serve = serve
        self._latency = latency
        self._random = random.Random(seed).random
        self._order = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self.clock = 0.0
        self.requests: list[tuple[float, Send, Response]] = []
        self.results: dict[int, Any] = {}

    def run(self, flows: Iterable[Flow[Any]], *, until: float = float("inf")) -> None:
        """Run all flows to completion, or until this time."""
        for number, flow in enumerate(flows):
            self._at(self.clock, lambda flow=flow, number=number: self._step(number, flow, None, None))  # type: ignore[misc]
        while self._events and self._events[0][0] <= until:
            self.clock, _, act = heapq.heappop(self._events)
            act()

    def _at(self, time: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._events, (time, next(self._order), act))

    def _step(self, number: int, flow: Flow[Any], value: Any, failure: BaseException | None) -> None:
        while True:
            try:
                effect = flow.send(value) if failure is None else flow.throw(failure)
            except StopIteration as stop:
                self.results[number] = stop.value
                return
            except Exception as error:
                self.results[number] = error
                return
            value = failure = None
            if isinstance(effect, Now):
                value = self.clock
                continue
            if isinstance(effect, Random):
                value = self._random()
                continue
            self._wait(number, flow, effect)
            return

    def _wait(self, number: int, flow: Flow[Any], effect: Effect) -> None:
        if isinstance(effect, Sleep):
            self._at(self.clock + effect.seconds, lambda: self._step(number, flow, None, None))
            return
        assert isinstance(effect, Send), effect
        latency = self._latency()

        def arrive() -> None:
            response = replace(self._serve(effect, self.clock), received_at=EPOCH + self.clock)
            self.requests.append((self.clock, effect, response))
            self._at(self.clock + latency / 2, lambda: self._step(number, flow, response, None))

        self._at(self.clock + latency / 2, arrive)
