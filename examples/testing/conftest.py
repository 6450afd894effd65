"""What the suites share: a video to upload. The fixtures of the sandbox come with its pytest plugin."""

from pathlib import Path

import pytest


@pytest.fixture
def clip() -> Path:
    return Path(__file__).parents[1] / "media" / "big_buck_bunny_5s.mp4"
