"""Waiting for many objects at once: one loop that asks what a survey wants to know, and tells of each that has ended.

A survey (see `asset_survey` and `entry_survey`) knows which lists tell most with few requests. It is a generator that
yields what to do next, a `Ask` or a `SleepUntil`, and is sent each answer. All that can be lost between two steps is an
answer, so a wait that was interrupted, or in which a request was refused, can be gone on with.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from twelvelabs_lowlevel.requests import Request, path_segment

from .._flows.effects import Flow, now, sleep
from .._http.bulk import items_of
from .._http.call import argument_errors
from .._http.config import ClientConfig
from ..errors import (
    BadRequestError,
    GoneError,
    InvalidArgumentError,
    NotFoundError,
    TwelveLabsError,
    UnexpectedResponseError,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from ..outcomes import Outcome
from .lifecycles import LIFECYCLES
from .polling import GRACE_SECONDS, Deadline, PollSchedule, checked_timeout
from .wait_one import polling_call, processing_error, timeout_error

PAGE_LIMIT = 50
"""The largest page that the platform gives."""
OBJECT_ERRORS = (BadRequestError, NotFoundError, GoneError, UnprocessableEntityError, UnexpectedResponseError)
"""Errors that say something of the object that was asked for, not of the client as a whole."""


class Pollable(Protocol):
    """An object that is waited for."""

    @property
    def id(self) -> str: ...
    @property
    def status(self) -> Any: ...


T = TypeVar("T", bound=Pollable)


@dataclass(frozen=True, slots=True)
class WaitSummary:
    """How far a wait for many objects is, or how it has ended."""

    total: int
    ready: int
    pending: int
    """How many are still waited for."""
    failures: Mapping[str, TwelveLabsError] = field(repr=False)
    """Why, by the id, of those that are not going to be ready, or were not when the time was up."""
    seconds: float
    """How long it has taken so far."""
    requests: int
    """How many requests have been made."""

    @property
    def failed(self) -> int:
        """How many have failed, are not there, or were not ready in time."""
        return len(self.failures)

    def __str__(self) -> str:
        return (
            f"{self.ready} ready, {self.failed} failed, {self.pending} pending of {self.total}, "
            f"after {self.seconds:.1f} seconds and {self.requests} requests"
        )

    @property
    def timed_out(self) -> Sequence[str]:
        """The ids of those that were not ready in time. The platform goes on with them: wait again for these."""
        return [each for each, error in self.failures.items() if isinstance(error, WaitTimeoutError)]


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to make. With `about` it asks for that one object, and a refusal is that object's end."""

    request: Request[Any]
    about: str | None = None
    may_be_split: bool = False
    """Whether to be told of a refusal, so as to ask otherwise."""


@dataclass(frozen=True, slots=True)
class SleepUntil:
    """Nothing to ask before this moment. All that are waited for have been asked for at least once."""

    until: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """The answer to a question that may be split."""


Step: TypeAlias = Ask | SleepUntil
Answer: TypeAlias = Any
"""What the request was answered with; None where a question failed for now or where there was a rest."""
PollPlan: TypeAlias = Generator[Step, Answer, None]


