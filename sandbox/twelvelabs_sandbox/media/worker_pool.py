"""Reads clients' files in a pool of worker processes with limits of time and memory.

All sandboxes of this process share the pool. Idle workers are reused, because starting one takes longer than reading
most files.
"""

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.json_values import as_list, as_object, as_text
from twelvelabs_sandbox.media.features import NOTHING, Features
from twelvelabs_sandbox.media.ipc import STOP, read_frame, write_frame
from twelvelabs_sandbox.media.probe_result import UNREADABLE, ProbeResult, UnreadableError

_LOGGER = logging.getLogger("twelvelabs_sandbox")
_CONTENT_TYPES = {".m3u8": "application/vnd.apple.mpegurl", ".ts": "video/mp2t", ".jpg": "image/jpeg"}
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from twelvelabs_sandbox.media.worker import main; main(int(sys.argv[2]))"
)


@dataclass(frozen=True)
class ReadLimits:
    """Limits for reading one file: generous for real media, and an end for files made to exhaust a reader.

    - ``seconds``: time limit for an empty file; a larger file gets one more second for ``bytes_per_second`` bytes.
    - ``cpu_factor``: CPU time limit as a multiple of the time limit, because several threads may decode one file.
    - ``memory``: address space of a worker in bytes.
    - ``grace``: seconds that a worker gets to cancel its request when a sandbox stops. Killing it sooner would cost
      more, because the next file would need a new worker.
    """

    seconds: float = 60.0
    bytes_per_second: int = 2_000_000
    cpu_factor: int = 4
    memory: int = 2 * 1024**3
    grace: float = 0.25


def content_type(name: str) -> str:
    """The content type of a file of a rendition, by its suffix."""
    return _CONTENT_TYPES.get(Path(name).suffix, "application/octet-stream")


class MediaReader:
    """Reads files for one sandbox. Thread-safe; all methods raise StoppedError once it stops.

    The methods that read a file raise UnreadableError if the platform does not accept its content, or if reading it
    exceeds a limit.
    """

    def __init__(self, limits: ReadLimits | None = None) -> None:
        self._limits = limits or ReadLimits()
        self._changed = threading.Condition()
        self._working: set[_Worker] = set()
        self.stopping = threading.Event()

    def interrupt(self) -> None:
        """Cancel the requests in progress without waiting for their end."""
        with self._changed:
            self.stopping.set()
            for worker in self._working:
                worker.interrupt()

    def stop(self) -> None:
        """Cancel the requests in progress."""
        self.interrupt()
        with self._changed:
            self._changed.wait_for(lambda: not self._working, self._limits.grace)
            for worker in self._working:
                worker.kill()

    def probe(self, path: Path, filename: str | None) -> ProbeResult:
        """The kind, type, duration and technical metadata of a file."""
        return _probed(self._run("probe", path, filename))

    def probe_unnamed(self, path: Path) -> ProbeResult:
        """The same for a file without a name, so that any type of document is accepted."""
        return _probed(self._run("probe_unnamed", path))

    def make_thumbnail(self, path: Path, folder: Path) -> str:
        """Write the first picture of a video or image to the folder and return the name of the file."""
        return as_text(self._run("thumbnail", path, os.fspath(folder)))

    def make_hls(self, path: Path, folder: Path) -> str:
        """Write an HLS stream of a video or audio file to the folder and return the name of its manifest."""
        return as_text(self._run("hls", path, os.fspath(folder)))

    def read_features(self, path: Path, duration: float) -> Features:
        """The features of a file; empty if it cannot be read."""
        try:
            kept = as_text(self._run("features", path, duration))
        except UnreadableError:
            return NOTHING
        return Features.from_bytes(kept.encode("latin-1"))

    def pages(self, path: Path, mime: str) -> list[str]:
        """The text of a document, page by page."""
        return [as_text(page) for page in as_list(self._run("pages", path, mime))]

    def _run(self, function: str, path: Path, *arguments: object) -> object:
        try:
            seconds = self._limits.seconds + path.stat().st_size / self._limits.bytes_per_second
        except OSError as error:
            raise UnreadableError(UNREADABLE) from error
        request = {
            "function": function,
            "arguments": [os.fspath(path.absolute()), *arguments],
            "cpu": seconds * self._limits.cpu_factor,
        }
        with _POOL.worker(self._limits.memory) as worker:
            with self._changed:
                if self.stopping.is_set():
                    raise StoppedError
                self._working.add(worker)
            try:
                response = worker.ask(request, seconds, self.stopping)
            except EOFError:  # the worker was killed, by stop() or by a limit
                if self.stopping.is_set():
                    raise StoppedError from None
                raise UnreadableError(UNREADABLE) from None
            finally:
                with self._changed:
                    self._working.discard(worker)
                    self._changed.notify_all()
        if "stopped" in response:
            raise StoppedError
        if "problem" in response:
            _LOGGER.error("reading a file failed unexpectedly:\n%s", response["problem"])
        if "unreadable" in response:
            raise UnreadableError(as_text(response["unreadable"] or UNREADABLE))
        return response["value"]


