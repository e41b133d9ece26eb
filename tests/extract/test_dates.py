from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract import dates as reading
from data.extract.dates.named_days import WEEKDAYS
from tests.extract.made import MONDAY, dates, marks

P = date(2021, 12, 13)  # a Monday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("فجر اليوم", "2021-12-13", "2021-12-13"),
        ("مساء أمس", "2021-12-12", "2021-12-12"),
        ("أول أمس", "2021-12-11", "2021-12-11"),
        ("ليل أمس", "2021-12-12", "2021-12-13"),
        ("قبل يومين", "2021-12-10", "2021-12-11"),
        ("قبل نحو أسبوع", "2021-12-05", "2021-12-07"),
        ("قبل أيام", "2021-12-06", "2021-12-11"),
        ("ليل الأربعاء - الخميس", "2021-12-08", "2021-12-09"),
        ("وقع يوم الاثنين", "2021-12-13", "2021-12-13"),
        ("وقع الاثنين الماضي", "2021-12-06", "2021-12-06"),
        ("في السابع من كانون الأول الجاري", "2021-12-07", "2021-12-07"),
        ("في 18 من الشهر الماضي", "2021-11-18", "2021-11-18"),
        ("في أواخر تشرين الثاني", "2021-11-21", "2021-11-30"),
        ("خلال تشرين الأول الماضي", "2021-10-01", "2021-10-31"),
        ("في آب/أغسطس 2020", "2020-08-01", "2020-08-31"),
        ("العام الماضي", "2020-01-01", "2020-12-31"),
        ("ربيع عام 2019", "2019-03-01", "2019-05-31"),
        ("من 3 إلى 9 كانون الأول", "2021-12-03", "2021-12-09"),
        ("أول أيام عيد الأضحى", "2021-07-20", "2021-07-20"),
        ("ليلة عيد الأضحى", "2021-07-19", "2021-07-20"),
        ("two days ago", "2021-12-10", "2021-12-11"),
        ("on Thursday night", "2021-12-09", "2021-12-10"),
        ("last Monday", "2021-12-06", "2021-12-06"),
        ("on 20 January 2022", "2022-01-20", "2022-01-20"),
        ("on January 20, 2022", "2022-01-20", "2022-01-20"),
        ("on the night of 5-6 November", "2021-11-05", "2021-11-06"),
        ("between 12 and 18 October", "2021-10-12", "2021-10-18"),
        ("in late September", "2021-09-21", "2021-09-30"),
        ("last week", "2021-11-30", "2021-12-12"),
        ("2021-12-01", "2021-12-01", "2021-12-01"),
    ],
)
def test_words_of_time_stand_for_the_days_of_the_coding_guide(text, start, end):
    assert dates(text)[0] == (start, end)


def test_father_is_not_august():
    assert dates("قُتل أب وابنه") == []


def test_a_pick_up_is_not_august():
    assert dates("سيارة بيك آب بيضاء") == []


def test_may_is_a_month_only_where_it_is_one():
    assert dates("They may return. It happened in May.") == [("2021-05-01", "2021-05-31")]


def test_a_weekday_that_contradicts_the_date_is_told_with_both():
    (when,) = reading.read(marks("أمس الأحد"), date(2021, 12, 14)).whens
    assert (when.problem, str(when.start)) == ("weekday", "2021-12-13")


def test_without_a_publication_date_only_explicit_dates_are_known():
    assert dates("أمس، وفي 16 تشرين الأول 2019", None) == [("None", "None"), ("2019-10-16", "2019-10-16")]


def test_a_date_that_does_not_exist_is_no_date():
    assert dates("on 31 February 2021") == [("None", "None")]


def test_a_stated_week_wins_over_the_last_such_day():
    found = dates("خلال الأسبوع (22 – 28 تشرين الثاني) ... الأحد", date(2020, 11, 29))
    assert found[-1] == ("2020-11-22", "2020-11-22")


def test_an_announcement_dates_the_announcement():
    said, done = reading.read(marks("أعلنت القوات، السبت، توقيف أربعة أشخاص يوم الجمعة"), MONDAY).whens
    assert (said.statement, done.statement) == (True, False)


@given(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(2, 30))
def test_n_days_ago_ends_n_days_before_publication(published, days):
    (when,) = reading.read(marks(f"قبل {days} أيام"), published).whens
    assert when.end is not None and (published - when.end).days == days and when.days == 2


@given(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_such_day_on_or_before_publication(published, weekday):
    (when,) = reading.read(marks(f"on {weekday.capitalize()} it"), published).whens
    assert when.start is not None and 0 <= (published - when.start).days <= 6
    assert WEEKDAYS[when.start.weekday()] == weekday
