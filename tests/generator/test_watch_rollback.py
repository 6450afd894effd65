"""The whole way of a change of the vendor's: a contract as of release 1.3.4 becomes the present one.

`sdk_1_3_4_lacks.txt` is what the watcher says of the present contract and that release. It is undone in a copy of the
contract, the watcher writes what 1.3.6 has into the copy, and the questions that it leaves are answered with the texts
of the present contract. All that was not a question must already be as it is in the present contract.
"""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import twelvelabs
from conftest import PACKAGE, ROOT, contents
from openapi_styles import other_style
from rollback import SCHEMAS, roll_back

from generator.contract import Contract, load
from generator.lint import lint
from generator.package import make_package
from generator.watch.__main__ import main
from generator.watch.compare import compare
from generator.watch.contract_files import read_contract
from generator.watch.deviations import accepted, without
from generator.watch.sources import open_source

HERE = Path(__file__).parent
SDK = Path(twelvelabs.__file__).parent
LACKING = (HERE / "sdk_1_3_4_lacks.txt").read_text(encoding="utf-8").splitlines()
TEXT = "{type: string}"
BEFORE = {
    "AnalyzeTaskSegmentFieldItems.type: required here, optional in the source": [
        ((*SCHEMAS, "AnalyzeTaskSegmentFieldItems", "required"), "[]")
    ],
    "AnalyzeTaskRequestParams.max_tokens: integer or text here, integer in the source": [
        ((*SCHEMAS, "AnalyzeTaskRequestParams", "properties", "max_tokens", "type"), "[integer, 'null']")
    ],
    "CreateAnalysisTaskRequest.video: optional here, required in the source": [
        ((*SCHEMAS, "CreateAnalysisTaskRequest", "additionalProperties"), "false\n      required: [video]")
    ],
    "CreateAnalysisTaskRequest.max_tokens: integer or text here, integer in the source": [
        ((*SCHEMAS, "CreateAnalysisTaskRequest", "properties", "max_tokens"), "{type: integer, description: Before.}")
    ],
    "KnowledgeStoreItemMetadata{}: boolean or list or number or text here, text in the source": [
        ((*SCHEMAS, "KnowledgeStoreItemMetadata", "additionalProperties"), TEXT)
    ],
    "KnowledgeStoreMetadata{}: boolean or list or number or text here, text in the source": [
        ((*SCHEMAS, "KnowledgeStoreMetadata", "additionalProperties"), TEXT)
    ],
}
NAMES = {
    "ResponseStreamEventKeepalive": "ResponseKeepaliveEvent",
    "PostAnalyzeTasksCancelResponse": "CancelAnalyzeTaskResponse",
}
"""The answers to questions for a name that something else than an answered node refers to."""


@pytest.fixture(scope="module")
def present() -> Contract:
    """The present contract, as it is written."""
    return read_contract(ROOT / "openapi")


@pytest.fixture(scope="module")
def rolled_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contract as of 1.3.4; to be copied."""
    folder = tmp_path_factory.mktemp("rolled-back") / "openapi"
    shutil.copytree(ROOT / "openapi", folder)
    roll_back(folder, LACKING, BEFORE)
    return folder


@pytest.fixture
def old(rolled_back: Path, tmp_path: Path) -> Path:
    """A project with the contract as of 1.3.4."""
    shutil.copytree(rolled_back, tmp_path / "openapi")
    return tmp_path


def test_the_old_contract_lacks_what_the_list_says(rolled_back: Path, present: Contract) -> None:
    old = load(rolled_back)
    assert [problem.message for problem in lint(old) if "example" not in problem.message] == []
    assert {*old.schemas} < {*present.schemas}
    assert {o["operationId"] for _, o in present.operations()} - {o["operationId"] for _, o in old.operations()} == {
        "cancel_analysis_task"
    }


def test_a_release_is_written_into_the_contract(
    old: Path, present: Contract, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(SDK), "--root", str(old), "--write"]) == 0
    said = capsys.readouterr().out
    assert "  new        AnalysisModelName: new value pegasus1.6 (also in create_analysis_task)" in said
    assert "  new        POST /analyze/tasks/{task_id}/cancel: new operation" in said
    written = read_contract(old / "openapi")
    refused = {problem.message for problem in lint(written)}
    assert all("an open question" in message for message in refused)

    assert answered(written, present) == present.document
    assert main([str(SDK), "--root", str(old), "--write"]) == 1
    assert "an open question" in capsys.readouterr().err


@pytest.mark.parametrize("style", ["as it is", "in another style"])
def test_an_openapi_document_is_written_into_the_contract(
    old: Path, present: Contract, tmp_path: Path, style: str
) -> None:
    document = present.document if style == "as it is" else other_style(present)
    (tmp_path / "vendor.json").write_text(json.dumps(document), encoding="utf-8")

    assert main([str(tmp_path / "vendor.json"), "--root", str(old), "--write"]) == 0

    assert answered(read_contract(old / "openapi"), present) == present.document


def test_questions_are_few_enough(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Values of enums need no answer, and what only moves a description needs one."""
    main([str(SDK), "--root", str(old), "--write"])
    questions = [problem.message for problem in lint(load(old / "openapi"))]
    for value in ("pegasus1.6", "time_array", "validating", "chunk"):
        assert not any(value in re.sub(r"\(the source: .*", "", question) for question in questions)
    about = "CreateEmbeddingsRequest.embedding_dimension"
    assert sum(question.startswith("embedding_dimension: an open question: describe it") for question in questions) > 3
    assert not any(about in question for question in questions)


