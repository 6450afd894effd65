"""Serving without sockets: requests of this process go to the application as they are, in a thread of its own.

That is quicker to start and to ask than a server, and all else is the same: the application, its clock and its faults.
"""

import asyncio
import contextlib
import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from starlette.types import Message

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.exchange import CONNECTION

# A name that no resolver knows: a client that is not connected in process gets nowhere.
HOST = "twelvelabs-sandbox.invalid"
API_PORT, MEDIA_PORT = 80, 81

_LOGGER = logging.getLogger("twelvelabs_sandbox")
# Pieces of a body that may wait for the other side, in either direction.
_MOST_WAITING = 16
_GRACE = 2


@dataclass(frozen=True)
class RequestHead:
    """A request without its body. ``path`` is percent-decoded; the names of headers are in lower case."""

    method: str
    path: str
    raw_path: bytes
    query: bytes
    port: int
    headers: Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True)
class AnswerHead:
    """The beginning of an answer."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]


class Closed:
    """The connection was closed in good order, whether or not the answer was complete."""


class Reset:
    """The connection was reset."""


Event = AnswerHead | bytes | Closed | Reset


class Delivery:
    """A request on its way through the application: what a connection would carry, in both directions.

    The client's side may be used from any thread, the application's only in its event loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._changed = threading.Condition()
        self._wake = asyncio.Event()
        self._body: deque[bytes] = deque()
        self._is_sent = False
        self._events: deque[Event] = deque()
        self._is_over = False

    # The client's side

    def push(self, piece: bytes, timeout: float | None = None) -> bool:
        """Send more of the body; False if there was no room for it in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_over or len(self._body) < _MOST_WAITING, timeout):
                return False
            if not self._is_over:
                self._body.append(piece)
        self._notify()
        return True

    def end_body(self) -> None:
        """The body is complete."""
        with self._changed:
            self._is_sent = True
        self._notify()

    def next_event(self, timeout: float | None = None) -> Event | None:
        """What comes next of the answer; None if nothing came in time. Closed and Reset are the last."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._events, timeout):
                return None
            event = self._events[0]
            if not isinstance(event, Closed | Reset):
                self._events.popleft()
        self._notify()
        return event

    def leave(self) -> None:
        """Close the connection: the application learns that nobody waits for the answer any more."""
        self._end(Closed())

    # The application's side

    async def receive(self) -> Message:
        """The next message to the application, as ASGI has it."""
        while True:
            with self._changed:
                if self._body:
                    piece = self._body.popleft()
                    self._changed.notify_all()
                    return {"type": "http.request", "body": piece, "more_body": True}
                if self._is_sent:
                    self._is_sent = False
                    return {"type": "http.request", "body": b"", "more_body": False}
                if self._is_over:
                    return {"type": "http.disconnect"}
                self._wake.clear()
            await self._wake.wait()

    async def send(self, message: Message) -> None:
        """Take a message of the application. What is sent to nobody is forgotten."""
        if message["type"] == "http.response.start":
            await self._put(AnswerHead(message["status"], message.get("headers", [])))
            return
        if body := message.get("body", b""):
            await self._put(body)
        if not message.get("more_body", False):
            self._end(Closed())

    def reset(self) -> None:
        """Break the connection."""
        self._end(Reset())

    def close(self) -> None:
        """Close the connection after what has been sent."""
        self._end(Closed())

    async def _put(self, event: Event) -> None:
        while True:
            with self._changed:
                if self._is_over:
                    return
                if len(self._events) < _MOST_WAITING:
                    self._events.append(event)
                    self._changed.notify_all()
                    return
                self._wake.clear()
            await self._wake.wait()

    def _end(self, event: Closed | Reset) -> None:
        with self._changed:
            if not self._is_over:
                self._is_over = True
                self._events.append(event)
                self._changed.notify_all()
        self._notify()

    def _notify(self) -> None:
        """Have the application look again."""
        with contextlib.suppress(RuntimeError):  # the loop has ended, and with it everything that waited
            self._loop.call_soon_threadsafe(self._wake.set)


class InProcess:
    """An application in an event loop of its own, which it runs in until it is stopped."""

    api = f"http://{HOST}"
    media = f"http://{HOST}:{MEDIA_PORT}"
    media_port = MEDIA_PORT

    def __init__(self) -> None:
        self._app: App | None = None
        self._loop = asyncio.new_event_loop()
        self._deliveries: dict[asyncio.Task[None], Delivery] = {}
        self._thread = threading.Thread(target=self._loop.run_forever, name="twelvelabs-sandbox", daemon=True)

    def serve(self, app: App) -> Self:
        """Begin to take requests for an application."""
        self._app = app
        self._thread.start()
        return self

    def close(self) -> None:
        """Close the event loop."""
        self._loop.close()

    def begin(self, head: RequestHead) -> Delivery:
        """Begin a request. SandboxError if the sandbox has stopped."""
        delivery = Delivery(self._loop)
        try:
            self._loop.call_soon_threadsafe(self._accept, head, delivery)
        except RuntimeError:
            raise SandboxError("the sandbox is not running") from None
        return delivery

    def stop(self) -> None:
        """End all requests and wait for the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _accept(self, head: RequestHead, delivery: Delivery) -> None:
        if self._app is None:
            delivery.reset()
            return
        task = self._loop.create_task(self._serve(self._app, head, delivery))
        self._deliveries[task] = delivery
        task.add_done_callback(self._deliveries.pop)

    async def _serve(self, app: App, head: RequestHead, delivery: Delivery) -> None:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": head.method,
            "scheme": "http",
            "path": head.path,
            "raw_path": head.raw_path,
            "query_string": head.query,
            "headers": head.headers,
            "server": (HOST, head.port),
            "client": ("127.0.0.1", 0),
            "state": {CONNECTION: delivery},
        }
        try:
            await app(scope, delivery.receive, delivery.send)
        except Exception:
            _LOGGER.exception("%s %s failed", head.method, head.path)
        finally:
            delivery.close()

    async def _end(self) -> None:
        app, self._app = self._app, None
        if app is not None:
            app.stop()
        if tasks := set(self._deliveries):
            _, hanging = await asyncio.wait(tasks, timeout=_GRACE)
            for task in hanging:
                self._deliveries[task].reset()
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
