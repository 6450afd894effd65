"""Segments of a video with generated metadata: the analysis mode time_based_metadata."""

import math
from collections.abc import Mapping, Sequence

from twelvelabs_sandbox.errors import invalid, missing
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.ranking import Query
from twelvelabs_sandbox.inference.scenes import Scene, look_at
from twelvelabs_sandbox.inference.schema_support import TIME_FORMATS
from twelvelabs_sandbox.inference.structured_output import Generator, written_time
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text
from twelvelabs_sandbox.media.features import Features

_RESERVED = ("start_time", "end_time", "metadata")
_MIN_RANGE_SECONDS = 2.0


def check_definitions(definitions: Sequence[JsonObject], body: Parameters, model: str, name: str) -> None:
    """Raise ApiError if definitions of segments are not valid; ``name`` is their parameter."""
    ids = [as_text(definition["id"]) for definition in definitions]
    if len(set(ids)) < len(ids):
        raise invalid(name, "must have unique ids")
    for definition in map(Parameters, definitions):
        for field in definition.mappings("fields"):
            _check_field(Parameters(field), model, f"{name}.fields")
        if "time_ranges" in definition:
            _check_ranges(definition.mappings("time_ranges"), body, f"{name}.time_ranges")


def write_segments(
    subject: Description,
    features: Features,
    definitions: Sequence[JsonObject],
    body: Parameters,
    references: Mapping[str, Sequence[bytes]],
) -> JsonObject:
    """The segments of each definition, by its id."""
    written = _time_format(body)
    return {
        as_text(definition["id"]): [
            _segment(subject.within(scene), Parameters(definition), written)
            for scene in _find(subject, features, Parameters(definition), body, references)
        ]
        for definition in definitions
    }


def segments_schema(definitions: Sequence[JsonObject], body: Parameters) -> JsonObject:
    """The JSON Schema of the segments of each definition, by its id."""
    lists: JsonObject = {
        as_text(one["id"]): {"type": "array", "items": _segment_schema(Parameters(one), _time_format(body))}
        for one in definitions
    }
    return _closed(lists, list(lists))


def _segment_schema(definition: Parameters, written: str) -> JsonObject:
    time: JsonObject = {"type": "timestamp", "format": written}
    times: JsonObject = {"start_time": time, "end_time": time}
    fields: JsonObject = {}
    for field in definition.mappings("fields"):
        name, schema = as_text(field["name"]), _field_schema(field)
        if field["type"] == "time_array":
            items = as_object(schema["items"])
            parts = {**times, **as_object(items["properties"])}
            schema = {"type": "array", "items": _closed(parts, list(times))}
        fields[name] = schema
    return _closed({**times, "metadata": _closed(fields, [])}, [*times, "metadata"])


def _closed(properties: JsonObject, required: Sequence[str]) -> JsonObject:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _time_format(body: Parameters) -> str:
    return as_text((body.mapping("response_format") or {}).get("segment_time_format", TIME_FORMATS[0]))


def _find(
    subject: Description,
    features: Features,
    definition: Parameters,
    body: Parameters,
    references: Mapping[str, Sequence[bytes]],
) -> list[Scene]:
    """The scenes for a definition: its time ranges, or the scenes that match its description, or else all."""
    if "time_ranges" in definition:
        ranges = map(Parameters, definition.mappings("time_ranges"))
        return [look_at(features, (one.number("start_time"), one.number("end_time"))) for one in ranges]
    names = [as_text(source["name"]) for source in definition.mappings("media_sources")]
    pictures = [picture for name in names for picture in references.get(name, ())]
    found = [scene for scene, _ in subject.find(Query(pictures=pictures))] if pictures else []
    for word in content_words(definition.text("description")):
        found += [scene for scene, _ in subject.find(Query([word])) if scene not in found]
    scenes = sorted(found or subject.scenes, key=lambda scene: scene.start)
    shortest, longest = body.number("min_segment_duration", 0.0), body.number("max_segment_duration", math.inf)
    parts = [part for scene in scenes for part in _parts(features, scene, longest)]
    return [part for part in parts if part.end - part.start >= shortest]


