from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class NumberRange(_d.RequestModel):
    """A range of numbers, both ends inclusive. Either end may be omitted."""

    gte: float | None = None
    """Minimum, inclusive."""
    lte: float | None = None
    """Maximum, inclusive."""


if TYPE_CHECKING:
    from ..dicts import NumberRangeDict

    NumberRangeLike: TypeAlias = NumberRange | NumberRangeDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    NumberRangeLike = NumberRange | Mapping[str, Any]
