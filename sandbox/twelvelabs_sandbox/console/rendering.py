"""From what a page shows to HTML. Templates escape every value; texts that people have chosen are set apart as well."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
from jinja2 import ChainableUndefined, Environment, PackageLoader, Undefined
from markupsafe import Markup

# Scripts, styles, pictures and requests come from the console alone, and nothing is written into the page itself.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Page:
    """A page before it is rendered.

    ``section`` is the entry of the menu that it belongs to, and its heading if it has no other. A ``live`` page can be
    followed while it changes.
    """

    template: str
    section: str
    values: Mapping[str, object]
    heading: str = ""
    status: int = 200
    live: bool = True


class Renderer:
    """Renders pages. ``token`` goes into their forms."""

    def __init__(self, token: str) -> None:
        self._environment = Environment(
            loader=PackageLoader("twelvelabs_sandbox.console"),
            autoescape=True,
            auto_reload=False,
            # Answers of the platform leave out what is not known yet.
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
        }
        self._environment.globals["token"] = token
        self._environment.globals["ui"] = self._environment.get_template("parts.html").module

    def page(self, page: Page) -> str:
        """The whole page."""
        frame = self._environment.get_template("frame.html")
        # The one text that is not escaped: it has just been rendered, and was escaped there.
        main = Markup(self.main(page))  # noqa: S704
        return frame.render(title=page.heading or page.section, section=page.section, live=page.live, main=main)

    def main(self, page: Page) -> str:
        """What stands in the main part of the page, without what surrounds it."""
        return self._environment.get_template(page.template).render(page.values)


def size(number: float | Undefined | None) -> str:
    """A number of bytes for people, in decimal units as the platform's limits are."""
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
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    start = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{start}:{rest // 10:02}.{rest % 10}"


def moment(value: int | str | Undefined | None) -> str:
    """A time of the sandbox (milliseconds, or RFC 3339 text) for people, in UTC."""
    if value is None or isinstance(value, Undefined):
        return ""
    at = datetime.fromisoformat(value) if isinstance(value, str) else datetime.fromtimestamp(value / 1000, UTC)
    return at.strftime("%Y-%m-%d %H:%M:%S")


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def plain(value: object) -> str:
    """A value of JSON for people: text as it is, anything else as JSON."""
    return (
        value if isinstance(value, str) else orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    )