def _parts(features: Features, scene: Scene, longest: float) -> list[Scene]:
    """A scene split into equal parts of at most ``longest`` seconds."""
    count = max(1, math.ceil(round((scene.end - scene.start) / longest, 6)))
    step = (scene.end - scene.start) / count
    if count == 1:
        return [scene]
    return [look_at(features, (scene.start + n * step, scene.start + (n + 1) * step)) for n in range(count)]


def _segment(subject: Description, definition: Parameters, written: str) -> JsonObject:
    times: JsonObject = {
        "start_time": written_time(subject.start, written),
        "end_time": written_time(subject.end, written),
    }
    fields = {as_text(field["name"]): _value(field, subject, times) for field in definition.mappings("fields")}
    return {**times, "metadata": fields}


def _value(field: JsonObject, subject: Description, times: JsonObject) -> object:
    """The value of a field. A time_array lists events, and each scene counts as one event."""
    schema, name = _field_schema(field), as_text(field["name"])
    if field["type"] == "time_array":
        return [{**times, **as_object(Generator({}, name).value(as_object(schema["items"]), name, subject))}]
    return Generator({}, name).value(schema, name, subject)


def _field_schema(field: JsonObject) -> JsonObject:
    """The JSON Schema of a field; of a time_array, without the times of its items."""
    schema = {name: value for name, value in field.items() if name in ("type", "format", "enum")}
    if "items" in field:
        schema["items"] = _item_schema(as_object(field["items"]))
    if "enum" in field and field["type"] == "array":
        schema["items"] = {"type": "string", "enum": schema.pop("enum")}
    return schema


def _item_schema(items: JsonObject) -> JsonObject:
    if items["type"] != "object":
        return {"type": items["type"]}
    fields = Parameters(items).mappings("fields")
    parts: JsonObject = {
        as_text(field["name"]): {name: value for name, value in field.items() if name in ("type", "enum", "items")}
        for field in fields
    }
    return {"type": "object", "properties": parts, "required": list(parts)}


def _check_field(field: Parameters, model: str, name: str) -> None:
    kind = field.text("type")
    if field.text("name") in _RESERVED:
        raise invalid(f"{name}.name", f"must not be one of {', '.join(_RESERVED)}")
    if kind == "time_array" and model != "pegasus1.6":
        raise invalid(f"{name}.type", "may be time_array only with pegasus1.6")
    if (kind == "timestamp") != ("format" in field):
        raise invalid(
            f"{name}.format",
            f"is required for the type timestamp, and only valid there: one of {', '.join(TIME_FORMATS)}",
        )
    if kind == "timestamp" and ("enum" in field or "items" in field):
        raise invalid(f"{name}.type", "must not be timestamp if there is an enum or items")
    if kind in ("array", "time_array") and "items" not in field:
        raise missing(f"{name}.items", f"is required for the type {kind}")
    items = Parameters(field.mapping("items") or {})
    if kind == "time_array" and (items.optional_text("type") != "object" or not items.mappings("fields")):
        raise invalid(f"{name}.items", "must have the type object, and fields, for the type time_array")
    for inner in items.mappings("fields"):
        if inner["name"] in _RESERVED:
            raise invalid(f"{name}.items.fields.name", f"must not be one of {', '.join(_RESERVED)}")


def _check_ranges(ranges: Sequence[JsonObject], body: Parameters, name: str) -> None:
    for other in ("start_time", "end_time", "min_segment_duration", "max_segment_duration"):
        if other in body:
            raise invalid(name, f"cannot be combined with {other}")
    end = 0.0
    for one in sorted(map(Parameters, ranges), key=lambda one: one.number("start_time")):
        if one.number("start_time") < end:
            raise invalid(name, "must not overlap")
        end = one.number("end_time")
        if end - one.number("start_time") < _MIN_RANGE_SECONDS:
            raise invalid(name, f"must each last at least {_MIN_RANGE_SECONDS:.0f} seconds")
