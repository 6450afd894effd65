"""A driver with a simulated clock: flows run concurrently in one thread, and hours pass in a moment.

There may be several processes at the same time. An observer sees each effect of one, and can kill or pause it there.
What a killed process has done stays done, and no clean-up runs; the same applies to the flows next to one that failed.
While a process is paused its requests are still answered, and it learns of that when it goes on.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import count
from typing import Any, TypeAlias, TypeVar

from twelvelabs_client._flows.effects import (
    Acquire,
    Callback,
    Effect,
    Flow,
    Now,
    Parallel,
    Random,
    Release,
    Send,
    Sleep,
    ToThread,
    WallTime,
)
from twelvelabs_client._response import Response

T = TypeVar("T")

Answer: TypeAlias = tuple[Response | BaseException, float]
"""The response or error for a message, and the seconds that it takes."""
Observer: TypeAlias = Callable[[Effect, str], None]
"""Called with each effect "before" and "after" it is carried out. What it raises ends the run there."""

_FULL = 0.01
"""Seconds after which a full limiter is tried again."""


class Killed(BaseException):
    """The process was killed here."""


class Process:
    """The flows of one process. It ends with a result or an error."""

    def __init__(self, flow: Flow[Any], observer: Observer | None = None) -> None:
        self.flow = flow
        self.observer = observer
        self.result: Any = None
        self.error: BaseException | None = None
        self.has_ended = False
        self.paused_until = 0.0


class VirtualTime:
    """Runs flows on its own clock, which continues from one run to the next."""

    def __init__(self, answer: Callable[[Send, float], Answer], *, observer: Observer | None = None) -> None:
        self.answer = answer
        self.observer = observer
        """Sees the effects of `run`."""
        self.now = 1_700_000_000.0
        self.random: Callable[[], float] = random.Random(0).random
        """The source of random numbers for flows."""

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end and return its result."""
        process = Process(flow, self.observer)
        self.run_all([process])
        if process.error is not None:
            raise process.error
        result: T = process.result
        return result

    def run_all(self, processes: Sequence[Process], *, until: float = math.inf) -> None:
        """Run processes until all have ended, or until this time."""
        run = _Run(self)
        try:
            run.to_end(processes, until)
        finally:
            run.forget()


class _Task:
    """A running flow, and the callback for its end."""

    def __init__(self, process: Process, flow: Flow[Any], ended: Callable[[Any, BaseException | None], None]) -> None:
        self.process = process
        self.flow = flow
        self.ended = ended
        self.turn = 0
        """Number of the awaited effect; results of earlier ones are stale."""
        self.asleep = ExitStack()

    def observe(self, effect: Effect, when: str) -> None:
        """Show an effect to the observer of the process."""
        if self.process.observer is not None:
            self.process.observer(effect, when)


