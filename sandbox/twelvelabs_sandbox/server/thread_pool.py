"""Threads for requests: handlers work with a database and files, which must not hold up the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """A pool of threads that belongs to one sandbox: unlike a shared one it can be ended with it."""

    def __init__(self, number: int = 8) -> None:
        self._pool = ThreadPoolExecutor(number, thread_name_prefix="twelvelabs-sandbox-request")

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a thread and wait for its result."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: function(*args, **kwargs))

    def stop(self) -> None:
        """Wait for the calls under way and end the threads."""
        self._pool.shutdown(wait=True)
