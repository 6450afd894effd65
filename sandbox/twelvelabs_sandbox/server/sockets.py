"""The server: two listening sockets, one for the API and one for the object store and media, and HTTP on them."""

import asyncio
import json
import socket
import struct
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus

import h11
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.server import exchange
from twelvelabs_sandbox.server.address import Address
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.exchange import CONNECTION, standard_headers

# Longer than clients keep idle connections, so that the sandbox never closes one just as a request is sent on it.
_KEEP_ALIVE = 120
# Seconds for requests to end after a stop. Handlers notice it earlier.
_GRACE = 2
_BACKLOG = 2048
# struct linger has shorts on Windows, and integers elsewhere.
_LINGER = "hh" if sys.platform == "win32" else "ii"


def listen(host: str, port: int, fallback: bool = False) -> socket.socket:
    """A listening socket on a port, or on any free one if it is 0, or taken and ``fallback`` is true.

    Raises SandboxError if the port is taken or the host is not an address of this machine.
    """
    # asyncio sets TCP_NODELAY only if the protocol is given; without it, small responses wait 40 ms for an ACK.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # where it lets two servers share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        if fallback and port:
            return listen(host, 0)
        reason = error.strerror if isinstance(error, OSError) else error
        raise SandboxError(f"cannot listen on {host}:{port}: {reason}") from error
    return listener


class Sockets:
    """The two listening sockets of a sandbox: one for the API, one for the object store and media.

    If the address has no ``media_port``, ``kept_media_port`` is used if it is free. Raises SandboxError.
    """

    def __init__(self, address: Address, kept_media_port: int = 0) -> None:
        self._api = listen(address.host, address.port)
        try:
            fallback = not address.media_port
            self._media = listen(address.host, address.media_port or kept_media_port, fallback=fallback)
        except SandboxError:
            self._api.close()
            raise
        self.media_port: int = self._media.getsockname()[1]
        self.api = address.origin(self._api.getsockname()[1])
        self.media = address.origin(self.media_port)

    def serve(self, app: App) -> "Server":
        """Start a server for an application."""
        return Server(app, [self._api, self._media])

    def close(self) -> None:
        """Close the sockets."""
        self._api.close()
        self._media.close()


class Server:
    """A running server: an event loop in a thread of its own. It is listening when the constructor returns.

    HTTP is uvicorn's. Its `Server` is not used, as it polls for the end of requests and takes at least 100 ms to stop.
    """

    def __init__(self, app: App, sockets: list[socket.socket]) -> None:
        self._app = app
        self._state = ServerState()
        self._config = uvicorn.Config(
            self._serve,
            interface="asgi3",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE,
        )
        self._servers: list[asyncio.Server] = []
        self._calls: set[Future[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="twelvelabs-sandbox", daemon=True)
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._listen(sockets), self._loop).result()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Break off all requests, close all connections and end the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        for call in self._calls:
            call.cancel()

    def run(self, function: Callable[[], None]) -> None:
        """Call a function in the event loop and wait for its end. CancelledError if the server stops before."""
        call: Future[None] = Future()

        def run() -> None:
            self._calls.discard(call)
            try:
                call.set_result(function())  # type: ignore[func-returns-value] # None, as the type of the future says
            except BaseException as error:
                call.set_exception(error)

        self._calls.add(call)
        self._loop.call_soon_threadsafe(run)
        call.result()

    def replace(self, app: App) -> None:
        """Serve another application from now on, and break off the requests to this one. To be called in the loop."""
        replaced, self._app = self._app, app
        replaced.stop()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    async def _listen(self, sockets: list[socket.socket]) -> None:
        for listener in sockets:
            self._servers.append(await self._loop.create_server(self._new_connection, sock=listener))

    def _new_connection(self) -> "_Protocol":
        return _Protocol(self._config, self._state, {}, self._loop)

    async def _end(self) -> None:
        if sys.platform != "win32":
            # asyncio leaks a connection that is accepted while its server is closed. So accepting ends first, and what
            # was accepted gets two iterations to become a connection.
            for server in self._servers:
                for listener in server.sockets:
                    self._loop.remove_reader(listener.fileno())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        for server in self._servers:
            server.close()
        self._app.stop()
        for connection in list(self._state.connections):
            connection.shutdown()  # idle ones are closed, the others accept no further request
        if self._state.tasks:
            await asyncio.wait(self._state.tasks, timeout=_GRACE)
        for connection in list(self._state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # the iteration in which aborted connections are closed
        hanging = asyncio.all_tasks() - {asyncio.current_task()}
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)
        await self._loop.shutdown_asyncgens()


class _Connection:
    """The connection of a client, for faults: see `exchange.Connection`."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    @property
    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        self._transport.close()

    def reset(self) -> None:
        if not self._transport.is_closing():
            connection = self._transport.get_extra_info("socket")
            # Closing with a linger time of 0 sends RST; FIN would look like an orderly end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
            self._transport.abort()


class _Protocol(H11Protocol):
    """HTTP/1.1 with the connection in the state of each request, so that faults can reset it.

    What is not HTTP is answered with the platform's error shape, and a head that does not end, after a while.
    """

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        super().connection_made(transport)
        self.app_state = {**self.app_state, CONNECTION: _Connection(transport)}
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._unwatch_head()
        elif self._head_timer is None and self.conn.trailing_data[0]:
            self._watch_head()

    def _watch_head(self) -> None:
        self._head_timer = self.loop.call_later(exchange.STALL, self._head_is_late)

    def _unwatch_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_is_late(self) -> None:
        if not self.transport.is_closing():
            self._refuse(408, f"The request has not arrived within {exchange.STALL:g} seconds.")

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP. Called while the error of the HTTP library is handled."""
        error = sys.exception()
        reason = str(error or msg).partition(": bytearray")[0]  # what follows may be the key
        self._refuse(getattr(error, "error_status_hint", 400), f"The request is not valid HTTP: {reason}.")

    def _refuse(self, status: int, message: str) -> None:
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = json.dumps({"code": "parameter_invalid", "message": message}).encode()
            headers = [
                ("content-type", "application/json"),
                ("content-length", str(len(body))),
                ("connection", "close"),
                *standard_headers().items(),
            ]
            head = h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase.encode())
            for event in (head, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
