"""The checkpoint of an upload in parts: what it takes to resume it, as a value and as a token."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from ..errors import InvalidArgumentError
from .fingerprint import Fingerprint

SESSION_SECONDS = 24 * 3600
"""How long the platform keeps a session."""


_VERSION = 1


@dataclass(frozen=True, slots=True)
class UploadRecord:
    """One upload session, and the file that it is for."""

    upload_id: str
    asset_id: str
    chunk_size: int
    total_chunks: int
    headers: dict[str, str]
    base_url: str
    account: str
    filename: str
    request: str
    """A digest of what the session was asked for, such as its metadata."""
    fingerprint: Fingerprint
    created: float
    """In seconds since 1970."""
    completed: int = 0
    """How many parts were reported when this was written; the platform knows better."""

    def to_json(self) -> dict[str, Any]:
        """The record as JSON."""
        return {"version": _VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """The record from JSON. Raises KeyError, TypeError or ValueError for what is none."""
        fields = {name: value[name] for name in cls.__dataclass_fields__}
        if value["version"] != _VERSION:
            raise ValueError("a record of another version")
        for name in ("chunk_size", "total_chunks"):
            if not isinstance(fields[name], int) or fields[name] < 1:
                raise ValueError(f"{name} is no size")
        return cls(**{**fields, "fingerprint": Fingerprint.from_json(fields["fingerprint"])})

    def to_token(self) -> str:
        """The record as a token: text that can be passed to another process or machine. It holds no secret."""
        text = json.dumps(self.to_json(), separators=(",", ":"), sort_keys=True)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def from_token(cls, token: str) -> Self:
        """The record from a token. Raises InvalidArgumentError for what is none."""
        try:
            padded = token + "=" * (-len(token) % 4)
            return cls.from_json(json.loads(base64.urlsafe_b64decode(padded.encode("ascii"))))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InvalidArgumentError("this is no token of an upload; it may have been cut off") from error

    def is_same_file(self, other: UploadRecord) -> bool:
        """Whether both are for the same file, asked for in the same way."""
        mine, others = ((one.filename, one.request, one.fingerprint) for one in (self, other))
        return mine == others

    def is_same_upload(self, other: UploadRecord) -> bool:
        """Whether both are for the same file, asked for in the same way, by the same account."""
        mine, others = ((one.base_url, one.account) for one in (self, other))
        return mine == others and self.is_same_file(other)


def account_of(api_key: str) -> str:
    """A name for the account of a key, from which the key cannot be had."""
    return hashlib.sha256(b"twelvelabs-client account " + api_key.encode()).hexdigest()[:16]


def digest_of(request: Any) -> str:
    """A digest of what a session is asked for."""
    return hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()[:16]


def updated(record: UploadRecord, completed: int) -> UploadRecord:
    """The record with another number of reported parts."""
    return replace(record, completed=completed)
