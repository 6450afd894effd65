"""Answers as instances of a class: the scripted answer is checked against the schema that the code sends."""

from dataclasses import dataclass

from twelvelabs_client import TwelveLabs
from twelvelabs_client.types import VideoContextAssetId
from twelvelabs_sandbox import Sandbox


@dataclass
class Goal:
    scorer: str
    minute: int


def read_goal(client: TwelveLabs, asset_id: str) -> Goal:
    return client.analyze(
        video=VideoContextAssetId(asset_id), prompt="Who scores, and when?", response_format=Goal
    ).parsed


def test_the_answer_is_a_goal(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.script.analyze({"scorer": "Ada", "minute": 7}, filename="goal*")

    assert read_goal(twelvelabs_client, twelvelabs_sandbox.add_asset("goal.mp4")) == Goal("Ada", 7)
