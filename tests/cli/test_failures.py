"""Every kind of failure has its exit code, and a message on stderr that says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP, UNKNOWN, Command


def test_exit_codes(tl: Command, index: str, asset: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = "missing.mp4"
    expected = [
        (["indexes", "get", "films"], 0, ""),
        (["assets", "upload", missing], 2, "cannot read 'missing.mp4'"),
        (["assets", "get", UNKNOWN], 3, "There is no asset"),
        (["indexes", "get", "nope"], 3, "Existing: "),
        (["uploads", "resume", str(CLIP)], 3, "There is no unfinished upload"),
        (["ingest", "status", missing], 1, "there is no ledger"),
        (["ingest", "run", "*.none", "--index", "films"], 2, "no file matches"),
        (["ingest", "run", ".", "--index", "nope"], 3, "There is no index"),
        (["embed", missing], 2, "There is no file"),
        (["search", "x", "--index", "films", "--filter", "{"], 2, "is not JSON"),
        (["assets", "list", "--base-url", "nonsense"], 2, "is not valid"),
        (["wait", "analysis", UNKNOWN], 3, "There is no analysis"),
        (["wait", "asset", UNKNOWN], 3, "There is no asset"),
        (["api", "GET", "/nonsense"], 3, "404"),
        (["assets", "get", asset, ""], 2, "ASSET_ID...': must not be empty"),
        (["analyze", "", "Summarize"], 2, "ASSET': must not be empty"),
        (["search", "--image", "", "--index", "films"], 2, "query_media_file"),
    ]
    found = [(arguments, tl(*arguments)) for arguments, _, _ in expected]
    wrong = [
        (arguments, done)
        for (arguments, done), (_, code, said) in zip(found, expected, strict=True)
        if done.code != code or said not in done.err or (code and done.out)
    ]
    assert wrong == []

    sandbox.faults.add(route="/assets/{asset_id}", status=429, retry_after=3600)
    assert tl("assets", "get", asset).code == 7
    sandbox.faults.clear()
    sandbox.faults.add(route="/assets/{asset_id}", status=403)
    assert tl("assets", "get", asset).code == 4
    sandbox.faults.clear()
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "tlk_wrong")
    done = tl("assets", "list")
    assert (done.code, done.out) == (4, "")
    assert "tlk_wrong" not in done.err
    monkeypatch.delenv("TWELVE_LABS_API_KEY")
    assert "twelvelabs auth login" in tl("assets", "list").err
    assert tl("assets", "list").code == 4


def test_a_partial_failure_of_many_is_1_with_a_summary(tl: Command, asset: str, tmp_path: Path) -> None:
    copies = [tmp_path / name for name in ("a.mp4", "b.mp4")]
    for copy in copies:
        copy.write_bytes(CLIP.read_bytes())
    done = tl("assets", "upload", *copies, tmp_path / "none.mp4", "--jsonl")
    uploaded = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert {each["filename"] for each in uploaded} == {"a.mp4", "b.mp4"}
    assert "none.mp4" in done.err
    assert done.err.endswith("1 of 3 failed.\n")
    removed = tl("assets", "rm", "--yes", *(each["id"] for each in uploaded), UNKNOWN, "-q")
    assert (removed.code, removed.out.split()) == (1, [each["id"] for each in uploaded])
    assert "1 of 3 failed." in removed.err
    waited = tl("wait", "asset", asset, UNKNOWN, "-q")
    assert (waited.code, waited.out.split()) == (1, [asset])


def test_a_wait_that_times_out_exits_with_124_and_can_be_resumed(
    tl: Command, sandbox: Sandbox, client: TwelveLabs, asset: str
) -> None:
    sandbox.clock.freeze()
    try:
        late = client.assets.create(method="direct", file=CLIP).id
        done = tl("wait", "asset", late, "--timeout", "0.1")
        assert done.code == 124
        assert f"To resume:\n  twelvelabs wait asset {late} --timeout 0.1\n" in done.err
        sent = tl("assets", "upload", CLIP, "--wait", "--timeout", "0.1", "--jsonl")
        uploaded = json.loads(sent.out)
        assert (sent.code, uploaded["status"]) == (124, "processing")
        assert f"To resume:\n  twelvelabs wait asset {uploaded['id']}\n" in sent.err
        both = tl("assets", "wait", asset, late, "--timeout", "0.1", "-q")
        assert (both.code, both.out.split()) == (124, [asset])
    finally:
        sandbox.clock.unfreeze()


def test_a_name_that_several_have_is_refused_with_their_ids(tl: Command) -> None:
    ids = [json.loads(tl("entities", "collections", "create", "twins", "--json").out)["id"] for _ in range(2)]
    done = tl("entities", "list", "twins")
    assert done.code == 2
    assert all(each in done.err for each in ids)
    assert tl("entities", "list", ids[0]).code == 0
    assert tl("entities", "collections", "rm", *ids, "--yes").code == 0


def test_nothing_is_deleted_unless_somebody_agrees(tl: Command, asset: str) -> None:
    assert tl("assets", "rm", asset).code == 2
    assert tl("assets", "rm", asset, "--no-input").code == 2
    assert tl("assets", "get", asset).code == 0
