"""The steps that each file takes, as plain functions of (item, client, ledger): what they know is in these three.

An item is claimed from the ledger for its step, and `run_step` carries the step out and notes in the ledger what came
of it. Whoever runs steps elsewhere needs no more than `claim` and `run_step`.

What a step creates on the platform is never created twice: where an answer was lost, or the process has ended between
the platform's answer and our note of it, the item goes to a step that looks for it on the platform first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..._flows.effects import Flow, to_thread
from ..._http.call import argument_errors
from ..._http.config import ClientConfig
from ..._http.retry import is_throttled
from ..._waiting.plan_indexed_items import IndexedItemCache
from ...errors import (
    ApiConnectionError,
    LedgerError,
    SourceChangedError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
)
from ..circuit_breaker import is_lasting
from ..ledger import Ledger
from ..model import FINDING, SETTLING_SECONDS, Item, Result, Step
from .add import add, find_additions, set_metadata
from .fingerprint import fingerprint
from .result import FIRST_RETRY, StepResult, pause_after
from .upload import OnUpload, find_uploads, upload
from .wait import wait

MAX_ATTEMPTS = 10
"""How often a step is tried for one file. With the pauses between, that is about four minutes."""
LONGEST_RETRY = 60.0


AT_ONCE = {Step.FIND_ASSET: 500, Step.AWAIT_ASSET: 50, Step.FIND_INDEXED_ITEM: 500, Step.AWAIT_READY: 500}
"""How many files it is worth while to claim together for a step, where that is more than one."""


def run_step(
    items: Sequence[Item],
    config: ClientConfig,
    ledger: Ledger,
    on_upload: OnUpload | None = None,
    cache: IndexedItemCache | None = None,
) -> Flow[StepResult]:
    """Carry out the step that these items have been claimed for, and note what came of it.

    `items` are of one step, and several only for those that wait or look for something. `on_upload` is told how far an
    upload is. `cache` is what earlier attempts to wait have found out, which spares requests.
    """
    try:
        with argument_errors():
            match items[0].step:
                case Step.FINGERPRINT:
                    return (yield from fingerprint(items[0], config, ledger))
                case Step.UPLOAD:
                    return (yield from upload(items[0], config, ledger, on_upload))
                case Step.FIND_ASSET:
                    return (yield from find_uploads(items, config, ledger))
                case Step.ADD:
                    return (yield from add(items[0], config, ledger))
                case Step.FIND_INDEXED_ITEM:
                    return (yield from find_additions(items, config, ledger))
                case Step.SET_METADATA:
                    return (yield from set_metadata(items[0], config, ledger))
                case Step.AWAIT_ASSET | Step.AWAIT_READY:
                    return (yield from wait(items, config, ledger, cache))
    except LedgerError:
        raise
    except TwelveLabsError as error:
        return (yield from _failed(items, _cause(error), error, config, ledger))


def _cause(error: TwelveLabsError) -> TwelveLabsError:
    """What an upload has failed of."""
    cause = error.__cause__
    return cause if isinstance(error, UploadError) and isinstance(cause, TwelveLabsError) else error


def _failed(
    items: Sequence[Item], cause: TwelveLabsError, error: TwelveLabsError, config: ClientConfig, ledger: Ledger
) -> Flow[StepResult]:
    results = []
    refused = is_throttled(cause) or is_lasting(cause, config.retry.max_retry_after)
    passes = _may_pass(cause) or refused
    for item in items:
        doubtful = None if refused or not _may_be_done(cause) else FINDING.get(item.step)
        if passes and (refused or item.step in AT_ONCE):
            pause = FIRST_RETRY if refused else pause_after(cause)
            yield from to_thread(partial(ledger.postpone, item, pause))
            results.append(Result.LATER)
        elif passes and item.attempts + 1 < MAX_ATTEMPTS:
            pause = min(FIRST_RETRY * 2**item.attempts, LONGEST_RETRY)
            pause = max(pause, SETTLING_SECONDS) if doubtful else pause
            yield from to_thread(partial(ledger.postpone, item, pause, doubtful, counted=True))
            results.append(Result.LATER)
        else:
            yield from to_thread(partial(ledger.fail, item, error, doubtful or item.step))
            results.append(Result.FAILED)
    return StepResult(tuple(results), cause if passes else None)


def _may_pass(error: TwelveLabsError) -> bool:
    if isinstance(error, UnexpectedResponseError):
        return True  # what was created can be found
    return error.is_transient or (isinstance(error, UploadError) and not isinstance(error, SourceChangedError))


def _may_be_done(error: TwelveLabsError) -> bool:
    """Whether the platform may have done what failed like this."""
    never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
    return _may_pass(error) and not never_sent
