"""The whole way of a change of the vendor's: a contract as of release 1.3.4 becomes the present one.

`sdk_1_3_4_lacks.txt` is what the watcher says of the present contract and that release. It is undone in a copy of the
contract, the watcher writes what 1.3.6 has into the copy, and the questions that it leaves are answered with the texts
of the present contract. All that was not a question must already be as it is in the present contract.
"""

import copy
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import twelvelabs
from conftest import PACKAGE, ROOT, contents
from openapi_styles import other_style
from rollback import SCHEMAS, references, roll_back

from generator.contract import Contract, load
from generator.lint import lint
from generator.package import make_package
from generator.watch.__main__ import main
from generator.watch.compare import compare
from generator.watch.contract_files import read_contract
from generator.watch.deviations import accepted, without
from generator.watch.document import read_openapi
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


@pytest.fixture(scope="module")
def written(rolled_back: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contract as of 1.3.4 after the watcher has written 1.3.6 into it; not to be changed."""
    root = tmp_path_factory.mktemp("written")
    shutil.copytree(rolled_back, root / "openapi")
    assert main([str(SDK), "--root", str(root), "--write"]) == 0
    return root / "openapi"


def test_the_old_contract_lacks_an_operation(rolled_back: Path, present: Contract) -> None:
    before, after = (
        {operation["operationId"] for _, operation in contract.operations()}
        for contract in (read_contract(rolled_back), present)
    )
    assert after - before == {"cancel_analysis_task"}


def test_a_release_is_written_into_the_contract(written: Path, present: Contract) -> None:
    contract = read_contract(written)
    assert answered(contract, present) == present.document
    assert all("an open question" in problem.message for problem in lint(contract))


def test_open_questions_are_answered_before_the_next_release(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(written)
    assert main([str(SDK), "--root", str(written.parent), "--write"]) == 1
    assert "analysis.yaml:" in (said := capsys.readouterr().err)
    assert "an open question" in said
    assert contents(written) == before


def test_what_needs_no_judgement_is_no_question(written: Path) -> None:
    questions = [problem.message.partition(" (the source: ")[0] for problem in lint(read_contract(written))]
    for value in ("pegasus1.6", "time_array", "validating", "chunk"):
        assert not any(f"new value {value}" in question for question in questions)


def test_comments_and_order_are_kept(rolled_back: Path, written: Path) -> None:
    """All lines are still there, in their order, except for those into which something was inserted."""
    for file in sorted(rolled_back.iterdir()):
        lines = file.read_text(encoding="utf-8").splitlines()
        others = iter((written / file.name).read_text(encoding="utf-8").splitlines())
        missing = [line for line in lines if not any(begins_alike(line, other) for other in others)]
        assert missing == []


def begins_alike(line: str, other: str) -> bool:
    """Whether a line is the other, or the other with something inserted into its brackets."""
    if line == other:
        return True
    parts = re.match(r"(.*[\[{])([^\[{]*)$", line)
    return parts is not None and other.startswith(parts[1]) and other != line and ("x-todo" in other or "enum" in other)


def test_another_style_of_openapi_says_the_same(present: Contract) -> None:
    document = read_openapi(json.dumps(other_style(present)), "vendor.json")
    assert [difference.line for difference in without(compare(document, present), accepted()).found] == []


@pytest.mark.slow
@pytest.mark.parametrize("style", ["as it is", "in another style"])
def test_an_openapi_document_is_written_into_the_contract(old: Path, present: Contract, style: str) -> None:
    document = present.document if style == "as it is" else other_style(present)
    (old / "vendor.json").write_text(json.dumps(document), encoding="utf-8")

    assert main([str(old / "vendor.json"), "--root", str(old), "--write"]) == 0

    assert answered(read_contract(old / "openapi"), present) == present.document


@pytest.mark.slow
def test_the_generated_code_is_the_present_one(written: Path, present: Contract, tmp_path: Path) -> None:
    (tmp_path / "answered").mkdir()
    document = answered(read_contract(written), present)
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
    for kind, nodes in document["components"].items():  # where a component stands in its file is up to who answers
        order = [*present.document["components"][kind]]
        document["components"][kind] = dict(sorted(nodes.items(), key=lambda node: [*order, node[0]].index(node[0])))
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
    """The answers to the questions for names, and one field less: it is inherited in the present contract."""
    text = re.sub(r"\b([A-Z][A-Za-z0-9]+)V1\"", r'\1"', json.dumps(node))  # the names of the other style
    for name, other in NAMES.items():
        text = text.replace(f'schemas/{name}"', f'schemas/{other}"').replace(f'"{name}":', f'"{other}":')
    document = json.loads(text)
    del document["components"]["schemas"]["ResponseKeepaliveEvent"]["properties"]["sequence_number"]
    return document
