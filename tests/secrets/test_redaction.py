"""Texts of others are shown without keys, signatures and passwords, and not at any length."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import TwelveLabsError
from twelvelabs_client._response import Response
from twelvelabs_client.errors import (
    AnswerFormatError,
    ApiError,
    BulkError,
    ProcessingFailedError,
    StreamError,
    UnexpectedResponseError,
    UploadError,
    WaitError,
)
from twelvelabs_client.outcomes import Outcome
from twelvelabs_lowlevel import redaction
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.redaction import add_key, redact, redact_bytes, shown

from ..clients import async_client, run_async, sync_client
from ..loops import loop

KEY = "tlk_8Zw/Q+4t~9pX\"e'7"
"""Not the key of any other test, with characters that encodings change."""
ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "lower case": str.lower,
    "percent": lambda key: quote(key, safe=""),
    "percent twice": lambda key: quote(quote(key, safe=""), safe=""),
    "percent, each character": lambda key: "".join(f"%{ord(one):02x}" for one in key),
    "JSON": json.dumps,
    "JSON in JSON": lambda key: json.dumps(json.dumps(key)),
    "JSON, each character": lambda key: "".join(f"\\u{ord(one):04X}" for one in key),
    "JSON with escaped slashes": lambda key: json.dumps(key).replace("/", "\\/"),
    "HTML": lambda key: "".join(f"&#{ord(one)};" for one in key),
    "base64": lambda key: base64.b64encode(key.encode()).decode(),
    "base64 of a login": lambda key: base64.b64encode(f"me:{key}".encode()).decode(),
    "base64 for URLs": lambda key: base64.urlsafe_b64encode(f"m:{key}:".encode()).decode(),
    "hex": lambda key: key.encode().hex(),
    "UTF-16": lambda key: key.encode("utf-16-le").decode("latin-1"),
}


@pytest.fixture(autouse=True)
def known_key() -> None:
    add_key(KEY)


@loop("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_the_key_is_cut_in_each_encoding(encode: Callable[[str], str]) -> None:
    text = encode(KEY)
    cleaned = redact(f"the key {text} is wrong")
    assert cleaned.startswith("the key ")
    assert cleaned.endswith(" is wrong")
    assert text[6:-6] not in cleaned
    assert redact(cleaned) == cleaned


@loop(
    ("text", "cleaned"),
    [
        ("no https://s3.test/a/b.mp4?X-Amz-Signature=5EC&a=b at all", "no https://s3.test/a/b.mp4?... at all"),
        ("(https://s3.test/b?a=5EC)", "(https://s3.test/b?..."),
        ("'https:\\/\\/s3.test\\/b?sig=5EC'", "'https:\\/\\/s3.test\\/b?...'"),
        ("https%3A%2F%2Fs3.test%2Fb%3FX-Goog-Signature%3D5EC%26Policy%3D5EC%26a", None),
        ("/b.mp4?X-Amz-Security-Token=5EC", "/b.mp4?X-Amz-Security-Token=..."),
        ("b.mp4?Policy=5EC&Key-Pair-Id=5EC&Signature=5EC", "b.mp4?Policy=...&Key-Pair-Id=...&Signature=..."),
        ("sv=1&sig=5EC&se=2", "sv=1&sig=...&se=2"),
        ("a?x=1\\u0026sig\\u003d5EC", "a?x=1\\u0026sig\\u003d..."),
        ("a?x=1&amp;token=5EC", "a?x=1&amp;token=..."),
        (
            "AccountName=a;AccountKey=5EC==;SharedAccessSignature=5EC",
            "AccountName=a;AccountKey=...;SharedAccessSignature=...",
        ),
        ("ftp://me:5EC@a.test/b", "ftp://a.test/b"),
        ("http://me:p/5EC?@a.test/b", "http://a.test/b"),
        ("http://me:p@5EC@a.test/b", "http://a.test/b"),
        ("https://5EC@a.test", "https://a.test"),
        ("zip://a.mp4::https://me:5EC@a.test/b?sig=5EC", "zip://a.mp4::https://a.test/b?..."),
        ("<StringToSign>5EC\n5EC</StringToSign>", "<StringToSign>...</StringToSign>"),
        ("<AWSAccessKeyId>5EC</AWSAccessKeyId>", "<AWSAccessKeyId>...</AWSAccessKeyId>"),
        ("{'Authorization': 'AWS4 Credential=5EC, Signature=5EC'}", "{'Authorization': '...'}"),
        ("authorization: Bearer 5EC", "authorization: ..."),
        ('{"x-api-key": "5EC"}', '{"x-api-key": "..."}'),
        ("(b'X-Amz-Security-Token', b'5EC')", "(b'X-Amz-Security-Token', b'...')"),
        ('{"signature": "5EC", "a": 1}', '{"signature": "...", "a": 1}'),
    ],
)
def test_signatures_and_passwords_are_cut(text: str, cleaned: str | None) -> None:
    found = redact(text)
    assert "5EC" not in found
    assert cleaned in (found, None)
    assert redact(found) == found


@pytest.mark.parametrize(
    "text",
    [
        "Check the API key: api_key, or the environment variable TWELVE_LABS_API_KEY.",
        "Is it at https://a.test/b? Yes, at http://a.test:80/c@d.",
        "a page_token=abc and max_tokens=5; the basic plan; Bearer authentication",
        "GET /assets/6721a5138b3f5e19d2c47a03: 404 resource_not_exist: It is gone.",
        "'a?b=c.mp4' is empty",
    ],
)
def test_ordinary_texts_stay(text: str) -> None:
    assert redact(text) == text


def test_a_short_key_is_not_cut_out_of_words() -> None:
    add_key("k")
    add_key("secret")
    assert redact("look, secrets: secret") == "look, secrets: [redacted]"


@pytest.mark.parametrize("unit", ["://", "://a:", "sig=", "'token':'", "eyJ", "%3D", "\\", "&#", "<Token", "a"])
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    began = perf_counter()
    redact_bytes(unit.encode() * 30_000)
    assert perf_counter() - began < 10


def redacted_slowly(text: str) -> str:
    """The same, with each pattern tried at each character."""

    def apply(rules: Iterable[redaction._Rule], text: str) -> str:
        for rule in rules:
            text = rule.pattern.sub(lambda m, rule=rule: (m[1] if rule.pattern.groups else "") + rule.stand_in, text)
        return text

    text = apply((redaction._key_rule(key, ()) for key in tuple(redaction._keys)), text)
    return apply(redaction._rules(), redaction._URL.sub(redaction._without_query, text))


PIECES = [
    *(encode(KEY) for encode in ENCODINGS.values()),
    *(encode("tlk_0123456789SECRET").upper() for encode in ENCODINGS.values()),
    *(KEY[:4], KEY[4:], "\0".join(KEY), "\\".join(KEY), "&#116;", "&#x074;", "%25252574", "\\\\u0074", "%", "&#", "\\"),
    *(
        "sig",
        "Signature",
        "policy",
        "token",
        "access_",
        "TOKEN",
        "sas_",
        "Secret",
        "aws_",
        "_access_key",
        "account_key",
    ),
    *(
        "x-amz-",
        "x-goog-",
        "x-api-key",
        "api_key",
        "shared",
        "accesssignature",
        "google",
        "accesskeyid",
        "pa\u017fsword",
    ),
    *(
        "=",
        "%3D",
        "\\u003d",
        "26",
        "3f",
        "%26",
        "&",
        ":",
        ",",
        ";",
        "'",
        '"',
        "<",
        ">",
        "b'",
        "(",
        " ",
        "\n",
        "/",
        "@",
        "?",
    ),
    *(
        "<Token>",
        "<StringToSign>",
        "<AWSAccessKeyId>",
        "</",
        "proxy-",
        "authorization",
        "Bearer ",
        "basic ",
        "abcdefgh1",
    ),
    *(
        "AKIA0123456789ABCDEF",
        "eyJabcdefgh.",
        "klmnopqrs.",
        "://",
        ":\\/\\/",
        "https",
        "me:pa55@",
        "\u0130",
        "\u212a",
        "\xe9",
    ),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join))
def test_patterns_are_tried_at_clues_alone_and_miss_nothing(text: str) -> None:
    add_key(KEY)
    add_key("tlk_0123456789SECRET")
    assert redact(text) == redacted_slowly(text)


def test_a_long_text_without_secrets_takes_a_fraction_of_the_time() -> None:
    text = '<p class="a">Some \\"words\\" of text; and a number: 12</p>\n' * 2000
    times = []
    for function in (redact, redacted_slowly):
        began = process_time()
        assert function(text) == text
        times.append(process_time() - began)
    assert times[0] * 4 < times[1]


def test_a_long_text_is_shown_in_part_and_no_secret_is_halved() -> None:
    text = "a" * 1990 + KEY + "b" * 3_000_000
    cleaned = shown(text)
    assert len(cleaned) < 2100
    assert cleaned.endswith("a[redacted]... (3,002,010 characters in all)") or "tlk_" not in cleaned
    assert shown("a" * 2000) == "a" * 2000


# --- through the clients


def texts_of(error: BaseException) -> Iterator[str]:
    """All that can be seen of an error and of what is behind it."""
    yield from ("".join(traceback.format_exception(error)), repr(vars(error)))
    yield pickle.dumps(error).decode("latin-1")
    seen: set[int] = set()
    pending: list[BaseException | None] = [error]
    while pending:
        one = pending.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            yield from (str(one), repr(one), repr(one.args), repr(vars(one)))
            pending += [one.__cause__, one.__context__]


def _raised(handler: Callable[[httpx.Request], httpx.Response], is_sync: bool, *, streamed: bool = False) -> Any:
    async def asynchronous() -> object:
        client = async_client(handler, max_retries=0)
        if not streamed:
            return await client.assets.retrieve("a1")
        async with client.analyze_stream(video={"type": "asset_id", "asset_id": "a"}, prompt="p") as stream:
            return [event async for event in stream]

    def synchronous() -> object:
        client = sync_client(handler, max_retries=0)
        return (
            list(client.analyze_stream(video={"type": "asset_id", "asset_id": "a"}, prompt="p"))
            if streamed
            else client.assets.retrieve("a1")
        )

    with pytest.raises(TwelveLabsError) as caught:
        synchronous() if is_sync else run_async(asynchronous)
    return caught.value


BOTH = pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
OWN_KEY = "tlk_0123456789SECRET"
"""The key of the clients in tests."""
SECRETS = f"{OWN_KEY} https://me:pa55@s3.test/b?X-Amz-Signature=51GNATURE"
ECHOES = {
    "a message": httpx.Response(403, json={"code": OWN_KEY, "message": SECRETS, "more": {SECRETS: [SECRETS]}}),
    "no JSON": httpx.Response(502, text=f"<html>{SECRETS}</html>"),
    "headers": httpx.Response(404, headers={"x-request-id": OWN_KEY, "location": SECRETS, "x-more": SECRETS}),
    "a redirect": httpx.Response(302, headers={"location": "https://me:pa55@s3.test/b?X-Amz-Signature=51GNATURE"}),
    "a success of another shape": httpx.Response(200, json=[SECRETS]),
    "a success that is cut off": httpx.Response(200, text=f'{{"_id": "{SECRETS}'),
    "escaped JSON": httpx.Response(
        400, content=b'{"code": "x", "message": "%s"}' % "".join(f"\\u{ord(one):04x}" for one in SECRETS).encode()
    ),
    "a long text": httpx.Response(400, json={"code": "x", "message": "a" * 1990 + SECRETS + "b" * 100_000}),
}


@BOTH
@pytest.mark.parametrize("answer", ECHOES.values(), ids=ECHOES)
def test_what_a_server_says_back_is_no_secret_in_any_error_and_log_line(
    answer: httpx.Response, is_sync: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    content, headers = answer.content, answer.headers
    error = _raised(lambda _: httpx.Response(answer.status_code, headers=headers, content=content), is_sync)
    assert isinstance(error, ApiError | UnexpectedResponseError)
    assert len(str(error)) < 3000
    for text in (*texts_of(error), caplog.text, repr(error.response)):
        assert not [secret for secret in (OWN_KEY, "51GNATURE", "pa55") if secret in text], text[:500]


@BOTH
@pytest.mark.parametrize("event", ["error", "stream_end"])
def test_a_failure_within_a_stream_holds_no_secret(event: str, is_sync: bool) -> None:
    failure = {"code": OWN_KEY, "message": SECRETS}
    line = {"event_type": event, "error": failure} | ({"finish_reason": "error"} if event == "stream_end" else failure)
    body = json.dumps(line).encode() + b"\n"
    headers = {"content-type": "application/x-ndjson"}
    error = _raised(lambda _: httpx.Response(200, headers=headers, content=body), is_sync, streamed=True)
    assert isinstance(error, StreamError)
    for text in (*texts_of(error), repr(error.event)):
        assert not [secret for secret in (OWN_KEY, "51GNATURE", "pa55") if secret in text], text[:500]


def _object() -> Any:
    asset = Asset.from_dict({"_id": "a", "filename": SECRETS, "more": [{"x": SECRETS}], "status": "failed"})
    return {
        "last": asset,
        "outcomes": [Outcome("a.mp4", asset)],
        "raw": (SECRETS.encode(), Response(200, {}, b"")),
    }


@pytest.mark.parametrize(
    "error",
    [
        WaitError("it failed", last=_object()),
        ProcessingFailedError("it failed", last=_object()["last"]),
        AnswerFormatError("no JSON", text=SECRETS),
        BulkError("1 of 1 failed", outcomes=[Outcome("a.mp4", _object(), WaitError("no", last=_object()))]),
        StreamError("no", code=None, message="", event=_object()),
        UploadError("no", token="dG9rZW4="),
    ],
    ids=lambda error: type(error).__name__,
)
def test_objects_that_errors_hold_are_shown_and_pickled_without_secrets(error: TwelveLabsError) -> None:
    add_key(OWN_KEY)
    before = repr(vars(error).get("last"))
    pickled = pickle.dumps(error)
    again = pickle.loads(pickled)
    texts = [pickled.decode("latin-1"), repr(vars(again)), repr(error), str(error)]
    texts += [repr(one) for one in getattr(error, "outcomes", ())]
    texts.append("".join(traceback.format_exception(error)))
    for text in texts:
        assert not [secret for secret in (OWN_KEY, "51GNATURE", "pa55") if secret in text], text[:500]
    assert repr(vars(error).get("last")) == before
    assert type(again) is type(error)
    assert vars(again).keys() == vars(error).keys()


def test_what_is_whole_stays_whole() -> None:
    asset = Asset.from_dict({"_id": "a", "filename": SECRETS, "status": "ready"})
    assert WaitError("it failed", last=asset).last.filename == SECRETS
    assert Outcome("a.mp4", asset).result().filename == SECRETS
    assert pickle.loads(pickle.dumps(Outcome("a.mp4", asset))).value == asset
    assert pickle.loads(pickle.dumps(UploadError("no", token="dG9rZW4="))).token == "dG9rZW4="
