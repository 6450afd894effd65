"""client.embed.v_2: embeddings, by the second version of the operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.embeddings import create_embeddings

from ..resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .embed_v_2_tasks import AsyncEmbedV2Tasks, EmbedV2Tasks


class _EmbedV2(Resource):
    create = endpoint(create_embeddings.request)


class EmbedV2(_EmbedV2, SyncResource):
    """Embeddings, by the second version of the operations."""

    @cached_property
    def tasks(self) -> EmbedV2Tasks:
        """Embeddings made in the background."""
        from .embed_v_2_tasks import EmbedV2Tasks

        return EmbedV2Tasks(self._driver)


class AsyncEmbedV2(_EmbedV2, AsyncResource):
    """Embeddings, by the second version of the operations."""

    @cached_property
    def tasks(self) -> AsyncEmbedV2Tasks:
        """Embeddings made in the background."""
        from .embed_v_2_tasks import AsyncEmbedV2Tasks

        return AsyncEmbedV2Tasks(self._driver)
