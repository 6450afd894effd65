"""After an edit of the contract, the summary says what it means for users, and the output changes accordingly."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from generator import regenerate
from generator.changes import compare, report
from tests.loops import loop

if TYPE_CHECKING:
    from conftest import Project

Document = dict[str, Any]

NEW_OPERATION = """
  /indexes/{index_id}/usage:
    parameters:
      - {$ref: '#/components/parameters/IndexId'}
    get:
      operationId: retrieve_index_usage
      x-method: indexes.retrieve_usage
      tags: [indexes]
      summary: Retrieve how much of an index is used.
      responses:
        '200':
          description: The index.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/IndexSchema'}
              example:
                {_id: a, index_name: b, created_at: '2026-10-28T05:00:02Z', models: [{model_name: marengo3.0}]}

components:
  parameters:
    IndexId:
"""


@dataclass(frozen=True)
class Edit:
    """An edit of a file, and what one file of the output holds before or after it only."""

    file: str
    old: str
    new: str
    module: str
    gained: str | None = None
    lost: str | None = None


EDITS = {
    "new optional field": Edit(
        "indexes.yaml",
        "        video_count: {type: integer, description: Number of videos in the index.}\n",
        "        video_count: {type: integer, description: Number of videos in the index.}\n"
        "        owner: {type: string, description: 'Who made it, such as \"me\"'}\n",
        "models/index_schema.py",
        gained='    owner: str | None = None\n    """Who made it, such as "me" """\n',
    ),
    "new enum value": Edit(
        "assets.yaml",
        "enum: [failed, processing, ready]\n"
        "      x-lifecycle: {kinds: [asset], pending: [processing], done: [ready], failed: [failed]}\n",
        "enum: [failed, processing, ready, archived]\n"
        "      x-lifecycle: {kinds: [asset], pending: [processing], done: [ready, archived], failed: [failed]}\n",
        "models/asset_status.py",
        gained='    ARCHIVED = "archived"\n',
    ),
    "new operation": Edit(
        "indexes.yaml",
        "\ncomponents:\n  parameters:\n    IndexId:\n",
        NEW_OPERATION,
        "api/indexes/retrieve_index_usage.py",
        gained="path=f\"/indexes/{_r.path_segment('index_id', index_id)}/usage\"",
    ),
    "removed field": Edit(
        "indexes.yaml",
        "        total_duration: {type: number, description: Total duration of its content in seconds.}\n",
        "",
        "models/index_schema.py",
        lost="    total_duration: float | None = None\n",
    ),
    "changed type": Edit(
        "indexes.yaml",
        "video_count: {type: integer, description: Number of videos in the index.}",
        "video_count: {type: string, description: Number of videos in the index.}",
        "models/index_schema.py",
        gained="    video_count: str | None = None\n",
        lost="    video_count: int | None = None\n",
    ),
    "constant": Edit(
        "indexes.yaml",
        "        - name: model_options\n          in: query\n",
        "        - name: view\n          in: query\n          required: true\n          description: The view.\n"
        "          schema: {type: string, const: 'a \"b\"'}\n        - name: model_options\n          in: query\n",
        "api/indexes/list_indexes.py",
        gained="    view: Literal['a \"b\"'] = 'a \"b\"',\n",
    ),
    "deprecated operation": Edit(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        "      summary: Rename an index.\n      deprecated: true\n"
        "      x-replaced-by: create_index, then delete_index\n",
        "api/indexes/update_index.py",
        gained='    """Deprecated: use client.indexes.create, then client.indexes.delete instead.\n\n'
        "    Rename an index.\n\n    Args:\n",
        lost='    """Rename an index.\n',
    ),
    "kind of stream": Edit(
        "analysis_batches.yaml",
        "            application/jsonl:\n",
        "            application/x-ndjson:\n",
        "api/analysis_batches/retrieve_analysis_batch_results.py",
        gained='            media_type="application/x-ndjson",\n'
        '            headers={"Accept": "application/x-ndjson, application/json;q=0.9, */*;q=0.1"},\n',
    ),
    "example that fits": Edit("indexes.yaml", "video_count: 2\n", "video_count: two\n", "openapi.json", gained='"two"'),
}
SUMMARY = """\
Compared with generated/twelvelabs_lowlevel/openapi.json, since no contract is committed:
8 changes for users, 2 of them breaking:
  BREAKS  IndexSchema: field total_duration removed
  BREAKS  IndexSchema: field video_count changed from integer to string
          list_indexes: parameter view added
          operation retrieve_analysis_batch_results streams application/x-ndjson instead of application/jsonl
          operation retrieve_index_usage added (GET /indexes/{index_id}/usage)
          operation update_index: Deprecated: use client.indexes.create, then client.indexes.delete instead.
          IndexSchema: field owner added
          AssetStatus: enum value archived added
"""


