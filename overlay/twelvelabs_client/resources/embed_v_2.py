"""client.embed.v_2: embeddings, by the second version of the operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.embeddings import create_embeddings

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .embed_v_2_tasks import AsyncEmbedV2Tasks, EmbedV2Tasks


class _EmbedV2(Resource):
    tasks: resource[EmbedV2Tasks, AsyncEmbedV2Tasks] = resource("embed_v_2_tasks")
    """Embeddings made in the background."""

    create = endpoint(create_embeddings.request)


class EmbedV2(_EmbedV2, SyncResource):
    """Embeddings, by the second version of the operations."""


class AsyncEmbedV2(_EmbedV2, AsyncResource):
    """Embeddings, by the second version of the operations."""
