"""The pages about knowledge stores: their items, and questions that are answered from them."""

from collections.abc import Mapping

from twelvelabs_sandbox.console.actions import Action
from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.paging import span_of
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.errors import missing
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects, as_text

_STORES = "/console/knowledge-stores"
_STORE = _STORES + "/{knowledge_store_id}"
_KINDS = ("video/", "image/")


class StorePages:
    """Loads the pages about knowledge stores, and processes their forms."""

    def __init__(self, operations: Operations, catalog: Catalog) -> None:
        self._operations = operations
        self._catalog = catalog
        self.routes: Mapping[str, PageLoader] = {
            _STORES: self.stores,
            _STORE: self.store,
            _STORE + "/items/{item_id}": self.item,
        }
        self.forms: Mapping[str, Action] = {_STORES: self._create, _STORE: self._add_item, _STORE + "/ask": self._ask}

    def stores(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """All knowledge stores, and a form to create one."""
        stores, pager = self._catalog.page("list_knowledge_stores", query)
        return Page("stores.html", "Knowledge stores", {"stores": stores, "pager": pager})

    def store(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One knowledge store with its items, and forms to ask about them and to add one."""
        store = self._operations.read("retrieve_knowledge_store", path)
        items, pager = self._catalog.page("list_knowledge_store_items", query, path)
        assets = self._catalog.options("list_assets")
        values: JsonObject = {
            "store": store,
            "items": [self._with_picture(item) for item in items],
            "pager": pager,
            "assets": [asset for asset in assets if as_text(asset.get("file_type", "")).startswith(_KINDS)],
            "answer": None,
            "fields": {},
        }
        return Page("store.html", "Knowledge stores", values, as_text(store["name"]))

    def item(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One item of a knowledge store, with a player that starts at a time if there is one."""
        store = self._operations.read("retrieve_knowledge_store", {"knowledge_store_id": path["knowledge_store_id"]})
        item = self._with_picture(self._operations.read("retrieve_knowledge_store_item", path))
        source = self._catalog.source(as_text(item["asset_id"]))
        values: JsonObject = {"store": store, "item": item, "source": source, "span": span_of(query)}
        return Page("store_item.html", "Knowledge stores", values, as_text(item["name"]))

    def _create(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        store = self._operations.send("create_knowledge_store", {"name": fields.get("name", "").strip()})
        return f"{_STORES}/{as_text(store['_id'])}"

    def _add_item(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        if not (asset_id := fields.get("asset_id")):
            raise missing("asset_id")
        self._operations.send("create_knowledge_store_item", {"asset_id": asset_id}, path)
        return f"{_STORES}/{path['knowledge_store_id']}"

    def _ask(self, path: Mapping[str, str], fields: Mapping[str, str]) -> Page:
        """The answer to a question, in the session of the one before if there was one."""
        message: JsonObject = {"type": "message", "role": "user", "content": fields.get("question", "").strip()}
        body: JsonObject = {"knowledge_store_id": path["knowledge_store_id"], "input": [message]}
        if session := fields.get("session_id"):
            body["session_id"] = session
        response = self._operations.send("create_response", body)
        messages = [one for one in as_objects(response["output"]) if one["type"] == "message"]
        contents = [content for message in messages for content in as_objects(message["content"])]
        page = self.store(path, {})
        answer: JsonObject = {
            "question": fields.get("question", ""),
            "session_id": response["session_id"],
            "status": response["status"],
            "text": "\n".join(as_text(content["text"]) for content in contents),
            "citations": [note for content in contents for note in as_objects(content["annotations"])],
        }
        return Page(page.template, page.section, {**page.values, "answer": answer}, page.heading, live=False)

    def _with_picture(self, item: JsonObject) -> JsonObject:
        name = as_object(item.get("system_metadata", {})).get("filename") or self._catalog.name(
            as_text(item["asset_id"])
        )
        return item | {"name": name or item["_id"], "picture": self._catalog.picture(as_text(item["asset_id"]))}
