"""One function and all the ways in which a request can fail: a table of faults and the messages for users."""

import pytest
from twelvelabs_client import ApiConnectionError, ApiError, TooManyRequestsError, TwelveLabs, UnauthorizedError
from twelvelabs_sandbox import Fault, Sandbox


def status_line(client: TwelveLabs) -> str:
    try:
        return f"{client.indexes.list().page_info.total_results} indexes"
    except TooManyRequestsError:
        return "rate limited, try again in a minute"
    except UnauthorizedError:
        return "the key is not valid"
    except ApiError as error:
        return f"the platform responded with {error.status_code}"
    except ApiConnectionError:
        return "the platform cannot be reached"


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Fault(status=429), "rate limited, try again in a minute"),
        (Fault(status=401), "the key is not valid"),
        (Fault(status=500), "the platform responded with 500"),
        (Fault(html=True), "the platform responded with 502"),
        (Fault(reset="before"), "the platform cannot be reached"),
        (Fault(set_fields={"page_info.total_results": 7}), "7 indexes"),
    ],
    ids=["limit", "key", "error", "proxy", "connection", "works"],
)
def test_each_failure_has_a_message(twelvelabs_env: Sandbox, fault: Fault, line: str) -> None:
    twelvelabs_env.faults.add(fault)

    with TwelveLabs(max_retries=0) as client:
        assert status_line(client) == line
