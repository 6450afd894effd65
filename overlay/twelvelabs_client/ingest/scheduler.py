"""A whole ingest as a flow: files are taken into the ledger, then workers of each step carry them through.

The ledger is the queue. Each step has workers of its own, so that a slow step holds up no other; where the platform
limits an operation, the client's governor slows down all workers that ask for it. Waiting takes no worker: what is not
ready yet goes back into the ledger until it is looked at again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from twelvelabs_lowlevel.api.indexes import retrieve_index
from twelvelabs_lowlevel.api.knowledge_stores import retrieve_knowledge_store

from .._flows.effects import Flow, now, parallel, sleep, to_thread
from .._flows.primitives import Signal
from .._http.call import call
from .._http.config import ClientConfig
from .._waiting.plan_indexed_items import IndexedItemCache
from ..errors import ConfigurationError
from .circuit_breaker import CircuitBreaker, StopReason
from .durations import DurationEstimate
from .ledger import Ledger
from .media_probe import can_probe
from .model import FINDING, LEADS_TO, STEPS, Item, Job, Result, Step, TargetKind
from .progress import IngestEvent, ProgressTracker
from .report import IngestReport, make_report
from .sources import IngestSource, iter_items
from .steps.dispatch import AT_ONCE, run_step
from .steps.result import StepResult

_LOOK_AGAIN = 1.0
"""Seconds after which an idle worker looks for work though nobody has called it."""
_COLLECTING_SECONDS = 60.0
"""For so long a search for what an unknown try has made waits for more to be searched, while there is other work."""
_SPARSE, _SPARSE_SECONDS = 10, 5.0
"""After a look at fewer than so many, the next one waits for so long while there is other work."""
_KEPT = 2000
"""So many that have ended are remembered until somebody asks for them."""
_SOON = 0.001
_FEW = 2
_WAITING = (Step.AWAIT_ASSET, Step.AWAIT_READY)


def ingest(
    source: IngestSource,
    job: Job,
    config: ClientConfig,
    ledger: Ledger,
    *,
    workers: int,
    retry_failed: bool,
    dry_run: bool,
    on_progress: Callable[[IngestEvent], object] | None,
) -> Flow[IngestReport]:
    """Carry the files of a source to their target, and report. See `resources.ingest` for the arguments.

    The job is one that was looked up.
    """
    began = yield from now()
    found = iter_items(source, job.target.kind)
    yield from to_thread(partial(ledger.enlist, job, found, retry_failed=retry_failed))
    counts = yield from to_thread(partial(ledger.counts, job))
    run = Scheduler(job, config, ledger, ProgressTracker(on_progress, counts, began))
    yield from run.carry_out((Step.FINGERPRINT,) if dry_run else STEPS, workers)
    ended = yield from now()
    if event := run.tracker.ended(ended):
        yield event
    return make_report(
        job,
        ledger,
        (yield from to_thread(partial(ledger.counts, job))),
        seconds=ended - began,
        bytes_sent=run.tracker.bytes_sent,
        stopped=run.stopped,
        is_dry_run=dry_run,
    )


def look_up(job: Job, config: ClientConfig) -> Flow[Job]:
    """The job with the models of its target. Raises NotFoundError if there is no such target."""
    if job.options.probe and not can_probe():
        raise ConfigurationError("probing needs the extra [media]: pip install 'twelvelabs-client[media]'")
    if job.target.kind is TargetKind.KNOWLEDGE_STORE:
        yield from call(retrieve_knowledge_store.request(job.target.id), config)
        return job
    index = yield from call(retrieve_index.request(job.target.id), config)
    models = tuple(model.model_name for model in index.models or ())
    return replace(job, options=replace(job.options, models=models))


def _leading_to(step: Step) -> Sequence[Step]:
    """The steps from which a file can come to this one, and this one."""
    reached = {step}
    while more := {one for one in STEPS if reached.intersection(LEADS_TO[one])} - reached:
        reached |= more
    return [one for one in STEPS if one in reached]


class _WorkSignal:
    """Wakes idle workers of a step."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Signal] = []

    @contextmanager
    def listening(self) -> Iterator[Signal]:
        """The alarm of a worker that looks for work, or waits for it."""
        signal = Signal()
        with self._lock:
            self._idle.append(signal)
        try:
            yield signal
        finally:
            with self._lock:
                if signal in self._idle:
                    self._idle.remove(signal)

    def notify(self, number: int | None = None) -> None:
        """Wake so many of them, or all."""
        with self._lock:
            woken, self._idle = self._idle[:number], [] if number is None else self._idle[number:]
        for signal in woken:
            signal.set()


