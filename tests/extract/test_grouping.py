"""Which clauses of a text tell one act, and what the act gains from each."""

from dataclasses import replace
from datetime import date

import pytest

from data.extract.incidents import grouping, story
from data.extract.incidents.joining import joined
from tests.extract.made import MONDAY, clauses, groups, marks, records

HAJIN_EN = "Gunmen attacked a checkpoint in Hajin on Friday. "
HAJIN_AR = "هاجم مسلحون حاجزاً لقسد في هجين يوم الجمعة. "
BOMB_THEN_EN = "A bomb hit a patrol in Hajin on Friday. Gunmen attacked a checkpoint in Shuhayl on Saturday. "
BOMB_THEN_AR = "انفجرت عبوة ناسفة بدورية لقسد في هجين يوم الجمعة. وهاجم مسلحون حاجزاً في الشحيل يوم السبت. "
RAID_EN = "The SDF raided a house in Hajin on Sunday. "
RAID_AR = "داهمت قسد منزلاً في هجين أمس. "


def acts(text: str) -> list[tuple[str, int]]:
    """Event type and number of clauses of each act."""
    return [(act.event_type, len(act.clauses)) for act in groups(text)]


@pytest.mark.parametrize(
    "text",
    [
        HAJIN_EN + "The attack killed two soldiers.",
        HAJIN_AR + "وأدى الهجوم إلى مقتل عنصرين.",
        HAJIN_EN + "Two soldiers were killed.",
        HAJIN_AR + "وقُتل عنصران.",
    ],
)
def test_a_sentence_that_points_back_or_goes_on_tells_the_act_before(text):
    assert acts(text) == [("armed_assault", 2)]


@pytest.mark.parametrize(
    "text",
    [
        HAJIN_EN + "Gunmen attacked a checkpoint in Shuhayl on Friday.",
        HAJIN_AR + "وهاجم مسلحون حاجزاً لقسد في الشحيل يوم الجمعة.",
        HAJIN_EN + "Gunmen attacked a checkpoint in Hajin on Sunday.",
        HAJIN_AR + "وهاجم مسلحون حاجزاً لقسد في هجين أمس.",
    ],
)
def test_another_place_or_another_day_is_another_act(text):
    assert acts(text) == [("armed_assault", 1), ("armed_assault", 1)]


@pytest.mark.parametrize(
    ("text", "clauses_of_the_acts"),
    [
        (BOMB_THEN_EN + "A bomb wounded three in Hajin on Friday.", [2, 1]),
        (BOMB_THEN_AR + "وانفجرت عبوة ناسفة في هجين يوم الجمعة وأصابت ثلاثة.", [2, 1]),
        ("A bomb exploded in Hajin on Friday. A bomb exploded in Hajin, killing two.", [2]),
        ("انفجرت عبوة ناسفة في هجين يوم الجمعة. وانفجرت عبوة ناسفة في هجين وقتلت اثنين.", [2]),
    ],
)
def test_the_same_place_and_day_tell_an_act_told_before_and_the_same_place_the_one_just_told(text, clauses_of_the_acts):
    assert [len(act.clauses) for act in groups(text)] == clauses_of_the_acts


@pytest.mark.parametrize(
    ("text", "clauses_of_the_acts"),
    [
        (HAJIN_EN + "Two days later gunmen attacked a checkpoint in Hajin.", [1, 1]),
        (HAJIN_AR + "وبعد يومين هاجم مسلحون حاجزاً لقسد في هجين.", [1, 1]),
        (HAJIN_EN + "On the same day gunmen attacked a checkpoint in Hajin.", [2]),
    ],
)
def test_days_counted_from_the_act_before_are_another_act_unless_they_are_its_own(text, clauses_of_the_acts):
    assert [len(act.clauses) for act in groups(text)] == clauses_of_the_acts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (HAJIN_EN + "Separately, gunmen kidnapped two teachers.", 2),
        (HAJIN_AR + "وفي سياق منفصل خطف مسلحون معلمين اثنين.", 2),
        (HAJIN_EN + "The gunmen killed two teachers.", 1),
    ],
)
def test_separately_begins_another_act(text, number):
    assert len(groups(text)) == number


