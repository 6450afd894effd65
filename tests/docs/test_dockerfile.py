"""The Dockerfile fits the sandbox: its options are known, its health check works, and what it copies is enough."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.__main__ import _parser

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def _command(instruction: str) -> list[str]:
    found = re.search(rf"^{instruction}\b.*?(\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found, instruction
    words = json.loads(found[1])
    return words if instruction == "CMD" else words[1:]


def test_its_options_are_those_of_the_sandbox() -> None:
    module, *options = _command("ENTRYPOINT")[1:]
    assert module == "twelvelabs_sandbox"
    read = _parser(runs=False).parse_args(options + _command("CMD"))
    assert (read.host, read.port, read.media_port, read.speed) == ("0.0.0.0", 8080, 8081, float("inf"))
    assert re.search(r"^EXPOSE 8080 8081$", DOCKERFILE, re.MULTILINE)


def test_its_health_check_fails_once_the_sandbox_has_stopped(twelvelabs_sandbox: Sandbox) -> None:
    port = str(httpx.URL(twelvelabs_sandbox.base_url).port)
    command = [sys.executable, *(word.replace("8080", port) for word in _command("HEALTHCHECK"))]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    twelvelabs_sandbox.stop()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_package_can_be_built_from_what_is_copied() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = {line[1:] for line in lines if line.startswith("!")}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = re.search(r"^only-include = (\[.*\])$", project, re.MULTILINE)
    assert wheel
    assert {"pyproject.toml", "README.md", "LICENSE", *json.loads(wheel[1])} == copied
    assert all((ROOT / name).exists() for name in copied)
