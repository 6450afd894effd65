"""client.responses: answers to questions about a knowledge store."""

from __future__ import annotations

from .._binding.resource import AsyncResource, Resource, SyncResource, operation
from .._streaming.stream import text_stream
from ..structured import responding


class _Responses(Resource):
    create = operation(responding.create)
    create_stream = text_stream(responding.create_stream)


class Responses(_Responses, SyncResource):
    """Answers to questions about a knowledge store."""


class AsyncResponses(_Responses, AsyncResource):
    """Answers to questions about a knowledge store."""
