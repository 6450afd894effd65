"""Redacts secrets in text, and limits the length of what is shown.

Servers and third-party libraries include API keys, signed URLs and passwords in their messages. All error messages and
notes, log lines, and responses kept in errors go through this module. The patterns are broad: redacting a harmless word
does no damage.
"""

import base64
import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .server import API_KEY_HEADER

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
    return _with_rules(text, _rules())


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


def redact_object(value: Any) -> Any:
    """Like `redact`, for a copy of an object at any depth: JSON, bytes, models and dataclasses.

    Fields of dataclasses with the metadata `is_input` are left as they were given.
    """
    if type(value) is str:
        return redact(value)
    if type(value) is bytes:
        return redact_bytes(value)
    if type(value) is dict:
        return {redact_object(name): redact_object(one) for name, one in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(redact_object, value))
    names = [one.name for one in getattr(type(value), "__attrs_attrs__", ())]
    fields = getattr(type(value), "__dataclass_fields__", {})
    names += [name for name, one in fields.items() if not one.metadata.get("is_input")]
    if names:
        value = copy.copy(value)
        for name in names:
            object.__setattr__(value, name, redact_object(getattr(value, name)))
    return value


def without_keys(text: str) -> str:
    """The text without the keys of this process, also where they are percent-encoded, escaped, in base64 or hex."""
    marks = tuple(mark for mark in _MARKS if mark in text)
    return _with_rules(text, (_key_rule(key, marks) for key in tuple(_keys)))


@dataclass(frozen=True, slots=True)
class _Clue:
    """A literal that is part of each match of a rule, in lower case."""

    text: str
    before: tuple[str, ...] = ()
    """What a match may begin with instead, right before the text."""
    shift: int = 0
    """How many characters before that a match begins."""


class _Text:
    """A text, and where the clues are in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = _folded(text)
        self._places: dict[str, list[int]] = {}

    def starts(self, clues: Iterable[_Clue]) -> list[int]:
        """Where matches may begin, in order."""
        folded, found = self._folded, set[int]()
        for clue in clues:
            for place in self._places_of(clue.text):
                found.add(place - clue.shift)
                if clue.before and folded.endswith(clue.before, 0, place):
                    found.update(place - len(one) - clue.shift for one in clue.before if folded.endswith(one, 0, place))
        return sorted(found)

    def _places_of(self, literal: str) -> list[int]:
        found = self._places.get(literal)
        if found is None:
            found = self._places[literal] = []
            place = self._folded.find(literal)
            while place >= 0:
                found.append(place)
                place = self._folded.find(literal, place + 1)
        return found


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is cut out of a text: a match, except its first group. The pattern is tried only where there is a clue."""

    pattern: re.Pattern[str]
    stand_in: str
    clues: tuple[_Clue, ...]

    def apply(self, text: _Text) -> str:
        """The text after replacement."""
        pieces: list[str] = []
        end = 0
        for start in text.starts(self.clues):
            if start >= end and (match := self.pattern.match(text.text, start)):
                pieces += text.text[end:start], match[1] if self.pattern.groups else "", self.stand_in
                end = match.end()
        return "".join(pieces) + text.text[end:] if pieces else text.text


def _with_rules(text: str, rules: Iterable[_Rule]) -> str:
    current = _Text(text)
    for rule in rules:
        cleaned = rule.apply(current)
        if cleaned is not current.text:
            current = _Text(cleaned)
    return current.text


def _folded(text: str) -> str:
    """The text in lower case, with each character at its place. Patterns that ignore case take these as i and s."""
    return text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s").lower()


