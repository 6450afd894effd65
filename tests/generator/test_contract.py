"""The files of a contract are read as one document, and errors in them are reported with file and line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from generator.contract import Contract, ContractError, load


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder `openapi` with these files."""
    openapi = tmp_path / "openapi"
    openapi.mkdir()
    for name, text in files.items():
        (openapi / f"{name}.yaml").write_text(text, encoding="utf-8")
    return openapi


def problems(openapi: Path) -> list[str]:
    with pytest.raises(ContractError) as caught:
        load(openapi)
    return [str(problem) for problem in caught.value.problems]


def test_sections_are_merged_and_each_node_has_its_place(tmp_path: Path) -> None:
    one = "openapi: 3.1.0\npaths:\n  /a:\n    get: {summary: A.}\ncomponents:\n  schemas:\n    A: {type: object}\n"
    two = (
        "paths:\n  /b:\n    parameters:\n      - {name: x}\n      - name: y\n"
        "components:\n  schemas:\n    B:\n      enum: [b]\n"
    )
    contract = load(folder(tmp_path, one=one, two=two))
    assert contract.document == {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"summary": "A."}}, "/b": {"parameters": [{"name": "x"}, {"name": "y"}]}},
        "components": {"schemas": {"A": {"type": "object"}, "B": {"enum": ["b"]}}},
    }
    assert {
        pointer: contract.place(pointer)
        for pointer in [
            ("openapi",),
            ("paths", "/a", "get", "summary"),
            ("paths", "/b", "parameters", 1, "name"),
            ("components", "schemas", "B", "enum", 0),
        ]
    } == {
        ("openapi",): "openapi/one.yaml:1",
        ("paths", "/a", "get", "summary"): "openapi/one.yaml:4",
        ("paths", "/b", "parameters", 1, "name"): "openapi/two.yaml:5",
        ("components", "schemas", "B", "enum", 0): "openapi/two.yaml:9",
    }


def test_what_is_missing_has_the_place_of_what_is_around_it(tmp_path: Path) -> None:
    contract = load(folder(tmp_path, one="openapi: 3.1.0\npaths:\n  /a:\n    get: {}\n"))
    assert contract.place(("paths", "/a", "get", "responses", "200")) == "openapi/one.yaml:4"
    assert Contract().place(("servers",)) == "openapi"


def test_keys_that_yaml_merges_have_the_place_of_the_mapping(tmp_path: Path) -> None:
    contract = load(folder(tmp_path, one="paths:\n  /a:\n    get:\n      <<: {tags: [a]}\n      summary: A.\n"))
    assert contract.document["paths"]["/a"]["get"] == {"tags": ["a"], "summary": "A."}
    assert contract.place(("paths", "/a", "get", "tags")) == "openapi/one.yaml:4"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [b\nc: d\n", "one.yaml:1: the bracket that is opened here is not closed before line 2, or a comma"),
        ("a:\n  b: [1\n", "one.yaml:2: the bracket that is opened here is not closed"),
        ("a: 1\na: 2\n", "one.yaml:2: the key a is already defined in this block: rename one, or correct the"),
        ("a:\n\tb: 1\n", "one.yaml:2: a tab in the indentation: indent with spaces"),
        ("a:\n  b: 1\n   c: 2\n", "one.yaml:3: the line is indented by 3 spaces; each level has two"),
        ("a:\n  b: 1\n    c: 2\n", "one.yaml:3: the line is indented by 4 spaces, below line 2, which already has a"),
        (
            "a:\n    b: 1\n  c: 2\n",
            "one.yaml:3: the line is indented by 2 spaces, which fits no block around it: line 1 by 0 and line 2 by 4",
        ),
        ("a:\n  - b\n - c\n", "one.yaml:3: the line is indented by 1 space; each level has two"),
        ("a:\n  b 1\n  c: 2\n", "one.yaml:2: there is no colon, followed by a space, after the key"),
        ("a:\n  b\n    c: 2\n", "one.yaml:2: there is no colon, followed by a space, after the key"),
        ("a:\n  b:1\n  c: 2\n", "one.yaml:2: there is no"),
        ("a:\n  b: c: d\n", "one.yaml:2: the text holds a colon followed by a space: put it in quotes"),
        ("a:\n  b: 'c\n  d: 1\n", "one.yaml:2: the quote ' that is opened in this line is not closed in it"),
        ("a:\n  b: c}\n  d: {e}}\n", "one.yaml:3: a bracket is closed that is not opened in this line"),
        ("a: 1\nb: !secret {c: 1}\n", "one.yaml:2: the tag !secret means nothing here: remove it"),
        ("a: [!secret 1]\n", "one.yaml:1: the tag !secret means nothing here: remove it"),
        ("paths:\n  /a:\n    at: 2026-10-28\n", "one.yaml:3: quote datetime.date(2026, 10, 28): YAML reads it as date"),
        ("a: 1\nat: 2026-13-01\n", "one.yaml: month must be in 1..12"),
        ("- one\n", "one.yaml: a mapping is expected"),
        ("a: \x01\n", "one.yaml:1: YAML does not allow the character 0x1"),
        ("a: 1\npaths: []\n", "one.yaml:2: paths must be a mapping"),
        ("paths:\n", "one.yaml:1: paths must be a mapping"),
    ],
)
def test_a_broken_file_is_named_with_the_line(text: str, problem: str, tmp_path: Path) -> None:
    (found,) = problems(folder(tmp_path, one=text))
    assert found.startswith(f"openapi/{problem}")


