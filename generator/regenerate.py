"""`make generate`: lint the contract, make the low-level package, verify it, and report what changes for users.

Nothing under generated/ is touched unless every step succeeds. With --check nothing is ever written, and the command
fails if the committed output is not what the contract gives.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from .errors import GenerationError
from .pins import check_pins


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if generated/ is not what the contract gives")
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).parents[1], help="the project (default: the one this file is in)"
    )
    options = parser.parse_args(arguments)
    try:
        check_pins()
        return _regenerate(options.root.resolve(), is_check=options.check)
    except GenerationError as error:
        print(f"{error}\n\nNothing was written.", file=sys.stderr)
        return 1


def _regenerate(root: Path, *, is_check: bool) -> int:
    # These import the tools, whose versions have been checked only now.
    from .changes import compare, report
    from .changes.revisions import committed
    from .contract import ContractError, load
    from .lint import lint
    from .output import check, replace_folder
    from .package import NAME, make_package
    from .tables import add_missing

    target = root / "generated" / NAME
    with tempfile.TemporaryDirectory(prefix="twelvelabs-generate-") as scratch:
        contract = load(root / "openapi")
        if problems := lint(contract):
            raise ContractError(problems)
        made = make_package(contract, Path(scratch))
        if is_check:
            return check(made, target) or _check_from_client(root)
        before = committed(root, target)
        changes = compare(before.document if before else None, contract.document)
        replace_folder(made, target)
    modules = sum(1 for _ in target.rglob("*.py"))
    print(f"{sum(1 for _ in contract.operations())} operations, {len(contract.schemas)} schemas, {modules} modules.")
    print(f"Compared with {before.label if before else 'nothing, since there is no earlier contract'}:")
    print(report(changes))
    if not (root / "overlay").exists():
        return 0
    for line in add_missing(root, contract):
        print(line)
    return _write_from_client(root)


def _write_from_client(root: Path) -> int:
    """Write docs/api.md and the stubs. The client may not work yet with the new generated/."""
    from . import api_page, stubs
    from .output import replace_folder

    with tempfile.TemporaryDirectory(prefix="twelvelabs-generate-") as scratch:
        try:
            text, made = api_page.run(root), stubs.make(root, Path(scratch))
        except GenerationError as error:
            print(f"{error}\n\nRun make generate again after you have corrected the client.", file=sys.stderr)
            return 1
        (root / api_page.PAGE).write_text(text, encoding="utf-8")
        replace_folder(made, root / stubs.FOLDER)
    return 0


def _check_from_client(root: Path) -> int:
    from . import api_page, stubs
    from .output import differences

    if not (root / "overlay").exists():
        return 0
    page, wrong = root / api_page.PAGE, list[str]()
    if not page.exists() or page.read_text(encoding="utf-8") != api_page.run(root):
        wrong.append(str(api_page.PAGE))
    with tempfile.TemporaryDirectory(prefix="twelvelabs-generate-") as scratch:
        made = stubs.make(root, Path(scratch))
        wrong += [f"{stubs.FOLDER}/{name}" for name in differences(made, root / stubs.FOLDER)]
    for name in wrong:
        print(f"{name} is not what the client has: run make generate.", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
