"""Code that creates its own client from the environment: nothing is passed in or patched."""

from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def count_videos() -> int:
    with TwelveLabs() as client:
        return sum(index.video_count or 0 for index in client.indexes.list())


def test_videos_of_all_indexes_are_counted(twelvelabs_env: Sandbox) -> None:
    twelvelabs_env.add_index("games", assets=["goal.mp4", "save.mp4"])
    twelvelabs_env.add_index("talks", assets=["talk.mp4"])

    assert count_videos() == 3
