"""The sandbox as a Python object: start it, point a client at it, stop it."""

import math
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from twelvelabs_sandbox.backend.backend import Limits
from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.clock import Clock, parse_time
from twelvelabs_sandbox.console.access import HOME
from twelvelabs_sandbox.control.canned_response import CannedResponse, ResponseFields
from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.faults import Faults
from twelvelabs_sandbox.control.latency import Latency, LatencySource
from twelvelabs_sandbox.control.object_store_options import ObjectStoreOptions, Store
from twelvelabs_sandbox.control.rate_limits import Plan, RateLimit, RateLimits
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.control.script import Script
from twelvelabs_sandbox.control.webhook_log import WebhookLog
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.extra import check_extra
from twelvelabs_sandbox.json_values import present
from twelvelabs_sandbox.resources.assets.added_assets import AddedAsset, AssetFields
from twelvelabs_sandbox.running import Options, RunningSandbox
from twelvelabs_sandbox.server.address import LOOPBACK, Address
from twelvelabs_sandbox.server.admin_endpoints import Controls
from twelvelabs_sandbox.server.api import BASE_PATH
from twelvelabs_sandbox.server.webhooks import check_webhook

_MODELS: Sequence[Mapping[str, object]] = ({"model_name": "marengo3.0", "model_options": ["visual", "audio"]},)


