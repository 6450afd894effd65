"""Waiting until the platform has done its work: one engine, and one table of which statuses end it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.requests import Request

from .calls import call
from .effects import Flow, notify, now, sleep
from .errors import (
    ApiError,
    InvalidArgumentError,
    NotFoundError,
    ProcessingFailedError,
    TwelveLabsError,
    WaitTimeoutError,
)
from .transport import Settings, logger
from .wakeups import Alarm, Wakeups

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
GROWTH = 1.5
FALLBACK_PAUSE = 60.0
"""The pause where a webhook is to wake the waiter, who asks by himself only in case it does not come."""
GRACE_SECONDS = 10.0
"""For so long an object that was just created may be unknown: not every server of the platform knows it at once."""

DEFAULT_TIMEOUT = 1800.0
_LEAST_TIME = 1.0
"""Seconds that one question has at the least, also when the time is up."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Which statuses of a kind of object are final. Any other, known or not, means that the work goes on."""

    done: frozenset[str]
    failed: frozenset[str] = frozenset()


_READY = frozenset({"ready"})
_FAILED = frozenset({"failed"})

LIFECYCLES: Mapping[str, Lifecycle] = {
    "analysis batch": Lifecycle(frozenset({"completed"}), frozenset({"canceled", "expired"})),
    "analysis task": Lifecycle(_READY, frozenset({"failed", "canceled"})),
    "asset": Lifecycle(_READY, _FAILED),
    "embedding task": Lifecycle(_READY, _FAILED),
    "entity": Lifecycle(_READY),
    "import": Lifecycle(frozenset({"ended"})),  # has no status: see resources/imports.py
    "import item": Lifecycle(_READY, _FAILED),
    "indexed asset": Lifecycle(_READY, _FAILED),
    "knowledge store item": Lifecycle(_READY, _FAILED),
    "transcription of asset": Lifecycle(_READY, _FAILED),
    "upload": Lifecycle(frozenset({"completed"}), frozenset({"failed", "expired"})),
    "video embedding task": Lifecycle(_READY, _FAILED),
    "video indexing task": Lifecycle(_READY, _FAILED),
}
"""A response is not among them: it comes whole or as a stream, and there is nothing to ask for it again."""


def wait_until_done(
    kind: str,
    object_id: str,
    get: Callable[[float | None], Flow[S]],
    *,
    timeout: float | None,
    on_update: Callable[[S], object] | None = None,
    wake: Wakeups | None = None,
    status: Callable[[S], Any] = attrgetter("status"),
    longest_pause: float = LONGEST_PAUSE,
    jitter: Callable[[], float] = random.random,
) -> Flow[S]:
    """Ask for an object until its status is final, and return it.

    `get` is a flow that asks once, within so many seconds. `on_update` is called with each answer, the first and the
    last included. A failure that may pass does not end the wait, nor does an unknown object within the grace time.
    With `wake` the questions are rare until the object is said to have ended.
    Raises ProcessingFailedError, WaitTimeoutError, or what else the platform refuses with.
    """
    wait = _Wait(kind, object_id, status, timeout=_limit(timeout), began=(yield from now()))
    pause = min(FIRST_PAUSE, longest_pause)
    with _expecting(wake, object_id) as alarm:
        is_expecting = alarm is not None
        while True:
            if alarm is not None:
                alarm.reset()
            seen = yield from wait.ask(get)
            if seen is not None:
                yield from notify(on_update, seen)
                if wait.is_done(seen):
                    return seen
            left = wait.left((yield from now()))
            if is_expecting and seen is not None:
                wanted = FALLBACK_PAUSE
            else:
                wanted, pause = pause, min(pause * GROWTH, longest_pause)
            wanted = max(wanted * (1 - 0.25 * jitter()), wait.retry_after)
            yield from sleep(min(wanted, left), None if wait.retry_after else alarm)
            # Once it is said to have ended, a server that does not know yet is soon asked again.
            is_expecting = is_expecting and alarm is not None and not alarm.is_ringing()


