"""Every name without an underscore is listed here: renaming any other breaks no user."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TypeVar

import twelvelabs_client
from twelvelabs_client import types

from ..loops import loop

PUBLIC: dict[str, set[str]] = {
    "cli": set(),  # a command
    "client": {"TwelveLabs", "AsyncTwelveLabs"},
    "conformance": set(),  # a command
    "errors": {"MissingResourceError"},  # caught as a NotFoundError or a BadRequestError, which the package has
    "ingest": {  # for a ledger or a scheduler of the user's own
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
        "IngestSource",
        "Item",
        "Job",
        "Options",
        "Postponed",
        "Result",
        "Run",
        "Seen",
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
    },
    "mcp": set(),  # a command of the cli
    "migrate": set(),  # a command
    "outcomes": {"Outcome"},
    "resources": set(),
    "structured": {
        "ANALYSIS",
        "RESPONSES",
        "Dialect",
        "JsonValue",
        "ParsedAnalysis",
        "ParsedResponse",
        "check_supported",
        "parse",
        "response_format",
        "schema_of",
        "text_format",
    },
    "types": set(),  # the models, see test_vendor_types
    "webhooks": {"Headers", "OtherWebhookData", "OtherWebhookEvent", "parse", "sign", "unwrap", "verify"},
}
"""The modules that users may import from, each with the names that it adds to those of the package itself."""


def exported(module: ModuleType) -> set[str]:
    """The names in `__all__`, or else those defined in the module."""
    if hasattr(module, "__all__"):
        return set(module.__all__)
    defined = {name for name, value in vars(module).items() if getattr(value, "__module__", None) == module.__name__}
    return {name for name in defined if not name.startswith("_") and not isinstance(vars(module)[name], TypeVar)}


def test_public_modules() -> None:
    found = {module.name for module in pkgutil.iter_modules(twelvelabs_client.__path__)}
    assert {name for name in found if not name.startswith("_")} == PUBLIC.keys()


@loop("name", PUBLIC)
def test_names_of_a_module(name: str) -> None:
    module = import_module(f"twelvelabs_client.{name}")
    assert exported(module) - set(twelvelabs_client.__all__) == PUBLIC[name] - set(twelvelabs_client.__all__)


def test_the_package_itself_has_no_other_names_of_ours() -> None:
    def is_ours(value: object) -> bool:
        return str(getattr(value, "__module__", "")).startswith("twelvelabs_")

    found = {name for name, value in vars(twelvelabs_client).items() if is_ours(value) and not name.startswith("_")}
    assert found <= {*twelvelabs_client.__all__, *dir(types)}
