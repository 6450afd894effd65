"""client.analyze_async: analyses in the background."""

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client.resources.analyze_async_batches import (
    AnalyzeAsyncBatches,
    AnalyzeAsyncBatchesWithRawResponse,
    AsyncAnalyzeAsyncBatches,
    AsyncAnalyzeAsyncBatchesWithRawResponse,
)
from twelvelabs_client.resources.analyze_async_tasks import (
    AnalyzeAsyncTasks,
    AnalyzeAsyncTasksWithRawResponse,
    AsyncAnalyzeAsyncTasks,
    AsyncAnalyzeAsyncTasksWithRawResponse,
)

class AnalyzeAsync(SyncResource):
    """Analyses in the background."""

    batches: AnalyzeAsyncBatches
    """Many analyses in the background at once."""
    tasks: AnalyzeAsyncTasks
    """Analyses in the background, one at a time."""
    with_raw_response: AnalyzeAsyncWithRawResponse
    """The methods of `AnalyzeAsync`, which return the response together with their result."""

class AnalyzeAsyncWithRawResponse:
    """The methods of `AnalyzeAsync`, which return the response together with their result."""

    batches: AnalyzeAsyncBatchesWithRawResponse
    """The methods of `AnalyzeAsyncBatches`, which return the response together with their result."""
    tasks: AnalyzeAsyncTasksWithRawResponse
    """The methods of `AnalyzeAsyncTasks`, which return the response together with their result."""

class AsyncAnalyzeAsync(AsyncResource):
    """Analyses in the background."""

    batches: AsyncAnalyzeAsyncBatches
    """Many analyses in the background at once."""
    tasks: AsyncAnalyzeAsyncTasks
    """Analyses in the background, one at a time."""
    with_raw_response: AsyncAnalyzeAsyncWithRawResponse
    """The methods of `AsyncAnalyzeAsync`, which return the response together with their result."""

class AsyncAnalyzeAsyncWithRawResponse:
    """The methods of `AsyncAnalyzeAsync`, which return the response together with their result."""

    batches: AsyncAnalyzeAsyncBatchesWithRawResponse
    """The methods of `AsyncAnalyzeAsyncBatches`, which return the response together with their result."""
    tasks: AsyncAnalyzeAsyncTasksWithRawResponse
    """The methods of `AsyncAnalyzeAsyncTasks`, which return the response together with their result."""
