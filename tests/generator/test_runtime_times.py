"""Points in time: what is parsed, and what is sent."""

import datetime
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime_samples import EAST, quick
from twelvelabs_lowlevel import requests, responses
from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.times import to_datetime
from twelvelabs_lowlevel.types import UNSET

from tests.loops import loop


class TestTimes:
    @loop(
        ("value", "text"),
        [
            (None, None),
            (UNSET, None),
            (datetime.datetime(2026, 10, 30, 9, 12), "2026-10-30T09:12:00Z"),
            (datetime.datetime(2026, 10, 30, 9, 12, 0, 500), "2026-10-30T09:12:00.000500Z"),
            (
                datetime.datetime(2026, 10, 30, 9, tzinfo=EAST),
                "2026-10-30T07:00:00Z",
            ),
            (datetime.date(2026, 10, 30), "2026-10-30T00:00:00Z"),
            ("2026-10-30", "2026-10-30T00:00:00Z"),
            ("2026-10-30T09:12:00+02:00", "2026-10-30T07:12:00Z"),
            ("2026-10-30 09:12", "2026-10-30T09:12:00Z"),
            ("Oct 30, 2026", "2026-10-30T00:00:00Z"),
        ],
        ids=str,
    )
    def test_a_time_to_send_is_utc(self, value: Any, text: str | None) -> None:
        assert requests.timestamp("created_at", value) == text

    @loop("value", ["", "yesterday", "2026-13-01", "2026-10", "09:12"])
    def test_text_that_is_not_a_complete_time_is_rejected_by_name(self, value: str) -> None:
        with pytest.raises(ArgumentError, match=f"^created_at must be a date and time such as .*, not {value!r}$"):
            requests.timestamp("created_at", value)

    def test_a_time_that_utc_does_not_have_is_rejected_by_name(self) -> None:
        with pytest.raises(ArgumentError, match="created_at must be a date and time"):
            requests.timestamp("created_at", datetime.datetime(1, 1, 1, tzinfo=EAST))

    @loop(
        "text",
        [
            "2026-10-30T09:12:00Z",
            "2026-10-30T09:12:00z",
            "2026-10-30t09:12:00Z",
            "2026-10-30 09:12:00Z",
            "2026-10-30T09:12:00",
            "2026-10-30T09:12",
            "2026-10-30T09:12:00+00:00",
            "2026-10-30T09:12:00-00:00",
            "2026-10-30T09:12:00+0000",
            "2026-10-30T11:12:00+02:00",
            "2026-10-30T09:12:00.000Z",
            "2026-10-30T09:12:00.000000000Z",
            "Fri, 30 Oct 2026 09:12:00 GMT",
            "Fri, 30 Oct 2026 11:12:00 +0200",
            "20261030T091200Z",
            "1793351520",
            "1793351520.0",
            "1793351520000",
        ],
    )
    def test_every_common_format_is_parsed(self, text: str) -> None:
        at = to_datetime(text)
        assert at == datetime.datetime(2026, 10, 30, 9, 12, tzinfo=datetime.UTC)
        assert at.utcoffset() is not None

    def test_nanoseconds_are_cut_to_microseconds(self) -> None:
        assert to_datetime("2026-10-30T09:12:00.123456789Z").microsecond == 123456

    def test_a_date_is_midnight(self) -> None:
        assert to_datetime("2026-10-30") == datetime.datetime(2026, 10, 30, tzinfo=datetime.UTC)

    @loop("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
    def test_a_time_that_utc_does_not_have_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a date and time that UTC has"):
            to_datetime(text)
        assert to_datetime(text[:-6] + "Z").isoformat() == text[:-6] + "+00:00"

    def test_a_leap_second_beyond_the_last_year_is_refused(self) -> None:
        assert to_datetime("2016-12-31T23:59:60Z") == datetime.datetime(2017, 1, 1, tzinfo=datetime.UTC)
        with pytest.raises(ValueError, match="is not a date and time"):
            to_datetime("9999-12-31T23:59:60Z")

    def test_a_zone_by_an_unknown_name_is_not_taken_for_utc(self) -> None:
        with pytest.raises(ValueError, match=r"^the zone EST is ambiguous; use an offset such as \+02:00$"):
            to_datetime("Fri, 30 Oct 2026 09:12:00 EST")

    def test_an_offset_that_no_zone_has_is_rejected(self) -> None:
        with pytest.raises(ValueError, match="offset must be"):
            to_datetime("Fri, 30 Oct 2026 09:12:00 +9900")

    @loop(
        "text",
        ["", "soon", "2026-10", "2026", "Oct 2026", "Fri", "09:12", "2026-02-30", "9" * 400, "1." + "9" * 40 + "h"],
    )
    def test_what_is_not_a_complete_time_is_rejected(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"is not a (complete date|date and time)$"):
            to_datetime(text)

    @quick
    @given(
        st.datetimes(
            min_value=datetime.datetime(2, 1, 1),
            max_value=datetime.datetime(9998, 12, 31),
            timezones=st.integers(-23 * 60, 23 * 60).map(
                lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
            ),
        )
    )
    def test_rfc_3339_comes_back_as_the_same_moment(self, at: datetime.datetime) -> None:
        assert to_datetime(at.isoformat()) == at
        text = requests.timestamp("at", at)
        assert text is not None
        assert text.endswith("Z")
        assert to_datetime(text) == at
        assert to_datetime(text.lower()) == at

    @quick
    @given(st.datetimes(min_value=datetime.datetime(1900, 1, 1), timezones=st.just(datetime.UTC)))
    def test_the_dates_of_http_come_back_as_the_same_second(self, at: datetime.datetime) -> None:
        assert to_datetime(format_datetime(at, usegmt=True)) == at.replace(microsecond=0)

    def test_an_empty_string_is_none(self) -> None:
        assert responses.to_time("") is None
        assert responses.to_time("2026-10-30") == to_datetime("2026-10-30")
