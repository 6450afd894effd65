"""Embeddings as strips: a column for each number, the stronger its color the further it is from zero."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twelvelabs_sandbox.json_values import JsonObject, as_list, as_text

_LEVELS = 4


@dataclass(frozen=True)
class Strip:
    """An embedding of a part of a media file, or of all of it.

    ``paths`` are SVG paths in a box of ``width`` x 1 by the name of their color: p or n for positive or negative
    numbers, and the level from 1 to 4.
    """

    option: str
    scope: str
    start: float | None
    end: float | None
    width: int
    low: float
    high: float
    paths: Sequence[tuple[str, str]]


def strips_of(segments: Iterable[JsonObject]) -> list[Strip]:
    """The strips of segments as the operations of the platform return them, of either version."""
    return [_strip(segment) for segment in segments]


def _strip(segment: JsonObject) -> Strip:
    vector = [_number(value) for value in as_list(segment.get("embedding", segment.get("float")))]
    start, end = (
        segment.get("start_sec", segment.get("start_offset_sec")),
        segment.get("end_sec", segment.get("end_offset_sec")),
    )
    largest = max(map(abs, vector), default=0.0) or 1.0
    columns: dict[str, list[str]] = {}
    for place, value in enumerate(vector):
        if level := min(_LEVELS, round(abs(value) / largest * _LEVELS)):
            columns.setdefault(f"{'p' if value > 0 else 'n'}{level}", []).append(f"M{place} 0h1v1h-1z")
    return Strip(
        option=as_text(segment.get("embedding_option", "")),
        scope=as_text(segment.get("embedding_scope", "")),
        start=None if start is None else _number(start),
        end=None if end is None else _number(end),
        width=len(vector),
        low=min(vector, default=0.0),
        high=max(vector, default=0.0),
        paths=[(name, "".join(path)) for name, path in sorted(columns.items())],
    )


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"expected a number, not {type(value).__name__}")
    return float(value)
