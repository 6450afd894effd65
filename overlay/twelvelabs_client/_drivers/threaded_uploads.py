"""Parallel transfers of the asynchronous client, carried out in threads.

On the event loop each block of a file would be copied and cut up by Python, which takes three times the CPU (see
benchmarks), and holds up everything else on the loop meanwhile. So flows that send files side by side run as they do
for the synchronous client, over connections that are kept alive as well.
"""

from __future__ import annotations

import ssl
import threading
from typing import Any

import anyio
import anyio.to_thread
import httpx
from anyio.from_thread import BlockingPortal

from .._flows.callbacks import UserCodeError, call_awaiting
from .._flows.effects import Callback, Parallel
from .._http.config import LIMITS, ClientConfig, to_timeout
from .http_client import HttpClient
from .sync import Stopped, SyncDriver

_HEARTBEAT = 0.005
"""Seconds between two looks at whether the threads have ended."""


class ThreadedUploads:
    """The connections that an asynchronous client sends files over. Made on first use."""

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
        async with BlockingPortal() as portal:
            work = _Threads(_ThreadDriver(self._http_client, config, threading.Event(), portal), effect)
            try:
                results = await anyio.to_thread.run_sync(work.run, abandon_on_cancel=True)
            except anyio.get_cancelled_exc_class():
                with anyio.CancelScope(shield=True):
                    await work.stop()
                raise
            except (Exception, UserCodeError) as error:  # raised below: the portal would put it into a group
                failure = error
        if failure is not None:
            raise failure
        return results

    def close(self) -> None:
        """Close the connections."""
        if self._http_client is not None:
            self._http_client.http().close()


class _ThreadDriver(SyncDriver):
    """Runs flows in threads, and calls the user's functions on the event loop."""

    def __init__(
        self, http_client: HttpClient, config: ClientConfig, stop: threading.Event, portal: BlockingPortal
    ) -> None:
        super().__init__(http_client, config, stop)
        self._portal = portal

    def child(self, stop: threading.Event) -> SyncDriver:
        return _ThreadDriver(self.http_client, self.config, stop, self._portal)

    def notify(self, effect: Callback) -> None:
        if error := self._portal.call(call_awaiting, effect.function, effect.value):
            raise UserCodeError(error) from error


class _Threads:
    """One parallel effect under way in threads."""

    def __init__(self, driver: _ThreadDriver, effect: Parallel) -> None:
        self._driver = driver
        self._effect = effect
        self._lock = threading.Lock()
        self._is_running = False
        self._is_wanted = True

    def run(self) -> list[Any]:
        with self._lock:
            if not self._is_wanted:
                return []
            self._is_running = True
        try:
            return self._driver.parallel(self._effect)
        except Stopped:
            return []  # nobody waits for it any more
        finally:
            self._is_running = False

    async def stop(self) -> None:
        """Have the threads end, and wait until they have."""
        with self._lock:
            self._is_wanted = False
        self._driver.stop()
        while self._is_running:  # noqa: ASYNC110 - it ends in a thread, which has no loop to wake
            await anyio.sleep(_HEARTBEAT)
