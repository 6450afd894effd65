"""Parallel uploads of the asynchronous client, which run in threads.

On the event loop, Python would copy and split each block of a file, which takes three times the CPU (see benchmarks)
and blocks everything else on the loop. So flows that send files run in threads, with the synchronous driver.
"""

from __future__ import annotations

import ssl
from functools import partial
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal

from .._flows.callbacks import UserCodeError, call_awaiting
from .._flows.effects import Callback, Parallel
from .._http.config import LIMITS, ClientConfig
from .._http.environment import from_environment
from .http_client import HttpClient
from .loop_threads import Job
from .stop import Stop
from .sync import SyncDriver
from .tuning import DriverTuning
from .workers import Stopped


class ThreadedUploads:
    """Runs the file uploads of an asynchronous client, over an HTTP client made on first use."""

    def __init__(self, verify: ssl.SSLContext) -> None:
        self._verify = verify
        self._http_client: HttpClient | None = None

    async def parallel(self, effect: Parallel, config: ClientConfig, tuning: DriverTuning) -> list[Any] | None:
        """Carry out the effect, or return None if no thread can be started.

        A cancellation stops the threads and waits briefly until they have ended.
        """
        if self._http_client is None:

            def make() -> httpx.Client:
                return from_environment(httpx.Client, limits=LIMITS, timeout=config.to_httpx(), verify=self._verify)

            self._http_client = HttpClient(make(), make)
        results: list[Any] = []
        failure: BaseException | None = None
        async with BlockingPortal() as portal:
            driver = _ThreadDriver(self._http_client, config, Stop(), tuning, portal)
            job = Job(partial(driver.parallel, effect))
            if not job.start():
                return None
            try:
                results = await job.result(driver.stop, grace=2 * tuning.stop_timeout)
            except (Exception, UserCodeError, Stopped) as error:  # raised below: a group would wrap it
                failure = error
        if failure is not None:
            raise failure
        return results

    def close(self) -> None:
        """Close the connections."""
        if self._http_client is not None:
            self._http_client.current.close()


class _ThreadDriver(SyncDriver):
    """Runs flows in threads, and calls user callbacks on the event loop."""

    def __init__(
        self,
        http_client: HttpClient,
        config: ClientConfig,
        stop: Stop,
        tuning: DriverTuning,
        portal: BlockingPortal,
    ) -> None:
        super().__init__(http_client, config, stop, tuning)
        self._portal = portal

    def child(self, stop: Stop) -> SyncDriver:
        return _ThreadDriver(self.http_client, self.config, stop, self.tuning, self._portal)

    def call_back(self, effect: Callback) -> None:
        if error := self._portal.call(call_awaiting, effect.function, effect.value):
            raise UserCodeError(error) from error
