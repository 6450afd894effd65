"""The sandbox as a Python object: start it, point a client to it, stop it."""

import os
import secrets
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from twelvelabs_sandbox.backend.backend import Backend, Limits
from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.jobs import Jobs
from twelvelabs_sandbox.backend.pipeline import resume_work
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.console import Console
from twelvelabs_sandbox.console.gate import HOME
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.control.faults import Fault, Faults
from twelvelabs_sandbox.control.rate_limits import RateLimit, RateLimits
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.media.worker_pool import MediaReader
from twelvelabs_sandbox.resources.analyze.tasks import resume_analysis_tasks
from twelvelabs_sandbox.resources.embed.v2_tasks import resume_embedding_tasks
from twelvelabs_sandbox.server.address import LOOPBACK, Address
from twelvelabs_sandbox.server.api import BASE_PATH, Api
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.consent_page import ConsentPage
from twelvelabs_sandbox.server.object_store import ObjectStore
from twelvelabs_sandbox.server.sockets import Sockets
from twelvelabs_sandbox.server.thread_pool import Threads
from twelvelabs_sandbox.server.webhooks import WebhookSender, check_webhook
from twelvelabs_sandbox.storage.blobs import Blobs
from twelvelabs_sandbox.storage.data_folder import DataFolder
from twelvelabs_sandbox.storage.database import Database


