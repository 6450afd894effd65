"""An edit of the contract gets the right verdict, and the text names the operation or the field that it is about."""

import pytest
from verdicts import BREAKING, EDITS, FOLDER, NON_BREAKING, NOTHING, document

from generator.changes import compare, find
from generator.changes.rules import RULES, Direction, Rule, Verdict, differ
from generator.contract import load
from generator.lint import lint
from tests.loops import loop


def test_the_contract_of_these_tests_is_valid() -> None:
    contract = load(FOLDER)

    assert contract.document == document()
    assert lint(contract) == []


@loop("name", EDITS)
def test_an_edit_gets_its_verdict(name: str) -> None:
    one = EDITS[name]

    changes = compare(*one.documents())

    verdict = NOTHING if not changes else BREAKING if any(change.breaks for change in changes) else NON_BREAKING
    texts = [change.text for change in changes]
    assert (verdict, len(texts)) == (one.verdict, one.count), texts
    assert not texts or any(one.words in text for text in texts), texts
    assert all(change.reason for change in changes)


@loop("name", [name for name, one in EDITS.items() if one.verdict == NOTHING and not one.backwards])
def test_what_changes_nothing_changes_nothing_the_other_way_round(name: str) -> None:
    assert compare(*reversed(EDITS[name].documents())) == []


@pytest.fixture(scope="module")
def deciding() -> dict[Rule, set[str]]:
    """The verdicts of the edits that each row of the table decides."""
    verdicts: dict[Rule, set[str]] = {}
    for one in EDITS.values():
        for difference in find(*one.documents()):
            verdicts.setdefault(difference.rule, set()).add(one.verdict)
    return verdicts


@loop("rule", RULES, ids=lambda rule: f"{rule.what}, {rule.direction.value}")
def test_each_row_of_the_table_decides_an_edit(rule: Rule, deciding: dict[Rule, set[str]]) -> None:
    verdict = {Verdict.NOTHING: NOTHING, Verdict.NON_BREAKING: NON_BREAKING, Verdict.BREAKING: BREAKING}[rule.verdict]

    assert verdict in deciding.get(rule, set())


def test_the_table_has_each_kind_once_with_a_reason() -> None:
    assert len({(rule.what, rule.direction) for rule in RULES}) == len(RULES)
    assert all(rule.reason.endswith(".") and rule.reason[0].isupper() for rule in RULES)


@pytest.mark.parametrize(
    ("kinds", "verdict"),
    {
        "type widened": Verdict.BREAKING,
        "type narrowed": Verdict.BREAKING,
        "limit loosened": Verdict.BREAKING,
        "limit tightened": Verdict.BREAKING,
        "object closed": Verdict.BREAKING,
        "enum value added": Verdict.NON_BREAKING,
    }.items(),
)
def test_what_goes_both_ways_gets_the_worse_verdict(kinds: str, verdict: Verdict) -> None:
    assert differ(kinds, [Direction.SENT, Direction.RECEIVED], "x").rule.verdict is verdict
