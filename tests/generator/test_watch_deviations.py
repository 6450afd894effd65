"""The contract says what the vendor's SDK says, except for accepted deviations, each with its reason."""

from pathlib import Path

import pytest
import twelvelabs
from conftest import ROOT

from generator.watch.compare import compare
from generator.watch.contract_files import read_contract
from generator.watch.deviations import accepted, lines_of, pattern, without
from generator.watch.differences import Comparison
from generator.watch.sources import open_source

PROVENANCE = ROOT / "openapi" / "PROVENANCE.md"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Everything in which the contract differs from the SDK that is installed."""
    return compare(open_source(str(Path(twelvelabs.__file__).parent)), read_contract(ROOT / "openapi"))


def test_each_deviation_is_listed(comparison: Comparison) -> None:
    unlisted = [difference.line for difference in without(comparison, accepted()).found]
    assert unlisted == [], (
        "The contract differs from the vendor's SDK. If it shall, give the reason in a row of openapi/PROVENANCE.md,"
        " and list the difference under the place of the row in generator/watch/deviations.yaml."
    )


def test_every_listed_deviation_exists(comparison: Comparison) -> None:
    found = [difference.line for difference in comparison.found]
    assert [line for line in lines_of(accepted()) if not any(pattern(line).fullmatch(one) for one in found)] == []


def test_each_deviation_is_listed_once() -> None:
    lines = lines_of(accepted())
    assert len(lines) == len({*lines})


def test_the_reason_of_each_deviation_is_a_row_of_the_provenance() -> None:
    rows = [line.split(" | ")[0].removeprefix("| ") for line in PROVENANCE.read_text(encoding="utf-8").splitlines()]
    assert [row for row in accepted() if rows.count(row) != 1] == []


def test_a_star_stands_for_any_text() -> None:
    assert pattern("* 401: not in the source").fullmatch("list_assets 401: not in the source")
    assert not pattern("* 401: not in the source").fullmatch("list_assets 404: not in the source")
    assert not pattern("Pet.a: x").fullmatch("Pet-a: x")
