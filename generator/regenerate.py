"""`make generate`: lint and bundle the contract, run the generator, verify the result, say what changes for users.

Nothing under generated/ is touched unless every step has succeeded. With --check nothing is ever written: the command
fails if the committed output is not what the contract gives.
"""

import argparse
import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import openapi_python_client

from .bundle import bundle
from .changes import compare, report
from .contract import Contract, ContractError, load
from .lint import lint
from .vendor_names import write_vendor_names
from .verify import verify

HERE = Path(__file__).parent
PACKAGE = "twelvelabs_lowlevel"


class GenerationError(Exception):
    """The generator failed, warned, or left something out."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if generated/ is not what the contract gives")
    parser.add_argument("--root", type=Path, default=HERE.parent, help="the project (default: the one this file is in)")
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    target = root / "generated" / PACKAGE
    try:
        with tempfile.TemporaryDirectory(prefix="twelvelabs-generate-") as scratch:
            contract = load(root / "openapi")
            if problems := lint(contract):
                raise ContractError(problems)
            made = generate(contract, root / "generator-config.yaml", Path(scratch))
            if options.check:
                return check(made, target)
            _install(contract, made, target)
    except ContractError as error:
        print(f"{error}\n\n{len(error.problems)} problems in the contract; nothing was written.", file=sys.stderr)
        return 1
    except GenerationError as error:
        print(f"{error}\n\nNothing was written.", file=sys.stderr)
        return 1
    return 0


def generate(contract: Contract, config: Path, scratch: Path) -> Path:
    """Make the low-level package in the scratch folder and return its path.

    Raises GenerationError for any warning of the generator and for anything missing in what it made.
    """
    document = scratch / "openapi.json"
    document.write_text(json.dumps(bundle(contract), ensure_ascii=False), encoding="utf-8")
    templates = scratch / "templates"
    shutil.copytree(Path(openapi_python_client.__file__).parent / "templates", templates / "upstream")
    shutil.copytree(HERE / "templates", templates, dirs_exist_ok=True)
    package = scratch / PACKAGE
    _run_generator(document, config, templates, package)
    for module in (HERE / "runtime").glob("*.py"):
        shutil.copy(module, package / module.name)
    write_vendor_names(contract, package)
    (package / "py.typed").touch()
    plain = json.dumps(contract.document, ensure_ascii=False, indent=1)
    (package / "openapi.json").write_text(plain + "\n", encoding="utf-8")
    if missing := verify(contract.document, package):
        raise GenerationError("\n".join(missing))
    for cache in package.rglob("__pycache__"):
        shutil.rmtree(cache)
    return package


def _run_generator(document: Path, config: Path, templates: Path, package: Path) -> None:
    scripts = Path(sys.executable).parent
    command = [
        *(str(scripts / "openapi-python-client"), "generate"),
        *("--path", str(document), "--config", str(config), "--custom-template-path", str(templates)),
        *("--meta", "none", "--output-path", str(package), "--fail-on-warning"),
    ]
    path = os.pathsep.join([str(scripts), os.environ.get("PATH", "")])  # the pinned ruff is the one that formats
    environment = {**os.environ, "PATH": path}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if result.returncode:
        raise GenerationError(f"the generator failed or warned:\n{result.stdout}{result.stderr}")


def _install(contract: Contract, made: Path, target: Path) -> None:
    changes = compare(_committed(target), contract.document)
    replace_folder(made, target)
    operations = sum(1 for _ in contract.operations())
    files = sum(1 for _ in target.rglob("*.py"))
    print(f"{operations} operations, {len(contract.schemas)} schemas, {files} modules.")
    print(report(changes))


def replace_folder(made: Path, target: Path) -> None:
    """Put a copy of one folder in the place of another. Nobody who reads there sees half of it, at any time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        shutil.copytree(made, new)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise


def _committed(target: Path) -> dict[str, Any] | None:
    """The contract that the output in place was made from."""
    try:
        document: dict[str, Any] = json.loads((target / "openapi.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document


def check(made: Path, target: Path) -> int:
    """Say which files of the target are not what was made of the contract; the exit code."""
    differing = _differences(made, target)
    if not differing:
        print("generated/ is what the contract gives.")
        return 0
    if "openapi.json" in differing:
        print("The contract has changed since generated/ was made: run make generate.", file=sys.stderr)
    else:
        print(
            "generated/ is not what the contract gives. Somebody edited it by hand, or a template changed: put changes"
            " into openapi/ or generator/, and run make generate.",
            file=sys.stderr,
        )
    print("\n".join(f"  {name}" for name in differing), file=sys.stderr)
    return 1


def _differences(made: Path, target: Path) -> list[str]:
    ours, theirs = _files(made), _files(target)
    changed = {name for name in ours & theirs if not filecmp.cmp(made / name, target / name, shallow=False)}
    return sorted(changed | ours ^ theirs)


def _files(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


if __name__ == "__main__":
    sys.exit(main())
