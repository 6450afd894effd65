"""The rules of Marengo, the model of indexes: the metadata it keeps of a video, and the videos it rejects."""

import sqlite3

import orjson

from twelvelabs_sandbox.json_values import JsonObject

_MIN_SECONDS = 4.0
# Width and height in pixels.
_MIN_RESOLUTION = (360, 360)
_MAX_RESOLUTION = (5184, 2160)


def video_facts(asset: sqlite3.Row) -> JsonObject:
    """The metadata that an index keeps of a video."""
    technical = orjson.loads(asset["technical_metadata"])
    return {
        "duration": asset["duration"],
        "fps": technical.get("video_fps"),
        "width": technical.get("video_width"),
        "height": technical.get("video_height"),
        "size": asset["size"],
    }


def indexing_failure(facts: JsonObject) -> str | None:
    """The platform's error code if indexing will fail, or None."""
    duration, width, height = facts["duration"], facts["width"], facts["height"]
    if not isinstance(width, int) or not isinstance(height, int):
        return "video_file_broken"
    if not isinstance(duration, float) or duration < _MIN_SECONDS:
        return "video_duration_too_short"
    if width < _MIN_RESOLUTION[0] or height < _MIN_RESOLUTION[1]:
        return "video_resolution_too_low"
    # A portrait video may have the longer side as its height.
    if max(width, height) > _MAX_RESOLUTION[0] or min(width, height) > _MAX_RESOLUTION[1]:
        return "video_resolution_too_high"
    return None
