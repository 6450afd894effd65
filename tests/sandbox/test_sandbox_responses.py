"""Searches of and responses about knowledge stores: matches, citations, sessions and streams."""

import json

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER


@pytest.fixture(scope="module")
def store(gallery, frame_of):
    """A knowledge store with the clips of the gallery and an image, and the ids of its items by file name."""
    with httpx.Client(base_url=gallery.sandbox.base_url, headers={API_KEY_HEADER: gallery.sandbox.api_key}) as client:
        store_id = client.post("/knowledge-stores", json={"name": "archive"}).json()["_id"]
        content = frame_of(gallery.paths["sea.mp4"])
        form = {"data": {"method": "direct"}, "files": {"file": ("wave.png", content)}}
        assets = {**gallery.assets, "wave.png": client.post("/assets", **form).json()["_id"]}
        gallery.finish_work()
        items = {}
        for name, asset_id in assets.items():
            body = {"asset_id": asset_id, "metadata": {"shelf": name[:2]}}
            items[name] = client.post(f"/knowledge-stores/{store_id}/items", json=body).json()["_id"]
            gallery.sandbox.clock.advance(0.001)
        gallery.finish_work()
    return store_id, items


@pytest.fixture
def search(store, visitor):
    return lambda text="blue", **fields: visitor.post(
        f"/knowledge-stores/{store[0]}/search", json={"query": {"text": text}, **fields}
    )


@pytest.fixture
def ask(store, visitor):
    """Ask a question about the knowledge store and return the response."""

    def run(question="What is blue?", **fields):
        message = {"type": "message", "role": "user", "content": question}
        return visitor.post("/responses", json={"knowledge_store_id": store[0], "input": [message], **fields})

    return run


def _text(answer):
    assert answer.status_code == 200, answer.text
    return answer.json()["output"][-1]["content"][0]


def _names(store, hits):
    names = {item: name for name, item in store[1].items()}
    return [names[hit["item_id"]] for hit in hits]


def test_search(store, search):
    answer = search().json()
    assert _names(store, answer["data"]) == ["sea.mp4", "turns.mp4", "wave.png"]
    assert [hit["rank"] for hit in answer["data"]] == [1, 2, 3]
    assert answer["data"][1]["matches"] == [{"start_sec": 3.0, "end_sec": 6.0, "modalities": ["visual"]}]
    assert "matches" not in answer["data"][2]
    assert answer["effective_search_options"] == {"video": {"modalities": ["visual"]}}
    assert "next_page_token" not in answer
    assert search("unicorn").json()["data"] == []
    assert _names(store, search("wa").json()["data"]) == ["wave.png"]  # found by its metadata


def test_search_options_and_filters(store, search):
    heard = search("tone", search_options={"video": {"modalities": ["audio", "visual"]}}).json()
    assert _names(store, heard["data"]) == ["barn.mp4", "copy.mkv"]
    assert heard["data"][0]["matches"][0]["modalities"] == ["audio"]
    images = search(filter={"asset_type": {"eq": "image"}}).json()
    assert (_names(store, images["data"]), images["effective_search_options"]) == (["wave.png"], {})
    chosen = {"item_id": {"in": [store[1]["turns.mp4"], store[1]["barn.mp4"]]}}
    assert _names(store, search(filter=chosen).json()["data"]) == ["turns.mp4"]
    for bad in (
        {"filter": {"asset_type": {"eq": "image", "in": ["video"]}}},
        {"filter": {"item_id": {"in": []}}},
        {"filter": {"asset_type": {"eq": "image"}}, "search_options": {"video": {"modalities": ["visual"]}}},
        {"search_options": {"video": {"modalities": []}}},
        {"text": " "},
    ):
        assert search(**bad).status_code == 400


def test_groups_metadata_and_pages(gallery, store, search):
    grouped = search("red blue", group_by="item", include_metadata=True).json()["data"]
    turns = next(hit for hit in grouped if hit["item_id"] == store[1]["turns.mp4"])
    assert len(turns["matches"]) == 2
    assert turns["metadata"]["user"] == {"shelf": "tu"}
    assert turns["metadata"]["system"]["width"] == 640
    whole, page = search("red blue").json()["data"], search("red blue", page_size=4).json()
    assert len(whole) == 6
    assert len({hit["item_id"] for hit in whole}) == len(grouped) == 5
    rest = search("passed over", page_token=page["next_page_token"]).json()
    assert page["data"] + rest["data"] == whole
    assert search(page_token="nonsense").status_code == 400
    gallery.sandbox.clock.advance(3600)
    expired = search(page_token=page["next_page_token"])
    assert (expired.status_code, expired.json()["code"]) == (410, "page_token_expired")


def test_an_answer_cites_its_sources(gallery, store, ask):
    answer = ask()
    body = answer.json()
    assert (body["status"], body["object"], body["knowledge_store_id"]) == ("completed", "response", store[0])
    part = _text(answer)
    assert [note["type"] for note in part["annotations"]] == ["video_citation", "video_citation", "image_citation"]
    assert _names(store, part["annotations"]) == ["sea.mp4", "turns.mp4", "wave.png"]
    for number, note in enumerate(part["annotations"], start=1):
        assert part["text"][note["start_index"] : note["end_index"] + 1] == f"[{number}]"
    second = part["annotations"][1]
    assert (second["start_sec"], second["end_sec"], second["title"]) == (3.0, 6.0, "turns.mp4")
    assert httpx.get(second["thumbnail_url"]).status_code == 200
    assert part["annotations"][2]["hls_url"] is None
    assert body["usage"]["output_tokens"] > 10
    assert _text(ask("Where is the unicorn?"))["annotations"] == []


