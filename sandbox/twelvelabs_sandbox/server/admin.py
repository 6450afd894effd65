"""The admin API below /_sandbox: access checks, routing to the endpoints, and their OpenAPI document."""

import hmac
from typing import Any
from urllib.parse import urlsplit

from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.contract.error_messages import to_api_error
from twelvelabs_sandbox.contract.strict_json import parse_json
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.server.address import is_loopback
from twelvelabs_sandbox.server.admin_endpoints import ENDPOINTS, JSON, Controls, Endpoint
from twelvelabs_sandbox.server.exchange import Exchange
from twelvelabs_sandbox.server.thread_pool import ThreadPool

PREFIX = "/_sandbox/"
_MAX_BODY = 1_000_000
_HOSTS = {"127.0.0.1", "localhost"}
_DOCUMENT = "openapi.json"


class Admin:
    """Responds to requests of the admin API, with the API key from other machines and without it from this one."""

    def __init__(self, api_key: str, controls: Controls, threads: ThreadPool) -> None:
        self._api_key = api_key
        self._controls = controls
        self._threads = threads

    async def respond(self, exchange: Exchange) -> Response:
        """The response to a request below /_sandbox."""
        try:
            return await self._respond(exchange)
        except ApiError as error:
            return Response.json(error.status, {"code": error.code, "message": error.message}, error.headers)
        finally:
            await exchange.drain()

    async def _respond(self, exchange: Exchange) -> Response:
        path = exchange.path.removeprefix(PREFIX)
        found = endpoints_at(path)
        endpoint = found.get(exchange.method)
        if endpoint is None or not endpoint.open:
            self._check_access(exchange)
        if path == _DOCUMENT and exchange.method == "GET":
            return Response.json(200, document())
        if endpoint is None:
            if not found and path != _DOCUMENT:
                raise ApiError(404, "resource_not_exist", f"The admin API has no path {exchange.path}.")
            allowed = ", ".join(found or ["GET"])
            message = f"The method {exchange.method} is not allowed at {exchange.path}. Allowed: {allowed}."
            raise ApiError(405, "method_not_allowed", message, headers={"allow": allowed})
        return await self._threads.run(_handle, endpoint, self._controls, await _read(exchange, endpoint))

    def _check_access(self, exchange: Exchange) -> None:
        # No key is required on this machine, so the host is checked against DNS rebinding.
        host, given = exchange.headers.get("host", ""), exchange.headers.get(API_KEY_HEADER, "")
        is_local = is_loopback(exchange.client) and host.rpartition(":")[0] in _HOSTS
        if not is_local and not hmac.compare_digest(given.encode(), self._api_key.encode()):
            message = "The admin API requires the API key, except from this machine at 127.0.0.1 or localhost."
            raise ApiError(403, "api_not_allowed", message)
        # Browsers send the origin of a page that makes a request to another site.
        if urlsplit(exchange.headers.get("origin", f"//{host}")).netloc != host:
            raise ApiError(403, "api_not_allowed", "The admin API does not accept requests of pages of other sites.")


def endpoints_at(path: str) -> dict[str, Endpoint]:
    """The endpoints at a path below /_sandbox, by their methods."""
    return {endpoint.method: endpoint for endpoint in ENDPOINTS if endpoint.path == path}


async def _read(exchange: Exchange, endpoint: Endpoint) -> bytes:
    if endpoint.body is None:
        await exchange.drain()  # a reset breaks off requests that are still being received
        return b""
    # Requiring this type prevents cross-site requests: a form on a web page cannot send it.
    if exchange.content_type != endpoint.body_type:
        raise ApiError(400, "parameter_invalid", f"The Content-Type must be {endpoint.body_type}.")
    return await exchange.read(_MAX_BODY)


def _handle(endpoint: Endpoint, controls: Controls, content: bytes) -> Response:
    """The response of an endpoint to the content of a request."""
    answer = perform(endpoint, controls, content)
    if endpoint.response is None:
        return Response(204)
    if isinstance(answer, bytes):
        return Response(200, answer, {"content-type": endpoint.response_type})
    return Response.json(200, answer)


def perform(endpoint: Endpoint, controls: Controls, content: bytes) -> object:
    """What an endpoint answers to the content of a request. ApiError if the content is not valid."""
    is_json = endpoint.body is not None and endpoint.body_type == JSON
    try:
        return endpoint.handle(controls, _parse(endpoint.body or {}, content) if is_json else content)
    except ValueError as error:
        raise ApiError(400, "parameter_invalid", f"{error}.") from None


def _parse(schema: JsonObject, content: bytes) -> object:
    from jsonschema import Draft202012Validator  # imported late: it is slow, and not needed to start

    body: Any = parse_json(content)  # Any, because the stubs of jsonschema do not accept object
    if (error := to_api_error(Draft202012Validator(schema).iter_errors(body), "body", "body")) is not None:
        raise error
    checked: object = body
    return checked


def document() -> JsonObject:
    """The OpenAPI document of the admin API."""
    paths: dict[str, JsonObject] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(PREFIX + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    itself = Endpoint("GET", _DOCUMENT, "This document.", lambda _, __: document(), response={"type": "object"})
    paths[PREFIX + _DOCUMENT] = {"get": _operation(itself)}
    key: JsonObject = {"type": "apiKey", "in": "header", "name": API_KEY_HEADER}
    error: JsonObject = {
        "type": "object",
        "required": ["code", "message"],
        "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Admin API of the TwelveLabs sandbox",
            "version": "1",
            "description": "Controls a running sandbox. The key is needed from other machines only.",
        },
        "paths": paths,
        "components": {"schemas": {"Error": error}, "securitySchemes": {"apiKey": key}},
        "security": [{}, {"apiKey": []}],
    }


def _operation(endpoint: Endpoint) -> JsonObject:
    success: JsonObject = {"description": "Done."}
    if endpoint.response is not None:
        success = {"description": "The response.", "content": {endpoint.response_type: {"schema": endpoint.response}}}
    responses: JsonObject = {"204" if endpoint.response is None else "200": success}
    errors = {"403": "The API key is missing."} if not endpoint.open else {}
    if endpoint.body is not None:
        errors |= {"400": "The body is not valid.", "413": "The body is too large."}
    for status, description in errors.items():
        reference: JsonObject = {"$ref": "#/components/schemas/Error"}
        responses[status] = {"description": description, "content": {JSON: {"schema": reference}}}
    operation: JsonObject = {"summary": endpoint.summary, "responses": responses}
    if endpoint.body is not None:
        operation["requestBody"] = {"required": True, "content": {endpoint.body_type: {"schema": endpoint.body}}}
    if endpoint.open:
        operation["security"] = [{}]
    return operation