@dataclass(frozen=True)
class Run:
    """The output of the command, and the files before and after it."""

    out: str
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def run(make_project: Callable[[], "Project"]) -> Run:
    """One run of the command after all the edits, over an output that also holds a file of an older contract.

    The seed of hashes is another than in the run that made the committed output.
    """
    project = make_project()
    before = project.files()
    (project.package / "models" / "of_an_older_contract.py").touch()
    for edit in EDITS.values():
        project.edit(edit.file, edit.old, edit.new)
    result = project.run(hash_seed=4242)
    assert (result.returncode, result.stderr) == (0, "")
    return Run(result.stdout, before, project.files())


def test_the_command_reports_what_changes_for_users(run: Run) -> None:
    head, _, summary = run.out.partition("\n")

    assert summary == SUMMARY
    new = json.loads(run.after["openapi.json"])
    operations = sum(len(item.keys() - {"parameters"}) for item in new["paths"].values())
    modules = len([path for path in run.after if path.endswith(".py")])
    assert head == f"{operations} operations, {len(new['components']['schemas'])} schemas, {modules} modules."


def test_the_output_changes_where_the_contract_did_and_nowhere_else(run: Run) -> None:
    paths = run.before.keys() | run.after.keys()

    differing = {path for path in paths if run.before.get(path) != run.after.get(path)}

    assert differing == {"lifecycles.py"} | {edit.module for edit in EDITS.values()}


@loop("name", EDITS)
def test_an_edit_reaches_the_output(name: str, run: Run) -> None:
    edit = EDITS[name]
    was, now = run.before.get(edit.module, b"").decode(), run.after[edit.module].decode()

    if edit.gained:
        assert edit.gained not in was
        assert edit.gained in now
    if edit.lost:
        assert edit.lost in was
        assert edit.lost not in now


