"""Columns of tables, arrays and other sequences are sent as lists, scalars of NumPy as numbers; tables are refused."""

from __future__ import annotations

import array
import datetime
from collections import deque
from decimal import Decimal
from io import BytesIO
from typing import Any
from unittest.mock import MagicMock

import numpy as np
import pandas as pd
import pytest
from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.requests import form, path_segment, query
from twelvelabs_lowlevel.wire import to_wire

from tests.loops import loop

IDS = ["a1", "a2"]
TABLE = pd.DataFrame({"id": IDS})
SEQUENCES: list[Any] = [
    TABLE["id"],
    pd.Index(IDS),
    pd.array(IDS, dtype="string"),
    np.array(IDS),
    np.array(IDS, dtype=object),
    deque(IDS),
    (one for one in IDS),
    map(str, IDS),
    dict.fromkeys(IDS).keys(),
    dict(enumerate(IDS)).values(),
]


@loop("ids", SEQUENCES, ids=lambda one: type(one).__name__)
def test_a_sequence_is_sent_as_a_list(ids: Any) -> None:
    assert query({"asset_ids": ids}) == (("asset_ids", "a1"), ("asset_ids", "a2"))


@loop(
    ("value", "sent"),
    [
        (np.int64(5), 5),
        (np.uint8(5), 5),
        (np.float32(0.5), 0.5),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (np.array(5), 5),
        (pd.Series([1, 2]), [1, 2]),
        (range(3), [0, 1, 2]),
        (array.array("d", [0.5]), [0.5]),
        (pd.Series([pd.Timestamp("2026-01-02T03:04:05Z")]), ["2026-01-02T03:04:05Z"]),
    ],
    ids=repr,
)
def test_numbers_and_arrays_are_sent_as_pythons_own(value: Any, sent: Any) -> None:
    found = to_wire({"a": value})["a"]
    assert (found, type(found)) == (sent, type(sent))


@loop(
    "value",
    [
        TABLE,
        pd.NA,
        np.datetime64("2026-01-02", "ns"),
        np.array(["2026-01-02"], dtype="datetime64[ns]"),
        np.complex64(1),
        np.nan,
        pd.Series([1.0, None]),
        b"a",
        bytearray(b"a"),
        memoryview(b"a"),
        BytesIO(b"a"),
        Decimal("0.5"),
        datetime.time(1),
        MagicMock(),
        MagicMock,
        object(),
        type("Duck", (), {"to_dict": lambda _: {"a": 1}})(),
    ],
    ids=lambda one: type(one).__name__,
)
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(ArgumentError):
        to_wire({"a": value})
    with pytest.raises(ArgumentError):
        form({"a": value}, {})


def test_an_integer_of_numpy_is_an_id() -> None:
    assert path_segment("id", np.int64(7)) == "7"