def _probed(value: object) -> ProbeResult:
    found = as_object(value)
    duration = found["duration"]
    return ProbeResult(
        as_text(found["kind"]),
        as_text(found["mime"]),
        float(str(duration)) if duration is not None else None,
        as_object(found["technical"]),
    )


class _Worker:
    """A process that handles one request at a time."""

    def __init__(self, memory: int) -> None:
        # Each malloc arena reserves address space, which is limited.
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter and our own program
            [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.memory = memory
        self.is_idle = True
        self._is_killed = False
        self._is_ready = False

    def ask(self, request: object, seconds: float, stopping: threading.Event) -> dict[str, object]:
        """Send a request and return the response. EOFError if the process dies, or is killed after ``seconds``."""
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self.is_idle = False
        watch = threading.Timer(seconds, self.kill)
        watch.daemon = True
        watch.start()
        try:
            if not self._is_ready:
                read_frame(self._process.stdout)
                self._is_ready = True
            write_frame(self._process.stdin, request)
            if stopping.is_set():  # an interrupt() may have come before the request
                self.interrupt()
            response = as_object(read_frame(self._process.stdout))
            self.is_idle = True
            return response
        except OSError:
            raise EOFError from None
        finally:
            watch.cancel()
            watch.join()

    @property
    def is_usable(self) -> bool:
        """Whether it can handle another request: it may have been killed right after it responded."""
        return self.is_idle and not self._is_killed and self._process.poll() is None

    def interrupt(self) -> None:
        """Cancel the request in progress. The process stays usable."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with contextlib.suppress(OSError, ValueError):  # the process has exited
            write_frame(self._process.stdin, STOP)

    def kill(self) -> None:
        """Kill the process."""
        self._is_killed = True
        self._process.kill()

    def close(self) -> None:
        """Kill the process and release its resources."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # unsent data no longer matters
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def forget(self) -> None:
        """Give up the process after a fork: it is the child of the parent process."""
        self._process.returncode = 0


class _Pool:
    """The idle workers of this process. There are at most two more workers than processors."""

    def __init__(self) -> None:
        self._begin()

    @contextlib.contextmanager
    def worker(self, memory: int) -> Iterator[_Worker]:
        """A worker to use within the block. It returns to the pool unless it died or did not respond."""
        self._notice_fork()
        with self._room:
            worker = self._take(memory)
            while worker is not None and not worker.is_usable:
                worker.close()
                worker = self._take(memory)
            worker = worker or _Worker(memory)
            try:
                yield worker
            finally:
                if worker.is_usable:
                    with self._lock:
                        self._idle.append(worker)
                else:
                    worker.close()

    def close(self) -> None:
        """Kill the idle workers, unless they belong to the parent process after a fork."""
        if self._process == os.getpid():
            while worker := self._take(None):
                worker.close()

    def _take(self, memory: int | None) -> _Worker | None:
        with self._lock:
            for worker in reversed(self._idle):
                if memory in (None, worker.memory):
                    self._idle.remove(worker)
                    return worker
        return None

    def _begin(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._room = threading.Semaphore((os.cpu_count() or 1) + 2)

    def _notice_fork(self) -> None:
        if self._process != os.getpid():
            for worker in self._idle:
                worker.forget()
            self._begin()


_POOL = _Pool()
atexit.register(_POOL.close)
