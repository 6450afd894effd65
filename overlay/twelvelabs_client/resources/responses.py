"""client.responses: answers to questions about a knowledge store."""

from __future__ import annotations

from twelvelabs_lowlevel.api.responses import create_response

from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _Responses(Resource):
    create = endpoint(create_response.request)


class Responses(_Responses, SyncResource):
    """Answers to questions about a knowledge store."""


class AsyncResponses(_Responses, AsyncResource):
    """Answers to questions about a knowledge store."""
