"""The pages that tasks lead to: the results of analyses and embeddings, and entities."""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.console.strips import strips_of
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_objects, as_text

# The model option of an index that each embedding option requires.
_EMBEDDED = {"visual": "visual", "audio": "audio"}
_MAX_STRIPS = 200


class ResultPages:
    """Loads the pages about results."""

    def __init__(self, operations: Operations, catalog: Catalog) -> None:
        self._operations = operations
        self._catalog = catalog
        self.routes: Mapping[str, PageLoader] = {
            "/console/analyses/{task_id}": self.analysis,
            "/console/embeddings/{task_id}": self.embedding,
            "/console/entities/{entity_collection_id}/{entity_id}": self.entity,
            "/console/indexes/{index_id}/items/{indexed_asset_id}/embeddings": self.item_embeddings,
        }

    def analysis(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """A task that analyzes a video or images, with what it has generated."""
        task = self._operations.read("retrieve_analysis_task", path)
        result = as_object(task.get("result", {}))
        source = as_object(task.get("video_source", {}))
        values: JsonObject = {
            "task": task,
            "asset_id": source.get("asset_id"),
            "usage": result.get("usage"),
            "text": as_readable(result.get("data")),
        }
        return Page("analysis.html", "Tasks", values, "Analysis")

    def embedding(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """A task that embeds media, with its embeddings as strips."""
        try:
            task = self._operations.read("retrieve_embedding_task", path)
            segments = as_objects(task["data"] or [])
        except UnknownResourceError:  # it may be one of the first version
            task = self._operations.read("retrieve_video_embedding_task", path)
            segments = as_objects(as_object(task.get("video_embedding", {})).get("segments", []))
        values: JsonObject = {"task": task, "strips": strips_of(segments[:_MAX_STRIPS]), "count": len(segments)}
        return Page("embedding.html", "Tasks", values, "Embedding", live=task["status"] == "processing")

    def item_embeddings(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The embeddings of an indexed asset as strips."""
        index = self._operations.read("retrieve_index", {"index_id": path["index_id"]})
        models = as_objects(index["models"])
        known = {as_text(option) for model in models for option in as_list(model["model_options"])}
        asked = "&".join(f"embedding_option={option}" for option, model in _EMBEDDED.items() if model in known)
        item = self._catalog.item(index, path["indexed_asset_id"], asked)
        embedding = as_object(as_object(item.get("embedding", {})).get("video_embedding", {}))
        segments = as_objects(embedding.get("segments", []))
        values: JsonObject = {
            "index": index,
            "item": item,
            "strips": strips_of(segments[:_MAX_STRIPS]),
            "count": len(segments),
        }
        return Page("embedding.html", "Indexes", values, f"Embeddings of {item['name']}", live=False)

    def entity(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """An entity with its images."""
        entity = self._operations.read("retrieve_entity", path)
        pictures = [(asset, self._catalog.picture(as_text(asset))) for asset in as_list(entity["asset_ids"])]
        return Page("entity.html", "Tasks", {"entity": entity, "pictures": pictures}, as_text(entity["name"]))


def as_readable(data: object) -> str | None:
    """What a model has generated: JSON on several lines, or text as it is; None if there is nothing."""
    if not isinstance(data, str):
        return None
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return data
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() if isinstance(value, dict | list) else data
