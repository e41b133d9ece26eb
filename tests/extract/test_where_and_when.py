"""Where and when an act is: by its own words, or by those told before it."""

from dataclasses import replace
from datetime import date

import pytest

from data.extract import incidents
from data.extract.incidents import days, scene
from data.extract.incidents.agreement import same_days, same_place
from data.extract.incidents.story import News, Story
from data.extract.incidents.window import UNDATED, Window
from data.extract.places.where import Where
from tests.extract.made import MONDAY, clauses, groups, marks

FRIDAY_EN = "Gunmen killed a man in Hajin on Friday. "
FRIDAY_AR = "قتل مسلحون رجلاً في هجين يوم الجمعة. "
HAJIN = Where(0, 1, "هجين", "Hajin", 34.68, 40.83, "SY09", "place", 3, "hajin")


def place_of(text: str) -> str | None:
    """The English name of the place of the act told last."""
    where = groups(text)[-1].where
    return where.name_en if where is not None else None


def days_of(text: str, published: date | None = MONDAY) -> tuple[str, str, str]:
    """First and last day of the act told last, in December 2021, and the rule."""
    window = groups(text, published)[-1].window
    return str(window.start)[8:], str(window.end)[8:], window.rule


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Hajin in Deir ez-Zor province on Sunday.", "Hajin"),
        ("انفجرت عبوة ناسفة في دير الزور في بلدة هجين أمس.", "Hajin"),
        ("Coming from Shuhayl, gunmen attacked a checkpoint in Hajin on Sunday.", "Hajin"),
        ("A medic in Hajin said two people were killed in fighting there on Sunday.", "Hajin"),
        ("قال مسعف في هجين إن شخصين قتلا باشتباكات هناك أمس.", "Hajin"),
        ("A medic in Hajin said there were clashes on Sunday.", None),
    ],
)
def test_an_act_is_at_the_most_specific_place_near_its_words_and_a_teller_s_only_where_it_was_there(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed a man in Al-Hol camp on Friday. On Sunday a bomb exploded in the camp.", "Al-Hol camp"),
        ("قتل مسلحون رجلاً في مخيم الهول يوم الجمعة. وأمس انفجرت عبوة ناسفة في المخيم.", "Al-Hol camp"),
        (FRIDAY_EN + "Separately, on Sunday a bomb exploded.", None),
        (FRIDAY_EN + "On Sunday a bomb exploded.", "Hajin"),
        (FRIDAY_AR + "وفي سياق منفصل انفجرت عبوة ناسفة أمس.", None),
        (FRIDAY_AR + "وأمس انفجرت عبوة ناسفة.", "Hajin"),
    ],
)
def test_the_camp_is_the_one_named_before_and_separately_is_elsewhere(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pictures from Dhiban. A shell hit a house on Sunday, killing two people.", "Dhiban"),
        ("صور من بلدة ذيبان. سقطت قذيفة على منزل أمس وقتلت شخصين.", "Dhiban"),
        (
            "Pictures that a reader of ours sent to the desk last night from Dhiban. A shell hit a house on Sunday.",
            None,
        ),
        ("Pictures from Dhiban.\n\nA shell hit a house on Sunday, killing two people.", None),
    ],
)
def test_a_paragraph_s_first_words_say_where_what_it_tells_is(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "A video from Dhiban, filmed on Friday. A shell hit a house, killing two people.",
        "صور من بلدة ذيبان يوم الجمعة. سقطت قذيفة على منزل وقتلت شخصين.",
    ],
)
def test_a_paragraph_s_first_words_say_when_what_it_tells_was(text):
    assert days_of(text) == ("10", "10", "weekday")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Police announced on Saturday that gunmen killed a man in Hajin.", ("10", "11", "statement")),
        ("أعلنت الأسايش يوم السبت مقتل رجل برصاص مسلحين في هجين.", ("10", "11", "statement")),
        ("Islamic State claimed on Sunday an attack on a checkpoint in Hajin on Thursday.", ("09", "09", "weekday")),
        ("تبنى تنظيم داعش أمس هجوماً على حاجز في هجين يوم الخميس.", ("09", "09", "weekday")),
        ("A soldier wounded in an attack in Hajin on Friday died of his wounds on Sunday.", ("10", "10", "weekday")),
        (
            "A soldier attacked in Hajin died on Sunday of the wounds that he suffered on Friday.",
            ("10", "10", "weekday"),
        ),
        ("The body of a teacher kidnapped on Friday was found in Hajin on Sunday.", ("12", "12", "weekday")),
        ("عثر على جثة معلم خطف يوم الجمعة في هجين أمس.", ("12", "12", "yesterday")),
    ],
)
def test_of_several_days_the_act_s_is_not_that_of_the_statement_claim_death_or_abduction(text, days):
    assert days_of(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (FRIDAY_EN + "A bomb exploded in Shuhayl.", ("10", "10", "inherited")),
        (FRIDAY_AR + "وانفجرت عبوة ناسفة في الشحيل.", ("10", "10", "inherited")),
        (FRIDAY_EN + "\n\nA bomb exploded in Shuhayl.", ("12", "13", "fresh_news")),
        (FRIDAY_AR + "\n\nانفجرت عبوة ناسفة في الشحيل.", ("12", "13", "fresh_news")),
        (FRIDAY_EN + "\n\nSeparately, a bomb exploded in Shuhayl.", ("10", "10", "inherited")),
        (FRIDAY_EN + "Two days later a bomb exploded in Shuhayl.", ("12", "12", "counted")),
        (FRIDAY_AR + "وبعد يومين انفجرت عبوة ناسفة في الشحيل.", ("12", "12", "counted")),
    ],
)
def test_an_act_that_is_not_dated_has_the_day_of_the_one_before_in_the_same_breath_or_is_fresh_news(text, days):
    assert days_of(text) == days


