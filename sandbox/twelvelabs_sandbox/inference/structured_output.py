"""Structured output: generates values that are valid against a JSON Schema from a description of media."""

import math
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from twelvelabs_sandbox.errors import invalid, unsupported
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.schema_support import MAX_LENGTH, TIME_FORMATS, TIMES, resolve
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_text

N = TypeVar("N", int, float)

# Keywords that restrict the text of a string.
_LIMITING = {"enum", "const", "format", "pattern", "minLength", "maxLength"}
# Texts to try if nothing in the description matches a pattern.
_SAMPLES = ("a", "A", "1", "0", "10", "00:00", "00:00:00", "aa", "AA", "abc", "ABC", "1000", "A1", "a1", "#ff0000", "")
_MAX_DEPTH = 12
_MAX_ITEMS = 20
# The smallest distance to an exclusive bound, relative to it.
_STEP = 1e-6


class _TooDeepError(Exception):
    """A recursive schema was followed too deep."""


@dataclass(frozen=True)
class Generator:
    """Generates values for a schema. ``root`` is the whole schema, for references."""

    root: JsonObject
    parameter: str

    def fill(self, subject: Description) -> object:
        """A value for the whole schema. ApiError if there is no such value."""
        try:
            return self.value(self.root, "", subject, 0)
        except _TooDeepError:
            raise invalid(self.parameter, "must not require infinite recursion") from None

    def value(self, schema: JsonObject, name: str, subject: Description, depth: int = 0) -> object:
        """A value for a subschema; ``name`` is the property, which hints at its meaning."""
        if depth > _MAX_DEPTH:
            raise _TooDeepError
        schema = resolve(self.root, schema, self.parameter)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            options = as_list(schema["enum"])
            return max(options, key=lambda option: subject.evidence(option) if isinstance(option, str) else 0.0)
        if "anyOf" in schema:
            return self._first(schema, name, subject, depth)
        declared = schema.get("type", "object")
        kind = next((one for one in declared if one != "null"), "null") if isinstance(declared, list) else declared
        if kind == "object":
            return self._object(schema, subject, depth)
        if kind == "array":
            return self._array(schema, name, subject, depth)
        return self._scalar(as_text(kind), schema, name, subject)

    def _first(self, schema: JsonObject, name: str, subject: Description, depth: int) -> object:
        """A value for the first alternative that has one, with null as the last resort."""
        options = [as_object(option) for option in as_list(schema["anyOf"])]
        for option in sorted(options, key=lambda option: option.get("type") == "null"):
            try:
                return self.value(option, name, subject, depth + 1)
            except _TooDeepError:
                continue
        raise _TooDeepError

    def _object(self, schema: JsonObject, subject: Description, depth: int) -> JsonObject:
        required, values = as_list(schema.get("required", [])), JsonObject()
        for name, inner in as_object(schema.get("properties", {})).items():
            try:
                values[name] = self.value(as_object(inner), name, subject, depth + 1)
            except _TooDeepError:
                if name in required:
                    raise
        return values

    def _array(self, schema: JsonObject, name: str, subject: Description, depth: int) -> list[object]:
        items = resolve(self.root, as_object(schema.get("items", {"type": "string"})), self.parameter)
        try:
            if items.get("type", "object") == "string" and not _LIMITING & set(items):
                found: list[object] = [*_names(name, subject)]
            else:
                found = [self.value(items, name, subject.within(scene), depth + 1) for scene in subject.scenes]
                found = found or [self.value(items, name, subject, depth + 1)]
        except _TooDeepError:
            if schema.get("minItems", 0):
                raise
            return []
        least, most = (self._limit(schema, limit) for limit in ("minItems", "maxItems"))
        while least and len(found) < least:
            found += found
        return found[: min(max(_MAX_ITEMS, least or 0), MAX_LENGTH if most is None else most)]

    def _limit(self, schema: JsonObject, name: str) -> int | None:
        value = schema.get(name)
        return value if isinstance(value, int) else None

    def _scalar(self, kind: str, schema: JsonObject, name: str, subject: Description) -> object:
        if kind == "null":
            return None
        if kind == "boolean":
            return subject.evidence(name.replace("_", " ")) > 0
        if kind == "timestamp":
            return written_time(_time(name, subject), as_text(schema["format"]))
        if kind == "string":
            return self._string(schema, name, subject)
        number = _number(name, subject)
        return self._integer(schema, number) if kind == "integer" else self._number(schema, number)

    def _integer(self, schema: JsonObject, number: float) -> int:
        above = [math.floor(bound) + 1 for bound in _bounds(schema, "exclusiveMinimum")]
        below = [math.ceil(bound) - 1 for bound in _bounds(schema, "exclusiveMaximum")]
        lowest = [*map(math.ceil, _bounds(schema, "minimum")), *above]
        highest = [*map(math.floor, _bounds(schema, "maximum")), *below]
        return self._clamp(round(number), lowest, highest)

    def _number(self, schema: JsonObject, number: float) -> float:
        above = [bound + _step(bound) for bound in _bounds(schema, "exclusiveMinimum")]
        below = [bound - _step(bound) for bound in _bounds(schema, "exclusiveMaximum")]
        return self._clamp(number, [*_bounds(schema, "minimum"), *above], [*_bounds(schema, "maximum"), *below])

    def _clamp(self, value: N, lowest: Sequence[N], highest: Sequence[N]) -> N:
        """The closest value within the bounds."""
        for bound in highest:
            value = min(value, bound)
        for bound in lowest:
            value = max(value, bound)
        if any(value > bound for bound in highest):
            raise invalid(self.parameter, "must have bounds with a number between them")
        return value

    def _string(self, schema: JsonObject, name: str, subject: Description) -> str:
        form = schema.get("format")
        if form == "uuid":
            return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {subject.title} {subject.start}"))
        if form is not None:
            # No date can be derived from media, so it is always the epoch.
            return {"date": "1970-01-01", "time": "00:00:00Z"}.get(as_text(form), "1970-01-01T00:00:00Z")
        text = written_time(_time(name, subject), TIME_FORMATS[2]) if name in TIMES else _text(name, subject)
        if "pattern" not in schema:
            return as_text(text)[: self._limit(schema, "maxLength")].ljust(self._limit(schema, "minLength") or 0, ".")
        own = [as_text(text), *_names(name, subject), subject.title, str(round(subject.end)), f"{subject.end:.1f}"]
        for candidate in [*own, *_SAMPLES]:
            if re.search(as_text(schema["pattern"]), candidate):
                return candidate
        raise unsupported(f"{self.parameter} with the pattern {schema['pattern']}", "it found no text that matches")


