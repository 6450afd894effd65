"""Compares the contract with what the vendor publishes, and writes the differences into the contract.

SOURCE is one of

  twelvelabs==X.Y.Z     a release of the vendor's Python SDK, downloaded with pip and read without importing it
  a path                a wheel or source distribution of that SDK, or an OpenAPI document (3.0 or 3.1, JSON or YAML)
  a URL                 of an OpenAPI document

The output lists what is new, gone or different, operation by operation. Deviations that generator/watch/deviations.yaml
accepts are not listed. Nothing is written without --write or --save.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from ..contract import Contract, ContractError
from ..errors import GenerationError
from ..lint.todo import open_questions
from ..output import replace_folder
from .compare import compare
from .contract_files import read_contract
from .deviations import accepted, without
from .differences import Comparison
from .document import Document, invalid
from .edits import edited
from .save import FOLDER, saved
from .sources import open_source


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.watch", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "source", metavar="SOURCE", help="what to compare with, such as twelvelabs==1.3.6 or openapi.json"
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--check", action="store_true", help="exit with 1 if there is any difference, for a scheduled job"
    )
    mode.add_argument(
        "--write",
        action="store_true",
        help="write new values, fields, parameters and skeletons of operations into openapi/, and everything that takes"
        " judgement as x-todo, which the lint refuses until it is answered and removed",
    )
    mode.add_argument(
        "--save",
        metavar="MONTH",
        help=f"save the description of operations that no document in {FOLDER} has, as MONTH.yaml there",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).parents[2], help="the project (default: the one this file is in)"
    )
    options = parser.parse_args(arguments)
    try:
        folder = options.root.resolve() / "openapi"
        contract = read_contract(folder)
        if options.write and (questions := [*open_questions(contract)]):
            raise ContractError(questions)
        source = open_source(options.source)
        try:
            every = compare(source, contract)
            left = without(every, accepted())
            texts = edited(folder, contract, source, left) if options.write else {}
            if options.save:
                return _save(options.root.resolve() / FOLDER, contract, source, options.save, options.source)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if reason := invalid(source, options.source):  # whatever is malformed is found where it is needed
                raise reason from error
            raise
    except GenerationError as error:
        print(f"{error}\n\nNothing was written.", file=sys.stderr)
        return 1
    print(f"{report(left, contract)}{_count(left)}; {len(every.found) - len(left.found)} accepted deviations.")
    if texts:
        _write(folder, texts)
    return 1 if options.check and left.found else 0


def _save(folder: Path, contract: Contract, source: Document, month: str, name: str) -> int:
    text, operations = saved(source, contract, folder, month, name)
    if not operations:
        print("Every operation of the contract that the source describes is in a saved document already.")
        return 0
    (folder / f"{month}.yaml").write_text(text, encoding="utf-8")
    print(f"Saved in {FOLDER}/{month}.yaml: {', '.join(operations)}. Run pytest tests/generator/test_facts.py.")
    return 0


def report(comparison: Comparison, contract: Contract) -> str:
    """The differences under the first operation of each, with the others that share it."""
    titles = {str(o.get("operationId")): f" ({str(at[2]).upper()} {at[1]})" for at, o in contract.operations()}
    lines: dict[str, list[str]] = {}
    for difference, operations in comparison.found.items():
        first, *others = operations
        also = f" (also in {', '.join(others)})" if others and not difference.line.endswith(" only") else ""
        lines.setdefault(first, []).append(f"  {difference.kind:<10} {difference.line}{also}")
    return "".join(f"{name}{titles.get(name, '')}\n{chr(10).join(found)}\n\n" for name, found in lines.items())


def _count(comparison: Comparison) -> str:
    kinds = [difference.kind for difference in comparison.found]
    counts = [f"{kinds.count(kind)} {kind}" for kind in ("new", "gone", "different") if kind in kinds]
    return ", ".join(counts) or "The contract says what the source says"


def _write(folder: Path, texts: dict[str, str]) -> None:
    """Replace the folder by one with the new texts, all at once."""
    with tempfile.TemporaryDirectory(prefix="twelvelabs-watch-") as scratch:
        made = Path(scratch) / folder.name
        shutil.copytree(folder, made)
        for name, text in texts.items():
            (made / name).write_text(text, encoding="utf-8")
        replace_folder(made, folder)
    print(f"Written: {', '.join(sorted(texts))}. Run make generate: it lists the questions that are left.")


if __name__ == "__main__":
    sys.exit(main())
