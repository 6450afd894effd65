"""What several pages show of assets and indexes: lists, names, pictures, and the sources of players."""

import contextlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.console.files import is_shown
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.paging import PER_PAGE, Pager, make_pager, page_number
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_objects, as_text

_MAX_OPTIONS = 50


class Catalog:
    """Reads assets and indexes for the pages, by the operations of the platform."""

    def __init__(self, backend: Backend, operations: Operations) -> None:
        self._backend = backend
        self._operations = operations
        self._used_index: str | None = None

    def page(
        self, operation: str, query: Mapping[str, str], path: Mapping[str, str] | None = None, limit: int = PER_PAGE
    ) -> tuple[list[JsonObject], Pager]:
        """The requested page of what an operation lists."""
        asked = urlencode({"page": page_number(query), "page_limit": limit})
        response = self._operations.read(operation, path, asked)
        total = as_object(response["page_info"])["total_results"]
        return as_objects(response["data"]), make_pager(query, total if isinstance(total, int) else 0, limit)

    def options(self, operation: str, path: Mapping[str, str] | None = None, query: str = "") -> list[JsonObject]:
        """The newest of what an operation lists, to choose from."""
        return as_objects(self._operations.read(operation, path, f"page_limit={_MAX_OPTIONS}&{query}")["data"])

    def indexes(self) -> list[JsonObject]:
        """The indexes to choose from, the default first: the one used last, or the newest with videos."""
        return sorted(
            self.options("list_indexes"), key=lambda index: (index["_id"] != self._used_index, not index["video_count"])
        )

    def use_index(self, index_id: str) -> None:
        """Make an index the default."""
        self._used_index = index_id

    def items(self, index: JsonObject, identifiers: Iterable[str]) -> dict[str, JsonObject]:
        """Indexed assets by id, without those that were deleted since they were listed."""
        items: dict[str, JsonObject] = {}
        for identifier in identifiers:
            with contextlib.suppress(UnknownResourceError):
                items[identifier] = self.item(index, identifier)
        return items

    def item(self, index: JsonObject, identifier: str, query: str = "") -> JsonObject:
        """An indexed asset with its name, its picture, and the sources of its player."""
        path = {"index_id": as_text(index["_id"]), "indexed_asset_id": identifier}
        item = self._operations.read("retrieve_indexed_asset", path, query)
        hls = as_object(item.get("hls", {}))
        asset_id = as_text(item["asset_id"])
        pictures = as_list(hls.get("thumbnail_urls", []))
        return item | {
            "index": index,
            "name": as_object(item["system_metadata"]).get("filename", identifier),
            "picture": self.local(pictures[0]) if pictures else self.picture(asset_id),
            "streams": [self.local(hls.get("video_url"))],
            "source": self.source(asset_id),
        }

    def place(self, place: JsonObject) -> JsonObject | None:
        """The indexed asset of an entry in the list of an asset's indexes; None if it was deleted."""
        index, identifier = as_object(place["index"]), as_text(place["_id"])
        return self.items({"_id": index["_id"], "index_name": index["name"]}, [identifier]).get(identifier)

    def with_picture(self, asset: JsonObject) -> JsonObject:
        """An asset with its picture."""
        return asset | {"picture": self.picture(as_text(asset["_id"]))}

    def picture(self, asset_id: str) -> str | None:
        """A picture of an asset: its thumbnail, that of an indexed asset, or the file if it is an image."""
        row = self._backend.db.row(
            "SELECT thumbnail_path FROM assets WHERE id = :id AND thumbnail_path IS NOT NULL UNION ALL"
            " SELECT thumbnail_path FROM indexed_assets WHERE asset_id = :id AND thumbnail_path IS NOT NULL",
            id=asset_id,
        )
        if row is not None:
            return f"/console/media/{row['thumbnail_path']}"
        source = self.source(asset_id)
        return source["address"] if source and source["type"].startswith("image/") else None

    def name(self, asset_id: str) -> str | None:
        """The file name of an asset; None if there is none, or the asset was deleted."""
        row = self._backend.db.row("SELECT filename FROM assets WHERE id = :id", id=asset_id)
        return row["filename"] if row is not None else None

    def source(self, asset_id: str) -> dict[str, str] | None:
        """The address and the type of the file of an asset; None if there is no file."""
        row = self._backend.db.row("SELECT file_type FROM assets WHERE id = :id AND blob IS NOT NULL", id=asset_id)
        if row is None:
            return None
        shown = is_shown(row["file_type"])
        return {"address": f"/console/assets/{asset_id}/file", "type": row["file_type"] if shown else ""}

    def local(self, address: object) -> str | None:
        """The address at which the console serves a file of the media origin."""
        if not isinstance(address, str):
            return None
        return f"/console{address.removeprefix(self._backend.media_origin)}"