class BatchWaiter(Generic[T]):
    """One wait for many objects. It holds nothing that another wait for the same ids could not find out.

    `ages` says for how many seconds objects have been waited for before.
    """

    def __init__(
        self,
        kind: str,
        ids: Sequence[str],
        plan: Callable[[BatchWaiter[T]], PollPlan],
        config: ClientConfig,
        *,
        timeout: float | None,
        pace: PollSchedule | None = None,
        ages: Mapping[str, float] | None = None,
    ) -> None:
        self.kind = kind
        self.pending: dict[str, T | None] = dict.fromkeys(_checked_ids(ids))
        """What is waited for, as last seen."""
        self.pace = pace or PollSchedule()
        self.moment = 0.0
        """The time of the latest step."""
        self._ages = ages or {}
        self._age = max(self._ages.values(), default=0.0)
        self._timeout = checked_timeout(timeout)
        self._config = config
        self._plan = plan(self)
        self._deadline: Deadline | None = None
        self._step: Step | None = None
        self._answer: Answer = None
        self._has_seen = False
        self._has_polled_all = False
        self._is_last_poll = False
        """Whether the time is up, and what was due is asked once more."""
        self._outcomes: deque[Outcome[T]] = deque()
        self._total = len(self.pending)
        self._ready = 0
        self._requests = 0
        self._failures: dict[str, TwelveLabsError] = {}

    # --- for whoever waits

    def advance(self) -> Flow[Outcome[T] | None]:
        """Go on until one more has ended, and tell how; None when all have."""
        deadline = yield from self._start()
        while not self._outcomes:
            step = self._next_step()
            if step is None or self._outcomes:  # the latest answer may have been an end
                break
            yield from self._perform(step, deadline)
        return self._outcomes.popleft() if self._outcomes else None

    def poll_once(self) -> Flow[list[Outcome[T]]]:
        """Ask for all that are waited for once, and tell of those that have ended.

        A failure that may pass ends the look early, and is the watch's `last_error`.
        """
        deadline = yield from self._start()
        while (step := self._next_step()) and not isinstance(step, SleepUntil):
            yield from self._perform(step, deadline)
        ended, self._outcomes = list(self._outcomes), deque()
        return ended

    @property
    def last_error(self) -> TwelveLabsError | None:
        """What the latest question failed with, if it did and that may pass."""
        return None if self._deadline is None else self._deadline.last_error

    @property
    def summary(self) -> WaitSummary:
        """How far it is. Outcomes that have not been fetched yet are counted."""
        return WaitSummary(
            total=self._total,
            ready=self._ready,
            pending=len(self.pending),
            failures=dict(self._failures),
            seconds=self.elapsed,
            requests=self._requests,
        )

    # --- for surveys

    @property
    def elapsed(self) -> float:
        """Seconds that the wait has taken so far, with what it took before."""
        return self._age + (0.0 if self._deadline is None else self._deadline.elapsed(self.moment))

    @property
    def is_resumed(self) -> bool:
        """Whether these have been waited for before."""
        return bool(self._ages)

    def record(self, item: T) -> bool:
        """What is known of an object now. Tells whether it has ended."""
        if item.id not in self.pending:
            return False
        self.pending[item.id] = item
        self._has_seen = True
        lifecycle = LIFECYCLES[self.kind]
        if item.status in lifecycle.failed:
            self._fail(item.id, processing_error(self.kind, item.id, item.status, item))
        elif item.status in lifecycle.done:
            del self.pending[item.id]
            self._ready += 1
            self._outcomes.append(Outcome(item.id, item))
        return item.id not in self.pending

    def has_failed(self, item: T) -> bool:
        """Whether this is a bad end."""
        return item.status in LIFECYCLES[self.kind].failed

    def should_be_listed(self, object_id: str) -> bool:
        """Whether it is strange that a list does not show an object: it was seen before, or should be by now."""
        is_old = self.elapsed - self._age + self._ages.get(object_id, 0.0) >= GRACE_SECONDS
        return self.pending[object_id] is not None or is_old

    # ---

    def _start(self) -> Flow[Deadline]:
        if self._deadline is None:
            self.moment = yield from now()
            self._deadline = Deadline(self._timeout, self.moment, self.pace)
        return self._deadline

    def _next_step(self) -> Step | None:
        """What to do next; None if nothing is left to be known."""
        if self._step is None and self.pending:
            answer, self._answer = self._answer, None
            try:
                self._step = self._plan.send(answer)
            except StopIteration:  # the answer was the last that was to be known
                return None
        return self._step if self.pending else None

    def _perform(self, step: Step, deadline: Deadline) -> Flow[None]:
        self.moment = yield from now()
        remaining = deadline.remaining(self.moment)
        is_rest = isinstance(step, SleepUntil)
        if remaining <= 0 and (is_rest or (self._has_polled_all and not self._is_last_poll)):
            self._time_out(deadline)
        elif isinstance(step, SleepUntil):
            yield from sleep(min(max(step.until - self.moment, deadline.retry_after), remaining))
            self._step, self._has_polled_all = None, True
            self._is_last_poll = deadline.remaining((yield from now())) <= 0
        else:
            yield from self._ask(step, deadline)

    def _ask(self, question: Ask, deadline: Deadline) -> Flow[None]:
        object_id = question.about
        if object_id is None:
            what, is_new = f"{len(self.pending)} times {self.kind}", not self._has_seen
            age = self._age
        else:
            what, is_new = f"{self.kind} {object_id}", self.pending.get(object_id) is None
            age = self._ages.get(object_id, 0.0)
        self._requests += 1
        try:
            answer = yield from deadline.ask(
                polling_call(question.request, self._config), what, is_new=is_new and age < GRACE_SECONDS
            )
        except OBJECT_ERRORS as error:
            if object_id is None and not question.may_be_split:
                raise
            answer = Rejected()
            if object_id is not None:
                self._fail(object_id, error)
        self.moment = yield from now()
        self._step, self._answer = None, answer
        if deadline.last_error is not None and not isinstance(deadline.last_error, NotFoundError):
            pause = self.pace.jittered(self.pace.pause_after(self.elapsed))
            self._step = SleepUntil(self.moment + pause)

    def _fail(self, object_id: str, error: TwelveLabsError) -> None:
        last = self.pending.pop(object_id, None)
        self._failures[object_id] = error
        self._outcomes.append(Outcome(object_id, last, error))

    def _time_out(self, deadline: Deadline) -> None:
        if isinstance(deadline.last_error, NotFoundError):
            deadline.last_error = None  # it was about one of them, and is no reason for the others
        for object_id, last in list(self.pending.items()):
            status = None if last is None else last.status
            self._fail(object_id, timeout_error(self.kind, object_id, status, deadline, last))


def _checked_ids(ids: Sequence[str]) -> Sequence[str]:
    guarded = items_of("ids", ids)
    for each in guarded:
        if not isinstance(each, str):
            raise InvalidArgumentError(f"ids must be texts, not {each!r}")
        with argument_errors():
            path_segment("ids", each)
    return guarded
