"""The accepted deviations of the contract from its sources, under the rows of openapi/PROVENANCE.md that say why."""

import re
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml import YAML

from .differences import Comparison

FILE = Path(__file__).with_name("deviations.yaml")

Deviations: TypeAlias = dict[str, dict[str, list[str]]]
"""By the place of the row with the reason: what deviates, and the places where. `*` stands for any text."""


def accepted() -> Deviations:
    """The list of the repository."""
    read: Deviations = YAML(typ="safe").load(FILE)
    return read


def without(comparison: Comparison, deviations: Deviations) -> Comparison:
    """What is left of a comparison without the deviations."""
    places = [pattern(line) for line in lines_of(deviations)]
    found = {
        difference: operations
        for difference, operations in comparison.found.items()
        if not any(place.fullmatch(difference.line) for place in places)
    }
    return Comparison(found, comparison.names)


def lines_of(deviations: Deviations) -> list[str]:
    """Each deviation as the line that the comparison gives for it."""
    return [f"{name}: {what}" for row in deviations.values() for what, names in row.items() for name in names]


def pattern(line: str) -> re.Pattern[str]:
    """What a line of the list stands for, as a regular expression."""
    return re.compile(re.escape(line).replace(r"\*", ".*"))
