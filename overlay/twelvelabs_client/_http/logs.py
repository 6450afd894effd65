"""The package's logger, and a filter that keeps signatures of URLs out of httpx's log lines."""

from __future__ import annotations

import logging
import re

import httpx

logger = logging.getLogger("twelvelabs_client")


class RedactSignatures(logging.Filter):
    """Cuts the query off signed URLs in httpx's log lines: with a signature anybody can write to the object store."""

    _SIGNED = re.compile(r"[?&](x-amz-signature|x-goog-signature|signature|sig)=", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(self._redacted(argument) for argument in record.args)
        return True

    def _redacted(self, argument: object) -> object:
        text = str(argument) if isinstance(argument, httpx.URL | str) else ""
        return f"{text.partition('?')[0]}?..." if self._SIGNED.search(text) else argument


logging.getLogger("httpx").addFilter(RedactSignatures())