def test_without_a_day_of_publication_nothing_is_fresh_news():
    assert days_of("A bomb exploded in Shuhayl.", published=None)[2] == "none"
    assert days_of("Police announced on Saturday that gunmen killed a man in Hajin.", published=None)[2] == "none"


@pytest.mark.parametrize("text", ["A bomb exploded in Shuhayl.", FRIDAY_EN + "Separately, a bomb exploded in Shuhayl."])
def test_an_act_of_a_report_on_a_week_is_of_that_week_unless_its_words_or_the_act_before_say_more(text):
    week = (date(2021, 12, 5), date(2021, 12, 11))
    *_, act = incidents.groups(marks(text), MONDAY, week, clauses(text))
    assert (act.window.start, act.window.end, act.window.rule) == (*week, "stated_week")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (FRIDAY_EN + "The night before, a bomb exploded in Shuhayl.", ("09", "10", "counted_night_before")),
        (FRIDAY_AR + "وفي الليلة السابقة انفجرت عبوة ناسفة في الشحيل.", ("09", "10", "counted_night_before")),
    ],
)
def test_the_night_before_is_two_days(text, days):
    assert days_of(text) == days


@pytest.mark.parametrize(
    ("rule", "text", "day"),
    [
        (days.day_of_the_wounding, "On Sunday a soldier shot on Friday died of his wounds.", 10),
        (days.day_of_the_wounding, "On Sunday a soldier shot on Friday died.", None),
        (days.day_of_the_finding, "A body was found on Sunday of a man kidnapped on Friday.", 12),
        (days.day_of_the_finding, "عثر أمس على جثة معلم خطف يوم الجمعة.", 12),
        (days.day_of_the_finding, "A man kidnapped on Friday was freed on Sunday.", None),
        (days.day_after_the_claim, "Islamic State claimed on Sunday the attack of Friday.", 10),
        (days.day_after_the_claim, "تبنى التنظيم أمس هجوم يوم الجمعة.", 10),
        (days.day_after_the_claim, "On Sunday, after the attack of Friday, nobody had claimed it.", None),
    ],
)
def test_each_rule_among_several_days_knows_its_own(rule, text, day):
    (clause,) = clauses(text)
    when = rule(marks(text), clause, clause.points)
    assert (when.start.day if when is not None else None) == day


def test_a_day_named_before_in_a_clause_is_what_its_counted_days_count_from():
    text = "Two days after Friday gunmen attacked a checkpoint."
    (friday,) = (when for when in clauses("Gunmen attacked on Friday.")[0].whens)
    counted = replace(friday, first=9, last=10, start=None, end=None, relation=2)
    clause = replace(clauses(text)[0], whens=(replace(friday, first=0, last=1), counted), acts=(), tolls=(), first=9)
    news = News(marks(text), MONDAY, None)
    assert str(days.own(news, Story(), clause).start) == "2021-12-12"
    assert days.own(news, Story(), replace(clause, whens=(counted,))) == UNDATED
    assert days.own(replace(news, published=None), Story(), replace(clause, whens=(counted,))).rule == "unresolved"


