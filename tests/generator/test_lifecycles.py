"""Which statuses end a wait is stated in the contract, for each value of an enum of statuses."""

from pathlib import Path
from typing import Any

import pytest
from verdicts import document

from generator.contract import Contract
from generator.lifecycles import write_lifecycles
from generator.lint import lint

GOOD = {"kinds": ["film"], "pending": ["processing"], "done": ["ready"], "failed": ["failed"]}


def with_status(**status: Any) -> Contract:
    whole = document()
    schemas = {**whole["components"]["schemas"], "FilmStatus": {"type": "string", **status}}
    return Contract({**whole, "components": {**whole["components"], "schemas": schemas}})


VALUES = ["processing", "ready", "failed"]
REFUSED: list[tuple[list[str], Any, str]] = [
    (
        [*VALUES, "archived"],
        GOOD,
        "FilmStatus: add the status archived to pending, done or failed in x-lifecycle, ",
    ),
    (VALUES[:2], GOOD, "FilmStatus: x-lifecycle names failed, which is not a value of this enum"),
    (VALUES, {**GOOD, "failed": ["failed", "ready"]}, "FilmStatus: x-lifecycle names ready twice"),
    (VALUES, {"kinds": ["film"], "pending": VALUES[:1], "done": VALUES[1:]}, "FilmStatus: x-lifecycle needs failed"),
    (VALUES, {**GOOD, "ended": []}, "FilmStatus: x-lifecycle has kinds, pending, done, failed, not ended"),
    (VALUES, {**GOOD, "pending": VALUES[:2], "done": []}, "FilmStatus: x-lifecycle needs a status that is done"),
    (VALUES, {**GOOD, "kinds": []}, "FilmStatus: x-lifecycle needs kinds"),
    (VALUES, {**GOOD, "done": "ready"}, 'done must be a list, not "ready"'),
    (VALUES, ["ready"], "x-lifecycle must be a mapping, not a list"),
]


@pytest.mark.parametrize(("values", "stated", "message"), REFUSED, ids=[message for *_, message in REFUSED])
def test_each_status_is_in_one_place(values: list[str], stated: Any, message: str) -> None:
    (problem,) = lint(with_status(enum=values, **{"x-lifecycle": stated}))
    assert problem.message.startswith(message)


def test_a_kind_belongs_to_one_enum() -> None:
    contract = with_status(enum=VALUES, **{"x-lifecycle": GOOD})
    contract.schemas["Genre"] = {**contract.schemas["Genre"], "x-lifecycle": {**GOOD, "pending": [], "failed": []}}
    messages = [problem.message for problem in lint(contract)]
    assert any(message.endswith("the kind 'film' is that of Genre already") for message in messages)


def test_the_module_of_lifecycles(tmp_path: Path) -> None:
    write_lifecycles(with_status(enum=VALUES, **{"x-lifecycle": {**GOOD, "failed": []}}), tmp_path)
    names: dict[str, Any] = {}
    exec((tmp_path / "lifecycles.py").read_text(encoding="utf-8"), names)
    assert names["LIFECYCLES"] == {"film": ("FilmStatus", {"processing"}, {"ready"}, set())}
