"""client.analyze_async.batches: many analyses in the background at once."""

from __future__ import annotations

from twelvelabs_lowlevel.api.analysis_batches import (
    cancel_analysis_batch,
    create_analysis_batch,
    delete_analysis_batch,
    list_analysis_batches,
    retrieve_analysis_batch,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _AnalyzeAsyncBatches(Resource):
    create = endpoint(create_analysis_batch.request)
    list = paged(list_analysis_batches.request)
    retrieve = endpoint(retrieve_analysis_batch.request)
    delete = endpoint(delete_analysis_batch.request)
    cancel = endpoint(cancel_analysis_batch.request)


class AnalyzeAsyncBatches(_AnalyzeAsyncBatches, SyncResource):
    """Many analyses in the background at once."""


class AsyncAnalyzeAsyncBatches(_AnalyzeAsyncBatches, AsyncResource):
    """Many analyses in the background at once."""
