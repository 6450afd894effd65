"""`client.ingest`: many files become ready indexed assets, or ready items of a knowledge store.

Users need `IngestItem` for sources, `IngestReport` with its `ItemOutcome`s and `StopReason`, and `IngestEvent` for
progress. To keep the state of an ingest elsewhere than in a `SqliteLedger`, implement `Ledger`: it opens a `Run`
of a `Job`, hands out `Item`s for a `Step`, records a `StepOutcome` of each, and returns `Counts`. `run_step` runs one
step of claimed items, and `open_ledger` opens a ledger; your own scheduler needs no more. On other machines `work`
takes part in ingests that share a ledger; a `RayEngine`, or an `Engine` of your own, has it run there.
"""

from .beat import Answers, Beat, Seen
from .circuit_breaker import StopReason
from .claims import Claims, Wanted
from .engine import Engine, Work
from .ledger import Ledger
from .model import (
    BATCH_STEPS,
    FINDING,
    LEADS_TO,
    STEPS,
    WORKER_STEPS,
    Counts,
    Facts,
    IngestItem,
    Item,
    ItemOutcome,
    ItemStatus,
    Job,
    Options,
    Result,
    Step,
    Target,
    TargetKind,
)
from .open_ledger import open_ledger
from .progress import IngestEvent
from .ray_engine import RayEngine
from .report import IngestReport
from .run import Run
from .run_step import run_step
from .sources import IngestSource
from .sqlite.ledger import SqliteLedger
from .step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome
from .steps.attempt import Attempt
from .tuning import Tuning
from .worker import work

__all__ = [
    "BATCH_STEPS",
    "FINDING",
    "LEADS_TO",
    "STEPS",
    "WORKER_STEPS",
    "Advanced",
    "Answers",
    "Attempt",
    "Beat",
    "Claims",
    "Counts",
    "Engine",
    "Facts",
    "Failed",
    "Identified",
    "IngestEvent",
    "IngestItem",
    "IngestReport",
    "IngestSource",
    "Item",
    "ItemOutcome",
    "ItemStatus",
    "Job",
    "Ledger",
    "Options",
    "Postponed",
    "RayEngine",
    "Result",
    "Run",
    "Seen",
    "SqliteLedger",
    "Step",
    "StepOutcome",
    "StopReason",
    "Target",
    "TargetKind",
    "Tuning",
    "Wanted",
    "Work",
    "open_ledger",
    "run_step",
    "work",
]
