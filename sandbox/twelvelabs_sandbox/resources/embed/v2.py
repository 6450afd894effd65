"""The operation that creates embeddings synchronously."""

from dataclasses import dataclass

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, invalid, missing, unsupported
from twelvelabs_sandbox.inference.text import shortened, tokens
from twelvelabs_sandbox.inference.vectors import Vector, audio_vector, combined, text_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_text, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia, check_source, filename_of, read_and_release
from twelvelabs_sandbox.resources.embed.media_plan import (
    NEWER,
    Plan,
    check_dimension,
    image_vector,
    single,
)
from twelvelabs_sandbox.resources.embed.scripted_vectors import embed_as_scripted
from twelvelabs_sandbox.resources.registry import Request, handles

INPUTS = ("text", "image", "text_image", "audio", "video", "multi_input", "document")
MAX_TOKENS = {"marengo3.0": 500, NEWER: 2000}
# Our choice: the platform does not document how many tokens a picture and a second count for.
_PICTURE_TOKENS, _SECOND_TOKENS = 256, 64


@dataclass(frozen=True)
class _Limits:
    """What one synchronous request accepts; ``source_seconds`` is for each source of several."""

    seconds: float = 600.0
    source_seconds: float = 30.0
    file_bytes: int = 32_000_000
    min_image_side: int = 128


_LIMITS = _Limits()


@handles("create_embeddings")
def create_embeddings(request: Request) -> Response:
    """Embed text, an image, audio or video, or several of them in one embedding."""
    body = request.body
    model, kind = body.text("model_name"), body.text("input_type")
    content = check_input(body, kind)
    check_model_options(body, model, ("auto_truncate", "embedding_uncertainty"))
    if model == NEWER and kind != "multi_input":
        raise invalid("input_type", f"must be multi_input with {NEWER}")
    dimension = check_dimension(body, model)
    usage: JsonObject | None = None
    metadata: JsonObject | None = {"input_type": kind, "embedding_dimension": dimension}
    if kind == "multi_input":
        data, usage = _Mixture(request.backend, model, content).run(
            truncating=body.flag("auto_truncate", default=False)
        )
    else:
        data, metadata = _embed(request.backend, model, kind, content)
    call = ModelCall("embed", [content.optional_text("input_text") or ""], _filenames(request.backend, content))
    data = embed_as_scripted(request.backend, call, data, dimension=dimension)
    # Only the newer model reports usage.
    usage = usage if model == NEWER else None
    return Response.json(200, present(data=data, usage=usage, metadata=metadata))


def _filenames(backend: Backend, content: Parameters) -> list[str]:
    """The names of the media of an input."""
    sources = [*([source] if (source := content.mapping("media_source")) else []), *content.mappings("media_sources")]
    return [name for source in sources if (name := filename_of(backend, source)) is not None]


def check_input(body: Parameters, kind: str) -> Parameters:
    """The parameter for the type of input. ApiError if there are parameters for other types."""
    for name in INPUTS:
        if name in body and name != kind:
            raise invalid(name, f"is only valid for the input_type {name}, not for {kind}")
    return Parameters(body.mapping(kind) or {})


def check_model_options(body: Parameters, model: str, names: tuple[str, ...]) -> None:
    """Raise ApiError for options that only the newer model has, or that the sandbox does not support."""
    for name in names:
        if name in body and model != NEWER:
            raise invalid(name, f"is only valid for {NEWER}")
    if body.flag("embedding_uncertainty", default=False):
        raise unsupported("embedding_uncertainty", "its vectors are exact")


def check_text(text: str, parameter: str, model: str) -> str:
    """The text. ApiError if it has too many tokens for the model."""
    if (count := len(tokens(text))) > MAX_TOKENS[model]:
        message = f"The {parameter} parameter has {count} tokens; {model} accepts at most {MAX_TOKENS[model]}."
        raise ApiError(400, "token_limit_exceeded", message)
    return text


def _check_size(media: ReadMedia) -> None:
    """Raise ApiError if a file is too large to be embedded synchronously."""
    size = media.technical.get("file_size_bytes")
    if isinstance(size, int) and size > _LIMITS.file_bytes:
        message = f"The {media.source.parameter} parameter is {size} bytes long; the limit is {_LIMITS.file_bytes}."
        raise ApiError(413, "media_filesize_too_large", message)


