"""The committed output: compared with a new one, or replaced by it."""

import filecmp
import shutil
import sys
import tempfile
from pathlib import Path


def check(made: Path, target: Path) -> int:
    """Print which files of the target differ from those of `made`; the result is the exit code."""
    differing = differences(made, target)
    if not differing:
        print("generated/ is what the contract gives.")
        return 0
    if "openapi.json" in differing:
        print("The contract has changed since generated/ was made: run make generate.", file=sys.stderr)
    else:
        print(
            "generated/ is not what the contract gives: it was edited by hand, or a template has changed. Make changes"
            " in openapi/ or generator/, and run make generate.",
            file=sys.stderr,
        )
    print("\n".join(f"  {name}" for name in differing), file=sys.stderr)
    return 1


def replace_folder(made: Path, target: Path) -> None:
    """Replace the target by a copy of `made`, so that readers never see a part of it."""
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


def differences(made: Path, target: Path) -> list[str]:
    """The files that are not the same in both folders, or in one of them only."""
    ours, theirs = _files(made), _files(target)
    changed = {name for name in ours & theirs if not filecmp.cmp(made / name, target / name, shallow=False)}
    return sorted(changed | ours ^ theirs)


def _files(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}
