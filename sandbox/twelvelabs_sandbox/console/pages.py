"""The pages of the console and their contents."""

import contextlib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.console.files import is_shown
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.rendering import Page
from twelvelabs_sandbox.console.tasks import count_tasks, latest_tasks
from twelvelabs_sandbox.console.uploads import count_uploads, latest_uploads
from twelvelabs_sandbox.control.faults import Faults
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_objects, as_text
from twelvelabs_sandbox.messages import Form

_PER_PAGE = 20
_MAX_OPTIONS = 50
_MAX_REQUESTS = 100
_LATEST = 6


@dataclass(frozen=True)
class Pager:
    """The position of a page in a list."""

    page: int
    pages: int
    total: int


class Pages:
    """Loads the pages. Each method returns one, from the parameters of its path and its query."""

    def __init__(self, backend: Backend, operations: Operations, log: RequestLog, faults: Faults) -> None:
        self._backend = backend
        self._operations = operations
        self._log = log
        self._faults = faults

    def overview(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The latest tasks, uploads and assets, and forms to upload and search."""
        total, unfinished = count_tasks(self._backend)
        assets, pager = self._list("list_assets", {}, limit=_LATEST)
        values: JsonObject = {
            "indexes": self._indexes(),
            "tasks": latest_tasks(self._backend, _LATEST),
            "task_count": total,
            "unfinished": unfinished,
            "uploads": latest_uploads(self._backend, _LATEST, active=True),
            "assets": [self._with_picture(asset) for asset in assets],
            "asset_count": pager.total,
            "clock": self._backend.clock,
            "message": None,
        }
        return Page("overview.html", "Overview", values)

    def assets(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """All assets."""
        assets, pager = self._list("list_assets", query)
        values: JsonObject = {"assets": [self._with_picture(asset) for asset in assets], "pager": pager}
        return Page("assets.html", "Assets", values)

    def asset(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One asset, with a player and a form to add it to an index."""
        asset = self._with_picture(self._operations.read("retrieve_asset", path))
        places = as_objects(self._operations.read("list_asset_indexed_assets", path, "page_limit=50")["data"])
        technical = as_object(asset.get("technical_metadata", {}))
        values: JsonObject = {
            "asset": asset,
            "places": [item for place in places if (item := self._place(place)) is not None],
            "indexes": self._indexes(),
            "streams": [self._local(as_object(asset.get("hls", {})).get("manifest_url"))],
            "source": self._source(as_text(asset["_id"])),
            # The metadata of single streams repeats that of the file.
            "technical": {name: value for name, value in technical.items() if not isinstance(value, list)},
            "message": None,
        }
        return Page("asset.html", "Assets", values, as_text(asset.get("filename", asset["_id"])))

    def indexes(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """All indexes, and a form to create one."""
        indexes, pager = self._list("list_indexes", query)
        return Page("indexes.html", "Indexes", {"indexes": indexes, "pager": pager, "message": None})

    def index(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One index with its indexed assets."""
        index = self._operations.read("retrieve_index", path)
        found, pager = self._list("list_indexed_assets", query, path)
        items = self._items(index, [as_text(item["_id"]) for item in found])
        values: JsonObject = {"index": index, "items": list(items.values()), "pager": pager}
        return Page("index.html", "Indexes", values, as_text(index["index_name"]))

    def item(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One indexed asset, with a player."""
        index = self._operations.read("retrieve_index", {"index_id": path["index_id"]})
        item = self._item(index, path["indexed_asset_id"])
        return Page("item.html", "Indexes", {"index": index, "item": item}, as_text(item["name"]))

    def uploads(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """Multipart uploads."""
        page = _page_number(query)
        uploads = latest_uploads(self._backend, _PER_PAGE, (page - 1) * _PER_PAGE)
        values: JsonObject = {"uploads": uploads, "pager": _pager(page, count_uploads(self._backend))}
        return Page("uploads.html", "Uploads", values)

    def tasks(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """Everything that the platform processes or has processed."""
        page = _page_number(query)
        tasks = latest_tasks(self._backend, _PER_PAGE, (page - 1) * _PER_PAGE)
        total, unfinished = count_tasks(self._backend)
        values: JsonObject = {"tasks": tasks, "unfinished": unfinished, "pager": _pager(page, total)}
        return Page("tasks.html", "Tasks", values)

    def requests(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The latest requests of clients, and the faults."""
        requests = self._log[-_MAX_REQUESTS:][::-1]
        reports = [report.as_json() for report in self._faults.report()]
        values: JsonObject = {"requests": requests, "total": len(self._log), "reports": reports}
        return Page("requests.html", "Requests", values)

    def search(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The matches of a search, with a player for each."""
        values: JsonObject = {"indexes": self._indexes(), "index_id": query.get("index_id"), "text": ""}
        values |= {"clips": None, "info": {}, "message": None}
        try:
            if "page_token" in query:
                values |= self._found(
                    self._operations.read("retrieve_search_page", {"page_token": query["page_token"]})
                )
            elif "index_id" in query:
                values |= {"text": query.get("text", "").strip()} | self._search(query)
        except ApiError as error:
            values["message"] = error.message
            return Page("search.html", "Search", values, status=error.status, live=False)
        return Page("search.html", "Search", values, live=False)

    def _search(self, query: Mapping[str, str]) -> JsonObject:
        index = self._operations.read("retrieve_index", {"index_id": query["index_id"]})
        options = {
            as_text(option) for model in as_objects(index["models"]) for option in as_list(model["model_options"])
        }
        return self._found(self._operations.submit("create_search", _search_form(query, sorted(options))))

    def _found(self, response: JsonObject) -> JsonObject:
        pool = as_object(response["search_pool"])
        index = self._operations.read("retrieve_index", {"index_id": as_text(pool["index_id"])})
        found = as_objects(response["data"])
        items = self._items(index, {as_text(clip["video_id"]) for clip in found})
        clips = [{**clip, "item": items[video]} for clip in found if (video := as_text(clip["video_id"])) in items]
        return {"clips": clips, "info": response["page_info"], "pool": pool, "index": index, "index_id": index["_id"]}

    def _list(
        self, operation: str, query: Mapping[str, str], path: Mapping[str, str] | None = None, limit: int = _PER_PAGE
    ) -> tuple[list[JsonObject], Pager]:
        page = _page_number(query)
        response = self._operations.read(operation, path, urlencode({"page": page, "page_limit": limit}))
        info = as_object(response["page_info"])
        total = info["total_results"]
        return as_objects(response["data"]), _pager(page, total if isinstance(total, int) else 0, limit)

    def _indexes(self) -> list[JsonObject]:
        return as_objects(self._operations.read("list_indexes", None, f"page_limit={_MAX_OPTIONS}")["data"])

    def _place(self, place: JsonObject) -> JsonObject | None:
        """The indexed asset of an entry in the list of an asset's indexes; None if it was deleted."""
        index, identifier = as_object(place["index"]), as_text(place["_id"])
        return self._items({"_id": index["_id"], "index_name": index["name"]}, [identifier]).get(identifier)

    def _items(self, index: JsonObject, identifiers: Iterable[str]) -> dict[str, JsonObject]:
        """Indexed assets by id, without those that were deleted since they were listed."""
        items: dict[str, JsonObject] = {}
        for identifier in identifiers:
            with contextlib.suppress(UnknownResourceError):
                items[identifier] = self._item(index, identifier)
        return items

    def _item(self, index: JsonObject, identifier: str) -> JsonObject:
        """An indexed asset with its name, its picture, and the sources of its player."""
        item = self._operations.read(
            "retrieve_indexed_asset", {"index_id": as_text(index["_id"]), "indexed_asset_id": identifier}
        )
        hls = as_object(item.get("hls", {}))
        asset_id = as_text(item["asset_id"])
        pictures = as_list(hls.get("thumbnail_urls", []))
        return item | {
            "index": index,
            "name": as_object(item["system_metadata"]).get("filename", identifier),
            "picture": self._local(pictures[0]) if pictures else self._picture(asset_id),
            "streams": [self._local(hls.get("video_url"))],
            "source": self._source(asset_id),
        }

    def _with_picture(self, asset: JsonObject) -> JsonObject:
        thumbnail = as_object(asset.get("thumbnail", {})).get("representative_url")
        return asset | {"picture": self._local(thumbnail) or self._picture(as_text(asset["_id"]))}

    def _picture(self, asset_id: str) -> str | None:
        """A picture of an asset without a thumbnail: that of an indexed asset, or the file if it is an image."""
        row = self._backend.db.row(
            "SELECT thumbnail_path FROM indexed_assets WHERE asset_id = :id AND thumbnail_path IS NOT NULL", id=asset_id
        )
        if row is not None:
            return f"/console/media/{row['thumbnail_path']}"
        source = self._source(asset_id)
        return source["address"] if source and source["type"].startswith("image/") else None

    def _source(self, asset_id: str) -> dict[str, str] | None:
        """The address and the type of the file of an asset; None if there is no file."""
        row = self._backend.db.row("SELECT file_type FROM assets WHERE id = :id AND blob IS NOT NULL", id=asset_id)
        if row is None:
            return None
        shown = is_shown(row["file_type"])
        return {"address": f"/console/assets/{asset_id}/file", "type": row["file_type"] if shown else ""}

    def _local(self, address: object) -> str | None:
        """The address at which the console serves a file of the media origin."""
        if not isinstance(address, str):
            return None
        return f"/console{address.removeprefix(self._backend.media_origin)}"


PageLoader = Callable[[Pages, Mapping[str, str], Mapping[str, str]], Page]
_PAGES: dict[str, PageLoader] = {
    "/console/": Pages.overview,
    "/console/assets": Pages.assets,
    "/console/assets/{asset_id}": Pages.asset,
    "/console/indexes": Pages.indexes,
    "/console/indexes/{index_id}": Pages.index,
    "/console/indexes/{index_id}/items/{indexed_asset_id}": Pages.item,
    "/console/uploads": Pages.uploads,
    "/console/tasks": Pages.tasks,
    "/console/requests": Pages.requests,
    "/console/search": Pages.search,
}
_ROUTES = [(re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), page) for path, page in _PAGES.items()]


def find_page(path: str) -> tuple[PageLoader, Mapping[str, str]] | None:
    """The page at a path, with the parameters in the path, or None."""
    for pattern, page in _ROUTES:
        if found := pattern.fullmatch(path):
            return page, found.groupdict()
    return None


def _page_number(query: Mapping[str, str]) -> int:
    text = query.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _pager(page: int, total: int, limit: int = _PER_PAGE) -> Pager:
    return Pager(page, max(1, math.ceil(total / limit)), total)


def _search_form(query: Mapping[str, str], options: list[str]) -> Form:
    fields = [("index_id", query["index_id"]), ("query_text", query.get("text", "").strip())]
    return Form([*fields, *(("search_options", option) for option in options)])
