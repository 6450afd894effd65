"""The table of handlers: an operation of the contract is served by the function that is registered under its name."""

import importlib
from collections.abc import Callable
from typing import TypeAlias

from twelvelabs_sandbox.shapes import Answer, Call

Handler: TypeAlias = Callable[[Call], Answer]

_RESOURCES = (
    "analysis",
    "analysis_batches",
    "analysis_tasks",
    "assets",
    "connections",
    "embedding_tasks",
    "embeddings_v1",
    "entities",
    "entity_collections",
    "gists",
    "imports",
    "indexed_assets",
    "indexes",
    "instant_embeddings",
    "item_collections",
    "knowledge_search",
    "knowledge_store_items",
    "knowledge_stores",
    "multipart_uploads",
    "redirect_uris",
    "responses",
    "search",
    "video_indexing_tasks",
    "videos",
)
_HANDLERS: dict[str, Handler] = {}


def handles(operation: str) -> Callable[[Handler], Handler]:
    """Register the function below as the handler of an operation.

    It runs in a thread, so it may work with the database and with files. RefusedError and UnknownResourceError
    become answers.
    """

    def register(handler: Handler) -> Handler:
        _HANDLERS[operation] = handler
        return handler

    return register


def load() -> None:
    """Import the modules of all resources: their handlers register themselves."""
    for resource in _RESOURCES:
        importlib.import_module(f"twelvelabs_sandbox.{resource}")


def handler_of(operation: str) -> Handler | None:
    """The handler of an operation, or None if the sandbox does not model it."""
    return _HANDLERS.get(operation)