def written_time(seconds: float, form: str) -> float | str:
    """A time in seconds in one of the platform's formats."""
    if form == "seconds":
        return round(seconds, 3)
    if form == "hh:mm:ss":
        whole = round(seconds)
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    milliseconds = round(seconds * 1000)
    whole = milliseconds // 1000
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds % 1000:03}"


def _bounds(schema: JsonObject, name: str) -> list[float]:
    """The bound with this name, if there is one."""
    value = schema.get(name)
    return [value] if isinstance(value, int | float) else []


def _step(bound: float) -> float:
    return _STEP * max(1.0, abs(bound))


def _time(name: str, subject: Description) -> float:
    return subject.end if "end" in name.lower() else subject.start


def _number(name: str, subject: Description) -> float:
    words = content_words(name.replace("_", " "))
    for word in words:
        if word in ("start", "end"):
            return _time(word, subject)
        if word in subject.numbers:
            return subject.numbers[word]
        if word in subject.colors:
            return round(subject.colors[word], 4)
    scenes = subject.scenes
    known = {
        "duration": subject.end - subject.start,
        "length": subject.end - subject.start,
        "count": float(len(scenes)),
        "number": float(len(scenes)),
        "brightness": sum(scene.brightness for scene in scenes) / max(1, len(scenes)),
        "moving": sum(scene.motion for scene in scenes) / max(1, len(scenes)),
        "loudness": max((scene.loudness or 0.0 for scene in scenes), default=0.0),
        "confidence": subject.evidence(" ".join(subject.words)),
    }
    return round(next((known[word] for word in words if word in known), subject.evidence(name.replace("_", " "))), 3)


def _text(name: str, subject: Description) -> str:
    words = name.lower()
    if "title" in words or "name" in words or "headline" in words:
        return subject.title
    if "color" in words or "colour" in words:
        return next(iter(subject.colors), "none")
    if "sound" in words or "audio" in words:
        return next((scene.sound for scene in subject.scenes if scene.sound), "none")
    return subject.describe() or subject.title


def _names(name: str, subject: Description) -> list[str]:
    """Words for a list: only colors if the name asks for them, otherwise also words of the file."""
    colors = [color for color, share in subject.colors.items() if share >= 0.05]
    if "color" in name.lower() or "colour" in name.lower():
        return colors or ["none"]
    return [*dict.fromkeys([*subject.words, *colors])] or [subject.title]
