"""The page that searches an index by text, by an image, or both, with the matches of each video on a timeline."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from twelvelabs_sandbox.console.actions import FileAction
from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_objects, as_text
from twelvelabs_sandbox.messages import Form

OPTIONS = ("visual", "audio", "transcription")
# The model option that each search option requires.
_REQUIRED = {"visual": "visual", "audio": "audio", "transcription": "audio"}
_DEFAULTS = ("visual", "audio")


class SearchPage:
    """Searches indexes."""

    def __init__(self, operations: Operations, catalog: Catalog) -> None:
        self._operations = operations
        self._catalog = catalog
        self.routes: Mapping[str, PageLoader] = {"/console/search": self.search}
        self.file_forms: Mapping[str, FileAction] = {"/console/search": self._submit}

    def search(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The form, and the matches if a query was sent."""
        if "page_token" in query:
            token = {"page_token": query["page_token"]}
            return self._answer(query, lambda: self._operations.read("retrieve_search_page", token))
        if "index_id" in query:
            return self._query(Form(list(query.items())))
        return Page("search.html", "Search", self._values(query), live=False)

    def _submit(self, form: Form) -> Page | str:
        """The matches of a query with an image; one without has an address that may be kept."""
        if any(file.size for _, file in form.files):
            return self._query(form)
        query = [(name, value) for name, value in form.fields if name != "token" and value]
        return f"/console/search?{urlencode(query)}"

    def _query(self, form: Form) -> Page:
        query = dict(form.fields)
        return self._answer(query, lambda: self._operations.submit("create_search", self._request(query, form)))

    def _answer(self, query: Mapping[str, str], search: Callable[[], JsonObject]) -> Page:
        values = self._values(query)
        try:
            values |= self._found(search())
        except ApiError as error:
            values["message"] = error.message
            return Page("search.html", "Search", values, status=error.status, live=False)
        return Page("search.html", "Search", values, live=False)

    def _values(self, query: Mapping[str, str]) -> JsonObject:
        chosen = [option for option in OPTIONS if query.get(option)] or list(_DEFAULTS)
        return {
            "indexes": self._catalog.indexes(),
            "index_id": query.get("index_id"),
            "text": query.get("text", "").strip(),
            "options": [(option, option in chosen) for option in OPTIONS],
            "operator": query.get("operator", "or"),
            "videos": None,
        }

    def _request(self, query: Mapping[str, str], form: Form) -> Form:
        """The request of the platform for a form."""
        index_id = query.get("index_id", "")
        index = self._operations.read("retrieve_index", {"index_id": index_id})
        self._catalog.use_index(index_id)
        models = as_objects(index["models"])
        known = {as_text(option) for model in models for option in as_list(model["model_options"])}
        chosen = [option for option in OPTIONS if query.get(option)]
        chosen = chosen or [option for option in _DEFAULTS if _REQUIRED[option] in known]
        fields = [("index_id", index_id), ("group_by", "video")]
        fields += [("search_options", option) for option in chosen]
        if len(chosen) > 1:
            fields.append(("operator", query.get("operator", "or")))
        images = [("query_media_file", file) for name, file in form.files if name == "image" and file.size]
        if images:
            fields.append(("query_media_type", "image"))
        text = query.get("text", "").strip()
        if text or not images:
            fields.append(("query_text", text))
        return Form(fields, images)

    def _found(self, response: JsonObject) -> JsonObject:
        pool = as_object(response["search_pool"])
        index = self._operations.read("retrieve_index", {"index_id": as_text(pool["index_id"])})
        found = {as_text(video["id"]): as_objects(video["clips"]) for video in as_objects(response["data"])}
        items = self._catalog.items(index, found)
        videos = [{"item": item, "clips": found[video]} for video, item in items.items()]
        info = response["page_info"]
        return {"videos": videos, "info": info, "pool": pool, "index": index, "index_id": index["_id"]}
