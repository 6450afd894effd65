"""Points in time: any common format is parsed; RFC 3339 in UTC is written."""

import datetime
import re

_LEAP_SECOND = re.compile(r"[T ]\d\d:\d\d:(60)")
_ZONE_NAME = re.compile(r"([+-]\d\d:?\d\d) \(?[A-Z]{3,5}\)?$")
"""The name of a time zone that repeats the offset before it."""
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
"""Unix seconds since 2001, or milliseconds, as text."""
_MILLISECONDS = 1e11
"""Numbers from here on are milliseconds."""


def to_datetime(value: str) -> datetime.datetime:
    """Parse RFC 3339 or any other common format. A time without a zone is taken as UTC."""
    try:
        at = datetime.datetime.fromisoformat(value)
    except ValueError:
        at = _unusual_datetime(value)
    if not at.tzinfo:
        return at.replace(tzinfo=datetime.UTC)
    if not datetime.MINYEAR < at.year < datetime.MAXYEAR:
        try:
            at.astimezone(datetime.UTC)
        except OverflowError as error:
            raise ValueError(f"{value!r} is not a date and time that UTC has") from error
    return at


def from_epoch(seconds: float) -> datetime.datetime:
    """A point in time from Unix seconds, or milliseconds if they would be beyond the year 5138. Raises ValueError."""
    try:
        return datetime.datetime.fromtimestamp(
            seconds / 1000 if abs(seconds) >= _MILLISECONDS else seconds, datetime.UTC
        )
    except (OverflowError, OSError) as error:
        raise ValueError(f"{seconds!r} is not a date and time") from error


def _unusual_datetime(value: str) -> datetime.datetime:
    from dateutil import parser  # rarely needed, and slow to import

    if _EPOCH.fullmatch(value):
        return from_epoch(float(value))
    value = _ZONE_NAME.sub(r"\1", value)
    try:
        if leap := _LEAP_SECOND.search(value):  # RFC 3339 allows it, datetime does not
            return to_datetime(value[: leap.start(1)] + "59" + value[leap.end(1) :]) + datetime.timedelta(seconds=1)
        # Missing parts come from the default: two different defaults show whether the date was complete.
        at, other = (parser.parse(value, default=datetime.datetime(n, n, n), tzinfos=_zone) for n in (1, 2))
    except (ArithmeticError, LookupError, TypeError, parser.ParserError) as error:  # dateutil lets all of them out
        raise ValueError(f"{value!r} is not a date and time") from error
    if at.date() != other.date():
        raise ValueError(f"{value!r} is not a complete date")
    return at


def _zone(name: str | None, offset: int | None) -> datetime.tzinfo | None:
    """The zone that dateutil has parsed. Names are not accepted: EST may be in America or in Australia."""
    if name and offset is None:
        raise ValueError(f"the zone {name} is ambiguous; use an offset such as +02:00")
    return None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))


def rfc3339(value: datetime.datetime | datetime.date) -> str:
    """RFC 3339 in UTC, ending in Z. A time without a zone is taken as UTC, a date as midnight."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.UTC)
    aware = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
    return aware.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
