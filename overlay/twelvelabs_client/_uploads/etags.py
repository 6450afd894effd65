"""Whether the object store's ETags are MD5s: tells a corrupted part from a store whose ETags are not checksums.

An ETag is opaque (RFC 9110 section 8.8.3). In S3 it is the MD5 of the part, but buckets encrypted with SSE-KMS or SSE-C
have other ETags that look the same. So it is inferred from the parts of the session.
"""

from __future__ import annotations

import re
import threading

from .._http.logs import logger

_MD5 = re.compile(r"[0-9a-fA-F]{32}")
_QUOTED = re.compile(r'(?:[Ww]/)?"+([^"]*)"')


def read_etag(header: str) -> str:
    """The ETag without quotes and weakness indicator; empty if there is none. Of several, the first."""
    if quoted := _QUOTED.match(header.strip()):
        return quoted[1].strip()
    return header.strip().removeprefix("W/").removeprefix("w/").strip().strip('"').strip()


class EtagComparison:
    """What is known about the ETags of one upload. Shared by the flows that send its parts."""

    def __init__(self, upload_id: str, *, have_matched: bool) -> None:
        self._upload_id = upload_id
        self._lock = threading.Lock()
        self._unmatched: set[int] = set()
        self.have_matched = have_matched
        """Whether the ETag of any part has been its MD5. If so, any other mismatch means corruption."""

    def accepts(self, index: int, etag: str, md5: str, *, sent_before: bool) -> bool:
        """Whether a part arrived intact, as far as its ETag shows.

        If a part does not match even when sent again, and no part ever has, the ETags are not MD5s.
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
            logger.info("upload %s: the object store's ETags are not MD5s; parts are not verified", self._upload_id)
        return True

    def is_certain(self, index: int) -> bool:
        """Whether the decision about a part is final, whatever the ETags of other parts show.

        It is once two parts do not match and none has matched.
        """
        with self._lock:
            return index not in self._unmatched or (len(self._unmatched) > 1 and not self.have_matched)

    def take_corrupted(self) -> frozenset[int]:
        """Mismatched parts that were accepted before another part matched. They must be sent again."""
        with self._lock:
            corrupted = frozenset(self._unmatched) if self.have_matched else frozenset()
            self._unmatched -= corrupted
            return corrupted
