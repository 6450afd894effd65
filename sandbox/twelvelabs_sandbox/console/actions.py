"""The actions of the forms about objects of the platform. Each returns the path of the page to continue with."""

from collections.abc import Callable, Mapping

from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.rendering import Page
from twelvelabs_sandbox.errors import missing
from twelvelabs_sandbox.json_values import JsonObject, as_text
from twelvelabs_sandbox.messages import Form

Action = Callable[[Mapping[str, str], Mapping[str, str]], str | Page]
"""Does what a form says, from the parameters of its path and its fields; the path to continue with, or an answer."""

FileAction = Callable[[Form], str | Page]
"""Does what a form with files says; the path to continue with, or an answer."""

# What may be deleted: the operation, its query, and the page to continue with.
_DELETED = {
    "/console/assets/{asset_id}": ("delete_asset", "force=true", "/console/assets"),
    "/console/indexes/{index_id}": ("delete_index", "", "/console/indexes"),
    "/console/indexes/{index_id}/items/{indexed_asset_id}": ("delete_indexed_asset", "", "/console/indexes/{index_id}"),
    "/console/knowledge-stores/{knowledge_store_id}": ("delete_knowledge_store", "", "/console/knowledge-stores"),
    "/console/knowledge-stores/{knowledge_store_id}/items/{item_id}": (
        "delete_knowledge_store_item",
        "",
        "/console/knowledge-stores/{knowledge_store_id}",
    ),
    "/console/analyses/{task_id}": ("delete_analysis_task", "", "/console/tasks"),
    "/console/entities/{entity_collection_id}/{entity_id}": ("delete_entity", "", "/console/tasks"),
}


class Actions:
    """The actions of the forms. Raises ApiError or UnknownResourceError where the platform responds with an error."""

    def __init__(self, operations: Operations, catalog: Catalog) -> None:
        self._operations = operations
        self._catalog = catalog
        self.routes: Mapping[str, Action] = {
            "/console/indexes": self.create_index,
            "/console/assets/{asset_id}/index": self.index_asset,
            "/console/assets/{asset_id}/embed": self.embed_asset,
            **{f"{path}/delete": self._deletion(*details) for path, details in _DELETED.items()},
        }

        self.file_forms: Mapping[str, FileAction] = {"/console/upload": self.upload}

    def upload(self, form: Form) -> str:
        """Upload a file, and add it to an index if one is chosen."""
        index_id = dict(form.fields).get("index_id", "")
        file = next((file for name, file in form.files if name == "file" and file.size), None)
        if file is None:
            raise missing("file", "is required: choose a file that is not empty")
        if index_id:
            sent = Form([("index_id", index_id), ("enable_video_stream", "true")], [("video_file", file)])
            task = self._operations.submit("create_video_indexing_task", sent)
            self._catalog.use_index(index_id)
            return f"/console/indexes/{index_id}/items/{as_text(task['_id'])}"
        asset = self._operations.submit("create_asset", Form([("method", "direct")], [("file", file)]))
        return f"/console/assets/{as_text(asset['_id'])}"

    def create_index(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Create an index with visual and audio options."""
        models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        body: JsonObject = {"index_name": fields.get("name", "").strip(), "models": models}
        return f"/console/indexes/{as_text(self._operations.send('create_index', body)['_id'])}"

    def index_asset(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Add an asset to an index."""
        if not (index_id := fields.get("index_id")):
            raise missing("index_id")
        body: JsonObject = {"asset_id": path["asset_id"], "enable_video_stream": True}
        item = self._operations.send("create_indexed_asset", body, {"index_id": index_id})
        self._catalog.use_index(index_id)
        return f"/console/indexes/{index_id}/items/{as_text(item['_id'])}"

    def embed_asset(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Start a task that embeds an asset."""
        asset = self._operations.read("retrieve_asset", path)
        kind = as_text(asset.get("file_type", "")).partition("/")[0]
        source: JsonObject = {"media_source": {"asset_id": path["asset_id"]}}
        body: JsonObject = {"input_type": kind, "model_name": "marengo3.0", kind: source}
        return f"/console/embeddings/{as_text(self._operations.send('create_embedding_task', body)['_id'])}"

    def _deletion(self, operation: str, query: str, following: str) -> Action:
        def delete(path: Mapping[str, str], fields: Mapping[str, str]) -> str:
            self._operations.delete(operation, path, query)
            return following.format_map(path)

        return delete
