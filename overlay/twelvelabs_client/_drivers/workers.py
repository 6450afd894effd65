"""Flows that run in parallel in threads, and the iterator over their results."""

from __future__ import annotations

import contextvars
import math
import queue
import threading
import time
from collections.abc import Callable, Iterator
from threading import Thread
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from .._flows.effects import Flow
from .._tracebacks import is_called_by_user, short_tracebacks
from .abandoned import abandon, close_abandoned
from .http_client import HttpClient
from .stop import Stop
from .tuning import DriverTuning

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Stopped(BaseException):
    """Thrown into flows in flight when another one has failed. It never leaves a driver."""


class Workers(Generic[T]):
    """Threads that run flows one after the other. They are daemons: the interpreter does not wait for them at exit."""

    def __init__(
        self,
        flows: Iterator[Flow[T]],
        limit: int,
        run: Callable[[Flow[T]], T],
        stop: Stop,
        http_client: HttpClient,
        tuning: DriverTuning,
    ) -> None:
        self.results: queue.SimpleQueue[tuple[T] | BaseException | None] = queue.SimpleQueue()
        """Results, errors, and a None for each worker that has ended."""
        self.running = 0
        """Workers whose None has not been received yet."""
        self._flows = flows
        self._limit = limit
        self._run = run
        self._stop = stop
        self._http_client = http_client
        self._tuning = tuning
        self._taking = threading.Lock()
        self._threads: Sequence[Thread] = ()
        self._begun = 0
        self._ended: list[None] = []

    def start(self) -> None:
        """Start the threads.

        If Python starts no more threads, as at interpreter exit, those already started run all flows. If there are
        none, the flows run in this thread, one after the other.
        """
        copies = [contextvars.copy_context() for _ in range(self._limit)]
        threads = [
            Thread(target=copy.run, args=(self._work,), name=f"twelvelabs-{n}", daemon=True)
            for n, copy in enumerate(copies)
        ]
        self._threads = threads
        for thread in threads:
            try:
                thread.start()
            except RuntimeError:
                break
            self._begun += 1
        self.running = self._begun or 1
        if not self._begun:
            self._work()

    def _take(self) -> Flow[T] | None:
        with self._taking:
            return None if self._stop.is_set() else next(self._flows, None)

    def _work(self) -> None:
        try:
            while (flow := self._take()) is not None:
                self.results.put((self._run(flow),))
        except Stopped:
            pass
        except BaseException as error:
            self._stop.set()
            self.results.put(error)
        finally:
            self._ended.append(None)
            self.results.put(None)

    def stop(self) -> None:
        """Signal the flows to stop, and wake those blocked on a socket. Takes no lock."""
        self._stop.set()
        if len(self._ended) < self._begun:
            self._http_client.interrupt()

    def close(self) -> None:
        """Stop the flows and wait until they have ended, at most `stop_timeout`.

        A thread that is connecting or resolving a name cannot be woken. It is left to end by itself.
        """
        self.stop()
        until = time.monotonic() + self._tuning.stop_timeout
        for thread in self._threads:
            if thread.ident is not None and thread is not threading.current_thread():
                thread.join(max(until - time.monotonic(), 0.0))


class WorkerResults(Iterator[T]):
    """Results as they complete. After a failure, the first error is raised once all flows have ended.

    If it is dropped, the flows stop. Only `close` always waits until they have ended.
    """

    def __init__(self, workers: Workers[T], check_stop: Callable[[], None], tuning: DriverTuning) -> None:
        self.workers = workers
        self._check_stop = check_stop
        self._tuning = tuning
        self._is_started = False
        self._has_ended = False
        self._errors: list[BaseException] = []
        self._grace_ends = math.inf

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        if self._has_ended:
            raise StopIteration
        with short_tracebacks:
            try:
                if not self._is_started:
                    close_abandoned()
                    self._is_started = True
                    self.workers.start()
                return self._receive()
            except BaseException:
                self.close()
                raise

    def _receive(self) -> T:
        while self.workers.running:
            try:
                item = self.workers.results.get(timeout=self._tuning.stop_poll)
            except queue.Empty:
                self._check_stop()
                if time.monotonic() >= self._grace_ends:
                    self.workers.stop()
                continue
            if item is None:
                self.workers.running -= 1
            elif isinstance(item, BaseException):
                self._errors.append(item)
                self._grace_ends = min(self._grace_ends, time.monotonic() + self._tuning.error_grace)
            else:
                return item[0]
        raise_first(self._errors)
        self._check_stop()  # flows that were stopped have no results
        raise StopIteration

    def close(self) -> None:
        """Stop the flows in flight and wait until they have ended."""
        self._has_ended = True
        if self._is_started:
            self.workers.close()

    def __del__(self) -> None:
        if self._is_started and not self._has_ended:
            self._has_ended = True
            if is_called_by_user():  # a `for` loop was left early; the wait is short, and takes no lock
                self.workers.close()
            else:  # garbage collection, perhaps while this thread holds a lock that the workers need
                self.workers.stop()
                abandon(self.workers)


def raise_first(errors: list[BaseException]) -> None:
    """Raise the first error, if any, with the others as notes."""
    if errors:
        first, *others = errors
        for other in others:
            first.add_note(f"At the same time: {type(other).__name__}: {other}")
        raise first
