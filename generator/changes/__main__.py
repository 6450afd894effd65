"""`make changes`: what the contract changes for users between two revisions, and what breaks them.

The exit code is 0 whether or not anything breaks, and 1 with the reason if the two cannot be compared.
"""

import argparse
import sys
from pathlib import Path

from ..contract import ContractError, load
from ..errors import GenerationError
from ..lint import lint
from . import compare, report
from .changelog import write_section
from .revisions import FOLDER, Revision, revision


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m generator.changes", description=__doc__)
    parser.add_argument("--against", metavar="REF", default="HEAD", help="the older revision (default: HEAD)")
    parser.add_argument("--to", metavar="REF", help="the newer revision (default: the files as they are now)")
    parser.add_argument("--changelog", action="store_true", help="also write the section of CHANGELOG.md")
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).parents[2], help="the project (default: the one this file is in)"
    )
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    try:
        old = revision(root, options.against)
        new = revision(root, options.to) if options.to else _present(root)
        changes = compare(old.document, new.document)
        if options.changelog:
            write_section(root / "CHANGELOG.md", changes)
    except GenerationError as error:
        print(f"{error}\n\nNothing was written.", file=sys.stderr)
        return 1
    print(f"From {old.label} to {new.label}:\n{report(changes)}")
    return 0


def _present(root: Path) -> Revision:
    """The contract in the folder. Raises ContractError if it is not valid."""
    contract = load(root / FOLDER)
    if problems := lint(contract):
        raise ContractError(problems)
    return Revision(f"the files in {FOLDER}/", contract.document)


if __name__ == "__main__":
    sys.exit(main())
