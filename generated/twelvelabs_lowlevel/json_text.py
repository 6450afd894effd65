"""Reads JSON as tolerantly as possible: a text that some decoder accepts is not lost."""

import json
import math
import re
from typing import Any

import orjson

from .errors import DecodeError
from .wire import has_64_bits

_EVENT = re.compile(rb"^data: ?([{\[](?!DONE\]).*)$", re.MULTILINE)
"""The data of server-sent events that hold JSON, not [DONE]."""
_PADDING = "\ufeff\0 \t\r\n\v\f"
"""What may surround the JSON in a body. A second byte order mark comes from files that were joined."""
_LONGEST_INTEGER = 20
"""The number of digits of 64-bit integers."""
_MAX_DEPTH = 100
"""Levels that are kept of JSON that is nested too deep for the decoders. The contract has about ten."""
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)


def loads(content: bytes) -> Any:
    """The value of a JSON text, also of one that only other decoders accept. Raises DecodeError if it is not JSON.

    Numbers out of range are None or floats, lone surrogates are U+FFFD, and what is nested too deep is None.
    """
    try:
        return orjson.loads(content)
    except ValueError as error:
        strict = error
    if len(events := _EVENT.findall(content)) == 1:  # the answer as a stream of server-sent events
        return loads(events[0])
    # The standard decoder accepts what RFC 8259 forbids but some servers send: NaN, byte order marks, other encodings,
    # control characters in strings.
    try:
        text = content.decode(json.detect_encoding(content), "replace").strip(_PADDING)
        try:
            return _lenient(text)
        except RecursionError:
            return _lenient(_without_depths(text))
    except (ValueError, RecursionError):
        raise DecodeError(f"the body is not JSON ({strict})", is_syntax=True) from strict


def _lenient(text: str) -> Any:
    value = json.loads(text, strict=False, parse_constant=lambda name: None, parse_int=_integer, parse_float=_float)
    return _without_surrogates(value)


def _without_depths(text: str) -> str:
    """The text with null in place of objects and arrays that are nested too deep."""
    kept: list[str] = []
    depth = start = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        if token[0] in ("[", "{"):
            if depth == _MAX_DEPTH:
                kept += text[start : token.start()], "null"
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
            if depth == _MAX_DEPTH:
                start = token.end()
    return "".join(kept) + text[start:]


def _integer(text: str) -> float | None:
    """An integer; a float if it has more than 64 bits, as in `orjson`."""
    if len(text) <= _LONGEST_INTEGER and has_64_bits(value := int(text)):
        return value
    return _float(text)


def _float(text: str) -> float | None:
    value = float(text)
    return value if math.isfinite(value) else None


def _without_surrogates(value: Any) -> Any:
    """The value with lone surrogates, which cannot be encoded, replaced by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value
