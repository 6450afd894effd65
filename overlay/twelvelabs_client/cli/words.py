"""Values as people read them: sizes, times, durations; and how they write durations."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    FloatType = click.ParamType[float]
    IntType = click.ParamType[int]
else:
    FloatType = IntType = click.ParamType  # not generic in older versions

_UNITS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


class Seconds(FloatType):
    """A duration: 90, 90s, 10m, 2h, or none."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The duration in seconds; infinity for none."""
        if isinstance(value, int | float):
            return float(value)
        text = str(value).strip().lower()
        if text == "none":
            return math.inf
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text)
        if found is None or found[2] not in _UNITS:
            self.fail(f"{value!r} is not a duration: use 90, 90s, 10m, 2h or none", param, ctx)
        return float(found[1]) * _UNITS[found[2]]


class Count(IntType):
    """A whole number, at least 1."""

    name = "n"

    def __init__(self, at_most: int | None = None) -> None:
        self.at_most = at_most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            number = int(value)
        except (TypeError, ValueError):
            self.fail(f"{value!r} is not a whole number", param, ctx)
        if number < 1 or (self.at_most is not None and number > self.at_most):
            wanted = "at least 1" if self.at_most is None else f"1 to {self.at_most}"
            self.fail(f"{number} is not {wanted}", param, ctx)
        return number


def finite(seconds: float) -> float | None:
    """Seconds as the client takes them: None for no limit."""
    return None if math.isinf(seconds) else seconds


def cell(value: object) -> str:
    """A value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return ",".join(map(str, value))
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def bytes_text(value: object) -> str:
    """A size: 12.3 MB."""
    if not isinstance(value, int | float):
        return cell(value)
    size, unit = float(value), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if size < 999.5:
            break
        size, unit = size / 1000, larger
    return f"{size:.0f} {unit}" if unit == "B" or size >= 99.95 else f"{size:.1f} {unit}"


def clock_text(value: object) -> str:
    """A position or a duration: 00:12.3, or 1:02:03.4."""
    if not isinstance(value, int | float):
        return cell(value)
    tenths = round(value * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 10:04.1f}"
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes:02}:{seconds}"


def span_text(seconds: float) -> str:
    """How long something takes: 8 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def time_text(value: object) -> str:
    """A time of the platform in the local time zone, without seconds."""
    try:
        return f"{datetime.fromisoformat(str(value)).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return cell(value)


def count_text(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 file, 1,200 files."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def pairs(given: Sequence[str]) -> dict[str, Any]:
    """KEY=VALUE as a mapping. A value that is JSON other than an object is taken as such: 3, true, ["a"]."""
    found: dict[str, Any] = {}
    for each in given:
        key, separator, text = each.partition("=")
        if not separator or not key:
            raise click.UsageError(f"{each!r} is not KEY=VALUE.")
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        found[key] = text if value is None or isinstance(value, dict) else value
    return found
