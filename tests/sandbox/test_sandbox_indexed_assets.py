"""Indexed assets: stages, limits of the model, filters, metadata, streams."""

import pytest

from tests.loops import loop


@pytest.fixture(scope="module")
def video(upload_shared):
    """An asset to index."""
    return upload_shared()


@pytest.fixture
def index_id(client, new_index, request):
    return new_index(client, request.node.name)


@pytest.fixture
def index_asset(client, index_id):
    def index(asset_id, **body):
        created = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id, **body})
        assert created.status_code == 202, created.text
        assert created.json()["asset_id"] == asset_id
        return f"/indexes/{index_id}/indexed-assets/{created.json()['_id']}"

    return index


def test_indexing_progresses_through_its_stages(client, sandbox, video, index_id, index_asset):
    address = index_asset(video["_id"], user_metadata={"category": "tour"})
    seen = []
    for _ in range(21):
        item = client.get(address).json()
        seen.append(item["status"])
        facts = item["system_metadata"]
        assert facts["filename"] == video["filename"]
        assert ("duration" in facts) == (item["status"] in ("indexing", "ready"))
        assert ("indexed_at" in item) == (item["status"] == "ready")
        assert item["user_metadata"] == {"category": "tour"}
        sandbox.clock.advance(0.1)
    stages = ["pending"] * 3 + ["queued"] * 3 + ["validating"] * 3 + ["indexing"] * 11 + ["ready"]
    assert seen == stages
    item = client.get(address).json()
    assert item["updated_at"] == item["indexed_at"] > item["created_at"]
    expected = {"width": 1280, "height": 720, "fps": 25, "size": video["size"], "duration": video["duration"]}
    assert expected.items() <= item["system_metadata"].items()
    assert "hls" not in item
    index = client.get(f"/indexes/{index_id}").json()
    assert index["video_count"] == 1
    assert index["total_duration"] == pytest.approx(video["duration"])
    assert index["updated_at"] == item["indexed_at"]


def test_the_stream_of_an_indexed_asset_outlives_the_asset(client, sandbox, uploaded, index_asset, plain):
    asset = uploaded()
    address = index_asset(asset["_id"], enable_video_stream=True)
    assert client.get(address).json()["hls"] == {"status": "PROCESSING"}
    sandbox.wait_until_idle()
    sandbox.clock.advance(2)
    assert client.delete(f"/assets/{asset['_id']}", params={"force": True}).status_code == 204
    hls = client.get(address).json()["hls"]
    assert hls["status"] == "COMPLETE"
    assert plain.get(hls["video_url"]).text.startswith("#EXTM3U")
    assert plain.get(hls["thumbnail_urls"][0]).headers["content-type"] == "image/jpeg"
    assert client.delete(address).status_code == 204
    assert plain.get(hls["video_url"]).status_code == 404


def test_assets_that_cannot_be_indexed(client, sandbox, uploaded, make_image, clip, index_id):
    address = f"/indexes/{index_id}/indexed-assets"
    processing = client.post("/assets", data={"method": "direct"}, files={"file": clip.read_bytes()}).json()
    early = client.post(address, json={"asset_id": processing["_id"]})
    assert (early.status_code, early.json()["code"]) == (400, "parameter_invalid")
    assert "processing" in early.json()["message"]
    image = client.post(address, json={"asset_id": uploaded(make_image("png"))["_id"]})
    assert image.status_code == 400
    assert "image" in image.json()["message"]
    failed = client.post(address, json={"asset_id": uploaded(b"\0" * 99)["_id"]})
    assert failed.status_code == 400
    for target, asset in ((address, "nobody"), ("/indexes/nobody/indexed-assets", processing["_id"])):
        unknown = client.post(target, json={"asset_id": asset})
        assert (unknown.status_code, unknown.json()["code"]) == (404, "resource_not_exist")


@pytest.mark.parametrize(
    ("width", "height", "seconds", "status"),
    [(640, 360, 4, "ready"), (640, 360, 3, "failed"), (640, 358, 4, "failed"), (358, 640, 4, "failed")],
)
def test_the_limits_of_the_model(
    client, sandbox, uploaded, make_video, index_id, index_asset, width, height, seconds, status
):
    asset = uploaded(make_video(width, height, seconds), "made.mkv")
    address = index_asset(asset["_id"], enable_video_stream=True)
    sandbox.wait_until_idle()
    sandbox.clock.advance(1.9)
    assert client.get(address).json()["status"] == "indexing"
    sandbox.clock.advance(0.1)
    item = client.get(address).json()
    assert item["status"] == status
    assert item["indexed_at"]
    assert item["hls"]["status"] == ("COMPLETE" if status == "ready" else "ERROR")
    index = client.get(f"/indexes/{index_id}").json()
    assert index["video_count"] == (1 if status == "ready" else 0)


