"""An edit of the contract gives a summary that says what it means for users, and changes the output accordingly."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from generator import regenerate
from generator.changes import compare, report

if TYPE_CHECKING:
    from conftest import Project

Document = dict[str, Any]

NEW_OPERATION = """
  /indexes/{index_id}/usage:
    parameters:
      - {$ref: '#/components/parameters/IndexId'}
    get:
      operationId: retrieve_index_usage
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
    """An edit of a file, the summary it gives, and what one file of the output holds before or after it only."""

    file: str
    old: str
    new: str
    summary: str
    module: str
    gained: str | None = None
    lost: str | None = None


EDITS = {
    "new optional field": Edit(
        "indexes.yaml",
        "        video_count: {type: integer, description: How many videos are in it.}\n",
        "        video_count: {type: integer, description: How many videos are in it.}\n"
        "        owner: {type: string, description: Who made it.}\n",
        "1 changes for users, 0 of them breaking:\n          IndexSchema: field owner added\n",
        "models/index_schema.py",
        gained="    owner: str | None = None\n",
    ),
    "new enum value": Edit(
        "assets.yaml",
        "enum: [failed, processing, ready]",
        "enum: [failed, processing, ready, archived]",
        "1 changes for users, 0 of them breaking:\n          AssetStatus: enum value archived added\n",
        "models/asset_status.py",
        gained='    ARCHIVED = "archived"\n',
    ),
    "new operation": Edit(
        "indexes.yaml",
        "\ncomponents:\n  parameters:\n    IndexId:\n",
        NEW_OPERATION,
        "1 changes for users, 0 of them breaking:\n"
        "          operation retrieve_index_usage added (GET /indexes/{index_id}/usage)\n",
        "api/indexes/retrieve_index_usage.py",
        gained="path=f\"/indexes/{_r.path_segment('index_id', index_id)}/usage\"",
    ),
    "removed field": Edit(
        "indexes.yaml",
        "        video_count: {type: integer, description: How many videos are in it.}\n",
        "",
        "1 changes for users, 1 of them breaking:\n  BREAKS  IndexSchema: field video_count removed\n",
        "models/index_schema.py",
        lost="    video_count: int | None = None\n",
    ),
    "changed type": Edit(
        "indexes.yaml",
        "video_count: {type: integer, description: How many videos are in it.}",
        "video_count: {type: string, description: How many videos are in it.}",
        "1 changes for users, 1 of them breaking:\n"
        "  BREAKS  IndexSchema: field video_count changed from integer to string\n",
        "models/index_schema.py",
        gained="    video_count: str | None = None\n",
        lost="    video_count: int | None = None\n",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_command_reports_the_edit_and_changes_the_output(
    name: str, project: "Project", capsys: pytest.CaptureFixture[str]
) -> None:
    edit = EDITS[name]
    before = project.files()
    (project.package / "models" / "of_an_older_contract.py").touch()
    if "video_count" in edit.old and "video_count: {type: integer" not in edit.new:
        project.edit(edit.file, "                video_count: 2\n", "")  # the example must still fit
    project.edit(edit.file, edit.old, edit.new)

    code = regenerate.main(["--root", str(project.root)])

    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    head, _, summary = out.partition("\n")
    assert summary == edit.summary
    after = project.files()
    new = json.loads(after["openapi.json"])
    operations = sum(len(item.keys() - {"parameters"}) for item in new["paths"].values())
    modules = len([path for path in after if path.endswith(".py")])
    assert head == f"{operations} operations, {len(new['components']['schemas'])} schemas, {modules} modules."
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {edit.module, "openapi.json"} <= differing
    assert all(path.endswith(("openapi.json", "models/__init__.py", edit.module)) for path in differing)
    was, now = before.get(edit.module, b"").decode(), after[edit.module].decode()
    if edit.gained:
        assert edit.gained not in was
        assert edit.gained in now
    if edit.lost:
        assert edit.lost in was
        assert edit.lost not in now


def test_a_broken_reference_is_named_with_its_line_and_nothing_is_written(project: "Project") -> None:
    before = project.files()
    line = project.edit("indexes.yaml", "items: {$ref: '#/components/schemas/IndexSchema'}", "items: {$ref: '#/x/y'}")

    result = project.run()

    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"openapi/indexes.yaml:{line}: $ref '#/x/y' must have the form")
    assert result.stderr.endswith("1 problems in the contract; nothing was written.\n")
    assert project.files() == before


def test_the_first_contract_is_new_as_a_whole(document: Document) -> None:
    changes = compare(None, document)

    operations = sum(len(item.keys() - {"parameters"}) for item in document["paths"].values())
    assert len(changes) == operations
    assert all(" added (" in change.text and not change.breaks for change in changes)


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


def _return(document: Document, schema: str) -> None:
    answer = document["paths"]["/indexes/{index_id}"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["schema"] = {"$ref": f"#/components/schemas/{schema}"}


# What is done to the document, and the one line that it gives.
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
        " BREAKS  list_assets: parameter filename is required now",
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
        " BREAKS  Asset: field method is optional now",
    ),
    "field of a response becomes required": (
        lambda d: _require(d, "Asset", "filename"),
        "         Asset: field filename is required now",
    ),
    "part of a request becomes optional": (
        lambda d: _schemas(d)["CompletedChunk"]["required"].remove("proof"),
        "         CompletedChunk: request field proof is optional now",
    ),
    "part of a request becomes required": (
        lambda d: _require(d, "NumberRange", "gte"),
        " BREAKS  NumberRange: request field gte is required now",
    ),
    "operation moves": (_move, "         operation create_index moved from POST /indexes to POST /things"),
    "operation removed": (
        lambda d: d["paths"]["/indexes/{index_id}"].pop("delete"),
        " BREAKS  operation delete_index removed",
    ),
    "operation returns something else": (
        lambda d: _return(d, "IndexReference"),
        " BREAKS  operation retrieve_index returns IndexReference instead of IndexSchema",
    ),
}


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_summary_says_what_changed_and_whether_it_breaks(name: str, document: Document) -> None:
    before = copy.deepcopy(document)
    change, line = SUMMARIES[name]
    change(document)

    lines = report(compare(before, document)).splitlines()

    breaking = int(line.startswith(" BREAKS"))
    assert lines == [f"1 changes for users, {breaking} of them breaking:", f" {line}"]


def test_a_field_of_a_request_body_is_an_argument_and_a_field(document: Document) -> None:
    before = copy.deepcopy(document)
    _require(document, "UpdateIndexRequest", "color")

    assert [str(change.text) for change in compare(before, document) if change.breaks] == [
        "update_index: parameter color added and required",
        "UpdateIndexRequest: request field color added and required",
    ]


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


def test_prose_limits_and_order_change_nothing_for_users(document: Document) -> None:
    before = copy.deepcopy(document)
    fields = _fields(document, "AssetDetail")
    fields["size"] = {"type": "integer", "minimum": 0, "description": "Another description."}
    fields["_id"] = fields.pop("_id")
    document["paths"]["/assets"]["get"]["summary"] = "Another summary."

    assert report(compare(before, document)) == "Nothing changes for users."
    assert compare(before, before) == []


def test_comparing_leaves_the_documents_as_they_are(document: Document) -> None:
    before = copy.deepcopy(document)
    compare(document, document)
    assert document == before
