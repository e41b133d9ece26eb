"""The counts of one act from all its tolls. Every text here is taken as one act."""

import pytest

from data.extract.incidents import counting, one_sentence
from data.extract.records import Count
from tests.extract.made import clauses, marks, tolls_in


def counted(text: str, kind: str = "killed") -> tuple[int | None, int | None]:
    found = counting.count(marks(text), kind, clauses(text))
    return found.low, found.high


ONE_SENTENCE = [
    # rule, text that meets it, what it says
    ("_said_anew", "The blast in Hajin killed three, and now ten people were killed.", (10, 10)),
    ("_said_anew", "قُتل ثلاثة مدنيين بانفجار في هجين، وحتى الآن قُتل عشرة مدنيين", (10, 10)),
    ("_said_alike", "Three fighters were killed in Hajin, and three were killed in all.", (3, 3)),
    ("_said_alike", "قُتل ثلاثة عناصر في هجين، أي قُتل ثلاثة عناصر", (3, 3)),
    ("_beside_one_another", "Four SDF fighters were killed while two civilians were killed in Hajin.", (6, 6)),
    ("_beside_one_another", "Four SDF fighters were killed and two civilians were also killed in Hajin.", (6, 6)),
    ("_beside_one_another", "قُتل أربعة عناصر من قسد، كما قُتل مدنيان في هجين", (6, 6)),
    ("_beside_one_another", "قُتل أربعة عناصر من قسد فيما قُتل مدنيان في هجين", (6, 6)),
    (
        "_differing",
        "A source said six soldiers were killed, another source said four soldiers were killed.",
        (4, 6),
    ),
    ("_differing", "Six soldiers were killed in Hajin, while the army admitted four soldiers were killed.", (4, 6)),
    ("_differing", "قُتل ستة عناصر في هجين، واعترفت قسد أن قُتل أربعة عناصر", (4, 6)),
    ("_one_within_another", "A blast in Hajin killed six people, among them two children killed.", (6, 6)),
    ("_one_within_another", "قُتل أربعة عناصر من قسد، ثم قُتل عنصران منهم في هجين", (4, 4)),
]


@pytest.mark.parametrize(("rule", "text", "bounds"), ONE_SENTENCE)
def test_the_tolls_of_one_sentence_come_to_what_the_first_rule_that_knows_makes_of_them(rule, text, bounds):
    told = tolls_in(text, "killed")
    assert len(told) > 1
    knows = next(one.__name__ for one in one_sentence.RULES if one(marks(text), told) is not None)
    assert (knows, one_sentence.total(marks(text), told)) == (rule, bounds)


@pytest.mark.parametrize(
    "text",
    [
        "Four SDF fighters were killed and two civilians were killed in Hajin.",
        "Four SDF fighters were killed, the SDF said, while two civilians were killed in Hajin.",  # another tells it
        "Six soldiers were killed in Hajin, and a source said four soldiers were killed.",  # one teller is no range
    ],
)
def test_two_numbers_of_a_sentence_that_nothing_sets_apart_are_neither_added_nor_a_range(text):
    assert counted(text) in {(4, 4), (6, 6)}
    assert counted(text) == (max(toll.low for toll in tolls_in(text, "killed")),) * 2


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("A blast in Hajin killed three. The blast killed three, a doctor said.", (3, 3)),  # told twice is once
        ("انفجرت عبوة في هجين فقُتل ثلاثة. وقال طبيب إن ثلاثة قُتلوا بالانفجار.", (3, 3)),
        ("A blast in Hajin killed three. The death toll rose to five.", (5, 5)),  # an update replaces
        ("قُتل ثلاثة مدنيين بانفجار في هجين. وارتفعت الحصيلة إلى خمسة قتلى.", (5, 5)),
        ("A blast in Hajin killed three. A medic said that five civilians were killed.", (3, 5)),  # tellers differ
        ("انفجرت عبوة في هجين فقُتل ثلاثة مدنيين. وقال مصدر طبي إن خمسة مدنيين قُتلوا.", (3, 5)),
        ("A blast in Hajin killed three. Five civilians were killed.", (3, 3)),  # nothing says why
        ("A blast in Hajin killed three. A medic said that five attackers were killed.", (3, 3)),
        ("A blast in Hajin killed three. Another civilian was killed by gunfire.", (4, 4)),  # somebody further
        ("A blast in Hajin killed three. One civilian was killed by gunfire.", (3, 3)),
        ("A blast in Hajin killed five. A sixth person died of his wounds.", (6, 6)),
        ("A blast in Hajin killed one. A sixth person died of his wounds.", (1, 1)),  # the five before were not here
    ],
)
def test_a_further_sentence_repeats_updates_differs_or_adds(text, bounds):
    assert counted(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12 people were killed and wounded in a blast in Hajin.", (1, 11)),
        ("12 people were killed and wounded in a blast in Hajin. Three people were killed.", (3, 3)),
        ("سقط 12 بين قتيل وجريح بانفجار في هجين", (1, 11)),
        ("سقط 12 بين قتيل وجريح بانفجار في هجين. وقُتل ثلاثة مدنيين.", (3, 3)),
    ],
)
def test_killed_and_wounded_together_give_way_to_the_killed_alone(text, bounds):
    assert counted(text) == bounds


