"""Whether the object store's ETags are MD5s, which tells a part that was corrupted from a store with ETags of its own.

An ETag is opaque (RFC 9110 section 8.8.3). With S3 it is the MD5 of the part, but a bucket that encrypts with SSE-KMS
or SSE-C has other ETags that look the same. So it is learned from the parts of the session.
"""

from __future__ import annotations

import re
import threading

from .._http.logs import logger

_MD5 = re.compile(r"[0-9a-fA-F]{32}")


def read_etag(header: str) -> str:
    """The ETag of a response without its quotes and the mark of a weak one; empty if there is none."""
    return header.strip().removeprefix("W/").removeprefix("w/").strip().strip('"').strip()


class EtagComparison:
    """What the ETags of one upload have shown. Shared by the flows that send its parts."""

    def __init__(self, upload_id: str, *, have_matched: bool) -> None:
        self._upload_id = upload_id
        self._lock = threading.Lock()
        self._unmatched: set[int] = set()
        self.have_matched = have_matched
        """Whether the ETag of any part has been its MD5. Then one that is not is corruption."""

    def accepts(self, index: int, etag: str, md5: str, *, sent_before: bool) -> bool:
        """Whether a part arrived intact, as far as its ETag tells.

        A part that was sent again and still does not match, while no part ever has, shows that ETags are no MD5s.
        """
        if not _MD5.fullmatch(etag):
            return True
        with self._lock:
            if etag.lower() == md5:
                self.have_matched = True
                self._unmatched.discard(index)
                return True
            if self.have_matched or not (sent_before or self._unmatched):
                return False
            is_first = not self._unmatched
            self._unmatched.add(index)
        if is_first:
            logger.info("upload %s: the object store's ETags are no MD5s; parts are not verified", self._upload_id)
        return True

    def is_certain(self, index: int) -> bool:
        """Whether nothing that other parts may show can change what was decided about a part.

        Two parts that do not match, while none has, leave no doubt.
        """
        with self._lock:
            return index not in self._unmatched or (len(self._unmatched) > 1 and not self.have_matched)

    def take_corrupted(self) -> frozenset[int]:
        """Parts that were accepted before another part matched. They are to be sent again."""
        with self._lock:
            corrupted = frozenset(self._unmatched) if self.have_matched else frozenset()
            self._unmatched -= corrupted
            return corrupted
