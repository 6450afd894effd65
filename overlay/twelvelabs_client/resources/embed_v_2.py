"""client.embed.v_2: embeddings, version 2 of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.embeddings import create_embeddings

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .embed_v_2_tasks import AsyncEmbedV2Tasks, EmbedV2Tasks


class _EmbedV2(Resource):
    tasks: resource[EmbedV2Tasks, AsyncEmbedV2Tasks] = resource("embed_v_2_tasks")
    """Embeddings created in the background."""

    create = endpoint(create_embeddings.request)


class EmbedV2(_EmbedV2, SyncResource):
    """Embeddings, version 2 of the API."""


class AsyncEmbedV2(_EmbedV2, AsyncResource):
    """Embeddings, version 2 of the API."""
