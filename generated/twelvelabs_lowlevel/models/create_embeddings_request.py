from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.embedding_input_type import EmbeddingInputTypeLike
from ..models.embedding_model_name import EmbeddingModelNameLike


@_define(repr=False)
class CreateEmbeddingsRequest(_d.RequestModel):
    input_type: EmbeddingInputTypeLike
    """What to embed. Marengo 3.5 takes multi_input only."""
    model_name: EmbeddingModelNameLike
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
    text: TextInputRequestLike | None = None
    """The text, for input_type text."""
    image: ImageInputRequestLike | None = None
    """The image, for input_type image."""
    text_image: TextImageInputRequestLike | None = None
    """The text and the image, for input_type text_image."""
    audio: AudioInputRequestLike | None = None
    """The audio, for input_type audio."""
    video: VideoInputRequestLike | None = None
    """The video, for input_type video."""
    multi_input: MultiInputRequestLike | None = None
    """Text and media to combine into one embedding, for input_type multi_input."""


if TYPE_CHECKING:
    from ..dicts import CreateEmbeddingsRequestDict

    CreateEmbeddingsRequestLike: TypeAlias = CreateEmbeddingsRequest | CreateEmbeddingsRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEmbeddingsRequestLike = CreateEmbeddingsRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.audio_input_request import AudioInputRequestLike
from ..models.image_input_request import ImageInputRequestLike
from ..models.multi_input_request import MultiInputRequestLike
from ..models.text_image_input_request import TextImageInputRequestLike
from ..models.text_input_request import TextInputRequestLike
from ..models.video_input_request import VideoInputRequestLike
