"""Operations that search an index."""

import re
import sqlite3
from collections.abc import Sequence

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features, scenes_of
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.indexing import names_of
from twelvelabs_sandbox.backend.status_columns import INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError, invalid, missing
from twelvelabs_sandbox.inference.ranking import Candidate, Match, Query, rank
from twelvelabs_sandbox.inference.text import content_words, tokens
from twelvelabs_sandbox.json_values import JsonObject, as_objects, as_text, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import asset_words, check_file, check_url, read_media, release
from twelvelabs_sandbox.resources.entities.entities import find_entity
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.indexes.search_filter import passes, read_filter
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.resources.scripted_hits import SearchedFile, scripted_matches
from twelvelabs_sandbox.resources.search_results import ExpiredError, Page, find_page, keep_search

_MAX_TOKENS = 500
_MAX_IMAGES = 10
_ENTITY = re.compile(r"<@([^>]*)>")
# The model option that each search option requires.
_REQUIRED_OPTIONS = {"visual": "visual", "audio": "audio", "transcription": "audio"}


@handles("create_search")
def create_search(request: Request) -> Response:
    """Search an index by text, images or both, and return the first page of results."""
    body, backend = request.body, request.backend
    index = find_index(backend, body.text("index_id"))
    options = _check_options(request, index)
    conditions = read_filter(body.optional_text("filter"))
    query, call = _read_query(request, index)
    selection = backend.select("indexed_assets", INDEXED_ASSET_COLUMNS).where_equal(index_id=index["id"])
    known = backend.db.select(selection, order="created_at, id")
    rows = [row for row in known if row["status"] == "ready"]
    searched = [row for row in rows if passes(row, conditions)]
    if (scripted := backend.script.take(call)) is not None:
        files = [SearchedFile(row["id"], row["asset_id"], row["filename"], row["duration"]) for row in known]
        found = {row["id"] for row in searched}
        matches = scripted_matches(backend, scripted, as_objects(scripted["hits"]), files, options, found)
    else:
        candidates = [_candidate(backend, row, query) for row in searched]
        matches = rank(query, candidates, options, every=body.optional_text("operator") == "and")
    grouped = body.optional_text("group_by") == "video"
    results = _results(matches, grouped=grouped)
    pool: JsonObject = {
        "total_count": len(rows),
        "total_duration": round(sum(row["duration"] or 0.0 for row in rows), 3),
        "index_id": index["id"],
    }
    kept: JsonObject = {
        "pool": pool,
        "matches": len(matches) if grouped else None,
        "include_user_metadata": body.flag("include_user_metadata", default=False),
    }
    page = keep_search(backend, index["id"], kept, results, body.integer("page_limit", 10))
    return _response(backend, page, with_metadata=body.flag("include_user_metadata", default=False))


@handles("retrieve_search_page")
def retrieve_search_page(request: Request) -> Response:
    """Retrieve another page of the results of a search."""
    try:
        page = find_page(request.backend, request.path["page_token"])
    except ExpiredError:
        page = None
    if page is None or "pool" not in page.request:
        message = "The page token is not valid, or has expired. Search again."
        raise ApiError(400, "search_page_token_expired", message)
    asked = page.request["include_user_metadata"] is True
    return _response(request.backend, page, with_metadata=request.query.flag("include_user_metadata", default=asked))


def _check_options(request: Request, index: sqlite3.Row) -> list[str]:
    options = list(dict.fromkeys(request.body.texts("search_options")))
    if not options:
        raise missing("search_options")
    models = orjson.loads(index["models"])
    looked_at = {option for model in models for option in model["model_options"]}
    for option in options:
        if _REQUIRED_OPTIONS[option] not in looked_at:
            required = _REQUIRED_OPTIONS[option]
            message = f"The search option {option} requires an index with the model option {required}."
            raise ApiError(400, "search_option_not_supported", message)
    if "transcription_options" in request.body and "transcription" not in options:
        raise invalid("transcription_options", "is only valid with the search option transcription")
    return options


