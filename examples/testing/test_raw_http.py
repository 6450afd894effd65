"""Code without any SDK: httpx, a base URL and a key."""

from collections.abc import Iterator

import httpx
import pytest
from twelvelabs_sandbox import Sandbox


def create_index(http: httpx.Client, name: str) -> str:
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    response = http.post("/indexes", json={"index_name": name, "models": models})
    answer = response.json()
    if answer.get("code") == "index_name_already_exists":
        raise ValueError(f"there is an index {name} already")
    response.raise_for_status()
    return str(answer["_id"])


@pytest.fixture
def http(twelvelabs_sandbox: Sandbox) -> Iterator[httpx.Client]:
    headers = {"x-api-key": twelvelabs_sandbox.api_key}
    with httpx.Client(base_url=twelvelabs_sandbox.base_url, headers=headers) as http:
        yield http


def test_an_index_is_created(http: httpx.Client) -> None:
    index_id = create_index(http, "games")

    assert http.get(f"/indexes/{index_id}").json()["index_name"] == "games"


def test_a_name_is_taken_once(http: httpx.Client, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.add_index("games")

    with pytest.raises(ValueError, match="games already"):
        create_index(http, "games")
