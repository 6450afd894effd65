"""Importing an endpoint loads the models that it refers to and no others, each in a fresh interpreter state."""

import json
import subprocess
import sys
from typing import Any

import pytest
from twelvelabs_lowlevel import models

from generator.contract import Contract

PROGRAM = """
import importlib, json, sys
package = "twelvelabs_lowlevel"
importlib.import_module(package)
loaded = {}
for endpoint in json.loads(sys.argv[1]):
    for name in [name for name in sys.modules if name.startswith((f"{package}.models", f"{package}.api"))]:
        del sys.modules[name]
    importlib.import_module(f"{package}.api.{endpoint}")
    prefix = f"{package}.models."
    loaded[endpoint] = [name.removeprefix(prefix) for name in sys.modules if name.startswith(prefix)]
print(json.dumps(loaded))
"""


def endpoints(contract: Contract) -> dict[str, dict[str, Any]]:
    """The operations by their modules."""
    return {f"{operation['tags'][0]}.{operation['operationId']}": operation for _, operation in contract.operations()}


@pytest.fixture(scope="module")
def loaded(contract: Contract) -> dict[str, set[str]]:
    """The modules of models that each endpoint loads."""
    command = [sys.executable, "-c", PROGRAM, json.dumps(list(endpoints(contract)))]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return {endpoint: set(names) for endpoint, names in json.loads(result.stdout).items()}


def reached(contract: Contract, node: Any, above: set[str]) -> set[str]:
    """The modules of the schemas that a part of the contract refers to, directly or not."""
    if isinstance(node, list):
        return set().union(*(reached(contract, one, above) for one in node))
    if not isinstance(node, dict):
        return set()
    reference = node.get("$ref")
    if not isinstance(reference, str):
        return set().union(*(reached(contract, one, above) for one in node.values()))
    if reference in above:
        return set()
    above.add(reference)
    inner = reached(contract, contract.resolve(node), above)
    if not reference.startswith("#/components/schemas/"):
        return inner
    return inner | {models._MODULES[reference.rpartition("/")[2]].removeprefix(".")}


def test_endpoints_import_only_the_models_that_they_refer_to(contract: Contract, loaded: dict[str, set[str]]) -> None:
    for pointer, operation in contract.operations():
        endpoint = f"{operation['tags'][0]}.{operation['operationId']}"
        answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
        parameters = [parameter for _, parameter in contract.parameters(pointer)]
        said = reached(contract, [operation.get("requestBody"), parameters, answers], set())
        assert loaded[endpoint] <= said, endpoint


def test_endpoints_import_the_models_that_they_return(loaded: dict[str, set[str]]) -> None:
    assert {"asset_page", "page_info"} <= loaded["assets.list_assets"]
    assert {"embedding_data", "embedding_success_response"} <= loaded["embeddings.create_embeddings"]
    assert loaded["indexes.delete_index"] == set()


@pytest.mark.parametrize(
    "statement",
    ["from twelvelabs_client import TwelveLabs", "from twelvelabs_lowlevel.requests import Request"],
)
def test_sending_requests_imports_nothing_that_only_models_need(statement: str) -> None:
    program = f"{statement}; import sys; print(sorted({{'attrs', 'dateutil', 'numpy', 'pandas'}} & sys.modules.keys()))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_the_generated_clients_are_imported_on_demand() -> None:
    program = (
        "import twelvelabs_lowlevel as package\n"
        "assert 'Client' in dir(package); assert not hasattr(package, 'Klient')\n"
        "from twelvelabs_lowlevel import AuthenticatedClient, Client\n"
        "assert Client is package.Client is package.client.Client; assert AuthenticatedClient is not Client"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
