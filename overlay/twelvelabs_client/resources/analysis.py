"""client.analyze and client.analyze_stream: writing about a video or images."""

from __future__ import annotations

from .._binding.resource import AsyncResource, Resource, SyncResource, operation
from .._streaming.stream import text_stream
from ..structured import analyses


class _Analysis(Resource):
    analyze = operation(analyses.analyze)
    analyze_stream = text_stream(analyses.analyze_stream)


class Analysis(_Analysis, SyncResource):
    """Writing about a video or images."""


class AsyncAnalysis(_Analysis, AsyncResource):
    """Writing about a video or images."""
