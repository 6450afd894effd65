"""Scripted search results: hits by file name and seconds as the matches of an index or a knowledge store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.inference.ranking import Match
from twelvelabs_sandbox.inference.scenes import Scene
from twelvelabs_sandbox.json_values import JsonObject, Parameters

# Seconds by which a hit may end after its file: durations are rarely whole.
_TOLERANCE = 1.0


@dataclass(frozen=True)
class SearchedFile:
    """A file in an index or a knowledge store: its id there and that of its asset; the duration of an image is None."""

    identifier: str
    asset_id: str
    filename: str | None
    duration: float | None


def scripted_matches(
    backend: Backend,
    scripted: JsonObject,
    hits: Sequence[JsonObject],
    files: Sequence[SearchedFile],
    modalities: Sequence[str],
    found: Collection[str] | None = None,
) -> list[Match]:
    """The matches of scripted hits in their order; only those of files whose ids are in ``found``, if it is given.

    ApiError for a hit that is in none of the files.
    """
    matches = [_match(backend, scripted, Parameters(hit), files, modalities) for hit in hits]
    return [match for match in matches if found is None or match.identifier in found]


def _match(
    backend: Backend, scripted: JsonObject, hit: Parameters, files: Sequence[SearchedFile], modalities: Sequence[str]
) -> Match:
    name = hit.text("filename")
    file = next((one for one in files if name in (one.filename, one.identifier, one.asset_id)), None)
    if file is None:
        known = ", ".join(str(one.filename) for one in files) or "no files"
        raise backend.script.refuse(scripted, f"names {name}, which is not there: there are {known}")
    duration = file.duration or 0.0
    start, end = hit.number("start", 0.0), hit.number("end", duration)
    if end > duration + _TOLERANCE and file.duration is not None:
        raise backend.script.refuse(scripted, f"has a part of {name} after its end, at {duration} seconds")
    scene = Scene(start, end, colors={}, brightness=0.0, motion=0.0, loudness=None)
    return Match(file.identifier, scene, 1.0, list(modalities), hit.optional_text("transcription"))
