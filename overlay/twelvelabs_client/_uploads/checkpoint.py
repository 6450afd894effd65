"""The checkpoint of a multipart upload: the state needed to resume it, as a value and as a token."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from ..errors import InvalidArgumentError
from .fingerprint import Fingerprint

_VERSION = 1


@dataclass(frozen=True, slots=True)
class UploadCheckpoint:
    """One upload session and its file."""

    upload_id: str
    asset_id: str
    chunk_size: int
    total_chunks: int
    headers: dict[str, str]
    """The headers that the object store requires with each part."""
    base_url: str
    account: str
    """A hash of the API key, see `account_of`."""
    filename: str
    request: str
    """A hash of the other fields that the session was created with, such as its metadata."""
    fingerprint: Fingerprint
    created: float
    """Unix time in seconds."""
    completed: int = field(default=0, compare=False)
    """Parts reported so far. When an upload is resumed, the platform's count is used instead."""
    etags_match: bool = field(default=False, compare=False)
    """Whether the ETag of a part has been its MD5."""

    def to_json(self) -> dict[str, Any]:
        """The checkpoint as JSON."""
        return {"version": _VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """The checkpoint from JSON. Raises KeyError, TypeError or ValueError if it is not valid."""
        fields = {name: value[name] for name in cls.__dataclass_fields__}
        if value["version"] != _VERSION:
            raise ValueError("a checkpoint of another version")
        for name in ("chunk_size", "total_chunks"):
            if not isinstance(fields[name], int) or fields[name] < 1:
                raise ValueError(f"{name} is not a positive integer")
        return cls(**{**fields, "fingerprint": Fingerprint.from_json(fields["fingerprint"])})

    def to_token(self) -> str:
        """The checkpoint as text that can be passed to another process or machine. It holds no secret."""
        text = json.dumps(self.to_json(), separators=(",", ":"), sort_keys=True)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def from_token(cls, token: str) -> Self:
        """The checkpoint from a token. Raises InvalidArgumentError if it is not valid."""
        try:
            padded = token + "=" * (-len(token) % 4)
            return cls.from_json(json.loads(base64.urlsafe_b64decode(padded.encode("ascii"))))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InvalidArgumentError("the upload token is not valid; it may have been truncated") from error

    def is_same_file(self, other: UploadCheckpoint) -> bool:
        """Whether both are for the same file, created with the same fields."""
        mine, others = ((one.filename, one.request, one.fingerprint) for one in (self, other))
        return mine == others

    def is_same_upload(self, other: UploadCheckpoint) -> bool:
        """Whether both are for the same file, created with the same fields by the same account."""
        mine, others = ((one.base_url, one.account) for one in (self, other))
        return mine == others and self.is_same_file(other)


def account_of(key: str) -> str:
    """A short identifier for an account, by its API key or its name in a ledger, from which neither can be derived."""
    return hashlib.sha256(b"twelvelabs-client account " + key.encode()).hexdigest()[:16]


def digest_of(request: Any) -> str:
    """A hash of the fields that a session is created with."""
    return hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()[:16]
