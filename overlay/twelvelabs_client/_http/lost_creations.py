"""The note on the error of a request that failed, but may have created an object: that it may, and where to look."""

from __future__ import annotations

from twelvelabs_lowlevel.requests import Call

from ..errors import ApiConnectionError, InternalServerError, TwelveLabsError, UnexpectedResponseError
from .retry import is_throttled

_LISTS = {
    "/analyze/batches": "analyze_async.batches.list",
    "/analyze/tasks": "analyze_async.tasks.list",
    "/assets": "assets.list",
    "/assets/multipart-uploads": "multipart_upload.list_incomplete_uploads",
    "/connections/{connection_id}/imports": "imports.list_imports",
    "/connections:authorize": "data_connectors.list_connections",
    "/embed/tasks": "embed.tasks.list",
    "/embed-v2/tasks": "embed.v_2.tasks.list",
    "/entity-collections": "entity_collections.list",
    "/entity-collections/{entity_collection_id}/entities": "entity_collections.entities.list",
    "/entity-collections/{entity_collection_id}/entities/bulk": "entity_collections.entities.list",
    "/indexes": "indexes.list",
    "/indexes/{index_id}/indexed-assets": "indexes.indexed_assets.list",
    "/knowledge-stores": "knowledge_stores.list",
    "/knowledge-stores/{knowledge_store_id}/item-collections": "knowledge_store_item_collections.list",
    "/knowledge-stores/{knowledge_store_id}/items": "knowledge_store_items.list",
    "/tasks": "tasks.list",
}
"""The method that lists what a POST to a route creates."""


def tell_of_lost_creation(error: TwelveLabsError, request: Call, *, was_lost: bool) -> None:
    """Say so in the error, if the request may have created something. `was_lost`: an earlier attempt may have."""
    if request.method != "POST" or request.idempotent:
        return
    if not was_lost and not _may_have_been_done(error):
        return
    listing = _LISTS.get(request.route)
    advice = (
        f"It may have been created all the same: look for it with {listing}()"
        if listing
        else ("It may have been carried out all the same")
    )
    error.args = (f"{error} {advice} before you make the call again.", *error.args[1:])


def _may_have_been_done(error: TwelveLabsError) -> bool:
    if isinstance(error, ApiConnectionError):
        return error.was_sent
    if isinstance(error, InternalServerError):
        return error.status_code != 501 and not is_throttled(error)
    return isinstance(error, UnexpectedResponseError)
