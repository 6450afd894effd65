"""Sending the bodies of uploads for the asynchronous client, in threads.

On the event loop each block would be copied and cut up by Python, which takes twice the time and CPU (see benchmarks),
and holds up everything else on the loop meanwhile. Threads send it like the synchronous client does, over connections
that are kept alive as well.
"""

from __future__ import annotations

import inspect
import threading

import anyio
import anyio.from_thread
import anyio.to_thread
import httpx

from .drivers import Lines, Stopped, SyncDriver
from .effects import Exchange, Notify
from .errors import Reply
from .transport import LIMITS, MAX_CONNECTIONS, Settings, to_timeout


class BodySender:
    """The threads and connections that an asynchronous client sends bodies with. Made on first use."""

    def __init__(self) -> None:
        self._http: httpx.Client | None = None
        self._limiter: anyio.CapacityLimiter | None = None
        self._lines = Lines()

    async def exchange(self, exchange: Exchange, settings: Settings) -> Reply:
        """Send one message with a body. A cancellation stops the thread and waits for its end."""
        if self._http is None or self._limiter is None:
            self._http = httpx.Client(limits=LIMITS, timeout=to_timeout(settings.timeout))
            self._limiter = anyio.CapacityLimiter(MAX_CONNECTIONS)
        attempt = _Attempt(_ThreadDriver(self._http, settings, threading.Event(), self._lines), exchange)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(attempt.run, self._limiter)
            try:
                await attempt.done.wait()
            except anyio.get_cancelled_exc_class():
                attempt.driver.cut()
                raise
        return attempt.result()

    def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            self._http.close()


class _Attempt:
    """One message in a thread, and what came of it."""

    def __init__(self, driver: _ThreadDriver, exchange: Exchange) -> None:
        self.driver = driver
        self.done = anyio.Event()
        self._exchange = exchange
        self._reply: Reply | None = None
        self._error: Exception | None = None

    async def run(self, limiter: anyio.CapacityLimiter) -> None:
        try:
            self._reply = await anyio.to_thread.run_sync(self.driver.exchange, self._exchange, limiter=limiter)
        except Stopped:
            pass
        except Exception as error:
            self._error = error
        self.done.set()

    def result(self) -> Reply:
        if self._error is not None:
            raise self._error
        if self._reply is None:
            raise AssertionError("a thread that was not stopped has a reply")
        return self._reply


class _ThreadDriver(SyncDriver):
    """Sends in a thread, and calls the user's functions on the event loop."""

    def notify(self, effect: Notify) -> None:
        anyio.from_thread.run(_call, effect)

    def cut(self) -> None:
        """Stop at the next block, and do not wait for the other side any more."""
        if self._stop is not None:
            self._stop.set()
        self.lines.cut()


async def _call(effect: Notify) -> None:
    result = effect.function(effect.value)
    if inspect.isawaitable(result):
        await result
