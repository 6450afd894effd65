"""The body of an analysis request: its modes, its limits, and the rules across parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from twelvelabs_sandbox.errors import invalid, missing
from twelvelabs_sandbox.inference.schema_support import check_schema
from twelvelabs_sandbox.inference.segments import check_definitions
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_objects, as_text

GENERAL, SEGMENTS = "general", "time_based_metadata"
_NEWER = "pegasus1.6"


@dataclass(frozen=True)
class TokenLimit:
    """The range of ``max_tokens``, and its default."""

    lowest: int
    highest: int
    default: int


@dataclass(frozen=True)
class DurationLimit:
    """The maximum duration of a video, and of the part of it to analyze, in seconds."""

    video: float
    window: float


SYNC_LIMIT = DurationLimit(video=3600.0, window=3600.0)
TASK_LIMIT = DurationLimit(video=4 * 3600.0, window=2 * 3600.0)
MAX_TOKENS: Mapping[str, TokenLimit] = {
    GENERAL: TokenLimit(512, 98_304, 4096),
    SEGMENTS: TokenLimit(2048, 98_304, 32_768),
}


def prompt_of(body: Parameters) -> str:
    """The text of the prompt, from prompt_v2 or prompt; empty if there is none."""
    if (written := body.mapping("prompt_v2")) is not None:
        return as_text(written["input_text"])
    return body.optional_text("prompt") or ""


def definitions_of(body: Parameters) -> list[JsonObject]:
    """The segment definitions; empty if there are none."""
    return as_objects((body.mapping("response_format") or {}).get("segment_definitions", []))


def check_body(body: Parameters, mode: str, model: str) -> None:
    """Raise ApiError for parameters that the schema of the contract allows, but the mode or the model does not."""
    if "image" in body and model != _NEWER:
        raise invalid("image", f"needs the model {_NEWER}")
    if mode == GENERAL and not prompt_of(body).strip():
        raise missing("prompt or prompt_v2")
    _check_max_tokens(body.get("max_tokens"), mode, model)
    _check_format(body, mode, model)
    shortest, longest = body.optional_number("min_segment_duration"), body.optional_number("max_segment_duration")
    if mode == GENERAL and (shortest is not None or longest is not None):
        raise invalid("min_segment_duration", f"and max_segment_duration are only valid for the mode {SEGMENTS}")
    if shortest is not None and longest is not None and shortest > longest:
        raise invalid("max_segment_duration", "must not be less than min_segment_duration")
    if "image" in body and ("start_time" in body or "end_time" in body or mode == SEGMENTS):
        raise invalid("image", "cannot be combined with start_time, end_time or segments")


def _check_max_tokens(most: object, mode: str, model: str) -> None:
    limit = MAX_TOKENS[mode]
    if most == "unlimited" and (mode == GENERAL or model != _NEWER):
        raise invalid("max_tokens", f"may be unlimited only for the mode {SEGMENTS} with {_NEWER}")
    if isinstance(most, int | float) and not limit.lowest <= most <= limit.highest:
        raise invalid("max_tokens", f"must be between {limit.lowest} and {limit.highest} for the mode {mode}")


def _check_format(body: Parameters, mode: str, model: str) -> None:
    form = Parameters(body.mapping("response_format") or {})
    kind = form.optional_text("type")
    if (kind == "segment_definitions") != (mode == SEGMENTS):
        raise invalid("response_format", f"must have the type segment_definitions for the mode {SEGMENTS} only")
    if kind == "json_schema":
        if "segment_definitions" in form or "segment_time_format" in form:
            raise invalid("response_format", "must not have segment parameters with the type json_schema")
        check_schema(form.mapping("json_schema") or {}, "response_format.json_schema")
    elif kind is not None:
        if "json_schema" in form:
            raise invalid("response_format.json_schema", "is only valid for the type json_schema")
        check_definitions(definitions_of(body), body, model, "response_format.segment_definitions")
