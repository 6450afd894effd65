"""Knowledge stores, their items and item collections: the platform's rules."""

import re

import pytest

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
WEATHER = {"type": "string", "description": "the weather"}


@pytest.fixture(scope="module")
def video(upload_shared):
    return upload_shared()


@pytest.fixture
def store(client):
    return new_store(client, "archive")


@pytest.fixture
def items(store):
    return f"{store}/items"


def new_store(client, name, **fields):
    created = client.post("/knowledge-stores", json={"name": name, **fields})
    assert created.status_code == 201, created.text
    assert re.fullmatch(f"ks_{UUID}", created.json()["_id"])
    return f"/knowledge-stores/{created.json()['_id']}"


def new_item(client, store, asset_id, **fields):
    created = client.post(f"{store}/items", json={"asset_id": asset_id, **fields})
    assert created.status_code == 202, created.text
    assert re.fullmatch(f"ksi_{UUID}", created.json()["_id"])
    return created.json()


def new_selection(client, store, name, **fields):
    created = client.post(f"{store}/item-collections", json={"name": name, **fields})
    assert created.status_code == 201, created.text
    assert re.fullmatch(f"ksic_{UUID}", created.json()["_id"])
    return f"{store}/item-collections/{created.json()['_id']}"


def refusal(answer, status=400):
    assert answer.status_code == status, answer.text
    return answer.json()["code"], answer.json()["message"]


def test_a_store_is_created_changed_and_deleted(client, sandbox):
    config = {"enrichment_config": {"type": "description", "description": "Note the weather."}}
    address = new_store(client, "archive", description="footage", metadata={"a": ["x"]}, ingestion_config=config)
    made = client.get(address).json()
    assert made["ingestion_config"] == config
    assert (made["description"], made["metadata"], made["item_count"]) == ("footage", {"a": ["x"]}, 0)
    sandbox.clock.advance(5)
    changed = client.patch(address, json={"name": "new", "metadata": {"b": 1.5}}).json()
    assert (changed["name"], changed["description"], changed["metadata"]) == ("new", "footage", {"b": 1.5})
    assert changed["updated_at"] > changed["created_at"] == made["created_at"]
    assert refusal(client.patch(address, json={"ingestion_config": config}))[0] == "parameter_unknown"
    assert client.delete(address).status_code == 204
    assert refusal(client.get(address))[0] == "resource_not_exist"


def test_stores_are_listed_newest_first(fresh, connect):
    client = connect(fresh)
    made = [new_store(client, f"store {number}").rpartition("/")[2] for number in range(5)]
    page = client.get("/knowledge-stores", params={"page_limit": 2}).json()
    assert [one["_id"] for one in page["data"]] == made[:2:-1]
    assert page["page_info"] == {"limit_per_page": 2, "page": 1, "total_page": 3, "total_results": 5}
    oldest = client.get("/knowledge-stores", params={"sort_option": "asc"}).json()["data"]
    assert [one["_id"] for one in oldest] == made
    fresh.clock.advance(1)
    client.patch(f"/knowledge-stores/{made[1]}", json={"name": "changed"})
    latest = client.get("/knowledge-stores", params={"sort_by": "updated_at"}).json()["data"]
    assert latest[0]["_id"] == made[1]


@pytest.mark.parametrize(
    ("metadata", "named"),
    [
        ({"key": None}, "metadata.key"),
        ({"key": {}}, "metadata.key"),
        ({"key": [1]}, "metadata.key"),
        ({"key": 2**53}, "metadata.key"),
        ({"key": "x" * 2049}, "metadata.key"),
        ({"key": ["x" * 2049]}, "metadata.key"),
        ({"k" * 129: 1}, "a key must have at most 128 characters"),
        ({f"key{number}": 1 for number in range(11)}, "metadata"),
    ],
)
def test_metadata_has_its_limits(client, store, metadata, named):
    for answer in (
        client.post("/knowledge-stores", json={"name": "x", "metadata": metadata}),
        client.patch(store, json={"metadata": metadata}),
        client.post(f"{store}/item-collections", json={"name": "x", "metadata": metadata}),
    ):
        code, message = refusal(answer)
        assert code == "parameter_invalid"
        assert named in message


def test_metadata_at_its_limits(client, store):
    largest = {"k" * 128: "x" * 2048, "n": -(2**53) + 1, **{f"key{number}": True for number in range(8)}}
    assert client.patch(store, json={"metadata": largest}).json()["metadata"] == largest


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"weather": WEATHER}},
        {
            "type": "object",
            "title": "Shot",
            "properties": {
                "light": {"type": "string", "enum": ["day", "night"], "description": "when"},
                "boats": {
                    "type": "array",
                    "description": "all boats",
                    "minItems": 0,
                    "maxItems": 9,
                    "items": {"type": "object", "properties": {"name": WEATHER}, "additionalProperties": False},
                },
                "level": {"type": "number", "minimum": 0, "maximum": 1.5, "description": "how much"},
            },
            "required": ["light"],
        },
    ],
)
def test_valid_enrichment_schemas(client, schema):
    config = {"enrichment_config": {"type": "json_schema", "json_schema": schema}}
    address = new_store(client, "enriched", ingestion_config=config)
    assert client.get(address).json()["ingestion_config"] == config


