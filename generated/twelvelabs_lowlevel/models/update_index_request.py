from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateIndexRequest(_d.RequestModel):
    index_name: str
    """The new name."""
