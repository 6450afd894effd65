"""What each command does, in the sandbox."""

from __future__ import annotations

import csv
import json
import re
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import av
import click
import numpy
import polars
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.cli.clips import cut
from twelvelabs_client.cli.waits import WAITABLES
from twelvelabs_client.ingest import SqliteLedger
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP, UNKNOWN, Command

MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]


def copies(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"clip{number}.mp4").write_bytes(CLIP.read_bytes() + bytes([number]))
    return folder


def test_assets(tl: Command, client: TwelveLabs) -> None:
    sent = tl("assets", "upload", CLIP, "--name", "named.mp4", "--wait", "--metadata", "year=2024", "--json")
    [found] = json.loads(sent.out)
    assert (found["filename"], found["status"], found["user_metadata"]) == ("named.mp4", "ready", {"year": 2024})
    assert tl("assets", "list", "--filename", "named.mp4", "-q").out == f"{found['id']}\n"
    assert tl("assets", "rm", found["id"], "-y").out == f"id\tstatus\n{found['id']}\tdeleted\n"
    assert client.assets.list(filename="named.mp4").to_list() == []


def test_a_file_is_read_from_stdin(tl: Command, client: TwelveLabs) -> None:
    text = "a document that is read from stdin"
    done = tl("assets", "upload", "-", "--name", "notes.txt", "-q", stdin=text)
    assert client.assets.retrieve(done.out.strip()).filename == "notes.txt"
    assert tl("assets", "rm", done.out.strip(), "-y").code == 0


def test_an_ingest_is_planned_run_and_looked_at(tl: Command, client: TwelveLabs, tmp_path: Path) -> None:
    folder = copies(tmp_path / "videos", 3)
    (folder / "broken.mp4").write_bytes(b"not a video")
    target = client.indexes.create(index_name="ingested", models=MODELS).id
    ledger, report = tmp_path / "ledger.db", tmp_path / "report.csv"
    command = ["ingest", "run", folder, "--index", "ingested", "--ledger", ledger]
    plan = json.loads(tl(*command, "--dry-run", "--json").out)
    assert (plan["files"], plan["to_send"], plan["files_of_unknown_duration"]) == (4, 4, 1)
    assert plan["minutes_to_index"] == pytest.approx(3 * 5.312 / 60, abs=0.01)
    assert client.indexes.indexed_assets.list(target).to_list() == []

    done = tl(*command, "--report", report, "--jsonl")
    result = json.loads(done.out)
    assert (done.code, result["id"], result["ready"], result["failed"]) == (1, target, 3, 1)
    assert "broken.mp4" in done.err
    assert "--retry-failed" in done.err
    with report.open(newline="") as file:
        assert [row["status"] for row in csv.DictReader(file)] == ["failed", "ready", "ready", "ready"]

    held = SqliteLedger(ledger)  # as an ingest that runs
    try:
        [state] = json.loads(tl("ingest", "status", ledger, "--json").out)
    finally:
        held.close()
    assert (state["status"], state["ready"], state["failed"], state["pending"]) == ("running", 3, 1, 0)
    failed = tl("ingest", "status", ledger, "--failed").out.splitlines()
    assert len(failed) == 2
    assert "broken.mp4" in failed[1]
    (folder / "broken.mp4").unlink()
    assert tl(*command, "--retry-failed").code == 0
    items = client.indexes.indexed_assets
    items.delete(target, items.list(target).to_list()[0].id)
    assert (tl(*command).code, len(items.list(target).to_list())) == (0, 2)
    assert (tl(*command, "--verify").code, len(items.list(target).to_list())) == (0, 3)
    assert tl("ingest", "run", folder, "--index", "ingested").code == 0
    assert "\tended\t3\t3\t" in tl("ingest", "status", "--index", "ingested").out
    assert tl("indexes", "rm", "ingested", "-y").out.split()[-1] == "deleted"


