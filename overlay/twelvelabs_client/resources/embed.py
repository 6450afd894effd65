"""client.embed: embeddings of text, images, audio and video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.embeddings_v1 import create_embedding_v1

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource
from .._uploads.form_files import file_endpoint

if TYPE_CHECKING:
    from .embed_tasks import AsyncEmbedTasks, EmbedTasks
    from .embed_v_2 import AsyncEmbedV2, EmbedV2


class _Embed(Resource):
    tasks: resource[EmbedTasks, AsyncEmbedTasks] = resource("embed_tasks")
    """Embeddings of videos, created in the background."""
    v_2: resource[EmbedV2, AsyncEmbedV2] = resource("embed_v_2")
    """Embeddings, version 2 of the API."""

    create = file_endpoint(create_embedding_v1.request, "image_file", "audio_file")


class Embed(_Embed, SyncResource):
    """Embeddings of text, images, audio and video."""


class AsyncEmbed(_Embed, AsyncResource):
    """Embeddings of text, images, audio and video."""
