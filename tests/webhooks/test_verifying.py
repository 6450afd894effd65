"""A webhook is accepted only with a valid, recent signature, and nothing about the secret or the signature leaks."""

from __future__ import annotations

import hashlib
import hmac
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import webhooks
from twelvelabs_client.errors import (
    ConfigurationError,
    InvalidArgumentError,
    TwelveLabsError,
    WebhookError,
    WebhookPayloadError,
    WebhookVerificationError,
)

from ..loops import loop

SECRET = "whsec_0123456789"
NOW = 1_793_455_273.0
BODY = b'{"type": "x.y", "data": {"id": "1"}}'


def _clock() -> float:
    return NOW


def _hex(body: bytes = BODY, at: object = int(NOW), secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def _verify(body: bytes | str, header: str | None, secret: str | bytes = SECRET, tolerance: float | None = 300) -> None:
    webhooks.verify(body, header, secret, tolerance, clock=_clock)


def test_the_platforms_signature_is_accepted_for_bytes_and_text() -> None:
    header = f"t={int(NOW)},v1={_hex()}"
    _verify(BODY, header)
    _verify(BODY.decode(), header)
    _verify(BODY, header, SECRET.encode())
    _verify(BODY, f" v1={_hex().upper()} , t={int(NOW)}, v0=abc")


def test_one_valid_signature_of_several_is_enough() -> None:
    old, new = _hex(secret="old"), _hex()
    _verify(BODY, f"t={int(NOW)},v1={old},v1={new}")
    _verify(BODY, f"t={int(NOW)},v1={new},v1={old}")
    with pytest.raises(WebhookVerificationError, match="does not match"):
        _verify(BODY, f"t={int(NOW)},v1={old},v1={old}")


@loop(
    ("header", "message"),
    [
        (None, "no TL-Signature header"),
        ("", "no TL-Signature header"),
        ("nonsense", "malformed"),
        ("t=,v1=aa", "malformed"),
        (f"v1={_hex()}", "malformed"),
        (f"t={int(NOW)}", "malformed"),
        (f"t={int(NOW)},v1=", "malformed"),
        (f"t={int(NOW)},v0={_hex()}", "malformed"),
        (f"t={int(NOW)},t={int(NOW)},v1={_hex()}", "malformed"),
        (f"t=-5,v1={_hex()}", "malformed"),
        (f"t=1e9,v1={_hex()}", "malformed"),
        (f"t={'9' * 5000},v1={_hex()}", "malformed"),
        (f"t=\u0663,v1={_hex()}", "malformed"),
        (f"t={int(NOW)},v1=\u00e9\ud800", "does not match"),
        (f"t={int(NOW)},v1={_hex()[:-1]}", "does not match"),
        (f"t={int(NOW) + 1},v1={_hex()}", "does not match"),
        (f"t=0{int(NOW)},v1={_hex()}", "does not match"),
    ],
)
def test_an_invalid_signature_header_is_rejected(header: str | None, message: str) -> None:
    with pytest.raises(WebhookVerificationError, match=message):
        _verify(BODY, header)


@given(at=st.integers(0, len(BODY) - 1), bit=st.integers(0, 7))
def test_any_changed_bit_of_the_body_is_noticed(at: int, bit: int) -> None:
    changed = bytearray(BODY)
    changed[at] ^= 1 << bit
    with pytest.raises(WebhookVerificationError):
        _verify(bytes(changed), webhooks.sign(BODY, SECRET, timestamp=NOW))


@given(body=st.binary(), secret=st.text(min_size=1), age=st.integers(-300, 300))
def test_a_signature_made_by_sign_is_accepted_within_the_tolerance(body: bytes, secret: str, age: int) -> None:
    _verify(body, webhooks.sign(body, secret, timestamp=NOW - age), secret)


@given(age=st.one_of(st.integers(301, 10**9), st.integers(-(10**9), -301)))
def test_a_signature_outside_the_tolerance_is_rejected(age: int) -> None:
    header = webhooks.sign(BODY, SECRET, timestamp=NOW - age)
    with pytest.raises(WebhookVerificationError, match="old" if age > 0 else "ahead"):
        _verify(BODY, header)
    _verify(BODY, header, tolerance=None)
    _verify(BODY, header, tolerance=abs(age))


def test_a_signature_may_be_five_minutes_old_if_nothing_is_said() -> None:
    headers = {age: {"tl-signature": webhooks.sign(BODY, SECRET, timestamp=NOW - age)} for age in (300, 301)}
    assert webhooks.unwrap(BODY, headers[300], SECRET, clock=_clock).type == "x.y"
    webhooks.verify(BODY, headers[300]["tl-signature"], SECRET, clock=_clock)
    with pytest.raises(WebhookVerificationError, match="301 seconds old, more than 300:"):
        webhooks.unwrap(BODY, headers[301], SECRET, clock=_clock)


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (0.5, "0 seconds old"),
        (1, "1 seconds old"),
        (400, "400 seconds old"),
        (-0.6, "1 seconds ahead"),
        (-400, "400 s"),
    ],
)
def test_a_refusal_says_how_far_off_the_signature_is(age: float, text: str) -> None:
    header = webhooks.sign(BODY, SECRET, timestamp=NOW)
    with pytest.raises(WebhookVerificationError, match=f"the signature is {text}"):
        webhooks.verify(BODY, header, SECRET, 0.1, clock=lambda: NOW + age)


