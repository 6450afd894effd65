"""Reading the files of clients, in processes of their own with limits of time and memory.

The processes are shared by all sandboxes of this one, and kept for the next file: to start one takes longer than to
read most files.
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
from pathlib import Path

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.json_values import as_list, as_object, as_text
from twelvelabs_sandbox.media.features import NOTHING, Features
from twelvelabs_sandbox.media.ipc import STOP, read_frame, write_frame
from twelvelabs_sandbox.media.probe_result import UNREADABLE, ProbeResult, UnreadableError

_LOGGER = logging.getLogger("twelvelabs_sandbox")
MEMORY = 2 * 1024**3
"""Bytes of address space that reading may take."""
SECONDS = 60.0
"""How long reading may take, of a file of no size."""
_BYTES_PER_SECOND = 2_000_000
# Seconds that a process gets to break off when a sandbox stops: it takes longer to start another one.
_GRACE = 0.25
# Several threads may work on one file.
_CPU_SHARE = 4
_CONTENT_TYPES = {".m3u8": "application/vnd.apple.mpegurl", ".ts": "video/mp2t", ".jpg": "image/jpeg"}
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from twelvelabs_sandbox.media.worker import main; main(int(sys.argv[2]))"
)


def content_type(name: str) -> str:
    """The content type of a file of a rendition."""
    return _CONTENT_TYPES.get(Path(name).suffix, "application/octet-stream")


class MediaReader:
    """Reads files for one sandbox. All methods may be called from any thread, and raise StoppedError once it stops.

    Those that take a file raise UnreadableError if its content is not what the platform takes, or takes more time or
    memory than it may.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._changed = threading.Condition()
        self._working: set[_Worker] = set()
        self.stopping = threading.Event()

    def stop(self) -> None:
        """Break off what is in progress."""
        with self._changed:
            self.stopping.set()
            for worker in self._working:
                worker.interrupt()
            self._changed.wait_for(lambda: not self._working, _GRACE)
            for worker in self._working:
                worker.kill()

    def probe(self, path: Path, filename: str | None) -> ProbeResult:
        """The kind, type, duration and technical metadata of a file."""
        return _probed(self._run("probe", path, filename))

    def probe_unnamed(self, path: Path) -> ProbeResult:
        """The same of a file that has no name, so that any kind of document may be in it."""
        return _probed(self._run("probe_unnamed", path))

    def make_thumbnail(self, path: Path, folder: Path) -> str:
        """Write the first picture of a video or image into the folder; the name of the file."""
        return as_text(self._run("thumbnail", path, os.fspath(folder)))

    def make_hls(self, path: Path, folder: Path) -> str:
        """Write an HLS stream of a video or audio file into the folder; the name of its manifest."""
        return as_text(self._run("hls", path, os.fspath(folder)))

    def read_features(self, path: Path, duration: float) -> Features:
        """What is seen and heard in a file; nothing if that cannot be found out."""
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
            seconds = self._seconds + path.stat().st_size / _BYTES_PER_SECOND
        except OSError as error:
            raise UnreadableError(UNREADABLE) from error
        request = {
            "function": function,
            "arguments": [os.fspath(path.absolute()), *arguments],
            "cpu": seconds * _CPU_SHARE,
        }
        with _WORKERS.worker(self._memory) as worker:
            with self._changed:
                if self.stopping.is_set():
                    raise StoppedError
                self._working.add(worker)
            try:
                response = worker.ask(request, seconds, self.stopping)
            except EOFError:  # it was killed, by us or by the limit that it met
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
            _LOGGER.error("a file could not be read, which should not happen:\n%s", response["problem"])
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
    """A process that reads one file at a time."""

    def __init__(self, memory: int) -> None:
        # Few arenas: each would take address space for itself.
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter with a program of ours
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
        """Have a request served. EOFError if the process dies over it, or is killed as it takes longer."""
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
            if stopping.is_set():  # an earlier interruption came before the request
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
        """Whether it can be asked: it may have been killed just when it had answered."""
        return self.is_idle and not self._is_killed and self._process.poll() is None

    def interrupt(self) -> None:
        """Ask the process to break off what it does. It stays usable."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with contextlib.suppress(OSError, ValueError):  # the process has ended
            write_frame(self._process.stdin, STOP)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._is_killed = True
        self._process.kill()

    def close(self) -> None:
        """End the process and clean up after it."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not sent is for nobody
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def forget(self) -> None:
        """Leave the process alone: it is the child of another process."""
        self._process.returncode = 0


class _Pool:
    """The idle processes of this one. At the most there are a few more than processors."""

    def __init__(self) -> None:
        self._begin()

    @contextlib.contextmanager
    def worker(self, memory: int) -> Iterator[_Worker]:
        """A process to use. It is kept for others if it has answered whatever it was asked."""
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
        """End the idle processes, unless they are those of the process that this one was forked from."""
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


_WORKERS = _Pool()
atexit.register(_WORKERS.close)