@pytest.mark.parametrize(
    ("text", "of_the_first"),
    [
        (BOMB_THEN_AR + "وأسفر الهجوم الأول عن مقتل عنصرين.", 2),
        (BOMB_THEN_AR + "وأسفر الهجوم عن مقتل عنصرين.", 1),
        (BOMB_THEN_EN + "Islamic State claimed the attack on Sunday.", 1),
    ],
)
def test_the_first_attack_is_the_one_before_the_last(text, of_the_first):
    first, second = groups(text)
    assert (len(first.clauses), len(second.clauses)) == (of_the_first, 3 - of_the_first)


@pytest.mark.parametrize(
    "text",
    [
        HAJIN_EN + "A soldier died of his wounds in hospital on Sunday.",
        "أطلق مسلحون النار على رجل في هجين يوم الجمعة. وتوفي أحدهم متأثراً بجراحه أمس.",
        HAJIN_EN + "Islamic State claimed the attack on Sunday.",
        HAJIN_AR + "وتبنى تنظيم داعش الهجوم أمس.",
    ],
)
def test_a_later_death_or_claim_leaves_the_act_its_own_day(text):
    (act,) = groups(text)
    assert str(act.window.start) == "2021-12-10"


def test_a_death_of_wounds_at_another_place_is_not_of_the_act_just_told():
    (first, *_) = groups(HAJIN_EN + "A soldier died of his wounds in Shuhayl on Sunday.")
    assert len(first.clauses) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two people were killed in a bombing in Deir ez-Zor on Sunday\n\nA bomb exploded in Hajin, killing two.", 1),
        ("Two people were killed in a bombing in Deir ez-Zor on Sunday\n\nA bomb exploded in Raqqa, killing two.", 2),
        ("Two people were killed in a bombing on Sunday\n\nA bomb exploded in Hajin, killing two.", 1),
        ("مقتل شخصين بتفجير في دير الزور أمس\n\nانفجرت عبوة ناسفة في هجين وقتلت شخصين.", 1),
        ("مقتل شخصين بتفجير في دير الزور أمس\n\nانفجرت عبوة ناسفة في الرقة وقتلت شخصين.", 2),
    ],
)
def test_a_title_is_told_again_by_the_article_unless_the_places_contradict(text, number):
    assert len(groups(text)) == number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RAID_EN + "The force arrested two men.", [("raid", 2)]),
        (RAID_AR + "واعتقلت القوة شخصين.", [("raid", 2)]),
        (RAID_EN + "A bomb killed two soldiers in Hajin on Sunday.", [("raid", 1), ("ied", 1)]),
        (RAID_AR + "وانفجرت عبوة ناسفة في هجين أمس وقتلت عنصرين.", [("raid", 1), ("ied", 1)]),
    ],
)
def test_arrests_belong_to_a_raid_and_attacks_do_not(text, told):
    assert acts(text) == told


@pytest.mark.parametrize(
    "text",
    [RAID_EN + "Gunmen of Islamic State attacked a headquarters.", RAID_AR + "وهاجم مسلحون من داعش مقراً."],
)
def test_those_who_are_raided_do_not_carry_the_raid_on(text):
    assert acts(text) == [("raid", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A blast hit Hajin on Sunday, killing two. A car bomb exploded near the bakery.",
        "انفجار في هجين أمس أدى لمقتل شخصين. الانفجار ناجم عن سيارة مفخخة.",
    ],
)
def test_a_blast_that_is_told_to_have_been_a_car_bomb_is_one(text):
    assert acts(text) == [("suicide_or_vehicle_bomb", 2)]


