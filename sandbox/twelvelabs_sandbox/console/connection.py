"""How a client connects to the sandbox: its base URL and key, and a first request in several languages."""

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from twelvelabs_lowlevel.server import API_KEY_HEADER

_PYTHON = """\
from twelvelabs_client import TwelveLabs

client = TwelveLabs(
    {key},
    base_url="{url}",
)
for index in client.indexes.list():
    print(index.index_name)"""
_JAVASCRIPT = """\
const response = await fetch("{url}/indexes", {{
  headers: {{ "{header}": {key} }},
}});
const {{ data }} = await response.json();
console.log(data.map((index) => index.index_name));"""
_CURL = """\
curl -s "{url}/indexes" \\
  -H {quoted}"""


@dataclass(frozen=True)
class Connection:
    """The base URL of the API, and the key that clients send."""

    base_url: str
    api_key: str

    @property
    def exports(self) -> str:
        """Lines for a shell, after which clients connect to the sandbox."""
        return f"export TWELVELABS_BASE_URL={self.base_url}\nexport TWELVELABS_API_KEY={shlex.quote(self.api_key)}"

    @property
    def snippets(self) -> Sequence[tuple[str, str]]:
        """A first request, by the name of the language."""
        quoted = shlex.quote(f"{API_KEY_HEADER}: {self.api_key}")
        key = json.dumps(self.api_key)  # also a string of Python, as keys are ASCII
        values = {"url": self.base_url, "key": key, "header": API_KEY_HEADER, "quoted": quoted}
        texts = {"Python": _PYTHON, "JavaScript": _JAVASCRIPT, "curl": _CURL}
        return [(language, text.format_map(values)) for language, text in texts.items()]
