"""client.search: searches for moments in an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from twelvelabs_lowlevel.api.search import create_search, retrieve_search_page
from twelvelabs_lowlevel.models.search_filter import SearchFilter
from twelvelabs_lowlevel.models.search_group_by import SearchGroupByLike
from twelvelabs_lowlevel.models.search_item import SearchItem
from twelvelabs_lowlevel.models.search_operator import SearchOperatorLike
from twelvelabs_lowlevel.models.search_option import SearchOptionLike
from twelvelabs_lowlevel.models.search_page_info import SearchPageInfo
from twelvelabs_lowlevel.models.search_pool import SearchPool
from twelvelabs_lowlevel.models.search_query_media_type import SearchQueryMediaType, SearchQueryMediaTypeLike
from twelvelabs_lowlevel.models.search_results import SearchResults
from twelvelabs_lowlevel.models.search_retrieve_response import SearchRetrieveResponse
from twelvelabs_lowlevel.models.search_transcription_option import SearchTranscriptionOptionLike
from twelvelabs_lowlevel.requests import Request, RequestOptions, Upload, several

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.page_tokens import PageTokens
from .._paging.pager import BaseAsyncPager, BasePager, BaseSyncPager
from .._tracebacks import warn_user
from .._uploads.form_files import FilePaged, file_endpoint
from ..errors import InvalidArgumentError

_MAX_IMAGES = 10


class _SearchPager(BasePager[SearchItem]):
    """The fields of a response beside the results."""

    @property
    def page_info(self) -> SearchPageInfo:
        """The total number of results, the tokens of the neighboring pages, and when they expire."""
        info: SearchPageInfo = self.page.answer.page_info
        return info

    @property
    def search_pool(self) -> SearchPool | None:
        """What was searched."""
        pool: SearchPool | None = self.page.answer.search_pool
        return pool


class SearchPager(BaseSyncPager[SearchItem], _SearchPager):
    """The results of a search, best first. Iterate over all of them, or page by page."""


class AsyncSearchPager(BaseAsyncPager[SearchItem], _SearchPager):
    """The results of a search, best first. `async for` gives all of them; `await` fetches the first page."""


def _query(
    *,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: str | Sequence[str] | None = None,
    query_media_file: Upload | Sequence[Upload] | None = None,
    query_media_urls: str | Sequence[str] | None = None,
    query_media_files: Upload | Sequence[Upload] | None = None,
    query_text: str | None = None,
    adjust_confidence_level: float | None = None,
    group_by: SearchGroupByLike | None = None,
    threshold: float | str | None = None,
    sort_option: str | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    request_options: RequestOptions | None = None,
) -> Request[SearchResults]:
    """Search an index, and return a pager over all results.

    The query is a text, up to 10 images, or both. Further pages are fetched when they are needed, at no charge, with
    tokens that are valid until `page_info.page_expires_at`.

    Args:
        index_id: The id of the index to search.
        search_options: Where to look: visual (what is seen), audio (sounds other than speech), transcription (speech).
        query_media_type: The kind of media in the query: image (the default if there are any).
        query_media_url: The public URL of an image, or several.
        query_media_file: An image to send, as a path, bytes, an open binary file, or any file that `assets.upload`
            takes; or several.
        query_media_urls: Further URLs, for compatibility with the vendor's SDK. At most 10 images in all.
        query_media_files: Further images, for compatibility with the vendor's SDK. At most 10 images in all.
        query_text: What to look for, in plain words, up to 500 tokens. <@ENTITY_ID> stands for an entity (beta).
        adjust_confidence_level: Ignored: the platform no longer supports it; use `rank` of the results.
        group_by: clip returns clips, video returns videos with their clips (server default: clip).
        threshold: Ignored, like adjust_confidence_level.
        sort_option: Ignored, like adjust_confidence_level.
        operator: and finds clips that match all search options, or those that match any (server default: or).
        page_limit: Results per page, clips or videos, 1 to 50 (server default: 10).
        filter: Only media that match this, as a mapping or as JSON text; for its keys see `create`.
        include_user_metadata: true returns the user metadata of each result.
        transcription_options: How to match speech: lexical (the same words), semantic (the same meaning). Only with the
            search option transcription (server default: both).
        request_options: Timeout, retries and additions for each request. Additions to the body apply to the first only.

    Raises:
        InvalidArgumentError: There are more than 10 images. Nothing has been sent.
        PageTokenExpiredError: While iterating, if the results have expired. Search again.
        UnexpectedResponseError: While iterating, if the platform returns the same page token twice.
    """
    _warn_if_ignored(adjust_confidence_level=adjust_confidence_level, threshold=threshold, sort_option=sort_option)
    urls = [*_texts(query_media_url), *_texts(query_media_urls)]
    files = [*several(query_media_file), *several(query_media_files)]
    if len(urls) + len(files) > _MAX_IMAGES:
        raise InvalidArgumentError(f"a search takes at most {_MAX_IMAGES} images, not {len(urls) + len(files)}")
    if query_media_type is None and (urls or files):
        query_media_type = SearchQueryMediaType.IMAGE
    return create_search.request(
        index_id=index_id,
        search_options=search_options,
        query_text=query_text,
        query_media_type=query_media_type,
        query_media_url=urls,
        query_media_file=files,
        transcription_options=transcription_options,
        group_by=group_by,
        operator=operator,
        page_limit=page_limit,
        filter=filter,
        include_user_metadata=include_user_metadata,
        request_options=request_options,
    )


def _warn_if_ignored(**parameters: object) -> None:
    if given := [name for name, value in parameters.items() if value is not None]:
        text = f"the platform no longer supports {', '.join(given)}: not sent; use `rank` of the results instead"
        warn_user(text, DeprecationWarning)


def _texts(given: str | Sequence[str] | None) -> Sequence[str]:
    return [given] if isinstance(given, str) else given or []


def _token_of(answer: SearchResults | SearchRetrieveResponse) -> str | None:
    # The platform may send null where the contract has an object.
    return answer.page_info.next_page_token if answer.page_info is not None else None


def _previous_token_of(answer: SearchResults | SearchRetrieveResponse) -> str | None:
    return answer.page_info.prev_page_token if answer.page_info is not None else None


def _page_request(first: Request[Any], token: str) -> Request[SearchRetrieveResponse]:
    """The request for another page of the search, with the options of the first request."""
    form = {part.name: part.content for part in first.form or ()}
    page = retrieve_search_page.request(
        token, include_user_metadata={"true": True, "false": False}.get(str(form.get("include_user_metadata")))
    )
    return replace(
        page,
        params=page.params + first.params,
        headers=first.headers,
        timeout=first.timeout,
        max_retries=first.max_retries,
    )


class _Search(Resource):
    create = file_endpoint(create_search.request, lists=("query_media_file",))
    query = FilePaged(
        _query,
        SearchPager,
        AsyncSearchPager,
        paging=PageTokens(_token_of, _page_request, _previous_token_of),
        lists=("query_media_file", "query_media_files"),
    )
    retrieve = endpoint(retrieve_search_page.request)


class Search(_Search, SyncResource):
    """Searches for moments in an index."""


class AsyncSearch(_Search, AsyncResource):
    """Searches for moments in an index."""
