"""The module that says where the platform is and how a client identifies itself, as the contract has it."""

from pathlib import Path

from .contract import Contract, ContractError, Problem


def write_server(contract: Contract, package: Path) -> None:
    """Write server.py. Raises ContractError if the contract lacks the server or the header of the API key."""
    lines = [
        '"""Where the platform is, and how a client identifies itself."""',
        "",
        f'BASE_URL = "{_url(contract)}"',
        f'API_KEY_HEADER = "{_header(contract)}"',
        '"""In lower case, as headers are compared."""',
    ]
    (package / "server.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _url(contract: Contract) -> str:
    for server in contract.document["servers"]:
        return str(server["url"]).rstrip("/")
    raise ContractError([Problem(contract.place(("servers",)), "servers needs the URL of the platform")])


def _header(contract: Contract) -> str:
    schemes = contract.document["components"].get("securitySchemes", {}).values()
    names = [str(one["name"]).lower() for one in schemes if (one.get("type"), one.get("in")) == ("apiKey", "header")]
    if len(names) != 1:
        place = contract.place(("components", "securitySchemes"))
        raise ContractError([Problem(place, "securitySchemes needs one of type apiKey in a header, and no other")])
    return names[0]
