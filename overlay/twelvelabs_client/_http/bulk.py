"""Calls that create many objects: every input is tried, and the error names the inputs that failed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.model import Model
from twelvelabs_lowlevel.numeric import integer
from twelvelabs_lowlevel.requests import Upload
from twelvelabs_lowlevel.types import File

from .._flows.effects import Flow, parallel
from ..errors import BulkError, InvalidArgumentError
from ..outcomes import Outcome
from .call import outcome_of

T = TypeVar("T")

DEFAULT_CONCURRENCY = 4
"""Requests in flight at a time: enough to hide the latency, few enough for the rate limits of the platform."""
_MAX_REPORTED = 5
"""The failures that the text of an error lists: it must stay readable. All are in `outcomes`."""


@dataclass(frozen=True, slots=True)
class BulkInput(Generic[T]):
    """One input of a bulk call, how to make its call, and the file that is sent, if any."""

    source: object
    start: Callable[[], Flow[T]]
    file: Upload | None = None


def as_sequence(name: str, given: Iterable[T] | None) -> Sequence[T]:
    """The inputs. Raises InvalidArgumentError for a single file or text in place of a list."""
    items = () if given is None else tuple(as_iterable(name, given))
    if any(item is None for item in items):
        raise InvalidArgumentError(f"{name} must not contain None")
    return items


def as_iterable(name: str, given: Iterable[T]) -> Iterable[T]:
    """The inputs, which may be a column of a table. Raises InvalidArgumentError as `as_sequence` does."""
    _check_several(name, given)
    to_list: Callable[[], list[T]] | None = getattr(given, "to_pylist", None)  # of PyArrow
    return given if to_list is None else to_list()


def _check_several(name: str, given: object) -> None:
    if hasattr(given, "columns"):
        raise InvalidArgumentError(f"{name} must be a list, not a table: pass one of its columns")
    is_one = isinstance(given, str | bytes | bytearray | memoryview | PathLike | Mapping | Model) or hasattr(
        given, "read"
    )
    if is_one or not isinstance(given, Iterable):
        raise InvalidArgumentError(f"{name} must be a list, not {type(given).__name__}")


def create_each(jobs: Sequence[BulkInput[T]], *, concurrency: int) -> Flow[list[T]]:
    """Make all calls, `concurrency` at a time, and return their results in order. Raises BulkError if any failed."""
    concurrency = integer("concurrency", concurrency, at_least=1)
    files = [job.file for job in jobs if job.file is not None]
    _refuse_shared(files)
    flows = (outcome_of(job.source, job.start) for job in jobs)
    outcomes = yield from parallel(flows, min(concurrency, len(jobs)) or 1, sends_files=bool(files))
    failed = [(number, outcome) for number, outcome in enumerate(outcomes, 1) if outcome.error is not None]
    if failed:
        raise BulkError(_summary(failed, len(outcomes)), outcomes=outcomes) from failed[0][1].error
    return [outcome.result() for outcome in outcomes]


def _refuse_shared(files: Sequence[Upload]) -> None:
    """Files are read in parallel, and two readers of one open file would interfere with each other."""
    contents = [_content(file) for file in files]
    opened = [id(content) for content in contents if hasattr(content, "read") or hasattr(content, "__next__")]
    if len(set(opened)) < len(opened):
        raise InvalidArgumentError("the same open file is given twice; give its path instead")


def _content(file: Upload) -> object:
    if isinstance(file, File):
        return file.payload
    return file[1] if isinstance(file, tuple) and len(file) > 1 else file


def _summary(failed: list[tuple[int, Outcome[Any]]], total: int) -> str:
    lines = [f"{len(failed)} of {total} failed; `outcomes` has the tasks that were created and the errors."]
    lines += [f"{number}. {_name(outcome.source)}: {outcome.error}" for number, outcome in failed[:_MAX_REPORTED]]
    if len(failed) > _MAX_REPORTED:
        lines.append(f"And {len(failed) - _MAX_REPORTED} more.")
    return "\n".join(lines)


def _name(source: object) -> str:
    """How a person knows the input, without the secrets that a URL may hold."""
    if isinstance(source, Mapping):
        return _name(source.get("video_file") or source.get("video_url"))
    if isinstance(source, tuple) and source:
        return _name(source[0])
    if isinstance(source, bytes):
        return f"{len(source)} bytes"
    name: object = source
    with suppress(Exception):  # the user's own file may raise anything; other libraries' paths may download the file
        if isinstance(source, PathLike):
            name = fspath(source)
        if not isinstance(name, str):
            name = getattr(source, "name", None) or getattr(source, "file_name", None)
    return re.sub(r"//[^/@]*@", "//", str(name or type(source).__name__).partition("?")[0])
