"""Sends a request through the generated clients: one attempt, no retries, failures as status codes."""

from typing import Any, TypeAlias, TypeVar

import httpx
import orjson

from .client import AuthenticatedClient, Client
from .errors import ArgumentError, UnexpectedStatus
from .forms import opened
from .requests import ACCEPT_JSON, Request
from .types import UNSET, RequestFiles, Response

T = TypeVar("T")
AnyClient: TypeAlias = AuthenticatedClient | Client


def send(client: AnyClient, request: Request[T]) -> Response[T]:
    """Send a request and decode the response. `parsed` is None unless the status is 2xx."""
    with opened(request.form or ()) as files:
        answer = client.get_httpx_client().request(**_arguments(request, files))
    return _response(client, request, answer)


async def send_async(client: AnyClient, request: Request[T]) -> Response[T]:
    """Like `send`, on the asynchronous client."""
    with opened(request.form or ()) as files:
        answer = await client.get_async_httpx_client().request(**_arguments(request, files))
    return _response(client, request, answer)


def _arguments(request: Request[Any], files: RequestFiles) -> dict[str, Any]:
    headers = {"Accept": ACCEPT_JSON, **request.headers}
    arguments: dict[str, Any] = {"method": request.method, "url": request.path, "headers": headers}
    if request.params:
        arguments["params"] = request.params
    if request.form is not None:
        arguments["files"] = files
    elif request.json is not UNSET:
        try:
            arguments["content"] = orjson.dumps(request.json)
        except TypeError as error:
            raise ArgumentError(f"{request.method} {request.path}: cannot be sent as JSON: {error}") from error
        arguments["headers"].setdefault("Content-Type", "application/json")
    if request.timeout is not None:
        arguments["timeout"] = request.timeout
    return arguments


def _response(client: AnyClient, request: Request[T], answer: httpx.Response) -> Response[T]:
    if not answer.is_success and client.raise_on_unexpected_status:
        raise UnexpectedStatus(answer.status_code, answer.content)
    parsed = request.parse(answer.content) if answer.is_success else None
    return Response(answer.status_code, answer.content, answer.headers, parsed)
