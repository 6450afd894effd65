"""Searches of an index: by text and images, filtered, grouped, and paged until the results expire."""

import json

import pytest
from twelvelabs_sandbox.inference.colors import COLORS, shares
from twelvelabs_sandbox.inference.text import content_words, name_words

from tests.loops import loop


@pytest.fixture
def search(gallery, visitor):
    """Search the gallery and return the names of the results and the response."""

    def run(text=None, *, options=("visual",), files=(), urls=(), **fields):
        form = [("index_id", (None, gallery.index)), *(("search_options", (None, option)) for option in options)]
        form += [("query_text", (None, text))] if text is not None else []
        form += [("query_media_type", (None, "image"))] if files or urls else []
        form += [("query_media_url", (None, url)) for url in urls]
        form += [("query_media_file", ("picture.png", content)) for content in files]
        form += [(name, (None, value)) for name, value in fields.items()]
        return visitor.post("/search", files=form)

    return run


@pytest.fixture
def found(gallery, search):
    """Search the gallery and return the file names and times of the results."""

    def run(*args, **fields):
        answer = search(*args, **fields)
        assert answer.status_code == 200, answer.text
        return [(gallery.name(clip["video_id"]), clip["start"], clip["end"]) for clip in answer.json()["data"]]

    return run


def _names(clips):
    return [name for name, _, _ in clips]


def test_search_by_color(found):
    red = found("red")
    assert set(_names(red)) == {"barn.mp4", "copy.mkv", "turns.mp4"}
    assert [clip for clip in red if clip[0] == "turns.mp4"] == [("turns.mp4", 0.0, 3.0)]
    assert found("a scarlet thing") == found("crimson thing") != []
    assert _names(found("blue")) == ["sea.mp4", "turns.mp4"]
    assert found("green") == []


def test_search_by_names_and_metadata(found):
    assert _names(found("harbor")) == ["sea.mp4"]
    assert _names(found("the BARN")) == ["barn.mp4"]
    assert set(_names(found("farm"))) == {"barn.mp4", "turns.mp4"}
    assert _names(found("blue harbor"))[0] == "sea.mp4"
    assert found("unicorn") == []


def test_search_by_sound(found):
    assert set(_names(found("tone", options=["audio"]))) == {"barn.mp4", "copy.mkv"}
    assert _names(found("silence", options=["audio"])) == ["sea.mp4"]
    assert found("tone", options=["visual"]) == []
    assert found("red", options=["transcription"], transcription_options="lexical") == []


def test_operators(found):
    both = ["visual", "audio"]
    assert set(_names(found("harbor", options=both))) == {"sea.mp4"}
    assert _names(found("barn", options=both, operator="and")) == ["barn.mp4"]
    assert _names(found("red tone", options=both, operator="and"))[:1] in (["barn.mp4"], ["copy.mkv"])
    assert found("turns", options=both, operator="and") == []  # it has no sound


def test_a_frame_finds_its_clip_and_near_copies(gallery, found, frame_of, clip, visitor, served):
    red = frame_of(gallery.paths["barn.mp4"])
    assert set(_names(found(files=[red]))) == {"barn.mp4", "copy.mkv", "turns.mp4"}
    assert found(urls=[served("red.png", red)]) == found(files=[red])
    assert set(_names(found("farm", files=[red]))) == {"barn.mp4", "turns.mp4"}
    assert found(files=[frame_of(clip, 60)]) == []
    blue = frame_of(gallery.paths["sea.mp4"])
    assert set(_names(found(files=[red, blue]))) == {"barn.mp4", "copy.mkv", "turns.mp4", "sea.mp4"}


def test_a_frame_of_a_real_clip_finds_it(sandbox, client, new_index, uploaded, clip, frame_of, request):
    index_id = new_index(client, request.node.name)
    place = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": uploaded()["_id"]}).json()["_id"]
    sandbox.clock.advance(2)
    form = {"index_id": (None, index_id), "search_options": (None, "visual"), "query_media_type": (None, "image")}
    answer = client.post("/search", files={**form, "query_media_file": ("frame.png", frame_of(clip, 60))}).json()
    assert [one["video_id"] for one in answer["data"]] == [place]


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ({"place": "harbor"}, {"sea.mp4"}),
        ({"best": True}, {"barn.mp4"}),
        ({"take": 1}, {"barn.mp4"}),
        ({"take": {"gte": 2}}, {"sea.mp4"}),
        ({"tags": "odd"}, {"turns.mp4"}),
        ({"duration": {"gte": 5.5}}, {"turns.mp4"}),
        ({"width": 640, "height": {"lte": 360}}, {"barn.mp4", "sea.mp4", "turns.mp4", "copy.mkv"}),
        ({"filename": "copy.mkv"}, {"copy.mkv"}),
        ({"place": "moon"}, set()),
        ({"best": 1}, set()),
    ],
)
def test_filters(found, condition, names):
    clips = found("red blue", filter=json.dumps(condition))
    assert set(_names(clips)) == names


def test_a_filter_by_ids(gallery, found):
    ids = [gallery.places["barn.mp4"], gallery.places["sea.mp4"]]
    assert set(_names(found("red blue", filter=json.dumps({"id": ids})))) == {"barn.mp4", "sea.mp4"}
    assert set(_names(found("red blue", filter=json.dumps({"id": ids[0]})))) == {"barn.mp4"}


