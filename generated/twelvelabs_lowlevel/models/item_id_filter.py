from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from attrs import define as _define

from .. import responses as _d


@_define
class ItemIdFilter(_d.RequestModel):
    """Items: give either eq or in."""

    _wire: ClassVar[Mapping[str, str]] = {"in_": "in"}

    eq: str | None = None
    """The item with this id."""
    in_: Sequence[str] | None = None
    """Any of the items with these ids."""