def test_a_teller_set_against_the_one_before_does_not_take_a_number_of_both_kinds_apart():
    told = "12 people were killed and wounded in Hajin, the army said. {} that two people were killed."
    assert counted(told.format("A medic said")) == (2, 2)
    assert counted(told.format("But a medic said")) == (1, 11)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("A blast in Hajin wounded four. One of the wounded has died.", (3, 4)),
        ("A blast in Hajin wounded four civilians, one of whom later died.", (3, 4)),
        ("A blast in Hajin wounded four. A shepherd has died.", (4, 4)),
        ("A blast in Hajin wounded four. One of the wounded has died. Four people were injured.", (3, 4)),
        ("A blast in Hajin wounded one. One of the wounded has died.", (1, 1)),
        ("أُصيب أربعة مدنيين بانفجار في هجين. وتوفي أحد الجرحى في المشفى.", (3, 4)),
        ("أُصيب أربعة مدنيين بانفجار في هجين. وتوفي الجريح في المشفى.", (3, 4)),
        ("أُصيب أربعة مدنيين بانفجار في هجين. وتوفي أحد المسنين في المشفى.", (4, 4)),
    ],
)
def test_one_of_the_wounded_who_dies_is_counted_once(text, bounds):
    assert counted(text, "injured") == bounds


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Civilians were killed in the blast in Hajin.", Count(vague=True)),
        ("No one was killed in the blast in Hajin.", Count(0, 0)),
        ("The blast in Hajin burned a car.", Count()),
        ("Civilians were killed in the blast in Hajin. No one was killed in Susah.", Count()),
        ("قُتل مدنيون بانفجار في هجين", Count(vague=True)),
        ("لم يُقتل أحد بانفجار في هجين", Count(0, 0)),
    ],
)
def test_a_plural_without_a_number_is_no_zero_and_what_is_not_told_is_not_either(text, count):
    assert counting.count(marks(text), "killed", clauses(text)) == count


@pytest.mark.parametrize(
    ("text", "civilians"),
    [
        ("A blast in Hajin killed three civilians.", (3, 3)),
        ("A blast in Hajin killed three fighters.", (None, None)),
        ("قُتل ثلاثة مدنيين بانفجار في هجين", (3, 3)),
        ("قُتل ثلاثة عناصر بانفجار في هجين", (None, None)),
    ],
)
def test_civilians_among_the_dead_are_those_that_the_text_shows(text, civilians):
    found = counting.counts(marks(text), clauses(text)).killed_civilians
    assert (found.low, found.high) == civilians


def test_civilians_beside_fighters_are_at_least_those_named():
    text = "A blast in Hajin killed two civilians and three fighters."
    found = counting.counts(marks(text), clauses(text))
    assert (found.killed.low, found.killed_civilians.low) == (5, 2)
