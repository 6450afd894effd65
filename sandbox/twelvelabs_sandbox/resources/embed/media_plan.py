"""The plan for embedding a video or audio file in v2: segmentation, options, scopes and types."""

from collections.abc import Sequence
from dataclasses import dataclass

from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.inference.clip_embeddings import OPTIONS, WINDOW, fused_vectors, vectors_of
from twelvelabs_sandbox.inference.scenes import Window, fixed_windows, scene_windows
from twelvelabs_sandbox.inference.vectors import DIMENSION, Vector, combined, look, text_vector, visual_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text, present
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia

NEWER = "marengo3.5"
# The default minimum length of a dynamic segment in seconds.
_MIN_SEGMENT_SECONDS = {"marengo3.0": 4.0, NEWER: 2.0}
_SEPARATE, _FUSED = "separate_embedding", "fused_embedding"


@dataclass(frozen=True)
class Plan:
    """How to embed a video or audio file. ``name`` is the parameter that it came from."""

    name: str
    model: str
    parameters: Parameters
    options: list[str]
    scopes: list[str]
    types: list[str]

    @classmethod
    def read(cls, name: str, model: str, body: JsonObject) -> "Plan":
        """Parse and check the plan of a request. ApiError if it is not valid."""
        parameters = Parameters(body)
        known = [option for option in (*OPTIONS, "transcription") if name == "video" or option != "visual"]
        if model == NEWER:
            known.remove("transcription")
        plan = cls(
            name,
            model,
            parameters,
            parameters.texts("embedding_option") or known,
            parameters.texts("embedding_scope") or ["clip", "asset"],
            parameters.texts("embedding_type") or [_SEPARATE],
        )
        plan._check(known)
        return plan

    def window(self, duration: float) -> Window:
        """The start and the end of the part to embed, in seconds. ApiError if it exceeds the duration."""
        start, end = self.parameters.number("start_sec", 0.0), self.parameters.number("end_sec", duration)
        if start >= end:
            raise invalid(f"{self.name}.end_sec", "must be greater than start_sec")
        if end > duration + 0.001:
            raise invalid(f"{self.name}.end_sec", f"must be within the duration of {duration} seconds")
        return start, min(end, duration)

    def metadata(self, media: ReadMedia) -> JsonObject:
        """The metadata of the embeddings."""
        start, end = self.window(media.duration)
        whole = "start_sec" not in self.parameters and "end_sec" not in self.parameters
        cutting = self._segmentation()
        return present(
            input_type=self.name,
            input_url=media.source.url,
            input_filename=media.filename,
            clip_length=cutting[1] if cutting[0] == "fixed" and self.name == "video" else None,
            embedding_scopes=self.scopes,
            embedding_options=self.options,
            duration=media.duration,
            start_offset_sec=None if whole else start,
            end_offset_sec=None if whole else end,
        )

    def embeddings(self, media: ReadMedia) -> list[JsonObject]:
        """All embeddings of the plan, those of segments before those of the whole."""
        whole = self.window(media.duration)
        data: list[JsonObject] = []
        for scope in ("clip", "asset"):
            if scope in self.scopes or (scope == "clip" and "local" in self.scopes):
                windows = self._windows(media, whole) if scope == "clip" else [whole]
                for option in [*(self.options if _SEPARATE in self.types else []), *self._fused()]:
                    data += [_datum(option, scope, *found) for found in self._vectors(media, option, windows)]
        return data

    def _check(self, known: Sequence[str]) -> None:
        for option in self.options:
            if option not in known:
                raise invalid(f"{self.name}.embedding_option", f"must not have {option} with {self.model}")
        if self.model == NEWER and _FUSED in self.types and "time_based_metadata" not in self.parameters:
            raise invalid(f"{self.name}.embedding_type", f"requires time_based_metadata for {_FUSED} with {NEWER}")
        if self.model != NEWER and "time_based_metadata" in self.parameters:
            raise invalid(f"{self.name}.time_based_metadata", f"is only valid for {NEWER}")
        for entry in self.parameters.mappings("time_based_metadata"):
            times = Parameters(entry)
            if times.number("start") > times.number("end"):
                raise invalid(f"{self.name}.time_based_metadata", "must have entries that do not end before they start")
        segmentation = self.parameters.mapping("segmentation")
        if segmentation is not None and ("temporal" in segmentation) != (self.model == NEWER):
            form = "with temporal" if self.model == NEWER else "without temporal"
            raise invalid(f"{self.name}.segmentation", f"must have the form {form} for {self.model}")
        self._segmentation()

    def _segmentation(self) -> tuple[str, float]:
        """The strategy of segmentation, and its length in seconds."""
        segmentation = self.parameters.mapping("segmentation") or {}
        segmentation = as_object(segmentation.get("temporal", segmentation))
        strategy = as_text(segmentation.get("strategy", "dynamic" if self.name == "video" else "fixed"))
        length = Parameters(as_object(segmentation.get(strategy, {})))
        if strategy == "fixed":
            return strategy, length.integer("duration_sec", round(WINDOW))
        return strategy, length.number("min_duration_sec", _MIN_SEGMENT_SECONDS[self.model])

    def _windows(self, media: ReadMedia, whole: Window) -> list[Window]:
        strategy, length = self._segmentation()
        if strategy == "fixed":
            return fixed_windows(*whole, length)
        return scene_windows(media.features, *whole, length)

    def _fused(self) -> list[str]:
        return ["fused"] if _FUSED in self.types else []

    def _vectors(self, media: ReadMedia, option: str, windows: list[Window]) -> list[tuple[Window, Vector]]:
        if option != "fused":
            return vectors_of(media.features, option, windows)
        fused = fused_vectors(media.features, self.options, windows)
        return [(window, combined([vector, *self._texts(window)])) for window, vector in fused]

    def _texts(self, window: Window) -> list[Vector]:
        """The vectors of the time-based metadata within a window."""
        entries = [(Parameters(entry), entry) for entry in self.parameters.mappings("time_based_metadata")]
        return [
            text_vector(as_text(entry["text"]))
            for times, entry in entries
            if times.number("start") <= window[1] and times.number("end") >= window[0]
        ]


def image_vector(media: ReadMedia) -> Vector:
    """The vector of an image, or of all pictures of a video."""
    if not media.features.pictures:
        raise ApiError(400, "parameter_invalid", "The media have no picture that could be decoded.")
    return visual_vector(list(map(look, media.features.pictures)))


def single(vector: Vector, **fields: object) -> JsonObject:
    """An embedding without a time."""
    none: JsonObject = {"embedding_option": None, "embedding_scope": None, "start_sec": None, "end_sec": None}
    return {"embedding": vector, **none, **fields}


def check_dimension(parameters: Parameters, model: str) -> int:
    """The requested dimension of the embeddings. ApiError if the model does not support it."""
    if "embedding_dimension" not in parameters:
        return DIMENSION
    dimension = parameters.integer("embedding_dimension")
    if model != NEWER:
        raise invalid("embedding_dimension", f"is only valid for {NEWER}")
    if DIMENSION % dimension:
        raise invalid("embedding_dimension", f"must be {DIMENSION} or one of its divisors")
    return dimension


def _datum(option: str, scope: str, window: Window, vector: Vector) -> JsonObject:
    return {
        "embedding": vector,
        "embedding_option": option,
        "embedding_scope": scope,
        "start_sec": round(window[0], 3),
        "end_sec": round(window[1], 3),
    }
