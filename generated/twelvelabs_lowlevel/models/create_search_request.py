from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.search_group_by import SearchGroupByLike
from ..models.search_operator import SearchOperatorLike
from ..models.search_option import SearchOptionLike
from ..models.search_query_media_type import SearchQueryMediaTypeLike
from ..models.search_transcription_option import SearchTranscriptionOptionLike


@_define(repr=False)
class CreateSearchRequest(_d.RequestModel):
    index_id: str
    """The id of the index to search."""
    search_options: Sequence[SearchOptionLike]
    """Which modalities to search: visual (what is seen), audio (sounds other than speech), transcription (what
    is said).
    """
    query_text: str | None = None
    """The query in natural language, at most 500 tokens. <@ENTITY_ID> stands for an entity, as in
    "<@67190f8e2a1b4c5d6e7f8092> waves" (beta).
    """
    query_media_type: SearchQueryMediaTypeLike | None = None
    """The type of media in the query: image. Required with media, and only then."""
    query_media_url: Sequence[str] | None = None
    """Public URLs of images. At most 10."""
    query_media_file: Sequence[_r.Upload] | None = None
    """Images to upload with the query: paths, bytes, or open binary files. At most 10."""
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None
    """How to match speech: lexical (the same words), semantic (the same meaning). Only with the search option
    transcription (server default: both).
    """
    group_by: SearchGroupByLike | None = None
    """clip returns clips; video returns videos with their clips (server default: clip)."""
    operator: SearchOperatorLike | None = None
    """and returns clips that match all search options; or returns those that match any (server default: or)."""
    page_limit: int | None = None
    """Number of results per page, clips or videos, 1 to 50 (server default: 10)."""
    filter: str | SearchFilter | None = None
    """Only media that meet these conditions, as a mapping or as JSON text. Keys are id, duration (seconds),
    width, height (pixels), size (bytes), filename, and those of user metadata. A value is a string, a number,
    a boolean, a range such as {"gte": 600, "lte": 800}, or, for id, a list of ids.
    """
    include_user_metadata: bool | None = None
    """true returns the user metadata of each result."""


if TYPE_CHECKING:
    from ..dicts import CreateSearchRequestDict

    CreateSearchRequestLike: TypeAlias = CreateSearchRequest | CreateSearchRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateSearchRequestLike = CreateSearchRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.search_filter import SearchFilter
