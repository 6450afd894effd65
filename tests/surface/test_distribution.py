"""What pyproject.toml says of the package is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import twelvelabs_client

from tests.dist.__main__ import SMOKE

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]


def test_the_version_and_the_address_stand_in_one_place() -> None:
    assert PYPROJECT["tool"]["hatch"]["version"]["path"].endswith("_version.py")
    assert re.fullmatch(r"\d+\.\d+\.\d+", twelvelabs_client.__version__)
    address = PROJECT["urls"]["Repository"].removeprefix("https://")
    mentioned = set(re.findall(r"github(?:usercontent)?\.com/[\w-]+/[\w-]+", (ROOT / "pyproject.toml").read_text()))
    assert {one.replace("usercontent", "") for one in mentioned} == {address}


def test_links_of_the_readme_are_absolute_on_the_package_index() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for rule in PYPROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        readme = re.sub(rule["pattern"], rule["replacement"], readme)
    links = re.findall(r"\]\(([^)]+)\)", readme)
    assert links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_each_extra_is_tried_when_a_distribution_is_built() -> None:
    assert set(PROJECT["optional-dependencies"]) == set(SMOKE)
