from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.index_model_name import IndexModelNameLike
from ..models.index_model_option import IndexModelOptionLike


@_define(repr=False)
class IndexModelRequest(_d.RequestModel):
    """A model to enable for an index."""

    model_name: IndexModelNameLike
    """The model."""
    model_options: Sequence[IndexModelOptionLike]
    """The modalities to index: visual, audio, or both."""


if TYPE_CHECKING:
    from ..dicts import IndexModelRequestDict

    IndexModelRequestLike: TypeAlias = IndexModelRequest | IndexModelRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    IndexModelRequestLike = IndexModelRequest | Mapping[str, Any]
