from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class ItemIdFilter(_d.RequestModel):
    """Items: give either eq or in."""

    _wire: ClassVar[Mapping[str, str]] = {"in_": "in"}

    eq: str | None = None
    """The item with this id."""
    in_: Sequence[str] | None = None
    """Any of the items with these ids."""


if TYPE_CHECKING:
    from ..dicts import ItemIdFilterDict

    ItemIdFilterLike: TypeAlias = ItemIdFilter | ItemIdFilterDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ItemIdFilterLike = ItemIdFilter | Mapping[str, Any]
