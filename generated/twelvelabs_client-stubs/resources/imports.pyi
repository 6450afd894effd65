"""client.imports: files imported through a connection."""

from collections.abc import Callable, Sequence

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.import_ import Import
from twelvelabs_lowlevel.models.import_detail import ImportDetail
from twelvelabs_lowlevel.models.import_item_request import ImportItemRequestLike
from twelvelabs_lowlevel.models.import_result import ImportResult
from twelvelabs_lowlevel.requests import RequestOptions

class Imports(SyncResource):
    """Files imported through a connection."""
    def import_files(
        self,
        connection_id: str,
        *,
        items: Sequence[ImportItemRequestLike],
        request_options: RequestOptions | None = None,
    ) -> ImportResult:
        """Import files of the connected account as assets.

        Videos of at most 10 GB, audio 4 GB, images 32 MB. Returns immediately, with an entry for each file in the
        order of the request; the files are fetched in the background. A file imported before gives the same asset,
        and is fetched again if that had failed. The connection must be active; otherwise the call fails with a
        conflict.

        Args:
            connection_id: The id of the connection.
            items: The files, 1 to 100, each only once.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_imports(
        self,
        connection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Import]:
        """List the imports of a connection.

        Args:
            connection_id: The id of the connection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_import(
        self, connection_id: str, import_id: str, *, request_options: RequestOptions | None = None
    ) -> ImportDetail:
        """Retrieve an import with the status of each file.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_done(
        self,
        connection_id: str,
        import_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[ImportDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ImportDetail:
        """Wait until every file of an import is ready, failed or rejected, and return the import.

        A file that has failed does not raise: see `status` and `error` of each of the `items`. The interval between
        polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the import after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The import has not ended in time; `last` is the import as last seen. Processing continues.
        """
    with_raw_response: ImportsWithRawResponse
    """The methods of `Imports`, which return the response together with their result."""

class ImportsWithRawResponse:
    """The methods of `Imports`, which return the response together with their result."""
    def import_files(
        self,
        connection_id: str,
        *,
        items: Sequence[ImportItemRequestLike],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[ImportResult]:
        """Import files of the connected account as assets.

        Videos of at most 10 GB, audio 4 GB, images 32 MB. Returns immediately, with an entry for each file in the
        order of the request; the files are fetched in the background. A file imported before gives the same asset,
        and is fetched again if that had failed. The connection must be active; otherwise the call fails with a
        conflict.

        Args:
            connection_id: The id of the connection.
            items: The files, 1 to 100, each only once.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_imports(
        self,
        connection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Import]:
        """List the imports of a connection.

        Args:
            connection_id: The id of the connection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_import(
        self, connection_id: str, import_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[ImportDetail]:
        """Retrieve an import with the status of each file.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncImports(AsyncResource):
    """Files imported through a connection."""
    async def import_files(
        self,
        connection_id: str,
        *,
        items: Sequence[ImportItemRequestLike],
        request_options: RequestOptions | None = None,
    ) -> ImportResult:
        """Import files of the connected account as assets.

        Videos of at most 10 GB, audio 4 GB, images 32 MB. Returns immediately, with an entry for each file in the
        order of the request; the files are fetched in the background. A file imported before gives the same asset,
        and is fetched again if that had failed. The connection must be active; otherwise the call fails with a
        conflict.

        Args:
            connection_id: The id of the connection.
            items: The files, 1 to 100, each only once.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_imports(
        self,
        connection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Import]:
        """List the imports of a connection.

        Args:
            connection_id: The id of the connection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_import(
        self, connection_id: str, import_id: str, *, request_options: RequestOptions | None = None
    ) -> ImportDetail:
        """Retrieve an import with the status of each file.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_until_done(
        self,
        connection_id: str,
        import_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[ImportDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ImportDetail:
        """Wait until every file of an import is ready, failed or rejected, and return the import.

        A file that has failed does not raise: see `status` and `error` of each of the `items`. The interval between
        polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the import after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The import has not ended in time; `last` is the import as last seen. Processing continues.
        """
    with_raw_response: AsyncImportsWithRawResponse
    """The methods of `AsyncImports`, which return the response together with their result."""

class AsyncImportsWithRawResponse:
    """The methods of `AsyncImports`, which return the response together with their result."""
    async def import_files(
        self,
        connection_id: str,
        *,
        items: Sequence[ImportItemRequestLike],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[ImportResult]:
        """Import files of the connected account as assets.

        Videos of at most 10 GB, audio 4 GB, images 32 MB. Returns immediately, with an entry for each file in the
        order of the request; the files are fetched in the background. A file imported before gives the same asset,
        and is fetched again if that had failed. The connection must be active; otherwise the call fails with a
        conflict.

        Args:
            connection_id: The id of the connection.
            items: The files, 1 to 100, each only once.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_imports(
        self,
        connection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Import]:
        """List the imports of a connection.

        Args:
            connection_id: The id of the connection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_import(
        self, connection_id: str, import_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[ImportDetail]:
        """Retrieve an import with the status of each file.

        Args:
            connection_id: The id of the connection.
            import_id: The id of the import.
            request_options: Timeout, retries and additions for this call only.
        """
