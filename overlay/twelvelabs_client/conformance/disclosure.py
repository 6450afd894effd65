"""What of a response may be shown in a report: names that the platform has chosen, and no content of the account.

Names of the contract are safe. Any other text comes from the platform and may hold content, so it is shown only if its
form is that of a name in an API, which ids, keys, URLs, names of files and sentences do not have.
"""

from __future__ import annotations

import re

WITHHELD = "(withheld)"
"""Stands for a name that may be content."""

_FIELD = re.compile(r"_?[a-z]+[0-9]{0,2}(_[a-z]+[0-9]{0,2}|_[0-9]{1,2}|[A-Z][a-z]+[0-9]{0,2})*")
_WORD = re.compile(r"[a-z]+([_-][a-z]+){0,3}([0-9]\.[0-9])?")
_HEADER = re.compile(r"[a-z]+[0-9]?(-[a-z]+[0-9]?)*")
_MEDIA_TYPE = re.compile(r"(application|audio|font|image|model|multipart|text|video)/[a-z]+([.+-][a-z]+)*")
_HEX = re.compile(r"[0-9a-f]{8,}")
_MAX_NAME, _MAX_WORD, _MAX_DIGITS = 40, 30, 2


def field_name(name: str) -> str:
    """The name of a field that the contract does not have: snake_case or camelCase, at most two digits in all."""
    is_name = sum(map(str.isdigit, name)) <= _MAX_DIGITS and _FIELD.fullmatch(name)
    return name if is_name and len(name) <= _MAX_NAME and not _HEX.fullmatch(name) else WITHHELD


def enum_word(value: str) -> str:
    """An unknown value of an enum: at most four lower-case words and a version, such as `in_review` or `marengo4.0`."""
    return value if len(value) <= _MAX_WORD and _WORD.fullmatch(value) and not _HEX.fullmatch(value) else WITHHELD


def header_name(name: str) -> str:
    """The name of a header."""
    return name if len(name) <= _MAX_NAME and _HEADER.fullmatch(name) and not _HEX.fullmatch(name) else WITHHELD


def media_type(value: str) -> str:
    """A media type without its parameters; "none" where there is none."""
    kind = value.partition(";")[0].strip().lower()
    if not kind:
        return "none"
    return kind if len(kind) <= _MAX_NAME and _MEDIA_TYPE.fullmatch(kind) else WITHHELD
