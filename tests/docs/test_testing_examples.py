"""The suites of examples/testing pass, as in the project of a tester, and the guide names each of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "testing"
SUITES = sorted(path.name for path in FOLDER.glob("test_*.py"))
UNUSED = [
    argument
    for name in ("cacheprovider", "hypothesispytest", "schemathesis", "xdist")
    for argument in ("-p", f"no:{name}")
]


def test_the_suites_pass() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-rA", *UNUSED, str(FOLDER)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = {Path(name).name for name in re.findall(r"^PASSED (\S+\.py)::", done.stdout, re.MULTILINE)}
    assert passed == set(SUITES)
    assert not re.search(r"skipped|xfailed", done.stdout)


def test_the_guide_names_each_suite() -> None:
    assert len(SUITES) >= 20
    guide = (ROOT / "docs" / "guides" / "testing.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"examples/testing/(test_\w+\.py)", guide)) == SUITES
