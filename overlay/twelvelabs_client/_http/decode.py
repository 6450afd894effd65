"""From a response to a value or an error: the one place that reads status codes and error bodies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.json_text import loads
from twelvelabs_lowlevel.redaction import redact, redact_bytes, redact_json, shown
from twelvelabs_lowlevel.requests import Request
from twelvelabs_lowlevel.server import BASE_URL as DEFAULT_BASE_URL

from .._response import Response
from ..errors import (
    BY_STATUS,
    ApiError,
    InternalServerError,
    MissingResourceError,
    NotFoundError,
    PageTokenExpiredError,
    UnexpectedResponseError,
)
from .retry import parse_retry_after

T = TypeVar("T")

MAX_NAME = 200
"""The most characters that are shown of a code, a request id or a content type."""
_VERSION = DEFAULT_BASE_URL[DEFAULT_BASE_URL.rindex("/") :]
_HINTS = {
    401: "Check the API key: api_key, or the environment variable TWELVE_LABS_API_KEY.",
    403: "The API key or the plan does not permit this.",
    404: "Check the id, and that the API key belongs to the account that owns the object.",
    409: "Check whether something else uses the object, or wait until its state allows this.",
    413: "Send less, or upload the file as an asset first.",
    500: "The platform failed. Try again later; if it keeps failing, report the request id.",
    501: "The server has not implemented this.",
}


def read(request: Request[T], response: Response, base_url: str) -> T:
    """The value of a successful response.

    Raises ApiError (the class for the status) for any other status, UnexpectedResponseError for a success whose body
    is not valid.
    """
    if not 200 <= response.status_code < 300:
        raise api_error(f"{request.method} {request.path}", response, base_url)
    try:
        return request.parse(response.content)
    except DecodeError as error:
        response = redacted(response)
        what = f"{request.method} {request.path}: the response with status {response.status_code} is not valid: "
        what += shown(str(error))
        if error.is_syntax:
            what += f"; it begins with {_excerpt(response.content)!r}"
        raise UnexpectedResponseError(what, response=response, is_transient=error.is_syntax) from error


def api_error(call: str, response: Response, base_url: str) -> ApiError:
    """The error for a response whose status is not a success. `call` names the request to `base_url`."""
    response = redacted(response)
    body = _error_body(response.content)
    code, message = code_and_message(body)
    status = response.status_code
    kind = BY_STATUS.get(status) or (InternalServerError if status >= 500 else ApiError)
    if code == "resource_not_exist" and status == 400:
        kind = MissingResourceError
    elif code == "search_page_token_expired" and status == 400:
        kind = PageTokenExpiredError
    request_id = response.request_id
    retry_after = parse_retry_after(response)
    summary = f"{call}: {status}{f' {shown(code, MAX_NAME)}' if code else ''}: "
    summary += shown(message) or _missing_message(response)
    if hint := _hint(404 if issubclass(kind, NotFoundError) else status, retry_after, response, base_url):
        summary += f" {hint}"
    if request_id:
        summary += f" (request id {shown(request_id, MAX_NAME)})"
    error = kind(summary, response=response, code=code, message=message, body=body)
    error.retry_after = retry_after
    return error


def missing_field(request: Request[Any], field: str, response: Response) -> UnexpectedResponseError:
    """The error for a response without a field that the client cannot do without."""
    what = f"{request.method} {request.path}: the response has no {field!r}, or one that cannot be decoded"
    return UnexpectedResponseError(what, response=redacted(response))


def redacted(response: Response) -> Response:
    """The response as an error may keep it: without cookies, keys and signatures, and its headers can be pickled."""
    headers = {n.lower(): redact(value) for n, value in response.headers.items() if n.lower() != "set-cookie"}
    if "location" in headers:
        headers["location"] = headers["location"].partition("?")[0]
    return replace(response, headers=headers, content=redact_bytes(response.content))


def _error_body(content: bytes) -> Any:
    try:
        return redact_json(loads(content))
    except (DecodeError, RecursionError):
        return None


def code_and_message(body: Any) -> tuple[str | None, str]:
    """The code and message of an error body: {code, message}, or with some operations {error: {code, message}}."""
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    if not isinstance(body, dict):
        return None, ""
    code, message = body.get("code"), body.get("message")
    return code if isinstance(code, str) else None, message if isinstance(message, str) else ""


def _missing_message(response: Response) -> str:
    if not response.content:
        return "the response has no body."
    kind = shown(response.headers.get("content-type", "unknown content").partition(";")[0], MAX_NAME)
    return f"the body cannot be read as an error of the platform ({kind}): {_excerpt(response.content)!r}."


def _hint(status: int, retry_after: float | None, response: Response, base_url: str) -> str:
    if 300 <= status < 400:
        return f"It redirects to {shown(response.headers.get('location', 'nowhere'))}; check base_url."
    if status == 429:
        return f"Try again in {retry_after:g} seconds." if retry_after is not None else "Try again later."
    if response.status_code == 404 and not base_url.endswith(_VERSION):
        return f"The base_url is {base_url}; that of the platform ends in {_VERSION}."
    return _HINTS.get(500 if status >= 500 and status != 501 else status, "")


def _excerpt(content: bytes) -> str:
    """The beginning of a body as text, without markup."""
    text = re.sub(r"<[^>]*>", " ", content[:2000].decode("utf-8", "replace"))
    return " ".join(text.split())[:120]
