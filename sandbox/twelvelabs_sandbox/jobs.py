"""Work in the background: a few threads that belong to one sandbox and end with it."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec

P = ParamSpec("P")

_LOGGER = logging.getLogger("twelvelabs_sandbox")


class Jobs:
    """Background work. A job that raises is logged; it does not harm the others."""

    def __init__(self, threads: int = 4) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="twelvelabs-sandbox-job")
        self._changed = threading.Condition()
        self._unfinished = 0
        self.stopping = threading.Event()

    def submit(self, job: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do this in the background."""
        with self._changed:
            self._unfinished += 1
        try:
            self._pool.submit(self._run, lambda: job(*args, **kwargs))
        except RuntimeError:  # the sandbox is stopping: what is left is done after the next start
            self._finish()

    def settle(self, timeout: float) -> bool:
        """Wait until all jobs are done; False if some were not within the time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._unfinished == 0, timeout)

    def stop(self) -> None:
        """Drop the jobs that have not begun and wait for those that have."""
        self.stopping.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Exception:
            _LOGGER.exception("a background job failed")
        finally:
            self._finish()

    def _finish(self) -> None:
        with self._changed:
            self._unfinished -= 1
            self._changed.notify_all()
