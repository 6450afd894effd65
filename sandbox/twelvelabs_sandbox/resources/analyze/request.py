"""An analysis: the checked request, and the text generated for it. Shared by all analysis operations.

The same request for the same media always generates the same text, so the temperature has no effect. A scripted answer
takes the place of that text, and all other rules hold for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import orjson

from twelvelabs_sandbox.backend.asset_features import scenes_in
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.script_registry import answer_text, raise_failure
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.marengo import indexing_failure
from twelvelabs_sandbox.inference.scenes import look_at
from twelvelabs_sandbox.inference.schema_validation import schema_problem
from twelvelabs_sandbox.inference.segments import segments_schema, write_segments
from twelvelabs_sandbox.inference.structured_output import Generator
from twelvelabs_sandbox.inference.text import shortened, tokens
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text
from twelvelabs_sandbox.resources.analyze.body import (
    GENERAL,
    MAX_TOKENS,
    SEGMENTS,
    DurationLimit,
    check_body,
    definitions_of,
    prompt_of,
)
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia, SourceRef, check_source, read_media, release

_MODEL = "pegasus1.5"
_MAX_BASE64 = 30_000_000
_MAX_IMAGE_BYTES = 20_000_000
_MAX_IMAGE_PIXELS = 16_777_216
_MIN_WINDOW = 1.0
# Our choice: the platform does not document how many tokens a picture counts for.
_PICTURE_TOKENS = 256


@dataclass(frozen=True)
class Outcome:
    """The generated text. ``finish_reason`` is stop, or length if the text was truncated."""

    text: str
    finish_reason: str
    usage: JsonObject

    @property
    def warning(self) -> JsonObject | None:
        """The warning for a text that was truncated."""
        if self.finish_reason == "stop":
            return None
        return {"code": "token_limit_exceeded", "message": "The text was truncated at max_tokens."}

    def as_result(self, generation_id: str) -> JsonObject:
        """The outcome in the format of tasks."""
        return {
            "generation_id": generation_id,
            "data": self.text,
            "finish_reason": self.finish_reason,
            "usage": self.usage,
        }


@dataclass(frozen=True)
class Analysis:
    """A checked request: its body without Base64 data, references to its media, and its scripted answer if any."""

    body: Parameters
    mode: str
    model: str
    video: SourceRef | None
    images: Mapping[str, SourceRef]
    references: Mapping[str, SourceRef]
    scripted: JsonObject | None = None

    @classmethod
    def read(cls, backend: Backend, body: Parameters, mode: str = GENERAL) -> "Analysis":
        """Parse and check a body. ApiError if it is not valid."""
        model = body.optional_text("model_name") or _MODEL
        check_body(body, mode, model)
        kept: list[SourceRef] = []
        try:
            video = body.mapping("video")
            if video is not None:
                where = {name: value for name, value in video.items() if name != "type"}
                kept.append(check_source(backend, where, "video", _MAX_BASE64))
            images = _sources(backend, body.mappings("image"), "image", kept)
            references = _sources(backend, _references(body), "media_sources", kept)
            # Taken now rather than when the work completes, so that scripts apply to the requests of a batch in order.
            scripted = _take_scripted(backend, body, mode, kept)
        except BaseException:
            for source in kept:
                release(backend, source)
            raise
        stripped = Parameters(as_object(_without_base64(body.without())))
        return cls(stripped, mode, model, kept[0] if video is not None else None, images, references, scripted)

    def to_json(self) -> str:
        """Serialize the analysis for a task."""
        values = asdict(replace(self, body=Parameters())) | {"body": self.body.without()}
        return orjson.dumps(values).decode()

    @classmethod
    def from_json(cls, kept: str) -> "Analysis":
        """Deserialize the analysis of a task."""
        values = as_object(orjson.loads(kept))
        images, references = (
            {name: _source(one) for name, one in as_object(values[group]).items()} for group in ("images", "references")
        )
        video = _source(values["video"]) if values["video"] is not None else None
        mode, model = as_text(values["mode"]), as_text(values["model"])
        scripted = as_object(values["scripted"]) if values["scripted"] is not None else None
        return cls(Parameters(as_object(values["body"])), mode, model, video, images, references, scripted)

    def release(self, backend: Backend) -> None:
        """Delete the files that came with the request."""
        for source in (self.video, *self.images.values(), *self.references.values()):
            release(backend, source)

    def run(self, backend: Backend, limit: DurationLimit) -> Outcome:
        """Read the media and generate the text. ApiError if the model does not accept them."""
        raise_failure(self.scripted)
        references = {name: _read_image(backend, source) for name, source in self.references.items()}
        pictures = {name: media.features.pictures for name, media in references.items()}
        if self.video is None:
            images = {name: _read_image(backend, source) for name, source in self.images.items()}
            count = self._count([*references.values(), *images.values()])
            return self._text(_describe_images(images), pictures, count)
        media = read_media(backend, self.video, ["video"])
        description, count = (
            self._describe_video(media, limit),
            self._count([*references.values(), media]),
        )
        if self.mode == SEGMENTS:
            return self._segments(description, media, pictures, count)
        return self._text(description, pictures, count)

    @property
    def prompt(self) -> str:
        """The prompt, which is empty for segments."""
        return prompt_of(self.body)

    def _count(self, media: Sequence[ReadMedia]) -> int:
        """The number of input tokens."""
        return sum(len(one.features.pictures) for one in media) * _PICTURE_TOKENS + len(tokens(self.prompt))

    def _describe_video(self, media: ReadMedia, limit: DurationLimit) -> Description:
        start, end = _window(self.body, media.duration)
        code = indexing_failure({"duration": limit.video, "width": media.size[0], "height": media.size[1]})
        if code is not None:
            raise ApiError(400, code, f"The model rejects videos of {media.size[0]} x {media.size[1]} pixels.")
        if end - start < _MIN_WINDOW:
            raise ApiError(400, "video_duration_too_short", "The part to analyze must be at least 1 second long.")
        if media.duration > limit.video or end - start > limit.window:
            message = f"The video is {media.duration} seconds long, which is more than this operation accepts."
            raise ApiError(400, "video_duration_too_long", message)
        fps = media.technical.get("video_fps")
        numbers = {"width": float(media.size[0]), "height": float(media.size[1])}
        return Description(
            title=_title(media),
            kind="video",
            start=start,
            end=end,
            scenes=scenes_in(media.features, start, end),
            words=media.words,
            features=media.features,
            numbers=numbers | ({"fps": fps} if isinstance(fps, float) else {}),
        )

    def _text(self, description: Description, pictures: Mapping[str, Sequence[bytes]], count: int) -> Outcome:
        schema = (self.body.mapping("response_format") or {}).get("json_schema")
        if self.scripted is not None:
            text = answer_text(self.scripted["answer"])
        elif schema is None:
            text = description.write(self.prompt, pictures)
        else:
            text = orjson.dumps(Generator(as_object(schema), "response_format.json_schema").fill(description)).decode()
        most = self.body.get("max_tokens")
        limit = int(most) if isinstance(most, int | float) else MAX_TOKENS[GENERAL].default if most is None else None
        whole = len(tokens(text))
        if limit is not None and whole > limit:
            return self._outcome(shortened(text, limit), "length", count, limit)
        return self._outcome(text, "stop", count, whole)

    def _segments(
        self, description: Description, media: ReadMedia, pictures: Mapping[str, Sequence[bytes]], count: int
    ) -> Outcome:
        if self.scripted is not None:
            text = answer_text(self.scripted["answer"])
        else:
            found = write_segments(description, media.features, definitions_of(self.body), self.body, pictures)
            text = orjson.dumps(found).decode()
        most, whole = self.body.get("max_tokens"), len(tokens(text))
        if most != "unlimited":
            limit = self.body.integer("max_tokens", MAX_TOKENS[SEGMENTS].default)
            if whole > limit:
                raise ApiError(400, "token_limit_exceeded", f"The segments have more than {limit} tokens.")
        return self._outcome(text, "stop", count, whole)

    def _outcome(self, text: str, finish_reason: str, count: int, whole: int) -> Outcome:
        scripted = self.scripted or {}
        usage = {"input_tokens": count, "output_tokens": whole} | as_object(scripted.get("usage", {}))
        return Outcome(text, "length" if scripted.get("finish_reason") == "length" else finish_reason, usage)


def _take_scripted(backend: Backend, body: Parameters, mode: str, sources: Sequence[SourceRef]) -> JsonObject | None:
    """The scripted answer of an analysis, if there is one. ApiError if it does not have the requested format."""
    filenames = [source.filename for source in sources if source.filename]
    prompts = [prompt_of(body)] if mode == GENERAL else [as_text(one["description"]) for one in definitions_of(body)]
    scripted = backend.script.take(ModelCall("analyze", prompts, filenames))
    if scripted is None or "failure" in scripted:
        return scripted
    schema = (body.mapping("response_format") or {}).get("json_schema")
    if mode == SEGMENTS:
        schema = segments_schema(definitions_of(body), body)
    # A text that is truncated need not be JSON.
    if schema is not None and scripted.get("finish_reason") != "length":
        problem = schema_problem(as_object(schema), answer_text(scripted["answer"]))
        if problem is not None:
            raise backend.script.refuse(scripted, f"does not fit the schema of the request: {problem}")
    return scripted


def _window(body: Parameters, duration: float) -> tuple[float, float]:
    start, end = body.number("start_time", 0.0), body.number("end_time", duration)
    if start >= duration or end > duration + 0.001 or start >= end:
        raise invalid("start_time", f"must be less than end_time, both within the {duration} seconds of the video")
    return start, min(end, duration)


def _references(body: Parameters) -> list[JsonObject]:
    """The reference images of the prompt and the definitions."""
    prompt = Parameters(body.mapping("prompt_v2") or {})
    definitions = map(Parameters, definitions_of(body))
    return [*prompt.mappings("media_sources"), *(one for each in definitions for one in each.mappings("media_sources"))]


def _sources(backend: Backend, sources: Sequence[JsonObject], name: str, kept: list[SourceRef]) -> dict[str, SourceRef]:
    found: dict[str, SourceRef] = {}
    for number, source in enumerate(sources):
        where = {key: value for key, value in source.items() if key not in ("name", "media_type")}
        if source["name"] in found:
            raise invalid(f"{name}[{number}].name", "must be unique")
        found[as_text(source["name"])] = ref = check_source(backend, where, f"{name}[{number}]", 2 * _MAX_IMAGE_BYTES)
        kept.append(ref)
    return found


def _read_image(backend: Backend, source: SourceRef) -> ReadMedia:
    media = read_media(backend, source, ["image"])
    size = media.technical.get("file_size_bytes")
    if media.size[0] * media.size[1] > _MAX_IMAGE_PIXELS or (isinstance(size, int) and size > _MAX_IMAGE_BYTES):
        raise invalid(source.parameter, f"must be an image of at most 20 MB and {_MAX_IMAGE_PIXELS} pixels")
    return media


def _describe_images(images: Mapping[str, ReadMedia]) -> Description:
    scenes = [look_at(image.features, (0.0, 0.0)) for image in images.values()]
    words = [word for name, image in images.items() for word in (name.lower(), *image.words)]
    count = f"{len(images)} image{'s' if len(images) > 1 else ''}"
    return Description(title=count, kind="images", start=0.0, end=0.0, scenes=scenes, words=words, names=list(images))


def _title(media: ReadMedia) -> str:
    name = media.filename or ""
    return name.rpartition(".")[0] or name or "The video"


def _source(value: object) -> SourceRef:
    return SourceRef(**as_object(value))  # type: ignore[arg-type] # as kept


def _without_base64(value: object) -> object:
    """A value of the body without Base64 data, which is stored as files."""
    if isinstance(value, dict):
        return {name: _without_base64(inner) for name, inner in value.items() if name != "base64_string"}
    return [_without_base64(inner) for inner in value] if isinstance(value, list) else value
