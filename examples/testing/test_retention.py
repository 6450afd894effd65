"""Time: what is older than 30 days is deleted, tested in milliseconds."""

from datetime import datetime, timedelta

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def delete_old(client: TwelveLabs, now: datetime) -> list[str | None]:
    old = [asset for asset in client.assets.list() if asset.created_at < now - timedelta(days=30)]
    for asset in old:
        client.assets.delete(asset.id)
    return [asset.filename for asset in old]


@pytest.mark.twelvelabs_sandbox(now="2026-01-01T00:00:00Z")
def test_old_videos_are_deleted(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    clock = twelvelabs_sandbox.clock
    twelvelabs_sandbox.add_asset("old.mp4")
    clock.advance(timedelta(days=20))
    twelvelabs_sandbox.add_asset("new.mp4")

    assert delete_old(twelvelabs_client, clock.now()) == []
    clock.advance(timedelta(days=11))
    assert delete_old(twelvelabs_client, clock.now()) == ["old.mp4"]
    assert [asset.filename for asset in twelvelabs_client.assets.list()] == ["new.mp4"]
