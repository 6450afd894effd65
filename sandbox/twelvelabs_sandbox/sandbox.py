"""The sandbox as a Python object: start it, point a client at it, stop it."""

import os
import secrets
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from twelvelabs_sandbox.backend.backend import Backend, Limits
from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.jobs import Jobs
from twelvelabs_sandbox.backend.lost_parts import LostParts
from twelvelabs_sandbox.backend.pipeline import resume_work
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.console import Console
from twelvelabs_sandbox.console.access import HOME
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.control.canned_response import CannedResponse, ResponseFields
from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.faults import Faults
from twelvelabs_sandbox.control.object_store_options import ObjectStoreOptions
from twelvelabs_sandbox.control.rate_limits import RateLimit, RateLimits
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.media.worker_pool import MediaReader
from twelvelabs_sandbox.resources.analyze.tasks import resume_analysis_tasks
from twelvelabs_sandbox.resources.embed.v2_tasks import resume_embedding_tasks
from twelvelabs_sandbox.server.address import LOOPBACK, Address
from twelvelabs_sandbox.server.admin import Admin
from twelvelabs_sandbox.server.admin_endpoints import Controls
from twelvelabs_sandbox.server.api import BASE_PATH, Api
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.consent_page import ConsentPage
from twelvelabs_sandbox.server.object_store import ObjectStore
from twelvelabs_sandbox.server.sockets import Sockets
from twelvelabs_sandbox.server.thread_pool import ThreadPool
from twelvelabs_sandbox.server.webhooks import WebhookSender, check_webhook
from twelvelabs_sandbox.storage.blobs import Blobs
from twelvelabs_sandbox.storage.data_folder import DataFolder
from twelvelabs_sandbox.storage.database import Database


class Sandbox:
    """A stand-in for the TwelveLabs platform on this machine.

    Use it in a ``with`` statement, or call start() and stop(). Without arguments it starts empty, on free ports of
    127.0.0.1, and keeps its state in a temporary folder that is removed when it stops.

    Args:
        data: Folder to keep the state in. A later sandbox continues with it; only one at a time may use it.
        api_key: The API key that clients must send. Default: that of the folder, or a random one.
        host: Address to listen on. The default accepts clients of this machine only.
        port: Port of the API; 0 for a free one.
        media_port: Port for uploads and media; 0 for a free one.
        public_host: Host in URLs, if clients know this machine by another name.
        speed: Divides the time that processing and indexing take. With ``math.inf``, the work that a status depends on
            is done before the request that starts it is responded to.
        chunk_size: Bytes of an upload part, in place of the size that the platform would choose.
        url_lifetime: Seconds of the sandbox's clock for which presigned URLs are valid.
        session_lifetime: Seconds of the sandbox's clock after which upload sessions expire.
        drive: Folder that stands in for a connected Google Drive. The id of a file is its path within the folder.
        files: Folder whose files may be given as ``file:`` URLs. Other URLs may lead to this machine over http.
        allow_network: Whether URLs may also lead to public addresses.
        webhook_url: http URL on loopback that receives an event when an analysis task or indexing has ended.
        webhook_secret: Secret that signs the events; required with ``webhook_url``.
        faults: Initial faults; see ``faults``.
        rate_limits: Initial rate limits; see ``rate_limits``.
        object_store: How the object store behaves that parts of uploads are PUT to.

    Raises:
        ValueError: If an argument is not valid.
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
        object_store: ObjectStoreOptions | None = None,
    ) -> None:
        if chunk_size is not None and chunk_size < 1:
            raise ValueError(f"chunk_size must be at least 1, not {chunk_size}")
        for name, folder in (("drive", drive), ("files", files)):
            if folder is not None and not Path(folder).is_dir():
                raise ValueError(f"{name} must be a folder: {os.fspath(folder)}")
        if api_key is not None and not (api_key and api_key.isascii() and api_key.isprintable()):
            raise ValueError("api_key must be printable ASCII, because it is sent in a header")
        check_webhook(webhook_url, webhook_secret)
        self._webhook = (webhook_url, webhook_secret) if webhook_url and webhook_secret else None
        self._data = Path(data) if data is not None else None
        self._drive = Drive(Path(drive) if drive is not None else None)
        self._wanted_key = api_key
        self._address = Address(host, port, media_port, public_host)
        self._sources = Fetcher(Drive(Path(files)) if files is not None else None, allow_network)
        self._object_store = object_store or ObjectStoreOptions()
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
        """The URL of the console for a browser. RuntimeError if the sandbox is not running."""
        return self.base_url.removesuffix(BASE_PATH) + HOME

    @property
    def api_key(self) -> str:
        """The API key that clients must send. RuntimeError if the sandbox is not running."""
        return self._when_running(self._api_key)

    def start(self) -> Self:
        """Start serving.

        Raises SandboxError if the data folder or a port is in use, and RuntimeError if the sandbox is running already.
        """
        with self._lock:
            if self._running is not None:
                raise RuntimeError("the sandbox is already running")
            with ExitStack() as stack:
                self._start(stack)
                self._running = stack.pop_all()
        return self

    def stop(self) -> None:
        """Stop serving: requests and work in progress are broken off. Does nothing if the sandbox is not running."""
        with self._lock:
            if self._running is not None:
                running, self._running = self._running, None
                running.close()

    def wait_until_idle(self, timeout: float = 30.0) -> None:
        """Wait until no work is left in the background: files are read, renditions made, tasks run, and events sent.

        ``timeout`` is in seconds of real time. What depends on the sandbox's clock, such as the end of indexing, is not
        waited for: move the clock with ``clock.advance()``. Raises TimeoutError.
        """
        if self._running is None or self._jobs is None:
            raise RuntimeError("the sandbox is not running")
        if not self._jobs.wait_until_idle(timeout):
            raise TimeoutError(f"the sandbox is still working after {timeout} seconds")
        if self._sender is not None:
            self._sender.send_due()

    def respond(self, method: str, route: str, **response: Unpack[ResponseFields]) -> None:
        """Send a canned response in place of the platform's, such as ``respond("GET", "/indexes", json={"data": []})``.

        CannedResponse lists what it may have. Of several for a request, the first counts. ``faults.clear()`` removes
        them.
        """
        self.faults.add(CannedResponse(method, route, **response).fault())

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
        """Start the parts. The stack stops them in reverse order."""
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
            lost_parts=LostParts(self._object_store.lost),
        )
        threads = ThreadPool()
        stack.callback(threads.stop)
        contract = Contract.bundled()
        api = Api(backend, contract, self._api_key, self.rate_limits, threads)
        objects, consent = ObjectStore(backend, threads, self._object_store), ConsentPage(backend, threads)
        console = Console(backend, contract, self.requests, self.faults, threads)
        admin = Admin(self._api_key, Controls(self.requests, self.faults, self.rate_limits), threads)
        app = App(api, objects, consent, console, admin, self.requests, self.faults, threads, db, sockets.media_port)
        stack.callback(sockets.serve(app).stop)
        # Called first: requests may be waiting for work that these break off.
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
            raise RuntimeError("the sandbox is not running: call start(), or use it in a with statement")
        return value


def _kept_secret(db: Database, name: str, new: str) -> str:
    if (kept := db.setting(name)) is None:
        db.keep_setting(name, new)
        return new
    return kept


__all__ = ["Sandbox", "SandboxError"]
