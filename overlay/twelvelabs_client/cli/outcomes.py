"""Commands that do one thing to many objects: what failed, what was done, and the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from .failures import FAILED, TIME_IS_UP, exit_code, message
from .messages import say
from .output import Record
from .session import Session

T = TypeVar("T")


class Tally:
    """Counts what failed of many, and says so."""

    def __init__(self, session: Session, total: int | None) -> None:
        self._session = session
        self._total = total
        self._done = 0
        self._errors: list[BaseException] = []

    def succeeded(self) -> None:
        """Count one that was done."""
        self._done += 1

    def failed(self, name: object, error: BaseException) -> None:
        """Count one that failed, and say why."""
        self._errors.append(error)
        if self._total != 1:
            say(f"{name}: {message(error)}")

    def finish(self) -> None:
        """Set the exit code. Raises the error if there was only one object."""
        if not self._errors:
            return
        if self._total == 1:
            raise self._errors[0]
        say(f"{len(self._errors)} of {self._done + len(self._errors)} failed.")
        is_late = all(exit_code(error) == TIME_IS_UP for error in self._errors)
        self._session.exit_code = TIME_IS_UP if is_late else FAILED


def for_each(session: Session, ids: Sequence[T], act: Callable[[T], Any], status: str) -> Iterator[Record]:
    """Do something to each; a record of each that it was done to. Stops at errors that concern all, such as the key."""
    from ..errors import TwelveLabsError

    tally = Tally(session, len(ids))
    for each in ids:
        try:
            act(each)
        except TwelveLabsError as error:
            if exit_code(error) not in (FAILED, 3):
                raise
            tally.failed(each, error)
        else:
            tally.succeeded()
            yield {"id": each, "status": status}
    tally.finish()


def limited(items: Iterable[T], limit: int | None) -> Iterator[T]:
    """The first of some items, or all."""
    return islice(items, limit)