def test_a_rate_limited_ingest_reports_when_to_resume(
    tl: Command, client: TwelveLabs, sandbox: Sandbox, tmp_path: Path
) -> None:
    target = client.indexes.create(index_name="limited", models=MODELS).id
    sandbox.faults.add(method="POST", route="/assets", status=429, retry_after=7200)
    done = tl("ingest", "run", copies(tmp_path / "v", 1), "--index", target, "--ledger", tmp_path / "l", "-q")
    assert done.code == 7
    assert "To resume, run the same command again after 2" in done.err
    client.indexes.delete(target)


def test_a_search_gives_moments_and_cuts_them_out(tl: Command, index: str, film: Path, tmp_path: Path) -> None:
    hits = json.loads(tl("search", "green", "--index", "films", "--json", "--limit", "1").out)
    assert hits[0]["filename"] == "green.mp4"
    assert 0 <= hits[0]["start"] < hits[0]["end"] <= 4.6
    [video] = json.loads(tl("search", "green", "--index", index, "--group-by", "video", "--json").out)
    assert video["clip_count"] == len(video["clips"]) > 0
    media = tmp_path / "media" / "deep"
    media.mkdir(parents=True)
    (media / "green.mp4").write_bytes(film.read_bytes())
    for folder, given in ((tmp_path / "local", ["--media", tmp_path]), (tmp_path / "streamed", [])):
        done = tl("search", "green", "--index", "films", "--limit", "1", "--clips", folder, *given, "--json")
        assert done.code == 0, done.err
        [cut] = json.loads(done.out)
        with av.open(cut["clip"]) as clip:
            assert clip.duration is not None
            assert clip.duration / av.time_base == pytest.approx(cut["end"] - cut["start"], abs=0.1)
            assert [stream.codec_context.name for stream in clip.streams] == ["h264", "aac"]
        assert [path.name for path in folder.iterdir()] == [Path(cut["clip"]).name]


def test_the_best_result_is_opened_as_a_clip_or_a_stream(
    tl: Command, index: str, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda url: opened.append(url) or 0)
    search = ["search", "green", "--index", "films", "--limit", "1", "--open"]
    assert tl(*search).code == 0
    assert tl(*search, "--clips", tmp_path / "cuts", "--media", film.parent).code == 0
    [clip] = (tmp_path / "cuts").iterdir()
    assert opened[0].endswith(".m3u8")
    assert opened[1] == str(clip)


def test_a_clip_begins_and_ends_exactly(film: Path, tmp_path: Path) -> None:
    target = tmp_path / "part.mp4"
    cut(film, 1.5, 3.0, target)
    with av.open(film) as whole, av.open(target) as part:
        before = [frame for frame in whole.decode(video=0) if frame.time is not None and 1.5 <= frame.time < 3.0]
        after = list(part.decode(video=0))
    assert len(after) == len(before) == 15
    for first, second in zip(before, after, strict=True):
        difference = numpy.abs(first.to_ndarray(format="gray").astype(int) - second.to_ndarray(format="gray"))
        assert difference.mean() < 1.5


def test_answers(tl: Command, asset: str, tmp_path: Path) -> None:
    whole = tl("analyze", asset, "Summarize this video")
    assert whole.out == tl("analyze", asset, "-", "--stream", stdin="Summarize this video").out
    assert json.loads(tl("analyze", asset, "Summarize this video", "--json").out)["data"] == whole.out.strip()
    schema = tmp_path / "schema.json"
    schema.write_text('{"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}')
    assert list(json.loads(tl("analyze", asset, "Title", "--schema", schema).out)) == ["title"]
    assert tl("analyze", CLIP, "x").code == 2
    schema.write_text("[]")
    assert tl("analyze", asset, "x", "--schema", schema).code == 2

    store = json.loads(tl("knowledge-stores", "create", "notes", "--json").out)["id"]
    item = tl("knowledge-stores", "add", "notes", asset, "-q").out.strip()
    assert tl("wait", "item", item, "--knowledge-store", store).code == 0
    assert tl("knowledge-stores", "items", "notes", "-q").out.split() == [item]
    asked = tl("ask", "notes", "What is in it?")
    assert asked.out.strip()
    session = asked.err.split("session: ")[1].strip()
    again = json.loads(tl("ask", "notes", "And?", "--session", session, "--json").out)
    assert again["session_id"] == session
    assert tl("knowledge-stores", "rm", "notes", "-y").code == 0


