"""Runs the step that items were claimed for: a function of the items and the context.

To run steps elsewhere, `Ledger.claim` and `run_step` are enough.

What a step creates on the platform is never created twice: where a response was lost, or the process has ended before
the ledger had it, the item goes to a step that looks for it on the platform first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..._flows.effects import Flow, to_thread
from ..._http.call import argument_errors
from ..._http.retry import is_throttled
from ...errors import (
    ApiConnectionError,
    LedgerError,
    SourceChangedError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
)
from ..circuit_breaker import is_lasting
from ..model import BATCH_STEPS, FINDING, Item, Result, Step
from .add import add, find_additions, set_metadata
from .context import StepContext
from .fingerprint import fingerprint
from .result import StepResult, pause_after
from .upload import find_uploads, upload
from .wait import wait


def run_step(items: Sequence[Item], context: StepContext) -> Flow[StepResult]:
    """Run the step that these items were claimed for, and record the results in the ledger.

    All `items` are at the same step; there is more than one only for the steps in `BATCH_STEPS`.
    """
    try:
        with argument_errors():
            match items[0].step:
                case Step.FINGERPRINT:
                    return (yield from fingerprint(items[0], context))
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
    except LedgerError:
        raise
    except TwelveLabsError as error:
        return (yield from _failed(items, error, context))


def _failed(items: Sequence[Item], error: TwelveLabsError, context: StepContext) -> Flow[StepResult]:
    cause, tuning = _cause(error), items[0].job.tuning
    is_refused = is_throttled(cause) or is_lasting(cause, context.config.retry.max_retry_after)
    is_transient = _is_transient(cause) or is_refused
    results = []
    for item in items:
        find = None if is_refused or not _may_be_done(cause) else FINDING.get(item.step)
        if is_transient and (is_refused or item.step in BATCH_STEPS):
            pause = tuning.first_retry if is_refused else pause_after(cause, tuning)
            yield from to_thread(partial(context.ledger.postpone, item, pause))
            results.append(Result.LATER)
        elif is_transient and item.attempts + 1 < tuning.max_attempts:
            pause = min(tuning.first_retry * 2**item.attempts, tuning.max_retry)
            pause = max(pause, tuning.settling) if find else pause
            yield from to_thread(partial(context.ledger.postpone, item, pause, find, counted=True))
            results.append(Result.LATER)
        else:
            yield from to_thread(partial(context.ledger.fail, item, error, find or item.step))
            results.append(Result.FAILED)
    return StepResult(tuple(results), cause if is_transient else None)


def _cause(error: TwelveLabsError) -> TwelveLabsError:
    """The error that an upload has failed with."""
    cause = error.__cause__
    return cause if isinstance(error, UploadError) and isinstance(cause, TwelveLabsError) else error


def _is_transient(error: TwelveLabsError) -> bool:
    if isinstance(error, UnexpectedResponseError):
        return True  # what was created can be found
    return error.is_transient or (isinstance(error, UploadError) and not isinstance(error, SourceChangedError))


def _may_be_done(error: TwelveLabsError) -> bool:
    """Whether the platform may have carried out the request that failed with this."""
    never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
    return _is_transient(error) and not never_sent
