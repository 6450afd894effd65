"""Waiting until the platform has done its work: one engine, and one table of which statuses end it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from twelvelabs_lowlevel.requests import Request

from .calls import call
from .effects import Flow, notify, now, sleep
from .errors import ApiError, NotFoundError, ProcessingFailedError, TwelveLabsError, WaitTimeoutError
from .transport import Settings, logger

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
GROWTH = 1.5
GRACE_SECONDS = 10.0
"""For so long an object that was just created may be unknown: not every server of the platform knows it at once."""

DEFAULT_TIMEOUT = 1800.0
_LEAST_TIME = 1.0
"""Seconds that one question has at the least, also when the time is up."""


class HasStatus(Protocol):
    """An object of the platform that moves through statuses."""

    @property
    def status(self) -> Any: ...


S = TypeVar("S", bound=HasStatus)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Which statuses of a kind of object are final. Any other, known or not, means that the work goes on."""

    done: frozenset[str]
    failed: frozenset[str]


LIFECYCLES: Mapping[str, Lifecycle] = {
    "asset": Lifecycle(frozenset({"ready"}), frozenset({"failed"})),
    "indexed asset": Lifecycle(frozenset({"ready"}), frozenset({"failed"})),
    "upload": Lifecycle(frozenset({"completed"}), frozenset({"failed", "expired"})),
}


def wait_until_done(
    kind: str,
    object_id: str,
    get: Callable[[float | None], Flow[S]],
    *,
    timeout: float | None,
    on_update: Callable[[S], object] | None = None,
    longest_pause: float = LONGEST_PAUSE,
    jitter: Callable[[], float] = random.random,
) -> Flow[S]:
    """Ask for an object until its status is final, and return it.

    `get` is a flow that asks once, within so many seconds. `on_update` is called with each answer, the first and the
    last included. A failure that may pass does not end the wait, nor does an unknown object within the grace time.
    Raises ProcessingFailedError, WaitTimeoutError, or what else the platform refuses with.
    """
    lifecycle = LIFECYCLES[kind]
    began = yield from now()
    pause = min(FIRST_PAUSE, longest_pause)
    last: S | None = None
    trouble: TwelveLabsError | None = None
    while True:
        told: float | None = None
        spent = (yield from now()) - began
        try:
            last = yield from get(None if timeout is None else max(timeout - spent, _LEAST_TIME))
            trouble = None
        except TwelveLabsError as error:
            elapsed = (yield from now()) - began
            is_new = isinstance(error, NotFoundError) and last is None and elapsed < GRACE_SECONDS
            if not error.is_transient and not is_new:
                raise
            logger.info("waiting for %s %s goes on after: %s", kind, object_id, error)
            trouble = error
            told = error.retry_after if isinstance(error, ApiError) else None
        else:
            yield from notify(on_update, last)
            if last.status in lifecycle.done:
                return last
            if last.status in lifecycle.failed:
                raise ProcessingFailedError(_failure(kind, object_id, last), last=last)
        left = None if timeout is None else timeout - ((yield from now()) - began)
        if left is not None and left <= 0:
            raise WaitTimeoutError(_out_of_time(kind, object_id, timeout, last, trouble), last=last) from trouble
        wanted = max(pause * (1 - 0.25 * jitter()), told or 0.0)
        yield from sleep(wanted if left is None else min(wanted, left))
        pause = min(pause * GROWTH, longest_pause)


def asking(request: Request[S], settings: Settings) -> Callable[[float | None], Flow[S]]:
    """How to ask for an object while waiting: without retries, for the next question is one."""
    own = settings.timeout if request.timeout is None else request.timeout

    def get(seconds: float | None) -> Flow[S]:
        limit = own if seconds is None else seconds if own is None else min(own, seconds)
        return call(replace(request, timeout=limit, max_retries=0), settings.retry)

    return get


def _failure(kind: str, object_id: str, last: HasStatus) -> str:
    reason = getattr(getattr(last, "error", None), "message", None)
    said = (
        f": {reason}"
        if reason
        else ". The platform gives no reason; see whether the file meets the limits of the model."
    )
    return f"{kind} {object_id} ended as {last.status}{said}"


def _out_of_time(
    kind: str, object_id: str, timeout: float | None, last: HasStatus | None, trouble: TwelveLabsError | None
) -> str:
    state = f"is still {last.status}" if last is not None else "has not been seen"
    hint = f" The last attempt to ask failed: {trouble}" if trouble else ""
    return (
        f"{kind} {object_id} {state} after {timeout:g} seconds. The platform goes on; wait again to take it up.{hint}"
    )
