"""How a text is parted into clauses, and what is left in each of what it names."""

import dataclasses

import pytest

from tests.extract.made import clauses, marks, only


def parts(text: str) -> list[str]:
    """The clauses of a text as written."""
    written = marks(text).text.written
    return [written(clause.first, clause.last) for clause in clauses(text)]


def tolls_of(text: str) -> dict[str, int | None]:
    """The least number of each kind of toll in all clauses of a text."""
    return {toll.kind: toll.low for clause in clauses(text) for toll in clause.tolls}


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        (
            "Gunmen killed a baker in Hajin on Sunday; a bomb wounded a man in Suwar.",
            "Gunmen killed a baker in Hajin on Sunday a bomb wounded a man in Suwar.",
        ),
        (
            "Gunmen killed a baker in Hajin on Sunday and three men were wounded in Suwar.",
            "Gunmen killed a baker in Hajin on Sunday and men were wounded in Suwar.",
        ),
        (
            "اغتال مجهولون خبازاً في هجين أمس وثلاثة رجال قتلوا في الصور.",
            "اغتال مجهولون خبازاً في هجين أمس ورجال قتلوا في الصور.",
        ),
        (
            "Gunmen killed a baker in Hajin on Sunday, while a bomb wounded a man in Suwar.",
            "Gunmen killed a baker in Hajin on Sunday, while a bomb wounded a man in Hajin.",
        ),
        (
            "Gunmen killed a baker in Hajin on Sunday, and in Suwar a bomb wounded a man.",
            "Gunmen killed a baker in Hajin on Sunday and in Suwar a bomb wounded a man.",
        ),
        (
            "Gunmen killed a baker in Hajin on Sunday and another man was killed in Suwar.",
            "Gunmen killed a baker in Hajin on Sunday and some man was killed in Suwar.",
        ),
        (
            "Gunmen killed a baker in Hajin on Sunday and bombed a house in Suwar.",
            "Gunmen killed a baker in Hajin on Sunday and took a house in Suwar.",
        ),
        (
            "اغتال مجهولون خبازاً في هجين أمس بينما انفجرت عبوة في الصور.",
            "اغتال مجهولون خبازاً في هجين أمس بينما كان في الصور.",
        ),
        (
            "اغتال مجهولون خبازاً في هجين أمس، وانفجرت عبوة في الصور.",
            "اغتال مجهولون خبازاً في هجين أمس وانفجرت عبوة في الصور.",
        ),
        (
            "The SDF detained three men in Hajin on Sunday on suspicion of killing a baker in Suwar.",
            "The SDF detained three men in Hajin on Sunday with a killing of a baker in Suwar.",
        ),
        (
            "قتل عنصر بهجوم في هجين أمس ليرتفع عدد القتلى منذ بداية العام إلى تسعة.",
            "قتل عنصر بهجوم في هجين أمس ليرتفع عدد القتلى إلى تسعة.",
        ),
        (
            "A man was killed in Suwar on Sunday, bringing this year's toll to 77.",
            "A man was killed in Suwar on Sunday, bringing the toll to 77.",
        ),
    ],
)
def test_a_sentence_is_parted_where_a_second_act_with_its_own_place_or_total_begins(parted, whole):
    assert len(parts(parted)) == 2
    assert len(parts(whole)) == 1


def test_who_dies_of_an_act_elsewhere_is_told_in_its_clause():
    assert len(parts("اغتال مجهولون خبازاً في هجين أمس، وانفجرت عبوة في الصور.")) == 2
    assert len(parts("أصيب خباز برصاص في هجين أمس، وقتل متاثرا بجراحه في الصور.")) == 1


