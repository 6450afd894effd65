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
from .notifier import WebhookNotifier
from .polling import LONGEST_PAUSE, Deadline, PollSchedule, checked_timeout

FALLBACK_PAUSE = 60.0
"""The pause where a webhook is to wake the waiter, who asks by himself only in case it does not come."""
WAIT_TIMEOUT = 1800.0

S = TypeVar("S")


def wait_until_done(
    kind: str,
    object_id: str,
    get: Callable[[float | None], Flow[S]],
    *,
    timeout: float | None,
    on_update: Callable[[S], object] | None = None,
    notifier: WebhookNotifier | None = None,
    status: Callable[[S], Any] = attrgetter("status"),
    longest_pause: float = LONGEST_PAUSE,
    jitter: Callable[[], float] = random.random,
) -> Flow[S]:
    """Ask for an object until its status is final, and return it.

    `get` is a flow that asks once, within so many seconds. `on_update` is called with each answer, the first and the
    last included. A failure that may pass does not end the wait, nor does an unknown object within the grace time.
    With `notifier` requests are rare until the object is said to have ended.
    Raises ProcessingFailedError, WaitTimeoutError, or what else the platform refuses with.
    """
    pace = PollSchedule(longest_pause, jitter)
    wait = _Wait(kind, object_id, status, Deadline(checked_timeout(timeout), (yield from now()), pace))
    started_at = wait.deadline.started_at
    with _subscription(notifier, object_id) as signal:
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
            remaining = wait.remaining(moment)
            is_far = is_expecting and seen is not None
            wanted = FALLBACK_PAUSE if is_far else pace.pause_after(moment - started_at)
            retry_after = wait.deadline.retry_after
            wanted = max(pace.jittered(wanted), retry_after)
            yield from sleep(min(wanted, remaining), None if retry_after else signal)
            if is_far:  # what is to be known now is soon asked for again
                started_at = yield from now()
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


def _subscription(notifier: WebhookNotifier | None, object_id: str) -> AbstractContextManager[Signal | None]:
    if notifier is None:
        return nullcontext()
    if not isinstance(notifier, WebhookNotifier):
        raise InvalidArgumentError(f"notifier must be a WebhookNotifier, not {notifier!r}")
    return notifier.subscribe(object_id)


@dataclass(slots=True)
class _Wait(Generic[S]):
    """One wait, and what has been seen."""

    kind: str
    object_id: str
    status: Callable[[S], Any]
    deadline: Deadline
    last: S | None = None

    def ask(self, get: Callable[[float | None], Flow[S]]) -> Flow[S | None]:
        """Ask once; None after a failure that may pass. Raises any other."""
        seen = yield from self.deadline.ask(get, f"{self.kind} {self.object_id}", is_new=self.last is None)
        self.last = self.last if seen is None else seen
        return seen

    def is_done(self, seen: S) -> bool:
        """Whether it has come to a good end. Raises ProcessingFailedError for a bad one."""
        status, lifecycle = self.status(seen), LIFECYCLES[self.kind]
        if status in lifecycle.failed:
            raise processing_error(self.kind, self.object_id, status, seen)
        return status in lifecycle.done

    def remaining(self, moment: float) -> float:
        """Seconds until the time is up. Raises WaitTimeoutError if it is."""
        remaining = self.deadline.remaining(moment)
        if remaining <= 0:
            status = None if self.last is None else self.status(self.last)
            raise timeout_error(self.kind, self.object_id, status, self.deadline, self.last)
        return remaining


def processing_error(kind: str, object_id: str, status: object, seen: object) -> ProcessingFailedError:
    """The error for an object that came to a bad end."""
    return ProcessingFailedError(f"{kind} {object_id} ended as {status}{_reason(seen)}", last=seen)


def timeout_error(kind: str, object_id: str, status: object, deadline: Deadline, last: object) -> WaitTimeoutError:
    """The error for an object that is not done when the time is up."""
    state = "has not been seen" if last is None else f"is still {status}"
    hint = f" The last attempt to ask failed: {deadline.last_error}" if deadline.last_error else ""
    error = WaitTimeoutError(
        f"{kind} {object_id} {state} after {deadline.timeout:g} seconds. "
        f"The platform goes on; wait again to take it up.{hint}",
        last=last,
    )
    error.__cause__ = deadline.last_error
    return error


def _reason(seen: object) -> str:
    error = getattr(seen, "error", None)
    if reason := getattr(error, "message", None) or getattr(error, "code", None):
        return f": {reason}"
    if getattr(seen, "status", None) == "failed":
        return ". The platform gives no reason; see whether the file meets the limits of the model."
    return "."


def polling_call(request: Request[S], config: ClientConfig) -> Callable[[float | None], Flow[S]]:
    """How to ask for an object while waiting: without retries, for the next question is one."""
    own = config.timeout if request.timeout is None else request.timeout

    def get(seconds: float | None) -> Flow[S]:
        limit = own if seconds is None else seconds if own is None else min(own, seconds)
        return call(replace(request, timeout=limit, max_retries=0), config)

    return get
