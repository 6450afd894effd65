"""Embeddings of media in the second version of the operations: how to cut, what to look at, and what to mix in."""

from collections.abc import Sequence
from dataclasses import dataclass

from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.inference.clip_embeddings import OPTIONS, WINDOW, fused_vectors, vectors_of
from twelvelabs_sandbox.inference.scenes import Window, fixed_windows, scene_windows
from twelvelabs_sandbox.inference.vectors import DIMENSION, Vector, combined, folded, look, text_vector, visual_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text, present
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia

NEWER = "marengo3.5"
# The shortest dynamic segment that a model makes if not told, in seconds.
_SHORTEST = {"marengo3.0": 4.0, NEWER: 2.0}
_SEPARATE, _FUSED = "separate_embedding", "fused_embedding"


@dataclass(frozen=True)
class Plan:
    """How a video or audio is to be embedded: ``name`` is the parameter that says so."""

    name: str
    model: str
    given: Parameters
    options: list[str]
    scopes: list[str]
    types: list[str]

    @classmethod
    def read(cls, name: str, model: str, given: JsonObject) -> "Plan":
        """The plan that a request describes; an ApiError if it makes no sense."""
        parameters = Parameters(given)
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
        """The stretch of the media that is to be embedded."""
        start, end = self.given.number("start_sec", 0.0), self.given.number("end_sec", duration)
        if not 0 <= start < end:
            raise invalid(f"{self.name}.end_sec", "must be greater than start_sec")
        if end > duration + 0.001:
            raise invalid(f"{self.name}.end_sec", f"must be within the duration of {duration} seconds")
        return start, min(end, duration)

    def metadata(self, media: ReadMedia) -> JsonObject:
        """What was embedded, and how."""
        start, end = self.window(media.duration)
        whole = "start_sec" not in self.given and "end_sec" not in self.given
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
        """All embeddings that the plan asks for, those of segments before those of the whole."""
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
        if self.model == NEWER and _FUSED in self.types and "time_based_metadata" not in self.given:
            raise invalid(f"{self.name}.embedding_type", f"needs time_based_metadata for {_FUSED} with {NEWER}")
        if self.model != NEWER and "time_based_metadata" in self.given:
            raise invalid(f"{self.name}.time_based_metadata", f"goes with {NEWER} only")
        for entry in self.given.mappings("time_based_metadata"):
            times = Parameters(entry)
            if not 0 <= times.number("start") <= times.number("end"):
                raise invalid(
                    f"{self.name}.time_based_metadata", "must have entries whose start is not after their end"
                )
        segmentation = self.given.mapping("segmentation")
        if segmentation is not None and ("temporal" in segmentation) != (self.model == NEWER):
            form = "with temporal" if self.model == NEWER else "without temporal"
            raise invalid(f"{self.name}.segmentation", f"must have the form {form} for {self.model}")
        self._segmentation()

    def _segmentation(self) -> tuple[str, float]:
        """How to cut, and the length that goes with it in seconds."""
        given = self.given.mapping("segmentation") or {}
        given = as_object(given.get("temporal", given))
        strategy = as_text(given.get("strategy", "dynamic" if self.name == "video" else "fixed"))
        length = Parameters(as_object(given.get(strategy, {})))
        if strategy == "fixed":
            return strategy, length.integer("duration_sec", round(WINDOW))
        return strategy, length.number("min_duration_sec", _SHORTEST[self.model])

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
        """The vectors of the texts that belong to a stretch of time."""
        entries = [(Parameters(entry), entry) for entry in self.given.mappings("time_based_metadata")]
        return [
            text_vector(as_text(entry["text"]))
            for times, entry in entries
            if times.number("start") <= window[1] and times.number("end") >= window[0]
        ]


def image_vector(media: ReadMedia) -> Vector:
    """The vector of a picture, or of the pictures of a video all together."""
    if not media.features.pictures:
        raise ApiError(400, "parameter_invalid", "There is no picture in the media that could be read.")
    return visual_vector(list(map(look, media.features.pictures)))


def single(vector: Vector, **fields: object) -> JsonObject:
    """An embedding of something that has no time."""
    none: JsonObject = {"embedding_option": None, "embedding_scope": None, "start_sec": None, "end_sec": None}
    return {"embedding": vector, **none, **fields}


def check_dimension(parameters: Parameters, model: str) -> int:
    """How many numbers an embedding shall have."""
    if "embedding_dimension" not in parameters:
        return DIMENSION
    dimension = parameters.integer("embedding_dimension")
    if model != NEWER:
        raise invalid("embedding_dimension", f"goes with {NEWER} only")
    if dimension < 1 or DIMENSION % dimension:
        raise invalid("embedding_dimension", f"must be {DIMENSION}, or a number by which it can be divided")
    return dimension


def with_dimension(data: list[JsonObject], dimension: int) -> list[JsonObject]:
    """The embeddings with so many numbers each."""
    if dimension == DIMENSION:
        return data
    return [{**datum, "embedding": folded(_vector(datum), dimension)} for datum in data]


def _vector(datum: JsonObject) -> Vector:
    vector = datum["embedding"]
    return [float(value) for value in vector] if isinstance(vector, list) else []


def _datum(option: str, scope: str, window: Window, vector: Vector) -> JsonObject:
    return {
        "embedding": vector,
        "embedding_option": option,
        "embedding_scope": scope,
        "start_sec": round(window[0], 3),
        "end_sec": round(window[1], 3),
    }
