"""What a sentence without an act does to the act before it."""

import pytest

from tests.extract.made import groups

BOMB_EN = "A bomb exploded in Hajin on Friday. "
BOMB_AR = "انفجرت عبوة ناسفة بسيارة لقسد في هجين يوم الجمعة. "
TWO_AR = BOMB_AR + "وهاجم مسلحون حاجزاً في الشحيل يوم السبت. "
RAID_AFTER_EN = BOMB_EN + "The SDF raided a house in Shuhayl on Sunday. "
RAID_AFTER_AR = BOMB_AR + "وداهمت قسد منزلاً في الشحيل أمس. "


def clauses_of_acts(text: str) -> list[int]:
    return [len(act.clauses) for act in groups(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (BOMB_EN + "No group claimed responsibility.", 2),
        (BOMB_AR + "ولم تتبن أي جهة المسؤولية.", 2),
        (BOMB_EN + "The victims were brothers.", 2),
        (BOMB_AR + "والضحايا إخوة.", 2),
        (BOMB_AR + "واهتم المشفى بالضحايا.", 2),
        (BOMB_AR + "وكان مفقوداً.", 2),
        (BOMB_EN + "No casualties were reported.", 2),
        (BOMB_AR + "دون إصابات.", 2),
        (BOMB_EN + "Separately, the victims of Hajin were brothers.", 1),
        (BOMB_EN + "The victims of Hajin were brothers.", 2),
        (BOMB_EN + "The market reopened.", 1),
        (BOMB_AR + "وأعيد فتح السوق.", 1),
    ],
)
def test_a_remark_belongs_to_the_act_where_its_words_mean_it(text, number):
    assert clauses_of_acts(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The SDF raided a house in Hajin on Sunday. Relatives protested.", 2),
        ("داهمت قسد منزلاً في هجين أمس. واحتج الأهالي.", 1),
        ("داهمت قسد منزلاً في هجين أمس. واحتج أهالي البلدة.", 2),
        (BOMB_EN + "Relatives protested.", 1),
        ("The SDF raided a house in Hajin on Sunday. They were members of a cell.", 2),
        ("داهمت قسد منزلاً في هجين أمس. وهم متهمون بالانتماء إلى خلية.", 2),
        (BOMB_EN + "They were members of a cell.", 1),
    ],
)
def test_the_families_of_those_held_and_what_they_are_accused_of_are_told_of_with_an_operation_only(text, number):
    assert clauses_of_acts(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (BOMB_EN + "There was smoke. There was dust. There was fear. The victims were brothers.", 1),
        (BOMB_EN + "There was smoke. The victims were brothers.", 2),
        (BOMB_AR + "وعلا الدخان. وعلا الغبار. وساد الخوف. والضحايا إخوة.", 1),
        (BOMB_AR + "وعلا الدخان. والضحايا إخوة.", 2),
    ],
)
def test_a_remark_further_on_than_two_sentences_means_no_act(text, number):
    assert clauses_of_acts(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (BOMB_EN + "The victims of Shuhayl were brothers.", 1),
        (BOMB_AR + "والضحايا في الشحيل إخوة.", 1),
        (BOMB_EN + "Residents of Shuhayl blamed Islamic State.", 2),
    ],
)
def test_a_remark_on_another_place_is_of_another_act_unless_it_blames_somebody(text, number):
    assert clauses_of_acts(text) == [number]


