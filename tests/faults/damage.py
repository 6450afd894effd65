"""JSON that is damaged: in its text, or in one place of its value."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from ..contract.test_tolerance import Path, at, places
from .answers import Right

Damage: TypeAlias = Callable[[Any, Path], None]
"""Changes one place within a JSON value."""
_TEXT = re.compile(rb'(?<=": )"(?:[^"\\]|\\.)*"')
EVENTS_BEFORE = 1
"""The events of a stream that are left as they are, so that the damage comes in the midst of it."""


def dropped(value: Any, place: Path) -> None:
    """The field is missing. An item of a list becomes null instead, or those after it would move."""
    parent: Any = at(value, place[:-1])
    if isinstance(parent, list):
        parent[place[-1]] = None
    else:
        del parent[place[-1]]


def set_to(odd: Any) -> Damage:
    """The place has a value of another type: this one, or one of a third type where this would be of the right one."""

    def change(value: Any, place: Path) -> None:
        parent = at(value, place[:-1])
        is_same = _kind(parent[place[-1]]) is _kind(odd)
        parent[place[-1]] = ([odd] if _kind(odd) is not list else "soon") if is_same else odd

    return change


def _kind(value: Any) -> type:
    return float if type(value) is int else type(value)


def place_in(value: Any, seed: str) -> Path:
    """One place of a value, always the same for one seed."""
    return random.Random(seed).choice(list(places(value)))


def damaged(right: Right, damage: Damage, seed: str) -> tuple[Right, Path]:
    """The answer with one damaged place, and the place."""
    value = json.loads(right.body)
    place = place_in(value, seed)
    damage(value, place)
    return right.with_body(json.dumps(value).encode()), place


def in_event(right: Right, damage: Damage, seed: str) -> Right:
    """A stream in which one place of one event is damaged."""

    def change(text: bytes) -> bytes:
        value = json.loads(text)
        damage(value, place_in(value, seed))
        return json.dumps(value).encode()

    return in_text(right, change)


def in_text(right: Right, change: Callable[[bytes], bytes]) -> Right:
    """The answer with its JSON text changed; with a stream, the text of one event."""
    if not right.is_stream:
        return right.with_body(change(right.body))
    lines = right.body.split(b"\n")
    texts = [number for number, line in enumerate(lines) if b"{" in line]
    number = texts[min(EVENTS_BEFORE, len(texts) - 1)]
    before, brace, text = lines[number].partition(b"{")
    lines[number] = before + change(brace + text)
    return right.with_body(b"\n".join(lines))


def first_text(content: bytes, inside: bytes) -> bytes:
    """JSON with something more at the end of its first text that is not a name. As it is, if it has none."""
    found = _TEXT.search(content)
    return content[: found.end() - 1] + inside + content[found.end() - 1 :] if found else content


def with_field(content: bytes, text: bytes) -> bytes:
    """An object with one more field in front."""
    return b'{"new_here": ' + text + b", " + content.lstrip()[1:] if content.lstrip()[1:2] != b"}" else content
