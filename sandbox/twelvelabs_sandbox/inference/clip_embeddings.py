"""Embeddings of media: one vector for each stretch of time and each thing to look at."""

from collections.abc import Sequence

from twelvelabs_sandbox.inference.scenes import Window, fixed_windows
from twelvelabs_sandbox.inference.vectors import Vector, audio_vector, combined, look, visual_vector
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.media.features import Features

WINDOW = 6.0
OPTIONS = ("visual", "audio")


def vectors_of(features: Features, option: str, windows: Sequence[Window]) -> list[tuple[Window, Vector]]:
    """A vector for each window of what is seen or heard; none at all if there is nothing of the kind in the file.

    The sandbox does not understand speech, so nothing is transcribed.
    """
    if option == "visual" and features.pictures:
        return [(window, visual_vector(list(map(look, features.pictures_within(*window))))) for window in windows]
    if option == "audio" and features.sound:
        return [(window, audio_vector(features.sound_within(*window))) for window in windows]
    return []


def fused_vectors(features: Features, options: Sequence[str], windows: Sequence[Window]) -> list[tuple[Window, Vector]]:
    """A vector for each window of all things together."""
    found = [vectors_of(features, option, windows) for option in options]
    return [
        (group[0][0], combined([vector for _, vector in group])) for group in zip(*filter(None, found), strict=True)
    ]


def make_embeddings(features: Features) -> list[JsonObject]:
    """The segments that an index keeps of a video, in windows of six seconds: of what is seen, and of what is heard."""
    windows = fixed_windows(0.0, features.duration, WINDOW)
    return [
        segment(window, option, "clip", vector)
        for option in OPTIONS
        for window, vector in vectors_of(features, option, windows)
    ]


def segment(window: Window, option: str, scope: str, vector: Vector) -> JsonObject:
    """A segment in the form of the first version of embeddings."""
    return {
        "start_offset_sec": round(window[0], 3),
        "end_offset_sec": round(window[1], 3),
        "embedding_option": option,
        "embedding_scope": scope,
        "float": vector,
    }
