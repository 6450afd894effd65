from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.analysis_batch_model_name import AnalysisBatchModelName
from ..models.analysis_mode import AnalysisMode


@_define
class CreateAnalysisBatchRequest(_d.RequestModel):
    model_name: AnalysisBatchModelName | str
    """The model."""
    analysis_mode: AnalysisMode | str
    """general generates one answer for each video; time_based_metadata finds segments and describes each."""
    requests: Sequence[BatchItemRequest | Mapping[str, Any]]
    """The analyses, 1 to 1000."""
    defaults: BatchDefaults | Mapping[str, Any] | None = None
    """Defaults for every request of the batch."""


# At the end, so that models can refer to each other in cycles.
from ..models.batch_defaults import BatchDefaults
from ..models.batch_item_request import BatchItemRequest
