"""Analyses: what a request asks for, checked, and the text that is written for it. All operations share this.

The same request about the same media always gets the same text, so the temperature is taken and changes nothing.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

import orjson

from twelvelabs_sandbox.backend.asset_features import scenes_in
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.errors import ApiError, invalid, missing
from twelvelabs_sandbox.inference.facts import Description
from twelvelabs_sandbox.inference.marengo import failure_of
from twelvelabs_sandbox.inference.scenes import look_at
from twelvelabs_sandbox.inference.schema_support import check_schema
from twelvelabs_sandbox.inference.segments import check_definitions, write_segments
from twelvelabs_sandbox.inference.structured_output import Generator
from twelvelabs_sandbox.inference.text import shortened, tokens
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects, as_text
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia, SourceRef, check_source, open_medium, release

GENERAL, SEGMENTS = "general", "time_based_metadata"
_NEWER = "pegasus1.6"
_MODEL = "pegasus1.5"
_LARGEST_BASE64 = 30_000_000
_LARGEST_IMAGE = 20_000_000
_MOST_PIXELS = 16_777_216
_SHORTEST_WINDOW = 1.0
_PICTURE_TOKENS = 256
_MOST_TOKENS = {GENERAL: (512, 98_304, 4096), SEGMENTS: (2048, 98_304, 32_768)}


@dataclass(frozen=True)
class Outcome:
    """What was written, and why it ends: stop, or length where it had to be cut short."""

    text: str
    finish_reason: str
    usage: JsonObject
    generation_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def warning(self) -> JsonObject | None:
        """What to say about a text that was cut short."""
        if self.finish_reason == "stop":
            return None
        return {"code": "token_limit_exceeded", "message": "The text was cut short: it has reached max_tokens."}

    def as_result(self) -> JsonObject:
        """The outcome as tasks show it."""
        return {
            "generation_id": self.generation_id,
            "data": self.text,
            "finish_reason": self.finish_reason,
            "usage": self.usage,
        }


@dataclass(frozen=True)
class Analysis:
    """A checked request: its body, without what was sent along in Base64, and where its media are."""

    body: Parameters
    mode: str
    model: str
    video: SourceRef | None
    images: Mapping[str, SourceRef]
    references: Mapping[str, SourceRef]

    @classmethod
    def read(cls, backend: Backend, body: Parameters, mode: str = GENERAL) -> "Analysis":
        """The analysis that a body describes; an ApiError if it makes no sense."""
        model = body.optional_text("model_name") or _MODEL
        _check_body(body, mode, model)
        kept: list[SourceRef] = []
        try:
            video = body.mapping("video")
            if video is not None:
                where = {name: value for name, value in video.items() if name != "type"}
                kept.append(check_source(backend, where, "video", _LARGEST_BASE64))
            images = _sources(backend, body.mappings("image"), "image", kept)
            references = _sources(backend, _references(body), "media_sources", kept)
        except BaseException:
            for given in kept:
                release(backend, given)
            raise
        stripped = Parameters(as_object(_without_base64(body.without())))
        return cls(stripped, mode, model, kept[0] if video is not None else None, images, references)

    def to_json(self) -> str:
        """The analysis in the form in which a task keeps it."""
        values = asdict(replace(self, body=Parameters())) | {"body": self.body.without()}
        return orjson.dumps(values).decode()

    @classmethod
    def from_json(cls, kept: str) -> "Analysis":
        """The analysis that a task has kept."""
        values = as_object(orjson.loads(kept))
        images, references = (
            {name: _given(one) for name, one in as_object(values[group]).items()} for group in ("images", "references")
        )
        video = _given(values["video"]) if values["video"] is not None else None
        mode, model = as_text(values["mode"]), as_text(values["model"])
        return cls(Parameters(as_object(values["body"])), mode, model, video, images, references)

    def release(self, backend: Backend) -> None:
        """Remove the files that came with the request."""
        for given in (self.video, *self.images.values(), *self.references.values()):
            release(backend, given)

    def run(self, backend: Backend, longest: float, longest_window: float) -> Outcome:
        """Look at the media and write. An ApiError if they are not what the model takes."""
        references = {name: _open_image(backend, given) for name, given in self.references.items()}
        pictures = {name: medium.features.pictures for name, medium in references.items()}
        if self.video is None:
            media = {name: _open_image(backend, given) for name, given in self.images.items()}
            return self._text(_image_facts(media), pictures, self._count([*references.values(), *media.values()]))
        medium = open_medium(backend, self.video, ["video"])
        facts, count = self._video_facts(medium, longest, longest_window), self._count([*references.values(), medium])
        if self.mode == SEGMENTS:
            return self._segments(facts, medium, pictures, count)
        return self._text(facts, pictures, count)

    @property
    def prompt(self) -> str:
        """What the model shall do."""
        return prompt_of(self.body)

    def _count(self, media: Sequence[ReadMedia]) -> int:
        """The tokens that the model reads."""
        return sum(len(one.features.pictures) for one in media) * _PICTURE_TOKENS + len(tokens(self.prompt))

    def _video_facts(self, medium: ReadMedia, longest: float, longest_window: float) -> Description:
        start, end = _window(self.body, medium.duration)
        code = failure_of({"duration": longest, "width": medium.size[0], "height": medium.size[1]})
        if code is not None:
            raise ApiError(400, code, f"The video has {medium.size[0]} x {medium.size[1]} pixels.")
        if end - start < _SHORTEST_WINDOW:
            raise ApiError(400, "video_duration_too_short", "The video or the window must last at least 1 second.")
        if medium.duration > longest or end - start > longest_window:
            message = f"The video lasts {medium.duration} seconds, which is more than this operation takes."
            raise ApiError(400, "video_duration_too_long", message)
        fps = medium.technical.get("video_fps")
        numbers = {"width": float(medium.size[0]), "height": float(medium.size[1])}
        return Description(
            title=_title(medium),
            kind="video",
            start=start,
            end=end,
            scenes=scenes_in(medium.features, start, end),
            words=medium.words,
            features=medium.features,
            numbers=numbers | ({"fps": fps} if isinstance(fps, float) else {}),
        )

    def _text(self, facts: Description, pictures: Mapping[str, Sequence[bytes]], count: int) -> Outcome:
        schema = (self.body.mapping("response_format") or {}).get("json_schema")
        if schema is None:
            text = facts.write(self.prompt, pictures)
        else:
            text = orjson.dumps(Generator(as_object(schema), "response_format.json_schema").fill(facts)).decode()
        most = self.body.get("max_tokens")
        limit = int(most) if isinstance(most, int | float) else _MOST_TOKENS[GENERAL][2] if most is None else None
        whole = len(tokens(text))
        if limit is not None and whole > limit:
            return Outcome(shortened(text, limit), "length", {"input_tokens": count, "output_tokens": limit})
        return Outcome(text, "stop", {"input_tokens": count, "output_tokens": whole})

    def _segments(
        self, facts: Description, medium: ReadMedia, pictures: Mapping[str, Sequence[bytes]], count: int
    ) -> Outcome:
        found = write_segments(facts, medium.features, definitions_of(self.body), self.body, pictures)
        text = orjson.dumps(found).decode()
        most, written = self.body.get("max_tokens"), len(tokens(text))
        if most != "unlimited":
            limit = self.body.integer("max_tokens", _MOST_TOKENS[SEGMENTS][2])
            if written > limit:
                raise ApiError(400, "token_limit_exceeded", f"The segments take more than {limit} tokens.")
        return Outcome(text, "stop", {"input_tokens": count, "output_tokens": written})


def prompt_of(body: Parameters) -> str:
    """The text of the prompt, in whatever form it was given."""
    if (written := body.mapping("prompt_v2")) is not None:
        return as_text(written["input_text"])
    return body.optional_text("prompt") or ""


def definitions_of(body: Parameters) -> list[JsonObject]:
    """The definitions of segments, as far as there are any."""
    return as_objects((body.mapping("response_format") or {}).get("segment_definitions", []))


def _check_body(body: Parameters, mode: str, model: str) -> None:
    if ("video" in body) == ("image" in body):
        raise missing("video", "or image is required, and only one of them")
    if "image" in body and model != _NEWER:
        raise invalid("image", f"needs the model {_NEWER}")
    if "prompt" in body and "prompt_v2" in body:
        raise invalid("prompt", "does not go with prompt_v2")
    if mode == GENERAL and not prompt_of(body).strip():
        raise missing("prompt", "or prompt_v2 is required")
    _check_max_tokens(body.get("max_tokens"), mode, model)
    _check_format(body, mode, model)
    shortest, longest = body.optional_number("min_segment_duration"), body.optional_number("max_segment_duration")
    if mode == GENERAL and (shortest is not None or longest is not None):
        raise invalid("min_segment_duration", f"and max_segment_duration go with the mode {SEGMENTS}")
    if shortest is not None and longest is not None and shortest > longest:
        raise invalid("max_segment_duration", "must not be less than min_segment_duration")
    if "image" in body and ("start_time" in body or "end_time" in body or mode == SEGMENTS):
        raise invalid("image", "goes with neither start_time, end_time nor segments")
    if body.number("start_time", 0.0) < 0 or body.number("end_time", 1.0) <= 0:
        raise invalid("start_time", "and end_time must be times within the video")


def _check_max_tokens(most: object, mode: str, model: str) -> None:
    lowest, highest, _ = _MOST_TOKENS[mode]
    if most == "unlimited" and (mode == GENERAL or model != _NEWER):
        raise invalid("max_tokens", f"may be unlimited only for {SEGMENTS} with {_NEWER}")
    if isinstance(most, int | float) and not lowest <= most <= highest:
        raise invalid("max_tokens", f"must be between {lowest} and {highest} for the mode {mode}")


def _check_format(body: Parameters, mode: str, model: str) -> None:
    form = Parameters(body.mapping("response_format") or {})
    kind = form.optional_text("type")
    if (kind == "segment_definitions") != (mode == SEGMENTS):
        raise invalid("response_format", f"must have segment_definitions for the mode {SEGMENTS}, and only then")
    if kind == "json_schema":
        if "segment_definitions" in form or "segment_time_format" in form:
            raise invalid("response_format", "must have no segments with the type json_schema")
        schema = form.mapping("json_schema")
        if schema is None:
            raise missing("response_format.json_schema", "is required for the type json_schema")
        check_schema(schema, "response_format.json_schema")
    elif kind is not None:
        if "json_schema" in form:
            raise invalid("response_format.json_schema", "goes with the type json_schema")
        check_definitions(definitions_of(body), body, model, "response_format.segment_definitions")


def _window(body: Parameters, duration: float) -> tuple[float, float]:
    start, end = body.number("start_time", 0.0), body.number("end_time", duration)
    if start >= duration or end > duration + 0.001 or start >= end:
        raise invalid("start_time", f"and end_time must be in order and within the {duration} seconds of the video")
    return start, min(end, duration)


def _references(body: Parameters) -> list[JsonObject]:
    """The images that prompts and definitions refer to."""
    prompt = Parameters(body.mapping("prompt_v2") or {})
    definitions = map(Parameters, definitions_of(body))
    return [*prompt.mappings("media_sources"), *(one for each in definitions for one in each.mappings("media_sources"))]


def _sources(backend: Backend, sources: Sequence[JsonObject], name: str, kept: list[SourceRef]) -> dict[str, SourceRef]:
    found: dict[str, SourceRef] = {}
    for number, source in enumerate(sources):
        where = {key: value for key, value in source.items() if key not in ("name", "media_type")}
        if source["name"] in found:
            raise invalid(f"{name}[{number}].name", "must differ from those of the others")
        found[as_text(source["name"])] = given = check_source(backend, where, f"{name}[{number}]", 2 * _LARGEST_IMAGE)
        kept.append(given)
    return found


def _open_image(backend: Backend, given: SourceRef) -> ReadMedia:
    medium = open_medium(backend, given, ["image"])
    size = medium.technical.get("file_size_bytes")
    if medium.size[0] * medium.size[1] > _MOST_PIXELS or (isinstance(size, int) and size > _LARGEST_IMAGE):
        raise invalid(given.parameter, f"must lead to an image of at most 20 MB and {_MOST_PIXELS} pixels")
    return medium


def _image_facts(media: Mapping[str, ReadMedia]) -> Description:
    scenes = [look_at(medium.features, (0.0, 0.0)) for medium in media.values()]
    words = [word for name, medium in media.items() for word in (name.lower(), *medium.words)]
    count = f"{len(media)} image{'s' if len(media) > 1 else ''}"
    return Description(title=count, kind="images", start=0.0, end=0.0, scenes=scenes, words=words, names=list(media))


def _title(medium: ReadMedia) -> str:
    name = medium.filename or ""
    return name.rpartition(".")[0] or name or "The video"


def _given(value: object) -> SourceRef:
    return SourceRef(**as_object(value))  # type: ignore[arg-type] # as kept


def _without_base64(value: object) -> object:
    """A value of a request without the files in it, which are kept elsewhere."""
    if isinstance(value, dict):
        return {name: _without_base64(inner) for name, inner in value.items() if name != "base64_string"}
    return [_without_base64(inner) for inner in value] if isinstance(value, list) else value