def wait_for_done(
    kind: str,
    object_id: str,
    get: Callable[[float | None], Flow[S]],
    *,
    sleep_interval: float,
    max_wait_time: float | None,
    callback: Callable[[S], object] | None,
) -> Flow[S]:
    """Wait as the vendor's SDK does: an object that has failed is returned like one that is ready."""
    check_interval(sleep_interval)
    try:
        return (
            yield from wait_until_done(
                kind, object_id, get, timeout=max_wait_time, on_update=callback, longest_pause=sleep_interval
            )
        )
    except ProcessingFailedError as error:
        last: S = error.last
        return last


def check_interval(sleep_interval: float) -> None:
    """Refuse what is no pause. Raises InvalidArgumentError."""
    if not isinstance(sleep_interval, int | float) or not sleep_interval > 0:
        raise InvalidArgumentError(f"sleep_interval must be a number of seconds above 0, not {sleep_interval!r}")


def _limit(timeout: float | None) -> float:
    if timeout is None:
        return math.inf
    if not isinstance(timeout, int | float) or math.isnan(timeout):
        raise InvalidArgumentError(f"timeout must be a number of seconds or None, not {timeout!r}")
    return timeout


def _expecting(wake: Wakeups | None, object_id: str) -> AbstractContextManager[Alarm | None]:
    if wake is None:
        return nullcontext()
    if not isinstance(wake, Wakeups):
        raise InvalidArgumentError(f"wake must be a Wakeups, not {wake!r}")
    return wake.expecting(object_id)


@dataclass(slots=True)
class _Wait(Generic[S]):
    """One wait: what has been seen, and how much time is left."""

    kind: str
    object_id: str
    status: Callable[[S], Any]
    timeout: float
    began: float
    last: S | None = None
    trouble: TwelveLabsError | None = None
    """What the latest question failed with, if it did."""
    retry_after: float = 0.0

    def ask(self, get: Callable[[float | None], Flow[S]]) -> Flow[S | None]:
        """Ask once; None after a failure that may pass. Raises any other."""
        left = self.timeout - ((yield from now()) - self.began)
        self.trouble, self.retry_after = None, 0.0
        try:
            self.last = yield from get(None if left == math.inf else max(left, _LEAST_TIME))
            return self.last
        except TwelveLabsError as error:
            elapsed = (yield from now()) - self.began
            is_new = isinstance(error, NotFoundError) and self.last is None and elapsed < GRACE_SECONDS
            if not error.is_transient and not is_new:
                raise
            logger.info("waiting for %s %s goes on after: %s", self.kind, self.object_id, error)
            self.trouble = error
            self.retry_after = (isinstance(error, ApiError) and error.retry_after) or 0.0
            return None

    def is_done(self, seen: S) -> bool:
        """Whether it has come to a good end. Raises ProcessingFailedError for a bad one."""
        status, lifecycle = self.status(seen), LIFECYCLES[self.kind]
        if status in lifecycle.failed:
            raise ProcessingFailedError(f"{self.kind} {self.object_id} ended as {status}{_reason(seen)}", last=seen)
        return status in lifecycle.done

    def left(self, time: float) -> float:
        """Seconds until the time is up. Raises WaitTimeoutError if it is."""
        left = self.timeout - (time - self.began)
        if left <= 0:
            raise WaitTimeoutError(self._out_of_time(), last=self.last) from self.trouble
        return left

    def _out_of_time(self) -> str:
        state = "has not been seen" if self.last is None else f"is still {self.status(self.last)}"
        hint = f" The last attempt to ask failed: {self.trouble}" if self.trouble else ""
        return (
            f"{self.kind} {self.object_id} {state} after {self.timeout:g} seconds. "
            f"The platform goes on; wait again to take it up.{hint}"
        )


def _reason(seen: object) -> str:
    error = getattr(seen, "error", None)
    if reason := getattr(error, "message", None) or getattr(error, "code", None):
        return f": {reason}"
    if getattr(seen, "status", None) == "failed":
        return ". The platform gives no reason; see whether the file meets the limits of the model."
    return "."


def asking(request: Request[S], settings: Settings) -> Callable[[float | None], Flow[S]]:
    """How to ask for an object while waiting: without retries, for the next question is one."""
    own = settings.timeout if request.timeout is None else request.timeout

    def get(seconds: float | None) -> Flow[S]:
        limit = own if seconds is None else seconds if own is None else min(own, seconds)
        return call(replace(request, timeout=limit, max_retries=0), settings)

    return get
