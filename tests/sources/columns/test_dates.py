"""A date in any way of writing it is that day or window, or is said to be none; never another day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calendar import last_day
from data.sources.columns.dates import (
    day_months,
    implied_order,
    is_iso,
    is_short_year,
    is_since_1970,
    serial_day,
    window,
)
from data.sources.columns.days import Window
from data.sources.columns.month_words import HIJRI_MONTHS, MONTHS
from data.sources.problems import Bad

FIFTH = date(2021, 11, 5)
THE_FIFTH = (
    "2021-11-05", "2021-11-5", "2021/11/05", "2021.11.05", "20211105", "20211105.0", "20211105143000", "2021-Nov-05",
    "2021 November 5", "2021-11-05 14:30", "2021-11-05T14:30:00.123", "2021-11-05 02:30 PM", "05-Nov-2021", "5-Nov-21",
    "05/Nov/2021", "5 Nov 2021", "5 Nov. 2021", "5. November 2021", "5th November 2021", "5th of November 2021",
    "5th of November, 2021", "Nov 5, 2021", "November 5th, 2021", "Nov. 5 2021", "Friday, 5 November 2021",
    "Fri 05 Nov 2021", "5 November 2021 (Friday)", "Friday 5 Nov 2021 14:30", "5 Nov 2021, 14:30", "5 Nov '21",
    "5 تشرين الثاني 2021", "٥ تشرين الثاني ٢٠٢١", "۵ تشرین الثانی ۲۰۲۱", "5 تشرين ثاني 2021", "5 نوفمبر 2021",
    "5 نونبر 2021", "5 من تشرين الثاني 2021", "5 تشرين الثاني/نوفمبر 2021", "الجمعة 5 تشرين الثاني 2021",
    "يوم الجمعة، 5 نوفمبر 2021", "5 من شهر نوفمبر 2021", "5 نوفمبر عام 2021", "1636067000", "1636067000000",
    "2021-11-05T01:00+03:00", "2021-11-04T22:30:00Z", "2021-11-04 22:30 UTC", "2021-11-04T18:00-05",
    "2021-11-05T00:30+02",
    "Nov 5; 2021", "5 Nov; 2021", "Nov 5 ; 2021", "Nov 5;2021", "5 تشرين الثاني؛ 2021", "Nov 5; 2021; 14:30",
    "Nov 5; 2021 14:30", "2021-11-05; 14:30",
    "2021-11-05; 9:30", "2021-11-05 at 14:30", "2021-11-05, 14:30:15,5", "5Nov2021",
    "5-Nov.-2021", "2021, Nov 5", "Nov5 2021",
    "Thu, 04 Nov 2021 22:30:00 GMT", "2021-11-04 10:30 PM UTC", "2021-11-05 12:30 am +0200", "2021-11-05 24:00",
)  # fmt: skip
ORDERED = ("05/11/2021", "5-11-2021", "05.11.2021", "5 / 11 / 2021", "05/11/21", "05/11/2021 14:30",
    "05/11/2021 2:30 PM",
           "05/11/2021 0:00", "Friday 05/11/2021", "٠٥/١١/٢٠٢١", "05.11.2021.", "05/11/2021 02:30:00 ص")  # fmt: skip
WINDOWS = {
    "2021-01-01 to 2021-01-03": (1, 3), "2021-01-01/2021-01-03": (1, 3), "2021-01-01 - 2021-01-03": (1, 3),
    "2021-01-01–2021-01-03": (1, 3), "1-3 Jan 2021": (1, 3), "1–3 January 2021": (1, 3), "1 to 3 Jan 2021": (1, 3),
    "from 1 to 3 January 2021": (1, 3), "between 1 and 3 January 2021": (1, 3), "January 1-3, 2021": (1, 3),
    "1 Jan - 3 Jan 2021": (1, 3), "01-Jan-2021 to 03-Jan-2021": (1, 3), "من 1 إلى 3 كانون الثاني 2021": (1, 3),
    "بين ١ و٣ كانون الثاني ٢٠٢١": (1, 3), "25/01/2021 - 27/01/2021": (25, 27), "1/25/2021 to 1/27/2021": (25, 27),
    "31-31 Jan 2021": (31, 31), "1st to 3rd of January 2021": (1, 3),
}  # fmt: skip
NO_DATE = {
    "5 Brumaire 2021": "not_a_date", "3-1 Jan 2021": "not_a_date", "Nov-21": "not_a_date", "5 May": "not_a_date",
    "20211305": "not_a_date", "31 Feb 2021": "not_a_date", "2021-11-05 25:00": "not_a_date",
    "2021-11-05 10:61": "not_a_date", "2021-11-05 10:00:61": "not_a_date", "2021-11-05 10:00+25:00": "not_a_date",
    "05/11/2021": "not_a_date", "05/11/21": "not_a_date", "13/13/2021": "not_a_date", "2021-00-10": "not_a_date",
    "2021-00": "not_a_date", "2021-13": "not_a_date", "1 رمضان 2021": "not_a_date", "5 May 1443": "not_a_date",
    "2021-11-05 and then": "not_a_date", "x" * 61: "not_a_date", "2021-11 10:00": "not_a_date",
    "yesterday": "not_a_date",
    "29999": "not_a_date", "80001": "not_a_date", "999": "not_a_date", "123456": "not_a_date",
    "31 Dec - 2 Jan 2021": "not_a_date", "99 to 3 Jan 2021": "not_a_date", "2021-11-05 to": "not_a_date",
    "1-Jan-99": "before_coverage", "1 Jan 1999": "before_coverage", "0": "not_a_date", "99999999999": "not_a_date",
    "946500000": "not_a_date", "0946500000": "before_coverage", "9999999999": "future_date",
    "44505": "looks_like_excel_serial", "44505.75": "looks_like_excel_serial", "44505.0": "looks_like_excel_serial",
    "1443-03-30": "looks_hijri", "30/03/1443": "looks_hijri", "27 رمضان 1442 هـ": "looks_hijri",
    "1443-03": "looks_hijri",
    "1443-13-01": "looks_hijri", "1443-03-31": "looks_hijri",
}  # fmt: skip


def day(one):
    return Window(one, one, "day")


@pytest.mark.parametrize("written", THE_FIFTH)
def test_a_day_is_the_same_in_every_way_of_writing_it(written):
    assert window(written) == day(FIFTH)


@pytest.mark.parametrize("written", ORDERED)
def test_day_and_month_are_what_the_column_says(written):
    assert window(written, "day first") == day(FIFTH)
    assert window(written, "month first") == day(date(2021, 5, 11))
    assert window(written) == Bad("not_a_date", "2021-11-05")
    assert [one[:2] for one in day_months(written)] == [(5, 11)]


@pytest.mark.parametrize(("written", "days"), WINDOWS.items())
def test_from_one_day_to_another_is_a_window(written, days):
    first, last = (date(2021, 1, one) for one in days)
    assert window(written) == Window(first, last, "day" if first == last else "window")


@pytest.mark.parametrize("between", ["-", "/", ".", " "])
def test_what_stands_between_the_parts_of_a_date_says_nothing(between):
    for written in (
        "5~Nov~2021",
        "2021~Nov~5",
        "2021~Nov~05",
        "Nov~5, 2021",
        "Nov~05,2021",
        "Nov~5 2021",
        "Nov~5/2021",
        "Nov~5-2021",
    ):
        assert window(written.replace("~", between)) == day(FIFTH), written
    assert window(f"Nov{between}2021") == Window(date(2021, 11, 1), date(2021, 11, 30), "month")
    january = Window(date(2021, 1, 30), date(2021, 2, 2), "window")
    assert window("30~Jan to 2~Feb~2021".replace("~", between)) == january


@pytest.mark.parametrize("between", ["-", "/", "."])
def test_months_and_days_of_one_digit_are_read_beside_those_of_two(between):
    assert window(f"2021{between}1{between}5") == window(f"2021{between}01{between}05") == day(date(2021, 1, 5))
    assert window(f"25{between}1{between}2021") == day(date(2021, 1, 25))
    assert (
        window(f"2021{between}1") == window(f"2021{between}01") == Window(date(2021, 1, 1), date(2021, 1, 31), "month")
    )


@pytest.mark.parametrize(
    "written",
    [
        *("2021-111-05", "2021-11-055", "2021--05", "2021-11-", "2021-111", "2021-", "2021-011", "2021-11-005"),
        *("2021-011-05", "025/11/2021", "25/011/2021", "/25/2021", "25//2021", "005 Nov 2021", "Nov 005, 2021"),
        *("2021 Nov 005", "2021-11-05 010:00", "2021-11-05 :30", "January 1-003, 2021", "January 001-3, 2021"),
        *("January 1-, 2021", "030 Jan - 2 Feb 2021", "Jan - 2 Feb 2021", "5.11.20211", "Nov, 2021, 5"),
    ],
)  # fmt: skip
def test_too_many_digits_or_none_are_no_part_of_a_date(written):
    assert window(written, "day first").code == "not_a_date"


@pytest.mark.parametrize(
    "to", ["to", "until", "till", "through", "and", "-", "–", "—", "/", "إلى", "حتى", "ولغاية", "لغاية", "و"]
)
@pytest.mark.parametrize("of", ["", "from ", "between ", "من ", "بين ", "ما بين "])
def test_days_are_a_window_whatever_word_leads_from_one_to_the_other(of, to):
    assert window(f"{of}2021-01-01 {to} 2021-01-03") == Window(date(2021, 1, 1), date(2021, 1, 3), "window")


@pytest.mark.parametrize(
    "written", ["Jan~1-3, 2021", "Jan 1 to 3, 2021", "Jan 1 and 3 2021", "Jan 1–3 2021", "Jan 1—3, 2021"]
)
def test_days_of_a_month_that_is_named_first_are_a_window(written):
    assert window(written.replace("~", "")) == Window(date(2021, 1, 1), date(2021, 1, 3), "window")
    later = written.replace("~", "").replace("1", "11", 1).replace("3", "13")
    assert window(later) == Window(date(2021, 1, 11), date(2021, 1, 13), "window")


ZONES = {
    "2021-11-04 21:59 UTC": 4, "2021-11-04 22:00 UTC": 5, "2021-11-04 21:59:59Z": 4, "2021-11-05 00:00 +03:00": 4,
    "2021-11-05 01:00+03": 5, "2021-11-05 00:29 +0230": 4, "2021-11-05 00:30 +0230": 5, "2021-11-04 21:29 -00:30": 4,
    "2021-11-04 21:30 -00:30": 5, "2021-11-04 9:59 pm utc": 4, "2021-11-04 10:00 p.m. utc": 5,
    "2021-11-04 10:00 a.m. utc": 4, "2021-11-04 10:00 am GMT": 4, "2021-11-04 12:30 pm utc": 4,
    "2021-11-05 12:30 am utc": 5, "2021-11-04 10:00 مساء utc": 5, "2021-11-04 10:00 م utc": 5,
    "2021-11-04 10:00 ص utc": 4, "2021-11-04 10:00 صباحا utc": 4, "2021-11-04 24:00 utc": 5,
    "2021-11-05 23:00 +23:59": 5, "2021-11-04 01:00 -23:59": 5, "2021-11-04 21:59:59 -0000": 4,
    "2021-11-05 1:59 am +0400": 4, "2021-11-05 2:00 am +0400": 5,
}  # fmt: skip


@pytest.mark.parametrize(("written", "of_november"), ZONES.items())
def test_a_time_with_a_zone_is_to_the_second_the_day_it_was_in_damascus(written, of_november):
    assert window(written) == day(date(2021, 11, of_november))


def test_what_is_half_a_time_or_a_list_is_no_date():
    for written in (
        "2021-11-05 10:00 +24:00", "2021-11-05 10:00 -24:00", "2021-11-05 10", "2021-11-05 10:0",
        "2021-11-05 10:60", "2021-11-05 10:00:60", "5 to 2021-11-05", "January 1-32, 2021", "100 to 3 Jan 2021",
        "2021-11-05; 2021-11-06", "5; 11; 2021", "Nov 5; 21", "2021-11-05;", "5 Nov; Dec 2021",
    ):  # fmt: skip
        assert window(written) == Bad("not_a_date", "2021-11-05"), written


def test_a_time_does_not_hide_why_a_day_cannot_be():
    assert window("1443-03-30 10:00") == Bad("looks_hijri", "2021-11-05")
    assert window("1999-11-05 10:00") == Bad("before_coverage", ">= 2000-01-01")
    assert window("44505 10:00") == Bad("looks_like_excel_serial", "2021-11-05")


def test_the_longest_text_that_can_be_a_date_is_read_and_no_longer_one():
    assert window("2021-11-05".rjust(60)) == day(FIFTH)
    assert window("2021-11-05".rjust(61)) == Bad("not_a_date", "2021-11-05")


def test_what_needs_no_thought_is_a_day_as_programs_write_it():
    for written in ("2021-11-05", " 2021-11-05 ", "1999-11-05", "2021-11-05T10:00", "2021-11-05 10:00:15"):
        assert is_iso(written), written
    for written in ("2021-11-5", "1899-11-05", "2121-11-05", "2021/11/05", "2021-11-05T10:00Z", "2021-11-05 10", "x"):
        assert not is_iso(written), written


def test_seconds_since_1970_have_ten_digits_and_thousandths_thirteen():
    assert is_since_1970("1636067000")
    assert is_since_1970(" 1636067000000 ")
    assert not [text for text in ("163606700", "16360670000", "163606700x", "163606700000x") if is_since_1970(text)]


def test_eight_digits_are_a_day():
    assert window("20211123") == window("20211123235959") == day(date(2021, 11, 23))
    assert window("14430330") == Bad("looks_hijri", "2021-11-05")


def test_a_bare_number_is_a_year_from_2000_to_this_one():
    year = last_day().year
    assert [window(str(one)) for one in (2000, year)] == [
        Window(date(one, 1, 1), date(one, 12, 31), "year") for one in (2000, year)
    ]
    for written in ("1999", str(year + 1), "02021", "202", "2021,0"):
        assert window(written) == Bad("not_a_date", "2021-11-05"), written


def test_only_a_number_above_twelve_says_which_is_the_day():
    assert [implied_order(*two) for two in ((13, 12), (12, 13), (12, 12), (12, 1))] == [
        "day first", "month first", None, None,
    ]  # fmt: skip


def test_the_numbers_of_a_date_are_those_of_both_its_halves_or_none():
    assert day_months("05/11/21") == [(5, 11, 21)]
    assert day_months("from 25/11/2021 to 26/11/2021") == [(25, 11, 2021), (26, 11, 2021)]
    assert day_months("25/11/2021 14:30") == [(25, 11, 2021)]
    for written in ("25/11/2021 to Friday", "2021-11-05", "x" * 61, "", "25/11"):
        assert day_months(written) == [], written


@pytest.mark.parametrize(
    ("written", "said"),
    {
        "1299-12-29": Bad("before_coverage", ">= 2000-01-01"), "1501-01-01": Bad("before_coverage", ">= 2000-01-01"),
        "1300-01-01": Bad("looks_hijri", "2021-11-05"), "1343-01-01": Bad("looks_hijri", "1924-08-01"),
        "1500-12-01": Bad("looks_hijri", "2077-10-18"), "1500-12": Bad("looks_hijri", "2021-11"),
        "1443-12": Bad("looks_hijri", "2022-06"), "1443-13": Bad("looks_hijri", "2021-11"),
        "1443-00": Bad("looks_hijri", "2021-11"), "2021-13": Bad("not_a_date", "2021-11"),
        "2021-00": Bad("not_a_date", "2021-11"), "0000-11": Bad("not_a_date", "2021-11"),
        "0001-01": Bad("before_coverage", ">= 2000-01-01"), "1999-12": Bad("before_coverage", ">= 2000-01-01"),
    }.items(),
)  # fmt: skip
def test_a_year_of_another_calendar_or_of_another_time_is_said_for_what_it_is(written, said):
    assert window(written) == said


def test_a_month_of_the_islamic_calendar_ends_before_the_next_begins():
    assert window("1443-11", hijri=True) == Window(date(2022, 5, 31), date(2022, 6, 29), "window")
    assert window("1443-12", hijri=True) == Window(date(2022, 6, 30), date(2022, 7, 29), "window")
    assert window("1400-01-01", hijri=True) == Bad("before_coverage", ">= 2000-01-01")
    assert window("1400-01", hijri=True) == Bad("before_coverage", ">= 2000-01-01")


def test_a_window_may_begin_in_another_month_or_be_of_whole_months():
    assert window("30 Jan - 2 Feb 2021") == Window(date(2021, 1, 30), date(2021, 2, 2), "window")
    assert window("30 Dec 2020 - 2 Jan 2021") == Window(date(2020, 12, 30), date(2021, 1, 2), "window")
    assert window("2021-11/2021-12") == Window(date(2021, 11, 1), date(2021, 12, 31), "window")
    assert day_months("25/01/2021 - 27/01/2021 10:00") == [(25, 1, 2021), (27, 1, 2021)]


@pytest.mark.parametrize(("written", "code"), NO_DATE.items())
def test_what_is_no_date_says_why(written, code):
    read = window(written)
    assert isinstance(read, Bad)
    assert read.code == code


def test_what_is_no_date_says_what_it_may_have_been():
    assert window("44505.75").expected == "2021-11-05"
    assert window("1443-03-30").expected == "2021-11-05"
    assert window("30 ربيع الأول 1443").expected == "2021-11-05"
    assert window("1443-03").expected == "2021-10"
    assert window("9999999999").expected == f"<= {last_day()}"
    assert window("1999-12-31").expected == ">= 2000-01-01"
    assert (window("2000-01-01"), window(str(last_day()))) == (day(date(2000, 1, 1)), day(last_day()))


def test_hijri_dates_are_converted_only_when_asked():
    assert window("03/30/1443", "month first", hijri=True) == window("03/30/1443", hijri=True) == day(FIFTH)
    for written in ("1443-03-30", "14430330", "30/03/1443", "30 ربيع الأول 1443 هـ", "٣٠ ربيع الأول ١٤٤٣"):
        assert window(written, hijri=True) == day(FIFTH)
    assert window("1443-03", hijri=True) == Window(date(2021, 10, 7), date(2021, 11, 5), "window")
    assert window("ذو الحجة 1442", hijri=True) == Window(date(2021, 7, 11), date(2021, 8, 8), "window")
    assert window("1443-03-31", hijri=True).code == "looks_hijri"
    assert window("2021-11-05", hijri=True) == day(FIFTH)


def test_spreadsheet_days_are_read_only_where_the_column_has_them():
    for written in ("44505", "44505.75", "44505,75", "44505.0"):
        assert window(written, serials=True) == day(FIFTH)
    assert window("2021", serials=True) == Window(date(2021, 1, 1), date(2021, 12, 31), "year")
    assert [serial_day(text) for text in ("44505", " 44505.5", "29999", "80001", "x", "4" * 61)] == [
        FIFTH, FIFTH, None, None, None, None,
    ]  # fmt: skip
    assert serial_day("30000") == date(1982, 2, 18)
    assert serial_day("80000") == date(2119, 1, 11)


def test_years_of_two_digits_are_of_this_century_up_to_this_year():
    short = last_day().year % 100
    assert window(f"1-Jan-{short}") == day(date(last_day().year, 1, 1))
    assert window(f"1-Jan-{short + 1}").code == "before_coverage"
    assert window("1-Jan-00") == day(date(2000, 1, 1))
    assert [is_short_year(text) for text in ("05/11/21", "5 Nov '21", "5-Nov-2021", "2021-11-05", "x")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_month_or_a_year_alone_is_a_window():
    month = Window(date(2021, 11, 1), date(2021, 11, 30), "month")
    for written in (
        "2021-11",
        "November 2021",
        "Nov-2021",
        "November, 2021",
        "تشرين الثاني 2021",
        "2021/11",
        "Nov. 2021",
    ):
        assert window(written) == month
    assert window("2021") == window("2021.0") == Window(date(2021, 1, 1), date(2021, 12, 31), "year")


@pytest.mark.parametrize(("name", "number"), MONTHS.items())
def test_every_name_of_a_month_is_that_month(name, number):
    assert window(f"5 {name} 2021") == day(date(2021, number, 5))


@pytest.mark.parametrize("name", HIJRI_MONTHS)
def test_a_month_of_the_islamic_calendar_is_named_as_such(name):
    assert window(f"5 {name} 1443").code == "looks_hijri"


@given(st.dates(date(2000, 1, 2), date(2026, 1, 1)), st.integers(0, 40))
def test_windows_and_serials_are_those_days(first, length):
    last = first + timedelta(length)
    read = window(f"{first:%d %B %Y} - {last:%d %b %Y}")
    assert read == Window(first, last, "window" if length else "day")
    assert serial_day(str((first - date(1899, 12, 30)).days)) == first
