from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.search_group_by import SearchGroupBy
from ..models.search_operator import SearchOperator
from ..models.search_option import SearchOption
from ..models.search_query_media_type import SearchQueryMediaType
from ..models.search_transcription_option import SearchTranscriptionOption


@_define
class CreateSearchRequest(_d.RequestModel):
    index_id: str
    """The id of the index to search."""
    search_options: Sequence[SearchOption | str]
    """Where to look: visual (what is seen), audio (sounds other than speech), transcription (what is said)."""
    query_text: str | None = None
    """What to look for, in plain words, up to 500 tokens. <@ENTITY_ID> stands for an entity, as in
    "<@67190f8e2a1b4c5d6e7f8092> waves" (beta).
    """
    query_media_type: SearchQueryMediaType | str | None = None
    """The kind of media in the query: image. Needed with media, and only then."""
    query_media_url: Sequence[str] | None = None
    """Where images can be fetched without signing in. At most 10."""
    query_media_file: Sequence[_r.Upload] | None = None
    """Images to send along: paths, bytes, or open binary files. At most 10."""
    transcription_options: Sequence[SearchTranscriptionOption | str] | None = None
    """How to compare with what is said: lexical (the same words), semantic (the same meaning). Only with the
    search option transcription (the platform takes both if left out).
    """
    group_by: SearchGroupBy | str | None = None
    """clip returns clips, video returns videos with their clips (the platform takes clip if left out)."""
    operator: SearchOperator | str | None = None
    """and wants clips that match all search options, or those that match any (the platform takes or if left
    out).
    """
    page_limit: int | None = None
    """How many results a page holds, clips or videos, 1 to 50 (the platform takes 10 if left out)."""
    filter: str | SearchFilter | None = None
    """Only media of which this is true, as a mapping or as JSON text. Keys are id, duration (seconds), width,
    height (pixels), size (bytes), filename, and those of user metadata. A value is a string, a number, a
    boolean, a range such as {"gte": 600, "lte": 800}, or, for id, a list of ids.
    """
    include_user_metadata: bool | None = None
    """true returns the user metadata of each result."""


# At the end, so that models can refer to each other in cycles.
from ..models.search_filter import SearchFilter