@pytest.mark.parametrize(("claimed", "told"), [("العمليتين", [2, 2]), ("العملية", [1, 2])])
def test_a_claim_of_both_operations_belongs_to_both_and_of_one_to_the_last(claimed, told):
    assert clauses_of_acts(TWO_AR + f"وتبنى تنظيم داعش {claimed}.") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RAID_AFTER_EN + "No group claimed responsibility for the attack.", [2, 1]),
        (RAID_AFTER_AR + "ولم تتبن أي جهة الهجوم.", [2, 1]),
        (RAID_AFTER_EN + "No group claimed responsibility.", [1, 2]),
        (RAID_AFTER_AR + "ولم تتبن أي جهة المسؤولية.", [1, 2]),
    ],
)
def test_a_claim_of_the_attack_after_a_raid_means_the_attack(text, told):
    assert clauses_of_acts(text) == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (BOMB_EN + "It occurred on Saturday.", "2021-12-11"),
        (BOMB_AR + "حدث ذلك يوم السبت.", "2021-12-11"),
        (BOMB_EN + "It rained on Saturday.", "2021-12-10"),
        (BOMB_AR + "هطل المطر يوم السبت.", "2021-12-10"),
    ],
)
def test_the_day_on_which_it_occurred_is_the_act_s_whatever_was_said_before(text, day):
    (act,) = groups(text)
    assert str(act.window.start) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A body was found in Hajin on Sunday. It was a traffic accident.", 0),
        ("عثر على جثة في هجين أمس. وتبين أنه حادث سير.", 0),
        ("A body was found in Hajin on Sunday. It was a man.", 1),
        (BOMB_EN + "It was a traffic accident.", 1),
        ("A body was found in Hajin on Sunday. The victim was a man. It was a traffic accident.", 1),
        ("A body was found in Hajin on Sunday. There was a traffic accident in Shuhayl.", 1),
    ],
)
def test_a_body_of_an_accident_is_no_act(text, number):
    assert len(groups(text)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen attacked a checkpoint in Hajin on Friday. It never happened.", 0),
        ("Gunmen attacked a checkpoint in Hajin on Friday. It happened.", 1),
        ("Gunmen attacked a checkpoint in Hajin on Friday.\n\nIt never happened.", 1),
    ],
)
def test_an_act_that_never_happened_is_taken_back_in_its_paragraph(text, number):
    assert len(groups(text)) == number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TWO_AR + "\n\nوالضحايا في هجين إخوة.", [2, 1]),
        (TWO_AR + "\n\nوالضحايا في غرانيج إخوة.", [1, 1]),
        (TWO_AR + "\n\nوالضحايا إخوة.", [1, 2]),
        (TWO_AR + "والضحايا في هجين إخوة.", [1, 1]),
        (TWO_AR + "\n\nواتهم سكان في هجين تنظيم داعش.", [1, 2]),
    ],
)
def test_a_paragraph_that_opens_at_another_place_turns_to_the_act_told_there_or_to_none(text, told):
    assert clauses_of_acts(text) == told


@pytest.mark.parametrize(
    ("claim", "number"),
    [("No group claimed the incident.", 2), ("ولم تتبن أي جهة الحادثة.", 2), ("No group claimed the statement.", 1)],
)
def test_a_claim_after_a_paragraph_on_other_things_turns_back_to_the_act(claim, number):
    total = "In all, 57 people were arrested in October. "
    text = BOMB_EN + "\n\n" + total + claim
    if not claim.isascii():
        text = BOMB_AR + "\n\nواعتقلت قسد 57 شخصاً خلال تشرين الأول. " + claim
    assert clauses_of_acts(text) == [number]


def test_a_remark_says_where_in_a_governorate_an_act_was():
    lead = "Two people were killed in a bombing in Deir ez-Zor province on Friday. "
    (act,) = groups(lead + "The victims were from the village of Hajin.")
    assert act.where is not None
    assert act.where.name_en == "Hajin"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb exploded in Hajin. The incident was on Saturday.", "2021-12-11"),
        ("انفجرت عبوة ناسفة في هجين. والحادثة كانت يوم السبت.", "2021-12-11"),
        (BOMB_EN + "The victims were buried on Saturday.", "2021-12-10"),
    ],
)
def test_a_remark_says_when_an_act_was_that_its_own_words_did_not_date(text, day):
    (act,) = groups(text)
    assert str(act.window.start) == day
