"""The whole contract against a running sandbox: schemathesis generates requests and checks the responses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from jsonschema import Draft202012Validator
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response
from schemathesis.specs.openapi import checks
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox

from tests.loops import loop

CONTRACT: dict[str, Any] = json.loads(
    resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_text(encoding="utf-8")
)
CHECKS: list[CheckFunction] = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
# Here schemathesis changes types within a filter, which a query string cannot express: it has only text.
UNTYPED = {"list_indexed_assets", "list_videos"}
STREAMS = {"text/event-stream", "application/x-ndjson", "application/jsonl"}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
REDIRECT = "http://127.0.0.1/done"
# Generated requests are slow and large.
COMMON = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.generate],
)


def load(*phases: str) -> Any:
    schema = schemathesis.openapi.from_dict(CONTRACT)
    # The tests add the key, so a request that is invalid only because it lacks one would be valid.
    schema.config.generation.update(modes=list(GenerationMode), with_security_parameters=False)
    schema.config.phases.update(phases=list(phases))
    return schema


class World:
    """A sandbox with one object of every kind, so that requests have more than unknown ids."""

    def __init__(self, sandbox: Sandbox, clip: Path, image: Path) -> None:
        self.sandbox = sandbox
        self.headers = {API_KEY_HEADER: sandbox.api_key}
        with httpx.Client(base_url=sandbox.base_url, headers=self.headers) as client:
            self._client = client
            self.video, self.image = self._upload(clip), self._upload(image)
            index = self._create("indexes", index_name="first", models=MODELS)
            item = self._create(f"indexes/{index}/indexed-assets", asset_id=self.video)
            entities = self._create("entity-collections", name="first")
            entity = self._create(f"entity-collections/{entities}/entities", name="first", asset_ids=[self.image])
            store = self._create("knowledge-stores", name="first")
            store_item = self._create(f"knowledge-stores/{store}/items", asset_id=self.video)
            members = self._create(f"knowledge-stores/{store}/item-collections", name="first")
            session = self._post("assets/multipart-uploads", filename="a.mp4", type="video", total_size=10)
            connection = self._connect()
            made = self._create(f"connections/{connection}/imports", items=[{"source_id": "none"}])
            task = client.post("tasks", data={"index_id": index}, files={"video_file": clip.read_bytes()}).json()["_id"]
        sandbox.wait_until_idle()
        self.path = {
            "asset_id": self.video,
            "index_id": index,
            "indexed_asset_id": item,
            "video_id": item,
            "entity_collection_id": entities,
            "entity_id": entity,
            "knowledge_store_id": store,
            "item_id": store_item,
            "collection_id": members,
            "upload_id": session["upload_id"],
            "connection_id": connection,
            "import_id": made,
        }
        self.tasks = {"/tasks/": task}
        self.body: dict[str, Any] = {
            "asset_id": self.video,
            "asset_ids": [self.image],
            "item_ids": [store_item],
            "index_id": index,
            "knowledge_store_id": store,
        }

    def enter(self, case: Case) -> None:
        """Replace ids in a valid request by existing ones, unless it would delete the objects."""
        if case.meta is None or case.method == "DELETE":
            return
        modes = {place: component.mode for place, component in case.meta.components.items()}
        if modes.get(ParameterLocation.PATH) is GenerationMode.POSITIVE and case.path_parameters:
            known = {name: self._known(case.path, name) for name in case.path_parameters}
            case.path_parameters.update({name: value for name, value in known.items() if value})
        if modes.get(ParameterLocation.BODY) is GenerationMode.POSITIVE and isinstance(case.body, dict):
            case.body.update({name: value for name, value in self.body.items() if name in case.body})

    def _known(self, path: str, name: str) -> str | None:
        if name == "task_id":
            return next((task for prefix, task in self.tasks.items() if path.startswith(prefix)), None)
        return self.path.get(name)

    def _post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self._client.post(f"/{path}", json=body)
        assert answer.is_success, answer.text
        created: dict[str, Any] = answer.json()
        return created

    def _create(self, path: str, **body: Any) -> str:
        return str(self._post(path, **body)["_id"])

    def _upload(self, path: Path) -> str:
        files = {"file": (path.name, path.read_bytes())}
        created = self._client.post("assets", data={"method": "direct"}, files=files).json()["_id"]
        self.sandbox.wait_until_idle()
        self.sandbox.clock.advance(1)
        return str(created)

    def _connect(self) -> str:
        url = self._post("connections:authorize", provider="google_drive", redirect_uri=REDIRECT)["authorize_url"]
        decided = httpx.post(url, data={"decision": "allow"})
        return parse_qs(urlsplit(decided.headers["location"]).query)["connection_id"][0]


@contextmanager
def new_world(folder: Path) -> Iterator[World]:
    """A separate sandbox with one object of every kind."""
    examples = Path(__file__).parents[2] / "examples" / "media"
    image = folder / "picture.bmp"
    # The smallest possible image: a header and one white pixel.
    header = b"BM" + (58).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    size = (40).to_bytes(4, "little") + (1).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little")
    image.write_bytes(header + size + (24).to_bytes(2, "little") + bytes(24) + b"\xff\xff\xff\0")
    with Sandbox(speed=1000) as sandbox:
        yield World(sandbox, examples / "big_buck_bunny_5s.mp4", image)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with new_world(tmp_path_factory.mktemp("media")) as made:
        yield made


def judge(case: Case, answer: Response, *more: CheckFunction) -> None:
    if answer.status_code == 501:
        error = answer.json()
        assert error.get("error", error)["code"] == "not_modelled_by_sandbox"
        return
    excluded = []
    if case.operation.definition.raw["operationId"] in UNTYPED or is_valid_without_nulls(case):
        excluded.append(checks.negative_data_rejection)
    media_type = answer.headers.get("content-type", [""])[0].partition(";")[0]
    if media_type in STREAMS:
        # The contract has the schema of one event, but schemathesis applies it to the whole stream.
        excluded.append(checks.response_schema_conformance)
        judge_events(case, media_type, answer)
    case.validate_response(answer, checks=[*CHECKS, *more], excluded_checks=excluded)


def is_valid_without_nulls(case: Case) -> bool:
    """Whether only null in place of absent optional fields makes the request invalid, which the sandbox tolerates."""
    negative = {place for place, one in case.meta.components.items() if one.mode.is_negative} if case.meta else set()
    if negative != {ParameterLocation.BODY} or case.media_type != "application/json":
        return False
    content = case.operation.definition.raw["requestBody"]["content"]
    schema = {**content[case.media_type]["schema"], "components": CONTRACT["components"]}
    return Draft202012Validator(schema).is_valid(without_nulls(case.body))


def without_nulls(value: Any) -> Any:
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return value


def judge_events(case: Case, media_type: str, answer: Response) -> None:
    content = case.operation.definition.raw["responses"][str(answer.status_code)]["content"]
    validator = Draft202012Validator({**content[media_type]["schema"], "components": CONTRACT["components"]})
    lines = [line.removeprefix("data: ") for line in answer.text.splitlines() if not line.startswith("event: ")]
    for line in lines:
        if line not in ("", "[DONE]"):
            validator.validate(json.loads(line))


@load("fuzzing").parametrize()
@settings(COMMON, max_examples=6)
def test_responses_conform_to_the_contract(case: Case, world: World) -> None:
    world.enter(case)
    judge(case, case.call(base_url=world.sandbox.base_url, headers=world.headers))


def run_chains(examples: int, steps: int) -> None:
    """Use results of one response in the next request, each time in an empty sandbox with a frozen clock."""
    schema = load("stateful")
    schema.config.generation.update(modes=[GenerationMode.POSITIVE])

    class Chains(schema.as_state_machine()):  # type: ignore[misc] # a class that is made at run time
        def setup(self) -> None:
            super().setup()
            self.sandbox = Sandbox().start()
            self.sandbox.clock.freeze()

        def teardown(self) -> None:
            self.sandbox.stop()
            super().teardown()

        def call(self, case: Case, **options: Any) -> Any:
            return super().call(case, base_url=self.sandbox.base_url, headers={API_KEY_HEADER: self.sandbox.api_key})

        def validate_response(self, response: Response, case: Case, **options: Any) -> None:
            judge(case, response, checks.use_after_free)

    run_state_machine_as_test(Chains, settings=settings(COMMON, max_examples=examples, stateful_step_count=steps))


def test_chains_of_requests() -> None:
    run_chains(15, 20)


@loop("template", CONTRACT["paths"])
def test_undocumented_methods(template: str, world: World) -> None:
    documented = {method.upper() for method in CONTRACT["paths"][template]} - {"PARAMETERS"}
    path = re.sub(r"\{\w+\}", "x", template)
    with httpx.Client(base_url=world.sandbox.base_url, headers=world.headers) as client:
        for method in set(METHODS) - documented:
            answer = client.request(method, path)
            assert answer.status_code == 405, (method, path)
            assert answer.json()["code"] == "method_not_allowed"
            assert set(answer.headers["allow"].split(", ")) == documented


@pytest.mark.parametrize(
    "path", ["", "videos", "assets/a/b", "tasks/a/b/c", "../assets", "connections:revoke", "assets/"]
)
def test_undocumented_paths(path: str, world: World) -> None:
    with httpx.Client(headers=world.headers) as client:
        for method in METHODS:
            answer = client.request(method, f"{world.sandbox.base_url}/{path}")
            assert answer.status_code == 404
            assert answer.json()["code"] == "resource_not_exist"
