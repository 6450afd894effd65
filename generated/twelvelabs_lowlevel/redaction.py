"""Redacts secrets in text, and limits the length of what is shown.

Servers and third-party libraries include API keys, signed URLs and passwords in their messages. All error messages and
notes, log lines, and responses kept in errors go through this module. The patterns are broad: redacting a harmless word
does no damage.
"""

import base64
import re
from functools import cache, lru_cache
from typing import Any

MAX_SHOWN = 2000
"""Characters of third-party text that are shown, at most."""
CUT = "[redacted]"
_MARGIN = 4096
"""Characters past the limit that are read too, so that no secret is cut in half there and missed."""
_MIN_KEY = 6
"""Characters: shorter keys, such as `k`, occur in ordinary words."""
_MAX_KEYS = 1000

_keys: dict[str, None] = {}


def add_key(key: str) -> None:
    """Redact a key in all text from now on. The latest thousand keys are kept."""
    if len(key) < _MIN_KEY or key in _keys:
        return
    _keys[key] = None
    while len(_keys) > _MAX_KEYS:
        _keys.pop(next(iter(_keys)), None)


def redact(text: str, *, keeps_queries: bool = False) -> str:
    """The text without keys, passwords in URLs, queries of URLs, signatures, tokens and credentials.

    With `keeps_queries`, only queries with a parameter known to be secret are cut.
    """
    text = _URL.sub(_without_signed_query if keeps_queries else _without_query, without_keys(text))
    for pattern, replacement in _patterns():
        text = pattern.sub(replacement, text)
    return text


def shown(text: str, limit: int = MAX_SHOWN) -> str:
    """The text, redacted and cut to about `limit` characters."""
    cleaned = redact(text[: limit + _MARGIN])
    is_whole = len(text) <= limit + _MARGIN and len(cleaned) <= limit
    return cleaned if is_whole else f"{cleaned[:limit]}... ({len(text):,} characters in all)"