def test_groups(gallery, search):
    answer = search("red blue", group_by="video", include_user_metadata="true", page_limit="2").json()
    assert answer["page_info"]["total_results"] == 4
    assert answer["page_info"]["total_inner_matches"] == 5
    assert len(answer["data"]) == 2
    ranks = [clip["rank"] for video in answer["data"] for clip in video["clips"]]
    assert ranks == sorted(ranks)
    for video in answer["data"]:
        assert {clip["video_id"] for clip in video["clips"]} == {video["id"]}
        assert video["user_metadata"] == gallery.CLIPS[gallery.name(video["id"])]["metadata"]
    pool = answer["search_pool"]
    assert (pool["index_id"], pool["total_count"]) == (gallery.index, 4)
    assert pool["total_duration"] == pytest.approx(21, abs=0.5)


def test_pages(gallery, visitor, search):
    whole = search("red blue").json()
    assert "next_page_token" not in whole["page_info"]
    page = search("red blue", page_limit="2").json()
    clips, numbers = page["data"], 1
    assert "prev_page_token" not in page["page_info"]
    while (token := page["page_info"].get("next_page_token")) is not None:
        before = page
        page = visitor.get(f"/search/{token}").json()
        back = visitor.get(f"/search/{page['page_info']['prev_page_token']}").json()
        assert back["data"] == before["data"]
        clips += page["data"]
        numbers += 1
    assert clips == whole["data"]
    assert numbers == 3
    assert [clip["rank"] for clip in clips] == [1, 2, 3, 4, 5]
    with_metadata = visitor.get(f"/search/{token or before['page_info']['next_page_token']}?include_user_metadata=true")
    assert all("user_metadata" in clip for clip in with_metadata.json()["data"])


def test_page_tokens_expire(gallery, visitor, search):
    token = search("red blue", page_limit="1").json()["page_info"]["next_page_token"]
    for bad in ("nonsense", f"{token}0", token[:-1] + "9"):
        assert visitor.get(f"/search/{bad}").json()["code"] == "search_page_token_expired"
    gallery.sandbox.clock.advance(3599)
    assert visitor.get(f"/search/{token}").status_code == 200
    gallery.sandbox.clock.advance(1)
    expired = visitor.get(f"/search/{token}")
    assert (expired.status_code, expired.json()["code"]) == (400, "search_page_token_expired")


def test_search_by_entity(gallery, visitor, found, search, frame_of, upload_to):
    blue = frame_of(gallery.paths["sea.mp4"])
    image = upload_to(gallery.sandbox, visitor, blue, "blue.png")["_id"]
    collection = visitor.post("/entity-collections", json={"name": "sea people"}).json()["_id"]
    entity = visitor.post(f"/entity-collections/{collection}/entities", json={"name": "Sea", "asset_ids": [image]})
    entity_id = entity.json()["_id"]
    assert "ready" in search(f"<@{entity_id}>").json()["message"]
    gallery.finish_work()
    assert _names(found(f"<@{entity_id}>")) == ["sea.mp4", "turns.mp4"]
    assert _names(found(f"<@{entity_id}> in the harbor")) == ["sea.mp4"]
    assert search("<@nobody>").status_code == 400


@loop(
    ("fields", "code", "named"),
    [
        ({}, "parameter_not_provided", "query_text"),
        ({"text": ""}, "parameter_not_provided", "query_text"),
        ({"text": "x", "options": []}, "parameter_not_provided", "search_options"),
        ({"text": "x", "options": ["smell"]}, "parameter_invalid", "search_options"),
        ({"text": "x", "query_media_type": "image"}, "parameter_invalid", "query_media_type"),
        ({"text": "x", "transcription_options": "lexical"}, "parameter_invalid", "transcription_options"),
        ({"text": "word " * 501}, "token_limit_exceeded", "query_text"),
        ({"text": "x", "filter": "{"}, "search_filter_invalid", "JSON"),
        ({"text": "x", "filter": "[]"}, "search_filter_invalid", "object"),
        ({"text": "x", "filter": '{"duration": "long"}'}, "search_filter_invalid", "duration"),
        ({"text": "x", "filter": '{"take": {"above": 1}}'}, "search_filter_invalid", "take"),
        ({"text": "x", "filter": '{"take": [1]}'}, "search_filter_invalid", "id"),
        ({"text": "x", "page_limit": "51"}, "parameter_invalid", "page_limit"),
        ({"files": [b"no picture"]}, "parameter_invalid", "query_media_file"),
        ({"urls": ["http://127.0.0.1:9/none.png"]}, "parameter_invalid", "query_media_url"),
    ],
)
def test_invalid_searches(search, fields, code, named):
    answer = search(fields.pop("text", None), **fields)
    assert (answer.status_code, answer.json()["code"]) == (400, code), answer.text
    assert named in answer.json()["message"]


def test_unsupported_searches_and_unknown_ids(search, visitor, new_index, gallery, frame_of):
    away = search(urls=["https://example.com/a.png"])
    assert (away.status_code, away.json()["code"]) == (501, "not_modelled_by_sandbox")
    assert search(files=[frame_of(gallery.paths["sea.mp4"])] * 11).status_code == 400
    form = {"search_options": (None, "audio"), "query_text": (None, "x")}
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    index_id = new_index(visitor, "sees only", models=models)
    refused = visitor.post("/search", files={**form, "index_id": (None, index_id)})
    assert (refused.status_code, refused.json()["code"]) == (400, "search_option_not_supported")
    nowhere = visitor.post("/search", files={**form, "index_id": (None, "0" * 24)})
    assert (nowhere.status_code, nowhere.json()["code"]) == (400, "resource_not_exist")


def test_names_of_colors():
    for name, rgb in COLORS.items():
        assert shares(bytes(rgb) * 4) == {name: 1.0}
    assert shares(bytes([0, 0, 0] * 3 + [255, 0, 0])) == {"black": 0.75, "red": 0.25}


def test_words():
    assert content_words("Show me the GREY clips, please!") == ["gray", "please"]
    assert name_words("RedBarn_take2-final.mp4") == ["red", "barn", "take", "2", "final"]
    assert name_words(None) == []
