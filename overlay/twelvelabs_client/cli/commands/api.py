"""`twelvelabs api`: any request, for endpoints without a command."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..groups import Command
from ..parameters import key_value, key_values
from ..session import Session, pass_session


@click.command(cls=Command)
@click.argument(
    "method", type=click.Choice(["GET", "POST", "PUT", "PATCH", "DELETE"], case_sensitive=False), metavar="METHOD"
)
@click.argument("path")
@click.option("-f", "--field", "fields_", metavar="KEY=VALUE", multiple=True, help="A parameter. May be repeated.")
@click.option("--data", metavar="JSON", help="The body: JSON, @FILE, or - for stdin.")
@click.option("--form", is_flag=True, help="Send the fields as a form. KEY=@FILE sends a file.")
@pass_session
def api(session: Session, method: str, path: str, fields_: Sequence[str], data: str | None, form: bool) -> None:
    """Send any request to the API.

    METHOD is GET, POST, PUT, PATCH or DELETE.

    PATH is what follows the base URL, such as /indexes or /indexes/{id}. Fields are parameters of the query with GET
    and DELETE, else fields of a JSON body; values that are JSON are sent as such: -f page_limit=5 -f tags='["a"]'.

    \b
    twelvelabs api GET /assets -f page_limit=5
    twelvelabs api PUT /indexes/{id} -f index_name=films
    twelvelabs api POST /search --form -f index_id={id} -f query_text=goal -f search_options=visual
    """
    from twelvelabs_lowlevel.requests import Part, Request
    from twelvelabs_lowlevel.types import UNSET

    from ..._http.call import call_with_response

    if data is not None and (form or fields_):
        raise click.UsageError("--data is the whole body: leave out --field and --form.")
    if "://" in path or not path.strip("/"):
        raise click.UsageError("PATH is what follows the base URL, such as /indexes.")
    method, path = method.upper(), "/" + path.lstrip("/")
    params: tuple[tuple[str, str], ...] = ()
    body: Any = UNSET
    parts: tuple[Part, ...] | None = None
    if data is not None:
        body = _json(data)
    elif form:
        parts = tuple(_part(each) for each in fields_)
    elif method in ("GET", "DELETE"):
        params = tuple(key_value(each) for each in fields_)
    elif fields_:
        body = key_values(fields_)
    request: Request[bytes] = Request(
        method=method,
        path=path,
        route=path,
        params=params,
        json=body,
        form=parts,
        idempotent=method in ("GET", "PUT", "DELETE"),
        parse=bytes,
    )
    driver = session.driver
    content, _ = driver.run(call_with_response(request, driver.config))
    _write(session, content)


def _write(session: Session, content: bytes) -> None:
    """Write a response: JSON in the output format, anything else unchanged."""
    if not content:
        return
    try:
        value = json.loads(content)
    except ValueError:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    is_list = isinstance(value, Mapping) and isinstance(value.get("data"), list)
    if session.format in ("jsonl", "ids", "tsv") and is_list:
        rows = [
            {"id": each.get("_id"), **each} if isinstance(each, dict) else {"value": each} for each in value["data"]
        ]
        session.output.write_all(rows, tuple(dict.fromkeys(name for row in rows for name in row)))
    elif session.fields and isinstance(value, Mapping):
        session.output.write_one(value, session.fields)
    else:
        sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def _json(text: str) -> Any:
    if text == "-":
        text = sys.stdin.read()
    elif text.startswith("@"):
        text = Path(text[1:]).read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except ValueError as error:
        raise click.UsageError(f"--data is not JSON: {error}") from None


def _part(field: str) -> Any:
    from twelvelabs_lowlevel.requests import Part

    key, value = key_value(field)
    if value.startswith("@"):
        path = Path(value[1:])
        return Part(name=key, content=path, filename=path.name)
    return Part(name=key, content=value)
