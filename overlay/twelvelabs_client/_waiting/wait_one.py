"""Waiting until the platform has done its work on one object, and the table of which statuses end the work.

How often to ask and what to bear meanwhile is in `pace`; waiting for many objects at once is in `watching`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, notify, now, sleep
from .._flows.primitives import Signal
from .._http.call import call
from .._http.config import ClientConfig
from ..errors import InvalidArgumentError, ProcessingFailedError, WaitTimeoutError
from .lifecycles import LIFECYCLES
from .notifier import Wakeups
from .polling import LONGEST_PAUSE, Pace, Patience, limit_of

FALLBACK_PAUSE = 60.0
"""The pause where a webhook is to wake the waiter, who asks by himself only in case it does not come."""
DEFAULT_TIMEOUT = 1800.0

S = TypeVar("S")


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
    pace = Pace(longest_pause, jitter)
    wait = _Wait(kind, object_id, status, Patience(limit_of(timeout), (yield from now()), pace))
    began = wait.patience.began
    with _expecting(wake, object_id) as signal:
        is_expecting = signal is not None
        while True:
            if signal is not None:
                signal.clear()
            seen = yield from wait.ask(get)
            if seen is not None:
                yield from notify(on_update, seen)
                if wait.is_done(seen):
                    return seen
            moment = yield from now()
            left = wait.left(moment)
            is_far = is_expecting and seen is not None
            wanted = FALLBACK_PAUSE if is_far else pace.full_pause(moment - began)
            retry_after = wait.patience.retry_after
            wanted = max(pace.shortened(wanted), retry_after)
            yield from sleep(min(wanted, left), None if retry_after else signal)
            if is_far:  # what is to be known now is soon asked for again
                began = yield from now()
            is_expecting = is_expecting and signal is not None and not signal.is_set()


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


def _expecting(wake: Wakeups | None, object_id: str) -> AbstractContextManager[Signal | None]:
    if wake is None:
        return nullcontext()
    if not isinstance(wake, Wakeups):
        raise InvalidArgumentError(f"wake must be a Wakeups, not {wake!r}")
    return wake.expecting(object_id)


@dataclass(slots=True)
class _Wait(Generic[S]):
    """One wait, and what has been seen."""

    kind: str
    object_id: str
    status: Callable[[S], Any]
    patience: Patience
    last: S | None = None

    def ask(self, get: Callable[[float | None], Flow[S]]) -> Flow[S | None]:
        """Ask once; None after a failure that may pass. Raises any other."""
        seen = yield from self.patience.ask(get, f"{self.kind} {self.object_id}", is_new=self.last is None)
        self.last = self.last if seen is None else seen
        return seen

    def is_done(self, seen: S) -> bool:
        """Whether it has come to a good end. Raises ProcessingFailedError for a bad one."""
        status, lifecycle = self.status(seen), LIFECYCLES[self.kind]
        if status in lifecycle.failed:
            raise failure_of(self.kind, self.object_id, status, seen)
        return status in lifecycle.done

    def left(self, moment: float) -> float:
        """Seconds until the time is up. Raises WaitTimeoutError if it is."""
        left = self.patience.left(moment)
        if left <= 0:
            status = None if self.last is None else self.status(self.last)
            raise out_of_time(self.kind, self.object_id, status, self.patience, self.last)
        return left


def failure_of(kind: str, object_id: str, status: object, seen: object) -> ProcessingFailedError:
    """The error for an object that came to a bad end."""
    return ProcessingFailedError(f"{kind} {object_id} ended as {status}{_reason(seen)}", last=seen)


def out_of_time(kind: str, object_id: str, status: object, patience: Patience, last: object) -> WaitTimeoutError:
    """The error for an object that is not done when the time is up."""
    state = "has not been seen" if last is None else f"is still {status}"
    hint = f" The last attempt to ask failed: {patience.trouble}" if patience.trouble else ""
    error = WaitTimeoutError(
        f"{kind} {object_id} {state} after {patience.timeout:g} seconds. "
        f"The platform goes on; wait again to take it up.{hint}",
        last=last,
    )
    error.__cause__ = patience.trouble
    return error


def _reason(seen: object) -> str:
    error = getattr(seen, "error", None)
    if reason := getattr(error, "message", None) or getattr(error, "code", None):
        return f": {reason}"
    if getattr(seen, "status", None) == "failed":
        return ". The platform gives no reason; see whether the file meets the limits of the model."
    return "."


def asking(request: Request[S], config: ClientConfig) -> Callable[[float | None], Flow[S]]:
    """How to ask for an object while waiting: without retries, for the next question is one."""
    own = config.timeout if request.timeout is None else request.timeout

    def get(seconds: float | None) -> Flow[S]:
        limit = own if seconds is None else seconds if own is None else min(own, seconds)
        return call(replace(request, timeout=limit, max_retries=0), config)

    return get
