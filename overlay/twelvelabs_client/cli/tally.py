"""Commands on many objects: which succeeded, which failed, and the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .failures import FAILED, NOT_FOUND, TIMED_OUT, exit_code, message
from .output import Record
from .session import Session
from .stdio import print_message


class Tally:
    """Counts the objects that succeeded and failed, and reports failures on stderr.

    Args:
        session: The run, whose exit code is set.
        total: How many objects there are; None if that is unknown.
    """

    def __init__(self, session: Session, total: int | None) -> None:
        self._session = session
        self._total = total
        self._succeeded = 0
        self._errors: list[BaseException] = []

    def succeeded(self) -> None:
        """Count a success."""
        self._succeeded += 1

    def failed(self, name: object, error: BaseException) -> None:
        """Count a failure, and report it unless it is of the only object."""
        self._errors.append(error)
        if self._total != 1:
            print_message(f"{name}: {message(error)}")

    def finish(self) -> None:
        """Set the exit code: 124 if all failures are timeouts, else 1. Raises the error of an only object."""
        if not self._errors:
            return
        if self._total == 1:
            raise self._errors[0]
        print_message(f"{len(self._errors)} of {self._succeeded + len(self._errors)} failed.")
        all_timed_out = all(exit_code(error) == TIMED_OUT for error in self._errors)
        self._session.exit_code = TIMED_OUT if all_timed_out else FAILED


def for_each(session: Session, ids: Sequence[str], act: Callable[[str], Record]) -> Iterator[Record]:
    """Act on each object; yields the records of those that succeeded.

    Sets the exit code at the end. Raises at once on errors that concern all objects, such as an invalid key.
    """
    from ..errors import TwelveLabsError

    tally = Tally(session, len(ids))
    for each in ids:
        try:
            record = act(each)
        except TwelveLabsError as error:
            if exit_code(error) not in (FAILED, NOT_FOUND):
                raise
            tally.failed(each, error)
        else:
            tally.succeeded()
            yield record
    tally.finish()


def delete_each(session: Session, ids: Sequence[str], delete: Callable[[str], object]) -> None:
    """Delete each object and write its id to stdout."""

    def act(each: str) -> Record:
        delete(each)
        return {"id": each, "status": "deleted"}

    session.output.write_all(for_each(session, ids, act), ("id", "status"), empty="Nothing was deleted.")
