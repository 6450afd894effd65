"""Values as text for a terminal: sizes, times, durations, counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime


def cell(value: object) -> str:
    """A value as the text of one table cell: "" for None, JSON for nested values."""
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
    """A size in bytes: 12.3 MB (decimal units)."""
    if not isinstance(value, int | float):
        return cell(value)
    size, unit = float(value), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if size < 999.5:
            break
        size, unit = size / 1000, larger
    return f"{size:.0f} {unit}" if unit == "B" or size >= 99.95 else f"{size:.1f} {unit}"


def timestamp_text(value: object) -> str:
    """Seconds as a media timestamp: 00:12.3, or 1:02:03.4."""
    if not isinstance(value, int | float):
        return cell(value)
    tenths = round(value * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 10:04.1f}"
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes:02}:{seconds}"


def duration_text(seconds: float) -> str:
    """Seconds as a duration: 8 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def time_text(value: object) -> str:
    """An ISO 8601 time in the local time zone, to the minute."""
    try:
        return f"{datetime.fromisoformat(str(value)).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return cell(value)


def count_text(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 file, 1,200 files."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