def test_an_enrichment_schema_at_the_maximum_depth_of_json(client):
    schema = WEATHER
    for _ in range(90):
        schema = {"type": "array", "items": schema, "description": "more"}
    config = {
        "enrichment_config": {
            "type": "json_schema",
            "json_schema": {"type": "object", "properties": {"deep": schema}},
        }
    }
    assert client.get(new_store(client, "deep", ingestion_config=config)).json()["ingestion_config"] == config


@pytest.mark.parametrize(
    ("schema", "named"),
    [
        ({"type": "array", "properties": {}}, "json_schema"),
        ({"type": "object"}, "json_schema"),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, "properties.a"),
        ({"type": "object", "properties": {"a": {**WEATHER, "pattern": "x"}}}, "pattern"),
        ({"type": "object", "properties": {"a": {**WEATHER, "type": ["string", "null"]}}}, "properties.a.type"),
        ({"type": "object", "properties": {"a": {**WEATHER, "enum": ["x", None]}}}, "properties.a.enum"),
        ({"type": "object", "properties": {"a": {**WEATHER, "nullable": True}}}, "nullable"),
        ({"type": "object", "properties": {}, "additionalProperties": {"type": "string"}}, "additionalProperties"),
        ({"type": "object", "properties": {"a": {**WEATHER, "items": {"anyOf": []}}}}, "properties.a.items.anyOf"),
        ({"type": "object", "properties": {"a": {**WEATHER, "minimum": 2**60}}}, "minimum"),
        ({"type": "object", "properties": {"a": {**WEATHER, "maxItems": -1}}}, "properties.a.maxItems"),
    ],
)
def test_invalid_enrichment_schemas(client, schema, named):
    config = {"enrichment_config": {"type": "json_schema", "json_schema": schema}}
    code, message = refusal(client.post("/knowledge-stores", json={"name": "x", "ingestion_config": config}), 422)
    assert code == "parameter_invalid"
    assert named in message


def test_an_item_progresses_through_its_stages(client, sandbox, video, store, items):
    made = new_item(client, store, video["_id"], metadata={"shelf": "B2"})
    address = f"{items}/{made['_id']}"
    seen = []
    for _ in range(19):
        item = client.get(address).json()
        seen.append(item["status"])
        assert ("system_metadata" in item) == (item["status"] in ("processing", "ready"))
        sandbox.clock.advance(0.1)
    assert seen == ["queued"] * 3 + ["pending"] * 3 + ["processing"] * 12 + ["ready"]
    item = client.get(address).json()
    assert item["updated_at"] > item["created_at"]
    assert item["metadata"] == {"shelf": "B2"}
    assert item["asset_type"] == "video"
    expected = {"asset_type": "video", "width": 1280, "height": 720, "codec_name": "h264", "size": video["size"]}
    assert expected.items() <= item["system_metadata"].items()
    assert client.get(store).json()["item_count"] == 1
    assert client.delete(address).status_code == 204
    assert refusal(client.get(address))[0] == "resource_not_exist"
    assert client.get(store).json()["item_count"] == 0


def test_an_image_becomes_an_item(client, sandbox, uploaded, make_image, store, items):
    made = new_item(client, store, uploaded(make_image("png"), "ada.png")["_id"], asset_type="image")
    sandbox.clock.advance(2)
    found = client.get(f"{items}/{made['_id']}").json()["system_metadata"]
    assert (found["asset_type"], found["filename"], found["codec_name"]) == ("image", "ada.png", "png")
    assert (found["width"], found["height"]) == (64, 48)
    assert "duration" not in found


def test_a_video_that_the_model_rejects_fails(client, sandbox, uploaded, make_video, store, items):
    made = new_item(client, store, uploaded(make_video(320, 240))["_id"])
    sandbox.clock.advance(2)
    assert client.get(f"{items}/{made['_id']}").json()["status"] == "failed"


def test_assets_that_cannot_become_items(client, sandbox, uploaded, make_audio, video, items, clip):
    early = client.post("/assets", data={"method": "direct"}, files={"file": clip.read_bytes()}).json()["_id"]
    assert "processing" in refusal(client.post(items, json={"asset_id": early}))[1]
    sound = uploaded(make_audio(), "silence.wav")["_id"]
    assert "audio" in refusal(client.post(items, json={"asset_id": sound}))[1]
    wrong = client.post(items, json={"asset_id": video["_id"], "asset_type": "image"})
    assert "asset_type" in refusal(wrong)[1]
    for address, asset_id in ((items, "nobody"), ("/knowledge-stores/nobody/items", video["_id"])):
        assert refusal(client.post(address, json={"asset_id": asset_id}))[0] == "resource_not_exist"
    long = {"key": "x" * 8193}
    assert "8192" in refusal(client.post(items, json={"asset_id": video["_id"], "metadata": long}))[1]
    assert client.get(items).json()["data"] == []


