"""The contract at a revision of the repository, as git has it: what is committed, not what lies in the folder."""

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..contract import REF, Contract, ContractError, load
from ..errors import GenerationError

FOLDER = "openapi"


@dataclass(frozen=True)
class Revision:
    """A contract, and where it is from, in words."""

    label: str
    document: dict[str, Any]


def revision(root: Path, ref: str) -> Revision:
    """The contract of the project at a commit, branch or tag.

    Raises GenerationError outside git, for an unknown ref, and for one whose contract is missing or not valid.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        raise GenerationError(f"{root} is not in a git repository: there is no {ref} to compare with")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise GenerationError(
            f"git knows no commit, branch or tag {ref!r}: see git branch --all, and fetch it if it is new"
        )
    name = commit.decode().strip()
    archive = _git(root, "archive", "--format=tar", name, FOLDER)
    if archive is None:
        raise GenerationError(f"there is no contract at {ref}: it has no folder {FOLDER}/")
    label = ref if name.startswith(ref) else f"{ref} ({name[:9]})"
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        try:
            contract = load(Path(folder) / FOLDER)
        except ContractError as error:
            raise GenerationError(f"the contract at {label} is not valid:\n{error}") from error
    if missing := sorted({*_dangling(contract, contract.document)}):
        raise GenerationError(f"the contract at {label} is not valid: nothing has the name {', '.join(missing)}")
    return Revision(label, contract.document)


def committed(root: Path, package: Path) -> Revision | None:
    """The contract that is committed; outside git, the one that the package was made from. None if there is neither."""
    if _git(root, "cat-file", "-e", f"HEAD:./{FOLDER}") is not None:
        return revision(root, "HEAD")
    made_from = package / "openapi.json"
    try:
        document: dict[str, Any] = json.loads(made_from.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Revision(f"{made_from.relative_to(root)}, since no contract is committed", document)


def _git(root: Path, *arguments: str) -> bytes | None:
    """The output of git in this folder; None if the command fails, or if there is no git."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    git = shutil.which("git")
    if git is None:
        return None
    result = subprocess.run([git, *arguments], cwd=root, env=plain, capture_output=True, check=False)
    return None if result.returncode else result.stdout


def _dangling(contract: Contract, node: Any) -> Iterator[str]:
    """The references that lead nowhere."""
    if isinstance(node, list):
        for item in node:
            yield from _dangling(contract, item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                section, _, name = value.removeprefix(REF).partition("/")
                if name not in contract.document.get("components", {}).get(section, {}):
                    yield value
            elif key not in ("example", "examples"):
                yield from _dangling(contract, value)
