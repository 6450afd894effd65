"""Makes the low-level package in a scratch folder: generated, formatted, completed, verified."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from . import upstream
from .bundle import bundle
from .contract import Contract
from .errors import GenerationError
from .lifecycles import write_lifecycles
from .limits import write_limits
from .server import write_server
from .vendor_names import read_vendor_names, write_vendor_names
from .verify import verify

NAME = "twelvelabs_lowlevel"
RUNTIME = Path(__file__).parent / "runtime"
# --isolated: the output must not depend on a configuration found elsewhere.
_RUFF = [sys.executable, "-m", "ruff"]
_STYLE = ["--isolated", "--no-cache", "--quiet", "--line-length", "120", "--target-version", "py311"]
_FIXES = ["--fix-only", "--select", "F401,F541,I,UP"]


def make_package(contract: Contract, scratch: Path) -> Path:
    """Make the package in the scratch folder and return its path.

    Raises GenerationError if a tool fails or warns, or if a part of the contract is missing in the package.
    """
    names = read_vendor_names(contract)
    package = scratch / NAME
    write_code(contract, package)
    write_vendor_names(names, package)
    write_limits(contract, package)
    write_lifecycles(contract, package)
    if missing := verify(contract.document, package):
        raise GenerationError("\n".join(missing))
    return package


def write_code(contract: Contract, package: Path) -> None:
    """Make the package at this path from the contract alone, without the tables that belong to this project."""
    upstream.run(bundle(contract), package)
    tidy(package)
    for module in RUNTIME.glob("*.py"):
        shutil.copy(module, package / module.name)
    write_server(contract, package)
    (package / "py.typed").touch()
    plain = json.dumps(contract.document, ensure_ascii=False, indent=1)
    (package / "openapi.json").write_text(plain + "\n", encoding="utf-8")


def tidy(package: Path) -> None:
    """Format the code of a package, and remove imports that it does not use."""
    _ruff("check", *_FIXES, *_STYLE, package=package)
    _ruff("format", *_STYLE, package=package)


def _ruff(*arguments: str, package: Path) -> None:
    result = subprocess.run(
        [*_RUFF, *arguments, package.name], cwd=package.parent, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise GenerationError(f"ruff {arguments[0]} failed on the generated code:\n{result.stdout}{result.stderr}")
