"""What the model of indexes, Marengo, takes: which facts about a video matter to it, and which videos it refuses."""

import sqlite3

import orjson

from twelvelabs_sandbox.json_values import JsonObject

# Seconds, and pixels of width and height.
_SHORTEST = 4.0
_LOWEST_RESOLUTION = (360, 360)
_HIGHEST_RESOLUTION = (5184, 2160)


def video_facts(asset: sqlite3.Row) -> JsonObject:
    """What an index keeps of what is known about a video."""
    technical = orjson.loads(asset["technical_metadata"])
    return {
        "duration": asset["duration"],
        "fps": technical.get("video_fps"),
        "width": technical.get("video_width"),
        "height": technical.get("video_height"),
        "size": asset["size"],
    }


def indexing_failure(facts: JsonObject) -> str | None:
    """Why indexing will fail: the code that the platform has for it, or None."""
    duration, width, height = facts["duration"], facts["width"], facts["height"]
    if not isinstance(width, int) or not isinstance(height, int):
        return "video_file_broken"
    if not isinstance(duration, float) or duration < _SHORTEST:
        return "video_duration_too_short"
    if width < _LOWEST_RESOLUTION[0] or height < _LOWEST_RESOLUTION[1]:
        return "video_resolution_too_low"
    # A video that stands upright has its longer side in its height.
    if max(width, height) > _HIGHEST_RESOLUTION[0] or min(width, height) > _HIGHEST_RESOLUTION[1]:
        return "video_resolution_too_high"
    return None
