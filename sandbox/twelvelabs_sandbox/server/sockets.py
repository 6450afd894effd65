"""uvicorn in a thread, on two sockets: one for the API, one for the object store and media."""

import asyncio
import socket
import struct
import sys
import threading
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.server.address import Address
from twelvelabs_sandbox.server.app import App
from twelvelabs_sandbox.server.exchange import CONNECTION

_START_TIMEOUT = 10
# Longer than clients keep idle connections, so that it is never the sandbox that closes one under a new request.
_KEEP_ALIVE = 120
_GRACE = 2
# Windows has shorts where other systems have integers.
_LINGER = "hh" if sys.platform == "win32" else "ii"


def listen(host: str, port: int, fallback: bool = False) -> socket.socket:
    """A socket on an address; on any free port if 0, or if the port is taken and ``fallback`` allows it.

    Raises SandboxError if the port is taken, or if this machine has no such address.
    """
    # asyncio sends small writes at once only if the protocol is named; else each answer waits 40 ms for an ACK.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two servers share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        if fallback and port:
            return listen(host, 0)
        reason = error.strerror if isinstance(error, OSError) else error
        raise SandboxError(f"cannot listen on {host}:{port}: {reason}") from error
    return listener


class Sockets:
    """The two sockets of a sandbox, one for the API and one for the object store and media.

    Without a ``media_port`` in the address the ``kept_media_port`` is taken, if it is free. Raises SandboxError.
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
        """Serve an application. It is listening when this returns."""
        return Server(app, [self._api, self._media])

    def close(self) -> None:
        """Close the sockets."""
        self._api.close()
        self._media.close()


class Server:
    """A running server. It is listening when the constructor returns."""

    def __init__(self, app: App, sockets: list[socket.socket]) -> None:
        self._app = app
        config = uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=_GRACE,
        )
        self._server = _Uvicorn(config)
        self._thread = threading.Thread(target=self._run, args=(sockets,), name="twelvelabs-sandbox", daemon=True)
        self._failure: BaseException | None = None
        self._thread.start()
        if not self._server.listening.wait(_START_TIMEOUT) or self._failure is not None:
            self.stop()
            raise SandboxError("the server did not start") from self._failure

    def stop(self) -> None:
        """End all requests and wait for the thread."""
        self._server.leave(self._app.stop)
        self._thread.join()

    def _run(self, sockets: list[socket.socket]) -> None:
        try:
            self._server.run(sockets=sockets)
        except BaseException as error:
            self._failure = error
            self._server.listening.set()
        finally:
            for listener in sockets:
                listener.close()


class _Connection:
    """The connection of a client."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def close(self) -> None:
        self._transport.close()

    def reset(self) -> None:
        if not self._transport.is_closing():
            connection = self._transport.get_extra_info("socket")
            # Closing without lingering makes the system send RST, where FIN would look like an orderly end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
            self._transport.abort()


class _Protocol(H11Protocol):
    """HTTP/1.1 that lets the application get at the connection of a request, to break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        super().connection_made(transport)
        self.app_state = {**self.app_state, CONNECTION: _Connection(transport)}


class _Uvicorn(uvicorn.Server):
    """uvicorn that says when it listens, and ends at once rather than at its next tick."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leaving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._loop = asyncio.get_running_loop()
        self.listening.set()

    async def main_loop(self) -> None:
        counter = 0
        while not await self.on_tick(counter):
            counter += 1
            try:
                await asyncio.wait_for(self._leaving.wait(), 0.1)
            except TimeoutError:
                continue

    def leave(self, before: Callable[[], None]) -> None:
        """Tell the server to end, from any thread; what is to be done before is called in the event loop."""
        if self._loop is None or self._loop.is_closed():
            return

        def end() -> None:
            before()
            self.should_exit = True
            self._leaving.set()

        self._loop.call_soon_threadsafe(end)
