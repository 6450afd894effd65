"""A loop over cases fails with all that fail, and never passes for want of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from .loops import loop


def test_all_cases_that_fail_are_listed() -> None:
    seen = []

    @loop(("number", "text"), [(1, "a"), (2, "b"), (3, "c")], ids=["one", "two", "three"])
    def check(number: int, text: str, *, most: int) -> None:
        seen.append(text)
        assert number <= most, f"{number} is too many"

    check(most=3)
    with pytest.raises(AssertionError, match=r"(?s)2 of 3 cases:.*\[two\] .*2 is too many.*\[three\]") as failed:
        check(most=1)
    assert isinstance(failed.value.__cause__, AssertionError)
    assert seen == ["a", "b", "c"] * 2


def test_a_case_that_does_not_raise_has_failed() -> None:
    @loop("number", [1])
    def check(number: int) -> None:
        with pytest.raises(ValueError, match="1"):
            int(number)

    with pytest.raises(AssertionError, match=r"\[1\] Failed: DID NOT RAISE"):
        check()


def test_no_cases_is_a_failure() -> None:
    @loop("number", list)
    def check(number: int) -> None:
        """Never called."""

    with pytest.raises(pytest.fail.Exception, match="no cases"):
        check()


@loop("name", ["a", "b"])
def test_the_cases_share_the_fixtures(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert (tmp_path / "a").exists()
