"""The package's logger, and a filter that keeps secrets out of its log lines and those of the libraries below it."""

from __future__ import annotations

import logging

from twelvelabs_lowlevel.redaction import redact

logger = logging.getLogger("twelvelabs_client")

_LOGGERS = (
    "twelvelabs_client",
    "httpx",
    *(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")),
    *("fsspec", "fsspec.http", "s3fs", "gcsfs"),
)
"""A filter of a logger does not see what its children log, so each is named."""


class RedactSecrets(logging.Filter):
    """Cuts keys and signatures out of log lines: with a signature anybody can write to the object store."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        cleaned = redact(text, keeps_queries=True)
        if cleaned != text:
            record.msg, record.args = cleaned, ()
        return True


for _name in _LOGGERS:
    logging.getLogger(_name).addFilter(RedactSecrets())
