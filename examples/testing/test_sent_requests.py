"""What a job sends, where that matters more than the responses: options that cost money or are easily forgotten."""

from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def prepare(client: TwelveLabs, asset_ids: list[str], season: int) -> None:
    index = client.indexes.create(
        index_name=f"season {season}", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]
    )
    for asset_id in asset_ids:
        client.indexes.indexed_assets.create(index.id, asset_id=asset_id, user_metadata={"season": season})


def test_only_visual_search_is_paid_for(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    requests = twelvelabs_sandbox.requests

    prepare(twelvelabs_client, twelvelabs_sandbox.add_assets(["goal.mp4", "save.mp4"]), season=2026)

    only_visual = {"models": [{"model_name": "marengo*", "model_options": ["visual"]}], "addons": None}
    requests.assert_called("POST", "/indexes", json=only_visual, times=1)
    requests.assert_called("POST", "/indexes/*/indexed-assets", json={"user_metadata": {"season": 2026}}, times=2)
    requests.assert_not_called("POST", "/assets")
    assert requests.last("POST").status == 202
