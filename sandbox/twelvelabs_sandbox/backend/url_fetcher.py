"""Sources of media by URL: which ones the sandbox goes to, and fetching the files behind them.

They are given by clients, so they lead only where a client may have the sandbox go: to this machine over plain HTTP; to
the files of one folder, if there is one; and to public addresses, if that is allowed.
"""

import contextlib
import ipaddress
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from twelvelabs_sandbox.errors import ApiError, FetchError, unsupported

if TYPE_CHECKING:
    import httpx

    from twelvelabs_sandbox.backend.drive import Drive

_MOST_REDIRECTS = 5
# A stopping sandbox waits for a fetch under way, so this is no longer than necessary.
_TIMEOUT = 5.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_on_loopback(url: str) -> bool:
    """Whether a URL leads to this machine over plain HTTP."""
    parts = _split(url)
    return parts is not None and parts.scheme == "http" and _names_loopback(parts.hostname or "")


class Fetcher:
    """Fetches files from this machine, from the public network if that is allowed, and from among local files."""

    def __init__(self, files: "Drive | None", allow_network: bool) -> None:
        self._files = files
        self._allow_network = allow_network

    def check(self, url: str, parameter: str) -> None:
        """Refuse a URL that the sandbox does not go to. What is behind it is only known when it is fetched."""
        if is_on_loopback(url):
            return
        parts = _split(url)
        if parts is not None and parts.scheme == "file" and self._files is not None:
            if not self._files.find([_file_id(parts)]):
                raise _not_found(parameter)
            return
        if not self._allow_network:
            raise unsupported(f"a {parameter} on another machine", "it fetches only http URLs on loopback addresses")
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise ApiError(400, "parameter_invalid", f"The {parameter} parameter must be a URL with http or https.")

    def fetch(self, url: str, target: Path, limit: int, stopping: threading.Event) -> None:
        """Write the file behind a URL to a path. FetchError if it cannot be had or is larger than the limit."""
        parts = _split(url)
        if parts is not None and parts.scheme == "file" and self._files is not None:
            self._files.copy(_file_id(parts), target, stopping)
            if target.stat().st_size > limit:
                raise FetchError("The file is larger than the platform takes from a URL.")
            return
        import httpx  # here, because most sandboxes never fetch anything

        try:
            with httpx.Client(trust_env=False, timeout=_TIMEOUT) as client:
                self._follow(client, url, target, limit, stopping)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"The file could not be fetched: {error}") from error

    def _follow(self, client: "httpx.Client", url: str, target: Path, limit: int, stopping: threading.Event) -> None:
        on_loopback = is_on_loopback(url)
        for _ in range(_MOST_REDIRECTS):
            # Whoever is out in the network must not lead the sandbox to what only this machine can reach.
            on_loopback = on_loopback and is_on_loopback(url)
            with contextlib.closing(client.send(self._request(client, url, on_loopback), stream=True)) as response:
                if not response.has_redirect_location:
                    _save(response, target, limit, stopping)
                    return
                url = urljoin(url, response.headers["location"])
        raise FetchError("The URL redirects too often.")

    def _request(self, client: "httpx.Client", url: str, on_loopback: bool) -> "httpx.Request":
        import httpx

        if on_loopback:
            return client.build_request("GET", url)
        parts = _split(url)
        if not self._allow_network or parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("The URL leads away from this machine, where the sandbox does not go.")
        # The address that was looked at is the one that is connected to: the name may mean another one a moment later.
        address = _public_address(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
        wanted = httpx.URL(url)
        return client.build_request(
            "GET",
            wanted.copy_with(host=address),
            headers={"host": wanted.netloc.decode("ascii")},
            extensions={"sni_hostname": wanted.raw_host.decode("ascii")},
        )


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


def _names_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _file_id(parts: SplitResult) -> str:
    """The id under which the file of a file URL would be found: it is only ever looked up, never opened."""
    return unquote(parts.path).lstrip("/") if parts.netloc in ("", "localhost") else ""


def _not_found(parameter: str) -> ApiError:
    message = f"The {parameter} parameter names no file of the folder that the sandbox was started with for file URLs."
    return ApiError(400, "parameter_invalid", message)


def _public_address(host: str, port: int) -> str:
    """The address of a host, all of whose addresses must be public. FetchError."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError("The host of the URL could not be found.") from error
    addresses = sorted(map(ipaddress.ip_address, found), key=lambda address: (address.version, address))
    if not addresses or not all(_is_public(address) for address in addresses):
        raise FetchError("The URL leads to a private address, where the sandbox does not go.")
    return str(addresses[0])


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and _holds_other_address(address):
        return False
    return address.is_global and not address.is_multicast


def _holds_other_address(address: ipaddress.IPv6Address) -> bool:
    """Whether an address stands for one of IPv4, which may be private."""
    return bool(address.ipv4_mapped or address.sixtofour or address.teredo) or address in _NAT64


def _save(response: "httpx.Response", target: Path, limit: int, stopping: threading.Event) -> None:
    if response.status_code != 200:
        raise FetchError(f"The file could not be fetched: its server answered {response.status_code}.")
    size = 0
    with target.open("wb") as file:
        for piece in response.iter_bytes():
            size += len(piece)
            if size > limit:
                raise FetchError("The file is larger than the platform takes from a URL.")
            if stopping.is_set():
                raise FetchError("The sandbox stopped while the file was being fetched.")
            file.write(piece)
