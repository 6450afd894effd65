"""Rate limits: how many requests of a category a key may send in a window, and their response headers."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, Literal, TypeAlias, TypedDict, Unpack

from twelvelabs_sandbox.clock import Clock, to_text
from twelvelabs_sandbox.control.fields import check, check_fields, read_fields
from twelvelabs_sandbox.control.matching import matches_route
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject

# The operations that the platform documents as rate limited. The operations of a category share one counter.
CATEGORIES: Mapping[str, Sequence[str]] = {
    "indexing": ("POST /assets", "POST /indexes/{index_id}/indexed-assets", "POST /tasks"),
    "embedding": ("POST /embed", "POST /embed/tasks", "POST /embed-v2", "POST /embed-v2/tasks"),
    "search": ("POST /search", "POST /knowledge-stores/{knowledge_store_id}/search"),
    "analysis": ("POST /analyze", "POST /analyze/tasks", "POST /analyze/batches"),
}
Plan: TypeAlias = Literal["free"]
# Here the 429 of the platform has no body.
_NO_BODY = ("/search", "/analyze", "/knowledge-stores/{knowledge_store_id}/search")


class RateLimitFields(TypedDict, total=False):
    """The fields of a RateLimit as keyword arguments of ``RateLimits.add``, so that type checkers know them."""

    category: str
    requests: int
    per: float
    routes: Sequence[str] | None
    headers: bool
    retry_after: bool


@dataclass(frozen=True)
class RateLimit:
    """How many ``requests`` of a ``category`` each API key may send in ``per`` seconds of the sandbox's clock.

    The categories of the platform are "indexing", "embedding", "search" and "analysis". Any other category needs
    ``routes``: paths below /v1.3, templates of operations, or globs of either, optionally with a method in front, such
    as "GET /indexes*". A window starts with its first request. A category may have several limits, for example one for
    a minute and one for a day; rejected requests do not count.

    Responses have the headers X-Ratelimit-Limit, -Remaining, -Used and -Reset (whole seconds since 1970), unless
    ``headers`` is false; where several limits apply, those of the limit with the fewest requests left. Requests beyond
    the limit get a 429, with a Retry-After header in whole seconds if ``retry_after`` is true. The platform documents
    no such header.

    Raises ValueError for fields that are not valid.
    """

    category: Annotated[str, ("minLength", 1)]
    requests: Annotated[int, ("minimum", 1)]
    per: Annotated[float, ("exclusiveMinimum", 0), ("maximum", 1e9)] = 60.0
    routes: Annotated[Sequence[str], ("minItems", 1)] | None = None
    headers: bool = True
    retry_after: bool = False

    def __post_init__(self) -> None:
        check_fields("rate limit", self)
        known = self.routes is not None or self.category in CATEGORIES
        check("rate limit", {f"{self.category} needs routes, as it is not one of {', '.join(CATEGORIES)}": not known})
        if self.routes is not None:
            object.__setattr__(self, "routes", tuple(self.routes))

    @classmethod
    def from_json(cls, value: object) -> "RateLimit":
        """The limit described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "rate limit", value)

    def as_json(self) -> JsonObject:
        """The limit in the form that from_json() accepts."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def covers(self, method: str, names: Sequence[str]) -> bool:
        """Whether a request with this method, to a route with these names, counts."""
        for route in CATEGORIES[self.category] if self.routes is None else self.routes:
            wanted, _, pattern = route.rpartition(" ")
            if wanted in ("", method) and matches_route(pattern, names):
                return True
        return False


PLANS: Mapping[str, Sequence[RateLimit]] = {"free": [RateLimit(category, 60) for category in CATEGORIES]}
"""The limits of a plan by its name. The platform publishes no numbers: creating assets is known to have about 60 a
minute on the free plan, and the other categories are assumed to have as many."""


def read_limits(value: object) -> Sequence[RateLimit]:
    """The limits that a JSON value describes: an object with the fields of one, or the name of a plan."""
    if not isinstance(value, str):
        return [RateLimit.from_json(value)]
    if value not in PLANS:
        raise ValueError(f"there is no plan {value}: it is one of {', '.join(PLANS)}")
    return PLANS[value]


@dataclass(frozen=True)
class RateLimitReport:
    """The current window of a limit for one key: the requests ``used`` and the requests ``refused``.

    ``resets_at`` is the end of the window, in milliseconds since 1970 on the sandbox's clock.
    """

    limit: RateLimit
    used: int
    refused: int
    resets_at: int

    def as_json(self) -> JsonObject:
        """The report as a JSON object."""
        counts: JsonObject = {"used": self.used, "refused": self.refused}
        return {"rate_limit": self.limit.as_json(), **counts, "resets_at": to_text(self.resets_at)}


@dataclass
class _Window:
    """The current window of a limit for one key. Times are milliseconds on the sandbox's clock."""

    limit: RateLimit
    ends_at: int
    used: int = 0
    refused: int = 0

    @property
    def remaining(self) -> int:
        return self.limit.requests - self.used

    def headers(self) -> dict[str, str]:
        """The headers of a response about the limit."""
        if not self.limit.headers:
            return {}
        return {
            "x-ratelimit-limit": str(self.limit.requests),
            "x-ratelimit-remaining": str(self.remaining),
            "x-ratelimit-used": str(self.used),
            # Rounded up: a client that retries at this second is not too early.
            "x-ratelimit-reset": str(-(-self.ends_at // 1000)),
        }

    def error(self, now: int, no_body: bool) -> ApiError:
        """The error for one more request."""
        limit, wait = self.limit, max(1, -(-(self.ends_at - now) // 1000))
        message = (
            f"The rate limit of {limit.requests} requests per {limit.per:g} seconds for {limit.category} is exceeded."
            f" Try again in {wait} seconds."
        )
        headers = {"retry-after": str(wait)} if limit.retry_after else {}
        return ApiError(429, "too_many_requests", message, headers=headers, no_body=no_body)


@dataclass
class _Counter:
    """A limit, with a window for each key that has sent requests."""

    limit: RateLimit
    windows: dict[str, _Window] = field(default_factory=dict)

    def window(self, key: str, now: int) -> _Window:
        """The current window of a key, or one that starts now."""
        window = self.windows.get(key)
        if window is None or window.ends_at <= now:
            return _Window(self.limit, now + max(1, round(self.limit.per * 1000)))
        return window

    def count(self, key: str, window: _Window) -> None:
        """Count an admitted request."""
        window.used += 1
        self.windows[key] = window


class RateLimits:
    """The rate limits of a sandbox; none by default. Thread-safe."""

    def __init__(self, clock: Clock, limits: Iterable[RateLimit] | Plan = ()) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counters: list[_Counter] = []
        self._initial = tuple(read_limits(limits) if isinstance(limits, str) else limits)
        self.add(*self._initial)

    def add(self, *limits: RateLimit, **values: Unpack[RateLimitFields]) -> None:
        """Add limits, given as instances or as the fields of one. They start counting now."""
        added = [*limits, RateLimit.from_json(values)] if values else limits
        with self._lock:
            self._counters += map(_Counter, added)

    def clear(self) -> None:
        """Remove all limits."""
        with self._lock:
            self._counters.clear()

    def reset(self) -> None:
        """Go back to the limits that the sandbox was made with, none of which has counted a request."""
        self.clear()
        self.add(*self._initial)

    @property
    def limits(self) -> list[RateLimit]:
        """The limits in the order in which they were added."""
        with self._lock:
            return [counter.limit for counter in self._counters]

    def report(self) -> list[RateLimitReport]:
        """The current window of each limit for each key that has one."""
        now = self._clock.milliseconds()
        with self._lock:
            windows = [window for counter in self._counters for window in counter.windows.values()]
            return [
                RateLimitReport(window.limit, window.used, window.refused, window.ends_at)
                for window in windows
                if window.ends_at > now
            ]

    def as_json(self) -> JsonObject:
        """The limits and their current windows, as a JSON object."""
        return {
            "data": [limit.as_json() for limit in self.limits],
            "windows": [report.as_json() for report in self.report()],
        }

    def admit(self, key: str, method: str, names: Sequence[str]) -> tuple[ApiError | None, Mapping[str, str]]:
        """Count a request and return the headers for its response, with the error if it exceeds a limit."""
        with self._lock:
            if not self._counters:
                return None, {}
            now = self._clock.milliseconds()
            counters = [counter for counter in self._counters if counter.limit.covers(method, names)]
            windows = [counter.window(key, now) for counter in counters]
            if not windows:
                return None, {}
            # Of several exhausted limits, the one that ends last determines when to retry.
            tightest = min(windows, key=lambda window: (window.remaining, -window.ends_at))
            if tightest.remaining <= 0:
                tightest.refused += 1
                return tightest.error(now, bool(set(names) & set(_NO_BODY))), tightest.headers()
            for counter, window in zip(counters, windows, strict=True):
                counter.count(key, window)
            return None, tightest.headers()
