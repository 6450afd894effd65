"""Scripted answers of the models, as a tester's client meets them: what is said, to which calls, and how often."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import anyio
import httpx
import pytest
from twelvelabs_client import (
    AsyncTwelveLabs,
    BadRequestError,
    ProcessingFailedError,
    TwelveLabs,
)
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Hit, Sandbox, Script

from tests.sandbox.conftest import CLIP, NO_TLS, RED, check_against_contract

MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
SCHEMA = {
    "type": "object",
    "properties": {"scorer": {"type": "string"}, "at": {"type": "timestamp", "format": "hh:mm:ss"}},
    "required": ["scorer"],
}
FORMAT = {"type": "json_schema", "json_schema": SCHEMA}


class Stage(NamedTuple):
    """A sandbox with two videos in an index, and the same and an image in a knowledge store; ids by file name."""

    sandbox: Sandbox
    client: TwelveLabs
    http: httpx.Client
    index: str
    store: str
    assets: dict[str, str]
    videos: dict[str, str]
    items: dict[str, str]

    @property
    def script(self) -> Script:
        return self.sandbox.script

    @property
    def goal(self) -> dict[str, str]:
        return {"type": "asset_id", "asset_id": self.assets["goal.mp4"]}

    @property
    def save(self) -> dict[str, str]:
        return {"type": "asset_id", "asset_id": self.assets["save.mp4"]}

    def search(self, text: str, **options: Any) -> Any:
        return self.client.search.query(index_id=self.index, search_options=["visual"], query_text=text, **options)

    def ask(self, question: str, **options: Any) -> Any:
        return self.client.responses.create(**self.question(question), **options)

    def question(self, question: str) -> dict[str, Any]:
        message = {"type": "message", "role": "user", "content": question}
        return {"knowledge_store_id": self.store, "input": [message]}


@pytest.fixture(scope="module")
def set_stage(make_clip: Callable[..., Any], frame_of: Callable[..., bytes]) -> Iterator[Stage]:
    """The stage for all tests. Every response that its client gets is held against the contract."""
    hooks = {"response": [check_against_contract]}
    red = make_clip(RED, pitch=440)
    with Sandbox(speed=math.inf) as sandbox, httpx.Client(verify=NO_TLS, trust_env=False, event_hooks=hooks) as http:
        client = TwelveLabs(sandbox.api_key, base_url=sandbox.base_url, http_client=http)
        files = {"goal.mp4": CLIP, "save.mp4": red, "cup.png": ("cup.png", frame_of(red))}
        assets = {name: client.assets.upload(file, filename=name, wait=True).id for name, file in files.items()}
        index = client.indexes.create(index_name="sports", models=MODELS).id
        store = client.knowledge_stores.create(name="cup").id
        videos = {
            name: client.indexes.indexed_assets.create(index, asset_id=assets[name], user_metadata={"of": name}).id
            for name in ("goal.mp4", "save.mp4")
        }
        items = {name: client.knowledge_store_items.create(store, asset_id=one).id for name, one in assets.items()}
        headers = {API_KEY_HEADER: sandbox.api_key}
        with httpx.Client(base_url=sandbox.base_url, headers=headers, verify=NO_TLS, event_hooks=hooks) as raw:
            yield Stage(sandbox, client, raw, index, store, assets, videos, items)


@pytest.fixture
def stage(set_stage: Stage) -> Iterator[Stage]:
    yield set_stage
    set_stage.script.clear()
    set_stage.script.strict = False


def _words(answer: Any) -> str:
    return answer.output[-1].content[0].text


def test_an_analysis_says_what_the_script_says_in_all_its_forms(stage: Stage) -> None:
    client, script = stage.client, stage.script
    script.analyze("A goal? By Ada.", prompt="*goal?", usage={"input_tokens": 7})
    whole = client.analyze(video=stage.goal, prompt="A goal?")
    assert (whole.data, whole.finish_reason) == ("A goal? By Ada.", "stop")
    assert whole.usage.to_dict() == {"input_tokens": 7, "output_tokens": 6}
    events = list(client.analyze_stream(video=stage.goal, prompt="A goal?"))
    assert "".join(event.text for event in events if event.event_type == "text_generation") == whole.data
    assert len(events) == 4
    task = client.analyze_async.tasks.create(video=stage.goal, prompt="A goal?")
    done = client.analyze_async.tasks.wait_until_ready(task.task_id, timeout=60)
    assert (done.result.data, done.result.usage.input_tokens) == (whole.data, 7)
    assert "goal?" not in client.analyze(video=stage.goal, prompt="A goal").data  # a question mark is no wildcard

    async def ask() -> str:
        async with (
            httpx.AsyncClient(verify=NO_TLS, trust_env=False) as http,
            AsyncTwelveLabs(stage.sandbox.api_key, base_url=stage.sandbox.base_url, http_client=http) as client,
        ):
            found = [event async for event in client.analyze_stream(video=stage.goal, prompt="The goal?")]
        return "".join(event.text for event in found if event.event_type == "text_generation")

    assert anyio.run(ask) == whole.data

    # The requests of a batch take the scripts in their order, whichever is run first.
    for number in range(4):
        script.analyze(f"Number {number}", filename="*.mp4", times=1)
    requests = [{"video": stage.save, "prompt": {"input_text": "Which?"}} for _ in range(3)]
    batch = client.analyze_async.batches.create(model_name="pegasus1.5", analysis_mode="general", requests=requests)
    client.analyze_async.batches.wait_until_done(batch.batch_id, timeout=60)
    results = client.analyze_async.batches.results(batch.batch_id)
    said = {item.task_id: item.data.data for item in results}
    assert [said[item.task_id] for item in batch.items] == ["Number 0", "Number 1", "Number 2"]


def test_the_rules_of_the_platform_hold_around_an_analysis(stage: Stage) -> None:
    client, script = stage.client, stage.script
    script.analyze("word " * 600)
    cut = client.analyze(video=stage.goal, prompt="Long?", max_tokens=512)
    assert (cut.finish_reason, cut.usage.output_tokens, len(cut.data.split())) == ("length", 512, 512)
    assert cut.error.code == "token_limit_exceeded"
    script.analyze("Half an", finish_reason="length")
    half = client.analyze(video=stage.goal, prompt="Half?", response_format=FORMAT)
    assert (half.data, half.finish_reason, half.error.code) == ("Half an", "length", "token_limit_exceeded")
    for bad in ({"prompt": " "}, {"prompt": "Late?", "start_time": 9.0, "end_time": 10.0}):
        with pytest.raises(BadRequestError):
            client.analyze(video=stage.goal, **bad)


def test_structured_answers_fit_the_schema_that_was_requested(stage: Stage) -> None:
    client, script = stage.client, stage.script
    ask = lambda **fields: client.analyze(video=stage.goal, prompt="Who?", **{"response_format": FORMAT, **fields})  # noqa: E731
    for fitting in ({"scorer": "Ada", "at": "00:00:07"}, '{"scorer": "Ada"}', {"scorer": "Ada", "minute": 3}):
        script.analyze(fitting)
        assert json.loads(ask().data)["scorer"] == "Ada"
    problems = {
        "at must have the format": {"scorer": "Ada", "at": True},
        "at must have the format hh:mm:ss": {"scorer": "Ada", "at": "7 s"},
        "scorer is required": {},
        "scorer must be a string": {"scorer": 7},
        "must be an object": ["Ada"],
        "is not JSON": "Ada",
    }
    for problem, answer in problems.items():
        script.analyze(answer)
        with pytest.raises(BadRequestError, match=f"script_does_not_fit: The script analyze.*{problem}"):
            ask()
        with pytest.raises(BadRequestError, match=problem):
            client.analyze_async.tasks.create(video=stage.goal, prompt="Who?", response_format=FORMAT)
    assert len(script.problems) == len(problems)

    field = {"name": "kind", "type": "string", "description": "Which", "enum": ["goal", "save"]}
    events = {
        "name": "events",
        "type": "time_array",
        "description": "What happens",
        "items": {"type": "object", "fields": [{"name": "by", "type": "string", "description": "Who"}]},
    }
    definition = {"id": "moments", "description": "Moments of the game", "fields": [field, events]}
    form = {"type": "segment_definitions", "segment_definitions": [definition]}
    mode = {"analysis_mode": "time_based_metadata", "model_name": "pegasus1.6", "response_format": form}

    def segment(**metadata: Any) -> dict[str, Any]:
        return {"moments": [{"start_time": 1.0, "end_time": 2.5, "metadata": metadata}]}

    found = segment(kind="goal", events=[{"start_time": 1.0, "end_time": 1.5, "by": "Ada"}])
    script.analyze(found, prompt="*the game")
    task = client.analyze_async.tasks.create(video=stage.goal, **mode)
    done = client.analyze_async.tasks.wait_until_ready(task.task_id, timeout=60)
    assert json.loads(done.result.data) == found
    for wrong in (segment(kind="foul"), segment(color="red"), segment(events=[{"by": "Ada"}]), {"other": []}):
        script.analyze(wrong)
        with pytest.raises(BadRequestError, match="does not fit the schema"):
            client.analyze_async.tasks.create(video=stage.goal, **mode)


def test_how_often_and_which_first(stage: Stage) -> None:
    script = stage.script

    def say(prompt: str = "What?", video: Any = None) -> str:
        return stage.client.analyze(video=video or stage.goal, prompt=prompt).data

    default = script.analyze("default")
    script.analyze("once", times=1)
    twice = script.analyze("twice", times=2)
    assert [say() for _ in range(5)] == ["once", "twice", "twice", "default", "default"]
    assert (default.used, twice.used) == (2, 2)
    # As a test overrides what a fixture has scripted; the more special one would be hidden by a later general one.
    script.analyze("override", prompt="*?", filename="save.*")
    script.analyze("by function", prompt=lambda prompt: len(prompt) > 20)
    assert [say(), say(video=stage.save), say("Something longer than that?")] == ["default", "override", "by function"]
    unused = script.search(["goal.mp4"], index="other")
    with pytest.raises(AssertionError, match=r"have not been used:\n  search\(hits=\['goal.mp4'\], index='other'\)$"):
        script.assert_used()
    assert unused.used == 0
    assert repr(script).splitlines()[:3] == [
        "<Script: 6 scripts",
        "  analyze(answer='default'): used 3 times",
        "  analyze(answer='once', times=1): used 1 of 1 time",
    ]
    assert "prompt='<<lambda>>'" in repr(script)
    script.clear()
    script.assert_used()
    assert "default" not in say()

    def broken(prompt: str) -> bool:
        raise KeyError(prompt)

    script.analyze("never", prompt=broken)
    with pytest.raises(BadRequestError, match="raised KeyError"):
        say()


def test_searches_find_what_the_script_says(stage: Stage) -> None:
    script = stage.script
    hits = [("goal.mp4", 1.0, 2.5), Hit("save.mp4", 0, 1, "Saved!"), (stage.videos["goal.mp4"], 3.0, 4.0), "save.mp4"]
    script.search(hits, query="*goal*")
    found = [(hit.video_id, hit.start, hit.end, hit.rank, hit.transcription) for hit in stage.search("a goal")]
    goal, save = stage.videos.values()
    whole = stage.client.indexes.indexed_assets.retrieve(stage.index, save).system_metadata.duration
    assert found == [
        (goal, 1.0, 2.5, 1, None),
        (save, 0.0, 1.0, 2, "Saved!"),
        (goal, 3.0, 4.0, 3, None),
        (save, 0.0, whole, 4, None),
    ]
    # Pages, groups and filters are those of the platform, and later pages ask no model.
    used = script.search(hits, query="paged", times=1)
    first = stage.search("paged", page_limit=3)
    assert [hit.rank for hit in first] == [1, 2, 3, 4]
    assert (first.page_info.total_results, used.used) == (4, 1)
    groups = list(stage.search("a goal", group_by="video", page_limit=1))
    assert [(group.id, [clip.rank for clip in group.clips]) for group in groups] == [(goal, [1, 3]), (save, [2, 4])]
    filtered = stage.search("a goal", filter={"of": "save.mp4"}, include_user_metadata=True)
    assert [(hit.video_id, hit.rank, hit.user_metadata) for hit in filtered] == [
        (save, 1, {"of": "save.mp4"}),
        (save, 2, {"of": "save.mp4"}),
    ]
    script.search([], index="sports")
    assert list(stage.search("red")) == []

    script.search(hits[:2] + hits[3:], knowledge_store=f"{stage.store[:20]}*")
    stored = stage.client.knowledge_stores.search(stage.store, query={"text": "goal"}, page_size=1, group_by="item")
    assert [(hit.item_id, len(hit.matches), hit.matches[0].transcription) for hit in stored] == [
        (stage.items["goal.mp4"], 1, None),
        (stage.items["save.mp4"], 2, "Saved!"),
    ]
    script.search(["cup.png", ("goal.mp4", 1, 2)], knowledge_store="c*")
    everything = list(stage.client.knowledge_stores.search(stage.store, query={"text": "cup"}))
    assert [hit.to_dict().get("matches") for hit in everything] == [
        None,
        [{"start_sec": 1.0, "end_sec": 2.0, "modalities": ["visual"]}],
    ]
    videos = {"asset_type": {"eq": "video"}}
    assert len(list(stage.client.knowledge_stores.search(stage.store, query={"text": "cup"}, filter=videos))) == 1
    script.clear()

    for hit, problem in {
        ("foul.mp4", 1, 2): "names foul.mp4, which is not there: there are goal.mp4, save.mp4",
        ("goal.mp4", 1, 60): "has a part of goal.mp4 after its end",
    }.items():
        script.search([hit])
        with pytest.raises(BadRequestError, match=problem):
            list(stage.search("goal"))


def test_entities_and_images_are_searched_for_by_name(stage: Stage) -> None:
    client, script = stage.client, stage.script
    people = client.entity_collections.create(name="players").id
    ada = client.entity_collections.entities.create(people, name="Ada", asset_ids=[stage.assets["cup.png"]]).id
    script.search([("goal.mp4", 1, 2)], query="Ada scores")
    assert [hit.start for hit in stage.search(f"<@{ada}> scores")] == [1.0]
    assert [hit.start for hit in stage.search(f"<@{ada}> sleeps")] != [1.0]
    script.search([("save.mp4", 2, 3)], filename="cup*")
    picture = httpx.get(client.assets.retrieve(stage.assets["cup.png"]).thumbnail.representative_url).content
    found = client.search.query(
        index_id=stage.index,
        search_options=["visual"],
        query_media_type="image",
        query_media_file=("cup.jpg", picture),
    )
    assert [hit.start for hit in found] == [2.0]


def test_responses_say_what_the_script_says(stage: Stage) -> None:
    script = stage.script
    cited = [("goal.mp4", 1.0, 2.5), "cup.png"]
    script.respond(
        "Ada scores [1] twice.", prompt="*scores*", citations=cited, calls=[("lookup", {"who": "Ada"}, {"goals": 2})]
    )
    answer = stage.ask("Who scores?")
    assert (_words(answer), answer.status, len(answer.output)) == ("Ada scores [1] twice. [2]", "completed", 1)
    notes = [note.to_dict() for note in answer.output[0].content[0].annotations]
    assert [(note["type"], note["item_id"], note.get("end_sec"), note["start_index"]) for note in notes] == [
        ("video_citation", stage.items["goal.mp4"], 2.5, 11),
        ("image_citation", stage.items["cup.png"], None, 22),
    ]
    steps = stage.ask("Who scores?", include=["intermediate_outputs"]).output
    assert [(step.type, step.name, step.arguments, step.output) for step in steps[:2]] == [
        ("function_call", "lookup", '{"who":"Ada"}', None),
        ("function_call_output", None, None, '{"goals":2}'),
    ]
    shown = {**stage.question("Who scores?"), "include": ["intermediate_outputs"]}
    events = list(stage.client.responses.create_stream(**shown))
    assert "".join(event.delta for event in events if event.type == "response.output_text.delta") == _words(answer)
    assert [event.arguments for event in events if event.type.startswith("response.function_call")] == ['{"who":"Ada"}']
    assert events[-1].response.output[0].name == "lookup"

    schema = {"type": "object", "properties": {"scorer": {"type": "string"}}, "required": ["scorer"]}
    form = {"format": {"type": "json_schema", "name": "answer", "schema": schema}}
    script.respond({"scorer": "Ada"}, knowledge_store="cup", times=1)
    assert json.loads(_words(stage.ask("Who?", text=form))) == {"scorer": "Ada"}
    script.respond("Ada", times=1)
    with pytest.raises(BadRequestError, match="the answer is not JSON"):
        stage.ask("Who?", text=form)
    script.respond("Half an", incomplete="max_output_tokens", usage={"output_tokens": 2}, times=2)
    half = stage.ask("Who?", text=form)
    assert (half.status, half.incomplete_details.reason, half.usage.output_tokens) == (
        "incomplete",
        "max_output_tokens",
        2,
    )
    kinds = [event.type for event in stage.client.responses.create_stream(**stage.question("Who?"))]
    assert kinds[-1] == "response.incomplete"
    script.respond(calls=[("lookup", {})], times=1)
    assert stage.ask("Who?").output == []
    script.fail_response("Ada sc", times=2)
    assert (stage.ask("Who?").status, stage.ask("Who?").output[-1].status) == ("failed", "failed")
    script.fail_response(times=1)
    answer = stage.http.post("/responses", json={**stage.question("Who?"), "stream": True}).text
    assert "event: response.failed" in answer
    script.respond("[1]", citations=["foul.mp4"])
    with pytest.raises(BadRequestError, match=r"names foul\.mp4.*goal\.mp4, save\.mp4, cup\.png"):
        stage.ask("Who?")


def test_embeddings_are_what_the_script_says(stage: Stage) -> None:
    client, script = stage.client, stage.script
    unit = [1.0, *[0.0] * 511]

    def embed(text: str, **fields: Any) -> Any:
        made = client.embed.v_2.create(input_type="text", model_name="marengo3.0", text={"input_text": text}, **fields)
        return made.data[0].embedding

    script.embed(unit, text="goal")
    script.embed("goal kick", text="*kick")
    script.embed(7, text="seven*")
    assert embed("goal") == unit
    assert embed("free kick") == embed("goal kick") != embed("free kicks")
    assert embed("seven") == embed("seven up") != unit
    script.embed(8, text="eight")
    assert abs(sum(a * b for a, b in zip(embed("seven"), embed("eight"), strict=True))) < 0.2
    script.embed([3.0, 4.0], text="small")
    with pytest.raises(BadRequestError, match="a vector of 2 numbers, but the embeddings have 512 dimensions"):
        embed("small")
    mixed = {"input_type": "multi_input", "model_name": "marengo3.5", "embedding_dimension": 2}
    small = client.embed.v_2.create(**mixed, multi_input={"input_text": "small"})
    assert small.data[0].embedding == [3.0, 4.0]
    assert len(client.embed.v_2.create(**mixed, multi_input={"input_text": "goal"}).data[0].embedding) == 2
    assert client.embed.create(model_name="marengo3.0", text="goal").text_embedding.segments[0].float_ == unit

    # All embeddings of a file are the same, or each has its own.
    script.embed(unit, filename="goal.mp4")
    video = {"media_source": {"asset_id": stage.assets["goal.mp4"]}, "embedding_option": ["visual"]}
    video |= {"segmentation": {"strategy": "fixed", "fixed": {"duration_sec": 2}}, "embedding_scope": ["clip"]}
    source = {"input_type": "video", "model_name": "marengo3.0", "video": video}
    made = client.embed.v_2.create(**source).data
    assert [(part.embedding == unit, part.start_sec) for part in made] == [(True, 0.0), (True, 2.0), (True, 4.0)]
    each = [[float(n == number) for n in range(512)] for number in range(3)]
    script.embed(each, filename="goal.mp4")
    task = client.embed.v_2.tasks.create(**source)
    done = client.embed.v_2.tasks.wait_until_ready(task.id, timeout=60)
    assert [part.embedding for part in done.data] == each
    script.embed(unit, filename="save.mp4", index="sports")
    placed = client.indexes.indexed_assets.retrieve(stage.index, stage.videos["save.mp4"], embedding_option=["visual"])
    assert placed.embedding.video_embedding.segments[0].float_ == unit

    script.embed(each[:2], filename="goal.mp4")
    with pytest.raises(BadRequestError, match="has 2 vectors, but there are 3 embeddings"):
        client.embed.v_2.create(**source)
    script.fail_embedding("Too dark.", filename="goal.mp4")
    with pytest.raises(BadRequestError, match="embedding_failed: Too dark"):
        client.embed.v_2.create(**source)
    task = client.embed.v_2.tasks.create(**source)
    with pytest.raises(ProcessingFailedError, match="Too dark"):
        client.embed.v_2.tasks.wait_until_ready(task.id, timeout=60)
    first = client.embed.tasks.create(model_name="marengo3.0", video_file=("goal.mp4", CLIP.read_bytes()))
    assert client.embed.tasks.status(first.id).status == "failed"


def test_transcriptions_summaries_and_gists(stage: Stage) -> None:
    client, script = stage.client, stage.script
    goal = stage.videos["goal.mp4"]
    script.transcribe([(0.4, 2.0, "What a goal!", "speaker_0"), (2.0, 3.0, "Ada!")], filename="goal.mp4")
    heard = client.assets.retrieve_transcription(
        stage.assets["goal.mp4"], include=["words", "sentences", "utterances"]
    ).to_dict()
    assert heard["words"][1] == {"start": 0.933, "end": 1.467, "value": "a"}
    assert [one["value"] for one in heard["sentences"]] == ["What a goal!", "Ada!"]
    assert heard["utterances"][0] == {"start": 0.4, "end": 2.0, "value": "What a goal!", "speaker": "speaker_0"}
    placed = client.indexes.indexed_assets.retrieve(stage.index, goal, transcription=True)
    assert [one.to_dict() for one in placed.transcription] == heard["sentences"]
    script.transcribe("All of it.", index="sports")
    placed = client.indexes.indexed_assets.retrieve(stage.index, goal, transcription=True)
    assert [(one.start, one.value) for one in placed.transcription] == [(0.0, "All of it.")]
    script.fail_transcription("goal.mp4", reason="Too loud.")
    failed = client.assets.retrieve_transcription(stage.assets["goal.mp4"])
    assert (failed.status, failed.error.message) == ("failed", "Too loud.")

    def summarize(kind: str, **fields: Any) -> httpx.Response:
        return stage.http.post("/summarize", json={"video_id": goal, "type": kind, **fields})

    script.summarize("A game.", prompt="*short*")
    script.summarize({"scorer": "Ada"}, prompt="JSON")
    script.summarize(chapters=[{"start_sec": 0, "end_sec": 2.5, "chapter_title": "Kick-off"}, {}])
    assert summarize("summary", prompt="In short").json()["summary"] == "A game."
    schema = {"type": "object", "properties": {"scorer": {"type": "string"}}}
    form = {"response_format": {"type": "json_schema", "json_schema": schema}}
    assert summarize("summary", prompt="JSON", **form).json()["summary"] == '{"scorer":"Ada"}'
    assert "not JSON" in summarize("summary", prompt="In short", **form).json()["message"]
    chapters = summarize("chapter").json()["chapters"]
    assert chapters[0] == {
        "chapter_number": 0,
        "start": 0,
        "end": 3,
        "start_sec": 0,
        "end_sec": 2.5,
        "chapter_title": "Kick-off",
    }
    assert chapters[1] == {"chapter_number": 1}
    assert summarize("highlight").json()["highlights"][0]["highlight"] != ""  # simulated, as no script has highlights
    script.gist(title="The game", topics=["football"], filename="goal*")
    body = {"video_id": goal, "types": ["title", "topic"]}
    assert stage.http.post("/gist", json=body).json()["topics"] == ["football"]
    lacking = stage.http.post("/gist", json={**body, "types": ["hashtag"]})
    assert "has no hashtags, which were requested" in lacking.json()["message"]


def test_failures_are_one_line(stage: Stage) -> None:
    client, script = stage.client, stage.script
    script.fail_analysis("The model is overloaded.", code="overloaded", prompt="*?")
    with pytest.raises(BadRequestError, match="overloaded: The model is overloaded"):
        client.analyze(video=stage.goal, prompt="What?")
    task = client.analyze_async.tasks.create(video=stage.goal, prompt="What?")
    with pytest.raises(ProcessingFailedError, match="The model is overloaded"):
        client.analyze_async.tasks.wait_until_ready(task.task_id, timeout=60)
    assert client.analyze_async.tasks.retrieve(task.task_id).error.code == "overloaded"
    requests = [{"video": stage.goal, "prompt": {"input_text": prompt}} for prompt in ("What?", "Say.")]
    batch = client.analyze_async.batches.create(model_name="pegasus1.5", analysis_mode="general", requests=requests)
    done = client.analyze_async.batches.wait_until_done(batch.batch_id, timeout=60)
    assert (done.failed_items, done.ready_items) == (1, 1)

    script.fail_asset("broken*", reason="The file has no video stream.")
    for method in ("direct", "multipart"):
        with pytest.raises(ProcessingFailedError, match="The file has no video stream"):
            client.assets.upload(CLIP, filename="broken.mp4", method=method, wait=True)
    task = client.tasks.create(index_id=stage.index, video_file=("broken.mp4", CLIP.read_bytes()))
    assert client.tasks.retrieve(task.id).status == "failed"

    script.fail_indexing("goal.mp4", index="sports", times=1)
    indexed = client.indexes.indexed_assets
    placed = [indexed.create(stage.index, asset_id=stage.assets["goal.mp4"]).id for _ in range(2)]
    assert [indexed.retrieve(stage.index, one).status for one in placed] == ["failed", "ready"]
    script.fail_indexing(knowledge_store="cup")
    item = client.knowledge_store_items.create(stage.store, asset_id=stage.assets["cup.png"])
    assert client.knowledge_store_items.retrieve(stage.store, item.id).status == "failed"
    script.fail_indexing("late.mp4")
    task = client.tasks.create(index_id=stage.index, video_file=("late.mp4", CLIP.read_bytes()))
    assert client.tasks.retrieve(task.id).status == "failed"
    script.assert_used()
    assert script.problems == []
    for one in placed:
        indexed.delete(stage.index, one)
    client.knowledge_store_items.delete(stage.store, item.id)


WRONG: dict[str, Callable[[Script], object]] = {
    "answer must be a string": lambda script: script.analyze(7),  # type: ignore[arg-type]
    "it must be JSON": lambda script: script.analyze({"set": {1}}),
    "finish_reason must be": lambda script: script.analyze("", finish_reason="end"),  # type: ignore[arg-type]
    "usage.tokens is unknown": lambda script: script.analyze("", usage={"tokens": 1}),
    "times must be a whole number of at least 1": lambda script: script.analyze("", times=0),
    "prompt must be text or a function": lambda script: script.analyze("", prompt=7),  # type: ignore[arg-type]
    "an index or a knowledge_store, not both": lambda script: script.search([], index="a", knowledge_store="b"),
    "it must have an answer or calls": lambda script: script.respond(),
    "citations need an answer that is text": lambda script: script.respond({}, citations=["a.mp4"]),
    r"calls\[0\].arguments is required": lambda script: script.respond("", calls=[("look",)]),  # type: ignore[list-item]
    r"hits\[0\] must end after it starts": lambda script: script.search([("a.mp4", 2, 2)]),
    r"hits\[1\] must have both start and end": lambda script: script.search(["a.mp4", Hit("a.mp4", 1)]),
    r"hits\[0\].start must": lambda script: script.search([("a.mp4", -1, 2)]),
    "vector must have 512 numbers": lambda script: script.embed([1, 2, 3]),
    "vector must": lambda script: script.embed([]),
    r"segments\[0\].value must be a string": lambda script: script.transcribe([(0, 1, 2)]),  # type: ignore[list-item]
    "exactly one of summary, chapters": lambda script: script.summarize("", highlights=[]),
    r"chapters\[0\].chapter_titel is unknown": lambda script: script.summarize(chapters=[{"chapter_titel": ""}]),
    "must have a title, topics or hashtags": lambda script: script.gist(),
    "reason must": lambda script: script.fail_asset(reason=""),
}


def test_an_answer_that_does_not_fit_the_contract_is_refused_at_once(stage: Stage) -> None:
    for problem, attempt in WRONG.items():
        with pytest.raises(ValueError, match=problem):
            attempt(stage.script)
    assert repr(stage.script) == "<Script: 0 scripts>"


def test_the_http_interface(stage: Stage, plain: httpx.Client) -> None:
    address = stage.sandbox.base_url.replace("/v1.3", "/_sandbox/script")
    scripts = [
        {"type": "analyze", "answer": {"scorer": "Ada"}, "prompt": "*who*", "times": 1},
        {"type": "search", "hits": [["goal.mp4", 1, 2.5], "save.mp4"], "query": "*"},
        {"type": "fail_asset", "filename": "broken.mp4", "reason": "No video."},
    ]
    assert plain.post(address, json=scripts).status_code == 204
    assert plain.post(address, json={"type": "embed", "vector": 7}).status_code == 204
    assert stage.client.analyze(video=stage.goal, prompt="And who?").data == '{"scorer":"Ada"}'
    assert [hit.start for hit in stage.search("goal")] == [1.0, 0.0]
    listed = plain.get(address).json()
    assert [(one["script"]["type"], one["used"]) for one in listed["data"]] == [
        ("analyze", 1),
        ("search", 1),
        ("fail_asset", 0),
        ("embed", 0),
    ]
    assert listed["data"][0]["script"] == scripts[0]
    assert (listed["strict"], listed["problems"]) == (False, [])
    wrong = {
        "type parameter must be one of analyze": {"type": "guess"},
        "promt parameter is unknown": {"type": "analyze", "answer": "", "promt": "*"},
        "invalid search: hits[0] must end after": {"type": "search", "hits": [["a.mp4", 2, 1]]},
    }
    for problem, script in wrong.items():
        refused = plain.post(address, json=[scripts[0], script])
        assert (refused.status_code, problem in refused.json()["message"]) == (400, True), refused.text
    assert len(plain.get(address).json()["data"]) == 4  # none of a list of which one is wrong
    long = {"type": "analyze", "answer": "word " * 600, "finish_reason": "stop", "times": 1}
    assert plain.post(address, json=[long, long]).status_code == 204
    assert stage.client.analyze(video=stage.goal, prompt="All?", max_tokens=512).finish_reason == "length"
    with pytest.raises(BadRequestError, match="is not JSON"):
        stage.client.analyze(video=stage.goal, prompt="All?", response_format=FORMAT)
    assert "is not JSON" in plain.get(address).json()["problems"][0]
    assert plain.patch(address, json={"strict": True}).status_code == 204
    with pytest.raises(BadRequestError, match="not_scripted"):
        stage.client.analyze(video=stage.goal, prompt="And who?")
    assert "it was used 1 of 1 time" in plain.get(address).json()["problems"][1]
    assert plain.delete(address).status_code == 204
    assert plain.get(address).json() == {"data": [], "strict": True, "problems": []}


def test_what_is_not_scripted_is_refused_if_the_script_is_strict(stage: Stage) -> None:
    client, script = stage.client, stage.script
    script.strict = True
    script.analyze("A goal.", prompt="*goal*")
    script.gist(title="The game")
    assert client.analyze(video=stage.goal, prompt="A goal?").data == "A goal."
    text = {"input_type": "text", "model_name": "marengo3.0", "text": {"input_text": "red"}}
    goal = stage.videos["goal.mp4"]
    raised = [
        lambda: client.analyze(video=stage.goal, prompt="Who?"),
        lambda: client.analyze_async.tasks.create(video=stage.goal, prompt="Who?"),
        lambda: list(stage.search("red")),
        lambda: list(client.knowledge_stores.search(stage.store, query={"text": "red"})),
        lambda: stage.ask("Who?"),
        lambda: client.embed.v_2.create(**text),
        lambda: client.assets.retrieve_transcription(stage.assets["goal.mp4"]),
        lambda: client.indexes.indexed_assets.retrieve(stage.index, goal, embedding_option=["visual"]),
        lambda: client.embed.tasks.create(model_name="marengo3.0", video_file=CLIP),
    ]
    script.summarize("A game.")
    other = stage.http.post("/summarize", json={"video_id": goal, "type": "chapter"}).json()
    assert (other["code"], "another type of answer" in other["message"]) == ("not_scripted", True)
    for attempt in raised:
        with pytest.raises(BadRequestError, match="not_scripted: No script answers"):
            attempt()
    first, search = script.problems[1:3]  # the same problem is recorded once
    assert "analyze(text 'Who?', file 'goal.mp4')" in first
    assert "analyze(answer='A goal.', prompt='*goal*'): the prompt is 'Who?', not '*goal*'" in first
    assert "respond(text 'Who?', store 'cup'" in "".join(script.problems)
    assert f"search(text 'red', index 'sports' or '{stage.index}')" in search
    assert "there is none of this kind" in search
    # What no model is asked for needs no script, and refusals of the platform come first.
    client.indexes.indexed_assets.retrieve(stage.index, goal)
    with pytest.raises(BadRequestError, match="prompt"):
        client.analyze(video=stage.goal, prompt=" ")
    with pytest.raises(AssertionError, match="No script answers analyze"):
        script.assert_answered()
    script.assert_answered()  # each problem is raised once
    with pytest.raises(AssertionError, match="No script answers embed"), Sandbox(strict=True) as other:
        httpx.post(f"{other.base_url}/embed-v2", headers={API_KEY_HEADER: other.api_key}, json=text)