class Sandbox:
    """A stand-in for the TwelveLabs platform on this machine.

    Use it in ``with``, or call start() and stop(). It keeps its state in the folder ``data``, or in a temporary one
    that is removed in the end; a folder may be used again by a later sandbox, but only by one at a time. Without an
    ``api_key`` the key is the folder's earlier one, or a random one. ``speed`` divides the time that processing and
    indexing take; with ``math.inf`` what a status depends on is done before the request that begins it is answered.
    ``chunk_size`` overrides the size of upload parts that the platform would choose; presigned URLs live
    ``url_lifetime`` and upload sessions ``session_lifetime`` seconds of the sandbox's clock. ``drive`` is a folder
    whose files stand for those of a connected Google Drive; the id of a file is its path within, such as "a/clip.mp4".
    With ``webhook_url``, an http URL on loopback, an event is sent there when an analysis task or indexing has ended,
    signed with the ``webhook_secret``.

    It listens on ``host``, for clients of this machine only unless told otherwise, on ``port`` and, for uploads and
    media, on ``media_port``: free ones if they are 0. ``public_host`` is its name in URLs where clients know it by
    another one.

    URLs given as sources of media may lead to this machine over http; with ``files`` also, as file URLs, to the files
    in that folder; with ``allow_network`` also to public addresses.

    A parameter that makes no sense raises ValueError.
    """

    def __init__(
        self,
        *,
        data: str | os.PathLike[str] | None = None,
        api_key: str | None = None,
        host: str = LOOPBACK,
        port: int = 0,
        media_port: int = 0,
        public_host: str | None = None,
        speed: float = 1.0,
        chunk_size: int | None = None,
        url_lifetime: float = 3600,
        session_lifetime: float = 86400,
        drive: str | os.PathLike[str] | None = None,
        files: str | os.PathLike[str] | None = None,
        allow_network: bool = False,
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
        faults: Iterable[Fault] = (),
        rate_limits: Iterable[RateLimit] = (),
    ) -> None:
        if chunk_size is not None and chunk_size < 1:
            raise ValueError(f"chunk_size must be at least 1, not {chunk_size}")
        for name, folder in (("drive", drive), ("files", files)):
            if folder is not None and not Path(folder).is_dir():
                raise ValueError(f"{name} must be a folder, which {os.fspath(folder)} is not")
        if api_key is not None and not (api_key and api_key.isascii() and api_key.isprintable()):
            raise ValueError("api_key must be printable ASCII, as it is sent in a header")
        check_webhook(webhook_url, webhook_secret)
        self._webhook = (webhook_url, webhook_secret) if webhook_url and webhook_secret else None
        self._data = Path(data) if data is not None else None
        self._drive = Drive(Path(drive) if drive is not None else None)
        self._wanted_key = api_key
        self._address = Address(host, port, media_port, public_host)
        self._sources = Fetcher(Drive(Path(files)) if files is not None else None, allow_network)
        self._limits = Limits(chunk_size, url_lifetime, session_lifetime)
        self._lock = threading.Lock()
        self._running: ExitStack | None = None
        self._base_url = self._api_key = ""
        self._jobs: Jobs | None = None
        self._sender: WebhookSender | None = None
        self.clock = Clock(speed)
        self.faults = Faults(faults)
        self.rate_limits = RateLimits(self.clock, rate_limits)
        self.requests = RequestLog()

    @property
    def base_url(self) -> str:
        """The base URL of the API, ending in /v1.3. RuntimeError if the sandbox is not running."""
        return self._when_running(self._base_url)

    @property
    def console_url(self) -> str:
        """Where to look at it in a browser. RuntimeError if the sandbox is not running."""
        return self.base_url.removesuffix(BASE_PATH) + HOME

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
        """Wait, in real time, until the work in the background is done: files have been read, renditions
        made, tasks worked on, and events sent.

        What the clock has still to bring about is not waited for. Raises TimeoutError.
        """
        if self._running is None or self._jobs is None:
            raise RuntimeError("the sandbox is not running")
        if not self._jobs.settle(timeout):
            raise TimeoutError(f"the sandbox is still working after {timeout} seconds")
        if self._sender is not None:
            self._sender.send_due()

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
        db = Database(folder.database)
        stack.callback(db.close)
        self.clock.catch_up(max(db.latest_time(), int(db.setting("clock") or 0)))
        stack.callback(lambda: db.keep_setting("clock", str(self.clock.milliseconds())))
        # Presigned URLs from before a restart stay valid if they lead to the same port.
        sockets = Sockets(self._address, int(db.setting("media_port") or 0))
        stack.callback(sockets.close)
        db.keep_setting("media_port", str(sockets.media_port))
        self._api_key = self._wanted_key or _kept_secret(db, "api_key", f"tlk_{secrets.token_hex(16)}")
        self._base_url = sockets.api + BASE_PATH
        self._jobs = Jobs()
        stack.callback(self._jobs.stop)
        media = MediaReader()
        backend = Backend(
            db=db,
            blobs=Blobs(folder.blobs),
            clock=self.clock,
            jobs=self._jobs,
            media=media,
            limits=self._limits,
            media_origin=sockets.media,
            signing_key=bytes.fromhex(_kept_secret(db, "signing_key", secrets.token_hex(32))),
            drive=self._drive,
            sources=self._sources,
        )
        threads = Threads()
        stack.callback(threads.stop)
        contract = Contract.bundled()
        api = Api(backend, contract, self._api_key, self.rate_limits, threads)
        objects, consent = ObjectStore(backend, threads), ConsentPage(backend, threads)
        console = Console(backend, contract, self.requests, self.faults, threads)
        app = App(
            api,
            objects,
            consent,
            console,
            self.requests,
            self.faults,
            self.rate_limits,
            self._api_key,
            threads,
            sockets.media_port,
        )
        stack.callback(sockets.serve(app).stop)
        # The first to be called: requests may be waiting for work that is to be broken off.
        stack.callback(media.stop)
        stack.callback(self._jobs.stopping.set)
        resume_work(backend)
        resume_embedding_tasks(backend)
        resume_analysis_tasks(backend)
        if self._webhook is not None:
            self._sender = WebhookSender(backend, *self._webhook)
            stack.callback(self._sender.stop)

    def _when_running(self, value: str) -> str:
        if self._running is None:
            raise RuntimeError("the sandbox is not running: start it, or use it in a with statement")
        return value


def _kept_secret(db: Database, name: str, new: str) -> str:
    if (kept := db.setting(name)) is None:
        db.keep_setting(name, new)
        return new
    return kept


__all__ = ["Sandbox", "SandboxError"]
