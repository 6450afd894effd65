"""Points in time: any common format is parsed; RFC 3339 in UTC is written."""

import datetime


def to_datetime(value: str) -> datetime.datetime:
    """Parse RFC 3339 or any other common format. A time without a zone is taken as UTC."""
    try:
        at = datetime.datetime.fromisoformat(value)
    except ValueError:
        at = _unusual_datetime(value)
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)


def _unusual_datetime(value: str) -> datetime.datetime:
    from dateutil import parser  # rarely needed, and slow to import

    try:
        # Missing parts come from the default: two different defaults show whether the date was complete.
        at, other = (parser.parse(value, default=datetime.datetime(n, n, n), tzinfos=_zone) for n in (1, 2))
    except (OverflowError, parser.ParserError) as error:
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
