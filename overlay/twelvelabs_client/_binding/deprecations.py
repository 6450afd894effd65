"""The methods that replace deprecated operations, whose docstrings in the low-level package name operations."""

from __future__ import annotations

import re

METHODS = {
    "create_analysis": "analyze",
    "create_asset": "assets.create",
    "create_embedding_task": "embed.v_2.tasks.create",
    "create_embeddings": "embed.v_2.create",
    "create_indexed_asset": "indexes.indexed_assets.create",
    "delete_indexed_asset": "indexes.indexed_assets.delete",
    "list_embedding_tasks": "embed.v_2.tasks.list",
    "list_indexed_assets": "indexes.indexed_assets.list",
    "retrieve_embedding_task": "embed.v_2.tasks.retrieve",
    "retrieve_indexed_asset": "indexes.indexed_assets.retrieve",
    "update_indexed_asset": "indexes.indexed_assets.update",
}
_SENTENCE = re.compile(r"\ADeprecated: [^\n]*")
_OPERATION = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


def with_method_names(doc: str | None) -> str | None:
    """The docstring, with names of methods in its sentence about a deprecation."""
    if doc is None or not doc.startswith("Deprecated: "):
        return doc
    return _SENTENCE.sub(lambda sentence: _OPERATION.sub(lambda m: METHODS[m[0]], sentence[0]), doc)
