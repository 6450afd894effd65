"""The errors of the low-level package are in the client's tree, and the errors of calls are unchanged."""

import pickle
from importlib import import_module

import httpx
import pytest
import twelvelabs_client
from twelvelabs_client import TwelveLabs, TwelveLabsError, UnexpectedResponseError
from twelvelabs_lowlevel import errors, responses
from twelvelabs_lowlevel.models import Asset, EmbeddingSuccessResponse

RAISED = [
    errors.ArgumentError("a"),
    errors.UnusableFileError("a"),
    errors.DecodeError("a", is_syntax=True),
    errors.EmbeddingsError("a"),
    errors.UnexpectedStatus(520, b"a"),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_an_error_is_in_the_tree_and_survives_a_pickle(error: TwelveLabsError) -> None:
    copied = pickle.loads(pickle.dumps(error))
    assert isinstance(error, TwelveLabsError)
    assert (type(copied), str(copied), vars(copied)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("name", ["DecodeError", "EmbeddingsError", "TwelveLabsError"])
def test_errors_that_users_meet_can_be_imported_from_the_client(name: str) -> None:
    assert getattr(twelvelabs_client, name) is getattr(errors, name)
    assert getattr(import_module("twelvelabs_client.errors"), name) is getattr(errors, name)


def test_numpy_and_decoding_raise_errors_of_the_client() -> None:
    with pytest.raises(TwelveLabsError, match="has no embeddings") as of_numpy:
        EmbeddingSuccessResponse.from_dict({"data": []}).numpy()
    with pytest.raises(TwelveLabsError, match="expected an object") as of_decoding:
        responses.read(b"[]", Asset.from_dict)
    for other in (None, [], "text", 5):
        with pytest.raises(errors.DecodeError, match="Asset: expected an object"):
            Asset.from_dict(other)  # type: ignore[arg-type]  # as callers may
    assert isinstance(of_numpy.value, ValueError)
    assert isinstance(of_decoding.value, ValueError)


@pytest.mark.parametrize("body", [b"<html>", b"[]"], ids=["no JSON", "another shape"])
def test_a_response_that_cannot_be_decoded_is_an_unexpected_response(body: bytes) -> None:
    http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, content=body)))
    with TwelveLabs(api_key="key", http_client=http, max_retries=0) as client:
        with pytest.raises(UnexpectedResponseError) as caught:
            client.assets.retrieve("a")
    assert isinstance(caught.value.__cause__, errors.DecodeError)
