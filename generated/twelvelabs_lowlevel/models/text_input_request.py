from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TextInputRequest(_d.RequestModel):
    """A text to embed."""

    input_text: str
    """The text, at most 500 tokens."""


if TYPE_CHECKING:
    from ..dicts import TextInputRequestDict

    TextInputRequestLike: TypeAlias = TextInputRequest | TextInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TextInputRequestLike = TextInputRequest | Mapping[str, Any]
