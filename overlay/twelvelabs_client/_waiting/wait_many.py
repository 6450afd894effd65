"""Waiting for many objects at once: one loop that carries out a poll plan and reports each object that has ended.

A poll plan (see `plan_assets` and `plan_indexed_items`) knows which lists tell most with few requests. It is a
generator that yields what to do next, an `Ask` or a `SleepUntil`, and is sent each answer. Nothing but an answer can
get lost between two steps, so a wait that was interrupted, or in which a request failed, can be resumed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from twelvelabs_lowlevel.requests import Request, path_segment

from .._flows.effects import Flow, now, sleep
from .._http.bulk import as_sequence
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
from . import polling
from .lifecycles import LIFECYCLES
from .polling import Poller, PollSchedule, checked_timeout
from .wait_one import processing_error, timeout_error, warn_if_unknown

OBJECT_ERRORS = (BadRequestError, NotFoundError, GoneError, UnprocessableEntityError, UnexpectedResponseError)
"""Errors that concern the requested object, not the client as a whole."""


class Pollable(Protocol):
    """An object that can be waited for."""

    @property
    def id(self) -> str: ...
    @property
    def status(self) -> Any: ...


T = TypeVar("T", bound=Pollable)


@dataclass(frozen=True, slots=True)
class WaitSummary:
    """The progress or result of a wait for many objects."""

    total: int
    ready: int
    pending: int
    """The number of objects that have not ended."""
    failures: Mapping[str, TwelveLabsError] = field(repr=False)
    """The errors, by id, of those that have failed or were not ready in time."""
    seconds: float
    """The elapsed time in seconds."""
    requests: int
    """The number of requests sent."""

    @property
    def failed(self) -> int:
        """The number of objects that have failed, do not exist, or were not ready in time."""
        return len(self.failures)

    def __str__(self) -> str:
        return (
            f"{self.ready} ready, {self.failed} failed, {self.pending} pending of {self.total}, "
            f"after {self.seconds:.1f} seconds and {self.requests} requests"
        )

    @property
    def timed_out(self) -> Sequence[str]:
        """The ids of those that were not ready in time. The platform continues: wait for them again."""
        return [each for each, error in self.failures.items() if isinstance(error, WaitTimeoutError)]


@dataclass(frozen=True, slots=True)
class Ask:
    """Send this request. With `object_id` it is about that one object, and a rejection is that object's outcome."""

    request: Request[Any]
    object_id: str | None = None
    may_split: bool = False
    """Whether the plan accepts a `Rejected` and asks in another way. Otherwise a rejection is raised."""


@dataclass(frozen=True, slots=True)
class SleepUntil:
    """Nothing to ask before this time. All pending objects have been asked for at least once."""

    time: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """The answer to an `Ask` that was rejected and may be split, or that was about one object."""


PlanStep: TypeAlias = Ask | SleepUntil
Answer: TypeAlias = Any
"""The response to an `Ask`; None after a transient error or a sleep."""
PollPlan: TypeAlias = Generator[PlanStep, Answer, None]


