"""Sides on one axis of days: each at the days of its own period, and nothing where nothing is known."""

from datetime import date

import pytest

from data.aggregate.overlay import WHOLE, Laying, overlay
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from data.filter import Filter
from data.store import Origin
from tests.factories import incident, refilled

COVERS = (date(2017, 1, 1), date(2018, 12, 31))
LATER, SOONER = (date(2018, 10, 1), date(2018, 12, 31)), (date(2017, 10, 1), date(2017, 12, 31))


_COUNTED = {}  # to fill a table and to ask it costs many times what a test does


def counted(rows, every):
    key = repr((rows, every))
    if key not in _COUNTED:
        _COUNTED[key] = per_period(refilled(*rows), every)
    return _COUNTED[key]


def laying(*rows, days=LATER, every="month", measure="attacks", covers=COVERS, governorates=("SY09",)):
    origin = Origin("t", "series", len(rows), *covers, len(rows), {}, {})
    asked = Filter(period="custom", date_from=days[0], date_to=days[1], governorates=governorates)
    shown = timeline(counted(rows, every), asked, origin, every, measure)
    return Laying(shown, asked, origin)


def laid(*sides, same_days=False, merged=False, filled=True):
    return overlay(sides, same_days=same_days, merged=merged, filled=filled)


def on(day, **facts):
    return incident(date_start=day, **facts)


def drawn(side, panel="SY09"):
    return [(one.start, one.end, one.n) for one in side.bins[panel]]


def test_a_month_stands_at_the_days_of_its_own_period():
    one, other = laid(laying(on(date(2018, 11, 3))), laying(on(date(2017, 11, 3)), days=SOONER)).sides
    assert drawn(one) == drawn(other) == [(0, 31, 0), (31, 61, 1), (61, 92, 0)]


def test_a_week_that_a_period_cuts_is_as_short_as_what_is_left_of_it():
    (one,) = laid(laying(on(date(2018, 10, 3)), days=(date(2018, 10, 3), date(2018, 10, 16)), every="week")).sides
    assert [(each.start, each.end, each.partial) for each in one.bins["SY09"]] == [
        (0, 5, True),
        (5, 12, False),
        (12, 14, True),
    ]
    assert one.bins["SY09"][0].first == date(2018, 10, 3)


def test_days_that_a_table_does_not_cover_are_a_gap_and_no_zeros():
    covers = (date(2017, 1, 1), date(2018, 11, 15))
    one, other = laid(laying(on(date(2018, 10, 3)), covers=covers), laying(on(date(2017, 10, 3)), days=SOONER)).sides
    assert one.gaps == ((46, 92),)
    assert drawn(one) == [(0, 31, 1), (31, 46, 0)]
    assert other.gaps == ()


def test_a_side_of_which_nothing_is_covered_has_no_bin_at_all():
    covers = (date(2021, 1, 1), date(2021, 12, 31))
    _, other = laid(laying(on(date(2018, 10, 3))), laying(covers=covers)).sides
    assert other.gaps == ((0, 92),)
    assert other.bins["SY09"] == ()


def test_beyond_its_end_the_shorter_period_has_nothing_and_no_gap():
    shown = laid(laying(on(date(2018, 10, 3))), laying(days=(date(2017, 10, 1), date(2017, 10, 31))))
    one, other = shown.sides
    assert (one.end, other.end, other.gaps) == (92, 31, ())
    assert drawn(other) == [(0, 31, 0)]
    assert (shown.first, shown.last) == (0, 92)


def test_sides_over_the_same_days_stand_on_one_calendar():
    shown = laid(laying(days=(date(2018, 10, 1), date(2018, 12, 31))), laying(days=LATER), same_days=True)
    assert shown.origin == date(2018, 10, 1)
    later = laid(laying(days=LATER), laying(days=(date(2018, 11, 1), date(2018, 12, 31))), same_days=True)
    assert later.sides[1].start == 31


def test_governorates_held_against_one_another_are_one_panel():
    shown = laid(laying(on(date(2018, 10, 3))), laying(governorates=("SY07",)), merged=True)
    assert shown.panels == (WHOLE,)
    assert [side.total(WHOLE) for side in shown.sides] == [1, 0]


@pytest.mark.parametrize("filled", [True, False])
def test_a_panel_that_another_table_never_has_is_no_zero_of_it(filled):
    here = laying(on(date(2018, 10, 3)), on(date(2018, 10, 3), governorate="SY02"), governorates=())
    there = laying(on(date(2018, 10, 3)), governorates=())
    shown = laid(here, there, filled=filled)
    assert shown.panels == ("SY09", "SY02")
    assert ("SY02" in shown.sides[1].bins) == filled


def test_what_fits_no_bin_is_counted_on_its_side_and_drawn_on_none():
    year = on(date(2018, 10, 1), date_end=date(2018, 12, 31), date_precision="year")
    one, _ = laid(laying(on(date(2018, 10, 3)), year), laying(days=SOONER)).sides
    assert (one.total("SY09"), one.not_drawn("SY09"), sum(n for *_, n in drawn(one))) == (2, 1, 1)


def test_killed_reach_from_the_lowest_to_the_highest_numbers():
    rows = on(date(2018, 10, 3), killed_low=2, killed_high=5), on(date(2018, 10, 4), killed_low=1, killed_high=1)
    shown = laid(laying(*rows, measure="killed"), laying(days=SOONER, measure="killed"))
    toll = shown.sides[0].bins["SY09"][0].toll
    assert (toll.low, toll.high, shown.most) == (3, 6, 6)


def test_where_no_side_has_a_number_there_is_nothing_to_lay():
    with pytest.raises(ValueError, match="no side"):
        laid(None, None)
    assert laid(laying(on(date(2018, 10, 3))), None).sides[1] is None
