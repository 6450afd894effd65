"""Reports of users become proposed changes to the contract, and nothing is written."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client._response import Response
from twelvelabs_client.conformance.contract import bundled
from twelvelabs_client.conformance.findings import Findings
from twelvelabs_client.conformance.report import FORMAT, report

from generator.contract import load
from generator.deviations import main

load_once = cache(load)


@pytest.fixture(autouse=True)
def _contract_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test would read it, which takes longer than the test."""
    monkeypatch.setattr("generator.deviations.load", load_once)


INDEX = {
    "_id": "671f00b27d9e4c3a5b6f8e10",
    "index_name": "waterfront",
    "created_at": "2026-10-28T05:00:02Z",
    "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}],
}
JSON = "application/json"


def printed(
    body: object,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    operation: str = "retrieve_index",
    status: int = 200,
    kind: str = JSON,
) -> str:
    """What the command prints for a report on one response."""
    findings = Findings(bundled())
    headers = {"x-request-id": "a", "x-ratelimit-remaining": "1", "x-ratelimit-reset": "1", "content-type": kind}
    findings.add(bundled().operations[operation], Response(status, headers, json.dumps(body).encode()))
    file = tmp_path / "report.json"
    file.write_text(json.dumps(report(findings, {}, with_upload=False)))
    assert main([str(file)]) == 0
    return capsys.readouterr().out


PROPOSED: dict[str, tuple[dict[str, Any], dict[str, Any], str, str, str]] = {
    "an unknown field": ({"owner": "x"}, {}, "owner: unknown field", "indexes.yaml", "owner: {type: string, desc"),
    "an unknown field that is null": ({"owner": None}, {}, "owner: unknown", "indexes.yaml", "owner: {type: TODO,"),
    "a withheld name": ({"671f00b27d9e4": 1}, {}, "(withheld): unknown", "indexes.yaml", "the report withholds"),
    "null": (
        {"index_name": None}, {}, "index_name: type", "indexes.yaml", "type: [string, 'null']",
    ),
    "another type": ({"video_count": "2"}, {}, "video_count: type", "indexes.yaml", "type: [integer, string]"),
    "a time that is none": (
        {"created_at": "today"}, {}, "created_at: type", "indexes.yaml", "type: string  # and without its format",
    ),
    "a missing field": (
        {"models": ...}, {}, "models: missing field", "indexes.yaml", "required: [_id, index_name, created_at]",
    ),
    "an undocumented status": (
        {}, {"status": 404}, "retrieve_index 404: status", "indexes.yaml",
        "'404': {$ref: '#/components/responses/NotFound'}",
    ),
    "a status of no operation": (
        {}, {"status": 418}, "retrieve_index 418: status", "indexes.yaml", "'418': {description: TODO}",
    ),
    "another type of content": (
        {}, {"kind": "text/html"}, "retrieve_index 200: content type", "indexes.yaml", "text/html: {schema: TODO}",
    ),
    "a body where there is none": (
        {}, {"operation": "delete_index", "status": 204}, "delete_index 204: body", "indexes.yaml", "content: TODO",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PROPOSED)
def test_a_change_is_proposed(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change, options, title, file, yaml = PROPOSED[case]
    body = {name: value for name, value in {**INDEX, **change}.items() if value is not ...}
    out = printed(body, tmp_path, capsys, **options)
    assert title in out
    assert f"openapi/{file}:" in out
    assert yaml in out
    assert out.endswith("1 deviation. Nothing was written.\n")


def test_an_unknown_value_is_proposed_where_the_enum_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asset = {"_id": "a", "method": "direct", "status": "in_review", "created_at": "2026-10-28T05:00:02Z"}
    out = printed(asset, tmp_path, capsys, operation="retrieve_asset")
    assert "retrieve_asset 200 status: value" in out
    assert "enum: [failed, processing, ready, in_review]" in out


def test_a_reference_becomes_one_of_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asset = {"_id": "a", "method": "direct", "status": None, "created_at": "2026-10-28T05:00:02Z"}
    out = printed(asset, tmp_path, capsys, operation="retrieve_asset")
    assert "oneOf: [{$ref: '#/components/schemas/AssetStatus'}, {type: 'null'}]" in out


def entry(**changes: object) -> dict[str, object]:
    known: dict[str, object] = {
        "kind": "type", "operation": "a", "status": 200, "subject": "b", "contract": "c", "seen": ["d"], "at": [],
    }  # fmt: skip
    return {**known, **changes}


def test_operations_that_share_a_node_are_shown_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["components", "schemas", "IndexSchema", "properties", "video_count"]
    entries = [entry(operation="list_indexes", at=at), entry(operation="retrieve_index", at=at)]
    file = tmp_path / "report.json"
    file.write_text(json.dumps({"format": FORMAT, "deviations": entries}))
    assert main([str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("list_indexes 200 b\nretrieve_index 200 b: type\n")
    assert out.count("type: [integer, d]") == 1


@pytest.mark.parametrize("at", [["components", "schemas", "Gone"], ["paths", "/indexes", "0"], [], [{"a": 1}]])
@pytest.mark.parametrize("kind", ["type", "missing field", "value", "status", "another kind"])
def test_an_older_or_forged_report_is_read(
    kind: str, at: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.json"
    forged = entry(kind=kind, at=at, operation="\x1b[2J", contract="x" * 5000)
    file.write_text(json.dumps({"format": FORMAT, "deviations": [forged]}))
    assert main([str(file)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out) < 1000


BROKEN = {
    "no JSON": "hello",
    "too deep": "[" * 100_000,
    "a list": "[]",
    "another format": '{"format": "other", "deviations": []}',
    "no deviations": json.dumps({"format": FORMAT}),
    "deviations of another form": json.dumps({"format": FORMAT, "deviations": [1]}),
    "a deviation without a field": json.dumps({"format": FORMAT, "deviations": [{"kind": "type"}]}),
}


@pytest.mark.parametrize("case", [*BROKEN, "no file", "no text"])
def test_what_is_no_report_is_said_in_a_sentence(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.json"
    if case == "no text":
        file.write_bytes(b"\xff\xfe\x00")
    elif case != "no file":
        file.write_text(BROKEN[case])
    assert main([str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(str(file))
    assert len(captured.err.splitlines()) == 1
