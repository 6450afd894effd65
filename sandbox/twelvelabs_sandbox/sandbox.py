"""The sandbox as a Python object: start it, point a client to it, stop it."""

import os
import secrets
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from twelvelabs_sandbox.api import BASE_PATH, Api
from twelvelabs_sandbox.app import App
from twelvelabs_sandbox.blobs import Blobs
from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.contract import Contract
from twelvelabs_sandbox.data_folder import DataFolder
from twelvelabs_sandbox.engine import Engine, Limits
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.faults import Fault, Faults
from twelvelabs_sandbox.jobs import Jobs
from twelvelabs_sandbox.object_store import ObjectStore
from twelvelabs_sandbox.processing import resume_work
from twelvelabs_sandbox.requests_log import RequestLog
from twelvelabs_sandbox.server import HOST, Server, listen
from twelvelabs_sandbox.store import Store
from twelvelabs_sandbox.threads import Threads


class Sandbox:
    """A stand-in for the TwelveLabs platform on this machine.

    Use it in ``with``, or call start() and stop(). It keeps its state in the folder ``data``, or in a temporary one
    that is removed in the end; a folder may be used again by a later sandbox, but only by one at a time. Without an
    ``api_key`` the key is the folder's earlier one, or a random one. ``speed`` divides the time that processing and
    indexing take. ``chunk_size`` overrides the size of upload parts that the platform would choose; presigned URLs
    live ``url_lifetime`` and upload sessions ``session_lifetime`` seconds of the sandbox's clock.

    A parameter that makes no sense raises ValueError.
    """

    def __init__(
        self,
        *,
        data: str | os.PathLike[str] | None = None,
        api_key: str | None = None,
        port: int = 0,
        speed: float = 1.0,
        chunk_size: int | None = None,
        url_lifetime: float = 3600,
        session_lifetime: float = 86400,
        faults: Iterable[Fault] = (),
    ) -> None:
        if chunk_size is not None and chunk_size < 1:
            raise ValueError(f"chunk_size must be at least 1, not {chunk_size}")
        if api_key is not None and not (api_key and api_key.isascii() and api_key.isprintable()):
            raise ValueError("api_key must be printable ASCII, as it is sent in a header")
        self._data = Path(data) if data is not None else None
        self._wanted_key = api_key
        self._port = port
        self._limits = Limits(chunk_size, url_lifetime, session_lifetime)
        self._lock = threading.Lock()
        self._running: ExitStack | None = None
        self._base_url = self._api_key = ""
        self._jobs: Jobs | None = None
        self.clock = Clock(speed)
        self.faults = Faults(faults)
        self.requests = RequestLog()

    @property
    def base_url(self) -> str:
        """The base URL of the API, ending in /v1.3. RuntimeError if the sandbox is not running."""
        return self._when_running(self._base_url)

    @property
    def api_key(self) -> str:
        """The API key to use. RuntimeError if the sandbox is not running."""
        return self._when_running(self._api_key)

    def start(self) -> Self:
        """Begin to serve.

        Raises SandboxError if the data folder or the port is in use, and RuntimeError if it is running already.
        """
        with self._lock:
            if self._running is not None:
                raise RuntimeError("the sandbox is running already")
            with ExitStack() as stack:
                self._start(stack)
                self._running = stack.pop_all()
        return self

    def stop(self) -> None:
        """Stop serving and close everything. Stopping twice changes nothing."""
        with self._lock:
            if self._running is not None:
                running, self._running = self._running, None
                running.close()

    def settle(self, timeout: float = 30.0) -> None:
        """Wait, in real time, until the work in the background is done: files have been read, renditions and
        embeddings made.

        What the clock has still to bring about is not waited for. Raises TimeoutError.
        """
        if self._running is None or self._jobs is None:
            raise RuntimeError("the sandbox is not running")
        if not self._jobs.settle(timeout):
            raise TimeoutError(f"the sandbox is still working after {timeout} seconds")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        state = f"at {self._base_url}" if self._running is not None else "not running"
        return f"<Sandbox {state}>"

    def _start(self, stack: ExitStack) -> None:
        """Start the parts; the stack stops them in the opposite order."""
        folder = DataFolder(self._data)
        stack.callback(folder.close)
        store = Store(folder.database)
        stack.callback(store.close)
        self.clock.catch_up(max(store.latest_time(), int(store.setting("clock") or 0)))
        stack.callback(lambda: store.keep_setting("clock", str(self.clock.milliseconds())))
        listener = listen(self._port)
        stack.callback(listener.close)
        # Presigned URLs from before a restart stay good if they lead to the same port.
        media = listen(int(store.setting("media_port") or 0), fallback=True)
        stack.callback(media.close)
        media_port = media.getsockname()[1]
        store.keep_setting("media_port", str(media_port))
        self._api_key = self._wanted_key or _kept_secret(store, "api_key", f"tlk_{secrets.token_hex(16)}")
        self._base_url = f"http://{HOST}:{listener.getsockname()[1]}{BASE_PATH}"
        self._jobs = Jobs()
        stack.callback(self._jobs.stop)
        engine = Engine(
            store=store,
            blobs=Blobs(folder.blobs),
            clock=self.clock,
            jobs=self._jobs,
            limits=self._limits,
            media_origin=f"http://{HOST}:{media_port}",
            signing_key=bytes.fromhex(_kept_secret(store, "signing_key", secrets.token_hex(32))),
        )
        threads = Threads()
        stack.callback(threads.stop)
        api = Api(engine, Contract.bundled(), self._api_key, threads)
        app = App(api, ObjectStore(engine, threads), self.requests, self.faults, threads, media_port)
        stack.callback(Server(app, [listener, media]).stop)
        # The first to be called: requests may be waiting for work that is to be broken off.
        stack.callback(self._jobs.stopping.set)
        resume_work(engine)

    def _when_running(self, value: str) -> str:
        if self._running is None:
            raise RuntimeError("the sandbox is not running: start it, or use it in a with statement")
        return value


def _kept_secret(store: Store, name: str, new: str) -> str:
    if (kept := store.setting(name)) is None:
        store.keep_setting(name, new)
        return new
    return kept


__all__ = ["Sandbox", "SandboxError"]
