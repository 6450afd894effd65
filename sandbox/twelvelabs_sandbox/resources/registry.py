"""The registry of handlers: which function handles an operation of the contract."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.json_values import Parameters
from twelvelabs_sandbox.messages import ReceivedFile, Response


@dataclass(frozen=True)
class Request:
    """A validated request, as its handler receives it."""

    backend: Backend
    path: Mapping[str, str]
    query: Parameters
    body: Parameters
    files: Mapping[str, Sequence[ReceivedFile]] = field(default_factory=dict)

    @property
    def file(self) -> ReceivedFile | None:
        """The file of a form that has at most one."""
        return next((file for files in self.files.values() for file in files), None)


Handler: TypeAlias = Callable[[Request], Response]

_RESOURCES = (
    "analyze.analyze",
    "analyze.batches",
    "analyze.tasks",
    "assets.assets",
    "data_connectors.connections",
    "embed.v2_tasks",
    "embed.v1",
    "entities.entities",
    "entities.collections",
    "analyze.summaries",
    "data_connectors.imports",
    "indexes.indexed_assets",
    "indexes.indexes",
    "embed.v2",
    "knowledge_stores.item_collections",
    "knowledge_stores.search",
    "knowledge_stores.items",
    "knowledge_stores.stores",
    "assets.multipart_uploads",
    "data_connectors.redirect_uris",
    "knowledge_stores.responses",
    "indexes.search",
    "indexes.tasks",
    "indexes.videos",
)
_HANDLERS: dict[str, Handler] = {}


def handles(operation: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of an operation.

    It runs in a thread, so it may block on the database and on files. ApiError and UnknownResourceError become error
    responses.
    """

    def register(handler: Handler) -> Handler:
        _HANDLERS[operation] = handler
        return handler

    return register


def load() -> None:
    """Import the modules of all resources, which registers their handlers."""
    for resource in _RESOURCES:
        importlib.import_module(f"twelvelabs_sandbox.resources.{resource}")


def handler_of(operation: str) -> Handler | None:
    """The handler of an operation, or None if the sandbox does not support it."""
    return _HANDLERS.get(operation)
