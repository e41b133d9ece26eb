"""What each rule of dates promises: texts that meet it, and texts that just do not."""

from datetime import date

import pytest

from data.extract import dates as reading
from data.extract.dates.anchor import Anchor
from data.extract.dates.rules import RULES
from data.extract.dates.when import When
from tests.extract.made import MONDAY, marks

OLDER = date(2019, 4, 10)

READ = {
    "numeric": [
        ("القتل 2021-12-01", "numeric", "2021-12-01", "2021-12-01"),
        ("killed 14.11.2021", "numeric", "2021-11-14", "2021-11-14"),
    ],
    "days_range": [
        ("بين 3 إلى 9 كانون الأول", "range", "2021-12-03", "2021-12-09"),
        ("من 28 تشرين الثاني حتى 4 كانون الأول", "range", "2021-11-28", "2021-12-04"),
        ("ليل 5-6 تشرين الثاني", "night_of", "2021-11-05", "2021-11-06"),
        ("November 22-28", "range", "2021-11-22", "2021-11-28"),
        ("Monday 22 to Sunday 28 November", "range", "2021-11-22", "2021-11-28"),
    ],
    "explicit": [
        ("الثلاثاء الموافق 14 أيلول", "explicit", "2021-09-14", "2021-09-14"),
        ("السابع من كانون الثاني الجاري", "explicit", "2021-01-07", "2021-01-07"),
        ("18 من الشهر الماضي", "explicit", "2021-11-18", "2021-11-18"),
        ("خلال الأيام من الجاري وفي السادس منه", "explicit", "2021-12-06", "2021-12-06"),
        ("Tuesday, 14 September", "explicit", "2021-09-14", "2021-09-14"),
        ("December 14, 2020", "explicit", "2020-12-14", "2020-12-14"),
        ("the 2nd of March 2019", "explicit", "2019-03-02", "2019-03-02"),
        ("Sept. 16", "explicit", "2021-09-16", "2021-09-16"),
        ("the night of 5 November", "night_of", "2021-11-05", "2021-11-06"),
    ],
    "night": [
        ("ليل أمس", "night_of", "2021-12-12", "2021-12-13"),
        ("ليلة الأربعاء - الخميس", "night_of", "2021-12-08", "2021-12-09"),
        ("الليلة الماضية", "last_night", "2021-12-12", "2021-12-13"),
        ("overnight into Thursday", "night_of", "2021-12-08", "2021-12-09"),
        ("on Thursday night", "night_of", "2021-12-09", "2021-12-10"),
        ("yesterday night", "night_of", "2021-12-12", "2021-12-13"),
        ("Sunday night", "night_of", "2021-12-12", "2021-12-13"),
    ],
    "ago": [
        ("منذ ثلاثة أيام", "days_ago", "2021-12-09", "2021-12-10"),
        ("وقبل أسبوعين", "weeks_ago", "2021-11-28", "2021-11-30"),
        ("قبل أيام", "days_ago", "2021-12-06", "2021-12-11"),
        ("two weeks ago", "weeks_ago", "2021-11-28", "2021-11-30"),
        ("days ago", "days_ago", "2021-12-06", "2021-12-11"),
        ("three years ago today", "ago", "2018-12-13", "2018-12-13"),
    ],
    "feast": [
        ("أول أيام عيد الفطر", "feast", "2021-05-13", "2021-05-13"),
        ("ليلة عيد الأضحى", "feast", "2021-07-19", "2021-07-20"),
        ("يوم وقفة عرفة", "feast", "2021-07-19", "2021-07-19"),
        ("عطلة العيد", "feast", "2021-07-20", "2021-07-23"),
        ("the third day of Eid al-Fitr 2019", "feast", "2019-06-07", "2019-06-07"),
        ("on the eve of Eid", "feast", "2021-07-19", "2021-07-20"),
        ("during Newroz", "feast", "2021-03-21", "2021-03-21"),
    ],
    "near_today": [
        ("اليوم", "today", "2021-12-13", "2021-12-13"),
        ("مساء أمس الأحد", "yesterday", "2021-12-12", "2021-12-12"),
        ("أول أمس", "before_yesterday", "2021-12-11", "2021-12-11"),
        ("today", "today", "2021-12-13", "2021-12-13"),
        ("day before yesterday", "before_yesterday", "2021-12-11", "2021-12-11"),
    ],
    "weekday": [
        ("يوم الاثنين", "weekday", "2021-12-13", "2021-12-13"),
        ("الاثنين الماضي", "weekday", "2021-12-06", "2021-12-06"),
        ("on Friday", "weekday", "2021-12-10", "2021-12-10"),
        ("last Monday", "weekday", "2021-12-06", "2021-12-06"),
    ],
    "past_hours": [
        ("الساعات الـ24 الماضية", "past_hours", "2021-12-12", "2021-12-13"),
        ("in the past 48 hours", "past_hours", "2021-12-11", "2021-12-13"),
    ],
    "since_then": [
        ("منذ ذلك الحين", "since_then", "None", "None"),
        ("since then", "since_then", "None", "None"),
    ],
    "recent": [
        ("الأشهر الماضية", "recent", "None", "None"),
        ("in the past few weeks", "recent", "None", "None"),
    ],
    "stretch": [
        ("الأسبوع الماضي", "last_week", "2021-11-30", "2021-12-12"),
        ("الشهر الجاري", "this_month", "2021-12-01", "2021-12-13"),
        ("خلال الشهر الماضي", "last_month", "2021-11-01", "2021-11-30"),
        ("بالعام الماضي", "past_year", "2020-01-01", "2020-12-31"),
        ("مطلع العام", "current_year", "2021-01-01", "2021-12-13"),
        ("within a week", "within_week", "2021-12-06", "2021-12-13"),
        ("this month", "this_month", "2021-12-01", "2021-12-13"),
        ("since the start of the year", "current_year", "2021-01-01", "2021-12-13"),
    ],
    "month": [
        ("آذار 2019", "month", "2019-03-01", "2019-03-31"),
        ("في أواخر أيار", "part_of_month", "2021-05-21", "2021-05-31"),
        ("آب/أغسطس", "month", "2021-08-01", "2021-08-31"),
        ("in early September", "part_of_month", "2021-09-01", "2021-09-10"),
        ("the last week of May", "week_of_month", "2021-05-25", "2021-05-31"),
        ("the second week of May", "week_of_month", "2021-05-08", "2021-05-14"),
    ],
    "year": [
        ("للعام 2019", "year", "2019-01-01", "2019-12-31"),
        ("ربيع عام 2019", "season", "2019-03-01", "2019-05-31"),
        ("in 2019", "year", "2019-01-01", "2019-12-31"),
        ("winter 2019", "season", "2019-12-01", "2020-02-29"),
        ("between 2018 and 2020", "years", "2018-01-01", "2020-12-31"),
    ],
}
COUNTED = [
    ("اليوم ذاته", 0),
    ("اليوم التالي", 1),
    ("بعد ساعات", 0),
    ("الليلة السابقة", -1),
    ("بعدها بيومين", 2),
    ("قبل ذلك بثلاثة أيام", -3),
    ("قبل ذلك بيومين", -2),
    ("بعد يومين على مقتل ابنه", -2),
    ("the following day", 1),
    ("three days later", 3),
    ("a week earlier", -7),
    ("two days after the killing of his son", -2),
]
NEARLY = [  # a word less or other, and it is no such date: the rules that read it then
    ("31.02.2021", ["numeric"]),  # no day of the calendar: unresolved
    ("2021.12", []),
    ("22 و28 شخصاً", []),
    ("9-3 May", ["explicit"]),
    ("November 22, 28 people", ["explicit"]),
    ("14 شخصاً", []),
    ("14 people", []),
    ("السادس من", []),
    ("December 5 pm", ["month"]),
    ("the night and 5 November", ["explicit"]),
    ("overnight on 8-9 September", ["night_of"]),
    ("Thursday afternoon", ["weekday"]),
    ("قبل ثلاثة أشخاص", []),
    ("قبل 90 يوما", []),
    ("two weeks long", []),
    ("three years later on", []),
    ("بعد يومين", ["counted"]),
    ("two days after the rain", ["counted"]),
    ("a day later, Monday", ["counted_next_day", "weekday"]),
    ("عيد ميلاد ابنه", []),
    ("the family of Fitr", []),
    ("كاليوم", []),
    ("مرة في اليوم الواحد", []),
    ("the sat phone", []),
    ("on friday", []),
    ("الساعات الـ24", []),
    ("24 hours", []),
    ("since", []),
    ("منذ الآن", []),
    ("الأشهر القليلة", []),
    ("for many weeks", []),
    ("الأسبوع", []),
    ("a week", []),
    ("the first week of the siege", []),
    ("they may leave", []),
    ("it was May they left", []),
    ("قتل أب وابنه", []),
    ("بيك آب", []),
    ("in 1500 villages", []),
    ("الرقم 2019", []),
    ("a total of 2150 homes", []),
    ("حي 16 تموز", []),
]


