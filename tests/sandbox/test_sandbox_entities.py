"""Entities and their collections: the platform's rules."""

import pytest


@pytest.fixture(scope="module")
def images(upload_shared, tmp_path_factory):
    """Three images that are ready."""
    return [upload_shared(picture(shade), f"{shade}.bmp")["_id"] for shade in (10, 120, 240)]


def picture(shade):
    """A BMP file of one gray pixel."""
    header = b"BM" + (58).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    size = (40).to_bytes(4, "little") + (1).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little")
    return header + size + (24).to_bytes(2, "little") + bytes(24) + bytes([shade] * 3 + [0])


@pytest.fixture
def collection(client):
    return new_collection(client, "pilots")


@pytest.fixture
def entities(collection):
    return f"{collection}/entities"


def new_collection(client, name, **fields):
    created = client.post("/entity-collections", json={"name": name, **fields})
    assert created.status_code == 201
    return f"/entity-collections/{created.json()['_id']}"


def new_entity(client, entities, name, asset_ids, **fields):
    created = client.post(entities, json={"name": name, "asset_ids": asset_ids, **fields})
    assert created.status_code == 201, created.text
    return created.json()


def refusal(answer):
    assert answer.status_code == 400
    return answer.json()["code"], answer.json()["message"]


def test_a_collection_is_created_changed_and_deleted(client, sandbox):
    address = new_collection(client, "pilots", description="of the harbor")
    made = client.get(address).json()
    assert (made["name"], made["description"]) == ("pilots", "of the harbor")
    assert made["updated_at"] == made["created_at"]
    sandbox.clock.advance(5)
    changed = client.patch(address, json={"name": "captains"}).json()
    assert (changed["name"], changed["description"]) == ("captains", "of the harbor")
    assert changed["updated_at"] > changed["created_at"] == made["created_at"]
    sandbox.clock.advance(5)
    assert client.patch(address, json={}).json() == changed
    assert client.delete(address).status_code == 204
    code, message = refusal(client.get(address))
    assert code == "resource_not_exist"
    assert made["_id"] in message


def test_collections_are_listed_by_name_and_sorted(fresh, connect):
    client = connect(fresh)
    for name in ("Banana", "apple", "cherry"):
        new_collection(client, name)
        fresh.clock.advance(1)

    def names(**params):
        return [one["name"] for one in client.get("/entity-collections", params=params).json()["data"]]

    assert names() == ["cherry", "apple", "Banana"]
    assert names(sort_by="name") == ["cherry", "Banana", "apple"]
    assert names(sort_by="name", sort_option="asc") == ["apple", "Banana", "cherry"]
    assert names(sort_by="created_at", sort_option="asc", page_limit=2) == ["Banana", "apple"]
    assert names(name="apple") == ["apple"]
    assert names(name="app") == []
    assert "sort_by" in refusal(client.get("/entity-collections", params={"sort_by": "size"}))[1]


def test_an_entity_is_processed_again_when_its_assets_change(client, sandbox, entities, images):
    made = new_entity(client, entities, "Ada", images[:2], description="a pilot", metadata={"years": 12, "on": True})
    address = f"{entities}/{made['_id']}"
    assert made["status"] == "processing"
    assert made["asset_ids"] == images[:2]
    sandbox.clock.advance(0.9)
    assert client.get(address).json() == made
    sandbox.clock.advance(0.1)
    ready = client.get(address).json()
    assert ready["status"] == "ready"
    assert ready["updated_at"] > made["updated_at"]
    assert ready["metadata"] == {"years": 12, "on": True}

    added = client.post(f"{address}/assets", json={"asset_ids": [images[2], images[0]]}).json()
    assert (added["status"], added["asset_ids"]) == ("processing", images)
    sandbox.clock.advance(1)
    again = client.post(f"{address}/assets", json={"asset_ids": images}).json()
    assert again["status"] == "ready"  # nothing has changed
    removed = client.request("DELETE", f"{address}/assets", json={"asset_ids": images[1:]}).json()
    assert (removed["status"], removed["asset_ids"]) == ("processing", images[:1])


def test_assets_that_cannot_be_removed(client, entities, images):
    address = f"{entities}/{new_entity(client, entities, 'Ada', images[:2])['_id']}/assets"
    last = client.request("DELETE", address, json={"asset_ids": images[:2]})
    assert "at least one" in refusal(last)[1]
    foreign = client.request("DELETE", address, json={"asset_ids": [images[0], images[2]]})
    assert images[2] in refusal(foreign)[1]
    assert client.get(address.removesuffix("/assets")).json()["asset_ids"] == images[:2]
    nothing = client.request("DELETE", address, json={"asset_ids": []})
    assert nothing.json()["asset_ids"] == images[:2]


def test_updating_replaces_metadata_and_keeps_assets(client, sandbox, entities, images):
    made = new_entity(client, entities, "Ada", images[:1], metadata={"a": 1, "b": 2})
    sandbox.clock.advance(1)
    address = f"{entities}/{made['_id']}"
    changed = client.patch(address, json={"name": "Ada H.", "metadata": {"b": "three"}}).json()
    assert changed["status"] == "ready"
    assert (changed["name"], changed["metadata"]) == ("Ada H.", {"b": "three"})
    assert changed["asset_ids"] == images[:1]
    assert client.patch(address, json={"metadata": {}}).json()["metadata"] == {}


