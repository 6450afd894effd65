"""A nightly job that tags many videos in one batch, and returns the failed ones for the next night."""

from twelvelabs_client import TwelveLabs
from twelvelabs_client.types import BatchItemRequest, BatchPrompt, BatchVideoContext
from twelvelabs_sandbox import Sandbox


def tag(client: TwelveLabs, asset_ids: list[str]) -> tuple[dict[str | None, str], list[str | None]]:
    batch = client.analyze_async.batches.create(
        model_name="pegasus1.5",
        analysis_mode="general",
        requests=[
            BatchItemRequest(custom_id=asset_id, video=BatchVideoContext(asset_id), prompt=BatchPrompt("Tag it."))
            for asset_id in asset_ids
        ],
    )
    client.analyze_async.batches.wait_until_done(batch.batch_id)
    tags, failed = {}, []
    for result in client.analyze_async.batches.results(batch.batch_id):
        if result.data is not None:
            tags[result.custom_id] = result.data.data
        else:
            failed.append(result.custom_id)
    return tags, failed


def test_videos_are_tagged_and_failures_returned(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    script = twelvelabs_sandbox.script
    script.analyze("goal, crowd", filename="goal.mp4")
    script.analyze("interview", filename="talk.mp4")
    script.fail_analysis("The audio cannot be decoded.", filename="silent.mp4")
    goal, silent, talk = twelvelabs_sandbox.add_assets(["goal.mp4", "silent.mp4", "talk.mp4"])

    tags, failed = tag(twelvelabs_client, [goal, silent, talk])

    assert tags == {goal: "goal, crowd", talk: "interview"}
    assert failed == [silent]
    script.assert_used()
