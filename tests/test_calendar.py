"""Days that cannot be are known for it, and counting days never leaves the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from data import calendar, filter_link
from data.filter import Filter
from data.ledger.facts import derived
from data.windows import widened

EDGES = (date.min, date.max, date(1900, 1, 1), date(9999, 12, 31))


def test_today_is_the_day_it_is_where_the_events_are(monkeypatch):
    class Late(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2021, 11, 4, 22, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(calendar, "datetime", Late)
    assert (calendar.today(), calendar.last_day()) == (date(2021, 11, 5), date(2021, 11, 6))


def test_a_day_is_plausible_from_1900_to_tomorrow():
    tomorrow = calendar.today() + timedelta(1)
    assert [calendar.is_plausible(day) for day in (date(1899, 12, 31), date(1900, 1, 1))] == [False, True]
    assert [calendar.is_plausible(day) for day in (tomorrow, tomorrow + timedelta(1), date.max)] == [True, False, False]


@pytest.mark.parametrize("days", [0, 1, -1, 10**12, -(10**12)])
@pytest.mark.parametrize("day", EDGES)
def test_counting_days_never_leaves_the_calendar(day, days):
    assert date.min <= calendar.shifted(day, days) <= date.max


@pytest.mark.parametrize("day", EDGES)
@pytest.mark.parametrize("precision", ["week", "month", "year"])
def test_a_day_at_the_edge_of_the_calendar_is_widened_within_it(day, precision):
    start, end = widened(precision, day, day)
    assert start <= day <= end
    facts = derived({"date_start": str(day), "date_end": str(day), "date_precision": precision})
    assert (facts["date_start"], facts["date_end"]) == (str(start), str(end))


@pytest.mark.parametrize("period", ["all", "last30", "last90", "ytd", "1900", "2099"])
@pytest.mark.parametrize("day", EDGES)
def test_a_table_at_the_edge_of_the_calendar_has_its_periods(day, period):
    resolved = Filter(period=period).resolved(day, day)
    before = resolved.previous()
    assert date.min <= before.date_from <= before.date_to <= resolved.date_from <= resolved.date_to


@pytest.mark.parametrize("asked", ["0001-01-01", "1899-12-31", "2150-05-05", "9999-12-31"])
@pytest.mark.parametrize("parameter", ["from", "to"])
def test_a_link_to_a_day_that_cannot_be_is_doubted(parameter, asked):
    wanted, doubts = filter_link.read({parameter: asked}, ["t"])
    assert (wanted.date_from, wanted.date_to) == (None, None)
    assert [(doubt.parameter, doubt.value) for doubt in doubts] == [(parameter, asked)]
