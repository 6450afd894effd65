"""Access to the console: only from this machine, and only through the console's own pages.

The console asks for no key. So a request must come from this machine and name it as its host, which prevents DNS
rebinding; cross-site requests are rejected, except for links; and forms need a token, which prevents CSRF.
"""

import hashlib
import hmac
import ipaddress
from urllib.parse import urlsplit

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.server.exchange import Exchange

HOME = "/console/"
_HOSTS = {"127.0.0.1", "localhost", "::1"}


def check_request(exchange: Exchange) -> None:
    """Raise ApiError 403 for a request from another machine or from a page of another site."""
    if not _is_loopback(exchange.client) or _host_name(exchange.headers.get("host", "")) not in _HOSTS:
        raise _forbidden("The console is available only from this machine, at 127.0.0.1 or localhost.")
    site = exchange.headers.get("sec-fetch-site", "none")
    if site not in ("same-origin", "none") and not _follows_link(exchange):
        raise _forbidden("The console does not accept cross-site requests.")
    if exchange.method != "GET":
        origin = exchange.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != exchange.headers.get("host"):
            raise _forbidden("The console accepts forms only from its own pages.")


class FormToken:
    """The CSRF token of the forms. It depends on ``key`` alone, so it stays valid when a data folder is used again."""

    def __init__(self, key: bytes) -> None:
        self.value = hmac.new(key, b"console form", hashlib.sha256).hexdigest()

    def check(self, token: str) -> None:
        """Raise ApiError 403 if a form has another token."""
        if not hmac.compare_digest(token.encode(), self.value.encode()):
            raise _forbidden("The form token is not valid. Reload the page and submit the form again.")


def _follows_link(exchange: Exchange) -> bool:
    headers = exchange.headers
    navigates = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return navigates and exchange.method == "GET"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _forbidden(message: str) -> ApiError:
    return ApiError(403, "api_not_allowed", message)