def read(text: str, published: date | None = MONDAY) -> tuple[When, ...]:
    return reading.read(marks(text), published).whens


def told(text: str, published: date | None = MONDAY) -> list[tuple[str, str, str]]:
    return [(when.rule, str(when.start), str(when.end)) for when in read(text, published)]


def test_every_rule_of_dates_is_tried_here():
    assert {*READ, "relative"} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("text", "rule", "start", "end"), [one for texts in READ.values() for one in texts])
def test_a_rule_reads_the_words_it_is_for(text, rule, start, end):
    assert told(text) == [(rule, start, end)]


@pytest.mark.parametrize(("text", "days"), COUNTED)
def test_what_is_counted_from_the_act_before_says_how_many_days(text, days):
    assert [(when.relation, when.start) for when in read(text)] == [(days, None)]


@pytest.mark.parametrize(("text", "rules"), NEARLY)
def test_a_rule_leaves_what_is_nearly_its_date(text, rules):
    assert [when.rule for when in read(text)] == rules


def test_without_publication_nothing_is_counted_and_no_year_guessed():
    text = "yesterday, two days ago, last week, on 5 April, in March, on Eid, Thursday night"
    assert {when.problem for when in read(text, None)} == {"unresolved"}


def test_the_last_year_said_stands_in_for_that_of_publication():
    assert told("on 3 March 2019 and 5 April", None)[1] == ("explicit", "2019-04-05", "2019-04-05")
    assert told("on 5 April. On 3 March 2019", None)[0] == ("explicit", "None", "None")


