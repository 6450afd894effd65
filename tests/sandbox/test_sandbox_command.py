"""Commands that meet a sandbox, and what those are told who have not installed what it needs."""

import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from unittest.mock import Mock

import pytest
from twelvelabs_sandbox import extra
from twelvelabs_sandbox.command import run_command

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-W", "error", "-m", "twelvelabs_sandbox", "run"]


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)


CREATE = """
import os, sys
from twelvelabs_client import TwelveLabs
with TwelveLabs() as client:
    client.indexes.create(index_name="a", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}])
    print(len(list(client.indexes.list())), sys.stdin.read(), sys.argv[1:])
sys.exit(7)
"""


def test_a_command_meets_a_sandbox_that_is_removed(tmp_path):
    # The key of a real account must not win over that of the sandbox.
    environment = {**os.environ, "TWELVE_LABS_API_KEY": "tlk_real", "TMPDIR": str(tmp_path)}
    command = [*RUN, "--speed", "inf", "--", sys.executable, "-c", CREATE, "--", "--port"]
    done = run(*command, env=environment, input="text")
    assert (done.returncode, done.stdout, done.stderr) == (7, "1 text ['--', '--port']\n", "")
    assert list(tmp_path.iterdir()) == []


def test_exit_statuses(tmp_path, shared_sandbox):
    (tmp_path / "text").write_text("x")
    killed = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
    commands = (killed, ["no-such-command"], [str(tmp_path / "text")])
    found = [run_command(shared_sandbox, command, Mock()) for command in commands]
    assert found == [128 + signal.SIGKILL, 127, 126]
    missing = run(*RUN, "--")
    assert (missing.returncode, "run -- CMD" in missing.stderr) == (2, True)
    broken = run(*RUN, "--data", str(tmp_path / "text"), "--", "true")
    assert (broken.returncode, "cannot start" in broken.stderr, "Traceback" in broken.stderr) == (125, True, False)


ASK = """
import contextlib, json, os, sys, urllib.error, urllib.request
for text in sys.argv[1:]:
    body = {"input_type": "text", "model_name": "marengo3.0", "text": {"input_text": text}}
    headers = {"x-api-key": os.environ["TWELVELABS_API_KEY"], "content-type": "application/json"}
    url = os.environ["TWELVELABS_BASE_URL"] + "/embed-v2"
    with contextlib.suppress(urllib.error.HTTPError):
        urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers))
sys.exit(7 if text == "exit" else 0)
"""


def test_a_command_that_asks_for_more_than_its_script_fails(tmp_path):
    (tmp_path / "script.json").write_text('[{"type": "embed", "vector": 7, "text": "scripted"}]')
    command = [*RUN, "--strict", "--script", str(tmp_path / "script.json"), "--", sys.executable, "-c", ASK]
    for last, status in {"other": 1, "exit": 7}.items():
        done = run(*command, "scripted", last)
        assert (done.returncode, done.stderr.count("\n")) == (status, 1)
        assert done.stderr.startswith(f"No script answers embed(text '{last}')")


WAIT = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))
signal.signal(signal.SIGINT, lambda *_: print("interrupted", flush=True))
print("ready", flush=True)
while True:
    signal.pause()
"""


def test_signals_are_forwarded():
    command = [*RUN, "--", sys.executable, "-c", WAIT]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "interrupted\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 9


WITHOUT = """
import runpy, sys
sys.modules.update(dict.fromkeys({missing!r}))
import twelvelabs_sandbox.pytest_plugin  # as pytest does in every project
try:
    from twelvelabs_sandbox import Sandbox
except ImportError as error:
    print(error)
sys.argv = ["twelvelabs_sandbox", *{arguments!r}]
runpy.run_module("twelvelabs_sandbox", run_name="__main__")
"""


@pytest.mark.parametrize("arguments", [[], ["run", "--", "true"]])
def test_without_the_extra(arguments):
    done = run(sys.executable, "-c", WITHOUT.format(missing=extra.MODULES, arguments=arguments))
    assert done.returncode == (125 if arguments else 1)
    assert extra.INSTALL in done.stdout
    assert done.stderr.startswith(f"The sandbox cannot start: the sandbox needs {', '.join(extra.MODULES)}: ")
    assert done.stderr.endswith(f"{extra.INSTALL}\n")


def test_every_package_of_the_extra_is_looked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["optional-dependencies"]["sandbox"]
    names = [re.match(r"[\w-]+", one)[0].replace("-", "_") for one in needed]
    assert sorted(names) == sorted(extra.MODULES)
    assert f"av>={extra.PYAV}" in needed


def test_an_old_pyav_is_named(monkeypatch):
    from twelvelabs_sandbox import Sandbox

    monkeypatch.setattr(extra, "version", lambda name: "13.1.0")
    extra.check_extra.cache_clear()
    with pytest.raises(ImportError, match=r"needs PyAV 15 or later to read files, not 13\.1\.0: pip install"):
        Sandbox()
    monkeypatch.undo()
    extra.check_extra()