@pytest.mark.parametrize("tolerance", [0, 0.5])
def test_the_tolerance_may_be_nothing_or_less_than_a_second(tolerance: float) -> None:
    _verify(BODY, webhooks.sign(BODY, SECRET, timestamp=NOW), tolerance=tolerance)


def test_a_time_of_more_digits_than_any_clock_shows_is_malformed() -> None:
    for digits, message in ((15, "does not match"), (16, "malformed")):
        with pytest.raises(WebhookVerificationError, match=message):
            _verify(BODY, f"t={'9' * digits},v1={_hex()}")


def test_the_clock_is_that_of_the_machine_if_none_is_given() -> None:
    webhooks.verify(BODY, webhooks.sign(BODY, SECRET), SECRET)
    with pytest.raises(WebhookVerificationError, match="seconds old"):
        webhooks.verify(BODY, webhooks.sign(BODY, SECRET, timestamp=time.time() - 400), SECRET)


@pytest.mark.parametrize("secret", ["", b"", None])
def test_a_missing_secret_is_a_configuration_error(secret: str) -> None:
    with pytest.raises(ConfigurationError, match="is empty"):
        _verify(BODY, f"t={int(NOW)},v1={_hex(secret='')}", secret)
    with pytest.raises(ConfigurationError):
        webhooks.sign(BODY, secret)


@pytest.mark.parametrize("tolerance", [-1, float("nan"), "5"])
def test_an_invalid_tolerance_is_rejected(tolerance: float) -> None:
    with pytest.raises(InvalidArgumentError, match="tolerance"):
        _verify(BODY, f"t={int(NOW)},v1={_hex()}", tolerance=tolerance)


def test_a_body_that_was_read_already_is_rejected() -> None:
    with pytest.raises(InvalidArgumentError, match="bytes or str"):
        _verify({"type": "x"}, f"t={int(NOW)},v1={_hex()}")  # type: ignore[arg-type]


@pytest.mark.parametrize("header", [f"t={int(NOW)},v1={_hex(secret='other')}", f"t={int(NOW) - 999},v1={_hex(at=0)}"])
def test_errors_hold_neither_the_secret_nor_a_signature(header: str) -> None:
    with pytest.raises(WebhookError) as caught:
        _verify(BODY, header)
    texts = [str(caught.value), repr(caught.value.__dict__), str(caught.value.__context__)]
    for secret in (SECRET, header.partition("v1=")[2], _hex()):
        assert all(secret not in text for text in texts)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is type(caught.value)
    assert str(copy) == str(caught.value)


def test_every_refusal_can_be_caught_as_one() -> None:
    assert issubclass(WebhookVerificationError, WebhookError)
    assert issubclass(WebhookPayloadError, WebhookError)
    assert issubclass(WebhookError, TwelveLabsError)
    assert not issubclass(ConfigurationError, WebhookError)


def test_signatures_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each signature is compared in full by the standard library's comparison, also after one has matched."""
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(webhooks.hmac, "compare_digest", compare)
    _verify(BODY, f"t={int(NOW)},v1={_hex()},v1=ab,v1={_hex()}")
    assert [other for _, other in compared] == [_hex().encode(), b"ab", _hex().encode()]
