"""A whole ingest as a flow: files are enlisted in the ledger, then the workers of each step take them to their target.

The ledger is the queue. Each step has its own workers, so that a slow step does not delay the others; where the
platform limits an operation, the client's rate limiter slows down all workers that use it. Waiting takes no worker:
what is not ready goes back into the ledger until the next poll is due.
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

from .._flows.effects import Flow, now, parallel, sleep, to_thread, wall_time
from .._flows.primitives import Limiter, Signal
from .._http.call import call
from .._http.config import ClientConfig
from .._waiting.plan_indexed_items import IndexedItemCache
from .circuit_breaker import CircuitBreaker, StopReason
from .duration_estimate import DurationEstimate
from .ledger import Ledger
from .media_probe import check_installed
from .model import BATCH_STEPS, FINDING, STEPS, Item, Job, Result, Step, TargetKind, following
from .progress import IngestEvent, ProgressTracker
from .report import IngestReport, make_report
from .sources import IngestSource, iter_items
from .steps.context import StepContext
from .steps.dispatch import run_step
from .steps.result import StepResult


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
    """Take the files of a source to their target, and report. See `resources.ingest` for the arguments.

    `job` must have been through `look_up`.
    """
    started_at = yield from now()
    found = iter_items(source, job.target.kind, by_url=job.options.by_url)
    yield from to_thread(partial(ledger.enlist, job, found, retry_failed=retry_failed))
    counts = yield from to_thread(partial(ledger.counts, job))
    context = StepContext(
        config,
        ledger,
        IndexedItemCache(max_ended=job.tuning.max_cached),
        Limiter(max(job.options.upload.concurrency, workers)),
    )
    scheduler = Scheduler(job, context, ProgressTracker(on_progress, counts, job.tuning, started_at))
    yield from scheduler.run((Step.FINGERPRINT,) if dry_run else STEPS, workers)
    ended_at = yield from now()
    if event := scheduler.tracker.finished(ended_at):
        yield event
    return make_report(
        job,
        ledger,
        (yield from to_thread(partial(ledger.counts, job))),
        seconds=ended_at - started_at,
        bytes_sent=scheduler.tracker.bytes_sent,
        stopped=scheduler.stopped,
        is_dry_run=dry_run,
    )


def look_up(job: Job, config: ClientConfig) -> Flow[Job]:
    """The job with the models of its target. Raises NotFoundError if there is no such target."""
    if job.options.probe:
        check_installed()
    if job.target.kind is TargetKind.KNOWLEDGE_STORE:
        yield from call(retrieve_knowledge_store.request(job.target.id), config)
        return job
    index = yield from call(retrieve_index.request(job.target.id), config)
    models = tuple(model.model_name for model in index.models or () if model is not None and model.model_name)
    return replace(job, options=replace(job.options, models=models))


class _WorkSignal:
    """Wakes idle workers of a step."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Signal] = []

    @contextmanager
    def subscribe(self) -> Iterator[Signal]:
        """The signal of a worker that looks for work, or waits for it."""
        signal = Signal()
        with self._lock:
            self._idle.append(signal)
        try:
            yield signal
        finally:
            with self._lock:
                if signal in self._idle:
                    self._idle.remove(signal)

    def notify(self, count: int | None = None) -> None:
        """Wake this many workers, or all."""
        with self._lock:
            woken, self._idle = self._idle[:count], [] if count is None else self._idle[count:]
        for signal in woken:
            signal.set()


class _StepState:
    """One step of a run: what its workers share."""

    def __init__(self, step: Step, job: Job, config: ClientConfig, started_at: float) -> None:
        tuning = job.tuning
        self.step = step
        self.is_search = step in FINDING.values()
        self.batch = 1 if step not in BATCH_STEPS else tuning.asset_batch if step is Step.AWAIT_ASSET else tuning.batch
        self.collects_until = started_at + (tuning.search_pause if self.is_search else 0.0)
        """When to claim next, for the steps that are better run for many files at once."""
        waits = step in BATCH_STEPS and not self.is_search
        self.estimate = DurationEstimate(tuning) if waits else None
        """How long the platform's work takes, for the steps that wait for it."""
        self.breaker = CircuitBreaker(step, tuning, config.retry.max_retry_after)
        self.signal = _WorkSignal()
        self.busy: set[object] = set()
        """The workers that have items, or are about to."""
        self.is_closed = False
        """Whether nothing more is begun."""
        self.upstream = _upstream(step, by_url=job.options.by_url)
        """This step, and those from which a file can come to it."""


def _upstream(step: Step, *, by_url: bool) -> Sequence[Step]:
    reached = {step}
    while more := {one for one in STEPS if reached.intersection(following(one, by_url=by_url))} - reached:
        reached |= more
    return [one for one in STEPS if one in reached]


