"""What a request must be as an HTTP message (RFC 9110 and 9112), as far as the HTTP library leaves it to us."""

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.server.exchange import Exchange

_CLOSE = {"connection": "close"}


def check_message(exchange: Exchange, *, with_encoding: bool) -> None:
    """Raise ApiError if the request cannot be trusted or read. `with_encoding`: whether its body may be encoded."""
    headers = exchange.headers
    if not exchange.http_version.startswith("1."):
        message = f"HTTP/{exchange.http_version} is not supported here: use HTTP/1.1."
        raise ApiError(505, "http_version_not_supported", message, headers=_CLOSE)
    if "transfer-encoding" in headers and ("content-length" in headers or exchange.http_version == "1.0"):
        message = "A request with Transfer-Encoding must be HTTP/1.1 and have no Content-Length (RFC 9112 section 6.3)."
        raise ApiError(400, "parameter_invalid", message, headers=_CLOSE)
    expected = headers.get("expect", "100-continue")
    if expected.strip().lower() != "100-continue":
        raise ApiError(417, "expectation_failed", f"The expectation {expected!r} is not known.", headers=_CLOSE)
    encoding = ", ".join(headers.getlist("content-encoding"))
    if not with_encoding and encoding.strip().lower() not in ("", "identity"):
        message = f"The Content-Encoding {encoding!r} is not supported: send the body as it is."
        raise ApiError(415, "unsupported_media_type", message, headers={"accept-encoding": "identity"})
