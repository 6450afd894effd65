"""Every fault with every family of operations, through one client; the slow tests try both, and all operations."""

from __future__ import annotations

import pytest

from .cells import CLIENTS, Table, cells, some_cells
from .faults import FAULTS, Fault
from .oracle import judge, plain
from .page import PAGE, columns, differences, rows, table_of
from .targets import contract_targets, targets


@pytest.mark.takes_turns("client")
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_done_twice_or_leaked(fault: Fault, client: str, table: Table) -> None:
    runs = table.run(list(some_cells([fault], list(columns().values()))), client)
    found = [f"{run.cell}: {what}" for run in runs for what in judge(run, table.right_result(run, client))]
    assert found == []
    assert list(table.leftovers()) == []
    assert list(differences(PAGE.read_text(encoding="utf-8"), table, client, runs)) == []


def test_the_page_has_a_row_for_each_fault() -> None:
    assert list(rows(PAGE.read_text(encoding="utf-8"))) == [fault.name for fault in FAULTS]
    assert table_of(PAGE.read_text(encoding="utf-8")).count("\n") == len(FAULTS) + 1


def test_the_columns_are_all_families() -> None:
    families = {target.family for target in contract_targets()}
    assert families < {target.family for target in columns().values()}


def test_all_operations_and_faults_make_thousands_of_cells() -> None:
    assert len(FAULTS) > 70
    assert len(list(cells(FAULTS, list(targets().values())))) > 20_000


@pytest.mark.parametrize("client", CLIENTS)
def test_without_a_fault_every_target_gives_its_result(client: str, table: Table) -> None:
    for target in targets().values():
        right = table.right(target, client)
        assert plain(right.result) or not target.has_body
        assert max(right.effects.values(), default=0) <= 1