def test_objects_of_every_kind_are_waited_for(tl: Command, client: TwelveLabs, index: str, asset: str) -> None:
    video: Any = {"type": "asset_id", "asset_id": asset}
    media: Any = {"media_source": {"asset_id": asset}}
    tasks, batches = client.analyze_async.tasks, client.analyze_async.batches
    mode, one = "general", {"video": video, "prompt": {"input_text": "Summarize"}}
    waited = {
        "asset": asset,
        "transcription": asset,
        "analysis": tasks.create(video=video, prompt="Summarize").task_id,
        "batch": batches.create(model_name="pegasus1.5", analysis_mode=mode, requests=[one]).batch_id,
        "embedding": client.embed.v_2.tasks.create(input_type="video", model_name="marengo3.0", video=media).id,
        "indexed-asset": next(iter(client.indexes.indexed_assets.list(index))).id,
    }
    waited["task"] = str(client.tasks.create(index_id=index, video_file=CLIP).id)
    for kind, each in waited.items():
        done = tl("wait", kind, each, "-q", *(["--index", index] if kind == "indexed-asset" else []))
        assert (done.code, done.out) == (0, f"{each}\n"), (kind, done.err)
    assert {*waited, "entity", "item"} == WAITABLES.keys()
    client.indexes.indexed_assets.delete(index, waited["task"])


def test_embeddings_are_written_as_arrays_tables_and_lines(tl: Command, asset: str, tmp_path: Path) -> None:
    out = {suffix: tmp_path / f"vectors{suffix}" for suffix in (".npy", ".parquet", ".jsonl")}
    for path in out.values():
        done = tl("embed", asset, "--out", path)
        assert (done.code, done.out) == (0, "")
    array = numpy.load(out[".npy"])
    table = polars.read_parquet(out[".parquet"])
    lines = [json.loads(line) for line in out[".jsonl"].read_text().splitlines()]
    assert len(array) == len(table) == len(lines) > 0
    assert numpy.allclose(array, numpy.stack([line["embedding"] for line in lines]))
    assert numpy.allclose(array[0], table["embedding"][0].to_numpy())
    [text] = map(json.loads, tl("embed", "--text", "a rabbit", "--jsonl").out.splitlines())
    assert len(text["embedding"]) == text["dimensions"] == array.shape[1]
    assert tl("embed", "--text", "a", "--out", tmp_path / "x.csv").code == 2
    assert tl("embed", asset, "--text", "a").code == 2


def test_entities(tl: Command, client: TwelveLabs) -> None:
    picture = client.assets.create(method="direct", file=("face.png", PNG)).id
    client.assets.wait_until_ready(picture)
    people = json.loads(tl("entities", "collections", "create", "people", "--json").out)["id"]
    entity = json.loads(tl("entities", "create", "people", "Ada", picture, "--json").out)["id"]
    assert tl("wait", "entity", entity, "--collection", "people", "-q").out.strip() == entity
    assert tl("entities", "list", people, "-q").out.split() == [entity]
    assert json.loads(tl("entities", "get", "people", entity, "--json").out)["name"] == "Ada"
    assert tl("entities", "rm", "people", entity, "-y").code == 0
    assert tl("entities", "collections", "rm", people, "-y").code == 0


def test_any_request_can_be_sent(tl: Command, index: str, tmp_path: Path) -> None:
    listed = json.loads(tl("api", "get", "indexes", "-f", "page_limit=1").out)
    assert len(listed["data"]) == 1
    assert tl("api", "GET", "/indexes", "-f", "index_name=films", "-q").out.split() == [index]
    body = {"index_name": "by api", "models": MODELS}
    created = json.loads(tl("api", "POST", "/indexes", "--data", json.dumps(body)).out)["_id"]
    assert tl("api", "PUT", f"/indexes/{created}", "-f", "index_name=renamed").code == 0
    assert tl("api", "DELETE", f"/indexes/{created}").code == 0
    form = ["--form", "-f", f"index_id={index}", "-f", "query_text=green", "-f", "search_options=visual"]
    assert json.loads(tl("api", "POST", "/search", *form).out)["data"]
    picture = tmp_path / "x.png"
    picture.write_bytes(PNG)
    sent = json.loads(tl("api", "POST", "/assets", "--form", "-f", "method=direct", "-f", f"file=@{picture}").out)
    assert tl("assets", "rm", sent["_id"], "-y").code == 0
    for wrong in (["-f", "x"], ["--data", "{"], ["--data", "{}", "-f", "a=b"]):
        assert tl("api", "POST", "/indexes", *wrong).code == 2


