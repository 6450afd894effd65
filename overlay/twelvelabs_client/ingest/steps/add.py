"""The steps that create an indexed item (an indexed asset or knowledge store item), find it, and set its metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twelvelabs_lowlevel.api.assets import retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import create_indexed_asset, update_indexed_asset
from twelvelabs_lowlevel.api.indexes import retrieve_index
from twelvelabs_lowlevel.api.knowledge_store_items import create_knowledge_store_item
from twelvelabs_lowlevel.api.knowledge_stores import retrieve_knowledge_store
from twelvelabs_lowlevel.requests import Request

from ..._flows.effects import Flow
from ..._http.call import call, call_with_response
from ..._http.config import ClientConfig
from ..._http.decode import missing_field
from ...errors import InvalidArgumentError, NotFoundError
from ..model import Facts, Item, Step, Target, TargetKind
from ..step_outcomes import Advanced, Failed, Postponed, StepOutcome
from .attempt import Attempt
from .context import StepContext
from .reconcile import IndexedItem, Search, find_indexed_items
from .retries import after_search, without_retries


def add(item: Item, context: StepContext) -> Flow[Attempt]:
    """Create an indexed item from the asset."""
    try:
        indexed_item_id = yield from _create_indexed_item(item, without_retries(context.config))
    except NotFoundError as error:
        if (yield from _is_gone(_target_request(item.job.target), context.config)):
            return Attempt((Postponed(item, item.job.tuning.first_retry),), error, ends_run=True)
        if not (yield from _is_gone(retrieve_asset.request(item.asset_id or ""), context.config)):
            raise
        return Attempt((Failed.of(item, error, Step.UPLOAD),))
    facts = Facts(indexed_item_id=indexed_item_id, metadata_sent=item.user_metadata)
    return Attempt((Advanced(item, Step.AWAIT_READY, facts),))


def _is_gone(request: Request[Any], config: ClientConfig) -> Flow[bool]:
    try:
        yield from call(request, config)
    except NotFoundError:
        return True
    return False


def _target_request(target: Target) -> Request[Any]:
    if target.kind is TargetKind.INDEX:
        return retrieve_index.request(target.id)
    return retrieve_knowledge_store.request(target.id)


def find_additions(items: Sequence[Item], context: StepContext) -> Flow[Attempt]:
    """Look for the indexed items that earlier tries may have created."""
    search = yield from find_indexed_items(items, context.config)
    return Attempt(tuple(_after_search(item, search) for item in items))


def _after_search(item: Item, search: Search[IndexedItem]) -> StepOutcome:
    indexed_item = search.found.get(item.asset_id or "")
    if indexed_item is None:
        return after_search(item, search.doubt(item.asset_id), Step.ADD)
    if item.job.target.kind is TargetKind.KNOWLEDGE_STORE or not item.user_metadata:
        following = None if indexed_item.is_ready else Step.AWAIT_READY
        return Advanced(item, following, Facts(indexed_item_id=indexed_item.id, metadata_sent=item.user_metadata))
    return Advanced(item, Step.SET_METADATA, Facts(indexed_item_id=indexed_item.id))


def _create_indexed_item(item: Item, config: ClientConfig) -> Flow[str]:
    target, asset_id = item.job.target, item.asset_id or ""
    metadata: Any = item.user_metadata or None
    request: Any
    if target.kind is TargetKind.INDEX:
        request = create_indexed_asset.request(
            target.id,
            asset_id=asset_id,
            enable_video_stream=item.job.options.enable_video_stream,
            user_metadata=metadata,
        )
    else:
        request = create_knowledge_store_item.request(target.id, asset_id=asset_id, metadata=metadata)
    created, response = yield from call_with_response(request, config)
    if not created.id:
        raise missing_field(request, "_id", response)
    indexed_item_id: str = created.id
    return indexed_item_id


def set_metadata(item: Item, context: StepContext) -> Flow[Attempt]:
    """Set the metadata of the indexed item, if it was created with other metadata."""
    wanted, had = dict(item.user_metadata), item.metadata_sent
    gone = [key for key in (had or {}) if key not in wanted]
    changes: dict[str, Any] = {**wanted, **dict.fromkeys(gone)}
    if had is not None and wanted != had and item.job.target.kind is TargetKind.KNOWLEDGE_STORE:
        raise InvalidArgumentError(
            f"the metadata of knowledge store item {item.indexed_item_id} cannot be changed: "
            "delete the item, and ingest the file with another ledger"
        )
    if wanted != had and changes:
        request = update_indexed_asset.request(item.job.target.id, item.indexed_item_id or "", user_metadata=changes)
        yield from call(request, context.config)
    return Attempt((Advanced(item, Step.AWAIT_READY, Facts(metadata_sent=wanted)),))
