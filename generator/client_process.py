"""Runs a module of the generator that imports the client: in a process of its own, with the new `generated/`."""

import os
import subprocess
import sys
from pathlib import Path

from .errors import GenerationError


def output_of(module: str, root: Path, what: str) -> str:
    """What a module prints for the project at this path. Raises GenerationError if the client cannot be imported."""
    result = subprocess.run(
        [sys.executable, "-m", module, str(root)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(root / name) for name in ("overlay", "generated"))},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise GenerationError(f"{what} cannot be made, because the client does not work:\n{result.stderr}")
    return result.stdout
