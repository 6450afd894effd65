"""Redacts secrets in logs: the API key, signatures of URLs, and tokens."""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers
from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.storage.presigned_urls import SIGNATURE

REDACTED = "REDACTED"
SECRET_HEADERS = frozenset({API_KEY_HEADER, "authorization", "cookie", "proxy-authorization", "set-cookie"})
_NAMES = "access_token|refresh_token|client_secret|developer_key|api_key|password"
_IN_QUERY = re.compile(rf"(?i)(?<![\w-])({SIGNATURE}|{API_KEY_HEADER}|{_NAMES}|token)=[^&\s\"'<>]+")
_IN_JSON = re.compile(rf'"({_NAMES})"(\s*:\s*)"(?:[^"\\]|\\.)*"')


class Redaction:
    """Replaces secrets; ``api_key`` is one of them, if there is one."""

    def __init__(self, api_key: str = "") -> None:
        self._api_key = api_key

    def text(self, text: str) -> str:
        """A text, such as a query string or a body, without secrets."""
        if not text:
            return text
        if self._api_key:
            text = text.replace(self._api_key, REDACTED)
        return _IN_JSON.sub(rf'"\1"\2"{REDACTED}"', _IN_QUERY.sub(rf"\1={REDACTED}", text))

    def headers(self, headers: Sequence[tuple[bytes, bytes]]) -> Headers:
        """Headers without the values of those that hold secrets."""
        return Headers(
            raw=[
                (name, REDACTED.encode() if name.decode("latin-1").lower() in SECRET_HEADERS else value)
                for name, value in headers
            ]
        )
