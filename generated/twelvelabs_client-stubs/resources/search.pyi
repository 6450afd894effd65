"""client.search: searches for moments in an index."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import BaseAsyncPager, BasePager, BaseSyncPager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.sources import Source
from twelvelabs_lowlevel.models.search_item import SearchItem
from twelvelabs_lowlevel.models.search_page_info import SearchPageInfo
from twelvelabs_lowlevel.models.search_pool import SearchPool
from twelvelabs_lowlevel.models.search_results import SearchResults
from twelvelabs_lowlevel.models.search_retrieve_response import SearchRetrieveResponse
from twelvelabs_lowlevel.requests import RequestOptions, Upload

class _SearchPager(BasePager[SearchItem]):
    """The fields of a response beside the results."""

    @property
    def page_info(self) -> SearchPageInfo:
        """The total number of results, the tokens of the neighboring pages, and when they expire."""

    @property
    def search_pool(self) -> SearchPool | None:
        """What was searched."""

class SearchPager(BaseSyncPager[SearchItem], _SearchPager):
    """The results of a search, best first. Iterate over all of them, or page by page."""

class AsyncSearchPager(BaseAsyncPager[SearchItem], _SearchPager):
    """The results of a search, best first. `async for` gives all of them; `await` fetches the first page."""

class Search(SyncResource):
    """Searches for moments in an index."""
    def create(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_text: str | None = None,
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: Sequence[str] | None = None,
        query_media_file: Source | Sequence[Source] | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchResults:
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
    def query(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: str | Sequence[str] | None = None,
        query_media_file: Upload | Sequence[Upload] | None = None,
        query_media_urls: str | Sequence[str] | None = None,
        query_media_files: Upload | Sequence[Upload] | None = None,
        query_text: str | None = None,
        adjust_confidence_level: float | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        threshold: float | str | None = None,
        sort_option: str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchPager:
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
    def retrieve(
        self,
        page_token: str,
        *,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchRetrieveResponse:
        """Retrieve another page of search results.

        An expired token fails with the code search_page_token_expired; search again to continue.

        Args:
            page_token: The next_page_token or prev_page_token of another page.
            include_user_metadata: true returns the user metadata of each result.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: SearchWithRawResponse
    """The methods of `Search`, which return the response together with their result."""

class SearchWithRawResponse:
    """The methods of `Search`, which return the response together with their result."""
    def create(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_text: str | None = None,
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: Sequence[str] | None = None,
        query_media_file: Source | Sequence[Source] | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[SearchResults]:
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
    def query(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: str | Sequence[str] | None = None,
        query_media_file: Upload | Sequence[Upload] | None = None,
        query_media_urls: str | Sequence[str] | None = None,
        query_media_files: Upload | Sequence[Upload] | None = None,
        query_text: str | None = None,
        adjust_confidence_level: float | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        threshold: float | str | None = None,
        sort_option: str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchPager:
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
    def retrieve(
        self,
        page_token: str,
        *,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[SearchRetrieveResponse]:
        """Retrieve another page of search results.

        An expired token fails with the code search_page_token_expired; search again to continue.

        Args:
            page_token: The next_page_token or prev_page_token of another page.
            include_user_metadata: true returns the user metadata of each result.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncSearch(AsyncResource):
    """Searches for moments in an index."""
    async def create(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_text: str | None = None,
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: Sequence[str] | None = None,
        query_media_file: Source | Sequence[Source] | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchResults:
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
    def query(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: str | Sequence[str] | None = None,
        query_media_file: Upload | Sequence[Upload] | None = None,
        query_media_urls: str | Sequence[str] | None = None,
        query_media_files: Upload | Sequence[Upload] | None = None,
        query_text: str | None = None,
        adjust_confidence_level: float | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        threshold: float | str | None = None,
        sort_option: str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncSearchPager:
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
    async def retrieve(
        self,
        page_token: str,
        *,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> SearchRetrieveResponse:
        """Retrieve another page of search results.

        An expired token fails with the code search_page_token_expired; search again to continue.

        Args:
            page_token: The next_page_token or prev_page_token of another page.
            include_user_metadata: true returns the user metadata of each result.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncSearchWithRawResponse
    """The methods of `AsyncSearch`, which return the response together with their result."""

class AsyncSearchWithRawResponse:
    """The methods of `AsyncSearch`, which return the response together with their result."""
    async def create(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_text: str | None = None,
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: Sequence[str] | None = None,
        query_media_file: Source | Sequence[Source] | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[SearchResults]:
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
    def query(
        self,
        *,
        index_id: str,
        search_options: Sequence[Literal["audio", "transcription", "visual"] | str],
        query_media_type: Literal["image"] | str | None = None,
        query_media_url: str | Sequence[str] | None = None,
        query_media_file: Upload | Sequence[Upload] | None = None,
        query_media_urls: str | Sequence[str] | None = None,
        query_media_files: Upload | Sequence[Upload] | None = None,
        query_text: str | None = None,
        adjust_confidence_level: float | None = None,
        group_by: Literal["clip", "video"] | str | None = None,
        threshold: float | str | None = None,
        sort_option: str | None = None,
        operator: Literal["and", "or"] | str | None = None,
        page_limit: int | None = None,
        filter: str | Mapping[str, Any] | None = None,
        include_user_metadata: bool | None = None,
        transcription_options: Sequence[Literal["lexical", "semantic"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncSearchPager:
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
    async def retrieve(
        self,
        page_token: str,
        *,
        include_user_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[SearchRetrieveResponse]:
        """Retrieve another page of search results.

        An expired token fails with the code search_page_token_expired; search again to continue.

        Args:
            page_token: The next_page_token or prev_page_token of another page.
            include_user_metadata: true returns the user metadata of each result.
            request_options: Timeout, retries and additions for this call only.
        """
