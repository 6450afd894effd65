"""The result of each input of a call that takes many: uploads, waits, and bulk creation."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ._tracebacks import short_tracebacks, shorten

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The result of one input: a success unless there is an `error`.

    Outcomes can be pickled. An open file cannot: its `repr` takes its place.
    """

    source: Any = field(repr=False)
    """The input as it was given: a file, the id of the object waited for, or the parameters of a task."""
    value: T | None = None
    """The result. With an error, the object as last seen; None if it never was."""
    error: Exception | None = None

    def __post_init__(self) -> None:
        if self.error is not None:
            shorten(self.error)

    def result(self) -> T:
        """The value. Raises the error if there is one."""
        if self.error is not None:
            with short_tracebacks:
                raise self.error
        if self.value is None:
            raise RuntimeError("an outcome has a value or an error")
        return self.value

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (_picklable(self.source), self.value, self.error)


def _picklable(source: object) -> object:
    try:
        pickle.dumps(source)
    except Exception:
        return repr(source)
    return source
