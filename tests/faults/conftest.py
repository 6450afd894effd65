"""One pair of servers for all cells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .cells import Table


@pytest.fixture(scope="session")
def table() -> Iterator[Table]:
    """What runs the cells."""
    with Table() as running:
        yield running
