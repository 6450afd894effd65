"""client.imports: files imported through a connection."""

from __future__ import annotations

from collections.abc import Callable

from twelvelabs_lowlevel.api.connections import create_import, list_imports, retrieve_import
from twelvelabs_lowlevel.models.import_detail import ImportDetail
from twelvelabs_lowlevel.models.import_item import ImportItem
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.lifecycles import LIFECYCLES
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done


class _Imports(Resource):
    import_files = endpoint(create_import.request)
    list_imports = paged(list_imports.request)
    retrieve_import = endpoint(retrieve_import.request)

    @operation
    def wait_until_done(
        self,
        connection_id: str,
        import_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[ImportDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[ImportDetail]:
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
        request = retrieve_import.request(connection_id, import_id, request_options=request_options)
        return wait_until_done(
            "import", import_id, request, self._config, timeout=timeout, on_update=on_update, status=_status
        )


def _status(import_: ImportDetail) -> str:
    """The status of an import, which the platform only gives for each item."""
    has_ended = import_.items is not None and all(item is not None and _has_ended(item) for item in import_.items)
    return "ended" if has_ended else "processing"


def _has_ended(item: ImportItem) -> bool:
    if item.status is None:
        return item.error is not None or item.action == "rejected"
    lifecycle = LIFECYCLES["import item"]
    return item.status in lifecycle.done | lifecycle.failed


class Imports(_Imports, SyncResource):
    """Files imported through a connection."""


class AsyncImports(_Imports, AsyncResource):
    """Files imported through a connection."""
