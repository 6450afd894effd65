"""The result for one input of a call that takes many: uploads, waits and bulk creation."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.redaction import redact, redact_object

from ._tracebacks import short_tracebacks, shorten

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Generic[T]):
    """The result for one input: a success unless there is an `error`.

    Outcomes can be pickled. A source that cannot, such as an open file, is replaced by its `repr`. With an error, the
    pickled value is without secrets.
    """

    source: Any = field(metadata={"is_input": True})
    """The input as given: a file, the id of the object waited for, or the parameters of a task."""
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
            raise RuntimeError("the outcome has neither a value nor an error")
        return self.value

    def __repr__(self) -> str:
        return redact(f"Outcome(value={self.value!r}, error={self.error!r})")

    def __reduce__(self) -> tuple[Any, ...]:
        value = self.value if self.error is None else redact_object(self.value)
        return type(self), (_picklable(self.source), value, self.error)


def _picklable(source: object) -> object:
    try:
        pickle.dumps(source)
    except Exception:
        return repr(source)
    return source
