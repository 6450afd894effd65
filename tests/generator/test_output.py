"""The committed low-level client matches the contract, and output that differs is reported by file."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import output, regenerate
from generator.bundle import bundle
from generator.contract import Contract
from generator.verify import verify

if TYPE_CHECKING:
    from conftest import Project


def test_checking_passes_for_the_same_output_and_writes_nothing(
    committed: "Project",
    project: "Project",
    contract: Contract,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Here with an output that has been made before: `make check` makes it of the contract, for the project itself."""
    monkeypatch.setattr("generator.contract.load", lambda _: contract)
    monkeypatch.setattr("generator.lint.lint", lambda _: [])
    monkeypatch.setattr("generator.package.make_package", lambda *_: committed.package)
    command = ["--check", "--root", str(project.root)]
    assert (regenerate.main(command), *capsys.readouterr()) == (0, "generated/ is what the contract gives.\n", "")

    (project.package / "models" / "asset.py").write_text("", encoding="utf-8")
    before = project.files()
    assert regenerate.main(command) == 1
    assert project.files() == before


def test_a_contract_edited_without_generating_is_reported(
    committed: "Project", project: "Project", capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("models/asset_status.py", "openapi.json"):
        (project.package / file).write_text("of another contract", encoding="utf-8")

    code = output.check(committed.package, project.package)

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err == (
        "The contract has changed since generated/ was made: run make generate.\n"
        "  models/asset_status.py\n  openapi.json\n"
    )


def test_files_edited_by_hand_missing_or_too_many_are_named(
    committed: "Project", project: "Project", capsys: pytest.CaptureFixture[str]
) -> None:
    with (project.package / "models" / "asset.py").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    (project.package / "api" / "assets" / "list_assets.py").unlink()
    (project.package / "models" / "forgotten.py").touch()

    code = output.check(committed.package, project.package)

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err == (
        "generated/ is not what the contract gives: it was edited by hand, or a template has changed. Make changes"
        " in openapi/ or generator/, and run make generate.\n"
        "  api/assets/list_assets.py\n  models/asset.py\n  models/forgotten.py\n"
    )


def test_there_is_one_module_for_each_operation_and_no_other(committed: "Project", contract: Contract) -> None:
    modules = {
        path.relative_to(committed.package / "api").as_posix()
        for path in (committed.package / "api").rglob("*.py")
        if path.name != "__init__.py"
    }
    wanted = {f"{operation['tags'][0]}/{operation['operationId']}.py" for _, operation in contract.operations()}
    assert modules == wanted


def test_each_resource_of_the_contract_has_one_folder(committed: "Project", contract: Contract) -> None:
    folders = {path.parent.name for path in (committed.package / "api").glob("*/__init__.py")}
    assert folders == {tag["name"] for tag in contract.document["tags"]}


def test_the_package_is_marked_as_typed(committed: "Project") -> None:
    assert (committed.package / "py.typed").read_bytes() == b""


def test_the_package_contains_the_contract(committed: "Project", contract: Contract) -> None:
    assert json.loads((committed.package / "openapi.json").read_text(encoding="utf-8")) == contract.document


def imported_by(statement: str) -> set[str]:
    """The modules of the low-level package that a fresh interpreter has after a statement."""
    program = (
        f"{statement}; import sys, json; print(json.dumps([m for m in sys.modules if 'twelvelabs_lowlevel' in m]))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(result.stdout))


def models_in(modules: set[str]) -> set[str]:
    prefix = "twelvelabs_lowlevel.models."
    return {module.removeprefix(prefix) for module in modules if module.startswith(prefix)}


def test_an_endpoint_imports_its_own_models_only() -> None:
    modules = imported_by("from twelvelabs_lowlevel.api.indexes import retrieve_index")
    assert models_in(modules) == {"index_schema", "index_model"}
    assert {module for module in modules if ".api." in module} == {
        "twelvelabs_lowlevel.api.indexes",
        "twelvelabs_lowlevel.api.indexes.retrieve_index",
    }


def test_an_endpoint_without_models_imports_none() -> None:
    assert models_in(imported_by("from twelvelabs_lowlevel.api.indexes import delete_index")) == set()


def test_a_model_imports_only_what_it_refers_to() -> None:
    assert models_in(imported_by("from twelvelabs_lowlevel.models import IndexPage")) == {
        "index_page",
        "index_schema",
        "index_model",
        "page_info",
    }


def received(document: dict[str, Any]) -> set[str]:
    schemas = bundle(Contract(document))["components"]["schemas"]
    return {name for name, schema in schemas.items() if schema.get("x-response")}


def test_what_is_only_received_is_marked_and_what_is_sent_is_not(document: dict[str, Any]) -> None:
    names = received(document)
    assert {"Asset", "AssetPage", "PageInfo", "Error", "VideoSegment"} <= names
    assert not names & {"CreateIndexRequest", "CompletedChunk", "NumberRange", "UserMetadata", "AssetStatus"}
    assert not any("x-response" in schema for schema in document["components"]["schemas"].values())


def test_a_field_called_example_is_followed_like_any_other(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    schemas["Sample"] = {"type": "object", "properties": {"text": {"type": "string"}}}
    schemas["IndexSchema"]["properties"]["example"] = {"$ref": "#/components/schemas/Sample"}
    assert "Sample" in received(document)


def test_bodies_of_webhooks_are_received(document: dict[str, Any]) -> None:
    assert {"AnalyzeTaskReadyWebhookEvent", "IndexTaskWebhookMetadata"} <= received(document)


def test_the_event_of_a_stream_becomes_a_response_of_its_own(document: dict[str, Any]) -> None:
    answers = {
        path: next(iter(item.values()))["responses"]
        for path, item in bundle(Contract(document))["paths"].items()
        if path in ("/analyze", "/responses")
    }
    batches = bundle(Contract(document))["paths"]["/analyze/batches/{batch_id}/results"]["get"]["responses"]
    successes = [status for status in batches if status.startswith("2")]
    assert successes == ["299"]
    assert batches["299"]["x-event"] == "application/jsonl"
    for path, kind in (("/analyze", "application/x-ndjson"), ("/responses", "text/event-stream")):
        assert list(answers[path]["200"]["content"]) == ["application/json"]
        assert answers[path]["299"]["x-event"] == kind
        assert answers[path]["299"]["content"].keys() == {"application/json"}


def test_the_generator_sees_no_webhooks_and_no_headers(document: dict[str, Any]) -> None:
    bundled = bundle(Contract(document))
    assert "webhooks" in document
    assert "webhooks" not in bundled
    assert "TlSignature" not in bundled["components"]["parameters"]


def test_the_docstring_of_a_deprecated_method_starts_with_it(committed: "Project", contract: Contract) -> None:
    methods = {o["operationId"]: f"client.{o['x-method']}" for _, o in contract.operations() if "x-method" in o}
    for _, operation in contract.operations():
        module = committed.package / "api" / operation["tags"][0] / f"{operation['operationId']}.py"
        docstring = ast.get_docstring(_function(module, "stream", "request")) or ""
        expected = operation["summary"]
        if operation.get("deprecated"):
            instead = ", then ".join(methods[name] for name in operation["x-replaced-by"].split(", then "))
            expected = f"Deprecated: use {instead} instead.\n\n{operation['summary']}"
        assert " ".join(docstring.split()).startswith(" ".join(expected.split()))


def _function(module: Path, *names: str) -> ast.FunctionDef:
    """The first function of a module that has one of these names."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    return next(node for node in body if isinstance(node, ast.FunctionDef) and node.name in names)


def test_an_operation_that_only_streams_has_no_other_functions(committed: "Project") -> None:
    module = committed.package / "api" / "analysis_batches" / "retrieve_analysis_batch_results.py"
    body = ast.parse(module.read_text(encoding="utf-8")).body
    names = [node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert names == ["parse_event", "stream"]


def test_what_is_missing_in_a_module_is_named(project: "Project", document: dict[str, Any]) -> None:
    module = project.package / "api" / "responses" / "create_response.py"
    text = module.read_text(encoding="utf-8")
    text = text.replace("def parse_event(", "def parse_events(").replace('"instructions"', '"instruction"')
    module.write_text(text, encoding="utf-8")
    (project.package / "models" / "indexes_create_response.py").unlink()

    problems = verify(document, project.package)

    assert problems[:2] == [
        "create_response: the argument instructions was dropped",
        "create_response: the function parse_event is missing",
    ]
    assert len(problems) > 2
    assert all("indexes_create_response" in problem for problem in problems[2:])


def test_a_folder_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, target = tmp_path / "made", tmp_path / "generated" / "package"
    for folder, name in ((made, "new.py"), (target, "old.py")):
        folder.mkdir(parents=True)
        (folder / name).touch()
    seen = []
    rename = Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda self, to: (seen.append((self.name, [*target.rglob("*")])), rename(self, to))
    )

    output.replace_folder(made, target)

    assert seen == [("package", [target / "old.py"]), ("new", [])]
    assert [*target.parent.rglob("*")] == [target, target / "new.py"]


def test_a_folder_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, target = tmp_path / "made", tmp_path / "generated" / "package"
    for folder, name in ((made, "new.py"), (target, "old.py")):
        folder.mkdir(parents=True)
        (folder / name).touch()
    rename = Path.rename

    def fail(self: Path, to: Path) -> None:
        if self.name == "new":
            raise PermissionError
        rename(self, to)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PermissionError):
        output.replace_folder(made, target)

    assert [*target.parent.rglob("*")] == [target, target / "old.py"]


def test_annotations_of_an_operation_are_added_to_a_copy_of_a_shared_response(document: dict[str, Any]) -> None:
    operation = document["paths"]["/indexes"]["post"]
    document["components"]["responses"]["Created"] = operation["responses"]["201"]
    operation["responses"]["201"] = {"$ref": "#/components/responses/Created"}
    operation["x-idempotent"] = True

    bundled = bundle(Contract(document))

    answer = bundled["paths"]["/indexes"]["post"]["responses"]["201"]
    assert answer["x-idempotent"] is True
    assert answer["x-arguments"]["index_name"].startswith("The name of the index")
    assert "x-arguments" not in bundled["components"]["responses"]["Created"]
