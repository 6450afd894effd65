from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.embedding_model_name import EmbeddingModelNameLike
from ..models.embedding_task_input_type import EmbeddingTaskInputTypeLike


@_define(repr=False)
class CreateEmbeddingTaskRequest(_d.RequestModel):
    input_type: EmbeddingTaskInputTypeLike
    """What to embed. document and image need Marengo 3.5."""
    model_name: EmbeddingModelNameLike
    """The model."""
    embedding_uncertainty: bool | None = None
    """Whether to return the uncertainty of each component of an embedding. Not for documents, nor for the scope
    asset. Marengo 3.5 only.
    """
    embedding_dimension: int | None = None
    """Number of dimensions of an embedding (server default: 512). Only embeddings with the same number of
    dimensions can be compared. Marengo 3.5 only.
    """
    audio: AsyncAudioInputRequestLike | None = None
    """The audio, for input_type audio."""
    video: AsyncVideoInputRequestLike | None = None
    """The video, for input_type video."""
    document: AsyncDocumentInputRequestLike | None = None
    """The document, for input_type document."""
    image: AsyncImageInputRequestLike | None = None
    """The image, for input_type image."""


if TYPE_CHECKING:
    from ..dicts import CreateEmbeddingTaskRequestDict

    CreateEmbeddingTaskRequestLike: TypeAlias = (
        CreateEmbeddingTaskRequest | CreateEmbeddingTaskRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEmbeddingTaskRequestLike = CreateEmbeddingTaskRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.async_audio_input_request import AsyncAudioInputRequestLike
from ..models.async_document_input_request import AsyncDocumentInputRequestLike
from ..models.async_image_input_request import AsyncImageInputRequestLike
from ..models.async_video_input_request import AsyncVideoInputRequestLike