def _read_query(request: Request, index: sqlite3.Row) -> tuple[Query, ModelCall]:
    """The query, for the simulation and for the script."""
    body = request.body
    text, urls = body.optional_text("query_text"), body.texts("query_media_url")
    files = request.files.get("query_media_file", [])
    if not text and not urls and not files:
        raise missing("query_text, query_media_url or query_media_file")
    if ("query_media_type" in body) != bool(urls or files):
        raise invalid("query_media_type", "is required with images, and only valid with them")
    if len(urls) + len(files) > _MAX_IMAGES:
        raise invalid("query_media_url", f"must have at most {_MAX_IMAGES} images, including the files")
    if text and len(tokens(text)) > _MAX_TOKENS:
        raise ApiError(400, "token_limit_exceeded", f"The query_text parameter has more than {_MAX_TOKENS} tokens.")
    sources = [check_url(request.backend, url, "query_media_url") for url in urls]
    try:
        sources.extend(check_file(request.backend, file, "query_media_file") for file in files)
        images = [read_media(request.backend, source, ["image"]) for source in sources]
    finally:
        for source in sources:
            release(request.backend, source)
    pictures = [picture for image in images for picture in image.features.pictures]
    mentioned = _ENTITY.findall(text or "")
    pictures += [picture for entity_id in mentioned for picture in _entity_pictures(request.backend, entity_id)]
    names = {entity_id: find_entity(request.backend, entity_id)["name"] for entity_id in mentioned}
    texts = [text or "", *([_ENTITY.sub(lambda mention: names[mention[1]], text)] if text and names else [])]
    filenames = [source.filename for source in sources if source.filename]
    call = ModelCall("search", texts, filenames, index=names_of(index))
    return Query(content_words(_ENTITY.sub(" ", text or "")), pictures), call


def _entity_pictures(backend: Backend, entity_id: str) -> list[bytes]:
    """The pictures of an entity's images."""
    try:
        entity = find_entity(backend, entity_id)
    except UnknownResourceError:
        raise invalid("query_text", f"must not mention {entity_id}: no entity has this id") from None
    if entity["status"] != "ready":
        raise invalid("query_text", f"must mention entities that are ready, but {entity_id} is {entity['status']}")
    assets = orjson.loads(entity["asset_ids"])
    return [picture for asset_id in assets for picture in asked_features(backend, asset_id).pictures]


def _candidate(backend: Backend, row: sqlite3.Row, query: Query) -> Candidate:
    # The metadata of the indexed asset, not of the asset, which other indexes may describe differently.
    words = asset_words(row["filename"], row["user_metadata"])
    features = asked_features(backend, row["asset_id"]) if query.pictures else None
    return Candidate(row["id"], scenes_of(backend, row["asset_id"]), words, features)


def _results(matches: Sequence[Match], *, grouped: bool) -> list[JsonObject]:
    clips: list[JsonObject] = [
        {"start": match.scene.start, "end": match.scene.end, "video_id": match.identifier, "rank": number}
        | present(transcription=match.transcription)
        for number, match in enumerate(matches, start=1)
    ]
    if not grouped:
        return clips
    videos: dict[str, list[JsonObject]] = {}  # ordered by their best clips
    for clip in clips:
        videos.setdefault(as_text(clip["video_id"]), []).append(clip)
    return [{"id": video, "clips": group} for video, group in videos.items()]


def _response(backend: Backend, page: Page, *, with_metadata: bool) -> Response:
    info = present(
        limit_per_page=page.limit,
        page_expires_at=page.expiry,
        total_results=page.total,
        total_inner_matches=page.request["matches"],
        next_page_token=page.next_token,
        prev_page_token=page.previous_token,
    )
    data = [_render(backend, result, with_metadata=with_metadata) for result in page.results]
    return Response.json(200, {"data": data, "page_info": info, "search_pool": page.request["pool"]})


def _render(backend: Backend, result: JsonObject, *, with_metadata: bool) -> JsonObject:
    row = backend.db.row(
        "SELECT user_metadata, thumbnail_path FROM indexed_assets WHERE id = :id",
        id=result.get("id", result.get("video_id")),
    )
    extra: JsonObject = {}
    if row is not None and with_metadata:
        extra["user_metadata"] = orjson.loads(row["user_metadata"])
    thumbnail: JsonObject = {}
    if row is not None and row["thumbnail_path"]:
        thumbnail["thumbnail_url"] = backend.media_url(row["thumbnail_path"])
    if "clips" in result:
        return {**result, **extra, "clips": [{**clip, **thumbnail} for clip in as_objects(result["clips"])]}
    return {**result, **extra, **thumbnail}