MISTAKES: dict[str, Callable[[str], str]] = {
    "one space less": lambda line: line[1:],
    "one space more": lambda line: f" {line}",
    "two spaces less": lambda line: line[2:],
    "two spaces more": lambda line: f"  {line}",
    "tab": lambda line: f"\t{line.lstrip()}",
    "no colon": lambda line: line.replace(":", "", 1),
    "no space": lambda line: line.replace(": ", ":", 1),
    "bracket not closed": lambda line: line.replace("}", "", 1),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_any_line_of_a_real_file_leads_to_that_line(mistake: str, tmp_path: Path) -> None:
    lines = (ROOT / "openapi" / "search.yaml").read_text(encoding="utf-8").splitlines()[:80]
    openapi = folder(tmp_path)
    found = near = 0
    for number, line in enumerate(lines, 1):
        changed = MISTAKES[mistake](line)
        if changed == line or changed.strip() in ("", "}"):
            continue
        text = "\n".join([*lines[: number - 1], changed, *lines[number:]])
        (openapi / "one.yaml").write_text(text, encoding="utf-8")
        try:
            load(openapi)
        except ContractError as error:
            (problem,) = error.problems
            named = [int(name) for name in re.findall(r"(?<=yaml:)\d+|(?<=line )\d+", str(problem))]
            assert named, problem
            found += 1
            near += any(abs(name - number) <= 1 for name in named)
    assert near >= 0.85 * found > 0


def test_what_two_files_define_is_named_with_both_places(tmp_path: Path) -> None:
    one = "paths:\n  /a: {}\ncomponents:\n  schemas:\n    A: {}\n"
    two = "openapi: 3.1.0\ncomponents:\n  schemas:\n    A: {}\npaths:\n  /a: {}\n"
    assert problems(folder(tmp_path, one=one, two=two)) == [
        "openapi/two.yaml:4: A is also defined in openapi/one.yaml:5",
        "openapi/two.yaml:6: /a is also defined in openapi/one.yaml:2",
    ]


def test_all_broken_files_are_named(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, a_list="- one\n", broken="a:\n  b: [1\n", whole="openapi: 3.1.0\n"))
    assert [problem.split(": ")[0] for problem in found] == ["openapi/a_list.yaml", "openapi/broken.yaml:2"]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    openapi = folder(tmp_path)
    (openapi / "a.yaml").write_bytes(b"openapi: 3.1.0\ninfo: {title: caf\xe9}\n")
    assert problems(openapi) == ["openapi/a.yaml:2: YAML does not allow the character 0xdce9"]


def test_a_folder_without_files_is_rejected(tmp_path: Path) -> None:
    assert problems(tmp_path) == [f"{tmp_path}: no .yaml files in this folder"]
