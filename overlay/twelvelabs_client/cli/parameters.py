"""Types of parameters, and options that several commands have."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    FloatType = click.ParamType[float]
else:
    FloatType = click.ParamType  # not generic in older versions

_MAX_PAGE = 50
"""The largest page of the platform."""
_UNITS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


class Duration(FloatType):
    """A duration: 90, 90s, 10m, 2h, or none for no limit."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The duration in seconds; infinity for none."""
        if isinstance(value, int | float):
            return float(value)
        text = str(value).strip().lower()
        if text == "none":
            return math.inf
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text)
        if found is None or found[2] not in _UNITS:
            self.fail(f"{value!r} is not a duration: use 90, 90s, 10m, 2h or none", param, ctx)
        return float(found[1]) * _UNITS[found[2]]


file_type = click.Path(readable=False)
"""A file or anything else that names media: a shell completes it with files, and nothing is checked."""
limit_option = click.option("--limit", type=click.IntRange(1), metavar="N", help="At most this many (default: all).")
timeout_option = click.option(
    "--timeout", type=Duration(), help="How long to wait: 90, 10m, 2h or none (default: 30m)."
)
account_option = click.option(
    "--account", metavar="NAME", default="", help="A name for the account, if the ledger is used with several."
)
yes_option = click.option("-y", "--yes", is_flag=True, help="Do not ask for confirmation.")


def page_size(limit: int | None) -> int:
    """The page size for a list of at most this many results: the platform's maximum, or fewer."""
    return min(limit or _MAX_PAGE, _MAX_PAGE)


def finite(seconds: float) -> float | None:
    """A timeout in the form of the client: None in place of infinity."""
    return None if math.isinf(seconds) else seconds


def key_value(argument: str) -> tuple[str, str]:
    """The parts of KEY=VALUE. Raises UsageError if the argument has another form."""
    key, separator, value = argument.partition("=")
    if not separator or not key:
        raise click.UsageError(f"{argument!r} is not KEY=VALUE.")
    return key, value


def key_values(given: Sequence[str]) -> dict[str, Any]:
    """A mapping from KEY=VALUE arguments. JSON values (3, true, ["a"]) are decoded, except objects and null."""
    found: dict[str, Any] = {}
    for each in given:
        key, text = key_value(each)
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        found[key] = text if value is None or isinstance(value, dict) else value
    return found
