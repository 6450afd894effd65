from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class AnalyzeImageInput(_d.RequestModel):
    """An image to analyze: JPEG, PNG, WebP, GIF or BMP, at most 20 MB and 16,777,216 pixels. Give exactly one of
    url, asset_id and base64_string.
    """

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    name: str
    """A name for the prompt to refer to the image by: letters, digits and _."""
    url: str | None = None
    """Public URL of the image."""
    asset_id: str | None = None
    """The id of an image asset."""
    base_64_string: str | None = None
    """The image in base64."""


if TYPE_CHECKING:
    from ..dicts import AnalyzeImageInputDict

    AnalyzeImageInputLike: TypeAlias = AnalyzeImageInput | AnalyzeImageInputDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AnalyzeImageInputLike = AnalyzeImageInput | Mapping[str, Any]