def test_an_assault_does_not_become_what_a_later_clause_calls_other_or_an_arrest():
    (act,) = groups(HAJIN_EN)
    account = grouping.Account(act.clauses[0], None, act.window, "arrest")
    assert joined(act, account).event_type == "armed_assault"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Raqqa on Sunday. The blast killed two.", "Raqqa"),
        ("Two were killed in a bombing in Deir ez-Zor province on Sunday. The bomb exploded in Hajin.", "Hajin"),
        ("قُتل اثنان بتفجير في دير الزور أمس. وانفجرت العبوة في هجين.", "Hajin"),
    ],
)
def test_an_act_takes_the_more_specific_place_of_a_later_clause(text, place):
    (act,) = groups(text)
    assert act.where is not None
    assert place in (act.where.name_en or "")


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        (HAJIN_EN + "In response the SDF raided a house in Shuhayl on Sunday.", [None, 0]),
        (HAJIN_EN + "The SDF raided a house in Shuhayl on Sunday.", [None, None]),
        ("The SDF raided a house in Shuhayl on Sunday. It came after g" + HAJIN_EN[1:], [1, None]),
        ("داهمت قسد منزلاً في الشحيل أمس. وجاء ذلك بعد أن " + HAJIN_AR, [1, None]),
        ("داهمت قسد منزلاً في الشحيل أمس. " + HAJIN_AR, [None, None]),
    ],
)
def test_a_raid_in_response_follows_the_attack_and_a_raid_that_came_after_one_too(text, follows):
    assert [act.follows for act in groups(text)] == follows


@pytest.mark.parametrize("text", ["Gunmen attacked a checkpoint.", "هاجم مسلحون حاجزاً لقسد."])
def test_an_act_without_place_day_and_toll_is_none(text):
    assert groups(text) == ()


@pytest.mark.parametrize(("between", "number"), [(" ", 1), ("\n\n", 0)])
def test_an_act_with_a_toll_is_where_its_paragraph_said_and_without_a_place_of_its_paragraph_none(between, number):
    assert len(groups(f"Hajin was quiet.{between}Gunmen attacked and killed two men.")) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Clashes broke out in Deir ez-Zor.", 0),
        ("Clashes in Deir ez-Zor killed two.", 1),
        ("اشتباكات في محافظة دير الزور.", 0),
        ("مقتل شخصين باشتباكات في محافظة دير الزور.", 1),
    ],
)
def test_a_governorate_alone_is_an_act_only_with_a_toll(text, number):
    assert len(groups(text)) == number


def test_a_weekday_that_contradicts_the_date_is_kept_with_the_act():
    (wrong,) = groups("Gunmen attacked a checkpoint in Hajin on Monday, 11 December.")
    (right,) = groups("Gunmen attacked a checkpoint in Hajin on Saturday, 11 December.")
    assert (wrong.problems, right.problems) == (("weekday",), ())


@pytest.mark.parametrize("telling", ["dropped", "aggregate", "background"])
def test_a_paragraph_that_opens_with_a_total_or_history_leaves_the_act_before(telling):
    told = story.Story(groups("A bomb exploded in Hajin on Friday."), current=0)
    opening, going_on = (clauses(text)[-1] for text in ("Two men.\n\nThree men.", "Two men. Three men."))
    news = story.News(marks(""), MONDAY, None)
    assert grouping.STEPS[telling](news, told, opening).current is None
    assert grouping.STEPS[telling](news, told, going_on).current == 0
    assert grouping.STEPS["measure"](news, told, opening).current == 0


def test_an_act_that_is_taken_back_leaves_the_others_in_order_and_none_being_told():
    told = story.Story(groups(BOMB_THEN_EN), current=0)
    assert told.without(0).groups == told.groups[1:]
    assert told.without(0).current is None
    assert told.renewed(1, told.groups[0]).groups == (told.groups[0], told.groups[0])


def test_what_answers_an_act_that_is_taken_back_answers_none_and_the_rest_keep_the_act_they_answer():
    one, other = groups(BOMB_THEN_EN)
    told = story.Story((one, replace(other, follows=0), replace(one, follows=1), replace(other, follows=None)))
    assert [act.follows for act in told.without(0).groups] == [None, 0, None]
    assert [act.follows for act in told.without(2).groups] == [None, 0, None]


def test_an_article_whose_answered_act_has_too_little_to_be_told_is_read():
    text = (
        "وهذا الإنزال هو الثاني خلال سبقه في 18 من الشهر الجاري إنزال في قرية أبو خشب شمالي دير الزور، قُتل خلاله مطلوب "
        "الجنسية بعد رفضه الاستسلام، وصادرت القوة\n\nوجاءت الحادثة بعد يوم واحد من العثور على جثتي شقيقين سوريين فُصل "
        "رأساهما جسديهما في القسم الرابع من المخيم نفسه. وأعلنت «الإدارة الذاتية» تسجيل أول بفيروس كورونا."
    )
    assert [record.follows_up for record in records(text, date(2025, 1, 15))] == [None]
