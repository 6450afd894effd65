"""A running sandbox: its parts, how they are started and stopped, and how a reset replaces those that hold state."""

import shutil
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from twelvelabs_sandbox.backend.backend import Backend, Limits
from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.ids import Identifiers
from twelvelabs_sandbox.backend.jobs import Jobs
from twelvelabs_sandbox.backend.lost_parts import LostParts
from twelvelabs_sandbox.backend.pipeline import resume_work
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.console import Console
from twelvelabs_sandbox.console.connection import Connection
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.control.object_store_options import ObjectStoreOptions
from twelvelabs_sandbox.control.redaction import Redaction
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, as_text
from twelvelabs_sandbox.media.worker_pool import MediaReader
from twelvelabs_sandbox.resources.analyze.tasks import resume_analysis_tasks
from twelvelabs_sandbox.resources.assets.added_assets import AddedAsset, add_assets
from twelvelabs_sandbox.resources.embed.v2_tasks import resume_embedding_tasks
from twelvelabs_sandbox.resources.indexes.added_items import add_items
from twelvelabs_sandbox.server.address import Address
from twelvelabs_sandbox.server.admin import Admin
from twelvelabs_sandbox.server.admin_endpoints import Controls
from twelvelabs_sandbox.server.api import BASE_PATH, Api
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.consent_page import ConsentPage
from twelvelabs_sandbox.server.object_store import ObjectStore
from twelvelabs_sandbox.server.sockets import Sockets
from twelvelabs_sandbox.server.thread_pool import ThreadPool
from twelvelabs_sandbox.server.webhooks import WebhookSender
from twelvelabs_sandbox.storage.blobs import Blobs
from twelvelabs_sandbox.storage.data_folder import DataFolder
from twelvelabs_sandbox.storage.database import Database
from twelvelabs_sandbox.storage.snapshot import load_snapshot, save_snapshot, unpacked


@dataclass(frozen=True)
class Options:
    """The checked arguments of a sandbox from which its parts are made."""

    data: Path | None
    load: Path | None
    api_key: str | None
    address: Address
    limits: Limits
    drive: Drive
    sources: Fetcher
    object_store: ObjectStoreOptions
    webhook: tuple[str, str] | None
    seed: int | None


@dataclass(frozen=True)
class _Platform:
    """The backend and the application on it, which a reset replaces."""

    backend: Backend
    app: App


