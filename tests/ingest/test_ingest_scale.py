"""The cost of ten thousand files is ten thousand times that of one: in requests, in ledger statements, in memory."""

from __future__ import annotations

import sqlite3
from typing import Any
from unittest.mock import patch

import pytest

from benchmarks.ingesting import Measured, measure


def statements_of(files: int) -> tuple[Measured, int]:
    """An ingest of this many files, and how many statements its ledger has executed."""
    statements = 0

    def count(statement: str) -> None:
        nonlocal statements
        statements += 1

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = sqlite3.Connection(*args, **kwargs)
        connection.set_trace_callback(count)
        return connection

    with patch("sqlite3.connect", connect):
        return measure(files), statements


@pytest.mark.slow
def test_the_cost_of_a_file_does_not_depend_on_their_number() -> None:
    (few, few_statements), (many, many_statements) = statements_of(1_000), statements_of(4_000)
    assert few.requests / few.files == pytest.approx(2.2, abs=0.1)
    assert many.requests / many.files <= few.requests / few.files
    assert many_statements / many.files <= few_statements / few.files <= 40


@pytest.mark.slow
def test_memory_does_not_grow_during_a_run() -> None:
    sizes = [size for _, _, size in measure(5_000, memory=True).points]
    middle = len(sizes) // 2
    assert max(sizes[middle:]) <= max(sizes[:middle]) + 1.0
    assert max(sizes) < 12.0
