"""Fetches media from URLs, with a guard against SSRF because the URLs come from clients.

The sandbox fetches only http URLs on loopback addresses; file URLs of one folder, if it was given one; and URLs on
public addresses, if the network is allowed. URLs that the platform could not fetch either are invalid.
"""

import contextlib
import ipaddress
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from twelvelabs_sandbox.backend.public_hosts import hosting_site, is_public
from twelvelabs_sandbox.errors import ApiError, FetchError, invalid, unsupported

if TYPE_CHECKING:
    import httpx

    from twelvelabs_sandbox.backend.drive import Drive

_MAX_REDIRECTS = 5
# Stopping the sandbox waits for fetches in flight, so this is short.
_TIMEOUT_SECONDS = 5.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_on_loopback(url: str) -> bool:
    """Whether a URL is plain http on a loopback address."""
    parts = _split(url)
    return parts is not None and parts.scheme == "http" and _names_loopback(parts.hostname or "")


class Fetcher:
    """Fetches files from loopback URLs, from file URLs of one folder, and from the public network if allowed."""

    def __init__(self, files: "Drive | None", allow_network: bool) -> None:
        self._files = files
        self._allow_network = allow_network

    def check(self, url: str, parameter: str) -> None:
        """Raise ApiError for a URL that the platform could not fetch, or that the sandbox does not.

        The URL is not requested yet.
        """
        if is_on_loopback(url):
            return
        parts = _split(url)
        scheme, host = (parts.scheme, parts.hostname or "") if parts is not None else ("", "")
        if parts is not None and scheme == "file" and self._files is not None:
            if not self._files.find([_file_id(parts)]):
                raise _not_found(parameter)
        elif scheme == "file":
            raise invalid(parameter, "must be a URL with http or https; for file URLs, Sandbox has the option files")
        elif scheme not in ("http", "https") or not host:
            raise invalid(parameter, "must be a URL with http or https, and a host")
        elif site := hosting_site(host):
            raise invalid(parameter, f"must be a direct link to a file, not a link to a page of {site}")
        elif _names_loopback(host):
            raise unsupported(f"a {parameter} with https on this machine", "give it with http")
        elif not is_public(host):
            raise invalid(parameter, f"must be a public URL, which {host} is not")
        elif not self._allow_network:
            raise unsupported(
                f"a {parameter} on another host by default",
                "it fetches http URLs on this machine; Sandbox(allow_network=True) or --allow-network allows others",
            )

    def fetch(self, url: str, target: Path, limit: int, stopping: threading.Event) -> None:
        """Download a URL to a path. FetchError if that fails, or if the file has more bytes than the limit."""
        parts = _split(url)
        if parts is not None and parts.scheme == "file" and self._files is not None:
            self._files.copy(_file_id(parts), target, stopping)
            if target.stat().st_size > limit:
                raise FetchError("The file is larger than the platform accepts from a URL.")
            return
        import httpx  # imported late: most sandboxes never fetch

        try:
            with httpx.Client(trust_env=False, timeout=_TIMEOUT_SECONDS) as client:
                self._follow(client, url, target, limit, stopping)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"The file could not be fetched: {error}") from error

    def _follow(self, client: "httpx.Client", url: str, target: Path, limit: int, stopping: threading.Event) -> None:
        on_loopback = is_on_loopback(url)
        for _ in range(_MAX_REDIRECTS):
            # A redirect from the network must not lead to a service that only this machine can reach.
            on_loopback = on_loopback and is_on_loopback(url)
            with contextlib.closing(client.send(self._request(client, url, on_loopback), stream=True)) as response:
                if not response.has_redirect_location:
                    _save(response, target, limit, stopping)
                    return
                url = urljoin(url, response.headers["location"])
        raise FetchError(f"The URL redirects more than {_MAX_REDIRECTS} times.")

    def _request(self, client: "httpx.Client", url: str, on_loopback: bool) -> "httpx.Request":
        import httpx

        if on_loopback:
            return client.build_request("GET", url)
        parts = _split(url)
        if not self._allow_network or parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("The URL redirects to a host that the sandbox does not fetch from.")
        # Connect to the address that was checked: the name may resolve to another one by then (DNS rebinding).
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
    """The id of the file of a file URL. It is only looked up among existing files, never opened as a path."""
    return unquote(parts.path).lstrip("/") if parts.netloc in ("", "localhost") else ""


def _not_found(parameter: str) -> ApiError:
    return invalid(parameter, "must name an existing file in the folder that the sandbox reads file URLs from")


def _public_address(host: str, port: int) -> str:
    """An address of a host. FetchError if the host is unknown, or if any of its addresses is not public."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError("The host name of the URL could not be resolved.") from error
    addresses = sorted(map(ipaddress.ip_address, found), key=lambda address: (address.version, address))
    if not addresses or not all(_is_public(address) for address in addresses):
        raise FetchError("The URL leads to a private address, which the sandbox does not fetch from.")
    return str(addresses[0])


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and _holds_other_address(address):
        return False
    return address.is_global and not address.is_multicast


def _holds_other_address(address: ipaddress.IPv6Address) -> bool:
    """Whether an IPv6 address embeds an IPv4 address, which may be private."""
    return bool(address.ipv4_mapped or address.sixtofour or address.teredo) or address in _NAT64


def _save(response: "httpx.Response", target: Path, limit: int, stopping: threading.Event) -> None:
    if response.status_code != 200:
        raise FetchError(f"The file could not be fetched: the server responded with {response.status_code}.")
    size = 0
    with target.open("wb") as file:
        for piece in response.iter_bytes():
            size += len(piece)
            if size > limit:
                raise FetchError("The file is larger than the platform accepts from a URL.")
            if stopping.is_set():
                raise FetchError("The sandbox stopped while the file was being fetched.")
            file.write(piece)