def _embed(backend: Backend, model: str, kind: str, content: Parameters) -> tuple[list[JsonObject], JsonObject | None]:
    """The embeddings of an input, and their metadata."""
    text = check_text(content.text("input_text"), f"{kind}.input_text", model) if "input_text" in content else None
    if kind == "text":
        # The platform documents no metadata for text, and the vendor's SDK fails to parse any.
        return [single(text_vector(text or ""))], None
    plan = Plan.read(kind, model, content.without("media_source")) if kind in ("audio", "video") else None
    source = check_source(backend, content.mapping("media_source") or {}, f"{kind}.media_source")
    media = read_and_release(backend, source, [kind if plan else "image"])
    if plan is not None:
        if media.duration > _LIMITS.seconds:
            message = (
                f"The {kind} is {media.duration} seconds long. Create a task: the limit here is {_LIMITS.seconds:.0f}."
            )
            raise ApiError(400, "video_duration_too_long", message)
        return plan.embeddings(media), plan.metadata(media)
    _check_size(media)
    side = _LIMITS.min_image_side
    if min(media.size) < side:
        raise invalid(source.parameter, f"must be an image of at least {side} x {side} pixels")
    vector = image_vector(media)
    data = [single(combined([vector, text_vector(text)]) if text is not None else vector)]
    return data, present(input_type=kind, input_url=source.url, input_filename=media.filename)


@dataclass(frozen=True)
class _Mixture:
    """Text and media that are combined into one embedding."""

    backend: Backend
    model: str
    content: Parameters

    def run(self, *, truncating: bool) -> tuple[list[JsonObject], JsonObject]:
        """The embedding and its usage. With ``truncating``, a text that is too long is truncated."""
        text, sources = self.content.optional_text("input_text"), self.content.mappings("media_sources")
        if text is None and not sources:
            raise missing("multi_input", "must have input_text or media_sources")
        self._check(text, sources)
        vectors, counts, cut = list[Vector](), dict[str, int](), False
        if text is not None:
            whole, text = text, shortened(text, MAX_TOKENS[self.model]) if truncating else text
            cut = whole != text
            check_text(text, "multi_input.input_text", self.model)
            vectors.append(text_vector(text))
            counts["text"] = len(tokens(text))
        for number, source in enumerate(sources):
            media = self._open(source, f"multi_input.media_sources[{number}]")
            vectors.append(_whole_vector(media))
            counts[media.kind] = counts.get(media.kind, 0) + _count(media)
        usage: JsonObject = {"input_tokens": counts, "truncated": cut}
        return [single(combined(vectors))], usage | ({"truncation_reason": "model_context_window"} if cut else {})

    def _check(self, text: str | None, sources: list[JsonObject]) -> None:
        kinds = {as_text(source["media_type"]) for source in sources}
        if self.model != NEWER and kinds - {"image"}:
            raise invalid("multi_input.media_sources", f"must be images with {self.model}")
        if len(kinds) > 1 and text is None:
            raise missing("multi_input.input_text", "is required with media of different kinds")
        if "document" in kinds and (len(sources) > 1 or text is not None):
            raise invalid("multi_input.media_sources", "must not combine a document with text or other media")

    def _open(self, source: JsonObject, parameter: str) -> ReadMedia:
        where = {name: value for name, value in source.items() if name not in ("name", "media_type")}
        ref = check_source(self.backend, where, parameter)
        media = read_and_release(self.backend, ref, [as_text(source["media_type"])])
        _check_size(media)
        if media.duration > _LIMITS.source_seconds:
            message = (
                f"The {parameter} parameter is {media.duration} seconds long; the limit is {_LIMITS.source_seconds:g}."
            )
            raise ApiError(400, "video_duration_too_long", message)
        return media


def _whole_vector(media: ReadMedia) -> Vector:
    if media.kind == "document":
        return text_vector(" ".join(media.text))
    if media.kind == "audio":
        return audio_vector(media.features.sound)
    return image_vector(media)


def _count(media: ReadMedia) -> int:
    if media.kind == "document":
        return len(tokens(" ".join(media.text)))
    return _PICTURE_TOKENS if media.kind == "image" else round(media.duration * _SECOND_TOKENS)
