"""Points in time: tolerant in what is read, RFC 3339 in UTC in what is written."""

import datetime


def to_datetime(value: str) -> datetime.datetime:
    """A point in time from RFC 3339 or any other common form. Without a zone it is in UTC."""
    try:
        at = datetime.datetime.fromisoformat(value)
    except ValueError:
        at = _unusual_datetime(value)
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)


def _unusual_datetime(value: str) -> datetime.datetime:
    from dateutil import parser  # only when needed: it is slow to import

    try:
        # What is missing is filled in from the default: two of them show whether the date was complete.
        at, other = (parser.parse(value, default=datetime.datetime(n, n, n), tzinfos=_zone) for n in (1, 2))
    except (OverflowError, parser.ParserError) as error:
        raise ValueError(f"{value!r} is not a date and time") from error
    if at.date() != other.date():
        raise ValueError(f"{value!r} is not a complete date")
    return at


def _zone(name: str | None, offset: int | None) -> datetime.tzinfo | None:
    """The zone of what dateutil has read. Names of local zones are not trusted: EST may be in America or Australia."""
    if name and offset is None:
        raise ValueError(f"the zone {name} is not known; an offset such as +02:00 would be")
    return None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))


def rfc3339(value: datetime.datetime | datetime.date) -> str:
    """A time as RFC 3339 in UTC, ending in Z. What has no zone is taken as UTC, a date as its first moment."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.UTC)
    aware = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
    return aware.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
