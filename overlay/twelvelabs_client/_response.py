"""The platform's response as received, which errors and pagers keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response: its status, headers (names in lower case) and body."""

    status_code: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    received_at: float = field(default=0.0, compare=False)
    """Unix time of this machine when the response came; 0 if it did not come over the network."""

    @property
    def server_time(self) -> float:
        """Unix time of the server: the response's Date (RFC 9110 section 6.6.1), or else `received_at`.

        Times in the response are compared with it, so that a wrong clock here does no harm.
        """
        date = parse_http_date(self.headers.get("date", ""))
        return self.received_at if date is None else date


def parse_http_date(text: str) -> float | None:
    """Unix time of an HTTP date in any of its three forms (RFC 9110 section 5.6.7); None if it is not valid."""
    try:
        at = parsedate_to_datetime(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