class RunningSandbox:
    """A sandbox that is serving when the constructor returns, until its ``stack`` is closed.

    Raises SandboxError if the data folder or a port is in use.
    """

    def __init__(self, options: Options, controls: Controls, stack: ExitStack) -> None:
        self._options, self._controls = options, controls
        self._folder = folder = DataFolder(options.data)
        stack.callback(folder.close)
        if options.load is not None:
            load_snapshot(options.load, folder)
        self._db = Database.open(folder.database, durable=not folder.is_temporary)
        stack.callback(lambda: self._db.close())
        self._set_clock()
        self._ids = Identifiers.resumed(self._db.setting("ids"), options.seed)
        stack.callback(self._keep_state)
        # Presigned URLs from before a restart stay valid if they lead to the same port.
        self._sockets = Sockets(options.address, int(self._db.setting("media_port") or 0))
        stack.callback(self._sockets.close)
        self._db.keep_setting("media_port", str(self._sockets.media_port))
        self.api_key = options.api_key or self._kept_secret("api_key", f"tlk_{self._ids.token('API key', 16)}")
        self.base_url = self._sockets.api + BASE_PATH
        controls.requests.redaction = Redaction(self.api_key)
        self._blobs = Blobs.open(folder.blobs)
        self._threads = ThreadPool()
        self._platform = self._make_platform()
        stack.callback(lambda: self.backend.jobs.stop())
        stack.callback(self._threads.stop)
        self._server = self._sockets.serve(self._platform.app)
        stack.callback(self._server.stop)
        # Called first: requests may be waiting for work that these break off.
        stack.callback(lambda: self.backend.media.stop())
        stack.callback(lambda: self.backend.jobs.stopping.set())
        self._resume_work()
        self._sender = self._make_sender()
        stack.callback(self._stop_sender)

    @property
    def backend(self) -> Backend:
        """The backend, until the next reset."""
        return self._platform.backend

    def reset(self) -> None:
        """Empty the sandbox: see Sandbox.reset()."""
        # In the event loop, so that no request arrives meanwhile.
        self._server.run(self._reset)

    def load(self, path: Path) -> None:
        """Replace the state by a snapshot: see Sandbox.load()."""
        with unpacked(path, self._folder.path) as (database, blobs):
            self._server.run(lambda: self._replace_state(database, blobs))

    def _reset(self) -> None:
        self._stop_work()
        self._db = self._db.emptied()
        self._blobs, discarded = self._blobs.emptied()
        self._reset_controls()
        self._ids = Identifiers(self._ids.seed)
        self._replace_platform(discarded)

    def _replace_state(self, database: Path, blobs: Path) -> None:
        self._stop_work()
        self._db = self._db.replaced(database, ["api_key", "media_port"])
        self._blobs, discarded = self._blobs.emptied()
        self._blobs.adopt(blobs)
        self._controls.clock.restore(int(self._db.setting("clock") or 0), frozen=self._db.setting("frozen") == "1")
        self._ids = Identifiers.resumed(self._db.setting("ids"), self._options.seed)
        self._replace_platform(discarded)
        self._resume_work()

    def _stop_work(self) -> None:
        self._stop_sender(wait=False)
        self.backend.jobs.stop(wait=False)
        self.backend.media.interrupt()

    def _resume_work(self) -> None:
        resume_work(self.backend)
        resume_embedding_tasks(self.backend)
        resume_analysis_tasks(self.backend)

    def _replace_platform(self, discarded: Path | None) -> None:
        """Serve the new state from now on, and delete the folder ``discarded``."""
        self._platform = self._make_platform()
        self._server.replace(self._platform.app)
        self._sender = self._make_sender()
        if discarded is not None:
            self.backend.jobs.submit_slow(shutil.rmtree, discarded, ignore_errors=True)

    def add_assets(self, assets: Iterable[AddedAsset]) -> list[str]:
        """Add assets without media: see Sandbox.add_assets()."""
        return add_assets(self.backend, assets)

    def add_index(self, body: JsonObject, assets: Sequence[str]) -> str:
        """Add an index: see Sandbox.add_index()."""
        operations = Operations(self.backend, Contract.bundled())
        with self.backend.db.transaction():
            try:
                index_id = as_text(operations.send("create_index", body)["_id"])
            except ApiError as error:
                raise ValueError(error.message) from None
            self.add_indexed_assets(index_id, assets)
        return index_id

    def add_indexed_assets(self, index_id: str, assets: Sequence[str]) -> list[str]:
        """Add assets to an index: see Sandbox.add_indexed_assets()."""
        try:
            return add_items(self.backend, index_id, assets)
        except UnknownResourceError as error:
            raise ValueError(error.message) from None

    def settle(self, timeout: float) -> None:
        """Wait for the work in the background and move the clock until all work has ended: see Sandbox.settle()."""
        deadline = time.monotonic() + timeout
        while True:
            self.wait_until_idle(max(0.0, deadline - time.monotonic()))
            if (end := self.backend.work_ends_at()) <= self._controls.clock.milliseconds():
                break
            self._controls.clock.catch_up(end)
        self._send_due()

    def wait_until_idle(self, timeout: float) -> None:
        """Wait until no work is left in the background: see Sandbox.wait_until_idle()."""
        if not self.backend.jobs.wait_until_idle(timeout):
            raise TimeoutError(f"the sandbox is still working after {timeout} seconds")
        self._send_due()

    def save(self, path: Path) -> None:
        """Write a snapshot: see Sandbox.save()."""
        frozen = str(int(self._controls.clock.frozen))
        save_snapshot(path, self._db, self._blobs, {**self._state(), "frozen": frozen})

    def redeliver(self, event_id: str) -> None:
        """Send an event of the webhook log again. ValueError if there is no such event."""
        if self._sender is None:
            raise ValueError("the sandbox has no webhook_url")
        self._sender.redeliver(event_id)

    def _set_clock(self) -> None:
        """Set the clock to that of a snapshot, or move it to the latest time of a folder: it never goes back."""
        clock, latest = self._controls.clock, max(self._db.latest_time(), int(self._db.setting("clock") or 0))
        if self._options.load is not None and not clock.frozen:
            clock.restore(latest, frozen=self._db.setting("frozen") == "1")
        clock.catch_up(latest)

    def _reset_controls(self) -> None:
        self._controls.clock.reset()
        self._controls.faults.reset()
        self._controls.rate_limits.reset()
        self._controls.latency.reset()
        self._controls.requests.clear()
        self._controls.webhooks.clear()
        self._controls.script.reset()

    def _make_platform(self) -> _Platform:
        """The parts that a reset replaces."""
        options, controls = self._options, self._controls
        self._db.keep_setting("ids", self._ids.state(final=False))
        backend = Backend(
            db=self._db,
            blobs=self._blobs,
            clock=controls.clock,
            ids=self._ids,
            jobs=Jobs(reproducible=self._ids.seed is not None),
            media=MediaReader(),
            limits=options.limits,
            media_origin=self._sockets.media,
            signing_key=bytes.fromhex(self._kept_secret("signing_key", self._ids.token("signing key", 32))),
            drive=options.drive,
            sources=options.sources,
            script=controls.script,
            lost_parts=LostParts(options.object_store.lost),
        )
        threads, contract = self._threads, Contract.bundled()
        app = App(
            backend,
            Api(backend, contract, self.api_key, controls.rate_limits, threads),
            ObjectStore(backend, threads, options.object_store),
            ConsentPage(backend, threads),
            Console(backend, contract, controls, Connection(self.base_url, self.api_key), threads),
            Admin(self.api_key, controls, threads),
            controls.requests,
            controls.faults,
            controls.latency,
            threads,
            self._sockets.media_port,
        )
        return _Platform(backend, app)

    def _make_sender(self) -> WebhookSender | None:
        webhook = self._options.webhook
        return WebhookSender(self.backend, self._controls.webhooks, *webhook) if webhook is not None else None

    def _stop_sender(self, *, wait: bool = True) -> None:
        if self._sender is not None:
            self._sender.stop(wait=wait)

    def _send_due(self) -> None:
        if self._sender is not None:
            self._sender.send_due()

    def _keep_state(self) -> None:
        for name, value in self._state().items():
            self._db.keep_setting(name, value)

    def _state(self) -> dict[str, str]:
        """The settings with which another sandbox continues."""
        return {"clock": str(self._controls.clock.milliseconds()), "ids": self._ids.state(final=True)}

    def _kept_secret(self, name: str, new: str) -> str:
        if (kept := self._db.setting(name)) is None:
            self._db.keep_setting(name, new)
            return new
        return kept
