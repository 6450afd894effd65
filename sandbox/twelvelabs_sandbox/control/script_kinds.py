"""The kinds of scripted answers: their fields as JSON Schemas, which refer to the contract, and their shorter forms."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from twelvelabs_sandbox.contract.error_messages import sentence_of, to_api_error
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.control.fields import object_schema
from twelvelabs_sandbox.inference.vectors import DIMENSION
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_objects, present


class Hit(NamedTuple):
    """A search result: a file, by its name or an id, and a part of it in seconds; all of it without times.

    ``transcription`` is the speech in it, as text.
    """

    filename: str
    start: float | None = None
    end: float | None = None
    transcription: str | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of scripted answer: the kind of model call that it answers, its patterns, and its fields."""

    answers: str
    patterns: Sequence[str]
    fields: Mapping[str, JsonObject] = field(default_factory=dict)
    required: Sequence[str] = ()


_TEXT: JsonObject = {"type": "string"}
_TEXTS: JsonObject = {"type": "array", "items": _TEXT}
_NAME: JsonObject = {"type": "string", "minLength": 1}
_TIME: JsonObject = {"type": "number", "minimum": 0}
_ANSWER: JsonObject = {"anyOf": [_TEXT, {"type": "object"}, {"type": "array"}]}
_NUMBERS: JsonObject = {"type": "array", "minItems": 1, "items": {"type": "number"}}
_VECTOR: JsonObject = {
    "anyOf": [_NAME, {"type": "integer"}, _NUMBERS, {"type": "array", "minItems": 1, "items": _NUMBERS}]
}
_FAILURE: Mapping[str, JsonObject] = {"reason": _NAME, "code": _NAME}
# The fields whose items have a short form, with the names of its parts in order.
_SHORT_FORMS: Mapping[str, Sequence[str]] = {
    "hits": Hit._fields,
    "citations": Hit._fields,
    "segments": ("start", "end", "value", "speaker"),
    "calls": ("name", "arguments", "output"),
}


def _list(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items}


