"""Parallel uploads of the asynchronous client, which run in threads.

On the event loop, Python would copy and split each block of a file, which takes three times the CPU (see benchmarks)
and holds up everything else on the loop. So flows that send files run in threads, by the synchronous driver.
"""

from __future__ import annotations

import ssl
from typing import Any

import anyio
import anyio.lowlevel
import anyio.to_thread
import httpx
from anyio.from_thread import BlockingPortal

from .._flows.callbacks import UserCodeError, call_awaiting
from .._flows.effects import Callback, Parallel
from .._http.config import LIMITS, ClientConfig, to_timeout
from .http_client import HttpClient
from .stop import Stop
from .sync import SyncDriver
from .workers import Stopped


class ThreadedUploads:
    """The HTTP client for the files of an asynchronous client. Made on first use."""

    def __init__(self, verify: ssl.SSLContext) -> None:
        self._verify = verify
        self._http_client: HttpClient | None = None

    async def parallel(self, effect: Parallel, config: ClientConfig) -> list[Any]:
        """Carry out the effect. A cancellation stops the threads and waits for their end."""
        if self._http_client is None:
            timeout = to_timeout(config.timeout)
            self._http_client = HttpClient(httpx.Client(limits=LIMITS, timeout=timeout, verify=self._verify))
        results: list[Any] = []
        failure: BaseException | None = None
        async with BlockingPortal() as portal, anyio.create_task_group() as tasks:
            driver = _ThreadDriver(self._http_client, config, Stop(), portal)
            tasks.start_soon(_stop_when_cancelled, driver)
            with anyio.CancelScope(shield=True):
                try:
                    # A limiter of its own: uploads do not take the threads that others on the loop wait for.
                    limiter = anyio.CapacityLimiter(1)
                    results = await anyio.to_thread.run_sync(driver.parallel, effect, limiter=limiter)
                except (Exception, UserCodeError, Stopped) as error:  # raised below: a group would wrap it
                    failure = error
            driver.has_ended = True
            tasks.cancel_scope.cancel()
        await anyio.lowlevel.checkpoint_if_cancelled()
        if failure is not None:
            raise failure
        return results

    def close(self) -> None:
        """Close the connections."""
        if self._http_client is not None:
            self._http_client.current.close()


class _ThreadDriver(SyncDriver):
    """Runs flows in threads, and calls functions of the user on the event loop."""

    def __init__(self, http_client: HttpClient, config: ClientConfig, stop: Stop, portal: BlockingPortal) -> None:
        super().__init__(http_client, config, stop)
        self._portal = portal
        self.has_ended = False

    def child(self, stop: Stop) -> SyncDriver:
        return _ThreadDriver(self.http_client, self.config, stop, self._portal)

    def call_back(self, effect: Callback) -> None:
        if error := self._portal.call(call_awaiting, effect.function, effect.value):
            raise UserCodeError(error) from error


async def _stop_when_cancelled(driver: _ThreadDriver) -> None:
    try:
        await anyio.sleep_forever()
    finally:
        if not driver.has_ended:
            driver.stop()
