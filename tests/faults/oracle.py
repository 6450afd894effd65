"""What must hold whatever goes wrong, stated once.

- Nothing is lost: a response is returned with everything in it that is undamaged, and a call that may be retried is
  retried until it has its response.
- Nothing is done twice: a request that may have been carried out, and must not be twice, is not sent again.
- The caller gets the right result, or an error of the client's own that survives pickling.
- No secret is in what the caller gets, nor in the log.
- The call ends in time, with a bounded number of attempts.
- Connections are given back.
"""

from __future__ import annotations

import json
import pickle
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any

import httpx
from twelvelabs_client import ApiError, RetryPolicy, TwelveLabsError, UnexpectedResponseError
from twelvelabs_lowlevel.responses import ResponseModel

from ..contract.test_tolerance import Path
from .answers import SECRETS
from .faults import Fault, Kind
from .targets import Target

MAX_SECONDS = 120.0
_POLICY = RetryPolicy()


@dataclass(frozen=True)
class Cell:
    """A fault and what it affects: one request, or with `is_lasting` that request and all like it after it."""

    fault: Fault
    variant: int
    target: Target
    is_lasting: bool

    def __str__(self) -> str:
        return f"{self.fault.name} ({self.variant}{', lasting' if self.is_lasting else ''}), {self.target}"

    @property
    def must_succeed(self) -> bool:
        """Whether the right result is due."""
        kind, target = self.fault.kind, self.target
        if kind is Kind.ANSWER:
            return True
        if self.is_lasting or kind in (Kind.FINAL, Kind.DAMAGED):
            return False
        return kind is Kind.REFUSED or (target.is_idempotent and not self.is_within_stream)

    @property
    def must_fail(self) -> bool:
        """Whether an error is due: not where a stream is cut after its last event, nor where there are other ways."""
        if self.is_within_stream or (self.target.has_other_ways and self.fault.kind is Kind.FINAL):
            return False
        return self.fault.kind is Kind.FINAL or (self.is_lasting and self.fault.kind in (Kind.LOST, Kind.REFUSED))

    @property
    def is_within_stream(self) -> bool:
        """Whether events may be with the caller already, so that nothing can be sent again."""
        return self.target.is_stream and self.fault.needs_body


@dataclass
class Run:
    """The outcome of a cell."""

    cell: Cell
    result: Any = None
    error: BaseException | None = None
    effects: dict[str, int] = field(default_factory=dict)
    """What was carried out, and how many times."""
    affected: int = 0
    """How many responses were replaced by the fault."""
    requests: list[str] = field(default_factory=list)
    misdirected: list[str] = field(default_factory=list)
    """Requests with the key where it must not go, or without it where it must."""
    logged: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    seconds: float = 0.0
    busy: list[str] = field(default_factory=list)
    """Connections that were not given back."""
    damage: tuple[Path, ...] = ()
    """The damaged places, if they are known."""


def judge(run: Run, right: Any) -> Iterator[str]:
    """What is wrong with a run of which `right` is the right result."""
    yield from _result(run, right) if run.error is None else _error(run)
    yield from (f"{name} was done {count} times" for name, count in run.effects.items() if count > 1)
    yield from run.misdirected
    yield from run.busy
    if not run.affected:
        yield "no response was replaced by the fault"
    if run.seconds > MAX_SECONDS:
        yield f"it took {run.seconds:.1f} seconds"
    if not run.cell.target.is_flow:
        if len(run.requests) > _POLICY.max_retries + 1:
            yield f"{len(run.requests)} requests were made"
        if sum(run.pauses) > _POLICY.budget + _POLICY.max_retry_after:
            yield f"it paused for {sum(run.pauses):.0f} seconds"
    if found := secrets_in("\n".join(run.logged)):
        yield f"the log holds {found}"


