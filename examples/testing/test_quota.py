"""A quota: requests over the limit are deferred until the window has passed, which takes no time here."""

import httpx
import pytest
from twelvelabs_sandbox import RateLimit, Sandbox


class Searches:
    """A search of an index. `run` returns the seconds to wait before the next attempt: 0 within the quota."""

    def __init__(self, http: httpx.Client, index_id: str) -> None:
        self._http = http
        self._fields = {"index_id": index_id, "query_text": "a goal", "search_options": "visual"}

    def run(self) -> int:
        response = self._http.post("/search", files={name: (None, value) for name, value in self._fields.items()})
        return int(response.headers["Retry-After"]) if response.status_code == 429 else 0


LIMIT = RateLimit("search", 2, per=60, retry_after=True)


@pytest.mark.twelvelabs_sandbox(rate_limits=[LIMIT], now="2026-01-01T00:00:00Z")
def test_searches_over_the_quota_are_deferred(twelvelabs_sandbox: Sandbox) -> None:
    index_id = twelvelabs_sandbox.add_index("games", assets=["goal.mp4"])
    headers = {"x-api-key": twelvelabs_sandbox.api_key}

    with httpx.Client(base_url=twelvelabs_sandbox.base_url, headers=headers) as http:
        searches = Searches(http, index_id)
        assert [searches.run() for _ in range(3)] == [0, 0, 60]
        twelvelabs_sandbox.clock.advance(60)
        assert searches.run() == 0
