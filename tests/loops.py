"""Families of tiny cases are one test: `loop` stands where `pytest.mark.parametrize` would make hundreds of tests, each
of which takes longer to report than to run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import repeat
from typing import Any, TypeAlias

import pytest

Cases: TypeAlias = Iterable[Any]
Ids: TypeAlias = Iterable[object] | Callable[[Any], object] | None


def loop(names: str | Iterable[str], cases: Cases | Callable[[], Cases], ids: Ids = None) -> Callable[[Any], Any]:
    """Run a test with each of the cases, and fail once with a list of those that failed.

    The arguments are those of `pytest.mark.parametrize`. Cases that a function returns are made when the test runs.
    All cases share the test's fixtures, so none may leave anything in them.
    """
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def all_cases(*args: Any, **fixtures: Any) -> None:
            failed: dict[str, BaseException] = {}
            total = 0
            for name, values in _named(arguments, cases() if callable(cases) else cases, ids):
                total += 1
                try:
                    test(*args, **fixtures, **values)
                except (Exception, pytest.fail.Exception) as error:
                    failed[name] = error
            if not total:
                pytest.fail("there are no cases")
            if failed:
                listed = "\n".join(f"[{name}] {type(error).__name__}: {error}" for name, error in failed.items())
                raise AssertionError(f"{len(failed)} of {total} cases:\n{listed}") from next(iter(failed.values()))

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in arguments]
        all_cases.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return all_cases

    return decorate


def _named(arguments: list[str], cases: Cases, ids: Ids) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each case with its name: what it is called in a report, and its arguments."""
    given = repeat(None) if ids is None or callable(ids) else ids
    for case, name in zip(cases, given, strict=False):
        values = [case] if len(arguments) == 1 else [*case]
        if name is None:
            name = "-".join(str(ids(value)) if callable(ids) else repr(value)[:80] for value in values)
        yield str(name), dict(zip(arguments, values, strict=True))
