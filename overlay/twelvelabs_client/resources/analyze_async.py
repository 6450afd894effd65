"""client.analyze_async: analyses in the background."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .analyze_async_batches import AnalyzeAsyncBatches, AsyncAnalyzeAsyncBatches
    from .analyze_async_tasks import AnalyzeAsyncTasks, AsyncAnalyzeAsyncTasks


class AnalyzeAsync(SyncResource):
    """Analyses in the background."""

    @cached_property
    def tasks(self) -> AnalyzeAsyncTasks:
        """Analyses in the background, one at a time."""
        from .analyze_async_tasks import AnalyzeAsyncTasks

        return AnalyzeAsyncTasks(self._driver)

    @cached_property
    def batches(self) -> AnalyzeAsyncBatches:
        """Many analyses in the background at once."""
        from .analyze_async_batches import AnalyzeAsyncBatches

        return AnalyzeAsyncBatches(self._driver)


class AsyncAnalyzeAsync(AsyncResource):
    """Analyses in the background."""

    @cached_property
    def tasks(self) -> AsyncAnalyzeAsyncTasks:
        """Analyses in the background, one at a time."""
        from .analyze_async_tasks import AsyncAnalyzeAsyncTasks

        return AsyncAnalyzeAsyncTasks(self._driver)

    @cached_property
    def batches(self) -> AsyncAnalyzeAsyncBatches:
        """Many analyses in the background at once."""
        from .analyze_async_batches import AsyncAnalyzeAsyncBatches

        return AsyncAnalyzeAsyncBatches(self._driver)