@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}, 2**53])
def test_metadata_values_are_scalars(client, entities, images, value):
    refused = client.post(entities, json={"name": "Ada", "asset_ids": images[:1], "metadata": {"key": value}})
    code, message = refusal(refused)
    assert code == "parameter_invalid"
    assert "metadata.key" in message


def test_assets_must_be_ready_images(client, sandbox, entities, uploaded, images, clip):
    processing = client.post("/assets", data={"method": "direct"}, files={"file": picture(1)}).json()["_id"]
    early = client.post(entities, json={"name": "Ada", "asset_ids": [processing]})
    assert "processing" in refusal(early)[1]
    video = client.post(entities, json={"name": "Ada", "asset_ids": [images[0], uploaded(clip)["_id"]]})
    assert "video" in refusal(video)[1]
    unknown = client.post(entities, json={"name": "Ada", "asset_ids": ["nobody"]})
    assert refusal(unknown)[0] == "resource_not_exist"
    assert client.get(entities).json()["data"] == []
    for body in ({"name": "Ada", "asset_ids": []}, {"name": "", "asset_ids": images}, {"asset_ids": images}):
        refusal(client.post(entities, json=body))


def test_bulk_creation_reports_failures(client, sandbox, entities, images, uploaded, clip):
    wanted = [
        {"name": "Ada", "asset_ids": images[:1]},
        {"name": "Nobody", "asset_ids": ["nobody"]},
        {"name": "Odd", "asset_ids": [images[1], images[1]], "metadata": {"size": 1.5}},
        {"name": "Wrong", "asset_ids": [uploaded(clip)["_id"]]},
    ]
    answer = client.post(f"{entities}/bulk", json={"entities": wanted})
    assert answer.status_code == 201
    result = answer.json()
    assert (result["success_count"], result["failed_count"]) == (2, 2)
    assert [(one["name"], one["status"]) for one in result["entities"]] == [
        ("Ada", "processing"),
        ("Odd", "processing"),
    ]
    assert [(one["entity_index"], one["entity_name"]) for one in result["errors"]] == [(1, "Nobody"), (3, "Wrong")]
    assert "nobody" in result["errors"][0]["error_reason"]
    assert "video" in result["errors"][1]["error_reason"]
    listed = client.get(entities, params={"sort_by": "name", "sort_option": "asc"}).json()["data"]
    assert [(one["name"], one["asset_ids"]) for one in listed] == [("Ada", images[:1]), ("Odd", [images[1]])]


def test_listing_entities(client, sandbox, entities, images):
    new_entity(client, entities, "Ada", images[:1])
    sandbox.clock.advance(1)
    new_entity(client, entities, "Odd", images[:1])

    def names(**params):
        return [one["name"] for one in client.get(entities, params=params).json()["data"]]

    assert names() == ["Odd", "Ada"]
    assert names(status="ready") == ["Ada"]
    assert names(status="processing") == ["Odd"]
    assert names(name="Odd") == ["Odd"]
    assert names(sort_by="updated_at", sort_option="asc") == ["Ada", "Odd"]
    assert client.get(entities, params={"page": 2, "page_limit": 1}).json()["page_info"]["total_results"] == 2


def test_entities_of_an_asset(client, sandbox, collection, entities, uploaded):
    asset_id = uploaded(picture(77), "one.bmp")["_id"]
    other = uploaded(picture(78), "two.bmp")["_id"]
    first = new_entity(client, entities, "Ada", [asset_id, other])
    second = new_entity(client, f"{new_collection(client, 'others')}/entities", "Odd", [asset_id])
    of_asset = client.get(f"/assets/{asset_id}/entities").json()["data"]
    assert [one["_id"] for one in of_asset] == [second["_id"], first["_id"]]
    assert client.delete(f"/assets/{asset_id}").status_code == 204  # entities do not prevent deleting an asset
    assert client.get(f"{entities}/{first['_id']}").json()["asset_ids"] == [other]
    assert refusal(client.get(f"/assets/{asset_id}/entities"))[0] == "resource_not_exist"
    assert client.delete(collection).status_code == 204
    assert client.get(f"/assets/{other}/entities").json()["data"] == []


def test_an_entity_belongs_to_one_collection(client, entities, images):
    entity_id = new_entity(client, entities, "Ada", images[:1])["_id"]
    elsewhere = f"{new_collection(client, 'others')}/entities/{entity_id}"
    for answer in (client.get(elsewhere), client.delete(elsewhere), client.patch(elsewhere, json={"name": "x"})):
        assert refusal(answer)[0] == "resource_not_exist"
    assert client.delete(f"{entities}/{entity_id}").status_code == 204
    assert refusal(client.get(f"{entities}/{entity_id}"))[0] == "resource_not_exist"