def test_a_session_continues(store, visitor, ask):
    first = ask("What is green or red?").json()
    later = ask("And when?", session_id=first["session_id"])
    assert later.json()["session_id"] == first["session_id"]
    assert _text(later) == first["output"][-1]["content"][0]
    assert later.json()["output"][-1]["id"] != first["output"][-1]["id"]
    assert "Nothing" in _text(ask("And when?"))["text"]
    other = visitor.post("/knowledge-stores", json={"name": "other"}).json()["_id"]
    for wrong in ({"session_id": "sess_none"}, {"session_id": first["session_id"], "knowledge_store_id": other}):
        assert ask(**wrong).json()["code"] == "parameter_invalid"
    assert ask(knowledge_store_id="ks_none").json()["code"] == "resource_not_exist"


def test_selections_come_first_and_are_stored(store, visitor, ask):
    item = {"kind": "item", "id": store[1]["wave.png"]}
    first = ask(selections=[item])
    assert _names(store, _text(first)["annotations"])[0] == "wave.png"
    again = ask(session_id=first.json()["session_id"])
    assert _names(store, _text(again)["annotations"])[0] == "wave.png"
    collection = visitor.post(f"/knowledge-stores/{store[0]}/item-collections", json={"name": "odd turns"}).json()[
        "_id"
    ]
    address = f"/knowledge-stores/{store[0]}/item-collections/{collection}/items/add"
    visitor.post(address, json={"item_ids": [store[1]["turns.mp4"]]})
    chosen = ask("Blue in {{sel:0}}?", selections=[{"kind": "collection", "id": collection}])
    assert _names(store, _text(chosen)["annotations"])[0] == "turns.mp4"
    assert ask("{{sel:1}}", selections=[item]).status_code == 400
    assert ask(selections=[{"kind": "item", "id": "ksi_none"}]).status_code == 400


def test_structured_output(ask):
    schema = {"type": "object", "properties": {"color": {"type": "string"}, "count": {"type": "integer"}}}
    form = {"type": "json_schema", "name": "answer", "schema": schema}
    part = _text(ask(text={"format": form}))
    assert json.loads(part["text"]) == {"color": "blue", "count": 3}
    assert part["annotations"] == []
    assert _text(ask(text={"format": {"type": "text"}})) == _text(ask())
    strict = {**schema, "additionalProperties": False, "required": ["color"]}
    assert _text(ask(text={"format": {**form, "schema": strict, "strict": True}})) == part
    bad = {**form, "schema": {"type": "object", "properties": {"a": {"not": {}}}}}
    assert ask(text={"format": bad}).status_code == 400


def test_the_search_as_function_call(ask):
    call, output, message = ask(include=["intermediate_outputs"]).json()["output"]
    assert (call["type"], output["type"], message["type"]) == ("function_call", "function_call_output", "message")
    assert call["call_id"] == output["call_id"]
    assert len(json.loads(output["output"])) == 3


def _events(text):
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    assert blocks.pop() == ["data: [DONE]"]
    for head, data in blocks:
        event = json.loads(data.removeprefix("data: "))
        assert head == f"event: {event['type']}"
        yield event


def test_a_stream(ask):
    answer = ask(stream=True, include=["intermediate_outputs"])
    assert answer.headers["content-type"] == "text/event-stream"
    events = list(_events(answer.text))
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    kinds = [event["type"] for event in events]
    assert kinds[:2] == ["response.created", "response.in_progress"]
    assert kinds[-1] == "response.completed"
    assert "response.function_call_arguments.done" in kinds
    text = "".join(event["delta"] for event in events if event["type"] == "response.output_text.delta")
    done = next(event for event in events if event["type"] == "response.content_part.done")
    assert kinds.count("response.output_text.delta") > 5
    assert done["part"]["text"] == text
    assert events[-1]["response"]["output"][-1]["content"] == [done["part"]]
    added = next(event for event in events if event["type"] == "response.content_part.added")
    assert added["part"] == {"type": "output_text", "text": "", "annotations": []}
    assert events[-1]["response"]["status"] == "completed"


def test_a_stream_that_ends_with_a_failure(gallery, store, raw):
    message = {"type": "message", "role": "user", "content": "What is blue?"}
    body = {"knowledge_store_id": store[0], "input": [message], "stream": True}
    url, headers = f"{gallery.sandbox.base_url}/responses", {API_KEY_HEADER: gallery.sandbox.api_key}
    failed = {"type": "response.failed", "response.status": "failed"}
    gallery.sandbox.faults.add(route="/responses", set_fields=failed)
    *_, last = _events(raw.post(url, json=body, headers=headers).text)
    assert (last["type"], last["response"]["status"]) == ("response.failed", "failed")
    gallery.sandbox.faults.add(route="/responses", truncate=True)
    with pytest.raises(httpx.RemoteProtocolError):
        raw.post(url, json=body, headers=headers)
    gallery.sandbox.faults.add(route="/responses", invalid_json=True)
    with pytest.raises(json.JSONDecodeError):
        list(_events(raw.post(url, json=body, headers=headers).text))
    gallery.sandbox.faults.assert_used()
    gallery.sandbox.faults.clear()
