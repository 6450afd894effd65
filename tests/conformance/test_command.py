"""The command against a sandbox: what it calls and finds, what it adds and removes, and what stops it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client._drivers.sync import SyncDriver
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._response import Response
from twelvelabs_client.conformance.__main__ import main
from twelvelabs_client.conformance.contract import bundled
from twelvelabs_sandbox import Sandbox

from .conftest import Run, found

WITHOUT_CONTENT = {"retrieve_search_page"}
"""The read whose id no list has: it is called, but only with an unknown token."""


def test_a_platform_that_conforms_has_no_deviations_and_is_only_read(account: Sandbox, run: Run) -> None:
    before = len(account.requests)
    report = run()
    assert found(report) == set()
    assert {request.method for request in list(account.requests)[before:]} == {"GET"}
    reads = {operation.name for operation in bundled().operations.values() if operation.method == "GET"}
    assert {one["operation"] for one in report["responses"]} == reads
    assert reads | report["not_called"].keys() == bundled().operations.keys()


def test_objects_within_objects_are_retrieved(account: Sandbox, run: Run) -> None:
    succeeded = {one["operation"] for one in run()["responses"] if one["status"] == 200}
    assert {"retrieve_asset", "retrieve_index", "retrieve_indexed_asset", "retrieve_asset_transcription"} <= succeeded


def test_parameters_that_ask_for_more_are_tried(account: Sandbox, run: Run) -> None:
    [received] = [r for r in run()["responses"] if r["operation"] == "retrieve_indexed_asset" and r["status"] == 200]
    present = {field["field"] for field in received["fields"] if field["presence"] != "never"}
    assert {"embedding.video_embedding.segments[].float[]", "transcription"} <= present


FIELDS: dict[str, dict[str, Any]] = {
    "/indexes": {
        "data.0.retention_days": 30,
        "data.0.671f00b27d9e4c3a5b6f8e10": "x",
        "data.0.total_duration": "402.1",
        "data.0.created_at": "yesterday",
        "data.0.models.0.model_name": None,
        "page_info.total_page": 1.5,
    },
    "/assets": {"data.0.status": "in_review", "data.0.method": "Ada Lovelace"},
    "/connections": {"data": {"a": 1}},
}
BODIES: dict[str, dict[str, Any]] = {
    "/tasks": {"status": 200, "body": {"data": []}},
    "/knowledge-stores": {"html": True, "status": 200},
    "/embed/tasks": {"invalid_json": True},
    "/embed-v2/tasks": {"status": 206, "body": {"data": []}},
    "/indexes/{index_id}": {"status": 418, "body": {"code": "a", "message": "b"}},
    "/assets/{asset_id}": {"status": 400, "body": {"error": {"code": "a", "message": "b"}}},
    "/connections/{connection_id}": {"status": 404, "body": {"code": 7}},
}
PLANTED = {
    ("list_indexes", 200, "unknown field", "data[].retention_days", "integer", "always"),
    ("list_indexes", 200, "unknown field", "data[].(withheld)", "string", "always"),
    ("list_indexes", 200, "type", "data[].total_duration", "string"),
    ("list_indexes", 200, "type", "data[].created_at", "string"),
    ("list_indexes", 200, "type", "data[].models[].model_name", "null"),
    ("list_indexes", 200, "type", "page_info.total_page", "number"),
    ("list_assets", 200, "value", "data[].status", "in_review"),
    ("list_assets", 200, "value", "data[].method", "(withheld)"),
    ("list_connections", 200, "type", "data", "object"),
    ("list_video_indexing_tasks", 200, "missing field", "page_info", "never"),
    ("list_knowledge_stores", 200, "content type", "", "text/html"),
    ("list_knowledge_stores", 200, "body", "", "not JSON"),
    ("list_video_embedding_tasks", 200, "body", "", "not JSON"),
    ("list_embedding_tasks", 206, "status", "", "206"),
    ("retrieve_index", 418, "status", "", "418"),
    ("retrieve_asset", 400, "unknown field", "error", "object", "always"),
    ("retrieve_asset", 400, "missing field", "code", "never"),
    ("retrieve_asset", 400, "missing field", "message", "never"),
    ("retrieve_connection", 404, "type", "code", "integer"),
    ("retrieve_connection", 404, "missing field", "message", "never"),
}


def test_planted_deviations_are_found_and_nothing_else(account: Sandbox, run: Run) -> None:
    for route, values in FIELDS.items():
        account.faults.add(method="GET", route=route, set_fields=values)
    for route, fault in BODIES.items():
        account.faults.add(method="GET", route=route, times=9, **fault)
    received = {one for one in found(run()) if one[2] != "header"}  # faults leave out those of the rate limit
    assert received == PLANTED


@pytest.mark.parametrize("header", ["x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset"])
@pytest.mark.parametrize("route", ["/assets", ""])
def test_a_missing_header_is_found(
    header: str, route: str, account: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(message: Send, response: Response) -> Response:
        if message.url != route and route:
            return response
        kept = {name: value for name, value in response.headers.items() if name.lower() != header}
        return Response(response.status_code, kept, response.content)

    change_responses(monkeypatch, without)
    subject = "request id" if header == "x-request-id" else header
    expected = (
        ("list_assets", 200, "header", subject, "never") if route else ("(all)", None, "header", subject, "never")
    )
    assert found(run()) == {expected}


def change_responses(monkeypatch: pytest.MonkeyPatch, change: Callable[[Send, Response], Response]) -> None:
    send = SyncDriver._send
    monkeypatch.setattr(SyncDriver, "_send", lambda self, message: change(message, send(self, message)))


CONTENT = ["Ada", "Lovelace", "patient", "holiday", "Brest", "Waterfront", ".mp4", "http", "2026", "0000000"]


def test_the_report_has_no_content_of_the_account(account: Sandbox, run: Run) -> None:
    text = json.dumps(run("--upload"))
    with TwelveLabs(account.api_key, base_url=account.base_url) as client:
        ids = [one.id for one in (*client.assets.list(), *client.indexes.list())]
    assert len(ids) == 2
    assert [one for one in (*CONTENT, *ids, account.api_key) if one in text] == []
    assert not re.search(r"[0-9a-f]{12}", text)


def left_in(sandbox: Sandbox) -> list[str]:
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        return [one.id for one in (*client.assets.list(), *client.indexes.list())]


def test_what_is_uploaded_is_indexed_and_removed(sandbox: Sandbox, run: Run) -> None:
    report = run("--upload")
    assert found(report) == set()
    statuses = {(one["operation"], one["status"]) for one in report["responses"]}
    assert statuses >= {
        *(("create_asset", 201), ("create_index", 201), ("create_indexed_asset", 202)),
        *(("retrieve_asset", 200), ("retrieve_index", 200), ("retrieve_indexed_asset", 200)),
        *(("delete_asset", 204), ("delete_index", 204), ("delete_indexed_asset", 204)),
    }
    assert left_in(sandbox) == []


FAILURES: dict[str, dict[str, Any]] = {
    "the response of the asset is lost": {"method": "POST", "route": "/assets", "reset": "after"},
    "the response of the index is lost": {"method": "POST", "route": "/indexes", "reset": "after"},
    "no index": {"method": "POST", "route": "/indexes", "status": 400},
    "the asset has no id": {"method": "POST", "route": "/assets", "set_fields": {"_id": None}},
    "not indexed": {"method": "POST", "route": "/indexes/{index_id}/indexed-assets", "status": 500},
    "processing fails": {"method": "GET", "route": "/assets/{asset_id}", "set_fields": {"status": "failed"}},
}


@pytest.mark.parametrize("case", FAILURES)
def test_what_is_uploaded_is_removed_after_a_failure(case: str, sandbox: Sandbox, run: Run) -> None:
    sandbox.faults.add(**FAILURES[case])
    run("--upload")
    assert left_in(sandbox) == []


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 9])
def test_what_is_uploaded_is_removed_after_ctrl_c(
    number: int, sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Send] = []

    def interrupt(message: Send, response: Response) -> Response:
        sent.append(message)
        if len(sent) == number:
            raise KeyboardInterrupt
        return response

    change_responses(monkeypatch, interrupt)
    run("--upload", code=130)
    monkeypatch.undo()
    assert left_in(sandbox) == []


def test_what_cannot_be_removed_is_named(sandbox: Sandbox, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    sandbox.faults.add(method="DELETE", route="/assets/{asset_id}", status=409)
    run("--upload", code=3)
    [left] = left_in(sandbox)
    assert f"{left} was not removed; please remove it: delete_asset" in capsys.readouterr().out


def test_a_closed_terminal_does_not_stop_the_removal(
    sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(text: str) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("sys.stdout.write", closed)
    run("--upload")
    assert left_in(sandbox) == []


def test_the_base_url_is_printed_first(sandbox: Sandbox, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    assert capsys.readouterr().out.splitlines()[:2] == [f"base URL: {sandbox.base_url}", "GET /analyze/tasks: 200"]


def test_a_dry_run_lists_all_reads_and_sends_nothing(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--dry-run", "--upload", "--base-url", sandbox.base_url]) == 0
    out = capsys.readouterr().out
    routes = {operation.route for operation in bundled().operations.values() if operation.method == "GET"}
    assert {line.split()[1] for line in out.splitlines() if line.startswith("  GET")} == routes
    assert "Would add, and remove at the end" in out
    assert list(sandbox.requests) == []
    assert list(tmp_path.iterdir()) == []


STOPPED = {
    "no key": ("", "no API key"),
    "a wrong key": ("wrong", "401"),
    "a key with spaces": ("a b", "is not valid"),
}


@pytest.mark.parametrize("case", STOPPED)
def test_a_key_that_does_not_work_is_said(
    case: str,
    sandbox: Sandbox,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, reason = STOPPED[case]
    monkeypatch.setenv("TWELVE_LABS_API_KEY", key)
    target = tmp_path / "report.json"
    assert main(["--base-url", sandbox.base_url, "--output", str(target)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("No report was written: ")
    assert reason in said
    assert not target.exists()


def test_the_key_is_asked_for_at_a_terminal(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: sandbox.api_key)
    assert main(["--base-url", sandbox.base_url, "--output", str(tmp_path / "report.json")]) == 0


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1.3", "ftp://example.test", "http://user:secret@example.test"])
def test_a_base_url_that_does_not_work_is_said(
    url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    pauses: list[float],
) -> None:
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "key")
    assert main(["--base-url", url, "--output", str(tmp_path / "report.json")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("No report was written: ")
    assert "secret" not in said


@pytest.mark.parametrize("name", ["no/such/folder/report.json", "."])
def test_a_report_that_cannot_be_written_is_said_before_anything_is_sent(
    name: str, sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
    assert main(["--base-url", sandbox.base_url, "--output", str(tmp_path / name)]) == 1
    assert "cannot be written: choose another file with --output" in capsys.readouterr().err
    assert list(sandbox.requests) == []


def test_an_operation_without_a_response_is_listed(account: Sandbox, run: Run, pauses: list[float]) -> None:
    account.faults.add(method="GET", route="/connections", reset="before", times=9)
    report = run()
    assert report["without_response"] == {"list_connections": "ApiConnectionError"}
