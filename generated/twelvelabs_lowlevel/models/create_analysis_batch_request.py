from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.analysis_batch_model_name import AnalysisBatchModelNameLike
from ..models.analysis_mode import AnalysisModeLike


@_define(repr=False)
class CreateAnalysisBatchRequest(_d.RequestModel):
    model_name: AnalysisBatchModelNameLike
    """The model."""
    analysis_mode: AnalysisModeLike
    """general generates one answer for each video; time_based_metadata finds segments and describes each."""
    requests: Sequence[BatchItemRequestLike]
    """The analyses, 1 to 1000."""
    defaults: BatchDefaultsLike | None = None
    """Defaults for every request of the batch."""


if TYPE_CHECKING:
    from ..dicts import CreateAnalysisBatchRequestDict

    CreateAnalysisBatchRequestLike: TypeAlias = (
        CreateAnalysisBatchRequest | CreateAnalysisBatchRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateAnalysisBatchRequestLike = CreateAnalysisBatchRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.batch_defaults import BatchDefaultsLike
from ..models.batch_item_request import BatchItemRequestLike
