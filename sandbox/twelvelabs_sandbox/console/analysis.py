"""The box that analyzes an asset: the answer comes as a stream where JavaScript runs, and as a page elsewhere."""

from collections.abc import Mapping
from dataclasses import replace

import orjson

from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.console.result_pages import as_readable
from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response

FORM = "/console/assets/{asset_id}/analyze"


class AnalysisBox:
    """Analyzes assets; ``page`` loads the page of an asset."""

    def __init__(self, operations: Operations, page: PageLoader) -> None:
        self._operations = operations
        self._page = page

    def answer(self, path: Mapping[str, str], fields: Mapping[str, str]) -> Page:
        """The page of the asset with the answer."""
        analysis = self._operations.send("create_analysis", _body(path, fields) | {"stream": False})
        page = self._page(path, {})
        values = {**page.values, "answer": as_readable(analysis["data"]), "fields": fields}
        return replace(page, values=values, live=False)

    def stream(self, path: Mapping[str, str], fields: Mapping[str, str]) -> Response:
        """The events of the platform."""
        return self._operations.stream("create_analysis", _body(path, fields) | {"stream": True})


def _body(path: Mapping[str, str], fields: Mapping[str, str]) -> JsonObject:
    body: JsonObject = {
        "video": {"type": "asset_id", "asset_id": path["asset_id"]},
        "prompt": fields.get("prompt", "").strip(),
    }
    if text := fields.get("schema", "").strip():
        try:
            body["response_format"] = {"type": "json_schema", "json_schema": orjson.loads(text)}
        except orjson.JSONDecodeError as error:
            raise invalid("json_schema", f"must be JSON: {error}") from None
    return body
