"""Every fault with every operation of the platform and with the object store, through both clients."""

from __future__ import annotations

import pytest

from .cells import CLIENTS, Table, cells
from .faults import FAULTS, Fault
from .oracle import judge
from .page import PAGE, render, table_of
from .targets import targets

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_done_twice_or_leaked(fault: Fault, client: str, table: Table) -> None:
    runs = table.run(list(cells([fault], list(targets().values()))), client)
    found = [f"{run.cell}: {what}" for run in runs for what in judge(run, table.right_result(run, client))]
    assert found == []
    assert list(table.leftovers()) == []


@pytest.mark.parametrize("client", CLIENTS)
def test_the_page_shows_the_outcomes_of_both_clients(client: str, table: Table) -> None:
    assert render(table, client) == table_of(PAGE.read_text(encoding="utf-8"))
