"""Answers as instances of a class: the script is checked against the schema that the code really sends."""

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


def test_a_goal_is_read(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.script.analyze({"scorer": "Ada", "minute": 7}, filename="goal*")

    assert read_goal(twelvelabs_client, twelvelabs_sandbox.add_asset("goal.mp4")) == Goal("Ada", 7)
