"""The ASGI application: routes a request to its origin, logs it, applies a fault, and sends the response."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Protocol

from starlette.types import Receive, Scope, Send

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.contract.spec import Match
from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.faults import Faults
from twelvelabs_sandbox.control.latency import LatencySource
from twelvelabs_sandbox.control.matching import RequestParts
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import ApiError, StoppedError
from twelvelabs_sandbox.messages import Form, Response
from twelvelabs_sandbox.server import fault_effects
from twelvelabs_sandbox.server.admin import PREFIX, Admin
from twelvelabs_sandbox.server.api import BASE_PATH, Api
from twelvelabs_sandbox.server.consent_page import ConsentPage
from twelvelabs_sandbox.server.exchange import ClientDisconnectError, Exchange, Received, standard_headers
from twelvelabs_sandbox.server.http_rules import check_message
from twelvelabs_sandbox.server.object_store import MEDIA_ROUTE, PUT_ROUTE, ObjectStore, xml_error
from twelvelabs_sandbox.server.recording import Recording
from twelvelabs_sandbox.server.request_parts import with_content
from twelvelabs_sandbox.server.thread_pool import ThreadPool

_LOGGER = logging.getLogger("twelvelabs_sandbox")

# The names that faults use for routes that are not operations.
_FAULT_NAMES = {PUT_ROUTE: "object-store", MEDIA_ROUTE: "media"}


class Console(Protocol):
    """The console, as far as the server knows it: its room stands above this one."""

    def serves(self, exchange: Exchange) -> bool:
        """Whether a request is for the console."""
        ...

    async def serve(self, exchange: Exchange) -> None:
        """Respond to a request."""


class App:
    """The ASGI application of a sandbox, for both of its origins."""

    def __init__(
        self,
        backend: Backend,
        api: Api,
        object_store: ObjectStore,
        consent: ConsentPage,
        console: Console,
        admin: Admin,
        log: RequestLog,
        faults: Faults,
        latency: LatencySource,
        threads: ThreadPool,
        media_port: int,
    ) -> None:
        self._stopping = asyncio.Event()
        self._current: set[Exchange] = set()
        self._backend = backend
        self._api = api
        self._object_store = object_store
        self._consent = consent
        self._console = console
        self._admin = admin
        self._log = log
        self._faults = faults
        self._latency = latency
        self._threads = threads
        self._media_port = media_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send, self._threads, self._stopping)
        self._current.add(exchange)
        try:
            if exchange.port == self._media_port and self._consent.serves(exchange):
                response = await self._consent.respond(exchange)
                await exchange.send(response.with_headers(self._headers(exchange)))
            elif exchange.port == self._media_port:
                await self._serve(exchange, None, self._object_store.route(exchange))
            elif exchange.path.startswith(PREFIX):
                response = await self._admin.respond(exchange)
                await exchange.send(response.with_headers(self._headers(exchange)))
            elif self._console.serves(exchange):
                await self._console.serve(exchange)
            else:
                match = self._api.match(exchange.path)
                await self._serve(exchange, match, match.template if match else "")
        except ClientDisconnectError:
            await exchange.reset()
        finally:
            self._current.discard(exchange)

    def stop(self) -> None:
        """Break off pauses, and bodies in flight in either direction. To be called in the event loop."""
        self._stopping.set()
        for exchange in self._current:
            exchange.abort()

    async def _serve(self, exchange: Exchange, match: Match | None, route: str) -> None:
        names = (route, _FAULT_NAMES.get(route, exchange.path.removeprefix(BASE_PATH)))
        received, request = Received(), RequestParts(exchange.method, names, exchange.query)
        recording = Recording(self._log, self._backend.clock, exchange, route)
        fault = None
        try:
            if self._faults.need_body(request):
                request = await self._with_content(exchange, match, request, received)
            fault = self._faults.pick(request)
            if fault is not None and fault.reset == "before":
                recording.complete(received, None, fault)
                await exchange.reset()
                return
            response = await self._respond(exchange, match, route, received, fault)
        except ClientDisconnectError:
            recording.complete(received, None, fault)
            raise
        finally:
            if isinstance(received.content, Form):
                await self._threads.run(received.content.discard)
        # Logged before the response is sent: a client that has it finds the request in the log.
        is_sent = fault is None or fault.reset is None
        recording.complete(received, response if is_sent else None, fault)
        await self._deliver(exchange, response, fault)

    async def _with_content(
        self, exchange: Exchange, match: Match | None, request: RequestParts, received: Received
    ) -> RequestParts:
        """The request with what is in its body, and the names of its files."""
        if exchange.port == self._media_port:
            path: Mapping[str, str] = self._object_store.parameters(exchange)
        else:
            path = match.values if match else {}
            await self._api.receive(exchange, match, received)
        return await self._threads.run(with_content, self._backend.db, request, path, received)

    async def _respond(
        self, exchange: Exchange, match: Match | None, route: str, received: Received, fault: Fault | None
    ) -> Response:
        on_store = exchange.port == self._media_port
        response = fault_effects.replacement(fault, route) if fault else None
        if response is not None:
            await self._drain(exchange, match, received)
        elif on_store:
            response = await self._respond_from_store(exchange)
        else:
            response = await self._api.respond(exchange, match, received)
        if fault is not None:
            response = fault_effects.spoil(fault, response)
        if delay := self._latency.draw() + (fault.stall if fault is not None else 0):
            await exchange.pause(delay)
        return response.with_headers(self._headers(exchange) | ({} if on_store else {"x-api-version": "1.3"}))

    def _headers(self, exchange: Exchange) -> dict[str, str]:
        request_id = self._backend.ids.token(f"{exchange.method} {exchange.path}?{exchange.query}", 16)
        return standard_headers(self._backend.clock.milliseconds() / 1000, request_id)

    async def _respond_from_store(self, exchange: Exchange) -> Response:
        try:
            check_message(exchange, with_encoding=True)
            return await self._object_store.respond(exchange)
        except ClientDisconnectError:
            raise
        except ApiError as error:
            await exchange.drain()
            return xml_error(error.status, error.code, error.message).with_headers(error.headers)
        except StoppedError:
            return xml_error(503, "ServiceUnavailable", "The sandbox is stopping, or was reset.")
        except Exception:
            _LOGGER.exception("%s %s failed", exchange.method, exchange.path)
            return xml_error(500, "InternalError", "An error occurred in the sandbox; see its log.")

    async def _drain(self, exchange: Exchange, match: Match | None, received: Received) -> None:
        """Read a request that a fault responds to, so that the log shows its body."""
        if received.content is None and exchange.port != self._media_port:
            await self._api.receive(exchange, match, received)
        await exchange.drain()

    async def _deliver(self, exchange: Exchange, response: Response, fault: Fault | None) -> None:
        if fault is None:
            await exchange.send(response)
        elif fault.reset == "after":
            await exchange.reset()
        else:
            await fault_effects.deliver(fault, exchange, response)
