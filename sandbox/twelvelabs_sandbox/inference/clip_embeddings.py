"""Embeddings of clips: a vector for each time window and each embedding option."""

from collections.abc import Sequence

from twelvelabs_sandbox.inference.scenes import Window, fixed_windows
from twelvelabs_sandbox.inference.vectors import Vector, audio_vector, combined, look, visual_vector
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.media.features import Features

WINDOW = 6.0
OPTIONS = ("visual", "audio")


def vectors_of(features: Features, option: str, windows: Sequence[Window]) -> list[tuple[Window, Vector]]:
    """A vector for each window for an option; none if the file has no pictures or no sound, respectively.

    There are none for transcription, because the sandbox does not recognize speech.
    """
    if option == "visual" and features.pictures:
        return [(window, visual_vector(list(map(look, features.pictures_within(*window))))) for window in windows]
    if option == "audio" and features.sound:
        return [(window, audio_vector(features.sound_within(*window))) for window in windows]
    return []


def fused_vectors(features: Features, options: Sequence[str], windows: Sequence[Window]) -> list[tuple[Window, Vector]]:
    """A vector for each window that combines all options."""
    found = [vectors_of(features, option, windows) for option in options]
    return [
        (group[0][0], combined([vector for _, vector in group])) for group in zip(*filter(None, found), strict=True)
    ]


def make_embeddings(features: Features) -> list[JsonObject]:
    """The embeddings that an index stores for a video: visual and audio, in windows of six seconds."""
    windows = fixed_windows(0.0, features.duration, WINDOW)
    return [
        segment(window, option, "clip", vector)
        for option in OPTIONS
        for window, vector in vectors_of(features, option, windows)
    ]


def segment(window: Window, option: str, scope: str, vector: Vector) -> JsonObject:
    """A segment in the format of embeddings v1."""
    return {
        "start_offset_sec": round(window[0], 3),
        "end_offset_sec": round(window[1], 3),
        "embedding_option": option,
        "embedding_scope": scope,
        "float": vector,
    }
