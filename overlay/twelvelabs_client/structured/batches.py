"""What batches of analyses accept: as the low-level package has it, but formats may also be classes or JSON Schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypeAlias, TypedDict

from twelvelabs_lowlevel.models.batch_defaults import BatchDefaults
from twelvelabs_lowlevel.models.batch_item_request import BatchItemRequest

if TYPE_CHECKING:
    from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
    from twelvelabs_lowlevel.models.batch_prompt import BatchPromptLike
    from twelvelabs_lowlevel.models.batch_video_context import BatchVideoContextLike
    from twelvelabs_lowlevel.requests import AnyMapping

    class BatchDefaultsDict(TypedDict):
        """A dict in place of BatchDefaults."""

        prompt: NotRequired[BatchPromptLike]
        response_format: NotRequired[type[Any] | AsyncResponseFormat | Mapping[str, Any]]
        temperature: NotRequired[float]
        max_tokens: NotRequired[int]
        min_segment_duration: NotRequired[float]
        max_segment_duration: NotRequired[float]
        start_time: NotRequired[float]
        end_time: NotRequired[float]

    class BatchItemRequestDict(BatchDefaultsDict):
        """A dict in place of BatchItemRequest."""

        video: BatchVideoContextLike
        custom_id: NotRequired[str]

    DefaultsLike: TypeAlias = BatchDefaults | BatchDefaultsDict | AnyMapping
    ItemLike: TypeAlias = BatchItemRequest | BatchItemRequestDict | AnyMapping
else:
    DefaultsLike = BatchDefaults | Mapping[str, Any]
    ItemLike = BatchItemRequest | Mapping[str, Any]
