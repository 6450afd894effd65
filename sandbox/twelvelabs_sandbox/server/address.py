"""Where a sandbox listens, and what it is called there."""

import ipaddress
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
_WILDCARDS = ("0.0.0.0", "")  # noqa: S104 - they are only looked for


@dataclass(frozen=True)
class Address:
    """An address of this machine with ports, of which 0 stands for any that is free.

    ``public_host`` is the name in URLs, if clients know the address by another one.
    """

    host: str = LOOPBACK
    port: int = 0
    media_port: int = 0
    public_host: str | None = None

    def origin(self, port: int) -> str:
        """The beginning of URLs that lead to a port."""
        name = self.public_host or (LOOPBACK if self.host in _WILDCARDS else self.host)
        return f"http://{name}:{port}"


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
