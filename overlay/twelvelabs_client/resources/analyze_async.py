"""client.analyze_async: analyses in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource

if TYPE_CHECKING:
    from .analyze_async_batches import AnalyzeAsyncBatches, AsyncAnalyzeAsyncBatches
    from .analyze_async_tasks import AnalyzeAsyncTasks, AsyncAnalyzeAsyncTasks


class _AnalyzeAsync(Resource):
    tasks: resource[AnalyzeAsyncTasks, AsyncAnalyzeAsyncTasks] = resource("analyze_async_tasks")
    """Analyses in the background, one at a time."""
    batches: resource[AnalyzeAsyncBatches, AsyncAnalyzeAsyncBatches] = resource("analyze_async_batches")
    """Many analyses in the background at once."""


class AnalyzeAsync(_AnalyzeAsync, SyncResource):
    """Analyses in the background."""


class AsyncAnalyzeAsync(_AnalyzeAsync, AsyncResource):
    """Analyses in the background."""
