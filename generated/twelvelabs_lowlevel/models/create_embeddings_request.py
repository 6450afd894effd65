from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.embedding_input_type import EmbeddingInputType
from ..models.embedding_model_name import EmbeddingModelName


@_define
class CreateEmbeddingsRequest(_d.RequestModel):
    input_type: EmbeddingInputType | str
    """What to embed. Marengo 3.5 takes multi_input only."""
    model_name: EmbeddingModelName | str
    """The model."""
    auto_truncate: bool | None = None
    """Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5 only."""
    embedding_uncertainty: bool | None = None
    """Whether to return the uncertainty of each component of an embedding. Not for documents, nor for text
    combined with media. Marengo 3.5 only.
    """
    embedding_dimension: int | None = None
    """Number of dimensions of an embedding (server default: 512). Only embeddings with the same number of
    dimensions can be compared. Marengo 3.5 only.
    """
    text: TextInputRequest | Mapping[str, Any] | None = None
    """The text, for input_type text."""
    image: ImageInputRequest | Mapping[str, Any] | None = None
    """The image, for input_type image."""
    text_image: TextImageInputRequest | Mapping[str, Any] | None = None
    """The text and the image, for input_type text_image."""
    audio: AudioInputRequest | Mapping[str, Any] | None = None
    """The audio, for input_type audio."""
    video: VideoInputRequest | Mapping[str, Any] | None = None
    """The video, for input_type video."""
    multi_input: MultiInputRequest | Mapping[str, Any] | None = None
    """Text and media to combine into one embedding, for input_type multi_input."""


# At the end, so that models can refer to each other in cycles.
from ..models.audio_input_request import AudioInputRequest
from ..models.image_input_request import ImageInputRequest
from ..models.multi_input_request import MultiInputRequest
from ..models.text_image_input_request import TextImageInputRequest
from ..models.text_input_request import TextInputRequest
from ..models.video_input_request import VideoInputRequest
