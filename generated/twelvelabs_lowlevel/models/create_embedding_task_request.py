from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.embedding_model_name import EmbeddingModelName
from ..models.embedding_task_input_type import EmbeddingTaskInputType


@_define
class CreateEmbeddingTaskRequest(_d.RequestModel):
    input_type: EmbeddingTaskInputType | str
    """What to embed. document and image need Marengo 3.5."""
    model_name: EmbeddingModelName | str
    """The model."""
    embedding_uncertainty: bool | None = None
    """Whether to return the uncertainty of each component of an embedding. Not for documents, nor for the scope
    asset. Marengo 3.5 only.
    """
    embedding_dimension: int | None = None
    """Number of dimensions of an embedding (server default: 512). Only embeddings with the same number of
    dimensions can be compared. Marengo 3.5 only.
    """
    audio: AsyncAudioInputRequest | Mapping[str, Any] | None = None
    """The audio, for input_type audio."""
    video: AsyncVideoInputRequest | Mapping[str, Any] | None = None
    """The video, for input_type video."""
    document: AsyncDocumentInputRequest | Mapping[str, Any] | None = None
    """The document, for input_type document."""
    image: AsyncImageInputRequest | Mapping[str, Any] | None = None
    """The image, for input_type image."""


# At the end, so that models can refer to each other in cycles.
from ..models.async_audio_input_request import AsyncAudioInputRequest
from ..models.async_document_input_request import AsyncDocumentInputRequest
from ..models.async_image_input_request import AsyncImageInputRequest
from ..models.async_video_input_request import AsyncVideoInputRequest