def test_comments_and_order_are_kept(old: Path) -> None:
    before = {file.name: file.read_text(encoding="utf-8") for file in (old / "openapi").iterdir()}
    main([str(SDK), "--root", str(old), "--write"])
    after = {file.name: file.read_text(encoding="utf-8") for file in (old / "openapi").iterdir()}
    assert before.keys() == after.keys()
    for name, text in before.items():
        assert is_subsequence(re.findall(r"\S+", text), re.findall(r"\S+", after[name].replace("],", "]")))


@pytest.mark.slow
def test_the_generated_code_is_the_present_one(old: Path, present: Contract, tmp_path: Path) -> None:
    main([str(SDK), "--root", str(old), "--write"])
    document = answered(read_contract(old / "openapi"), present)
    (tmp_path / "answered").mkdir()
    (tmp_path / "answered" / "all.yaml").write_text(json.dumps(document), encoding="utf-8")

    made = make_package(load(tmp_path / "answered"), tmp_path / "scratch")

    assert contents(made) == contents(ROOT / "generated" / PACKAGE)


@pytest.mark.slow
def test_the_list_is_what_the_watcher_says_of_that_release(present: Contract) -> None:
    """Downloads the release."""
    left = without(compare(open_source("twelvelabs==1.3.4"), present), accepted())
    assert [d.line for d in left.found if not d.line.endswith(" only")] == LACKING


def answered(written: Contract, present: Contract) -> dict[str, Any]:
    """The written contract with each question answered from the present one, and nothing else taken from there."""
    document = renamed(copy.deepcopy(written.document))
    document = answer(document, present.document)
    wanted = True
    while wanted:  # an answer may refer to a component that did not exist
        known = {f"#/components/{kind}/{name}" for kind, nodes in document["components"].items() for name in nodes}
        wanted = {*references(document)} - known
        for reference in wanted:
            _, _, kind, name = reference.split("/")
            document["components"][kind][name] = present.document["components"][kind][name]
    used = {*references(document)}
    kept = present.document["components"]["schemas"].keys()
    schemas = document["components"]["schemas"].items()
    document["components"]["schemas"] = {
        name: schema for name, schema in schemas if name in kept or f"#/components/schemas/{name}" in used
    }
    return document


def answer(node: Any, present: Any) -> Any:
    """A node with the answers for all that has a question; `present` is None for what has another name there.

    A question of an object is about its own keys; its fields have questions of their own.
    """
    if isinstance(node, dict):
        theirs = present if isinstance(present, dict) else {}
        asked = "x-todo" in node
        if asked and not (node.keys() & theirs.keys() & {"properties"}):
            return present
        keys = [*theirs] if asked else [*node]
        return {
            key: theirs[key] if asked and key != "properties" else answer(node[key], theirs.get(key)) for key in keys
        }
    if isinstance(node, list):
        others = present if isinstance(present, list) and len(present) == len(node) else [None] * len(node)
        return [answer(value, other) for value, other in zip(node, others, strict=True)]
    return node


def renamed(node: Any) -> Any:
    """The answers to the questions for names."""
    text = json.dumps(node)
    for name, other in NAMES.items():
        text = text.replace(f'schemas/{name}"', f'schemas/{other}"').replace(f'"{name}":', f'"{other}":')
    return json.loads(text)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def is_subsequence(words: list[str], of: list[str]) -> bool:
    rest = iter(of)
    return all(any(word.rstrip(",]}") in other for other in rest) for word in words)
