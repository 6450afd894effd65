"""Notebooks as pages: text, code, and the outputs that are stored in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OUTPUT = '<div class="notebook-output">'
"""What the line of an output begins with that is a picture or HTML."""


def as_markdown(path: Path) -> str:
    """The cells of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join(part for cell in cells for part in _parts(cell)) + "\n"


def _parts(cell: dict[str, Any]) -> list[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code":
        return [source]
    return [f"```python\n{source}\n```", *map(_output, cell["outputs"])]


def _output(output: dict[str, Any]) -> str:
    data = output.get("data", {"text/plain": output.get("text", "")})
    kind = next(kind for kind in ("text/html", "image/jpeg", "image/png", "text/plain") if kind in data)
    text = "".join(data[kind]).strip()
    if kind == "text/plain":
        return f"```text\n{text}\n```"
    if kind != "text/html":
        size = "".join(f' {name}="{value}"' for name, value in output["metadata"].get(kind, {}).items())
        text = f'<img src="data:{kind};base64,{text}" alt=""{size}>'
    return f"{OUTPUT}{' '.join(text.split())}</div>"
