"""A retry policy: how often a request is retried, and when it fails."""

import pytest
from twelvelabs_client import RetryPolicy, ServiceUnavailableError, TwelveLabs
from twelvelabs_sandbox import Fault, Sandbox

POLICY = RetryPolicy(max_retries=2, first_delay=0.001)


def test_two_failures_are_retried(twelvelabs_env: Sandbox) -> None:
    twelvelabs_env.faults.sequence("GET", "/indexes", [503, Fault(status=429, retry_after=0)])

    with TwelveLabs(max_retries=POLICY) as client:
        assert client.indexes.list().to_list() == []

    assert [request.status for request in twelvelabs_env.requests] == [503, 429, 200]


def test_the_third_failure_is_raised(twelvelabs_env: Sandbox) -> None:
    twelvelabs_env.respond("GET", "/indexes", status=503)

    with TwelveLabs(max_retries=POLICY) as client, pytest.raises(ServiceUnavailableError):
        client.indexes.list().to_list()

    twelvelabs_env.requests.assert_called("GET", "/indexes", status=503, times=3)
