"""Where the platform is, and the header of the key: the contract says it, and nothing else does."""

from typing import TYPE_CHECKING

import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER, BASE_URL

from generator.contract import Contract, ContractError
from generator.server import write_server

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

CODE = ("overlay", "sandbox", "generator", "generated", "benchmarks")


def test_the_generated_constants_are_those_of_the_contract(contract: Contract) -> None:
    (scheme,) = contract.document["components"]["securitySchemes"].values()
    assert (contract.document["servers"][0]["url"], scheme["name"]) == (BASE_URL, API_KEY_HEADER)


@pytest.mark.parametrize("folder", CODE)
def test_no_other_code_states_them(folder: str, committed: "Project") -> None:
    files = [*(committed.root / folder).rglob("*.py"), *(committed.root / folder).rglob("*.jinja")]

    stating = [
        file.relative_to(committed.root).as_posix()
        for file in files
        if {BASE_URL, API_KEY_HEADER} & {*_words(file.read_text(encoding="utf-8"))}
    ]

    assert stating == (["generated/twelvelabs_lowlevel/server.py"] if folder == "generated" else [])


def _words(text: str) -> list[str]:
    return [word.strip("\"'`,.:;()[]{}") for word in text.split()]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"servers": []}, "servers needs the URL"),
        ({"components": {"securitySchemes": {}}}, "securitySchemes needs one of type apiKey"),
        (
            {"components": {"securitySchemes": {"A": {"type": "http", "scheme": "bearer"}}}},
            "securitySchemes needs one of type apiKey",
        ),
    ],
)
def test_a_contract_without_them_is_refused(
    change: dict[str, object], said: str, contract: Contract, tmp_path: "Path"
) -> None:
    with pytest.raises(ContractError, match=said):
        write_server(Contract({**contract.document, **change}), tmp_path)
    assert not list(tmp_path.iterdir())
