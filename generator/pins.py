"""The exact versions of the tools that the output depends on, as pinned in pyproject.toml."""

import sys
import tomllib
from importlib import metadata
from pathlib import Path

from .errors import GenerationError

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
GROUP = "generate"
INSTALL = f"{sys.executable} -m pip install --group {GROUP}"


def pins(pyproject: Path = PYPROJECT) -> dict[str, str]:
    """The pinned versions in the dependency group of the generator, by package."""
    with pyproject.open("rb") as file:
        requirements: list[str] = tomllib.load(file)["dependency-groups"][GROUP]
    pinned = (requirement.partition("==") for requirement in requirements)
    return {name: version for name, _, version in pinned if version}


def check_pins(pyproject: Path = PYPROJECT) -> None:
    """Raise GenerationError unless each pinned tool is installed in exactly that version."""
    wrong = [
        f"  {name} {wanted} is needed, {found or 'none'} is installed"
        for name, wanted in pins(pyproject).items()
        if (found := _installed(name)) != wanted
    ]
    if wrong:
        lines = ["The output depends on the exact versions of these tools:", *wrong, f"Install them with: {INSTALL}"]
        raise GenerationError("\n".join(lines))


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
