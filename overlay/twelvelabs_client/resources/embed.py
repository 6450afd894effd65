"""client.embed: embeddings of text, images, audio and video."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.embeddings_v1 import create_embedding_v1

from ..resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .embed_tasks import AsyncEmbedTasks, EmbedTasks
    from .embed_v_2 import AsyncEmbedV2, EmbedV2


class _Embed(Resource):
    create = endpoint(create_embedding_v1.request)


class Embed(_Embed, SyncResource):
    """Embeddings of text, images, audio and video."""

    @cached_property
    def tasks(self) -> EmbedTasks:
        """Embeddings of videos, made in the background."""
        from .embed_tasks import EmbedTasks

        return EmbedTasks(self._driver)

    @cached_property
    def v_2(self) -> EmbedV2:
        """Embeddings, by the second version of the operations."""
        from .embed_v_2 import EmbedV2

        return EmbedV2(self._driver)


class AsyncEmbed(_Embed, AsyncResource):
    """Embeddings of text, images, audio and video."""

    @cached_property
    def tasks(self) -> AsyncEmbedTasks:
        """Embeddings of videos, made in the background."""
        from .embed_tasks import AsyncEmbedTasks

        return AsyncEmbedTasks(self._driver)

    @cached_property
    def v_2(self) -> AsyncEmbedV2:
        """Embeddings, by the second version of the operations."""
        from .embed_v_2 import AsyncEmbedV2

        return AsyncEmbedV2(self._driver)
