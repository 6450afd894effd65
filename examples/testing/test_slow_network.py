"""A slow network and a lost response: requests time out, and nothing is created twice."""

import pytest
from twelvelabs_client import ApiConnectionError, ApiTimeoutError, RequestOptions, TwelveLabs
from twelvelabs_sandbox import Sandbox


def test_a_slow_response_times_out(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.faults.add(method="GET", route="/indexes", stall=0.3)

    with pytest.raises(ApiTimeoutError):
        twelvelabs_client.indexes.list(request_options=RequestOptions(timeout_in_seconds=0.05, max_retries=0)).to_list()


def test_a_lost_response_creates_no_second_index(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> None:
    twelvelabs_sandbox.faults.add(method="POST", route="/indexes", reset="after")

    with pytest.raises(ApiConnectionError):
        twelvelabs_client.indexes.create(
            index_name="games", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]
        )

    assert [index.index_name for index in twelvelabs_client.indexes.list()] == ["games"]
