"""Recommendations by embeddings: the vectors are chosen so that the right order is known."""

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.types import TextInputRequest
from twelvelabs_sandbox import Sandbox


def embed(client: TwelveLabs, text: str) -> list[float]:
    response = client.embed.v_2.create(input_type="text", model_name="marengo3.0", text=TextInputRequest(text))
    return list(response.data[0].embedding or ())


def most_similar(client: TwelveLabs, wanted: str, titles: list[str]) -> str:
    vector = embed(client, wanted)
    return max(titles, key=lambda title: sum(a * b for a, b in zip(vector, embed(client, title), strict=True)))


@pytest.mark.twelvelabs_sandbox(strict=True)
def test_the_nearest_title_is_recommended(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    script = twelvelabs_sandbox.script
    script.embed(1, text="a fast car")
    script.embed(1, text="Monza in the rain")
    script.embed(2, text="A day at the lake")

    assert (
        most_similar(twelvelabs_client, "a fast car", ["A day at the lake", "Monza in the rain"]) == "Monza in the rain"
    )