def test_a_clause_is_never_changed_after_it_is_read():
    (clause,) = clauses("Gunmen killed a baker in Hajin on Sunday.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        clause.telling = "remark"
    assert all(isinstance(held, tuple) for held in (clause.acts, clause.whens, clause.wheres, clause.tolls))


def test_a_clause_holds_the_acts_days_places_and_tolls_of_its_own_words():
    first, second = clauses("Gunmen killed a baker in Hajin on Sunday; a bomb wounded two men in Suwar on Monday.")
    assert [where.name_en for where in (*first.scenes, *second.scenes)] == ["Hajin", "Al-Suwar"]
    assert [str(when.start) for when in (*first.points, *second.points)] == ["2021-12-12", "2021-12-13"]
    assert [(toll.kind, toll.low) for toll in (*first.tolls, *second.tolls)] == [("killed", 1), ("injured", 2)]
    assert (first.codes, second.codes) == (set(), {"ied"})


@pytest.mark.parametrize(("days", "period"), [("1-3 December", False), ("1-9 December", True)])
def test_a_range_of_five_days_and_more_is_a_period(days, period):
    (clause,) = clauses(f"Two men were killed in Hajin on {days}.")
    assert [when.period for when in clause.whens] == [period]


def test_a_heading_names_the_governorate_of_its_paragraph_and_the_next():
    text = "دير الزور:\nقتل عنصر بهجوم أمس.\nقتل عنصر بهجوم أمس."
    assert [clause.heading for clause in clauses(text)] == ["SY09", "SY09", None]


@pytest.mark.parametrize(
    "line", ["دير الزور - سانا", "Clashes were heard all over Deir ez-Zor", "Deir ez-Zor saw clashes and shelling:"]
)
def test_a_dateline_or_a_sentence_is_no_heading(line):
    assert {clause.heading for clause in clauses(f"{line}\nقتل عنصر بهجوم أمس.")} == {None}


def test_a_line_that_is_only_a_date_dates_what_stands_below_until_a_day_is_told():
    text = "Saturday, December 11.\nA bomb killed two men in Suwar.\nA bomb killed a man in Hajin on Monday. One died."
    assert [[when.start.day for when in clause.points] for clause in clauses(text)] == [[11], [11], [13], []]


@pytest.mark.parametrize("line", ["A bomb killed a man on December 11.", "It was a cold day on Saturday December 11."])
def test_a_line_that_tells_something_dates_nothing_but_itself(line):
    assert [len(clause.points) for clause in clauses(f"{line}\nA bomb killed two men in Suwar.")] == [1, 0]


@pytest.mark.parametrize(
    ("withdrawn", "told", "kind", "left"),
    [
        (
            "Earlier reports that nine were killed in Hajin were wrong.",
            "Earlier reports said that nine were killed in Hajin.",
            "killed",
            0,
        ),
        (
            "On the anniversary of a massacre that killed nine in Suwar, a bomb wounded two in Hajin.",
            "After a massacre that killed nine in Suwar, a bomb wounded two in Hajin.",
            "killed",
            None,
        ),
        (
            "في ذكرى مجزرة قتل فيها تسعة في الصور، اعتقلت قسد رجلاً في هجين.",
            "في مجزرة قتل فيها تسعة في الصور، اعتقلت قسد رجلاً في هجين.",
            "killed",
            None,
        ),
        (
            "Two days after an attack in Suwar that wounded six, gunmen killed a baker in Hajin.",
            "After an attack in Suwar that wounded six, gunmen killed a baker in Hajin.",
            "injured",
            None,
        ),
        (
            "بعد يومين من هجوم في الصور جرح فيه ستة، اغتال مجهولون خبازاً في هجين.",
            "بعد هجوم في الصور جرح فيه ستة، اغتال مجهولون خبازاً في هجين.",
            "injured",
            None,
        ),
        (
            "The Asayish arrested two men who killed a baker in Hajin on Sunday.",
            "The Asayish arrested two men and killed a baker in Hajin on Sunday.",
            "detained",
            None,
        ),
        (
            "The Asayish on Sunday arrested two men in Hajin who killed a baker.",
            "The Asayish on Sunday arrested two men in Hajin and killed a baker.",
            "killed",
            None,
        ),
        (
            "The Asayish arrested in Hajin a leader responsible for killing 30 people.",
            "The Asayish arrested in Hajin a leader after killing 30 people.",
            "killed",
            None,
        ),
        (
            "A cell accused of killing 18 people was broken up and four men were arrested.",
            "Gunmen killed 18 people and four men were arrested.",
            "killed",
            None,
        ),
        (
            "اعتقلت قسد أربعة متهمين بقتل خباز في هجين.",
            "اعتقلت قسد أربعة بعد قتل خباز في هجين.",
            "killed",
            None,
        ),
        (
            "The SDF detained two men in Hajin whom they accuse of killing a baker.",
            "The SDF detained two men in Hajin after the killing of a baker.",
            "killed",
            None,
        ),
        (
            "Four soldiers were wounded in Hajin by a prisoner who had killed two guards.",
            "Four soldiers were wounded in Hajin by a prisoner who then killed two guards.",
            "killed",
            None,
        ),
        (
            "A man was wounded in Hajin on Sunday and three brothers were killed in 2017.",
            "A man was wounded in Hajin on Sunday and three brothers were killed at home.",
            "killed",
            None,
        ),
        (
            "The SDF denied that five were killed in Hajin.",
            "The SDF denied it, but five were killed in Hajin.",
            "killed",
            None,
        ),
        ("نفت قسد مقتل خمسة في هجين.", "نفت قسد ذلك، ومقتل خمسة في هجين.", "killed", None),
        (
            "In Dhiban, where eight were wounded since June, a man was killed on Sunday.",
            "In Dhiban, where eight were wounded, a man was killed on Sunday.",
            "injured",
            None,
        ),
        (
            "Two of the seven wounded died in Hajin on Sunday.",
            "Two died and seven were wounded in Hajin on Sunday.",
            "injured",
            None,
        ),
        (
            "توفي اثنان من سبعة جرحى في هجين أمس.",
            "توفي اثنان وسبعة جرحى في هجين أمس.",
            "injured",
            None,
        ),
    ],
)
def test_a_number_of_another_act_is_not_a_toll_of_the_clause(withdrawn, told, kind, left):
    assert tolls_of(withdrawn).get(kind) == left
    assert tolls_of(told).get(kind)


def test_an_executed_prisoner_who_had_killed_is_the_only_dead():
    (clause,) = clauses("أعدم التنظيم سجينا كان قد قتل حارسين في هجين أمس.")
    assert [(toll.kind, toll.low) for toll in clause.tolls] == [("killed", 1)]


def test_an_act_before_is_kept_where_nothing_else_is_told():
    (clause,) = clauses("Residents gathered two days after an attack in Suwar that killed six.")
    assert (clause.codes, tolls_of("Two days after an attack in Suwar that killed six.")) == (
        {"armed_assault"},
        {"killed": 6},
    )


def test_a_text_that_ends_with_the_word_for_dawn_is_read():
    assert only("اشتباك في البصيرة فجر").event_type == "clash"