class Scheduler:
    """Runs the steps of one ingest with workers of their own until nothing is left to do."""

    def __init__(self, job: Job, context: StepContext, tracker: ProgressTracker) -> None:
        self._job = job
        self._tuning = job.tuning
        self._context = context
        self._ledger = context.ledger
        self._states = {step: _StepState(step, job, context.config, tracker.started_at) for step in STEPS}
        self.tracker = tracker
        self.stopped: StopReason | None = None

    def run(self, steps: tuple[Step, ...], workers: int) -> Flow[None]:
        """Run these steps until nothing is left to do."""
        counts = {**dict.fromkeys(steps, workers), **dict.fromkeys(BATCH_STEPS, 1)}
        counts[Step.SET_METADATA] = min(workers, self._tuning.metadata_workers)
        states = [self._states[step] for step in steps for _ in range(counts[step])]
        yield from parallel((self._work(state) for state in states), len(states))

    def _work(self, state: _StepState) -> Flow[None]:
        """One worker of a step."""
        worker = object()
        try:
            while not state.is_closed:
                state.busy.add(worker)
                with state.signal.subscribe() as signal:
                    items = yield from self._claim(state)
                    if not items:
                        state.busy.discard(worker)
                        pause = yield from self._idle_time(state)
                        if pause is None:
                            return
                        yield from sleep(pause, signal)
                        continue
                has_failed = yield from self._run_step(state, items)
                if state.estimate is not None and len(items) < state.batch and not has_failed:
                    yield from sleep(state.estimate.batch_pause)
        finally:
            state.busy.discard(worker)
            self._wake_all()

    def _claim(self, state: _StepState) -> Flow[Sequence[Item]]:
        if state.step in BATCH_STEPS and (yield from self._is_collecting(state)):
            return ()
        min_age = state.estimate.first_poll if state.estimate is not None else 0.0
        return (yield from to_thread(partial(self._ledger.claim, self._job, state.step, state.batch, min_age=min_age)))

    def _is_collecting(self, state: _StepState) -> Flow[bool]:
        """Whether a step that is better run for many files waits for more of them."""
        at = yield from now()
        if at < state.collects_until:
            before = [one for one in self._open_upstream(state) if one is not state.step]
            if (yield from self._next_due(before)) is not None:
                return True
        if state.is_search:
            state.collects_until = at + self._tuning.search_pause
        return False

    def _idle_time(self, state: _StepState) -> Flow[float | None]:
        """How long to wait for work; None if none will come."""
        is_draining = any(one.busy for one in map(self._states.__getitem__, state.upstream) if one.is_closed)
        if (yield from self._next_due(self._open_upstream(state))) is None and not is_draining:
            return None
        if state.is_search:
            return self._tuning.idle_pause
        due = yield from self._next_due([state.step])
        if due is None:
            return self._tuning.idle_pause
        if state.estimate is not None:
            due = max(due, state.estimate.batch_pause)
        return min(max(due, self._tuning.min_pause), self._tuning.idle_pause)

    def _open_upstream(self, state: _StepState) -> Sequence[Step]:
        return [step for step in state.upstream if not self._states[step].is_closed]

    def _next_due(self, steps: Sequence[Step]) -> Flow[float | None]:
        return (yield from to_thread(partial(self._ledger.next_due, self._job, steps)))

    def _run_step(self, state: _StepState, items: Sequence[Item]) -> Flow[bool]:
        """Run the step for these items. Returns whether nothing was learned, so that it should be tried again soon."""
        context = self._context
        if state.step is Step.UPLOAD:
            context = replace(context, on_upload=self.tracker.upload_callback(items[0]))
        result = yield from run_step(items, context)
        at = yield from now()
        if result.error is None or any(one in (Result.MOVED, Result.READY) for one in result.results):
            state.breaker.success()
            self._observe(state, items, result, at)
        else:
            paths = {item.path for item in items}
            if reason := state.breaker.failure(result.error, paths, at, ends_run=result.ends_run):
                yield from self._stop(reason)
        if event := self.tracker.record(items, result.results, at, result.bytes_sent):
            yield event
        for step in following(state.step, by_url=self._job.options.by_url):
            self._states[step].signal.notify(len(items))
        return result.error is not None

    def _observe(self, state: _StepState, items: Sequence[Item], result: StepResult, at: float) -> None:
        """Learn how long the platform's work takes."""
        if state.estimate is not None:
            is_small = len(items) < self._tuning.small_batch
            state.collects_until = at + (self._tuning.small_batch_pause if is_small else 0.0)
            for seconds in result.durations:
                state.estimate.observe(seconds)
            later = [item.age for item, one in zip(items, result.results, strict=True) if one is Result.LATER]
            state.estimate.observe_at_least(max(later, default=0.0))

    def _stop(self, reason: StopReason) -> Flow[None]:
        """Begin nothing more at this step nor before it; what is beyond it is finished."""
        if reason.retry_after is not None:
            at = datetime.fromtimestamp((yield from wall_time()), UTC)
            reason = replace(reason, resume_at=at + timedelta(seconds=reason.retry_after))
        for step in STEPS[: STEPS.index(reason.step) + 1]:
            self._states[step].is_closed = True
        if self.stopped is None or STEPS.index(reason.step) > STEPS.index(self.stopped.step):
            self.stopped = reason
        self._wake_all()

    def _wake_all(self) -> None:
        for state in self._states.values():
            state.signal.notify()