def _contract(name: str) -> JsonObject:
    """A schema of the contract; of an object without other fields, so that misspelt ones are found."""
    schema = Contract.bundled().resolve({"$ref": f"#/components/schemas/{name}"})
    return schema | ({"additionalProperties": False} if schema["type"] == "object" else {})


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds by their names, which are those of the methods of `Script`."""
    hits = _list(object_schema(["filename"], filename=_NAME, start=_TIME, end=_TIME, transcription=_TEXT))
    segments = _list(object_schema(["value"], start=_TIME, end=_TIME, value=_TEXT, speaker=_TEXT))
    calls = _list(object_schema(["name", "arguments"], name=_NAME, arguments={"type": "object"}, output={}))
    usage, finish_reason = _contract("TokenUsage"), _contract("FinishReason")
    in_index, in_store = ("filename", "index"), ("prompt", "knowledge_store")
    summaries: Mapping[str, JsonObject] = {
        "summary": {"anyOf": [_TEXT, {"type": "object"}]},
        "chapters": _list(_contract("SummarizeChapter")),
        "highlights": _list(_contract("SummarizeHighlight")),
    }
    answer = {"answer": _ANSWER, "citations": hits, "calls": calls, "incomplete": _NAME, "usage": usage}
    return {
        "analyze": Kind(
            "analyze",
            ("prompt", "filename"),
            {"answer": _ANSWER, "finish_reason": finish_reason, "usage": usage},
            ["answer"],
        ),
        "respond": Kind("respond", in_store, answer),
        "search": Kind("search", ("query", *in_index, "knowledge_store"), {"hits": hits}, ["hits"]),
        "embed": Kind("embed", ("text", *in_index), {"vector": _VECTOR}, ["vector"]),
        "transcribe": Kind("transcribe", in_index, {"segments": segments}, ["segments"]),
        "summarize": Kind("summarize", ("prompt", *in_index), summaries),
        "gist": Kind("gist", in_index, {"title": _TEXT, "topics": _TEXTS, "hashtags": _TEXTS}),
        "fail_analysis": Kind("analyze", ("prompt", "filename"), _FAILURE, ["reason"]),
        "fail_response": Kind("respond", in_store, {"answer": _TEXT}),
        "fail_embedding": Kind("embed", ("text", *in_index), _FAILURE, ["reason"]),
        "fail_transcription": Kind("transcribe", ("filename",), {"reason": _NAME}, ["reason"]),
        "fail_asset": Kind("process", ("filename",), {"reason": _NAME}, ["reason"]),
        "fail_indexing": Kind("index", (*in_index, "knowledge_store")),
    }


def script_schema() -> JsonObject:
    """The JSON Schema of a scripted answer, with its kind as ``type``."""
    times: JsonObject = {"type": "integer", "minimum": 1}
    alternatives = []
    for name, kind in kinds().items():
        fields = {field: _with_short_form(field, schema) for field, schema in kind.fields.items()}
        patterns = dict.fromkeys(kind.patterns, _TEXT)
        alternatives.append(
            object_schema(["type", *kind.required], type={"const": name}, times=times, **fields, **patterns)
        )
    return {"type": "object", "anyOf": alternatives}


def _with_short_form(name: str, schema: JsonObject) -> JsonObject:
    if name not in _SHORT_FORMS:
        return schema
    short: JsonObject = {"type": "array", "minItems": 1, "maxItems": len(_SHORT_FORMS[name])}
    items: JsonObject = {"anyOf": [as_object(schema["items"]), short, *([_TEXT] if name != "calls" else [])]}
    return {"anyOf": [_list(items), _TEXT]} if name == "segments" else _list(items)


def read_fields(kind: str, fields: Mapping[str, object]) -> JsonObject:
    """The fields of an answer as JSON, in their long forms. ValueError if they do not fit the contract."""
    whole = {name: _expanded(name, value) for name, value in fields.items()}
    try:
        # Any, because the stubs of jsonschema do not accept object.
        values: Any = json.loads(json.dumps(whole, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise ValueError(f"invalid {kind}: it must be JSON ({error})") from None
    known = kinds()[kind]
    validator = Contract.bundled().validator(object_schema(known.required, **known.fields))
    if (found := to_api_error(validator.iter_errors(values), kind, "script")) is not None:
        raise ValueError(f"invalid {kind}: {sentence_of(found)}")
    read = as_object(values)
    _check_times(kind, read)
    if problem := _PROBLEMS.get(kind, _no_problem)(read):
        raise ValueError(f"invalid {kind}: {problem}")
    return read


def _expanded(name: str, value: object) -> object:
    """A field in its long form: items that are texts or tuples become objects, and a text one segment."""
    if name not in _SHORT_FORMS:
        return value
    items = [value] if isinstance(value, str) else value
    return [_item(_SHORT_FORMS[name], item) for item in items] if isinstance(items, list | tuple) else value


def _item(names: Sequence[str], item: object) -> object:
    if isinstance(item, str):
        return {"value" if "value" in names else names[0]: item}
    if isinstance(item, list | tuple) and len(item) <= len(names):
        return present(**dict(zip(names, item, strict=False)))
    return item


def _check_times(kind: str, values: JsonObject) -> None:
    for name in ("hits", "citations", "segments"):
        for number, item in enumerate(as_objects(values.get(name, []))):
            start, end = item.get("start"), item.get("end")
            if (start is None) != (end is None):
                raise ValueError(f"invalid {kind}: {name}[{number}] must have both start and end, or neither")
            if isinstance(start, int | float) and isinstance(end, int | float) and end <= start:
                raise ValueError(f"invalid {kind}: {name}[{number}] must end after it starts")


def _no_problem(values: JsonObject) -> str | None:
    return None


def _respond_problem(values: JsonObject) -> str | None:
    if "answer" not in values and not values.get("calls"):
        return "it must have an answer or calls"
    if "citations" in values and not isinstance(values.get("answer"), str):
        return "citations need an answer that is text"
    return None


def _summarize_problem(values: JsonObject) -> str | None:
    return None if len(values) == 1 else "it must have exactly one of summary, chapters and highlights"


def _gist_problem(values: JsonObject) -> str | None:
    return None if values else "it must have a title, topics or hashtags"


def _embed_problem(values: JsonObject) -> str | None:
    vector = values["vector"]
    if not isinstance(vector, list):
        return None
    lengths = {len(as_list(one)) for one in vector} if isinstance(vector[0], list) else {len(vector)}
    if all(DIMENSION % length == 0 for length in lengths):
        return None
    return f"a vector must have {DIMENSION} numbers or a divisor of that, not {min(lengths)}"


_PROBLEMS: Mapping[str, Callable[[JsonObject], str | None]] = {
    "respond": _respond_problem,
    "summarize": _summarize_problem,
    "gist": _gist_problem,
    "embed": _embed_problem,
}
