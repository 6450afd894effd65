"""Whatever the world sends, users see the library's own errors. `make fuzz` looks further, guided by coverage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .targets import TARGETS

SPLICES = [b"", b"\0", b"\n", b"\r", b'"', b"null", b"NaN", b"1e999", b"[]", b"{}", b'"\\ud83c"', b"\xff", b"-1", b"%n"]
"""What takes the place of some bytes."""


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A seed in which up to three places were overwritten."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 20)))
        data = data[:start] + draw(st.sampled_from(SPLICES) | st.binary(max_size=8)) + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_received_only_own_errors_come_out(name: str) -> None:
    target = TARGETS[name]
    for seed in target.seeds:
        target.run(seed)

    @settings(max_examples=100)
    @given(damaged(list(target.seeds)) | st.binary(max_size=100))
    def run(data: bytes) -> None:
        target.run(data)

    run()
