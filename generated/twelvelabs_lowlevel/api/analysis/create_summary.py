from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.summarize_result import SummarizeResult
from ...models.sync_response_format import SyncResponseFormatLike
from ...types import Response


def parse(content: bytes) -> SummarizeResult:
    """Decode the body of a successful response."""
    return _d.read(content, SummarizeResult.from_dict)


def request(
    *,
    video_id: str,
    type: str,
    prompt: str | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[SummarizeResult]:
    """Deprecated: use client.analyze instead.

    Summarize a video, divide it into chapters, or find its highlights.

    The platform has announced the removal of this operation without a date; it may already be gone.

    Args:
        video_id: The id of a video in an index.
        type: What to generate: summary, chapter or highlight.
        prompt: Instructions for the model.
        temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
        response_format: The format of the answer.
        max_tokens: Maximum length of the answer in tokens, 1 to 4096.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/summarize",
            route="/summarize",
            parse=parse,
            json=_r.body(
                always={"video_id": video_id, "type": type},
                given={
                    "prompt": prompt,
                    "temperature": temperature,
                    "response_format": response_format,
                    "max_tokens": max_tokens,
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    video_id: str,
    type: str,
    prompt: str | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SummarizeResult]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            video_id=video_id,
            type=type,
            prompt=prompt,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    video_id: str,
    type: str,
    prompt: str | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SummarizeResult | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            video_id=video_id,
            type=type,
            prompt=prompt,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    video_id: str,
    type: str,
    prompt: str | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SummarizeResult]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            video_id=video_id,
            type=type,
            prompt=prompt,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    video_id: str,
    type: str,
    prompt: str | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SummarizeResult | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                video_id=video_id,
                type=type,
                prompt=prompt,
                temperature=temperature,
                response_format=response_format,
                max_tokens=max_tokens,
                request_options=request_options,
            ),
        )
    ).parsed
