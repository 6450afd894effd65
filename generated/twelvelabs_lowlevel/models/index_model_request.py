from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import responses as _d
from ..models.index_model_name import IndexModelName
from ..models.index_model_option import IndexModelOption


@_define
class IndexModelRequest(_d.RequestModel):
    """A model to enable for an index."""

    model_name: IndexModelName | str
    """The model."""
    model_options: Sequence[IndexModelOption | str]
    """The modalities to index: visual, audio, or both."""
