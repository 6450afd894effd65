"""The operation that searches a knowledge store, and the search that it shares with responses."""

import sqlite3
from collections.abc import Collection, Sequence

import orjson

from twelvelabs_sandbox.backend.asset_features import scenes_of
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.indexing import names_of
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, invalid, missing
from twelvelabs_sandbox.inference.ranking import Candidate, Match, Query, rank
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects, as_text, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import asset_words
from twelvelabs_sandbox.resources.knowledge_stores.items import select_items
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.resources.scripted_hits import SearchedFile, scripted_matches
from twelvelabs_sandbox.resources.search_results import ExpiredError, Page, find_page, keep_search

_KINDS = ("video", "image")


@handles("search_knowledge_store")
def search_knowledge_store(request: Request) -> Response:
    """Search the items of a knowledge store by text."""
    backend, body = request.backend, request.body
    store = find_knowledge_store(backend, request.path["knowledge_store_id"])
    if (token := body.optional_text("page_token")) is not None:
        return _response(backend, _next_page(backend, token, store["id"]))
    text = as_text((body.mapping("query") or {})["text"])
    if not text.strip():
        raise missing("query.text")
    wanted = Parameters(body.mapping("filter") or {})
    kinds = _condition(wanted, "asset_type") or set(_KINDS)
    modalities = _modalities(body, kinds)
    ids = _condition(wanted, "item_id")
    rows = [row for row in ready_items(backend, store["id"]) if row["asset_type"] in kinds]
    rows = [row for row in rows if ids is None or row["id"] in ids]
    scripted = backend.script.take(ModelCall("search", [text], knowledge_store=names_of(store)))
    if scripted is not None:
        hits, files, found = as_objects(scripted["hits"]), item_files(backend, store["id"]), {row["id"] for row in rows}
        matches = scripted_matches(backend, scripted, hits, files, modalities, found)
    else:
        matches = find_moments(backend, rows, content_words(text), modalities)
    results = _results(rows, matches, grouped=body.optional_text("group_by") == "item")
    kept: JsonObject = {
        "options": {"video": {"modalities": modalities}} if "video" in kinds else {},
        "include_metadata": body.flag("include_metadata", default=False),
    }
    return _response(backend, keep_search(backend, store["id"], kept, results, body.integer("page_size", 10)))


def ready_items(backend: Backend, store_id: str) -> list[sqlite3.Row]:
    """The items of a knowledge store that are ready to be searched, oldest first."""
    return backend.db.select(select_items(backend, store_id).where_equal(status="ready"), order="created_at, id")


def item_files(backend: Backend, store_id: str) -> list[SearchedFile]:
    """The items of a knowledge store as files that scripts name, oldest first."""
    rows = backend.db.select(select_items(backend, store_id), order="created_at, id")
    return [_file(row, Parameters(as_object(orjson.loads(row["system_metadata"])))) for row in rows]


def _file(row: sqlite3.Row, system: Parameters) -> SearchedFile:
    name, duration = system.optional_text("filename"), system.optional_number("duration")
    return SearchedFile(row["id"], row["asset_id"], name, duration)


def item_words(backend: Backend, row: sqlite3.Row) -> list[str]:
    """The words of an item: from its file name, its metadata and the metadata of its asset."""
    asset = backend.db.row("SELECT user_metadata FROM assets WHERE id = :id", id=row["asset_id"])
    filename = as_object(orjson.loads(row["system_metadata"])).get("filename")
    name = as_text(filename) if filename is not None else None
    return asset_words(name, row["metadata"], asset["user_metadata"] if asset else None)


def find_moments(
    backend: Backend, rows: Sequence[sqlite3.Row], words: Sequence[str], modalities: Sequence[str]
) -> list[Match]:
    """The scenes of items that match words, best first. For images, only the visual modality applies."""
    query = Query(words)
    found: list[Match] = []
    for row in rows:
        candidate = Candidate(row["id"], scenes_of(backend, row["asset_id"]), item_words(backend, row))
        ways = modalities if row["asset_type"] == "video" else ["visual"]
        found += rank(query, [candidate], ways, every=False)
    return sorted(found, key=lambda match: -match.score)


def _condition(wanted: Parameters, name: str) -> set[str] | None:
    """The values that a condition allows, or None if there is no such condition."""
    values = wanted.mapping(name)
    if values is None:
        return None
    condition = Parameters(values)
    return {condition.text("eq")} if condition.get("eq") else {*condition.texts("in")}


def _modalities(body: Parameters, kinds: Collection[str]) -> list[str]:
    options = (body.mapping("search_options") or {}).get("video")
    if options is None:
        return ["visual"]
    if "video" not in kinds:
        raise invalid("search_options.video", "is not valid if the filter excludes videos")
    return list(dict.fromkeys(Parameters(as_object(options)).texts("modalities")))


def _results(rows: Sequence[sqlite3.Row], matches: Sequence[Match], *, grouped: bool) -> list[JsonObject]:
    kinds = {row["id"]: row["asset_type"] for row in rows}
    groups: dict[str, list[Match]] = {}  # ordered by their best matches
    for number, match in enumerate(matches):
        groups.setdefault(match.identifier if grouped else str(number), []).append(match)
    return [
        _hit(kinds[found[0].identifier], number, found[0].identifier, found)
        for number, found in enumerate(groups.values(), start=1)
    ]


def _hit(kind: str, number: int, identifier: str, matches: Sequence[Match]) -> JsonObject:
    hit: JsonObject = {"asset_type": kind, "rank": number, "item_id": identifier}
    if kind == "video":
        hit["matches"] = [
            {"start_sec": match.scene.start, "end_sec": match.scene.end, "modalities": match.modalities}
            | present(transcription=match.transcription)
            for match in matches
        ]
    return hit


def _next_page(backend: Backend, token: str, store_id: str) -> Page:
    try:
        page = find_page(backend, token, store_id)
    except ExpiredError:
        raise ApiError(410, "page_token_expired", "The page token has expired. Repeat the search.") from None
    if page is None:
        raise invalid("page_token", "must be the next_page_token of an earlier page of this knowledge store")
    return page


def _response(backend: Backend, page: Page) -> Response:
    with_metadata = page.request["include_metadata"] is True
    data = [{**hit, **(_metadata(backend, hit) if with_metadata else {})} for hit in page.results]
    response = present(data=data, next_page_token=page.next_token, effective_search_options=page.request["options"])
    return Response.json(200, response)


def _metadata(backend: Backend, hit: JsonObject) -> JsonObject:
    row = backend.db.row("SELECT * FROM knowledge_store_items WHERE id = :id", id=hit["item_id"])
    if row is None:
        return {}
    known = as_object(orjson.loads(row["system_metadata"]))
    shown = ("duration", "width", "height", "size") if hit["asset_type"] == "video" else ("width", "height", "size")
    system = {name: known[name] for name in shown if name in known}
    return {"metadata": {"system": system, "user": orjson.loads(row["metadata"] or "{}")}}
