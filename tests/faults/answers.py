"""What the platform would have answered, and the secrets that an answer may hold."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from http.client import responses
from typing import Any

KEY = "tlk_0123456789SECRET"
SIGNATURE = "5ECRET51GNATURE"
SIGNED_URL = f"https://store.example.test/part?X-Amz-Signature={SIGNATURE}"
SECRETS = (KEY, SIGNATURE)


@dataclass(frozen=True)
class Right:
    """An answer of the platform as it should be."""

    status: int = 200
    body: bytes = b""
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def is_stream(self) -> bool:
        """Whether the body comes as events."""
        return bool(self.body) and self.media_type != "application/json"

    @property
    def head(self) -> bytes:
        """The status line and the headers, with the empty line after them."""
        length = (("Content-Length", str(len(self.body))),) if self.status != 204 else ()
        kind = (("Content-Type", self.media_type),) if self.body else ()
        lines = [f"{name}: {value}" for name, value in (*kind, *self.headers, *length)]
        return "\r\n".join([f"HTTP/1.1 {self.status} {phrase(self.status)}", *lines, "", ""]).encode("latin-1")

    @property
    def content(self) -> bytes:
        """All bytes of the answer."""
        return self.head + self.body

    def with_body(self, body: bytes, *headers: tuple[str, str]) -> Right:
        """The same with another body, and further headers."""
        return replace(self, body=body, headers=(*self.headers, *headers))


def phrase(status: int) -> str:
    """The reason phrase of a status."""
    return responses.get(status, "Unknown")


def of_json(value: Any, status: int = 200) -> Right:
    """An answer with a JSON body."""
    return Right(status, json.dumps(value).encode())
