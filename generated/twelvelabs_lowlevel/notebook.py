"""Objects and lists as HTML, for notebooks. Imported on first use.

All text is escaped. Nothing is loaded but the thumbnail of an object. The colors are those of the notebook, light or
dark, with a blue and a gray that show on both.
"""

import html
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from .display import summary, visible_fields
from .model import Model

_MAX_ROWS = 20
_MAX_COLUMNS = 8
_MAX_TRACKS = 12
_MAX_TEXT = 120
_LINE = "1px solid rgba(128,128,128,.35)"
_CELL = f"text-align:left;vertical-align:top;padding:2px 10px 2px 0;border-bottom:{_LINE}"
_NAME = f"{_CELL};white-space:nowrap"
_VALUE = f"{_CELL};overflow-wrap:anywhere"
_ITEM = f"{_NAME};max-width:20em;overflow:hidden;text-overflow:ellipsis"
"""One line for each object of a list. The whole text of a cell is in its tooltip."""
_THUMBNAILS = ("thumbnail_url", "representative_url", "thumbnail_urls", "thumbnail", "hls")
"""The fields that hold the URL of an image, or an object that does."""


def model_as_html(model: Model) -> str:
    """An object: its thumbnail, its fields, and its lists as tables."""
    fields = visible_fields(model)
    lists = {name: value for name, value in fields.items() if _are_models(value)}
    rows = [(name, _cell(value)) for name, value in fields.items() if name not in lists]
    body = _heading(type(model).__name__) + _image(model) + _fields(rows)
    parts = (_heading(f"{name} ({len(items):,})") + _items(items) for name, items in lists.items())
    return f"<div>{body}{''.join(parts)}</div>"


def items_as_html(title: str, items: Sequence[object]) -> str:
    """A list of objects under a title: where they are in time, if they are parts of videos, and a table."""
    return f"<div>{_heading(title)}{_items(items)}</div>"


def _items(items: Sequence[object]) -> str:
    models = [item for item in items if isinstance(item, Model)]
    shown = models[:_MAX_ROWS]
    names = list(dict.fromkeys(name for model in shown for name in visible_fields(model)))[:_MAX_COLUMNS]
    rows = [tuple(_cell(getattr(model, name, None)) for name in names) for model in shown]
    rest = len(items) - len(shown)
    more = f"<div>... {rest:,} more</div>" if rest else ""
    return _timeline(models) + _list(names, rows) + more


def _are_models(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Model)


def _heading(text: str) -> str:
    return f'<div style="font-weight:bold;margin:6px 0 4px">{html.escape(text)}</div>'


def _fields(rows: Sequence[tuple[str, str]]) -> str:
    """The fields of an object, whose values are HTML already."""
    cells = (f'<td style="{_NAME}">{html.escape(name)}</td><td style="{_VALUE}">{value}</td>' for name, value in rows)
    return _table("".join(f"<tr>{each}</tr>" for each in cells))


def _list(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The objects of a list, whose cells are HTML already."""
    head = "".join(f'<th style="{_NAME}">{html.escape(name)}</th>' for name in names)
    lines = ("".join(f'<td style="{_ITEM}" title="{cell}">{cell}</td>' for cell in row) for row in rows)
    return _table("".join(f"<tr>{line}</tr>" for line in (head, *lines)))


def _table(rows: str) -> str:
    return f'<div style="overflow-x:auto"><table style="border-collapse:collapse">{rows}</table></div>'


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        text = value if len(value) <= _MAX_TEXT else f"{value[:_MAX_TEXT]}... ({len(value):,} characters)"
    elif isinstance(value, datetime):
        text = value.isoformat(" ", "seconds").replace("+00:00", " UTC")
    else:
        text = summary(value)
    return html.escape(text)


def _image(model: Model) -> str:
    url = _thumbnail(model)
    if url is None:
        return ""
    source = html.escape(url, quote=True)
    return f'<img src="{source}" alt="thumbnail" referrerpolicy="no-referrer" style="max-width:240px;max-height:160px">'


def _thumbnail(value: Any) -> str | None:
    """The URL of the image of an object."""
    if isinstance(value, list):
        return _thumbnail(value[0]) if value else None
    if isinstance(value, str):
        try:
            parts = urlsplit(value)
        except ValueError:
            return None
        return value if parts.scheme in ("http", "https") and parts.hostname else None
    found = (_thumbnail(getattr(value, name, None)) for name in _THUMBNAILS if isinstance(value, Model))
    return next((url for url in found if url is not None), None)


def _timeline(models: Sequence[Model]) -> str:
    """The parts of videos as bars on a line for each video."""
    tracks: dict[str, list[tuple[float, float, Model]]] = {}
    for track, start, end, model in _parts(models, ""):
        tracks.setdefault(track, []).append((start, end, model))
    if not tracks:
        return ""
    longest = max(end for parts in tracks.values() for _, end, _ in parts) or 1.0
    shown = dict(list(tracks.items())[:_MAX_TRACKS])
    lines = "".join(_track(name, parts, longest) for name, parts in shown.items())
    rest = len(tracks) - len(shown)
    more = f"; {rest:,} more videos" if rest else ""
    return f'<div style="max-width:640px">{lines}<div style="opacity:.7">0 to {longest:,.1f} s{more}</div></div>'


def _track(name: str, parts: Sequence[tuple[float, float, Model]], longest: float) -> str:
    bars = "".join(
        f'<rect x="{640 * start / longest:.1f}" y="3" width="{max(640 * (end - start) / longest, 2):.1f}" height="12"'
        f' fill="#2f7de1" fill-opacity=".7"><title>{html.escape(_label(start, end, model))}</title></rect>'
        for start, end, model in parts
    )
    return (
        f'<div style="font-family:monospace">{html.escape(name[:_MAX_TEXT])}</div>'
        f'<svg viewBox="0 0 640 18" width="100%" height="18" preserveAspectRatio="none" role="img">'
        f'<rect y="8" width="640" height="2" fill="#888"/>{bars}</svg>'
    )


def _label(start: float, end: float, model: Model) -> str:
    rank = getattr(model, "rank", None)
    return f"{start:,.1f} to {end:,.1f} s{f', rank {rank}' if rank is not None else ''}"


def _parts(models: Sequence[object], track: str) -> Iterator[tuple[str, float, float, Model]]:
    """What has a start and an end, with the id of the video that it is in; also the clips of videos."""
    for model in models:
        if not isinstance(model, Model):
            continue
        name = str(getattr(model, "video_id", None) or getattr(model, "id", None) or track)
        start, end = (_seconds(model, *names) for names in (("start", "start_sec"), ("end", "end_sec")))
        if start is not None and end is not None and 0 <= start <= end:
            yield track or name, start, end, model
        for value in visible_fields(model).values():
            if not isinstance(value, Mapping) and _are_models(value):
                yield from _parts(value, name)


def _seconds(model: Model, *names: str) -> float | None:
    values = (getattr(model, name, None) for name in names)
    return next((float(value) for value in values if isinstance(value, int | float) and math.isfinite(value)), None)