def test_a_broken_reference_is_named_with_its_line_and_nothing_is_written(
    project: "Project", capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.files()
    line = project.edit("indexes.yaml", "items: {$ref: '#/components/schemas/IndexSchema'}", "items: {$ref: '#/x/y'}")

    code = regenerate.main(["--root", str(project.root)])

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err.startswith(f"openapi/indexes.yaml:{line}: $ref '#/x/y' must have the form")
    assert err.endswith("1 problem in the contract.\n\nNothing was written.\n")
    assert project.files() == before


def test_the_first_contract_is_new_as_a_whole(document: Document) -> None:
    changes = compare(None, document)

    operations = sum(len(item.keys() - {"parameters"}) for item in document["paths"].values())
    assert len(changes) == operations + len(document["webhooks"])
    assert all(" added" in change.text and not change.breaks for change in changes)


def _schemas(document: Document) -> dict[str, Any]:
    schemas: dict[str, Any] = document["components"]["schemas"]
    return schemas


def _fields(document: Document, name: str) -> dict[str, Any]:
    fields: dict[str, Any] = _schemas(document)[name]["properties"]
    return fields


def _query(document: Document, name: str) -> dict[str, Any]:
    parameters = document["paths"]["/assets"]["get"]["parameters"]
    return next(parameter for parameter in parameters if parameter.get("name") == name)


def _add_parameter(document: Document, **more: Any) -> None:
    document["paths"]["/assets"]["get"]["parameters"].append(
        {"name": "owner", "in": "query", "description": "Whose.", "schema": {"type": "string"}, **more}
    )


def _require(document: Document, schema: str, field: str) -> None:
    """Make a field of a schema required; a field that is not there yet is a text."""
    _fields(document, schema).setdefault(field, {"type": "string"})
    _schemas(document)[schema].setdefault("required", []).append(field)


def _move(document: Document) -> None:
    document["paths"]["/things"] = {"post": document["paths"]["/indexes"].pop("post")}


def _ref(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _success(document: Document, path: str) -> dict[str, Any]:
    """The content of the successful answer of the one operation of a path."""
    (operation,) = (value for key, value in document["paths"][path].items() if key != "parameters")
    content: dict[str, Any] = operation["responses"]["200"]["content"]
    return content


def _return(document: Document, schema: str) -> None:
    answer = document["paths"]["/indexes/{index_id}"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["schema"] = {"$ref": f"#/components/schemas/{schema}"}


BATCH_RESULTS = "/analyze/batches/{batch_id}/results"

# The edit of the document, and the one line that it gives.
SUMMARIES: dict[str, tuple[Callable[[Document], Any], str]] = {
    "optional field of a response": (
        lambda d: _fields(d, "Asset").update(owner={"type": "string"}),
        "         Asset: field owner added",
    ),
    "required field of a response": (
        lambda d: _require(d, "Asset", "owner"),
        "         Asset: field owner added",
    ),
    "enum value": (
        lambda d: _schemas(d)["AssetStatus"]["enum"].append("archived"),
        "         AssetStatus: enum value archived added",
    ),
    "removed enum value": (
        lambda d: _schemas(d)["AssetStatus"]["enum"].remove("ready"),
        " BREAKS  AssetStatus: enum value ready removed",
    ),
    "optional parameter": (_add_parameter, "         list_assets: parameter owner added"),
    "required parameter": (
        lambda d: _add_parameter(d, required=True),
        " BREAKS  list_assets: parameter owner added and required",
    ),
    "removed parameter": (
        lambda d: d["paths"]["/assets"]["get"]["parameters"].remove(_query(d, "filename")),
        " BREAKS  list_assets: parameter filename removed",
    ),
    "parameter becomes required": (
        lambda d: _query(d, "filename").update(required=True),
        " BREAKS  list_assets: parameter filename is now required",
    ),
    "removed field": (
        lambda d: _fields(d, "Asset").pop("filename"),
        " BREAKS  Asset: field filename removed",
    ),
    "type of a field": (
        lambda d: _fields(d, "AssetDetail").update(size={"type": "string"}),
        " BREAKS  AssetDetail: field size changed from integer to string",
    ),
    "time becomes text": (
        lambda d: _fields(d, "Asset")["created_at"].pop("format"),
        " BREAKS  Asset: field created_at changed from time to string",
    ),
    "field may be null": (
        lambda d: _fields(d, "AssetDetail").update(size={"type": ["integer", "null"]}),
        " BREAKS  AssetDetail: field size changed from integer to integer or null",
    ),
    "field is never null any more": (
        lambda d: _fields(d, "IndexSchema")["expires_at"].update(type="string"),
        "         IndexSchema: field expires_at changed from null or time to time",
    ),
    "items of a list": (
        lambda d: _fields(d, "IndexSchema")["addons"].update(items={"type": "integer"}),
        " BREAKS  IndexSchema: field addons changed from list of string to list of integer",
    ),
    "wider parameter": (
        lambda d: _query(d, "filename").update(schema={"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        "         list_assets: parameter filename changed from string to integer or string",
    ),
    "narrower parameter": (
        lambda d: _query(d, "filename").update(schema={"type": "integer"}),
        " BREAKS  list_assets: parameter filename changed from string to integer",
    ),
    "field of a response becomes optional": (
        lambda d: _schemas(d)["Asset"]["required"].remove("method"),
        " BREAKS  Asset: field method is now optional",
    ),
    "field of a response becomes required": (
        lambda d: _require(d, "Asset", "filename"),
        "         Asset: field filename is now required",
    ),
    "part of a request becomes optional": (
        lambda d: _schemas(d)["CompletedChunk"]["required"].remove("proof"),
        "         CompletedChunk: request field proof is now optional",
    ),
    "part of a request becomes required": (
        lambda d: _require(d, "NumberRange", "gte"),
        " BREAKS  NumberRange: request field gte is now required",
    ),
    "operation moves": (_move, "         operation create_index moved from POST /indexes to POST /things"),
    "operation removed": (
        lambda d: d["paths"]["/indexes/{index_id}"].pop("delete"),
        " BREAKS  operation delete_index removed",
    ),
    "operation is deprecated": (
        lambda d: d["paths"]["/indexes/{index_id}"]["delete"].update(deprecated=True),
        "         operation delete_index: Deprecated: nothing takes its place.",
    ),
    "further kind of event": (
        lambda d: _success(d, "/analyze")["application/x-ndjson"]["schema"]["anyOf"].append(_ref("TokenUsage")),
        "         operation create_analysis streams StreamAnalyzeResponseStreamEnd or StreamAnalyzeResponseStreamStart"
        " or StreamAnalyzeResponseTextGeneration or StreamAnalyzeResponseUnknown or TokenUsage instead of"
        " StreamAnalyzeResponseStreamEnd or StreamAnalyzeResponseStreamStart or StreamAnalyzeResponseTextGeneration or"
        " StreamAnalyzeResponseUnknown",
    ),
    "whole beside the stream": (
        lambda d: _success(d, BATCH_RESULTS).update({"application/json": {"schema": _ref("TokenUsage")}}),
        "         operation retrieve_analysis_batch_results returns TokenUsage",
    ),
    "constant of a request": (
        lambda d: _fields(d, "VideoContextUrl")["type"].update(const="link"),
        ' BREAKS  VideoContextUrl: request field type changed from "url" to "link"',
    ),
    "constant of an answer becomes any text": (
        lambda d: _fields(d, "ResponseKeepaliveEvent")["type"].pop("const"),
        ' BREAKS  ResponseKeepaliveEvent: field type changed from "keepalive" to string',
    ),
    "required constant of a request": (
        lambda d: (_require(d, "BatchItemRequest", "kind"), _fields(d, "BatchItemRequest")["kind"].update(const="a")),
        "         BatchItemRequest: request field kind added",
    ),
    "webhook": (
        lambda d: d["webhooks"].update({"asset.ready": d["webhooks"]["index.task.ready"]}),
        "         webhook asset.ready added",
    ),
    "operation returns something else": (
        lambda d: _return(d, "IndexReference"),
        " BREAKS  operation retrieve_index returns IndexReference instead of IndexSchema",
    ),
}


@loop("name", SUMMARIES)
def test_the_summary_says_what_changed_and_whether_it_breaks(name: str, document: Document) -> None:
    after = copy.deepcopy(document)
    change, line = SUMMARIES[name]
    change(after)

    lines = report(compare(document, after)).splitlines()

    breaking = int(line.startswith(" BREAKS"))
    assert lines == [f"1 changes for users, {breaking} of them breaking:", f" {line}"]


def test_an_operation_that_no_longer_streams_has_the_argument_stream_again(document: Document) -> None:
    before = copy.deepcopy(document)
    _success(document, "/analyze").pop("application/x-ndjson")

    changes = [change for change in compare(before, document) if not change.text.startswith("model ")]

    assert {(change.text, change.breaks) for change in changes} == {
        ("operation create_analysis streams nothing", True),
        ("create_analysis: parameter stream added", False),
    }


def test_events_of_another_kind_break(document: Document) -> None:
    before = copy.deepcopy(document)
    _success(document, BATCH_RESULTS)["application/jsonl"]["schema"] = _ref("TokenUsage")

    assert {(change.text, change.breaks) for change in compare(before, document)} == {
        ("operation retrieve_analysis_batch_results streams TokenUsage instead of BatchResultItem", True),
        ("model BatchResultItem removed", True),
    }


def test_a_removed_webhook_breaks(document: Document) -> None:
    before = copy.deepcopy(document)
    del document["webhooks"]["index.task.ready"]
    del _schemas(document)["IndexTaskReadyWebhookEvent"]

    assert {(change.text, change.breaks) for change in compare(before, document)} == {
        ("webhook index.task.ready removed", True),
        ("model IndexTaskReadyWebhookEvent removed", True),
    }


def test_a_field_of_a_request_body_is_told_once_as_an_argument(document: Document) -> None:
    before = copy.deepcopy(document)
    _require(document, "UpdateIndexRequest", "color")

    assert [change.text for change in compare(before, document)] == ["update_index: parameter color added and required"]


def test_removed_models_and_enums_break(document: Document) -> None:
    before = copy.deepcopy(document)
    del document["paths"]["/assets/{asset_id}/transcription"]
    for name in [name for name in _schemas(document) if name.startswith("AssetTranscription")]:
        del _schemas(document)[name]

    changes = compare(before, document)

    assert {change.text for change in changes} == {
        "operation retrieve_asset_transcription removed",
        "model AssetTranscriptionEntry removed",
        "model AssetTranscriptionError removed",
        "model AssetTranscriptionResponse removed",
        "model AssetTranscriptionUtterance removed",
        "enum AssetTranscriptionStatus removed",
    }
    assert all(change.breaks for change in changes)


def test_what_breaks_comes_first(document: Document) -> None:
    before = copy.deepcopy(document)
    _add_parameter(document)
    _fields(document, "VideoStream").pop("width")

    assert report(compare(before, document)) == (
        "2 changes for users, 1 of them breaking:\n"
        "  BREAKS  VideoStream: field width removed\n"
        "          list_assets: parameter owner added"
    )


def test_prose_and_order_change_nothing_for_users(document: Document) -> None:
    before = copy.deepcopy(document)
    fields = _fields(document, "AssetDetail")
    fields["size"] = {"type": "integer", "description": "Another description."}
    fields["_id"] = fields.pop("_id")
    document["paths"]["/assets"]["get"]["summary"] = "Another summary."

    assert report(compare(before, document)) == "Nothing changes for users."
    assert compare(before, before) == []


def test_comparing_does_not_change_the_documents(document: Document) -> None:
    before = copy.deepcopy(document)
    compare(document, document)
    assert document == before
