"""The object store's responses: errors, which are XML as in S3, and redirects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from twelvelabs_lowlevel.redaction import redact

from .._http.decode import redacted
from .._http.retry import parse_retry_after
from .._response import Response
from ..errors import BY_STATUS, ApiError, InternalServerError, TwelveLabsError

_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|(?:\w+:)?Error)")
_ELEMENT = re.compile(rb"<(?:\w+:)?(Code|Message|Endpoint|RequestId)>([^<]{0,2000})</")
_REFUSED_STATUSES = (401, 403, 404, 409, 410, 412)
"""Statuses that may be due to the URL: expired, already used, or signed for another request."""
_REFUSED_CODES = ("ExpiredToken", "TokenRefreshRequired", "InvalidToken", "RequestExpired")
"""Codes that S3 sends with 400, and that a fresh URL may resolve."""
_TRANSIENT_CODES = (
    "RequestTimeTooSkewed",
    "RequestTimeout",
    "RequestTimeoutException",
    "SlowDown",
    "ThrottlingException",
    "Throttling",
    "RequestThrottled",
    "TooManyRequests",
    "InternalError",
    "ServiceUnavailable",
    "OperationAborted",
    "BadDigest",
    "XAmzContentSHA256Mismatch",
    "IncompleteBody",
)
_REDIRECTS = (301, 302, 307, 308)
"""Statuses after which a PUT is repeated unchanged (RFC 9110 section 15.4)."""
_CREDENTIALS = ("authorization", "proxy-authorization", "cookie")
_HINTS = {
    "RequestTimeTooSkewed": "The clocks of the platform and its object store, or of this machine, differ.",
    "AccessDenied": "The presigned URL has expired, was already used, or does not permit this request.",
    "SignatureDoesNotMatch": "A proxy on the way to the object store may have modified the request.",
    "NoSuchUpload": "The platform has ended the upload session.",
    "SlowDown": "The object store is throttling requests.",
}


def store_error(what: str, response: Response) -> ApiError:
    """The error for an unsuccessful response of the object store. `what` names the part."""
    status = response.status_code
    found = _ELEMENT.findall(response.content)
    details = {name.decode(): redact(unescape(text.decode("utf-8", "replace"))) for name, text in found}
    code, message = details.get("Code"), details.get("Message", "")
    summary = " ".join(filter(None, (f"{what}: the object store answered {status}", code)))
    summary += f": {message.rstrip('.')}" if message else ""
    hint = _HINTS.get(code or "") or (_redirect_hint(response, details.get("Endpoint")) if 300 <= status < 400 else "")
    kind = BY_STATUS.get(status) or (InternalServerError if status >= 500 else ApiError)
    if _XML.match(response.content):  # the other elements contain the signed string and the key id
        kept = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in details.items())
        response = replace(response, content=f"<Error>{kept}</Error>".encode())
    error = kind(f"{summary}. {hint}".rstrip(), response=redacted(response), code=code, message=message)
    error.request_id = response.headers.get("x-amz-request-id") or details.get("RequestId")
    error.retry_after = parse_retry_after(response)
    return error


def is_transient(error: TwelveLabsError) -> bool:
    """Whether the same request may succeed later."""
    return error.is_transient or (isinstance(error, ApiError) and error.code in _TRANSIENT_CODES)


def may_need_fresh_url(error: TwelveLabsError) -> bool:
    """Whether a fresh URL may resolve the error."""
    return isinstance(error, ApiError) and (error.status_code in _REFUSED_STATUSES or error.code in _REFUSED_CODES)


def redirect_target(url: str, response: Response) -> str | None:
    """The target of a redirected PUT; None if there is none, or it is not a safe place to send a part to."""
    location = response.headers.get("location")
    if response.status_code not in _REDIRECTS or not location:
        return None
    target = urljoin(url, location)
    old, new = urlsplit(url), urlsplit(target)
    is_safe = new.scheme == "https" or (new.scheme == "http" and old.scheme == "http")
    return target if is_safe and new.hostname else None


def without_credentials(headers: Mapping[str, str], url: str, target: str) -> dict[str, str]:
    """The headers of a redirected request: without credentials if it goes to another host."""
    if urlsplit(url).netloc == urlsplit(target).netloc:
        return dict(headers)
    return {name: value for name, value in headers.items() if name.lower() not in _CREDENTIALS}


def _redirect_hint(response: Response, endpoint: str | None) -> str:
    where = response.headers.get("location", "").partition("?")[0] or endpoint or "nowhere"
    return f"It redirects to {where}, which is not followed."