def test_listing_items(client, sandbox, video, store, items):
    old = new_item(client, store, video["_id"])["_id"]
    sandbox.clock.advance(2)
    new = new_item(client, store, video["_id"])["_id"]

    def ids(**params):
        return [one["_id"] for one in client.get(items, params=params).json()["data"]]

    assert ids() == [new, old]
    assert ids(status="ready") == [old]
    assert ids(status=["queued", "ready"], sort_option="asc") == [old, new]
    assert ids(status="failed") == []
    assert ids(page=2, page_limit=1) == [old]


def test_an_item_outlives_its_asset(client, sandbox, uploaded, store, items):
    asset_id = uploaded()["_id"]
    item = new_item(client, store, asset_id)
    sandbox.clock.advance(2)
    sandbox.wait_until_idle()
    assert client.delete(f"/assets/{asset_id}").status_code == 204
    kept = client.get(f"{items}/{item['_id']}").json()
    assert (kept["status"], kept["asset_id"]) == ("ready", asset_id)


def test_a_collection_of_items(client, sandbox, video, store, items):
    first, second = (new_item(client, store, video["_id"])["_id"] for _ in range(2))
    address = new_selection(client, store, "evening", description="dark", metadata={"desk": "night"})
    made = client.get(address).json()
    assert made["knowledge_store_id"] == store.rpartition("/")[2]
    assert (made["member_count"], made["description"]) == (0, "dark")
    sandbox.clock.advance(1)
    added = client.post(f"{address}/items/add", json={"item_ids": [first, first]}).json()
    assert added["member_count"] == 1
    assert added["updated_at"] > made["updated_at"]
    sandbox.clock.advance(1)
    again = client.post(f"{address}/items/add", json={"item_ids": [first]}).json()
    assert again == added  # nothing has changed
    assert client.post(f"{address}/items/add", json={"item_ids": [second, first]}).json()["member_count"] == 2
    members = client.get(f"{address}/items").json()["data"]
    assert [one["_id"] for one in members] == [second, first]
    for _ in range(2):
        assert client.post(f"{address}/items/remove", json={"item_ids": [first, "nobody"]}).status_code == 204
    assert [one["_id"] for one in client.get(f"{address}/items").json()["data"]] == [second]
    assert client.delete(f"{items}/{second}").status_code == 204
    assert client.get(address).json()["member_count"] == 0
    assert client.delete(address).status_code == 204
    assert refusal(client.get(f"{address}/items"))[0] == "resource_not_exist"
    assert client.get(f"{items}/{first}").status_code == 200


def test_items_are_added_all_or_none(client, video, store):
    known = new_item(client, store, video["_id"])["_id"]
    foreign = new_item(client, new_store(client, "other"), video["_id"])["_id"]
    address = new_selection(client, store, "evening")
    for stranger in ("nobody", foreign):
        refused = client.post(f"{address}/items/add", json={"item_ids": [known, stranger]})
        assert refusal(refused)[0] == "resource_not_exist"
    assert client.get(address).json()["member_count"] == 0
    for wrong in ([], [known] * 501):
        assert "item_ids" in refusal(client.post(f"{address}/items/add", json={"item_ids": wrong}))[1]


def test_names_of_collections_are_unique_within_a_store(client, store):
    new_selection(client, store, "taken")
    other = new_selection(client, store, "other")
    again = client.post(f"{store}/item-collections", json={"name": "taken"})
    renamed = client.patch(other, json={"name": "taken"})
    for refused in (again, renamed):
        assert "taken" in refusal(refused)[1]
    assert client.patch(other, json={"name": "other", "description": "the same"}).json()["name"] == "other"
    new_selection(client, new_store(client, "elsewhere"), "taken")


def test_listing_collections_of_items(client, sandbox, store):
    for name in ("b", "a", "C"):
        new_selection(client, store, name)
        sandbox.clock.advance(1)

    def names(**params):
        return [one["name"] for one in client.get(f"{store}/item-collections", params=params).json()["data"]]

    assert names() == ["C", "a", "b"]
    assert names(sort_by="name", sort_option="asc") == ["a", "b", "C"]
    assert names(page=2, page_limit=2) == ["b"]


def test_deleting_a_store_deletes_everything_in_it(client, video):
    store = new_store(client, "short-lived")
    item = new_item(client, store, video["_id"])["_id"]
    selection = new_selection(client, store, "all")
    client.post(f"{selection}/items/add", json={"item_ids": [item]})
    assert client.delete(store).status_code == 204
    for address in (store, f"{store}/items", f"{store}/items/{item}", selection):
        assert refusal(client.get(address))[0] == "resource_not_exist"
    assert client.get(f"/assets/{video['_id']}").status_code == 200
