"""Background jobs: a few threads that belong to one sandbox and end with it."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec

from twelvelabs_sandbox.errors import StoppedError

P = ParamSpec("P")

_LOGGER = logging.getLogger("twelvelabs_sandbox")


class Jobs:
    """Runs background jobs. A job that raises is logged and does not affect the others.

    If ``reproducible``, when_idle() waits for slow jobs as well, so that no response depends on their progress.
    """

    def __init__(self, threads: int = 4, slow_threads: int = 2, *, reproducible: bool = False) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="twelvelabs-sandbox-job")
        self._slow_pool = ThreadPoolExecutor(slow_threads, thread_name_prefix="twelvelabs-sandbox-slow-job")
        self._changed = threading.Condition()
        self._unfinished = {self._pool: 0, self._slow_pool: 0}
        self._awaited = (self._pool, self._slow_pool) if reproducible else (self._pool,)
        self._waiting: list[Future[None]] = []
        self.stopping = threading.Event()

    def submit(self, job: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a job on which the status of an object depends."""
        self._submit(self._pool, lambda: job(*args, **kwargs))

    def submit_slow(self, job: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a job on which no status depends, without delaying those on which one does."""
        self._submit(self._slow_pool, lambda: job(*args, **kwargs))

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait until all jobs are done. False if the timeout, in seconds, expires first."""
        with self._changed:
            return self._changed.wait_for(lambda: not any(self._unfinished.values()), timeout)

    def when_idle(self) -> "Future[None]":
        """A future that is done when no more jobs are pending on which a status depends."""
        with self._changed:
            future: Future[None] = Future()
            self._waiting.append(future)
            self._notify()
        return future

    def stop(self, *, wait: bool = True) -> None:
        """Drop the jobs that have not started and wait for those that have, unless ``wait`` is false."""
        self.stopping.set()
        for pool in (self._pool, self._slow_pool):
            pool.shutdown(wait=wait, cancel_futures=True)
        with self._changed:
            self._unfinished.clear()  # dropped jobs are resumed at the next start
            self._changed.notify_all()
            self._notify()

    def _submit(self, pool: ThreadPoolExecutor, job: Callable[[], object]) -> None:
        with self._changed:
            if pool in self._unfinished:
                self._unfinished[pool] += 1
        try:
            pool.submit(self._run, pool, job)
        except RuntimeError:  # the sandbox is stopping: the job is resumed at the next start
            self._finish(pool)

    def _run(self, pool: ThreadPoolExecutor, job: Callable[[], object]) -> None:
        try:
            job()
        except StoppedError:
            pass  # the job is resumed at the next start
        except Exception:
            if not self.stopping.is_set():  # files and rows that it needs may be gone
                _LOGGER.exception("a background job failed")
        finally:
            self._finish(pool)

    def _finish(self, pool: ThreadPoolExecutor) -> None:
        with self._changed:
            if pool in self._unfinished:
                self._unfinished[pool] -= 1
            self._changed.notify_all()
            self._notify()

    def _notify(self) -> None:
        if not any(self._unfinished.get(pool) for pool in self._awaited):
            waiting, self._waiting = self._waiting, []
            for future in waiting:
                if future.set_running_or_notify_cancel():
                    future.set_result(None)
