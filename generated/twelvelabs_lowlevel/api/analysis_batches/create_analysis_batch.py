from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.analysis_batch_model_name import AnalysisBatchModelNameLike
from ...models.analysis_mode import AnalysisModeLike
from ...models.batch_defaults import BatchDefaultsLike
from ...models.batch_item_request import BatchItemRequestLike
from ...models.create_analyze_batch_response import CreateAnalyzeBatchResponse
from ...types import Response


def parse(content: bytes) -> CreateAnalyzeBatchResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateAnalyzeBatchResponse.from_dict)


def request(
    *,
    model_name: AnalysisBatchModelNameLike,
    analysis_mode: AnalysisModeLike,
    requests: Sequence[BatchItemRequestLike],
    defaults: BatchDefaultsLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateAnalyzeBatchResponse]:
    """Analyze many videos in the background.

    A batch holds 1 to 1000 requests and at most 2000 hours of video; an account can have at most 5 unfinished
    batches. Every asset must be ready. Tasks unfinished after 24 hours expire; the batch and its results are
    deleted 30 days after creation.

    Args:
        model_name: The model. One of pegasus1.5.
        analysis_mode: general generates one answer for each video; time_based_metadata finds segments and
            describes each. One of general, time_based_metadata.
        requests: The analyses, 1 to 1000.
        defaults: Defaults for every request of the batch.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/analyze/batches",
            route="/analyze/batches",
            parse=parse,
            json=_rules.checked(
                _r.body(
                    always={"model_name": model_name, "analysis_mode": analysis_mode, "requests": requests},
                    given={"defaults": defaults},
                ),
                request_options,
                {
                    "defaults": [
                        {
                            "within": {
                                "prompt": [
                                    {
                                        "within": {
                                            "media_sources": [{"exactly_one": [["url", "asset_id", "base64_string"]]}]
                                        }
                                    }
                                ],
                                "response_format": [
                                    {
                                        "choice": {
                                            "type": {
                                                "json_schema": "json_schema",
                                                "segment_definitions": "segment_definitions",
                                            }
                                        },
                                        "within": {
                                            "segment_definitions": [
                                                {
                                                    "within": {
                                                        "media_sources": [
                                                            {"exactly_one": [["url", "asset_id", "base64_string"]]}
                                                        ]
                                                    }
                                                }
                                            ]
                                        },
                                    }
                                ],
                            }
                        }
                    ],
                    "requests": [
                        {
                            "within": {
                                "prompt": [
                                    {
                                        "within": {
                                            "media_sources": [{"exactly_one": [["url", "asset_id", "base64_string"]]}]
                                        }
                                    }
                                ],
                                "response_format": [
                                    {
                                        "choice": {
                                            "type": {
                                                "json_schema": "json_schema",
                                                "segment_definitions": "segment_definitions",
                                            }
                                        },
                                        "within": {
                                            "segment_definitions": [
                                                {
                                                    "within": {
                                                        "media_sources": [
                                                            {"exactly_one": [["url", "asset_id", "base64_string"]]}
                                                        ]
                                                    }
                                                }
                                            ]
                                        },
                                    }
                                ],
                            }
                        }
                    ],
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisBatchModelNameLike,
    analysis_mode: AnalysisModeLike,
    requests: Sequence[BatchItemRequestLike],
    defaults: BatchDefaultsLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAnalyzeBatchResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            analysis_mode=analysis_mode,
            requests=requests,
            defaults=defaults,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    model_name: AnalysisBatchModelNameLike,
    analysis_mode: AnalysisModeLike,
    requests: Sequence[BatchItemRequestLike],
    defaults: BatchDefaultsLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAnalyzeBatchResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            analysis_mode=analysis_mode,
            requests=requests,
            defaults=defaults,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisBatchModelNameLike,
    analysis_mode: AnalysisModeLike,
    requests: Sequence[BatchItemRequestLike],
    defaults: BatchDefaultsLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAnalyzeBatchResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            model_name=model_name,
            analysis_mode=analysis_mode,
            requests=requests,
            defaults=defaults,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    model_name: AnalysisBatchModelNameLike,
    analysis_mode: AnalysisModeLike,
    requests: Sequence[BatchItemRequestLike],
    defaults: BatchDefaultsLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAnalyzeBatchResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                model_name=model_name,
                analysis_mode=analysis_mode,
                requests=requests,
                defaults=defaults,
                request_options=request_options,
            ),
        )
    ).parsed
