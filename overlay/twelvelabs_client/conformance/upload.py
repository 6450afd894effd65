"""`--upload`: adds an asset, an index and an indexed asset, and removes them again, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twelvelabs_lowlevel.api.assets import retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import retrieve_indexed_asset
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, random
from .._waiting.wait_one import wait_until_done
from ..errors import TwelveLabsError
from .contract import Contract
from .sample_video import sample_video
from .visit import Visit, json_of

MAX_WAIT = 600.0
"""Seconds for the platform to process the video, and again to index it."""
_MODELS = [{"model_name": "marengo3.0", "model_options": ["visual"]}]


@dataclass(frozen=True)
class _Kind:
    """How a kind of object is created and removed, and found by its name if the response to its creation was lost."""

    create: str
    delete: str
    list: str
    name_field: str = ""
    """Empty if it is removed together with another object."""


_ASSET = _Kind("create_asset", "delete_asset", "list_assets", "filename")
_INDEX = _Kind("create_index", "delete_index", "list_indexes", "index_name")
_INDEXED_ASSET = _Kind("create_indexed_asset", "delete_indexed_asset", "list_indexed_assets")


class Upload:
    """The objects that a run adds."""

    def __init__(self, visit: Visit, contract: Contract, say: Callable[[str], object]) -> None:
        self._visit = visit
        self._operations = contract.operations
        self._say = say
        self._name = ""
        self._added: list[tuple[_Kind, tuple[str, ...]]] = []
        self._in_flight: _Kind | None = None
        """What is being created, or was when the run was interrupted."""

    def add(self) -> Flow[Mapping[str, str]]:
        """The ids of the new objects, by the operation that lists them."""
        yield from self._visit.call(self._operations[_ASSET.list])  # the key and the address are right
        self._name = f"conformance-{int((yield from random()) * 1e9):09}.avi"
        file = (self._name, sample_video(), "video/x-msvideo")
        asset = yield from self._create(_ASSET, method="direct", file=file)
        if asset:
            yield from self._wait("asset", asset, retrieve_asset.request(asset))
        index = yield from self._create(_INDEX, index_name=self._name, models=_MODELS)
        if asset and index:
            indexed = yield from self._create(_INDEXED_ASSET, index, asset_id=asset)
            if indexed:
                yield from self._wait("indexed asset", indexed, retrieve_indexed_asset.request(index, indexed))
        return {kind.list: ids[-1] for kind, ids in self._added}

    def remove(self) -> Flow[bool]:
        """Remove what was added, the last first. Returns whether all of it is gone."""
        if self._in_flight and self._in_flight.name_field:
            yield from self._find(self._in_flight)
        left = [*self._added]
        try:
            for added in reversed(self._added):
                response = yield from self._visit.send(self._operations[added[0].delete], *added[1])
                if response is not None and (response.status_code < 300 or response.status_code == 404):
                    left.remove(added)
        finally:
            for kind, ids in left:
                self._say(f"{ids[-1]} was not removed; please remove it: {kind.delete}")
        return not left

    def _create(self, kind: _Kind, *parents: str, **arguments: Any) -> Flow[str | None]:
        """The id of a new object; None if the platform refused it."""
        self._in_flight = kind
        response = yield from self._visit.send(self._operations[kind.create], *parents, **arguments)
        if response is None:
            yield from self._find(kind)
        elif response.status_code < 300:
            body = json_of(response)
            new = body.get("_id") if isinstance(body, dict) else None
            if isinstance(new, str) and new:
                self._added.append((kind, (*parents, new)))
            else:
                yield from self._find(kind)
        self._in_flight = None
        return self._added[-1][1][-1] if self._added and self._added[-1][0] is kind else None

    def _find(self, kind: _Kind) -> Flow[None]:
        """Look for an object of which no response said the id."""
        if not kind.name_field:
            return
        body = yield from self._visit.call(self._operations[kind.list], **{kind.name_field: self._name})
        items = body.get("data") if isinstance(body, dict) else None
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and item.get(kind.name_field) == self._name and isinstance(item.get("_id"), str):
                self._added.append((kind, (item["_id"],)))

    def _wait(self, kind: str, object_id: str, request: Request[Any]) -> Flow[None]:
        try:
            yield from wait_until_done(kind, object_id, request, self._visit.config, timeout=MAX_WAIT)
        except TwelveLabsError as error:
            self._say(f"The {kind} is not ready ({type(error).__name__}); the run goes on without.")
