"""The pages about assets, indexes, uploads and tasks, and the overview."""

from collections.abc import Mapping

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.connection import Connection
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.paging import PER_PAGE, make_pager, page_number, span_of
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.console.tasks import count_tasks, latest_tasks
from twelvelabs_sandbox.console.uploads import count_uploads, latest_uploads
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_text

_LATEST = 6


class Pages:
    """Loads the pages. Each method returns one, from the parameters of its path and its query."""

    def __init__(self, backend: Backend, operations: Operations, catalog: Catalog, connection: Connection) -> None:
        self._backend = backend
        self._operations = operations
        self._catalog = catalog
        self._connection = connection
        self.routes: Mapping[str, PageLoader] = {
            "/console/": self.overview,
            "/console/assets": self.assets,
            "/console/assets/{asset_id}": self.asset,
            "/console/indexes": self.indexes,
            "/console/indexes/{index_id}": self.index,
            "/console/indexes/{index_id}/items/{indexed_asset_id}": self.item,
            "/console/uploads": self.uploads,
            "/console/tasks": self.tasks,
        }

    def overview(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """How to connect, the latest tasks, uploads and assets, and forms to upload and search."""
        total, unfinished = count_tasks(self._backend)
        assets, pager = self._catalog.page("list_assets", {}, limit=_LATEST)
        values: JsonObject = {
            "connection": self._connection,
            "indexes": self._catalog.indexes(),
            "tasks": latest_tasks(self._backend, _LATEST),
            "task_count": total,
            "unfinished": unfinished,
            "uploads": latest_uploads(self._backend, _LATEST, active=True),
            "assets": [self._catalog.with_picture(asset) for asset in assets],
            "asset_count": pager.total,
            "clock": self._backend.clock,
        }
        return Page("overview.html", "Overview", values)

    def assets(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """All assets."""
        assets, pager = self._catalog.page("list_assets", query)
        values: JsonObject = {"assets": [self._catalog.with_picture(asset) for asset in assets], "pager": pager}
        return Page("assets.html", "Assets", values)

    def asset(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One asset, with a player, and forms to analyze it and to add it to an index."""
        asset = self._catalog.with_picture(self._operations.read("retrieve_asset", path))
        places = self._catalog.options("list_asset_indexed_assets", path)
        technical = as_object(asset.get("technical_metadata", {}))
        values: JsonObject = {
            "asset": asset,
            "places": [item for place in places if (item := self._catalog.place(place)) is not None],
            "indexes": self._catalog.indexes(),
            "streams": [self._catalog.local(as_object(asset.get("hls", {})).get("manifest_url"))],
            "source": self._catalog.source(as_text(asset["_id"])),
            "answer": None,
            "fields": {},
            # The metadata of single streams repeats that of the file.
            "technical": {name: value for name, value in technical.items() if not isinstance(value, list)},
        }
        return Page("asset.html", "Assets", values, as_text(asset.get("filename", asset["_id"])))

    def indexes(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """All indexes, and a form to create one."""
        indexes, pager = self._catalog.page("list_indexes", query)
        return Page("indexes.html", "Indexes", {"indexes": indexes, "pager": pager})

    def index(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One index with its indexed assets."""
        index = self._operations.read("retrieve_index", path)
        found, pager = self._catalog.page("list_indexed_assets", query, path)
        items = self._catalog.items(index, [as_text(item["_id"]) for item in found])
        values: JsonObject = {"index": index, "items": list(items.values()), "pager": pager}
        return Page("index.html", "Indexes", values, as_text(index["index_name"]))

    def item(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One indexed asset, with a player that starts at a time if there is one."""
        index = self._operations.read("retrieve_index", {"index_id": path["index_id"]})
        item = self._catalog.item(index, path["indexed_asset_id"])
        values: JsonObject = {"index": index, "item": item, "span": span_of(query)}
        return Page("item.html", "Indexes", values, as_text(item["name"]))

    def uploads(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """Multipart uploads."""
        uploads = latest_uploads(self._backend, PER_PAGE, (page_number(query) - 1) * PER_PAGE)
        values: JsonObject = {"uploads": uploads, "pager": make_pager(query, count_uploads(self._backend))}
        return Page("uploads.html", "Uploads", values)

    def tasks(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """Everything that the platform processes or has processed."""
        tasks = latest_tasks(self._backend, PER_PAGE, (page_number(query) - 1) * PER_PAGE)
        total, unfinished = count_tasks(self._backend)
        values: JsonObject = {"tasks": tasks, "unfinished": unfinished, "pager": make_pager(query, total)}
        return Page("tasks.html", "Tasks", values)
