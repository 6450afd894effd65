"""Code on the vendor's SDK, which finds the base URL in the environment too."""

import os

import httpx
import twelvelabs
from twelvelabs_sandbox import Sandbox


def caption(asset_id: str) -> str:
    with httpx.Client() as http:
        client = twelvelabs.TwelveLabs(api_key=os.environ["TWELVE_LABS_API_KEY"], httpx_client=http)
        video = twelvelabs.VideoContext_AssetId(asset_id=asset_id)
        return client.analyze(video=video, prompt="Write a caption.").data or ""


def test_the_caption_is_what_the_model_says(twelvelabs_env: Sandbox) -> None:
    twelvelabs_env.script.analyze("Ada scores!", prompt="*caption*")

    assert caption(twelvelabs_env.add_asset("goal.mp4")) == "Ada scores!"
    twelvelabs_env.requests.assert_called("POST", "/analyze", json={"prompt": "*caption*"}, times=1)
