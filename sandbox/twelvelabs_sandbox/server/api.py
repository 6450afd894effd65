"""The API: finds the operation of a request, checks key, rate limits and contract, and calls its handler."""

import asyncio
import hmac
import logging
import math
from urllib.parse import unquote

from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.size_limits import LARGEST_FILE, LARGEST_FILES
from twelvelabs_sandbox.contract.query import check_percent_encoding
from twelvelabs_sandbox.contract.spec import Contract, Match, Operation
from twelvelabs_sandbox.contract.validation import FORM, check_form, check_json, check_no_body, check_path, check_query
from twelvelabs_sandbox.control.logged_request import LoggedFile
from twelvelabs_sandbox.control.rate_limits import RateLimits
from twelvelabs_sandbox.errors import ApiError, StoppedError, UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, Parameters
from twelvelabs_sandbox.messages import Form, ReceivedFile, Response
from twelvelabs_sandbox.resources import registry as handlers
from twelvelabs_sandbox.resources.registry import Request
from twelvelabs_sandbox.server.exchange import ClientDisconnectError, Exchange, Received
from twelvelabs_sandbox.server.form_parser import read_form
from twelvelabs_sandbox.server.http_rules import check_message
from twelvelabs_sandbox.server.thread_pool import ThreadPool

BASE_PATH = "/v1.3"
_MAX_JSON = 10_000_000
# The JSON of these operations may contain media in Base64.
_WITH_MEDIA = ("/embed-v2", "/analyze")
_MAX_JSON_WITH_MEDIA = 64_000_000
_LOGGER = logging.getLogger("twelvelabs_sandbox")


class Api:
    """Responds to the operations of the contract."""

    def __init__(
        self, backend: Backend, contract: Contract, api_key: str, rate_limits: RateLimits, threads: ThreadPool
    ) -> None:
        self._backend = backend
        self._contract = contract
        self._api_key = api_key
        self._rate_limits = rate_limits
        self._threads = threads
        handlers.load()

    def match(self, path: str) -> Match | None:
        """The path template and the operations at a path, or None."""
        if not path.startswith(f"{BASE_PATH}/"):
            return None
        return self._contract.match(path.removeprefix(BASE_PATH))

    async def respond(self, exchange: Exchange, match: Match | None, received: Received) -> Response:
        """The response to a request; errors become error responses. Raises only ClientDisconnectError."""
        operation = match.operations.get(exchange.method) if match else None
        try:
            response = await self._respond(exchange, match, operation, received)
        except ApiError as error:
            response = _error(operation, error.status, error.code, error.message)
            response = (Response(error.status) if error.no_body else response).with_headers(error.headers)
        except UnknownResourceError as unknown:
            status = 404 if operation and operation.documents(404) else 400
            response = _error(operation, status, "resource_not_exist", unknown.message)
        except StoppedError:
            response = _error(operation, 500, "internal_server_error", "The sandbox is stopping, or was reset.")
        except ClientDisconnectError:
            raise
        except Exception:
            _LOGGER.exception("%s %s failed", exchange.method, exchange.path)
            message = "An error occurred in the sandbox; see its log."
            response = _error(operation, 500, "internal_server_error", message)
        if self._backend.clock.speed == math.inf:
            await asyncio.wrap_future(self._backend.jobs.when_idle())
        await exchange.drain()
        return response.with_headers(received.rate_limit_headers)

    async def _respond(
        self, exchange: Exchange, match: Match | None, operation: Operation | None, received: Received
    ) -> Response:
        check_message(exchange, with_encoding=False)
        _check_path(exchange)
        if match is None:
            raise ApiError(404, "resource_not_exist", f"There is no operation at {exchange.path}.")
        if operation is None:
            allowed = ", ".join(sorted(match.operations))
            message = f"The method {exchange.method} is not allowed at {exchange.path}. Allowed: {allowed}."
            raise ApiError(405, "method_not_allowed", message, headers={"allow": allowed})
        self._check_key(exchange)
        names = (match.template, exchange.path.removeprefix(BASE_PATH))
        error, received.rate_limit_headers = self._rate_limits.admit(self._api_key, exchange.method, names)
        if error is not None:
            raise error
        if received.content is None:
            await self.receive(exchange, match, received)
        if isinstance(received.content, ApiError):
            raise received.content
        return await self._threads.run(self._handle, exchange, match, operation, received.content or b"")

    async def receive(self, exchange: Exchange, match: Match | None, received: Received) -> None:
        """Read the body of a request, if it is for an operation. An ApiError is kept as the content."""
        operation = match.operations.get(exchange.method) if match else None
        if operation is None:
            return
        try:
            if operation.body_type == FORM:
                received.content = form = await self._read_form(exchange, operation)
                received.form = [*form.fields, *((name, file.filename) for name, file in form.files)]
                received.files = [LoggedFile(name, file.filename, file.size) for name, file in form.files]
                return
            with_media = operation.template.startswith(_WITH_MEDIA)
            received.content = await exchange.read(_MAX_JSON_WITH_MEDIA if with_media else _MAX_JSON)
            received.json = received.content
        except ApiError as error:
            received.content = error

    async def _read_form(self, exchange: Exchange, operation: Operation) -> Form:
        if exchange.content_type != FORM:
            message = f"The Content-Type must be {FORM}, not {exchange.content_type or 'missing'}."
            raise ApiError(400, "parameter_invalid", message)
        limit = LARGEST_FILES.get(operation.name, LARGEST_FILE)
        return await read_form(
            exchange.headers["content-type"], exchange.chunks(), self._backend.blobs, self._threads, limit
        )

    def _check_key(self, exchange: Exchange) -> None:
        given = exchange.headers.get(API_KEY_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._api_key.encode()):
            problem = "is not valid" if given else f"is missing: send it in the {API_KEY_HEADER} header"
            raise ApiError(401, "api_key_invalid", f"The API key {problem}.")

    def _handle(self, exchange: Exchange, match: Match, operation: Operation, body: bytes | Form) -> Response:
        """Validate a request and call its handler. Runs in a thread."""
        check_path(self._contract, operation, match.values)
        query = check_query(self._contract, operation, exchange.query)
        parameters, files = Parameters(), dict[str, list[ReceivedFile]]()
        if isinstance(body, Form):
            parameters = check_form(self._contract, operation, body)
            for name, file in body.files:
                files.setdefault(name, []).append(file)
        elif operation.body_type is None:
            check_no_body(body)
        else:
            parameters = check_json(self._contract, operation, exchange.content_type, body)
        handler = handlers.handler_of(operation.name)
        return handler(Request(self._backend, match.values, query, parameters, files))


def _check_path(exchange: Exchange) -> None:
    """Raise ApiError 400 if the path is not URL-encoded UTF-8."""
    try:
        check_percent_encoding(exchange.raw_path)
        unquote(exchange.raw_path, errors="strict")
    except ValueError:
        raise ApiError(400, "parameter_invalid", "The path is not URL-encoded UTF-8.") from None


def _error(operation: Operation | None, status: int, code: str, message: str) -> Response:
    error: JsonObject = {"code": code, "message": message}
    nested = operation is not None and operation.nests_errors(status)
    return Response.json(status, {"error": error} if nested else error)
