"""Who may use the console: people at this machine, through pages of the console itself.

No key is asked for, so the door is narrow. The request must come from this machine and name it as its host: a web site
cannot get in by a name that it has pointed here. What another site's page asks for is refused, except that a link may
be followed. What changes something must also bring the token that only pages of the console know.
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
    """Refuse a request that does not come from this machine, or that another site has caused."""
    if not _is_loopback(exchange.client) or _host_name(exchange.headers.get("host", "")) not in _HOSTS:
        raise _refusal("The console answers only on this machine, at 127.0.0.1 and localhost.")
    site = exchange.headers.get("sec-fetch-site", "none")
    if site not in ("same-origin", "none") and not _follows_link(exchange):
        raise _refusal("The console does not answer to the pages of another site.")
    if exchange.method != "GET":
        origin = exchange.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != exchange.headers.get("host"):
            raise _refusal("The console takes forms from its own pages only.")


class FormToken:
    """What a form brings to show that it is on a page of the console. It outlives restarts on the same data."""

    def __init__(self, key: bytes) -> None:
        self.value = hmac.new(key, b"console form", hashlib.sha256).hexdigest()

    def check(self, given: str) -> None:
        """Refuse a form that brings another text."""
        if not hmac.compare_digest(given.encode(), self.value.encode()):
            raise _refusal("The form does not come from a page of this console. Reload the page and send it again.")


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


def _refusal(message: str) -> ApiError:
    return ApiError(403, "api_not_allowed", message)