class _Run:
    def __init__(self, time: VirtualTime) -> None:
        self._time = time
        self._due: list[tuple[float, int, Process, Callable[[], None]]] = []
        self._numbers = count()
        self._tasks: set[_Task] = set()
        self._left = 0
        """Processes that have not ended."""

    def to_end(self, processes: Sequence[Process], until: float) -> None:
        self._left = len(processes)
        for process in processes:
            self._begin(process, process.flow, partial(self._end, process))
        while self._left and self._due[0][0] <= until:
            at, number, process, action = heapq.heappop(self._due)
            if process.has_ended:
                continue
            if process.paused_until > max(at, self._time.now):
                heapq.heappush(self._due, (process.paused_until, number, process, action))
                continue
            self._time.now = max(self._time.now, at)
            try:
                action()
            except Killed as killed:
                self._end(process, None, killed)

    def _end(self, process: Process, result: Any, error: BaseException | None) -> None:
        process.result, process.error, process.has_ended = result, error, True
        self._left -= 1
        self.forget(process)

    def forget(self, process: Process | None = None) -> None:
        """Drop the remaining tasks, of one process or of all, without running their clean-up."""
        for task in [task for task in self._tasks if process in (None, task.process)]:
            self._drop(task)

    def _drop(self, task: _Task) -> None:
        self._tasks.discard(task)
        task.turn += 1
        task.asleep.close()
        for _ in range(50):
            try:
                task.flow.close()
                break
            except RuntimeError:  # its clean-up yielded an effect
                continue

    def _begin(self, process: Process, flow: Flow[Any], ended: Callable[[Any, BaseException | None], None]) -> _Task:
        task = _Task(process, flow, ended)
        self._tasks.add(task)
        self._at(0.0, task, lambda: self._step(task, None, None))
        return task

    def _at(self, seconds: float, task: _Task, action: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self._time.now + seconds, next(self._numbers), task.process, action))

    def _is_paused(self, task: _Task) -> bool:
        return task.process.paused_until > self._time.now

    def _step(self, task: _Task, value: Any, error: BaseException | None) -> None:
        """Resume a task and run it until it has to wait."""
        while task in self._tasks:
            if self._is_paused(task):
                self._at(0.0, task, partial(self._step, task, value, error))
                return
            task.turn += 1
            try:
                effect = task.flow.send(value) if error is None else task.flow.throw(error)
            except StopIteration as stop:
                self._tasks.discard(task)
                task.ended(stop.value, None)
                return
            except Exception as failure:
                self._tasks.discard(task)
                task.ended(None, failure)
                return
            task.observe(effect, "before")
            if self._is_paused(task):
                self._at(0.0, task, partial(self._carry_out, task, effect))
                return
            done, value, error = self._act(task, effect)
            if not done:
                return
            task.observe(effect, "after")

    def _carry_out(self, task: _Task, effect: Effect) -> None:
        """Carry out an effect that a pause has delayed."""
        if task in self._tasks:
            done, value, error = self._act(task, effect)
            if done:
                self._resume(task, effect, value, error)

    def _act(self, task: _Task, effect: Effect) -> tuple[bool, Any, BaseException | None]:
        """Carry out an effect; returns whether it is already done, with its value or error."""
        try:
            match effect:
                case Now() | WallTime():
                    return True, self._time.now, None
                case Random():
                    return True, self._time.random(), None
                case ToThread():
                    return True, effect.function(), None
                case Callback():
                    effect.function(effect.value)
                    return True, None, None
                case Release():
                    effect.limiter.release()
                    return True, None, None
                case Acquire():
                    if effect.limiter.try_acquire():
                        return True, None, None
                    self._at(_FULL, task, lambda: self._acquire(task, effect))
                case Sleep():
                    self._sleep(task, effect)
                case Send():
                    self._send(task, effect)
                case Parallel():
                    self._parallel(task, effect)
                case _:
                    raise TypeError(f"effect not supported here: {effect!r}")
        except Exception as error:
            return True, None, error
        return False, None, None

    def _acquire(self, task: _Task, effect: Acquire) -> None:
        if effect.limiter.try_acquire():
            self._resume(task, effect, None, None)
        else:
            self._at(_FULL, task, lambda: self._acquire(task, effect))

    def _resume(self, task: _Task, effect: Effect, value: Any, error: BaseException | None) -> None:
        if task in self._tasks:
            task.observe(effect, "after")
        self._step(task, value, error)

    def _sleep(self, task: _Task, effect: Sleep) -> None:
        turn = task.turn

        def wake() -> None:
            if task.turn == turn and task in self._tasks:
                task.asleep.close()
                self._resume(task, effect, None, None)

        self._at(effect.seconds, task, wake)
        if effect.signal is not None:
            task.asleep.enter_context(effect.signal.on_set(lambda: self._at(0.0, task, wake)))

    def _send(self, task: _Task, effect: Send) -> None:
        outcome, seconds = self._time.answer(effect, self._time.now)
        if isinstance(outcome, BaseException):
            self._at(seconds, task, lambda: self._resume(task, effect, None, outcome))
        else:
            self._at(seconds, task, lambda: self._resume(task, effect, outcome, None))

    def _parallel(self, task: _Task, effect: Parallel) -> None:
        numbered: Iterator[tuple[int, Flow[Any]]] = enumerate(effect.flows)
        results: dict[int, Any] = {}
        running: dict[int, _Task] = {}

        def next_one() -> None:
            found = next(numbered, None)
            if found is not None:
                number, flow = found
                running[number] = self._begin(task.process, flow, partial(ended, number))

        def ended(number: int, value: Any, error: BaseException | None) -> None:
            del running[number]
            if error is not None:
                for other in running.values():
                    self._drop(other)
                self._at(0.0, task, lambda: self._resume(task, effect, None, error))
                return
            results[number] = value
            next_one()
            if not running:
                self._at(0.0, task, lambda: self._resume(task, effect, [results[one] for one in sorted(results)], None))

        for _ in range(effect.limit):
            next_one()
        if not running:
            self._at(0.0, task, lambda: self._resume(task, effect, [], None))
