"""Analyze a video at once and as a stream, in the style of a script with settings in the environment."""

import os

from twelvelabs import TwelveLabs, VideoContext_AssetId
from twelvelabs.types import StreamAnalyzeResponse_StreamEnd

API_KEY = os.getenv("API_KEY") or os.getenv("TWELVE_LABS_API_KEY")
assert API_KEY, "Set API_KEY."

with TwelveLabs(api_key=API_KEY) as client:
    context = VideoContext_AssetId(asset_id=os.environ["ASSET_ID"])
    whole = client.analyze(model_name="pegasus1.5", video=context, prompt="What is this video about?")
    print(whole.data, whole.usage)
    ends = 0
    for chunk in client.analyze_stream(model_name="pegasus1.5", video=context, prompt="Name three things in it."):
        if chunk.event_type == "text_generation":
            print(chunk.text, end="", flush=True)
        elif isinstance(chunk, StreamAnalyzeResponse_StreamEnd):
            print(chunk.finish_reason)
            ends += 1
    assert ends == 1
