"""Who stands at a word and how many, before anything is said of what befell them."""

import pytest

from data.extract.tolls.joined import people_at
from data.extract.tolls.people import People
from tests.extract.made import marks


def named(text: str) -> tuple[int | None, int | None] | str | None:
    """(low, high) of the people whom a text begins with; "several" without a number, "the" for people told before."""
    people = _people(text)
    if people is None:
        return None
    if people.low is None and people.high is None:
        return "several" if people.vague else "the"
    return people.low, people.high


def _people(text: str) -> People | None:
    return people_at(marks(text), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طفلان", (2, 2)),
        ("مدنيين", "several"),
        ("مدنيَين", (2, 2)),
        ("ثالث", (1, 1)),
        ("رجال", "several"),
        ("عنصرَي التنظيم", (2, 2)),
        ("عنصري التنظيم", (1, 1)),
        ("أحدهم", (1, 1)),
        ("وحدهم", (1, 1)),
        ("أحد الجنود", (1, 1)),
        ("أحد المنازل", None),
        ("مسلحان", (2, 2)),
        ("الشبان الأربعة", (4, 4)),
        ("الشبان", "the"),
        ("شاب اثنين", (2, 2)),
        ("المتورطين، وعددهم ثلاثة", (3, 3)),
        ("مقاتليها", "several"),
        ("الطفل", (1, 1)),
        ("الرجل", "the"),
        ("رجل مدني", (1, 1)),
        ("منزل", None),
    ],
)
def test_arabic_people_without_a_number_are_counted_by_their_form(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a shepherd", (1, 1)),
        ("another guard", (1, 1)),
        ("the guard", (1, 1)),
        ("the guards", "the"),
        ("guards", "several"),
        ("guard", None),
        ("a 34-year-old man", (1, 1)),
        ("his two sons", (2, 2)),
        ("her two hands", None),
        ("a third was wounded", (1, 1)),
        ("a third of it", None),
        ("the house of a guard", None),
    ],
)
def test_english_people_without_a_number_are_counted_by_their_article(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة عناصر", (3, 3)),
        ("خمسة من المدنيين", (5, 5)),
        ("five SDF fighters", (5, 5)),
        ("a", None),
        ("واحد", None),
        ("forty of his sheep", None),
        ("both her hands", (1, 1)),
        ("two of his fingers", (1, 1)),
        ("five vehicles", None),
        ("12%", None),
        ("2015", None),
        ("three members of the SDF at least", (3, None)),
        ("خمسة عناصر من «قسد» على الأقل", (5, None)),
        ("عنصران على الأقل", (2, None)),
        ("عنصران وقتلوا على الأقل", (2, 2)),
    ],
)
def test_a_number_counts_people_unless_it_counts_something_else(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(("text", "at"), [("May 5", 1), ("aged 34", 1), ("الفرقة 17", 1)])
def test_a_day_an_age_or_the_number_of_a_division_counts_nobody(text, at):
    assert people_at(marks(text), at) is None


def test_a_father_by_whose_name_the_dead_are_called_is_one_person():
    assert people_at(marks("مقتل أبو ياسر العراقي"), 1) == People(1, 1, 1, 4)
    assert people_at(marks("زار أبو ياسر العراقي"), 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة عناصر ومدنيان", (5, 5)),
        ("ثلاثة عناصر و5 جنود", (8, 8)),
        ("ثلاثة عناصر ومدنيون", (3, None)),
        ("ثلاثة عناصر وأصيب مدنيان", (3, 3)),
        ("ثلاثة عناصر وجيه", (3, 3)),
        ("57 عضواً وقيادياً", (57, 57)),
        ("عنصران في ذيبان وثلاثة في البصيرة", (2, 2)),
        ("رجل مع زوجته", (2, 2)),
        ("رجل مع مدني", (1, 1)),
        ("رجل تاركاً طفلين", (1, 1)),
        ("a shepherd and his two sons", (3, 3)),
        ("three guards of the SDF and a boy", (4, 4)),
        ("two guards and three others wounded", (2, 2)),
        ("two guards then a boy", (2, 2)),
    ],
)
def test_people_that_and_joins_are_counted_together(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة مدنيين وطفلان", (5, 5)),
        ("three children", (3, 3)),
        ("three fighters", (None, None)),
        ("طفلان", (2, 2)),
        ("رجل مدني", (1, 1)),
    ],
)
def test_civilians_are_counted_where_their_noun_says_so(text, expected):
    people = _people(text)
    assert people is not None and people.civilians == expected
