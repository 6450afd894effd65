"""Simulated media: the scenes and features of an asset without a file, derived from its name and duration."""

import hashlib
import random
from collections.abc import Sequence
from functools import lru_cache

from twelvelabs_sandbox.inference.colors import COLORS
from twelvelabs_sandbox.inference.scenes import Scene
from twelvelabs_sandbox.media.features import GRID, HOP, Features
from twelvelabs_sandbox.media.loudness import BANDS

# Seconds: each scene starts with a frame, and is shorter than scenes that would be divided.
_PICTURE_EVERY = 0.5
_SHORTEST, _LONGEST = 3.0, 8.0


@lru_cache(maxsize=20_000)
def simulated_scenes(name: str, duration: float, has_audio: bool) -> Sequence[Scene]:
    """The scenes of a video: each has one color and one loudness, and neighbors differ in both.

    They are those that simulated_features() would be cut into, but computed without frames: an index may have
    thousands of such videos.
    """
    # Seeded by the name: the same on every machine, and nothing depends on it being secret.
    chance = random.Random(hashlib.sha256(name.encode()).digest())  # noqa: S311
    scenes: list[Scene] = []
    start, color, level = 0.0, "", 0
    while not scenes or scenes[-1].end < duration:
        length = round(chance.uniform(_SHORTEST, _LONGEST) / _PICTURE_EVERY) * _PICTURE_EVERY
        end = start + length if duration - start - length >= _SHORTEST else duration
        color = chance.choice([other for other in COLORS if other != color])
        level = chance.choice([other for other in range(16, 256, 16) if other != level])
        rgb = COLORS[color]
        scenes.append(
            Scene(
                start=round(start, 3),
                end=round(end, 3),
                colors={color: 1.0},
                brightness=round(sum(rgb) / (255 * len(rgb)), 4),
                motion=0.0,
                loudness=round(level / 255, 4) if has_audio else None,
            )
        )
        start = end
    return tuple(scenes)


def simulated_features(name: str, kind: str, duration: float, has_audio: bool) -> Features:
    """The features of a video, an image or sound; a document has none."""
    if kind == "document":
        return Features(0.0, [], [], b"")
    scenes = simulated_scenes(name, duration, has_audio or kind == "audio")
    if kind == "image":
        return Features(0.0, [0.0], [_picture(scenes[0])], b"")
    times = [step * _PICTURE_EVERY for step in range(max(1, int(duration / _PICTURE_EVERY)))] if kind == "video" else []
    sound = b"".join(_sound(scene) for scene in scenes)
    return Features(duration, times, [_picture(_at(scenes, time)) for time in times], sound)


def _picture(scene: Scene) -> bytes:
    return bytes(COLORS[scene.color or "gray"]) * (GRID * GRID)


def _sound(scene: Scene) -> bytes:
    if scene.loudness is None:
        return b""
    hops = round(scene.end / HOP) - round(scene.start / HOP)
    return bytes([round(scene.loudness * 255)]) * (BANDS * max(1, hops))


def _at(scenes: Sequence[Scene], time: float) -> Scene:
    return next((scene for scene in scenes if scene.start <= time < scene.end), scenes[-1])
