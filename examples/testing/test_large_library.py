"""Thousands of objects: all pages are fetched where they are needed, and no others."""

from itertools import islice

from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def total_hours(client: TwelveLabs) -> float:
    return sum(asset.duration or 0 for asset in client.assets.list(page_limit=50)) / 3600


def newest(client: TwelveLabs, number: int) -> list[str | None]:
    return [asset.filename for asset in islice(client.assets.list(page_limit=50), number)]


def test_a_large_library(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.add_assets([f"clip {number}.mp4" for number in range(2000)], duration=36)

    assert total_hours(twelvelabs_client) == 20
    twelvelabs_sandbox.requests.assert_called("GET", "/assets", times=40)

    twelvelabs_sandbox.requests.clear()
    assert newest(twelvelabs_client, 2) == ["clip 1999.mp4", "clip 1998.mp4"]
    twelvelabs_sandbox.requests.assert_called("GET", "/assets", times=1)
