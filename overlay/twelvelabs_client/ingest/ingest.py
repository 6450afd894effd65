"""A whole ingest as a flow: the files of a source are enlisted in the ledger, taken to their target, and reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from twelvelabs_lowlevel.api.indexes import retrieve_index
from twelvelabs_lowlevel.api.knowledge_stores import retrieve_knowledge_store

from .._flows.effects import Flow, now
from .._http.call import call
from .._http.config import ClientConfig
from .engine import EngineRun
from .lease import Lease
from .ledger import Ledger
from .ledger_calls import repeated, taking_part
from .media_probe import check_installed
from .model import STEPS, Counts, Job, Step, TargetKind
from .progress import IngestEvent, ProgressTracker
from .report import IngestReport, make_report
from .scheduler import Scheduler
from .sources import IngestSource, iter_items
from .verify import reopen_gone


def ingest(
    source: IngestSource,
    job: Job,
    config: ClientConfig,
    ledger: Ledger,
    *,
    workers: int,
    retry_failed: bool,
    verify: bool = False,
    on_progress: Callable[[IngestEvent], object] | None,
    engine_run: EngineRun | None = None,
) -> Flow[IngestReport]:
    """Take the files of a source to their target, and report. See `resources.ingest` for the arguments.

    `job` must have been through `look_up`.
    """
    started_at = yield from now()
    if engine_run is not None:
        job = replace(job, tuning=replace(job.tuning, join_grace=job.tuning.engine_join_grace))
    found = iter_items(source, job.target.kind, by_url=job.options.by_url)
    run = yield from repeated(partial(ledger.open, job, retry_failed=retry_failed), job.tuning)
    lease = Lease(run, ledger, others_come=engine_run is not None)
    steps = (Step.FINGERPRINT,) if job.options.dry_run else STEPS

    def to_target() -> Flow[tuple[ProgressTracker, Counts]]:
        if verify:
            yield from reopen_gone(run, ledger, config)
        yield from repeated(partial(ledger.enlist, run, found), job.tuning)
        counts = yield from repeated(partial(ledger.counts, run), job.tuning)
        tracker = ProgressTracker(on_progress, counts, job.tuning, started_at)
        yield from Scheduler(run, ledger, lease, config, tracker, workers=workers, steps=steps).run()
        return tracker, (yield from repeated(partial(ledger.counts, run), job.tuning))

    flow = to_target() if engine_run is None else engine_run.during(to_target())
    tracker, counts = yield from taking_part(lease.during(flow), run, ledger)
    ended_at = yield from now()
    if event := tracker.counted(ended_at, counts):
        yield event
    return make_report(
        run,
        ledger,
        counts,
        seconds=ended_at - started_at,
        bytes_sent=tracker.bytes_sent,
        stopped=lease.stopped,
        is_dry_run=job.options.dry_run,
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