def _base64(key: str) -> set[str]:
    """The base64 forms of a key, which depend on its offset in the encoded text."""
    found = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + key.encode()).decode()
        # The first and last characters also depend on the neighbors of the key.
        part = encoded[(offset * 8 + 5) // 6 : (offset + len(key.encode())) * 8 // 6]
        found |= {part, part.translate({43: 45, 47: 95})}
    return found


@lru_cache(2 * _MAX_KEYS)
def _key_rule(key: str, marks: tuple[str, ...]) -> _Rule:
    """The rule for a key in a text that has these of the marks of encodings."""
    first, code = _folded(key[0]), ord(key[0])
    encoded = (*_base64(key), key.encode().hex())
    clues = [_Clue(_folded(one)) for one in (*encoded, key[:2] if marks else key)]
    clues += [_Clue(first + mark) for mark in marks]
    if "%" in marks:
        clues += [_Clue(f"%{'25' * times}{code:02x}") for times in range(4)]
    if "\\" in marks:
        clues.append(_Clue(f"\\u00{code:02x}", tuple("\\" * count for count in range(1, 8))))
    if "&#" in marks:
        for zeros in range(5):
            clues += _Clue(f"&#{'0' * zeros}{code};"), _Clue(f"&#x{'0' * zeros}{code:x};")
    plain = r"[\0\\]{0,8}".join(map(_character, key))
    if len(key) < 12:  # it may be part of a word
        plain = rf"(?<![A-Za-z0-9]){plain}(?![A-Za-z0-9])"
    pattern = re.compile("|".join([plain, *map(re.escape, encoded)]), re.IGNORECASE)
    return _Rule(pattern, CUT, tuple(clues))


def _character(one: str) -> str:
    """A pattern for a character: plain, percent-encoded, escaped in JSON, or an HTML entity."""
    code = ord(one)
    forms = [re.escape(one)]
    if code < 256:
        forms += [
            f"%(?:25){{0,3}}{code:02x}",
            rf"\\{{1,8}}u00{code:02x}",
            f"&#0{{0,4}}{code};",
            f"&#x0{{0,4}}{code:x};",
        ]
    return f"(?:{'|'.join(forms)})"


def _without_user_info(url: re.Match[str]) -> str:
    """A URL after its scheme, without user info. It may be chained: `zip://a.mp4::https://...`."""
    if "@" not in url[0]:
        return url[0]
    pieces = _SLASHES.split(url[0])
    pieces[2::2] = [_USER_INFO.sub("", piece) for piece in pieces[2::2]]
    return "".join(pieces)


def _without_query(url: re.Match[str]) -> str:
    bare = _without_user_info(url)
    path, _, query = bare.partition("?")
    return f"{path}?..." if query else bare


def _without_signed_query(url: re.Match[str]) -> str:
    is_signed = _with_rules(url[0], _rules()[:1]) != url[0]
    return _without_query(url) if is_signed else _without_user_info(url)


_SLASHES = re.compile(r"(:(?:\\?/){2})")
_URL = re.compile(r":(?:\\?/){2}(?:[^\s\"'<>\\]++|\\/)*")
_USER_INFO = re.compile(r"^(?:[^/?#:@\[]{1,256}:(?!\d{1,5}(?:[/?#]|$))[^@]{1,512}@)?(?:[^/?#@]{0,512}@)*")


_MARKS = ("%", "\\", "&#", "\0")
"""Without one of these, no key is encoded character by character."""
_PARAMETERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("x-", "api", "sig", "policy", "credential", "key-pair-id", "jwt", "passw", "account"), ()),
    "access": ("shared", "aws", "oss", "google"),
    "token": (
        *("access_", "access-", "id_", "id-", "refresh_", "refresh-", "session_", "session-"),
        *("security_", "security-", "auth_", "auth-", "sas_", "sas"),
    ),
    "secret": ("client_", "client-", "shared_", "shared-", "aws_"),
}
"""A literal in each name of a secret parameter, and what may stand before it in the name."""


@cache
def _rules() -> tuple[_Rule, ...]:
    """All repetitions are bounded, so that long texts take linear time."""
    after = r"(?:(?<![a-z0-9_-])|(?<=26)|(?<=3f))"  # 26 and 3f: percent-encoded or escaped & and ?
    names = "|".join(
        [
            *(
                "x-(?:amz|goog|ms)-[a-z0-9-]{1,40}",
                re.escape(API_KEY_HEADER),
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
    headers = (
        re.escape(API_KEY_HEADER) + "|x-(?:amz|goog|ms)-[a-z-]{0,40}(?:token|signature|credential|key)[a-z-]{0,20}"
    )
    elements = "StringToSign[a-z]*|SignatureProvided|CanonicalRequest[a-z]*|AWSAccessKeyId|Token[^>]{0,4}"
    return (
        _rule(rf"{after}((?:{names}){equals}){value}", "...", _parameters()),
        _rule(
            rf"({quote}(?:{names}){quote}\s{{0,9}}[:,]\s{{0,9}}b?{quote})[^\"'\\]{{1,8192}}",
            "...",
            _parameters(shift=1),
        ),
        _rule(
            rf"(<(?:{elements})>)[^<]{{1,8192}}",
            "...",
            _starts("<string <sig <canon <aws <token"),
        ),
        _rule(rf"((?:proxy-)?authorization{separator})[^\r\n\"'<>\\]{{1,8192}}", "...", _starts("authorization")),
        _rule(rf"((?:{headers}){separator})[^\s\"'<>\\]{{1,8192}}", "...", _starts("x-")),
        _rule(r"\b(bearer|basic)\s{1,9}(?=\S{0,512}\d)[a-z0-9+/=._~-]{8,8192}", " ...", _starts("bearer basic")),
        _rule(
            r"\b(?:tlk_[a-z0-9]{8,256}|(?:AKIA|ASIA)[A-Z0-9]{16}\b|eyJ[\w-]{8,8192}\.[\w-]{8,8192}\.[\w-]{0,8192})",
            CUT,
            _starts("tlk_ akia asia eyj"),
        ),
    )


def _rule(pattern: str, stand_in: str, clues: tuple[_Clue, ...]) -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), stand_in, clues)


def _parameters(shift: int = 0) -> tuple[_Clue, ...]:
    return tuple(_Clue(text, before, shift) for text, before in _PARAMETERS.items())


def _starts(texts: str) -> tuple[_Clue, ...]:
    """Clues with which matches begin."""
    return tuple(map(_Clue, texts.split()))