def test_an_anchor_keeps_days_up_to_publication_and_no_period():
    def when(start, end, period=False):
        return When(0, 1, start, end, "window", "explicit", period=period)

    anchor = Anchor(MONDAY).after(when(OLDER, OLDER))
    assert (anchor.latest, anchor.year) == (OLDER, 2019)
    assert anchor.after(when(MONDAY, date(2021, 12, 14))).latest == OLDER
    assert anchor.after(when(MONDAY, MONDAY, period=True)).latest == OLDER


def test_the_eid_of_a_numbered_day_is_the_one_named_last():
    assert told("Eid al-Fitr. On the third day of Eid")[1] == ("feast", "2021-05-15", "2021-05-15")
    assert told("عيد الفطر. في ثالث أيام العيد")[1] == ("feast", "2021-05-15", "2021-05-15")
    assert told("On the third day of Eid. Eid al-Fitr")[0] == ("feast", "2021-07-22", "2021-07-22")


def test_since_then_runs_from_the_day_named_last():
    assert told("On 5 March he left. Since then")[1] == ("since_then", "2021-03-05", "2021-12-13")


def test_the_same_month_is_that_of_the_day_named_last():
    assert told("في 5 آذار ثم في الثامن من الشهر نفسه")[1] == ("explicit", "2021-03-08", "2021-03-08")


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("On Sunday. The week of 22-28 November", 0),
        ("The week of 22-28 November. On Sunday", 1),
        ("الأحد، خلال الأسبوع (22 – 28 تشرين الثاني)", 0),
    ],
)
def test_a_stated_week_holds_the_weekdays_before_it_and_after_it(text, weekday):
    found = reading.read(marks(text), date(2020, 11, 29))
    assert found.week == (date(2020, 11, 22), date(2020, 11, 28))
    assert found.whens[weekday].start == date(2020, 11, 22)


@pytest.mark.parametrize("text", ["the four days of 22-25 November", "خلال 1-28 تشرين الثاني"])
def test_a_range_that_is_no_week_states_none(text):
    assert reading.read(marks(text), MONDAY).week is None


def test_the_week_before_is_that_before_the_stated_one():
    text = "خلال الأسبوع (22 – 28 تشرين الثاني) والأسبوع الذي سبقه"
    assert told(text, date(2020, 11, 29))[1] == ("week_before", "2020-11-15", "2020-11-21")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since 3 December", "2021-12-03", "2021-12-13"),
        ("منذ انطلاق الحملة في الرابع من حزيران", "2021-06-04", "2021-12-13"),
        ("during Eid", "2021-07-20", "2021-07-23"),
        ("until 3 December", "2021-12-03", "2021-12-03"),
        ("حتى 3 كانون الأول", "2021-12-03", "2021-12-03"),
    ],
)
def test_since_during_and_until_make_a_date_a_period(text, start, end):
    (when,) = read(text)
    assert (when.period, str(when.start), str(when.end)) == (True, start, end)


@pytest.mark.parametrize("text", ["since the killing of him on 3 December", "منذ مقتله في 3 كانون الأول", "3 December"])
def test_a_day_of_an_act_after_since_stays_that_day(text):
    (when,) = read(text)
    assert (when.period, when.days) == (False, 1)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The SDF said on Saturday that", True),
        ("The SDF said that on Saturday", False),
        ("أعلنت القوات السبت أن", True),
        ("أعلنت القوات أن السبت", False),
        ("QAMISHLI, Sept 16 - The", True),
        ("QAMISHLI. Sept 16 - The", False),
        ("QAMISHLI, Sept 16 the", False),
        ("القامشلي 16 أيلول - قتل", True),
    ],
)
def test_a_day_of_saying_and_a_dateline_date_no_act(text, statement):
    assert [when.statement for when in read(text)] == [statement]
