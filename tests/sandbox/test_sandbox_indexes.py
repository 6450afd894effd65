"""Indexes: the platform's rules."""

import pytest

MODELS = [{"model_name": "marengo3.0", "model_options": ["visual"]}]


def test_an_index_is_created_retrieved_renamed_and_deleted(client, sandbox, new_index):
    index_id = new_index(client, "first name", addons=["thumbnail"])
    index = client.get(f"/indexes/{index_id}").json()
    assert index["index_name"] == "first name"
    assert index["addons"] == ["thumbnail"]
    assert index["video_count"] == 0
    assert index["total_duration"] == 0
    assert index["expires_at"] is None
    assert index["updated_at"] == index["created_at"]

    sandbox.clock.advance(5)
    assert client.put(f"/indexes/{index_id}", json={"index_name": "second name"}).status_code == 204
    renamed = client.get(f"/indexes/{index_id}").json()
    assert renamed["index_name"] == "second name"
    assert renamed["updated_at"] > renamed["created_at"]

    assert client.delete(f"/indexes/{index_id}").status_code == 204
    gone = client.get(f"/indexes/{index_id}")
    assert gone.status_code == 400  # the contract documents no 404 here
    assert gone.json()["code"] == "resource_not_exist"
    assert index_id in gone.json()["message"]


def test_names_are_unique(client, new_index):
    new_index(client, "taken")
    other = new_index(client, "other")
    again = client.post("/indexes", json={"index_name": "taken", "models": MODELS})
    renamed = client.put(f"/indexes/{other}", json={"index_name": "taken"})
    for refused in (again, renamed):
        assert (refused.status_code, refused.json()["code"]) == (400, "index_name_already_exists")
    assert client.put(f"/indexes/{other}", json={"index_name": "other"}).status_code == 204


def test_lists_are_paged_newest_first(fresh, connect, new_index):
    client = connect(fresh)
    ids = [new_index(client, f"index {number}") for number in range(7)]
    first = client.get("/indexes", params={"page_limit": 3}).json()
    assert [index["_id"] for index in first["data"]] == ids[:3:-1]
    assert first["page_info"] == {"limit_per_page": 3, "page": 1, "total_page": 3, "total_results": 7}
    last = client.get("/indexes", params={"page_limit": 3, "page": 3}).json()
    assert [index["_id"] for index in last["data"]] == ids[:1]
    assert client.get("/indexes", params={"page": 10**15}).json()["data"] == []
    oldest = client.get("/indexes", params={"sort_option": "asc"}).json()["data"]
    assert [index["_id"] for index in oldest] == ids


def test_an_empty_list_has_no_pages(fresh, connect):
    page = connect(fresh).get("/indexes").json()
    assert page == {"data": [], "page_info": {"limit_per_page": 10, "page": 1, "total_page": 0, "total_results": 0}}


def test_sorting_by_the_last_change(fresh, connect, new_index):
    client = connect(fresh)
    early, late = new_index(client, "early"), new_index(client, "late")
    fresh.clock.advance(1)
    client.put(f"/indexes/{early}", json={"index_name": "changed"})
    ids = [index["_id"] for index in client.get("/indexes", params={"sort_by": "updated_at"}).json()["data"]]
    assert ids == [early, late]


def test_filters(fresh, connect, new_index):
    client = connect(fresh)
    new_index(client, "old", models=MODELS)
    fresh.clock.advance(3600)
    moment = fresh.clock.now()
    new_index(client, "new")

    def names(**params):
        return [index["index_name"] for index in client.get("/indexes", params=params).json()["data"]]

    assert names(index_name="old") == ["old"]
    assert names(index_name="ol") == []
    assert names(model_options="visual") == ["new", "old"]
    assert names(model_options="visual,audio") == ["new"]
    assert names(model_family="marengo") == ["new", "old"]
    assert names(model_family="pegasus") == []
    assert names(created_at=moment.isoformat(timespec="milliseconds")) == ["new"]
    assert names(created_at=f"{moment:%Y-%m-%dT%H:%M:%S}+00:00") == ["new"]
    assert names(updated_at="2020-01-01") == ["new", "old"]
    assert names(created_at="2999-01-01T00:00:00+09:00") == []


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", ""])
def test_invalid_time_filters_are_rejected(client, text):
    refused = client.get("/indexes", params={"created_at": text})
    assert refused.json()["code"] == "parameter_invalid"
    assert "created_at" in refused.json()["message"]


def test_deleting_an_index_deletes_its_indexed_assets(client, uploaded, new_index):
    asset_id = uploaded()["_id"]
    index_id = new_index(client, "short-lived")
    client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id})
    assert client.get(f"/assets/{asset_id}/indexed-assets").json()["page_info"]["total_results"] == 1
    client.delete(f"/indexes/{index_id}")
    assert client.get(f"/assets/{asset_id}/indexed-assets").json()["data"] == []
    assert client.delete(f"/assets/{asset_id}").status_code == 204
