"""The addresses on which a sandbox listens, and the origins by which clients know them."""

import ipaddress
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
_WILDCARDS = ("0.0.0.0", "")  # noqa: S104 - only compared with


@dataclass(frozen=True)
class Address:
    """An address of this machine with two ports; 0 means any free port.

    ``public_host`` replaces the host in URLs, for clients that know this machine by another name.
    """

    host: str = LOOPBACK
    port: int = 0
    media_port: int = 0
    public_host: str | None = None

    def origin(self, port: int) -> str:
        """The origin of URLs that lead to a port, such as http://127.0.0.1:8080."""
        name = self.public_host or (LOOPBACK if self.host in _WILDCARDS else self.host)
        return f"http://{name}:{port}"


def is_loopback(address: str) -> bool:
    """Whether a text is a loopback IP address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