def test_a_period_beside_an_act_s_word_is_not_its_day_where_the_clause_names_one():
    text = "Gunmen attacked a checkpoint in Hajin on Friday."
    (clause,) = clauses(text)
    (friday,) = clause.whens
    since = replace(friday, first=1, last=2, start=date(2021, 12, 1), period=True)
    news = News(marks(text), MONDAY, None)
    assert days.own(news, Story(), replace(clause, whens=(since, friday))).when == friday
    assert days.own(news, Story(), replace(clause, whens=(since,))).when == since


def test_a_heading_of_another_governorate_keeps_the_place_named_before_out_and_settles_the_clause_s_own():
    (clause,) = clauses("Gunmen attacked a checkpoint in Hajin on Friday.")
    words, story = marks("Gunmen attacked a checkpoint in Hajin on Friday."), Story(last_where=HAJIN)
    assert scene.inherited(words, story, replace(clause, heading="SY09")) == HAJIN
    assert scene.inherited(words, story, replace(clause, heading="SY11")) is None
    settled = scene.own(words, replace(clause, heading="SY11"))
    assert settled is not None
    assert settled.governorate == "SY11"


def test_an_area_is_the_scene_before_its_governorate_and_nothing_vague_is_there():
    text = "A medic in Hajin said two people were killed there."
    (clause,) = clauses(text)
    area = replace(HAJIN, first=6, last=7, rank=1, precision="district")
    governorate = replace(HAJIN, first=4, last=5, rank=0, precision="governorate")
    assert scene.own(marks(text), replace(clause, wheres=(area, governorate))) == area
    assert scene.own(marks(text), replace(clause, wheres=(governorate,))) == governorate
    told_at = replace(HAJIN, first=3, last=4, aside=True)
    assert scene.own(marks(text), replace(clause, wheres=(told_at,))) == told_at
    assert scene.own(marks(text), replace(clause, wheres=(replace(told_at, rank=1),))) is None


def test_of_two_villages_the_one_after_the_act_s_word_is_the_scene():
    text = "In Hajin gunmen attacked a checkpoint in Shuhayl."
    (clause,) = clauses(text)
    first, second = (replace(HAJIN, first=at, last=at + 1, name_en=name) for at, name in ((1, "one"), (7, "two")))
    assert scene.own(marks(text), replace(clause, wheres=(first, second))) == second
    assert scene.own(marks(text), replace(clause, wheres=(replace(first, rank=4), second))) == replace(first, rank=4)
    assert scene.own(marks(text), replace(clause, wheres=(first, replace(second, aside=True)))) == first


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (HAJIN, True),
        (None, None),
        (replace(HAJIN, place_id="x", name_ar="س", lat=34.69), True),
        (replace(HAJIN, place_id="x", name_ar="س", lat=34.78), False),
        (replace(HAJIN, place_id="x", name_ar="س", lat=None), False),
        (replace(HAJIN, place_id="x", name_ar="س", lat=34.78, governorate="SY11"), False),
        (Where(0, 1, "دير الزور", "Deir ez-Zor", None, None, "SY09", "governorate", 0), None),
        (Where(0, 1, "الرقة", "Raqqa", None, None, "SY11", "governorate", 0), False),
    ],
)
def test_two_places_are_one_within_three_kilometres_and_a_governorate_contradicts_only_another(other, same):
    assert same_place(HAJIN, other) is same
    assert same_place(other, HAJIN) is same


def test_a_quarter_is_inside_its_city_and_not_inside_a_far_one():
    city = Where(0, 1, "الرقة", "Raqqa", 35.95, 39.01, "SY11", "place", 2, "raqqa")
    quarter = Where(0, 1, "المشلب", "Mashlab", 35.96, 39.06, "SY11", "place", 4, "mashlab")
    assert same_place(city, quarter) is True
    assert same_place(city, replace(quarter, lat=36.2)) is False
    assert same_place(city, replace(quarter, lat=None)) is True


def test_days_meet_or_not_and_what_is_lent_by_the_news_says_neither():
    friday = Window(date(2021, 12, 10), date(2021, 12, 10), "day", "weekday")
    weekend = Window(date(2021, 12, 10), date(2021, 12, 11), "window", "range")
    monday = Window(MONDAY, MONDAY, "day", "today")
    assert (same_days(friday, weekend), same_days(weekend, monday)) == (True, False)
    assert same_days(replace(friday, rule="inherited"), monday) is False
    assert [same_days(friday, replace(monday, rule=rule)) for rule in ("fresh_news", "stated_week", "statement")] == (
        [None, None, None]
    )
    assert same_days(friday, UNDATED) is None
