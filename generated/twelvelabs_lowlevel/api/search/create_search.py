from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.search_filter import SearchFilter
from ...models.search_group_by import SearchGroupByLike
from ...models.search_operator import SearchOperatorLike
from ...models.search_option import SearchOptionLike
from ...models.search_query_media_type import SearchQueryMediaTypeLike
from ...models.search_results import SearchResults
from ...models.search_transcription_option import SearchTranscriptionOptionLike
from ...types import Response


def parse(content: bytes) -> SearchResults:
    """Decode the body of a successful response."""
    return _d.read(content, SearchResults.from_dict)


def request(
    *,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_text: str | None = None,
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: Sequence[str] | None = None,
    query_media_file: Sequence[_r.Upload] | _r.Upload | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    group_by: SearchGroupByLike | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[SearchResults]:
    """Search an index.

    The query is text, up to 10 images, or both. Returns the first page; further pages come from
    retrieve_search_page and are free of charge.

    Args:
        index_id: The id of the index to search.
        search_options: Which modalities to search: visual (what is seen), audio (sounds other than speech),
            transcription (what is said). One of audio, transcription, visual.
        query_text: The query in natural language, at most 500 tokens. <@ENTITY_ID> stands for an entity, as in
            "<@67190f8e2a1b4c5d6e7f8092> waves" (beta).
        query_media_type: The type of media in the query: image. Required with media, and only then. One of
            image.
        query_media_url: Public URLs of images. At most 10.
        query_media_file: Images to upload with the query: paths, bytes, or open binary files. At most 10.
        transcription_options: How to match speech: lexical (the same words), semantic (the same meaning). Only
            with the search option transcription (server default: both). One of lexical, semantic.
        group_by: clip returns clips; video returns videos with their clips (server default: clip). One of clip,
            video.
        operator: and returns clips that match all search options; or returns those that match any (server
            default: or). One of and, or.
        page_limit: Number of results per page, clips or videos, 1 to 50 (server default: 10).
        filter: Only media that meet these conditions, as a mapping or as JSON text. Keys are id, duration
            (seconds), width, height (pixels), size (bytes), filename, and those of user metadata. A value is a
            string, a number, a boolean, a range such as {"gte": 600, "lte": 800}, or, for id, a list of ids.
        include_user_metadata: true returns the user metadata of each result.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/search",
            route="/search",
            parse=parse,
            form=_r.form(
                {
                    "index_id": index_id,
                    "search_options": search_options,
                    "query_text": query_text,
                    "query_media_type": query_media_type,
                    "query_media_url": query_media_url,
                    "transcription_options": transcription_options,
                    "group_by": group_by,
                    "operator": operator,
                    "page_limit": page_limit,
                    "filter": filter,
                    "include_user_metadata": include_user_metadata,
                },
                files={"query_media_file": query_media_file},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_text: str | None = None,
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: Sequence[str] | None = None,
    query_media_file: Sequence[_r.Upload] | _r.Upload | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    group_by: SearchGroupByLike | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchResults]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id=index_id,
            search_options=search_options,
            query_text=query_text,
            query_media_type=query_media_type,
            query_media_url=query_media_url,
            query_media_file=query_media_file,
            transcription_options=transcription_options,
            group_by=group_by,
            operator=operator,
            page_limit=page_limit,
            filter=filter,
            include_user_metadata=include_user_metadata,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_text: str | None = None,
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: Sequence[str] | None = None,
    query_media_file: Sequence[_r.Upload] | _r.Upload | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    group_by: SearchGroupByLike | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchResults | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id=index_id,
            search_options=search_options,
            query_text=query_text,
            query_media_type=query_media_type,
            query_media_url=query_media_url,
            query_media_file=query_media_file,
            transcription_options=transcription_options,
            group_by=group_by,
            operator=operator,
            page_limit=page_limit,
            filter=filter,
            include_user_metadata=include_user_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_text: str | None = None,
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: Sequence[str] | None = None,
    query_media_file: Sequence[_r.Upload] | _r.Upload | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    group_by: SearchGroupByLike | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchResults]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id=index_id,
            search_options=search_options,
            query_text=query_text,
            query_media_type=query_media_type,
            query_media_url=query_media_url,
            query_media_file=query_media_file,
            transcription_options=transcription_options,
            group_by=group_by,
            operator=operator,
            page_limit=page_limit,
            filter=filter,
            include_user_metadata=include_user_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    index_id: str,
    search_options: Sequence[SearchOptionLike],
    query_text: str | None = None,
    query_media_type: SearchQueryMediaTypeLike | None = None,
    query_media_url: Sequence[str] | None = None,
    query_media_file: Sequence[_r.Upload] | _r.Upload | None = None,
    transcription_options: Sequence[SearchTranscriptionOptionLike] | None = None,
    group_by: SearchGroupByLike | None = None,
    operator: SearchOperatorLike | None = None,
    page_limit: int | None = None,
    filter: str | SearchFilter | None = None,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchResults | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id=index_id,
                search_options=search_options,
                query_text=query_text,
                query_media_type=query_media_type,
                query_media_url=query_media_url,
                query_media_file=query_media_file,
                transcription_options=transcription_options,
                group_by=group_by,
                operator=operator,
                page_limit=page_limit,
                filter=filter,
                include_user_metadata=include_user_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