def redact_bytes(content: bytes) -> bytes:
    """Like `redact`, for a body in any encoding."""
    return redact(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def redact_json(value: Any) -> Any:
    """Like `redact`, for decoded JSON at any depth."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {redact(name): redact_json(one) for name, one in value.items()}
    return [redact_json(one) for one in value] if isinstance(value, list) else value


def without_keys(text: str) -> str:
    """The text without the keys of this process, also where they are percent-encoded, escaped, in base64 or hex."""
    may_be_encoded = any(mark in text for mark in ("%", "\\", "&#", "\0"))
    lowered = text.lower()
    for key in tuple(_keys):
        if may_be_encoded or any(needle in lowered for needle in _needles(key)):
            text = _key_pattern(key).sub(CUT, text)
    return text


@lru_cache(_MAX_KEYS)
def _needles(key: str) -> tuple[str, ...]:
    return key.lower(), key.encode().hex(), *(one.lower() for one in _base64(key))


def _base64(key: str) -> set[str]:
    """The base64 forms of a key, which depend on its offset in the encoded text."""
    found = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + key.encode()).decode()
        # The first and last characters also depend on the neighbors of the key.
        part = encoded[(offset * 8 + 5) // 6 : (offset + len(key.encode())) * 8 // 6]
        found |= {part, part.translate({43: 45, 47: 95})}
    return found


@lru_cache(_MAX_KEYS)
def _key_pattern(key: str) -> re.Pattern[str]:
    characters = []
    for one in key:
        forms = [re.escape(one)]
        if ord(one) < 256:  # percent-encoded, escaped in JSON, or an HTML entity
            code = ord(one)
            forms += [
                f"%(?:25){{0,3}}{code:02x}",
                rf"\\{{1,8}}u00{code:02x}",
                f"&#0{{0,4}}{code};",
                f"&#x0{{0,4}}{code:x};",
            ]
        characters.append(f"(?:{'|'.join(forms)})")
    plain = r"[\0\\]{0,8}".join(characters)
    if len(key) < 12:  # it may be part of a word
        plain = rf"(?<![A-Za-z0-9]){plain}(?![A-Za-z0-9])"
    encoded = (re.escape(one) for one in (*_base64(key), key.encode().hex()))
    return re.compile("|".join([plain, *encoded]), re.IGNORECASE)


def _without_user_info(url: re.Match[str]) -> str:
    """A URL after its scheme, without user info. It may be chained: `zip://a.mp4::https://...`."""
    pieces = _SLASHES.split(url[0])
    pieces[2::2] = [_USER_INFO.sub("", piece) for piece in pieces[2::2]]
    return "".join(pieces)


def _without_query(url: re.Match[str]) -> str:
    bare = _without_user_info(url)
    path, _, query = bare.partition("?")
    return f"{path}?..." if query else bare


def _without_signed_query(url: re.Match[str]) -> str:
    parameter, _ = _patterns()[0]
    return _without_query(url) if parameter.search(url[0]) else _without_user_info(url)


_SLASHES = re.compile(r"(:(?:\\?/){2})")
_URL = re.compile(r":(?:\\?/){2}(?:[^\s\"'<>\\]|\\/)*")
_USER_INFO = re.compile(r"^(?:[^/?#:@\[]{1,256}:(?!\d{1,5}(?:[/?#]|$))[^@]{1,512}@)?(?:[^/?#@]{0,512}@)*")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns and their replacements. All repetitions are bounded, so that long texts take linear time."""
    after = r"(?:(?<![a-z0-9_-])|(?<=26)|(?<=3f))"  # 26 and 3f: percent-encoded or escaped & and ?
    names = "|".join(
        [
            *(
                "x-(?:amz|goog|ms)-[a-z0-9-]{1,40}",
                "x-api-key",
                "api[_-]?key",
                "signature",
                "sig",
                "policy",
                "credential",
            ),
            *("key-pair-id", "(?:shared)?accesssignature", "(?:aws|oss)?accesskeyid", "googleaccessid"),
            *("(?:access[_-]|id[_-]|refresh[_-]|session[_-]|security[_-]|auth[_-])?token", "jwt", "password", "passwd"),
            *("(?:client[_-]|shared[_-])?secret", "(?:aws_)?secret_?access_?key", "account_?key", "sas_?token"),
        ]
    )
    equals = r"(?:=|%(?:25){0,3}3d|\\{1,4}u003d)"
    value = r"(?:(?!%(?:25){0,3}26)[^\s&;\"'<>\\,)\]}]){1,8192}"
    quote = r"\\{0,4}[\"']"
    separator = rf"(?:{quote})?\s{{0,9}}[:=,]\s{{0,9}}(?:b(?={quote}))?(?:{quote})?"
    headers = "x-api-key|x-(?:amz|goog|ms)-[a-z-]{0,40}(?:token|signature|credential|key)[a-z-]{0,20}"
    elements = "StringToSign[a-z]*|SignatureProvided|CanonicalRequest[a-z]*|AWSAccessKeyId|Token[^>]{0,4}"
    rules = [
        (rf"{after}((?:{names}){equals}){value}", r"\1..."),
        (rf"({quote}(?:{names}){quote}\s{{0,9}}[:,]\s{{0,9}}b?{quote})[^\"'\\]{{1,8192}}", r"\1..."),
        (rf"<({elements})>[^<]{{1,8192}}", r"<\1>..."),
        (rf"((?:proxy-)?authorization{separator})[^\r\n\"'<>\\]{{1,8192}}", r"\1..."),
        (rf"((?:{headers}){separator})[^\s\"'<>\\]{{1,8192}}", r"\1..."),
        (r"\b(bearer|basic)\s{1,9}(?=\S{0,512}\d)[a-z0-9+/=._~-]{8,8192}", r"\1 ..."),
        (r"\b(?:tlk_[a-z0-9]{8,256}|(?:AKIA|ASIA)[A-Z0-9]{16}\b|eyJ[\w-]{8,8192}\.[\w-]{8,8192}\.[\w-]{0,8192})", CUT),
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), replacement) for pattern, replacement in rules)