class BatchWaiter(Generic[T]):
    """One wait for many objects. Another wait for the same ids can take over at any time: nothing else is kept.

    `ages` are the seconds for which objects have been waited for before, by id.
    """

    def __init__(
        self,
        kind: str,
        ids: Sequence[str],
        plan: Callable[[BatchWaiter[T]], PollPlan],
        config: ClientConfig,
        *,
        timeout: float | None,
        schedule: PollSchedule | None = None,
        ages: Mapping[str, float] | None = None,
    ) -> None:
        self.kind = kind
        self.pending: dict[str, T | None] = dict.fromkeys(_checked_ids(ids))
        """The objects that have not ended, as last seen."""
        self.schedule = schedule or polling.SCHEDULE
        self.now = 0.0
        """The time of the latest step."""
        self._ages = ages or {}
        self._age = max(self._ages.values(), default=0.0)
        self._timeout = checked_timeout(timeout)
        self._config = config
        self._plan = plan(self)
        self._poller: Poller | None = None
        self._step: PlanStep | None = None
        self._failed: Ask | None = None
        """A request that is sent again after the current pause."""
        self._answer: Answer = None
        self._has_seen = False
        self._has_polled_all = False
        self._is_last_poll = False
        """Whether the deadline has passed, and due objects are polled one last time."""
        self._outcomes: deque[Outcome[T]] = deque()
        self._total = len(self.pending)
        self._ready = 0
        self._requests = 0
        self._failures: dict[str, TwelveLabsError] = {}
        self._unknown: set[str] = set()
        """The unknown statuses that have been seen."""

    # --- for users

    def advance(self) -> Flow[Outcome[T] | None]:
        """Poll until another object has ended, and return its outcome; None when all have ended."""
        poller = yield from self._started()
        while not self._outcomes:
            step = self._next_step()
            if step is None or self._outcomes:  # the latest answer may have been an end
                break
            yield from self._perform(step, poller)
        return self._outcomes.popleft() if self._outcomes else None

    def poll_once(self) -> Flow[list[Outcome[T]]]:
        """Ask for all pending objects once, and return the outcomes of those that have ended.

        A transient error ends the poll early; it is `last_error` then.
        """
        poller = yield from self._started()
        while (step := self._next_step()) and not isinstance(step, SleepUntil):
            yield from self._perform(step, poller)
        ended, self._outcomes = list(self._outcomes), deque()
        return ended

    @property
    def last_error(self) -> TwelveLabsError | None:
        """The transient error of the latest request, if it failed."""
        return None if self._poller is None else self._poller.last_error

    @property
    def summary(self) -> WaitSummary:
        """The progress so far, including outcomes that have not been fetched yet."""
        return WaitSummary(
            total=self._total,
            ready=self._ready,
            pending=len(self.pending),
            failures=dict(self._failures),
            seconds=self.elapsed,
            requests=self._requests,
        )

    # --- for poll plans

    @property
    def elapsed(self) -> float:
        """Seconds since the wait began, plus those of earlier waits."""
        return self._age + (0.0 if self._poller is None else self._poller.elapsed(self.now))

    @property
    def is_resumed(self) -> bool:
        """Whether the objects have been waited for before."""
        return bool(self._ages)

    def record(self, item: T, object_id: str | None = None) -> bool:
        """Record the current state of an object, requested by `object_id` or listed. Returns whether it has ended."""
        object_id = object_id or item.id
        if object_id not in self.pending:
            return False
        self.pending[object_id] = item
        self._has_seen = True
        lifecycle = LIFECYCLES[self.kind]
        if item.status in lifecycle.failed:
            self._fail(object_id, processing_error(self.kind, object_id, item.status, item))
        elif item.status in lifecycle.done:
            del self.pending[object_id]
            self._ready += 1
            self._outcomes.append(Outcome(object_id, item))
        else:
            warn_if_unknown(self.kind, object_id, item.status, self._unknown)
        return object_id not in self.pending

    def has_failed(self, item: T) -> bool:
        """Whether this state is a failure."""
        return item.status in LIFECYCLES[self.kind].failed

    def should_be_listed(self, object_id: str) -> bool:
        """Whether lists have to show an object: it was seen before, or its grace period is over."""
        age = self.elapsed - self._age + self._ages.get(object_id, 0.0)
        return self.pending[object_id] is not None or age >= self.schedule.grace

    # ---

    def _started(self) -> Flow[Poller]:
        if self._poller is None:
            self.now = yield from now()
            self._poller = Poller(self._config, self.schedule, self._timeout, self.now)
        return self._poller

    def _next_step(self) -> PlanStep | None:
        """What to do next; None once everything is known."""
        if self._step is None and self.pending:
            answer, self._answer = self._answer, None
            try:
                self._step = self._plan.send(answer)
            except StopIteration:  # the answer was the last one needed
                return None
        return self._step if self.pending else None

    def _perform(self, step: PlanStep, poller: Poller) -> Flow[None]:
        self.now = yield from now()
        remaining = poller.remaining(self.now)
        is_sleep = isinstance(step, SleepUntil)
        if remaining <= 0 and (is_sleep or (self._has_polled_all and not self._is_last_poll)):
            self._time_out(poller)
        elif isinstance(step, SleepUntil):
            pause = yield from self.schedule.jittered(step.time - self.now)
            yield from sleep(min(max(pause, poller.retry_after), remaining))
            if self._failed is None:
                self._step, self._has_polled_all = None, True
            else:
                self._step, self._failed = self._failed, None
            self._is_last_poll = poller.remaining((yield from now())) <= 0
        else:
            yield from self._ask(step, poller)

    def _ask(self, ask: Ask, poller: Poller) -> Flow[None]:
        object_id = ask.object_id
        if object_id is None:
            what, is_new, age = f"{len(self.pending)} times {self.kind}", not self._has_seen, self._age
        else:
            what, is_new = f"{self.kind} {object_id}", self.pending.get(object_id) is None
            age = self._ages.get(object_id, 0.0)
        self._requests += 1
        try:
            answer = yield from poller.poll(ask.request, what, is_new=is_new and age < self.schedule.grace)
        except OBJECT_ERRORS as error:
            if object_id is None and not ask.may_split:
                raise
            answer = Rejected()
            if object_id is not None:
                self._fail(object_id, error)
        self.now = yield from now()
        self._step, self._answer = None, answer
        if poller.failures:
            self._failed = ask
            self._step = SleepUntil(self.now + self.schedule.pause_after_failure(poller.failures))

    def _fail(self, object_id: str, error: TwelveLabsError) -> None:
        last = self.pending.pop(object_id, None)
        self._failures[object_id] = error
        self._outcomes.append(Outcome(object_id, last, error))

    def _time_out(self, poller: Poller) -> None:
        if isinstance(poller.last_error, NotFoundError):
            poller.last_error = None  # it concerns one object only, and is no explanation for the others
        for object_id, last in list(self.pending.items()):
            status = None if last is None else last.status
            self._fail(object_id, timeout_error(self.kind, object_id, status, poller, last))


def items_of_page(page: Any) -> list[Any]:
    """The objects on a page that could be decoded. Those missing from it are retrieved one by one."""
    return [item for item in page.data or () if item is not None]


def _checked_ids(ids: Sequence[str]) -> Sequence[str]:
    checked = as_sequence("ids", ids)
    for each in checked:
        if not isinstance(each, str):
            raise InvalidArgumentError(f"ids must be strings, not {each!r}")
        with argument_errors():
            path_segment("ids", each)
    return checked
