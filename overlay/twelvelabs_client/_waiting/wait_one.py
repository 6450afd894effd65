"""Waiting until the platform has finished its work on one object."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.numeric import number
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, notify, now, sleep
from .._flows.primitives import Signal
from .._http.config import ClientConfig
from .._http.logs import logger
from ..errors import InvalidArgumentError, ProcessingFailedError, WaitTimeoutError
from . import polling
from .lifecycles import LIFECYCLES
from .notifier import WebhookNotifier
from .polling import Poller, PollSchedule, checked_timeout

WAIT_TIMEOUT = 1800.0
"""The default timeout of the `wait_*` methods, in seconds. Ours: the platform names no limit."""

S = TypeVar("S")


def wait_until_done(
    kind: str,
    object_id: str,
    request: Request[S],
    config: ClientConfig,
    *,
    timeout: float | None,
    on_update: Callable[[S], object] | None = None,
    notifier: WebhookNotifier | None = None,
    status: Callable[[S], Any] = attrgetter("status"),
    max_pause: float | None = None,
    schedule: PollSchedule | None = None,
) -> Flow[S]:
    """Poll an object until its status is final, and return it.

    `on_update` is called with each response, including the first and the last. A transient error does not end the
    wait, nor does a 404 within the grace period. With `notifier`, polls are rare until a webhook has arrived.

    Raises ProcessingFailedError, WaitTimeoutError, and any error that is not transient.
    """
    schedule = schedule or polling.SCHEDULE
    schedule = schedule if max_pause is None else replace(schedule, max_pause=max_pause)
    poller = Poller(config, schedule, checked_timeout(timeout), (yield from now()))
    wait = _Wait(kind, object_id, request, status, poller)
    growing_since = poller.started_at
    with _subscription(notifier, object_id) as signal:
        expects_webhook = signal is not None
        while True:
            if signal is not None:
                signal.clear()
            seen = yield from wait.poll()
            if seen is not None:
                yield from notify(on_update, seen)
                if wait.is_done(seen):
                    return seen
            at = yield from now()
            remaining = wait.remaining(at)
            is_rare = expects_webhook and seen is not None
            pause = schedule.webhook_pause if is_rare else schedule.pause_after(at - growing_since)
            if poller.failures:
                pause = min(pause, schedule.pause_after_failure(poller.failures))
            pause = max((yield from schedule.jittered(pause)), poller.retry_after)
            yield from sleep(min(pause, remaining), None if poller.retry_after else signal)
            if is_rare:  # after the webhook the end is near: poll often again
                growing_since = yield from now()
            expects_webhook = expects_webhook and signal is not None and not signal.is_set()


def wait_for_done(
    kind: str,
    object_id: str,
    request: Request[S],
    config: ClientConfig,
    *,
    sleep_interval: float,
    max_wait_time: float | None,
    callback: Callable[[S], object] | None,
) -> Flow[S]:
    """Wait like the vendor's SDK: an object that has failed is returned, as is one that is ready."""
    sleep_interval = checked_interval(sleep_interval)
    try:
        return (
            yield from wait_until_done(
                kind,
                object_id,
                request,
                config,
                timeout=max_wait_time,
                on_update=callback,
                max_pause=sleep_interval,
            )
        )
    except ProcessingFailedError as error:
        last: S = error.last
        return last


def checked_interval(sleep_interval: float) -> float:
    """The interval. Raises ArgumentError unless it is a number above 0."""
    return number("sleep_interval", sleep_interval, wanted="a number of seconds above 0", above=0)


def _subscription(notifier: WebhookNotifier | None, object_id: str) -> AbstractContextManager[Signal | None]:
    if notifier is None:
        return nullcontext()
    if not isinstance(notifier, WebhookNotifier):
        raise InvalidArgumentError(f"notifier must be a WebhookNotifier, not {notifier!r}")
    return notifier.subscribe(object_id)


@dataclass(slots=True)
class _Wait(Generic[S]):
    """One wait, and the object as last seen."""

    kind: str
    object_id: str
    request: Request[S]
    status: Callable[[S], Any]
    poller: Poller
    last: S | None = None
    unknown: set[str] = field(default_factory=set)
    """The unknown statuses that have been seen."""

    def poll(self) -> Flow[S | None]:
        """Poll once; None after a transient error. Raises any other error."""
        seen = yield from self.poller.poll(self.request, f"{self.kind} {self.object_id}", is_new=self.last is None)
        self.last = self.last if seen is None else seen
        return seen

    def is_done(self, seen: S) -> bool:
        """Whether the work has succeeded. Raises ProcessingFailedError if it has failed."""
        status, lifecycle = self.status(seen), LIFECYCLES[self.kind]
        if status in lifecycle.failed:
            raise processing_error(self.kind, self.object_id, status, seen)
        warn_if_unknown(self.kind, self.object_id, status, self.unknown)
        return status in lifecycle.done

    def remaining(self, at: float) -> float:
        """Seconds until the deadline. Raises WaitTimeoutError once it has passed."""
        remaining = self.poller.remaining(at)
        if remaining <= 0:
            status = None if self.last is None else self.status(self.last)
            raise timeout_error(self.kind, self.object_id, status, self.poller, self.last)
        return remaining


def warn_if_unknown(kind: str, object_id: str, status: str | None, seen: set[str]) -> None:
    """Warn in the log of a status that is not in the table of lifecycles, once; `seen` has those known to the wait."""
    if status is not None and LIFECYCLES[kind].is_unknown(status) and status not in seen:
        seen.add(status)
        logger.warning(
            "%s %s has the status %s, which this version of the client does not know: the wait continues",
            kind,
            object_id,
            status,
        )


def processing_error(kind: str, object_id: str, status: object, seen: object) -> ProcessingFailedError:
    """The error for an object that the platform has failed to process."""
    return ProcessingFailedError(f"{kind} {object_id} ended as {status}{_reason(seen)}", last=seen)


def timeout_error(kind: str, object_id: str, status: object, poller: Poller, last: object) -> WaitTimeoutError:
    """The error for an object that is not done at the deadline."""
    state = "has not been seen" if last is None else f"is still {status}"
    if isinstance(status, str) and LIFECYCLES[kind].is_unknown(status):
        state += " (a status that this version of the client does not know; if it is final, upgrade the client)"
    hint = f" The last request failed: {poller.last_error}" if poller.last_error else ""
    error = WaitTimeoutError(
        f"{kind} {object_id} {state} after {poller.timeout:g} seconds. "
        f"Processing continues on the platform; call the wait again.{hint}",
        last=last,
    )
    error.__cause__ = poller.last_error
    return error


def _reason(seen: object) -> str:
    error = getattr(seen, "error", None)
    if isinstance(error, dict):  # a field that this version does not know
        reason = error.get("message") or error.get("code")
    else:
        reason = getattr(error, "message", None) or getattr(error, "code", None)
    if reason:
        return f": {reason}"
    if getattr(seen, "status", None) == "failed":
        return ". The platform gives no reason; check that the file is within the limits of the model."
    return "."