class Scheduler:
    """What the workers of one run share."""

    def __init__(self, job: Job, config: ClientConfig, ledger: Ledger, tracker: ProgressTracker) -> None:
        self._job = job
        self._config = config
        self._ledger = ledger
        self._breakers = {
            step: CircuitBreaker(step, config.retry.max_retry_after, for_many=step in AT_ONCE) for step in STEPS
        }
        self._durations = {step: DurationEstimate() for step in _WAITING}
        self._cache = IndexedItemCache(keep=_KEPT)
        self._collects_until = {
            **dict.fromkeys(FINDING.values(), tracker.began + _COLLECTING_SECONDS),
            **dict.fromkeys(_WAITING, tracker.began),
        }
        """When to go on with those steps that are worth while for many only."""
        self._at_work: dict[Step, set[object]] = {step: set() for step in STEPS}
        """The workers that have something in hand, or are about to."""
        self._work_signals = {step: _WorkSignal() for step in STEPS}
        self._closed: frozenset[Step] = frozenset()
        self.tracker = tracker
        self.stopped: StopReason | None = None

    def carry_out(self, steps: tuple[Step, ...], workers: int) -> Flow[None]:
        """Have workers carry out these steps until nothing is left to do."""
        numbers = {**dict.fromkeys(steps, workers), Step.SET_METADATA: min(workers, _FEW)}
        numbers |= dict.fromkeys(AT_ONCE, 1)
        crew = [step for step in steps for _ in range(numbers[step])]
        yield from parallel((self._work(step) for step in crew), len(crew))

    def _work(self, step: Step) -> Flow[None]:
        """One worker of a step."""
        me = object()
        try:
            while step not in self._closed:
                self._at_work[step].add(me)
                with self._work_signals[step].listening() as signal:
                    items = yield from self._claim(step)
                    if not items:
                        self._at_work[step].discard(me)
                        pause = yield from self._idle_time(step)
                        if pause is None:
                            return
                        yield from sleep(pause, signal)
                        continue
                yield from self._try(step, items)
                if step in self._durations and len(items) < AT_ONCE[step]:
                    yield from sleep(self._durations[step].between_looks)
        finally:
            self._at_work[step].discard(me)
            for work_signal in self._work_signals.values():
                work_signal.notify()

    def _claim(self, step: Step) -> Flow[Sequence[Item]]:
        if step in self._collects_until and (yield from self._is_collecting(step)):
            return ()
        min_age = self._durations[step].first_look if step in self._durations else 0.0
        claim = partial(self._ledger.claim, self._job, step, AT_ONCE.get(step, 1), min_age=min_age)
        return (yield from to_thread(claim))

    def _is_collecting(self, step: Step) -> Flow[bool]:
        """Whether a step that is worth while for many is to wait for more of them."""
        moment = yield from now()
        if moment < self._collects_until[step]:
            others = [one for one in _leading_to(step) if one is not step and one not in self._closed]
            if (yield from to_thread(partial(self._ledger.next_due, self._job, others))) is not None:
                return True
        if step in FINDING.values():
            self._collects_until[step] = moment + _COLLECTING_SECONDS
        return False

    def _idle_time(self, step: Step) -> Flow[float | None]:
        """How long to wait for work; None if none will come."""
        before = _leading_to(step)
        has_last_ones = any(self._at_work[one] for one in before if one in self._closed)
        is_open = [one for one in before if one not in self._closed]
        if (yield from to_thread(partial(self._ledger.next_due, self._job, is_open))) is None and not has_last_ones:
            return None
        if step in FINDING.values():
            return _LOOK_AGAIN
        due = yield from to_thread(partial(self._ledger.next_due, self._job, [step]))
        if due is not None and step in self._durations:
            due = max(due, self._durations[step].between_looks)
        return _LOOK_AGAIN if due is None else min(max(due, _SOON), _LOOK_AGAIN)

    def _try(self, step: Step, items: Sequence[Item]) -> Flow[None]:
        on_upload = self.tracker.upload_of(items[0]) if step is Step.UPLOAD else None
        result = yield from run_step(items, self._config, self._ledger, on_upload, self._cache)
        at = yield from now()
        if result.error is None or any(came in (Result.MOVED, Result.READY) for came in result.results):
            self._breakers[step].success()
            self._learn(step, items, result, at)
        elif stop := self._breakers[step].failure(
            result.error, {item.path for item in items}, at, ends_run=result.ends_run
        ):
            yield from self._stop(stop)
        if event := self.tracker.tried(items, result.results, at, result.sent):
            yield event
        for following in LEADS_TO[step]:
            self._work_signals[following].notify(len(items))

    def _learn(self, step: Step, items: Sequence[Item], result: StepResult, at: float) -> None:
        """How long the platform's work takes."""
        if step in self._durations:
            self._collects_until[step] = at + (_SPARSE_SECONDS if len(items) < _SPARSE else 0.0)
            for seconds in result.seconds:
                self._durations[step].record(seconds)
            later = [item.age for item, came in zip(items, result.results, strict=True) if came is Result.LATER]
            self._durations[step].lasts(max(later, default=0.0))

    def _stop(self, stop: StopReason) -> Flow[None]:
        """Begin nothing more at this step nor before it; what is beyond it comes to its end."""
        if stop.retry_after is not None:
            at = yield from to_thread(lambda: datetime.now(UTC))
            stop = replace(stop, resume_at=at + timedelta(seconds=stop.retry_after))
        self._closed |= frozenset(STEPS[: STEPS.index(stop.step) + 1])
        if self.stopped is None or STEPS.index(stop.step) > STEPS.index(self.stopped.step):
            self.stopped = stop
        for work_signal in self._work_signals.values():
            work_signal.notify()
