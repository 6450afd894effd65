"""The operations on indexes."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import INDEX_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import RefusedError, UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.paging import answer_page, filter_times
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import to_json


def find_index(engine: Engine, index_id: str) -> sqlite3.Row:
    """The row of an index; UnknownResourceError if there is none."""
    selection = engine.select("indexes", INDEX_COLUMNS)
    selection.where("id = :id", id=index_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("index", index_id)
    return row


@handles("create_index")
def create_index(call: Call) -> Answer:
    """Create an index under a name that is still free."""
    engine = call.engine
    now, index_id = engine.clock.milliseconds(), engine.new_id()
    with engine.store.transaction():
        _check_name(engine, call.body.text("index_name"), index_id)
        engine.store.insert(
            "indexes",
            id=index_id,
            name=call.body.text("index_name"),
            models=to_json(call.body.mappings("models")),
            addons=to_json(call.body.texts("addons")) if "addons" in call.body else None,
            created_at=now,
            updated_at=now,
        )
    return Answer.json(201, {"_id": index_id})


@handles("list_indexes")
def list_indexes(call: Call) -> Answer:
    """List indexes by name, models and times."""
    selection = call.engine.select("indexes", INDEX_COLUMNS)
    filter_times(call, selection)
    if (name := call.query.optional_text("index_name")) is not None:
        selection.where("name = :name", name=name)
    if (family := call.query.optional_text("model_family")) is not None:
        selection.where(_some_model("json_extract(model.value, '$.model_name') GLOB :family"), family=f"{family}*")
    for number, option in enumerate(filter(None, (call.query.optional_text("model_options") or "").split(","))):
        value = f":option{number}"
        selection.where(
            _some_model(value, "IN (SELECT value FROM json_each(model.value, '$.model_options'))"),
            **{value[1:]: option.strip()},
        )
    return answer_page(call, selection, _render)


@handles("retrieve_index")
def retrieve_index(call: Call) -> Answer:
    """Retrieve one index with what is in it."""
    return Answer.json(200, _render(find_index(call.engine, call.path["index_id"])))


@handles("update_index")
def update_index(call: Call) -> Answer:
    """Rename an index."""
    engine, index_id, name = call.engine, call.path["index_id"], call.body.text("index_name")
    with engine.store.transaction():
        find_index(engine, index_id)
        _check_name(engine, name, index_id)
        engine.store.update("indexes", index_id, name=name, updated_at=engine.clock.milliseconds())
    return Answer(204)


@handles("delete_index")
def delete_index(call: Call) -> Answer:
    """Delete an index with its indexed assets; the assets stay."""
    engine, index_id = call.engine, call.path["index_id"]
    blobs: list[str] = []
    with engine.store.transaction():
        find_index(engine, index_id)
        for row in engine.store.rows("SELECT id FROM indexed_assets WHERE index_id = :id", id=index_id):
            blobs += engine.withdraw(row["id"])
        engine.store.run("DELETE FROM indexes WHERE id = :id", id=index_id)
    engine.blobs.remove(blobs)
    return Answer(204)


def _some_model(*condition: str) -> str:
    """The condition that it is true of one of the models of an index."""
    return " ".join(("EXISTS (SELECT 1 FROM json_each(models) AS model WHERE", *condition, ")"))


def _check_name(engine: Engine, name: str, index_id: str) -> None:
    taken = engine.store.row("SELECT 1 FROM indexes WHERE name = :name AND id <> :id", name=name, id=index_id)
    if taken:
        raise RefusedError(400, "index_name_already_exists", f"There is an index with the name {name} already.")


def _render(row: sqlite3.Row) -> JsonObject:
    index: JsonObject = {
        "_id": row["id"],
        "index_name": row["name"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
        "expires_at": None,
        "total_duration": round(row["total_duration"], 3),
        "video_count": row["video_count"],
        "models": orjson.loads(row["models"]),
    }
    if row["addons"] is not None:
        index["addons"] = orjson.loads(row["addons"])
    return index
