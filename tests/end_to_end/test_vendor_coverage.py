"""The scenarios of the vendor's SDK together call each of its 108 methods."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SURFACE = HERE.parent / "surface" / "vendor_surface.json"


@pytest.mark.slow
def test_each_method_of_the_vendors_sdk_is_called_against_the_sandbox(tmp_path: Path) -> None:
    scenarios = sorted(str(path) for path in HERE.glob("test_vendor_*.py") if path.name != Path(__file__).name)
    told = tmp_path / "calls.json"
    environment = {**os.environ, "PYTHONPATH": str(HERE), "VENDOR_CALLS": str(told)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "vendor_calls", "-p", "no:cacheprovider", *scenarios]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    methods = {entry["method"] for entry in json.loads(SURFACE.read_text(encoding="utf-8"))}
    assert len(methods) == 108
    assert methods - {*json.loads(told.read_text(encoding="utf-8"))} == set()