def test_filters(client, sandbox, video, uploaded, make_video, index_id, index_asset):
    small = uploaded(make_video(640, 360, 4), "small.mkv")
    first = index_asset(video["_id"], user_metadata={"category": "tour", "take": 3, "tags": ["a", "b"], "public": True})
    sandbox.clock.advance(60)
    second = index_asset(small["_id"], user_metadata={"category": "other"})
    sandbox.clock.advance(2)
    third = index_asset(video["_id"])
    names = {address.rpartition("/")[2]: name for address, name in ((first, 1), (second, 2), (third, 3))}

    def found(**params):
        page = client.get(f"/indexes/{index_id}/indexed-assets", params=params)
        assert page.status_code == 200, page.text
        return [names[item["_id"]] for item in page.json()["data"]]

    assert found() == [3, 2, 1]
    assert found(sort_option="asc") == [1, 2, 3]
    assert found(sort_by="updated_at", sort_option="asc") == [1, 2, 3]
    assert found(status="ready") == [2, 1]
    assert found(status=["pending", "failed"]) == [3]
    assert found(filename="small.mkv") == [2]
    assert found(filename="small") == []
    assert found(**{"duration[gte]": 5, "duration[lte]": 6}) == [1]
    assert found(duration=4) == [2]
    assert found(width=1280) == [1]  # the width is unknown before indexing starts
    assert found(**{"height[lte]": 400}) == [2]
    assert found(**{"size[gte]": video["size"]}) == [1]
    assert found(fps=25.0) == [1]
    assert found(**{"user_metadata[category]": "tour"}) == [1]
    assert found(category="tour") == [1]
    assert found(take="3", tags="b", public="true") == [1]
    assert found(take="4") == []
    assert found(tags="c") == []
    assert found(nothing="x") == []
    assert found(created_at=client.get(second).json()["created_at"]) == [3, 2]
    assert found(page=2, page_limit=2) == [1]
    sandbox.clock.advance(1)
    client.patch(first, json={"user_metadata": {"take": None}})
    assert found(sort_by="updated_at") == [1, 3, 2]
    assert found(updated_at=sandbox.clock.now().isoformat(timespec="milliseconds")) == [1]


@loop(
    ("query", "named"),
    [
        ("duration=long", "duration"),
        ("duration[gte]=long", "duration.gte"),
        ("duration[gt]=1", "duration.gt"),
        ("duration=1&duration[gte]=1", "duration"),
        ("duration[gte]=1&duration=1", "duration"),
        ("duration[gte]=1&duration[gte]=2", "duration[gte]"),
        ("duration=nan", "duration"),
        ("width=1&width=2", "width"),
        ("category=a&category=b", "category"),
        ("category=a&user_metadata[category]=a", "category"),
        ("user_metadata=a", "user_metadata"),
        ("status=done", "status"),
        ("page_limit=51", "page_limit"),
        ("page_limit=0", "page_limit"),
        ("page=first", "page"),
        ("page=", "page"),
        ("sort_by=size", "sort_by"),
        ("updated_at=now", "updated_at"),
        ("filename=%ff", "URL-encoded"),
    ],
)
def test_invalid_queries(client, index_id, query, named):
    refused = client.get(f"/indexes/{index_id}/indexed-assets?{query}")
    assert refused.status_code == 400, refused.text
    assert refused.json()["code"] in ("parameter_invalid", "parameter_unknown")
    assert named in refused.json()["message"]


def test_changing_metadata(client, sandbox, video, index_asset):
    address = index_asset(video["_id"], user_metadata={"a": 1, "b": 2})
    sandbox.clock.advance(10)
    assert client.patch(address, json={"user_metadata": {"a": None, "b": "", "c": 2.5}}).status_code == 204
    item = client.get(address).json()
    assert item["user_metadata"] == {"b": 2, "c": 2.5}
    assert item["updated_at"] > item["indexed_at"]
    assert client.patch(address, json={}).status_code == 204
    assert client.patch(address, json={"metadata": {}}).json()["code"] == "parameter_unknown"
    assert client.patch(address, json={"user_metadata": {"a": [1]}}).json()["code"] == "parameter_invalid"


def test_unknown_ids(client, video, index_id, index_asset, new_index):
    address = index_asset(video["_id"])
    elsewhere = address.replace(index_id, new_index(client, "elsewhere"))
    for wrong in (f"/indexes/{index_id}/indexed-assets/nobody", elsewhere):
        assert client.get(wrong).status_code == 404
        assert client.patch(wrong, json={}).status_code == 400
        assert client.delete(wrong).status_code == 400
    assert client.get("/indexes/nobody/indexed-assets").status_code == 400
    assert client.get("/assets/nobody/indexed-assets").status_code == 400


def test_listing_the_indexed_assets_of_an_asset(client, uploaded, index_id, index_asset):
    asset = uploaded()
    ids = [index_asset(asset["_id"]).rpartition("/")[2] for _ in range(3)]
    page = client.get(f"/assets/{asset['_id']}/indexed-assets", params={"page_limit": 2}).json()
    assert [item["_id"] for item in page["data"]] == [ids[2], ids[1]]
    assert page["data"][0]["index"]["_id"] == index_id
    assert page["page_info"]["total_results"] == 3
