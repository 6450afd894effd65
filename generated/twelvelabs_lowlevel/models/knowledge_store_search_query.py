from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class KnowledgeStoreSearchQuery(_d.RequestModel):
    """The query."""

    text: str
    """The query in natural language."""
