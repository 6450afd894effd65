"""client.analyze_async: analyses in the background."""

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client.resources.analyze_async_batches import AnalyzeAsyncBatches, AsyncAnalyzeAsyncBatches
from twelvelabs_client.resources.analyze_async_tasks import AnalyzeAsyncTasks, AsyncAnalyzeAsyncTasks

class AnalyzeAsync(SyncResource):
    """Analyses in the background."""

    batches: AnalyzeAsyncBatches
    """Many analyses in the background at once."""
    tasks: AnalyzeAsyncTasks
    """Analyses in the background, one at a time."""

class AsyncAnalyzeAsync(AsyncResource):
    """Analyses in the background."""

    batches: AsyncAnalyzeAsyncBatches
    """Many analyses in the background at once."""
    tasks: AsyncAnalyzeAsyncTasks
    """Analyses in the background, one at a time."""
