"""What is wrong with a request is said in the words of the contract: for each operation, bodies that are broken in one
place, and what the message says about it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from twelvelabs_sandbox.contract.error_messages import to_api_error
from twelvelabs_sandbox.contract.nulls import without_nulls
from twelvelabs_sandbox.contract.spec import Contract

from tests.contract.document import OPERATIONS
from tests.contract.values import value

CONTRACT = Contract.bundled()
WITH_BODY = [name for name, operation in OPERATIONS.items() if operation.media_type]
EXPECTED = re.compile(r" (must (not )?be |must (not )?have |must match |must fit |is required|is unknown )")
TRIED = 40
"""Changes of a body, evenly spread over its places: larger bodies take longer to check."""
NULL = object()
Path = tuple[str | int, ...]


def places(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """All places of a value, but of a list the first item only."""
    yield path, part
    inner = part.items() if isinstance(part, dict) else enumerate(part[:1]) if isinstance(part, list) else ()
    for name, item in inner:
        yield from places(item, (*path, name))


def changed(body: Any, path: Path, change: Any) -> Any:
    """The body with another value at a place, with null for NULL, or without the place for None."""
    holder = {"": copy.deepcopy(body)}
    place: Any = holder
    for step in ("", *path)[:-1]:
        place = place[step]
    if change is None:
        del place[("", *path)[-1]]
    else:
        place[("", *path)[-1]] = None if change is NULL else change
    return holder[""]


def named(path: Path, root: str) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or root


def changes(body: Any) -> Iterator[tuple[Path, Any, Path]]:
    """What breaks a body in one place: the place, what is put there, and the place that is wrong then."""
    for path, part in places(body):
        for other in (5, "text", [], {}):
            if type(other) is not type(part):
                yield path, other, path
        if path and isinstance(path[-1], str):
            yield path, None, path
        if isinstance(part, dict):
            yield path, {**part, "bogus field": 1}, (*path, "bogus field")


def message_of(name: str, body: Any, root: str) -> str | None:
    schema = CONTRACT.operations[name].body_schema
    if root == "body":
        body = without_nulls(CONTRACT, schema, body)
    error = to_api_error(CONTRACT.validator(schema).iter_errors(body), root, root)
    return error.message if error else None


def faults_of(message: str, place: str) -> list[str]:
    """What is wrong with a message about a place."""
    found = []
    start, _, problem = message.partition(" parameter ")
    about = start.removeprefix("The ")
    if not (f"{about}.".startswith(tuple(f"{place}{end}" for end in (".", "[", ",", " or "))) or place == "body"):
        found.append("names another place")
    if not EXPECTED.search(f" {problem}"):
        found.append("does not say what is expected")
    choices = re.split(r", | or |: ", problem.partition("must be ")[2].rstrip("."))
    if len(choices) != len(set(choices)):
        found.append("repeats an alternative")
    if re.search(r"anyOf|oneOf|\$ref|None|\{|ValidationError|does not match", problem):
        found.append("speaks of internals")
    if len(message) > 400 or message[-1] not in ".?":
        found.append("is no sentence")
    return found


@pytest.mark.parametrize("name", WITH_BODY)
def test_messages_say_where_and_what(name: str) -> None:
    operation = OPERATIONS[name]
    root = "body" if operation.media_type == "application/json" else "form"
    wrong, seen = {}, 0
    for turn in range(2):
        body = value(operation.body, turn, whole=True)
        found = list(changes(body))
        for path, change, place in found[:: len(found) // TRIED + 1]:
            message = message_of(name, changed(body, path, change), root)
            if message is not None:
                seen += 1
                if faults := faults_of(message, named(place, root)):
                    wrong[place, message] = faults
    assert not wrong
    assert seen > 3


VIDEO = {"media_source": {"url": "a"}, "segmentation": 5}
SOURCE = {"type": "asset_id", "asset_id": "a"}
MODEL = {"model_name": "marengo3.0", "model_options": ["visual"]}
EXAMPLES = [
    ("create_analysis", {"vido": 5}, "vido parameter is unknown in the body of this operation. Did you mean video?"),
    (
        "create_analysis",
        {"video": SOURCE, "response_format": {}},
        "response_format.type parameter is required: json_schema.",
    ),
    (
        "create_analysis_task",
        {"video": SOURCE, "max_tokens": "x"},
        "max_tokens parameter must be a whole number or unlimited.",
    ),
    ("create_index", {"index_name": "", "models": [MODEL]}, "index_name parameter must not be empty."),
    (
        "create_index",
        {"index_name": "a", "models": ["marengo3.0"]},
        "models[0] parameter must be an object with model_name and model_options.",
    ),
    (
        "create_embedding_task",
        {"input_type": "video", "model_name": "marengo3.5", "video": VIDEO},
        "video.segmentation parameter must be an object with strategy dynamic or fixed or an object with temporal.",
    ),
    (
        "create_indexed_asset",
        {"asset_id": "a", "user_metadata": {"a": {}}},
        "user_metadata.a parameter must be a string, a number, true or false or a list of strings.",
    ),
]


@pytest.mark.parametrize(("name", "body", "message"), EXAMPLES)
def test_messages(name: str, body: Any, message: str) -> None:
    assert message_of(name, body, "body") == f"The {message}"


def test_null_is_the_absence_of_any_optional_field() -> None:
    """At any depth of any JSON body, unless null means something there: the body is valid without the field."""
    tried, wrong = set(), []
    for name, operation in OPERATIONS.items():
        if operation.media_type != "application/json":
            continue
        schema = CONTRACT.operations[name].body_schema
        validator = CONTRACT.validator(schema)
        for turn in range(2):
            body = value(operation.body, turn, whole=True)
            for path, _ in places(body):
                is_field = path and isinstance(path[-1], str) and not path[-1].startswith("key ")  # those of metadata
                if not is_field or (name, path) in tried or not validator.is_valid(changed(body, path, None)):
                    continue
                tried.add((name, path))
                if not validator.is_valid(without_nulls(CONTRACT, schema, changed(body, path, NULL))):
                    wrong.append((name, named(path, "body")))
    assert not wrong
    assert len(tried) > 150