def test_doctor_finds_what_is_wrong(tl: Command, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> dict[str, dict[str, str]]:
        return {each["id"]: each for each in json.loads(tl("doctor", "--json").out)}

    fine = found()
    assert not [each for each in fine.values() if each["status"] == "failed"]
    found_extras = set(re.findall(r"[\w-]+", fine["extras"]["found"].replace("without", "")))
    assert found_extras == set(metadata("twelvelabs-client").get_all("Provides-Extra") or ())
    assert {"version", "extras", "key", "base URL", "proxy", "certificates", "platform", "clock"} <= fine.keys()
    monkeypatch.setenv("HTTPS_PROXY", "http://user:secret@proxy.test:3128")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    monkeypatch.setattr("twelvelabs_client.cli.diagnostics.time.time", lambda: 1.0)
    broken = found()
    assert "secret" not in json.dumps(broken)
    assert broken["certificates"]["status"] == broken["platform"]["status"] == "failed"
    monkeypatch.delenv("SSL_CERT_FILE")
    assert found()["clock"]["status"] == "failed"
    monkeypatch.setenv("TWELVELABS_BASE_URL", "http://127.0.0.1:9/v1.3")
    assert "cannot be reached" in found()["platform"]["found"]
    monkeypatch.delenv("TWELVE_LABS_API_KEY")
    done = tl("doctor", columns=100)
    assert done.code == 1
    assert "auth login" in done.out


def test_extras_that_are_missing_are_named(
    tl: Command, monkeypatch: pytest.MonkeyPatch, index: str, film: Path, tmp_path: Path
) -> None:
    for module in ("clips", "commands.mcp", "commands.ingest_run"):
        monkeypatch.setattr(f"twelvelabs_client.cli.{module}.find_spec", lambda _: None)
    for arguments, extra in ((["mcp"], "[mcp]"), (["search", "x", "--index", "films", "--clips", "x"], "[media]")):
        done = tl(*arguments)
        assert done.code == 1
        assert f"pip install 'twelvelabs-client{extra}'" in done.err
    plan = tl("ingest", "run", film, "--index", "films", "--ledger", tmp_path / "ledger", "--dry-run", "--json")
    assert (plan.code, json.loads(plan.out)["minutes_to_index"]) == (0, None)
    assert "[media]" in plan.err


def test_a_file_is_uploaded_to_be_embedded(
    tl: Command, sandbox: Sandbox, film: Path, client: TwelveLabs, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = tl("embed", film, "--jsonl")
    assert len(done.out.splitlines()) == 4
    asset = client.assets.retrieve(done.err.split("as asset ")[1].partition(".")[0])
    assert asset.filename == film.name
    sandbox.clock.freeze()
    try:
        late = tl("embed", film, "--timeout", "0.1")
    finally:
        sandbox.clock.unfreeze()
    assert late.code == 124
    again = late.err.split("To resume:\n  twelvelabs ")[1].split()
    assert again[0] == "embed"
    assert client.assets.retrieve(again[1]).filename == film.name, "it is not sent again"


def test_other_programs_are_passed_their_arguments(tl: Command, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("from twelvelabs import TwelveLabs\n")
    assert tl("migrate", program).code == 0
    assert tl("migrate", "--check", program).code == 1
    assert "usage" in tl("sandbox", "--help").out.lower()
    assert tl("sandbox", "run", "--speed", "inf", "--", sys.executable, "-c", "raise SystemExit(7)").code == 7
    assert tl("wait", "asset", UNKNOWN, "--timeout", "none").code == 3


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
