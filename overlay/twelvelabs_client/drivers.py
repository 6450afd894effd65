"""The synchronous driver: carries out the effects of flows. Its asynchronous twin is in `drivers_async`.

Only the drivers sleep, start threads or tasks, and touch httpx. See `effects` for what flows may expect.
"""

from __future__ import annotations

import contextvars
import inspect
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any, TypeVar

import httpx
from twelvelabs_lowlevel.forms import opened

from .effects import Blocking, Effect, Exchange, Flow, Notify, Now, Parallel, Sleep
from .errors import ConfigurationError, InvalidArgumentError, Reply
from .transport import Settings, auth_for, logger, to_error, to_request

T = TypeVar("T")


class Stopped(BaseException):
    """Thrown into flows that run beside one that has failed. Never seen outside of a driver."""


class SyncDriver:
    """Runs flows in the calling thread."""

    def __init__(self, http: httpx.Client, settings: Settings, stop: threading.Event | None = None) -> None:
        self.http = http
        self.settings = settings
        self._stop = stop

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end and give its result."""
        value: Any = None
        failure: BaseException | None = None
        while True:
            try:
                effect = flow.send(value) if failure is None else flow.throw(failure)
            except StopIteration as stop:
                result: T = stop.value
                return result
            value = failure = None
            try:
                value = self._act(effect)
            except BaseException as error:  # the flow decides: it may clean up, also after Ctrl-C
                failure = error

    def _act(self, effect: Effect) -> Any:
        if self._stop is not None and self._stop.is_set():
            raise Stopped
        match effect:
            case Exchange():
                return self._exchange(effect)
            case Sleep():
                return self._sleep(effect.seconds)
            case Now():
                return time.monotonic()
            case Blocking():
                return effect.function()
            case Notify():
                return self._notify(effect)
            case Parallel():
                return self._parallel(effect)

    def _exchange(self, exchange: Exchange) -> Reply:
        began = time.monotonic()
        with opened(exchange.form or ()) as files:
            request = to_request(exchange, self.settings, files, self.http)
            try:
                answer = self.http.send(request, auth=auth_for(exchange), follow_redirects=False)
            except httpx.HTTPError as error:
                raise to_error(error, exchange) from error
            except RuntimeError as error:
                raise closed_error(self.http, error) from error
        log_answer(exchange, answer.status_code, began)
        return Reply(answer.status_code, answer.headers, answer.content)

    def _sleep(self, seconds: float) -> None:
        if self._stop is None:
            time.sleep(seconds)
        elif self._stop.wait(seconds):
            raise Stopped

    def _notify(self, effect: Notify) -> None:
        result = effect.function(effect.value)
        if inspect.iscoroutine(result):
            result.close()
            raise InvalidArgumentError("the synchronous client calls plain functions, not coroutine functions")

    def _parallel(self, effect: Parallel) -> list[Any]:
        stop = threading.Event()
        child = SyncDriver(self.http, self.settings, stop)
        work = Work(effect.flows)

        def worker() -> None:
            while not stop.is_set() and (item := work.take()) is not None:
                index, flow = item
                try:
                    work.results[index] = child.run(flow)
                except Stopped:
                    return
                except BaseException as error:
                    work.errors.append(error)
                    stop.set()
                    return

        with ThreadPoolExecutor(effect.limit, thread_name_prefix="twelvelabs") as pool:
            running = [pool.submit(contextvars.copy_context().run, worker) for _ in range(effect.limit)]
            try:
                while wait(running, timeout=0.1).not_done:
                    if self._stop is not None and self._stop.is_set():
                        stop.set()
            except BaseException:
                stop.set()
                raise
        for done in running:
            done.result()
        return work.outcome()


class Work:
    """The flows of one parallel effect, handed out one by one, and what became of them."""

    def __init__(self, flows: Iterator[Flow[Any]]) -> None:
        self._flows = enumerate(flows)
        self._lock = threading.Lock()
        self.results: dict[int, Any] = {}
        self.errors: list[BaseException] = []

    def take(self) -> tuple[int, Flow[Any]] | None:
        """The next flow with its number, or None if there are no more."""
        with self._lock:
            return next(self._flows, None)

    def outcome(self) -> list[Any]:
        """All results in order. Raises the first error, with the others as notes."""
        if self.errors:
            first, *others = self.errors
            for other in others:
                first.add_note(f"At the same time: {type(other).__name__}: {other}")
            raise first
        return [self.results[index] for index in sorted(self.results)]


def closed_error(http: httpx.Client | httpx.AsyncClient, error: RuntimeError) -> Exception:
    """An error of ours if the client has been closed; any other RuntimeError as it is."""
    if http.is_closed:
        return ConfigurationError("the client has been closed; make a new one")
    return error


def log_answer(exchange: Exchange, status: int, began: float) -> None:
    """One debug line for each answer, without queries and headers."""
    if logger.isEnabledFor(10):
        milliseconds = (time.monotonic() - began) * 1000
        logger.debug("%s %s: %d in %.0f ms", exchange.method, exchange.url.partition("?")[0], status, milliseconds)
