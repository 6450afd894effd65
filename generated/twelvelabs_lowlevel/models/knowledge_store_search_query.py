from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class KnowledgeStoreSearchQuery(_d.RequestModel):
    """What to look for."""

    text: str
    """What to look for, in plain words."""
