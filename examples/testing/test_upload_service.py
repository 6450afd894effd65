"""A service that uploads the videos of its users, and reports why a video cannot be used."""

from pathlib import Path

import pytest
from twelvelabs_client import ProcessingFailedError, TwelveLabs
from twelvelabs_sandbox import Sandbox


class Uploads:
    def __init__(self, client: TwelveLabs) -> None:
        self._client = client

    def publish(self, video: Path, user: str) -> str:
        try:
            asset = self._client.assets.upload(video, user_metadata={"user": user}, wait=True)
        except ProcessingFailedError as error:
            raise ValueError(f"{video.name} cannot be published: {error.last.error.message}") from error
        return asset.id


def test_a_video_is_published(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, clip: Path) -> None:
    asset_id = Uploads(twelvelabs_client).publish(clip, user="ada")

    assert twelvelabs_client.assets.retrieve(asset_id).status == "ready"
    twelvelabs_sandbox.requests.assert_called("POST", "/assets", files={"file": clip.name}, times=1)


def test_the_reason_of_a_failure_is_reported(
    twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, clip: Path
) -> None:
    twelvelabs_sandbox.script.fail_asset(clip.name, reason="The file has no video stream.")

    with pytest.raises(ValueError, match="cannot be published: The file has no video stream"):
        Uploads(twelvelabs_client).publish(clip, user="ada")
