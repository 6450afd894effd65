"""The page on the sandbox is true: its Python blocks and commands run, and its tests pass in another project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from twelvelabs_sandbox import Sandbox

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TESTS = [block for block in BLOCKS if "def test_" in block]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the clip, where the blocks run."""
    shutil.copy(ROOT / "examples" / "media" / "big_buck_bunny_5s.mp4", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_python_blocks_run() -> None:
    names: dict[str, object] = {}
    for number, block in enumerate([block for block in BLOCKS if block not in TESTS], start=1):
        with Sandbox() as sandbox:
            names["sandbox"] = sandbox
            exec(compile(block, f"block {number} of the page", "exec"), names)
            made = names["sandbox"]
            if isinstance(made, Sandbox) and made is not sandbox:
                made.stop()


def test_its_tests_pass(folder: Path) -> None:
    assert len(TESTS) == 7
    (folder / "test_page.py").write_text("import pytest\n\n" + "\n\n".join(TESTS))
    slow_to_load = ["-p", "no:schemathesis", "-p", "no:hypothesispytest"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-W",
        "error",
        "-p",
        "no:cacheprovider",
        *slow_to_load,
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "7 passed" in done.stdout, done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_its_requests_with_curl_succeed() -> None:
    blocks = [block for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) if "curl -s" in block]
    assert len(blocks) == 2
    with Sandbox(api_key="tlk_test") as sandbox:
        origin = sandbox.base_url.removesuffix("/v1.3")
        script = "\n".join(blocks).replace("http://127.0.0.1:8080", origin).replace("curl -s", "curl -q -sSf")
        done = subprocess.run(["sh", "-e", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert [request.status for request in sandbox.requests] == []  # emptied by the last command
    assert '"filename":"big_buck_bunny_5s.mp4"' in done.stdout


def test_its_links_lead_to_sections() -> None:
    sections = {title.lower().replace(" ", "-") for title in re.findall(r"^##+ (.*)$", PAGE, re.MULTILINE)}
    links = set(re.findall(r"\]\(#([\w-]+)\)", PAGE))
    assert len(links) > 15
    assert links <= sections
