"""Presigned URLs: each allows one part of one size to be PUT until it expires."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

EXPIRES, SIZE, NONCE = "X-Sandbox-Expires", "X-Sandbox-Size", "X-Sandbox-Nonce"
SIGNATURE = "X-Sandbox-Signature"


@dataclass(frozen=True)
class PresignedPut:
    """The PUT that a presigned URL allows. ``expires_at`` is in milliseconds on the sandbox's clock.

    The nonce tells the URLs of one part apart.
    """

    upload_id: str
    number: int
    size: int
    expires_at: int
    nonce: str

    def url(self, origin: str, key: bytes) -> str:
        """The presigned URL."""
        claim = f"{EXPIRES}={self.expires_at}&{SIZE}={self.size}&{NONCE}={self.nonce}"
        signature = self._signature("PUT", key)
        return f"{origin}/uploads/{self.upload_id}/{self.number}?{claim}&{SIGNATURE}={signature}"

    def is_signed_by(self, signature: str, method: str, key: bytes) -> bool:
        """Whether a signature is valid for this request with this method."""
        return hmac.compare_digest(signature.encode(), self._signature(method, key).encode())

    def _signature(self, method: str, key: bytes) -> str:
        permitted = f"{method}\n{self.upload_id}\n{self.number}\n{self.size}\n{self.expires_at}\n{self.nonce}"
        return hmac.new(key, permitted.encode(), hashlib.sha256).hexdigest()


def read_presigned_put(upload_id: str, number: str, query: Mapping[str, str]) -> tuple[PresignedPut, str] | None:
    """The request that a URL is for and its signature, not yet verified; None if the URL is incomplete."""
    texts = (number, query.get(SIZE, ""), query.get(EXPIRES, ""))
    # isdigit() alone accepts digits of other scripts, and int() is slow for very long strings.
    if not all(text.isascii() and text.isdigit() and len(text) < 20 for text in texts) or SIGNATURE not in query:
        return None
    put = PresignedPut(upload_id, int(texts[0]), int(texts[1]), int(texts[2]), query.get(NONCE, ""))
    return put, query[SIGNATURE]
