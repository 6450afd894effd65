"""Runs the step that items were claimed for: a function of the items, which records nothing.

What a step creates on the platform is never created twice: where a response was lost, or the process has ended before
the ledger had it, the item goes to a step that looks for it on the platform first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from ..._flows.effects import Effect, Flow, Send, carried_out, now
from ..._http.call import argument_errors
from ..._http.retry import is_throttled
from ...errors import (
    ApiConnectionError,
    ConfigurationError,
    InvalidSourceError,
    LedgerError,
    SourceChangedError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
)
from ..circuit_breaker import is_lasting
from ..model import BATCH_STEPS, FINDING, Item, Step
from ..step_outcomes import Failed, Postponed, StepOutcome
from .add import add, find_additions, set_metadata
from .attempt import Attempt
from .claim_lost import ClaimLostError
from .context import Holds, StepContext
from .fingerprint import fingerprint
from .retries import pause_after
from .upload import find_uploads, upload
from .wait import wait

T = TypeVar("T")


def attempt(items: Sequence[Item], context: StepContext) -> Flow[Attempt]:
    """Run the step that these items were claimed for. Nothing is recorded. What loses its claim is postponed.

    All `items` are at the same step; there is more than one only for the steps in `BATCH_STEPS`.
    """
    try:
        with argument_errors():
            return (yield from _while_held(_run(items, context), context.holds))
    except LedgerError:
        raise
    except ClaimLostError:  # if it is ours after all, something may have been sent before
        return Attempt([Postponed(item, item.job.tuning.settling, FINDING.get(item.step)) for item in items])
    except TwelveLabsError as error:
        return _failed(items, error, context)


def _run(items: Sequence[Item], context: StepContext) -> Flow[Attempt]:
    match items[0].step:
        case Step.FINGERPRINT:
            return (yield from fingerprint(items[0]))
        case Step.UPLOAD:
            return (yield from upload(items[0], context))
        case Step.FIND_ASSET:
            return (yield from find_uploads(items, context))
        case Step.ADD:
            return (yield from add(items[0], context))
        case Step.FIND_INDEXED_ITEM:
            return (yield from find_additions(items, context))
        case Step.SET_METADATA:
            return (yield from set_metadata(items[0], context))
        case Step.AWAIT_ASSET | Step.AWAIT_READY:
            return (yield from wait(items, context))


def _while_held(flow: Flow[T], holds: Holds | None) -> Flow[T]:
    """The flow, which sends nothing that creates something once its claim is lost. It looks right before each such
    message, after all waiting for limits."""
    if holds is None:
        return flow

    def act(effect: Effect) -> Flow[Any]:
        if isinstance(effect, Send) and effect.method == "POST" and not holds((yield from now())):
            raise ClaimLostError
        return (yield effect)

    return carried_out(flow, act)


def _failed(items: Sequence[Item], error: TwelveLabsError, context: StepContext) -> Attempt:
    cause = _cause(error)
    is_refused = is_throttled(cause) or is_lasting(cause, context.config.retry.max_retry_after)
    is_transient = _is_transient(cause) or is_refused
    outcomes = [_outcome(item, error, is_transient=is_transient, is_refused=is_refused) for item in items]
    return Attempt(outcomes, cause if is_transient else None)


def _outcome(item: Item, error: TwelveLabsError, *, is_transient: bool, is_refused: bool) -> StepOutcome:
    cause, tuning = _cause(error), item.job.tuning
    find = None if is_refused or not _may_be_done(cause) else FINDING.get(item.step)
    if is_transient and (is_refused or item.step in BATCH_STEPS):
        return Postponed(item, tuning.first_retry if is_refused else pause_after(cause, tuning))
    if is_transient and item.attempts + 1 < tuning.max_attempts:
        pause = min(tuning.first_retry * 2**item.attempts, tuning.max_retry)
        return Postponed(item, max(pause, tuning.settling) if find else pause, find, counted=True)
    return Failed.of(
        item, error, find or item.step, not_here=_is_not_here(error), upload_ended=_has_ended_upload(error)
    )


def _cause(error: TwelveLabsError) -> TwelveLabsError:
    """The error that an upload has failed with."""
    cause = error.__cause__
    return cause if isinstance(error, UploadError) and isinstance(cause, TwelveLabsError) else error


def _is_transient(error: TwelveLabsError) -> bool:
    if isinstance(error, UnexpectedResponseError):
        return True  # what was created can be found
    return error.is_transient or (isinstance(error, UploadError) and not isinstance(error, SourceChangedError))


def _is_not_here(error: TwelveLabsError) -> bool:
    """Whether another machine may be able to read the file: one with its mount, its store's package, or its rights."""
    reason = error.__context__  # what a file system has raised; errors of object stores are not chained
    return isinstance(error, ConfigurationError) or (
        isinstance(error, InvalidSourceError) and reason is not None and not isinstance(reason, TwelveLabsError)
    )


def _has_ended_upload(error: TwelveLabsError) -> bool:
    """Whether the upload in parts that failed with this cannot be resumed."""
    return isinstance(error, UploadError) and error.upload_id is not None and error.token is None


def _may_be_done(error: TwelveLabsError) -> bool:
    """Whether the platform may have carried out the request that failed with this."""
    never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
    return _is_transient(error) and not never_sent
