"""Pages rendered to HTML. Templates escape every value, and isolate the direction of texts that users have chosen."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
from jinja2 import ChainableUndefined, Environment, PackageLoader, Undefined
from markupsafe import Markup

# Scripts, styles, media and requests are limited to the console's own origin; nothing inline is executed.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Page:
    """A page before it is rendered.

    ``section`` is the menu entry to highlight, and the title if there is no ``heading``. A ``live`` page is updated in
    the browser while it changes.
    """

    template: str
    section: str
    values: Mapping[str, object]
    heading: str = ""
    status: int = 200
    live: bool = True


PageLoader = Callable[[Mapping[str, str], Mapping[str, str]], Page]
"""Loads a page from the parameters of its path and of its query string."""


class Renderer:
    """Renders pages. ``token`` is the CSRF token for their forms."""

    def __init__(self, token: str) -> None:
        self._environment = Environment(
            loader=PackageLoader("twelvelabs_sandbox.console"),
            autoescape=True,
            auto_reload=False,
            # Responses of the platform omit fields whose values are not known yet.
            undefined=ChainableUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "size": size,
            "seconds": seconds,
            "moment": moment,
            "plural": plural,
            "plain": plain,
            "pretty": pretty,
            "milliseconds": milliseconds,
        }
        self._environment.globals |= {"token": token, "infinity": math.inf}
        self._environment.globals["ui"] = self._environment.get_template("parts.html").module
        self._alert = self._environment.from_string("{{ ui.alert(message) }}")

    def page(self, page: Page) -> str:
        """The whole page."""
        frame = self._environment.get_template("frame.html")
        # The only text that is not escaped here: it was when it was rendered.
        main = Markup(self.main(page))  # noqa: S704
        return frame.render(title=page.heading or page.section, section=page.section, live=page.live, main=main)

    def main(self, page: Page) -> str:
        """The content of the main element alone."""
        alert = self._alert.render(message=page.values.get("message"))
        return alert + self._environment.get_template(page.template).render(page.values)


def size(number: float | Undefined | None) -> str:
    """A number of bytes for display, in decimal units like the platform's limits."""
    if number is None or isinstance(number, Undefined):
        return ""
    value, units = float(number), ["bytes", "kB", "MB", "GB", "TB"]
    while value >= 999.95 and len(units) > 1:
        value /= 1000
        units.pop(0)
    digits = 0 if units[0] == "bytes" else 1
    return f"{value:.{digits}f}\N{NO-BREAK SPACE}{units[0]}"


def seconds(number: float | Undefined | None) -> str:
    """A time within a clip, such as 1:05.3."""
    if number is None or isinstance(number, Undefined):
        return ""
    tenths = math.floor(number * 10 + 0.5)
    minutes, tenths = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    start = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{start}:{tenths // 10:02}.{tenths % 10}"


def moment(value: int | str | Undefined | None) -> str:
    """A time of the sandbox (milliseconds, or RFC 3339 text) for display, in UTC."""
    if value is None or isinstance(value, Undefined):
        return ""
    at = datetime.fromisoformat(value) if isinstance(value, str) else datetime.fromtimestamp(value / 1000, UTC)
    return at.strftime("%Y-%m-%d %H:%M:%S")


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def plain(value: object) -> str:
    """A JSON value for display: text as it is, anything else as JSON."""
    return (
        value if isinstance(value, str) else orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    )


def pretty(value: object) -> str:
    """A JSON value for display on several lines, or text as it is."""
    return value if isinstance(value, str) else orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2).decode()


def milliseconds(number: float | None) -> str:
    """A duration for display: in milliseconds, or from one second on in seconds."""
    if number is None:
        return ""
    return f"{number / 1000:.1f}\N{NO-BREAK SPACE}s" if number >= 999.5 else f"{number:.0f}\N{NO-BREAK SPACE}ms"
