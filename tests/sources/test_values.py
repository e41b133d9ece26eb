"""One cell as a count, degrees or a date: read as it is meant, or said why not, never read as something else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.columns.dates import implied_order, window
from data.sources.columns.days import Window
from data.sources.columns.numbers import count
from data.sources.columns.points import degrees
from data.sources.problems import Bad
from data.windows import PRECISIONS, coarser

DAYS = st.dates(date(2000, 1, 1), date(2026, 1, 1))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MONTHS = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]


def day(one):
    return Window(one, one, "day")


@given(DAYS)
def test_a_day_is_the_same_in_every_way_of_writing_it(one):
    for written in (
        one.isoformat(),
        one.isoformat().translate(ARABIC),
        f"{one:%Y/%m/%d}",
        f"{one:%Y-%m-%d} 00:00:00",
        f"{one.day} {MONTHS[one.month - 1]} {one.year}",
        f"{one:%d %B %Y}",
        f"{one:%b %d, %Y}",
        f"\u200f{one.isoformat()} ",
    ):
        assert window(written) == day(one), written


@given(DAYS)
def test_day_and_month_are_only_told_apart_by_an_order_or_by_a_number_above_twelve(one):
    written = f"{one.day}/{one.month}/{one.year}"
    assert window(written, "day first") == day(one)
    assert window(f"{one.month}/{one.day}/{one.year}", "month first") == day(one)
    if one.day > 12 or one.day == one.month:
        assert window(written) == day(one)
    else:
        assert isinstance(window(written), Bad)


@given(DAYS)
def test_a_month_is_a_window_of_all_its_days(one):
    read = window(f"{one:%Y-%m}")
    assert isinstance(read, Window)
    assert (read.start.day, read.precision) == (1, "month")
    assert (read.end + timedelta(1)).day == 1
    assert read.start <= one <= read.end


@given(st.text())
def test_no_text_breaks_the_reading_of_dates_or_numbers(text):
    for read in (window(text), count(text), degrees(text)):
        assert read is not None
    read = window(text)
    if isinstance(read, Window):
        assert date(2000, 1, 1) <= read.start <= read.end


@given(st.integers(-1000, 10**12))
def test_a_count_is_that_number_or_none(number):
    read = count(str(number))
    assert read == number if 0 <= number <= 100_000 else isinstance(read, Bad)
    assert count(str(number).translate(ARABIC)) == read


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("several", "not_a_number"),
        ("3-5", "not_a_number"),
        ("1,234", "not_a_number"),
        ("0x10", "not_a_number"),
        ("1e3", "not_whole"),
        ("-0.5", "negative"),
        ("2.5", "not_whole"),
        ("1e308", "implausible"),
        ("100001", "implausible"),
    ],
)
def test_what_is_no_count_of_people_says_why(written, code):
    assert count(written).code == code


@pytest.mark.parametrize(("written", "people"), [("3", 3), ("3.0", 3), (" 12 ", 12), ("٣", 3), ("+4", 4), ("0", 0)])
def test_a_count_may_come_with_the_habits_of_spreadsheets(written, people):
    assert count(written) == people


@pytest.mark.parametrize(
    ("written", "code", "expected"),
    [
        ("1443-03-30", "looks_hijri", "2021-11-05"),
        ("44505", "looks_like_excel_serial", "2021-11-05"),
        ("2021-13-01", "not_a_date", ""),
        ("29/02/2021", "not_a_date", ""),
        ("1999-12-31", "before_coverage", "2000-01-01"),
        ("2999-01-01", "future_date", "<="),
        ("5 Brumaire 2021", "not_a_date", ""),
        ("2021-11-05T99:99:00Z", "not_a_date", ""),
        ("05/11/21", "not_a_date", ""),
    ],
)
def test_what_is_no_date_says_why_and_what_it_may_have_been(written, code, expected):
    read = window(written)
    assert isinstance(read, Bad)
    assert read.code == code
    assert expected in read.expected


def test_a_time_with_a_zone_is_the_day_it_was_in_damascus():
    assert window("2021-11-04T22:30:00Z") == day(date(2021, 11, 5))  # winter time, UTC+2
    assert window("2023-07-01T20:59:00+00:00") == day(date(2023, 7, 1))  # UTC+3 all year since 2022
    assert window("2023-07-01T21:01:00+00:00") == day(date(2023, 7, 2))
    assert window("2021-11-04 22:30:00") == day(date(2021, 11, 4))  # no zone: as written


def test_a_year_alone_is_a_year():
    assert window("2021") == Window(date(2021, 1, 1), date(2021, 12, 31), "year")


def test_only_a_number_above_twelve_tells_the_order():
    assert [implied_order(25, 11), implied_order(11, 25), implied_order(5, 11)] == ["day first", "month first", None]


@given(st.sampled_from(list(PRECISIONS)), DAYS, st.integers(0, 400))
def test_precision_is_never_made_finer_than_stated_or_than_the_window(stated, start, days):
    order = list(PRECISIONS)
    read = coarser(stated, start, start + timedelta(days))
    assert order.index(read) >= order.index(stated)
    assert days <= PRECISIONS[read]


@pytest.mark.parametrize(("written", "read"), [("35.155", 35.155), ("35,155", 35.155), ("٣٥٫٥", 35.5), ("-12", -12.0)])
def test_degrees_take_a_decimal_comma(written, read):
    assert degrees(written) == read


@pytest.mark.parametrize("written", ["NaN", "inf", "35.1.2", "1e2", "3500", "-35N", "35 09 18 40"])
def test_what_is_no_angle_is_no_degrees(written):
    assert degrees(written).code == "not_a_number"
