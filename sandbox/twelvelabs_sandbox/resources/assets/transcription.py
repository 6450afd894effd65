"""Transcriptions: empty, because the sandbox does not recognize speech, unless they are scripted."""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.registry import Request, handles


@handles("retrieve_asset_transcription")
def retrieve_asset_transcription(request: Request) -> Response:
    """The transcription of an asset with sound, in the groupings that were requested."""
    backend, row = request.backend, find_asset(request.backend, request.path["asset_id"])
    if row["status"] == "processing":
        return Response.json(200, {"status": "processing"})
    if row["status"] == "failed" or not orjson.loads(row["technical_metadata"]).get("has_audio"):
        raise ApiError(404, "resource_not_exist", "This asset has no transcription.")
    scripted = backend.script.take(ModelCall("transcribe", filenames=[row["filename"] or ""]))
    if scripted is not None and "failure" in scripted:
        error = {"message": as_object(scripted["failure"])["message"]}
        return Response.json(200, {"status": "failed", "error": error})
    segments = _segments(backend, scripted, row["duration"])
    groups = {"words": _words(segments), "sentences": _sentences(segments), "utterances": segments}
    return Response.json(
        200, {"status": "ready", **{name: groups[name] for name in request.query.texts("include") or ["words"]}}
    )


def transcribe(backend: Backend, row: sqlite3.Row, index: Sequence[str]) -> list[JsonObject]:
    """The sentences of an indexed asset, given as its row; ``index`` is the name and the id of its index."""
    scripted = backend.script.take(ModelCall("transcribe", filenames=[row["filename"] or ""], index=index))
    return _sentences(_segments(backend, scripted, row["duration"]))


def _segments(backend: Backend, scripted: JsonObject | None, duration: float) -> list[JsonObject]:
    """The scripted segments; those without times take all of the time."""
    segments: list[JsonObject] = []
    for segment in as_objects((scripted or {}).get("segments", [])):
        times = Parameters({"start": 0.0, "end": duration} | segment)
        if scripted is not None and times.number("end") > duration + 0.001:
            raise backend.script.refuse(scripted, f"has a segment after the end, at {duration} seconds")
        segments.append(times.without())
    return segments


def _sentences(segments: Sequence[JsonObject]) -> list[JsonObject]:
    return [{name: value for name, value in segment.items() if name != "speaker"} for segment in segments]


def _words(segments: Sequence[JsonObject]) -> list[JsonObject]:
    """The words of segments, each with the same share of the time."""
    found: list[JsonObject] = []
    for segment in map(Parameters, segments):
        words, start = segment.text("value").split(), segment.number("start")
        step = (segment.number("end") - start) / max(1, len(words))
        times = [round(start + step * number, 3) for number in range(len(words) + 1)]
        found += [{"start": a, "end": b, "value": word} for (a, b), word in zip(pairwise(times), words, strict=True)]
    return found
