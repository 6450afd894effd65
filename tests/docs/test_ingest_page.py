"""The page on ingesting is true: its Python blocks run in order, and it has all columns of the ledger."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from twelvelabs_client import SqliteLedger, TwelveLabs
from twelvelabs_client.cli.root import root
from twelvelabs_client.ingest.model import STEPS
from twelvelabs_sandbox import Sandbox

from tests.ingest import test_ingest_changes, test_ingest_cluster, test_ingest_leases, test_postgres_ledger

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ingest.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("fast_polling")
def test_python_blocks_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ROOT / "examples" / "media" / "big_buck_bunny_5s.mp4", tmp_path)
    monkeypatch.chdir(tmp_path)
    with Sandbox(speed=1000) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
        index = client.indexes.create(index_name="clips", models=models)  # type: ignore[arg-type]  # as users do
        names: dict[str, object] = {"client": client, "index": index}
        for number, block in enumerate(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL), start=1):
            exec(compile(block, f"block {number} of the page", "exec"), names)
        (entry,) = client.indexes.indexed_assets.list(index.id)
        assert client.indexes.indexed_assets.retrieve(index.id, entry.id).user_metadata == {
            "category": "animation",
            "year": 2008,
        }
        assert len(list(client.assets.list())) == 1


def test_it_has_all_columns_and_steps(tmp_path: Path) -> None:
    SqliteLedger(tmp_path / "ledger.sqlite3").close()
    told = set(re.findall(r"`(\w+)`", PAGE))
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as ledger:
        for table in ("items", "contents"):
            columns = {row[1] for row in ledger.execute(f"PRAGMA table_info({table})")}
            assert columns
            assert columns <= told
    assert set(STEPS) <= told


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


FAILURES = {
    "a worker is killed, a machine is lost": "cluster.test_killed_at_twenty_points",
    "a worker is interrupted (Ctrl-C, SIGTERM)": "cluster.test_interrupted",
    "a worker is paused, and continues later": "cluster.test_paused_over_its_lease",
    "a worker is cut off from the database": "cluster.test_cut_off_from_the_database",
    "the database is away, or is restarted": "leases.test_a_database_that_stays_away_ends_the_ingest",
    "the database ends or refuses connections, its tables are locked, its disk is full": (
        "cluster.test_an_administrator_interferes"
    ),
    "the leader is lost": "cluster.test_paused_over_its_lease",
    "the ingest is killed": "cluster.test_killed_at_twenty_points",
    "an upload in parts is interrupted": "cluster.test_parts_are_taken_over_by_another_machine",
    "two ingests, or two targets, have the same content": "cluster.test_two_ingests_at_once",
    "the clocks of the machines differ": "postgres.test_times_are_those_of_the_database",
    "a worker has another version of this package": "postgres.test_a_run_belongs_to_a_version_of_the_package",
    "the target is deleted": "changes.test_a_target_deleted_during_the_run_stops_the_uploads",
    "a limit that lasts is met, such as a daily quota": "cluster.test_a_quota_stops_everybody",
}
"""What shows each row of the table."""
MODULES = {
    "changes": test_ingest_changes,
    "cluster": test_ingest_cluster,
    "leases": test_ingest_leases,
    "postgres": test_postgres_ledger,
}


def test_each_failure_that_it_names_is_tested() -> None:
    (table,) = re.findall(r"\| what happens \| .*\n\| --- .*\n((?:\|.*\n)+)", PAGE)
    assert [row.split(" | ")[0].removeprefix("| ") for row in table.splitlines()] == list(FAILURES)
    tests = [name.partition(".") for name in FAILURES.values()]
    assert [name for module, _, name in tests if not callable(getattr(MODULES[module], name, None))] == []


def test_recipes_for_many_machines_are_valid() -> None:
    script, unit, cluster = _blocks("bash")[0], _blocks("ini")[0], _blocks("yaml")[0]
    assert subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False).stderr == ""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as systemd reads it
    parser.read_string(unit)
    documents = list(YAML(typ="safe").load_all(cluster))
    assert [document["kind"] for document in documents] == ["Secret", "Deployment", "Job"]
    commands = [shlex.split(line, comments=True) for line in "".join(_blocks("text")).splitlines()]
    commands += [re.findall(r"twelvelabs [^;]*", script)[0].split(), parser["Service"]["ExecStart"].split()]
    for document in documents[1:]:
        (container,) = document["spec"]["template"]["spec"]["containers"]
        assert container["envFrom"] == [{"secretRef": {"name": documents[0]["metadata"]["name"]}}]
        commands.append(container["args"])
    commands = [words for words in commands if words and Path(words[0]).name == "twelvelabs"]
    assert len(commands) == 8
    for words in commands:  # an unknown command or option is an error before the help is shown
        assert CliRunner().invoke(root, [*words[1:], "--help"]).exit_code == 0, words


def test_a_slurm_task_is_started_again_until_it_is_done_or_has_failed(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/ingest.env").touch()
    codes = tmp_path / "codes"
    for name, text in (("srun", f"read -r code; echo $code >> {codes}; exit $code"), ("sleep", "exit 0")):
        (tmp_path / name).write_text(f"#!/bin/bash\n{text}\n")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    script = tmp_path / "script"
    script.write_text(_blocks("bash")[0])
    for given, is_done in (("75 75 0 0", True), ("75 1 0", False)):
        codes.unlink(missing_ok=True)
        done = subprocess.run(
            ["bash", str(script)], input="\n".join(given.split()), text=True, env=environment, check=False
        )
        assert (done.returncode == 0) is is_done
        assert codes.read_text().split() == given.split()[:-1]
