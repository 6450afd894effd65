from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import responses as _d


@_define
class EntityAssetsRequest(_d.RequestModel):
    asset_ids: Sequence[str]
    """The ids of the assets."""
