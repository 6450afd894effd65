"""The threads of requests: handlers use a database and files, which must not block the event loop.

Background jobs have threads of their own (`backend.jobs`), so that a request never waits behind a slow download or
rendition.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class ThreadPool:
    """A pool of threads that belongs to one sandbox and ends with it, unlike the pool of an event loop."""

    def __init__(self, size: int = 8) -> None:
        self._executor = ThreadPoolExecutor(size, thread_name_prefix="twelvelabs-sandbox-request")

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a thread and wait for its result."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, lambda: function(*args, **kwargs))

    def stop(self) -> None:
        """Wait for the calls in progress and end the threads."""
        self._executor.shutdown(wait=True)
