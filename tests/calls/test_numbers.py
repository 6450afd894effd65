"""Numbers of any type are accepted where a number is wanted; anything else is refused before it is sent."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

import httpx
import numpy as np
import pytest
from twelvelabs_client import (
    ConfigurationError,
    InvalidArgumentError,
    RetryPolicy,
    TwelveLabs,
    TwelveLabsError,
    UploadOptions,
)
from twelvelabs_client.webhooks import sign, verify

from ..clients import KEY, asset_json, page_json, sync_client
from ..loops import loop

INTEGERS = [5, np.int64(5), np.uint8(5), np.array(5)]
NUMBERS = [*INTEGERS, 5.0, np.float32(5), Fraction(5)]
NO_NUMBERS = [True, False, np.True_, "5", b"5", [5], np.array([5, 6]), None.__class__, 5j, math.nan, Decimal(5), -1]
NO_INTEGERS = [*NO_NUMBERS, 5.0, np.float64(5), Fraction(5), math.inf, -1]


def client(**options: Any) -> TwelveLabs:
    """A client of a platform with one asset."""

    def answer(request: httpx.Request) -> httpx.Response:
        assert all(len(value) < 20 and "np." not in value for value in request.url.params.values())
        return httpx.Response(
            200, json=page_json([asset_json()], 1, 1) if request.url.path.endswith("s") else asset_json()
        )

    return sync_client(answer, **options)


SETTINGS: dict[str, Callable[[Any], object]] = {
    "timeout": lambda value: client(timeout=value).assets.retrieve("a1"),
    "timeout of a view": lambda value: client().with_options(timeout=value).assets.retrieve("a1"),
    "a delay": lambda value: client(max_retries=RetryPolicy(first_delay=value)).assets.retrieve("a1"),
    "timeout of a call": lambda value: client().assets.retrieve("a1", request_options={"timeout_in_seconds": value}),
    "timeout of a wait": lambda value: client().assets.wait_until_ready("a1", timeout=value),
    "timeout of waits": lambda value: list(client().assets.wait_until_all_ready(["a1"], timeout=value)),
    "interval": lambda value: client().multipart_upload.wait_for_upload_completion(
        "u1", sleep_interval=value, max_wait_time=0
    ),
    "delay of parts": lambda value: client().multipart_upload.upload_file(io.BytesIO(), retry_delay=value),
    "time to wait in an ingest": lambda value: client().ingest("/none", index="i", wait_timeout=value),
    "tolerance": lambda value: verify(b"{}", sign(b"{}", "secret"), "secret", value),
}
COUNTS: dict[str, Callable[[Any], object]] = {
    "retries": lambda value: client(max_retries=value).assets.retrieve("a1"),
    "retries of a view": lambda value: client().with_options(max_retries=value).assets.retrieve("a1"),
    "retries of a call": lambda value: client().assets.retrieve("a1", request_options={"max_retries": value}),
    "size of responses": lambda value: client(max_response_size=value),
    "size of responses of a view": lambda value: client().with_options(max_response_size=value),
    "size of a page": lambda value: client().assets.list(page_limit=value).to_list(),
    "number of a page": lambda value: client().assets.list(page=value).page,
    "a page": lambda value: client().assets.list().page_at(value),
    "items": lambda value: client().assets.list().take(value),
    "pages in flight": lambda value: client().assets.list().to_list(concurrency=value),
    "parts in flight": lambda value: UploadOptions(concurrency=value),
    "largest file": lambda value: UploadOptions(max_direct_size=value),
    "files in flight": lambda value: list(client().assets.upload_many([], max_files=value)),
    "requests in flight": lambda value: client().tasks.create_bulk(
        index_id="i", video_urls=["https://a.test/b"], concurrency=value
    ),
    "workers of an upload": lambda value: client().multipart_upload.upload_file(io.BytesIO(), max_workers=value),
    "workers of an ingest": lambda value: client().ingest("/none", index="i", workers=value),
}


@contextmanager
def _no_refusal() -> Iterator[None]:
    try:
        yield
    except (InvalidArgumentError, ConfigurationError) as refused:
        if "must be" in str(refused):
            pytest.fail(str(refused))
        raise


@loop("name", [*SETTINGS, *COUNTS])
def test_numbers_of_any_type_are_accepted(name: str) -> None:
    for value in NUMBERS if name in SETTINGS else INTEGERS:
        with suppress(TwelveLabsError), _no_refusal():  # it goes on to an empty file, or an upload that is not known
            (SETTINGS | COUNTS)[name](value)


@loop("name", [*SETTINGS, *COUNTS])
def test_anything_else_is_refused_in_words(name: str) -> None:
    for value in NO_NUMBERS if name in SETTINGS else NO_INTEGERS:
        with pytest.raises((InvalidArgumentError, ConfigurationError), match="must "):
            (SETTINGS | COUNTS)[name](value)


def test_endless_and_very_long_timeouts_are_none() -> None:
    endless: Any
    for endless in (math.inf, np.inf, 1e300, 10**12):
        for found in (client(timeout=endless), client().with_options(timeout=endless)):
            assert found._driver.config.to_httpx().read is None
        assert client().assets.retrieve("a1", request_options={"timeout_in_seconds": endless}).id == "a1"
    with pytest.raises(ConfigurationError, match="timeout must be a number of seconds above 0"):
        TwelveLabs(KEY, timeout=0)


def test_the_size_of_responses_of_a_view() -> None:
    view = client().with_options(max_response_size=7)
    assert view._driver.config.max_response_size == 7
    assert client(max_response_size=8).with_options(timeout=1)._driver.config.max_response_size == 8
