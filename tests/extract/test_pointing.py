"""What the words of one clause say of an act told before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from data.extract.clauses.clause import Clause
from data.extract.incidents import pointing
from data.extract.text.affixes import AND, THEN
from data.extract.text.marks import Marks
from tests.extract.made import clauses, marks


def last_of(text: str) -> Clause:
    return clauses(text)[-1]


def says(rule: Callable[[Marks, Clause], bool], text: str) -> bool:
    return rule(marks(text), last_of(text))


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Separately, gunmen kidnapped a teacher.", True),
        ("وفي سياق منفصل خطف مسلحون معلماً.", True),
        ("Gunmen of the group kidnapped a teacher separately.", False),
        ("Gunmen kidnapped a teacher.", False),
    ],
)
def test_a_clause_begins_anew_by_its_first_words(text, anew):
    assert pointing.begins_anew(last_of(text)) is anew


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The attack wounded two.", True),
        ("That blast wounded two.", True),
        ("The same attack wounded two.", True),
        ("Of the same kind an attack wounded two.", False),
        ("An attack wounded two.", False),
        ("وأصاب الهجوم اثنين.", True),
        ("وأصاب هجوم اثنين.", False),
        ("وأصاب هجومهم اثنين.", False),
        ("After the attack gunmen kidnapped a teacher.", False),
        ("The attack that kidnapped a teacher wounded two.", True),
        ("An attack raised the death toll to four.", True),
        ("Four people died.", True),
        ("An attack on Friday in a village of farmers to the east of the river and to the north of the old road and "
         "the railway to the city was like the attack of May.", False),
    ],
)  # fmt: skip
def test_a_clause_points_back_by_an_act_that_is_known_a_rising_toll_or_no_act_at_all(text, back):
    assert says(pointing.points_back, text) is back


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("In the first attack two were wounded.", True),
        ("In the last attack two were wounded.", False),
        ("وفي الهجوم الأول أصيب اثنان.", True),
        ("وفي الهجوم الثاني أصيب اثنان.", False),
        ("الهجوم الأول أصاب اثنين.", False),
    ],
)
def test_the_first_attack_is_said_beside_the_act_and_not_by_the_first_word_of_a_text(text, first):
    assert says(pointing.says_first, text) is first


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("No group claimed the incident.", True),
        ("ولم تتبن أي جهة العملية.", True),
        ("ولم تتبن أي جهة البيان.", False),
        ("The incident was filmed.", False),
        ("No group claimed the incident in Hajin.", False),
    ],
)
def test_a_claim_without_a_place_of_its_own_blames_for_the_act_before(text, blames):
    assert says(pointing.blames_for_it, text) is blames


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("No group claimed the attack.", True),
        ("No group claimed the raid.", False),
        ("ولم تتبن أي جهة الهجوم.", True),
        ("ولم تتبن أي جهة القيام بالتفجير.", True),
        ("The attack was filmed.", False),
    ],
)
def test_a_claim_that_names_the_attack_blames_for_it(text, blames):
    assert says(pointing.blames_for_the_attack, text) is blames


@pytest.mark.parametrize(
    ("text", "took_place"),
    [
        ("It occurred on Friday.", True),
        ("وحدث ذلك يوم الجمعة.", True),
        ("The market reopened after it occurred.", False),
        ("وأعيد فتح السوق بعدما حدث ذلك.", False),
    ],
)
def test_what_occurred_is_said_by_the_first_three_words(text, took_place):
    assert says(pointing.took_place, text) is took_place


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("In response the SDF raided a house.", True),
        ("ورداً على ذلك داهمت قسد منزلاً.", True),
        ("The SDF raided a house in the village and got no response.", False),
    ],
)
def test_an_answer_is_said_by_the_first_eight_words(text, answers):
    assert says(pointing.answers, text) is answers


@pytest.mark.parametrize(
    ("text", "led_to"),
    [
        ("It came after gunmen attacked a checkpoint.", True),
        ("وجاء ذلك بعد هجوم على حاجز.", True),
        ("It came as gunmen attacked a checkpoint.", False),
        ("Hours after gunmen attacked a checkpoint it rained.", False),
        ("وجاء ذلك مع هجوم على حاجز.", False),
        ("وبعد هجوم على حاجز هطل المطر.", False),
    ],
)
def test_what_came_after_an_attack_was_led_to_by_it(text, led_to):
    assert says(pointing.led_to, text) is led_to


def test_words_are_compared_without_the_letters_written_onto_them():
    text = "والعملية فالهجوم بالتفجير"
    assert pointing.words_of(marks(text), 0, 3) == {"العمليه", "فالهجوم", "بالتفجير"}
    assert pointing.words_of(marks(text), 0, 2, AND + THEN) == {"العمليه", "الهجوم"}


def test_an_act_that_a_relative_describes_does_not_begin_another():
    text = "The attack with which they kidnapped a teacher wounded two."
    described = "The attack in which kidnapped men died wounded two."
    assert says(pointing.points_back, text) is False
    assert says(pointing.points_back, described) is True


def test_an_act_told_by_its_toll_alone_points_back():
    (clause,) = clauses("An attack wounded two.")
    assert pointing.points_back(marks("An attack wounded two."), replace(clause, acts=())) is True
