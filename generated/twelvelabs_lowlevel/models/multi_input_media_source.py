from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.embedding_media_type import EmbeddingMediaTypeLike


@_define(repr=False)
class MultiInputMediaSource(_d.RequestModel):
    """A media source of several. Give exactly one of url, base64_string and asset_id. At most 32 MB, 30 seconds, and
    16 pages per MB of a PDF.
    """

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    media_type: EmbeddingMediaTypeLike
    """The type of media. Marengo 3.0 takes images only."""
    name: str | None = None
    """A name for the text to refer to it by."""
    url: str | None = None
    """Public URL of the file. A web page that shows the media is not accepted."""
    base_64_string: str | None = None
    """The file in Base64."""
    asset_id: str | None = None
    """The id of an asset."""


if TYPE_CHECKING:
    from ..dicts import MultiInputMediaSourceDict

    MultiInputMediaSourceLike: TypeAlias = MultiInputMediaSource | MultiInputMediaSourceDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    MultiInputMediaSourceLike = MultiInputMediaSource | Mapping[str, Any]