class Sandbox:
    """A stand-in for the TwelveLabs platform on this machine.

    Use it in a ``with`` statement, or call start() and stop(). Without arguments it starts empty, on free ports of
    127.0.0.1, and keeps its state in a temporary folder that is removed when it stops.

    Args:
        data: Folder to keep the state in. A later sandbox continues with it; only one at a time may use it.
        load: Snapshot to start with, made by save(): its objects, files and ids, and its clock unless ``now`` is given.
        api_key: The API key that clients must send. Default: that of the folder, or a random one.
        host: Address to listen on. The default accepts clients of this machine only.
        port: Port of the API; 0 for a free one.
        media_port: Port for uploads and media; 0 for a free one.
        public_host: Host in URLs, if clients know this machine by another name.
        speed: Divides the time that processing and indexing take. With ``math.inf``, the work that a status depends on
            is done before the request that starts it is responded to. Default: 1, and ``math.inf`` with ``now``.
        seed: Makes ids, URLs (except for their ports), page tokens and keys the same in each sandbox with this seed,
            for requests that are sent one after another. At infinite speed, responses then wait for renditions too.
        now: Time at which the clock starts, frozen: a datetime, or text such as "2026-01-01T00:00:00Z". A folder whose
            last sandbox was later moves it forward. Default: the real time, running.
        chunk_size: Bytes of an upload part, in place of the size that the platform would choose.
        url_lifetime: Seconds of the sandbox's clock for which presigned URLs are valid.
        session_lifetime: Seconds of the sandbox's clock after which upload sessions expire.
        drive: Folder that stands in for a connected Google Drive. The id of a file is its path within the folder.
        files: Folder whose files may be given as ``file:`` URLs. Other URLs may lead to this machine over http.
        allow_network: Whether URLs may also lead to public addresses.
        webhook_url: http URL on loopback that receives an event when an analysis task or indexing has ended.
        webhook_secret: Secret that signs the events; required with ``webhook_url``.
        faults: Initial faults; see ``faults``.
        rate_limits: Initial rate limits; see ``rate_limits``. "free": about those of the free plan.
        object_store: How the object store behaves that parts of uploads are PUT to. "s3": strictly as S3; "s3-kms":
            also with ETags that are not MD5s.
        latency: Delay of responses, in seconds of real time or as a distribution; see ``latency``.
        strict: Whether model calls must be scripted; see ``script``. Otherwise their answers are simulated.

    Raises:
        ValueError: If an argument is not valid.
        ImportError: If a package of the extra [sandbox] is missing or too old.
    """

    def __init__(
        self,
        *,
        data: str | os.PathLike[str] | None = None,
        load: str | os.PathLike[str] | None = None,
        api_key: str | None = None,
        host: str = LOOPBACK,
        port: int = 0,
        media_port: int = 0,
        public_host: str | None = None,
        speed: float | None = None,
        seed: int | None = None,
        now: datetime | str | None = None,
        chunk_size: int | None = None,
        url_lifetime: float = 3600,
        session_lifetime: float = 86400,
        drive: str | os.PathLike[str] | None = None,
        files: str | os.PathLike[str] | None = None,
        allow_network: bool = False,
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
        faults: Iterable[Fault] = (),
        rate_limits: Iterable[RateLimit] | Plan = (),
        object_store: ObjectStoreOptions | Store | None = None,
        latency: Latency | float | None = None,
        strict: bool = False,
    ) -> None:
        check_extra()
        _check_arguments(api_key, seed, chunk_size, {"drive": drive, "files": files})
        check_webhook(webhook_url, webhook_secret)
        self._options = Options(
            data=Path(data) if data is not None else None,
            load=Path(load) if load is not None else None,
            api_key=api_key,
            address=Address(host, port, media_port, public_host),
            limits=Limits(chunk_size, url_lifetime, session_lifetime),
            drive=Drive(Path(drive) if drive is not None else None),
            sources=Fetcher(Drive(Path(files)) if files is not None else None, allow_network),
            object_store=ObjectStoreOptions.named(object_store)
            if isinstance(object_store, str)
            else object_store or ObjectStoreOptions(),
            webhook=(webhook_url, webhook_secret) if webhook_url and webhook_secret else None,
            seed=seed,
        )
        self._lock = threading.Lock()
        self._running: RunningSandbox | None = None
        self._stack = ExitStack()
        usual_speed = 1.0 if now is None else math.inf
        self.clock = Clock(usual_speed if speed is None else speed, None if now is None else parse_time(now))
        self.faults = Faults(faults)
        self.rate_limits = RateLimits(self.clock, rate_limits)
        self.latency = LatencySource(latency if isinstance(latency, Latency | None) else Latency(latency))
        self.requests = RequestLog()
        self.webhooks = WebhookLog()
        self.script = Script(strict=strict)
        self._controls = Controls(
            self.requests,
            self.faults,
            self.rate_limits,
            self.latency,
            self.script,
            self.clock,
            self.webhooks,
            reset=self.reset,
            save=self.save,
            load=self.load,
            settle=self.settle,
            redeliver=lambda event_id: self._when_running().redeliver(event_id),
        )

    @property
    def base_url(self) -> str:
        """The base URL of the API, ending in /v1.3. RuntimeError if the sandbox is not running."""
        return self._when_running().base_url

    @property
    def console_url(self) -> str:
        """The URL of the console for a browser. RuntimeError if the sandbox is not running."""
        return self.base_url.removesuffix(BASE_PATH) + HOME

    @property
    def api_key(self) -> str:
        """The API key that clients must send. RuntimeError if the sandbox is not running."""
        return self._when_running().api_key

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables by which clients find it: the base URL, and the key by both names in use.

        RuntimeError if the sandbox is not running.
        """
        return {
            "TWELVELABS_BASE_URL": self.base_url,
            "TWELVELABS_API_KEY": self.api_key,
            "TWELVE_LABS_API_KEY": self.api_key,
        }

    def start(self) -> Self:
        """Start serving.

        Raises SandboxError if the data folder or a port is in use, or the snapshot is not valid, and RuntimeError if
        the sandbox is running already.
        """
        with self._lock:
            if self._running is not None:
                raise RuntimeError("the sandbox is already running")
            with ExitStack() as stack:
                self._running = RunningSandbox(self._options, self._controls, stack)
                self._stack = stack.pop_all()
        return self

    def stop(self) -> None:
        """Stop serving: requests and work in progress are aborted. Does nothing if the sandbox is not running."""
        with self._lock:
            stack, self._stack, self._running = self._stack, ExitStack(), None
        # Without the lock: a reset() over HTTP may be waiting for it, and is waited for here.
        stack.close()

    def reset(self) -> None:
        """Empty the sandbox in a few milliseconds: afterwards it is as it was when it started without any data.

        All objects and their files are deleted; requests and work in progress are aborted. The log of requests is
        cleared and the script empty, faults and rate limits are again those it was made with, the clock starts again,
        and with a seed the same ids follow. URL, ports and API key stay. RuntimeError if the sandbox is not running.
        """
        with self._lock:
            self._when_running().reset()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a snapshot of all objects, files, the clock and the ids to a ZIP file, for ``Sandbox(load=path)``.

        An existing file is replaced once all of it is written. Requests wait meanwhile; work in progress is done again
        by the sandbox that loads it. The snapshot has the API key, unless it was given. RuntimeError if the sandbox is
        not running.
        """
        with self._lock:
            self._when_running().save(Path(path))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Replace all objects, files, the clock and the ids by those of a snapshot, made by save().

        Requests and work in progress are broken off. URL, ports, API key, faults, rate limits, script and the log of
        requests stay. SandboxError if the snapshot is not valid, and RuntimeError if the sandbox is not running.
        """
        with self._lock:
            self._when_running().load(Path(path))

    def add_asset(self, filename: str, **fields: Unpack[AssetFields]) -> str:
        """Add an asset without media that is ready at once, and return its id.

        For example ``add_asset("goal.mp4", duration=12, width=1920, height=1080)``; AddedAsset lists the fields. Its
        content is simulated from the file name: the same name has the same scenes in every run. It has neither a
        thumbnail nor an HLS stream. Raises ValueError if a field is not valid, and RuntimeError if the sandbox is not
        running.
        """
        return self.add_assets([filename], **fields)[0]

    def add_assets(self, filenames: Iterable[str], **fields: Unpack[AssetFields]) -> list[str]:
        """Add an asset for each file name, with the same fields, and return their ids, at thousands a second."""
        return self._when_running().add_assets([AddedAsset(filename, **fields) for filename in filenames])

    def add_index(
        self,
        name: str,
        *,
        assets: Iterable[str] = (),
        models: Sequence[Mapping[str, object]] = _MODELS,
        addons: Sequence[str] | None = None,
    ) -> str:
        """Add an index with assets that are indexed at once, and return its id.

        ``assets`` are ids, or names of files, for which assets are added as add_asset() does.
        ``models`` and ``addons`` are those of the operation that creates an index; default: Marengo 3.0 with all
        options. Raises ValueError if the name is taken, or an asset cannot be indexed.
        """
        body = present(index_name=name, models=list(models), addons=None if addons is None else list(addons))
        return self._when_running().add_index(body, list(assets))

    def add_indexed_assets(self, index_id: str, assets: Iterable[str]) -> list[str]:
        """Add assets to an index, indexed at once, and return the ids of the indexed assets.

        ``assets`` are ids, or names of files, for which assets are added as add_asset() does.
        Raises ValueError if there is no such index, or an asset cannot be indexed: then none is added.
        """
        return self._when_running().add_indexed_assets(index_id, list(assets))

    def wait_until_idle(self, timeout: float = 30.0) -> None:
        """Wait until no work is left in the background: files are read, renditions made, tasks run, and events sent.

        ``timeout`` is in seconds of real time. What depends on the sandbox's clock, such as the end of indexing, is not
        waited for: see settle(). Raises TimeoutError, and RuntimeError if the sandbox is not running.
        """
        self._when_running().wait_until_idle(timeout)

    def settle(self, timeout: float = 30.0) -> None:
        """Complete all work: wait as wait_until_idle() does, and move the clock to the time at which the last one ends.

        Afterwards assets, indexed assets, tasks and items are ready or have failed. ``timeout`` is in seconds of real
        time. Raises TimeoutError, and RuntimeError if the sandbox is not running.
        """
        self._when_running().settle(timeout)

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
        if error is None:
            self.script.assert_answered()

    def __repr__(self) -> str:
        state = f"at {self._running.base_url}" if self._running is not None else "not running"
        return f"<Sandbox {state}>"

    def _when_running(self) -> RunningSandbox:
        if self._running is None:
            raise RuntimeError("the sandbox is not running: call start(), or use it in a with statement")
        return self._running


def _check_arguments(
    api_key: str | None,
    seed: int | None,
    chunk_size: int | None,
    folders: Mapping[str, str | os.PathLike[str] | None],
) -> None:
    """Raise ValueError if an argument of a sandbox is not valid."""
    if chunk_size is not None and chunk_size < 1:
        raise ValueError(f"chunk_size must be at least 1, not {chunk_size}")
    for name, folder in folders.items():
        if folder is not None and not Path(folder).is_dir():
            raise ValueError(f"{name} must be a folder: {os.fspath(folder)}")
    if api_key is not None and not (api_key and api_key.isascii() and api_key.isprintable()):
        raise ValueError("api_key must be printable ASCII, because it is sent in a header")
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise ValueError(f"seed must be a whole number, not {seed!r}")


__all__ = ["Sandbox", "SandboxError"]