def _result(run: Run, right: Any) -> Iterator[str]:
    cell, found = run.cell, plain(run.result)
    if cell.must_fail:
        yield f"it must fail, and gave {found!r}"
    elif cell.fault.kind is Kind.DAMAGED:
        yield from _undamaged(run, right, found)
    elif found == [] and cell.target.may_be_empty:
        return  # an empty body is a list without entries
    elif found != right and cell.fault.name not in ("an unknown field", "NaN, infinity, huge numbers"):
        yield f"{found!r} is not the right result"
    elif found != right:
        yield from (f"{place} is lost" for place in lost(right, found, ()))


def _undamaged(run: Run, right: Any, found: Any) -> Iterator[str]:
    missing = list(lost(right, found, run.damage))
    if len(missing) > (0 if run.damage else run.affected):
        yield f"lost from {found!r}: {missing}"


def _error(run: Run) -> Iterator[str]:
    cell, error = run.cell, run.error
    assert error is not None
    text = f"{type(error).__name__}: {error}"
    if not isinstance(error, TwelveLabsError):
        yield f"not an error of the client: {''.join(traceback.format_exception(error))}"
        return
    if cell.must_succeed:
        yield f"it must succeed, and raised {text}"
    is_needed = isinstance(error, UnexpectedResponseError) and all(len(place) == 1 for place in run.damage)
    if cell.fault.kind is Kind.DAMAGED and not (cell.target.is_flow or cell.target.is_stream or is_needed):
        yield f"a damaged field became {text}"
    if cell.fault.status is not None and not cell.target.is_flow and _status_of(error) != cell.fault.status:
        yield f"the status {cell.fault.status} became {text}"
    if isinstance(error, UnexpectedResponseError) and not hasattr(error, "response"):
        yield "the answer is not in the error"
    if found := secrets_in("\n".join(_texts(error))):
        yield f"the error holds {found}: {text}"
    pickled = pickle.dumps(error)
    if found := secrets_in(pickled.decode("latin-1")):
        yield f"the pickled error holds {found}: {error.__dict__}"
    again = pickle.loads(pickled)
    if type(again) is not type(error) or str(again) != str(error):
        yield f"the error is pickled as {again!r}"


def _status_of(error: TwelveLabsError) -> int | None:
    return error.status_code if isinstance(error, ApiError) else None


def secrets_in(text: str) -> list[str]:
    """The secrets in a text."""
    return [secret for secret in SECRETS if secret in text]


def _texts(error: BaseException | None) -> Iterator[str]:
    """All texts of an error and of those behind it."""
    seen: set[int] = set()
    pending = [error]
    while pending:
        each = pending.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield from (str(each), repr(each), repr(each.args), *getattr(each, "__notes__", ()))
        yield "".join(traceback.format_exception(each))
        if isinstance(each, TwelveLabsError):
            yield repr(vars(each))
        pending += [each.__cause__, each.__context__]


def plain(value: Any) -> Any:
    """A result as JSON has it."""
    if isinstance(value, ResponseModel):
        return json.loads(json.dumps(value.to_dict(), default=str))
    if isinstance(value, list):
        return [plain(each) for each in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def lost(right: Any, found: Any, damage: tuple[Path, ...], place: Path = ()) -> Iterator[Path]:
    """The undamaged places of the right result that are not in another."""
    if place in damage:
        return
    if isinstance(right, dict) and isinstance(found, dict):
        for name, each in right.items():
            yield from lost(each, found.get(name), damage, (*place, name))
    elif isinstance(right, list) and isinstance(found, list) and len(right) == len(found):
        for number, each in enumerate(right):
            yield from lost(each, found[number], damage, (*place, number))
    elif right != found:
        yield place


def busy_connections(http: httpx.Client | httpx.AsyncClient) -> Iterator[str]:
    """The connections of a client that nobody can use, and requests that still wait."""
    pool: Any = getattr(http._transport, "_pool", None)
    for connection in pool.connections if pool is not None else ():
        if not (connection.is_idle() or connection.is_closed()):
            yield f"not given back: {connection!r}"
