"""The options of an upload are checked when they are created, before anything is sent."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import InvalidArgumentError, UploadOptions

from ..loops import loop


@loop(
    ("value", "message"),
    [
        ({"method": "pigeon"}, "method must be auto, direct, multipart or url, not 'pigeon'"),
        ({"method": None}, "method must be auto, direct, multipart or url, not None"),
        ({"concurrency": 0}, "concurrency must be at least 1, not 0"),
        ({"concurrency": -3}, "concurrency must be at least 1, not -3"),
        ({"concurrency": 2.5}, "concurrency must be at least 1, not 2.5"),
        ({"concurrency": True}, "concurrency must be at least 1, not True"),
        ({"max_direct_size": -1}, "max_direct_size must be 0 to 200,000,000, not -1"),
        ({"max_direct_size": 200_000_001}, "max_direct_size must be 0 to 200,000,000, not 200000001"),
        ({"max_direct_size": "1 MB"}, "max_direct_size must be 0 to 200,000,000, not '1 MB'"),
        ({"verify": "no"}, "verify must be True or False, not 'no'"),
        ({"resume": 1}, "resume must be True or False, not 1"),
        ({"full_hash": None}, "full_hash must be True or False, not None"),
        ({"checkpoint_dir": 7}, "checkpoint_dir must be a path, not 7"),
    ],
    ids=str,
)
def test_a_value_that_is_not_valid_is_rejected(value: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        UploadOptions(**value)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("options", "in_parts"),
    [
        (UploadOptions(), (False, False, True)),
        (UploadOptions(max_direct_size=0), (True, True, True)),
        (UploadOptions(method="direct"), (False, False, False)),
        (UploadOptions(method="multipart"), (True, True, True)),
    ],
    ids=str,
)
def test_which_sizes_go_in_parts(options: UploadOptions, in_parts: tuple[bool, ...]) -> None:
    assert tuple(options.in_parts(size) for size in (1, 200_000_000, 200_000_001)) == in_parts


def test_options_are_values() -> None:
    options = UploadOptions(method="multipart", checkpoint_dir=Path("here"))
    assert options == UploadOptions(method="multipart", checkpoint_dir=Path("here"))
    assert pickle.loads(pickle.dumps(options)) == options
    with pytest.raises(FrozenInstanceError):
        options.method = "direct"  # type: ignore[misc]
    with pytest.raises(TypeError):
        UploadOptions("direct")  # type: ignore[misc]
