"""The single conditions on which a clause tells on an act, and what the act then is."""

from dataclasses import replace

import pytest

from data.extract.incidents import grouping, links, matching
from data.extract.incidents.account import Account
from data.extract.incidents.compatibility import compatible
from data.extract.incidents.group import Group
from data.extract.incidents.joining import joined
from data.extract.incidents.links import Meeting
from data.extract.incidents.story import News, Story
from data.extract.incidents.window import UNDATED
from tests.extract.made import MONDAY, clauses, groups, marks

ATTACK = "Gunmen attacked a checkpoint in Hajin on Friday, killing two. "
TOLL = "Two people were killed in Hajin on Friday. "


def act(text: str = ATTACK, **fields: object) -> Group:
    return replace(groups(text)[0], **fields)


def account(text: str, kind: str = "armed_assault", **fields: object) -> Account:
    """What the last clause of a text tells."""
    return Account(replace(clauses(text)[-1], **fields), None, UNDATED, kind)


def meeting(text: str = "Rain fell. Gunmen kidnapped a man.", *, of: Group | None = None, **fields: object) -> Meeting:
    """The last clause of a text beside an act, where nothing links them but what is asked for."""
    alone = Meeting(account(text), of or act(), place=None, day=None, near=False, fresh=False, back=False)
    return replace(alone, **fields)


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ({"place": True, "day": True}, True),
        ({"place": True, "day": True, "fresh": True}, True),
        ({"place": True, "near": True}, False),
        ({"day": True, "near": True}, False),
    ],
)
def test_one_place_and_one_day_are_one_act(told, linked):
    assert links.by_place_and_day(marks(""), meeting(**told)) is linked


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ({"place": True, "near": True}, True),
        ({"day": True, "back": True}, True),
        ({"day": True}, False),
        ({"near": True, "back": True}, False),
        ({"place": True, "near": True, "fresh": True}, False),
        ({"place": True, "near": True, "fresh": True, "back": True}, True),
        ({"place": True, "text": "Gunmen killed two men."}, True),
        ({"place": True, "text": "Gunmen killed three men."}, False),
        ({"day": True, "text": "Gunmen killed two men."}, False),
    ],
)
def test_one_place_or_day_is_one_act_where_the_words_go_on_point_back_or_tell_the_toll_again(told, linked):
    assert links.by_place_or_day(marks(""), meeting(**told)) is linked


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ({"near": True}, True),
        ({"near": True, "back": True, "fresh": True}, True),
        ({"near": True, "fresh": True}, False),
        ({"back": True}, False),
        ({"near": True, "place": True}, False),
        ({"near": True, "text": "Rain.\n\nGunmen killed two men."}, False),
        ({"near": True, "text": "Rain.\n\nGunmen killed two men.", "back": True}, True),
    ],
)
def test_without_place_and_day_a_clause_tells_on_what_was_just_told_until_a_paragraph_opens(told, linked):
    assert links.by_going_on(marks(ATTACK), meeting(**told)) is linked


@pytest.mark.parametrize(
    ("toll", "province", "linked"),
    [
        ("two", "in Deir ez-Zor province ", True),
        ("three", "in Deir ez-Zor province ", False),
        ("two", "in Hajin ", False),
    ],
)
def test_a_lead_that_names_an_area_is_told_again_with_the_same_toll_of_several(toll, province, linked):
    lead = f"Two people were killed {province}on Friday."
    again = meeting(f"Rain.\n\nGunmen killed {toll} men.", of=act(lead), near=True)
    assert links.by_going_on(marks(lead), again) is linked


@pytest.mark.parametrize(
    ("text", "of_the_act"),
    [
        ("The soldier succumbed.", 0),
        ("A soldier died of his wounds.", 0),
        ("A soldier died of his injuries.", 0),
        ("A soldier died.", None),
        ("His wounds were grave.", None),
        ("One of them, whom they knew, died.", 0),
        ("وتوفي متأثراً بجراحه.", 0),
        ("وفارق أحدهم الحياة.", 0),
        ("وفارق رجل الحياة.", None),
        ("A soldier died of his wounds in Shuhayl.", None),
    ],
)
def test_who_dies_of_it_later_is_told_by_the_words_of_wounds_or_of_one_of_them(text, of_the_act):
    assert matching.later_death(marks(text), Story((act(),), current=0), account(text)) == of_the_act


@pytest.mark.parametrize(
    ("text", "of_the_act"),
    [
        ("Islamic State claimed the attack.", 0),
        ("وتبنى تنظيم داعش الهجوم.", 0),
        ("Islamic State claimed the attack, killing two.", None),
        ("Islamic State claimed an ambush.", None),
        ("The attack was filmed.", None),
    ],
)
def test_what_only_says_something_of_the_attack_is_of_the_act_just_told(text, of_the_act):
    assert matching.said_of_it(marks(text), Story((act(),), current=0), account(text)) == of_the_act


@pytest.mark.parametrize(
    ("text", "sentence", "of_the_raid"),
    [
        ("Gunmen of Islamic State attacked a headquarters.", 1, None),
        ("وهاجم مسلحون من داعش مقراً.", 1, None),
        ("Gunmen of Islamic State attacked a headquarters.", 0, 0),
        ("Gunmen of Islamic State kidnapped a man.", 1, 0),
        ("وهاجمت مقراً لمسلحين.", 1, 0),
        ("Troops attacked a headquarters.", 1, 0),
        ("Troops attacked a headquarters.", 4, None),
        ("Troops attacked a headquarters on Sunday.", 1, None),
    ],
)
def test_a_raid_is_carried_on_but_by_those_who_are_raided(text, sentence, of_the_raid):
    raid = Story((act(event_type="raid"),), current=0)
    assert matching.carried_on(marks(text), raid, account(text, sentence=sentence)) == of_the_raid


@pytest.mark.parametrize("text", ["Gunmen kidnapped a teacher.", "خطف مسلحون معلماً."])
def test_a_clause_of_another_type_without_place_and_day_goes_on_with_the_act_just_told(text):
    bomb = "A bomb exploded in Hajin on Friday. " if text.isascii() else "انفجرت عبوة ناسفة في هجين يوم الجمعة. "
    assert [len(told.clauses) for told in groups(bomb + text)] == [2]


@pytest.mark.parametrize("when", ["A day later", "The next day"])
def test_a_day_counted_from_an_act_of_two_days_is_another_act_though_the_days_meet(when):
    told = groups(
        f"Police announced on Saturday that gunmen killed a man in Hajin. {when} gunmen killed a man in Hajin."
    )
    assert [(str(one.window.start), str(one.window.end)) for one in told] == [
        ("2021-12-10", "2021-12-11"),
        ("2021-12-11", "2021-12-12"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "sentences_on", "may_be_one"),
    [
        ("ied", "ied", 9, True),
        ("ied", "suicide_or_vehicle_bomb", 9, True),
        ("assassination", "execution", 9, True),
        ("ied", "abduction", 0, False),
        ("ied", "armed_assault", 1, True),
        ("ied", "armed_assault", 2, False),
        ("ied", "clash", 9, True),
        ("raid", "arrest", 9, True),
        ("raid", "clash", 9, True),
        ("raid", "ied", 0, False),
        ("raid", "armed_assault", 0, True),
        ("raid", "armed_assault", 1, False),
        ("armed_assault", "raid", 0, False),
        ("armed_assault", "arrest", 0, True),
        ("armed_assault", "arrest", 1, False),
    ],
)
def test_acts_of_two_types_may_be_one_where_they_are_told_as_one_another(one, other, sentences_on, may_be_one):
    text = "Gunmen kidnapped a teacher."
    told = account(text, other, sentence=sentences_on)
    assert compatible(marks(text), told, act(event_type=one)) is may_be_one


def test_words_that_point_back_may_tell_an_act_of_any_type():
    killing = act(event_type="assassination")
    for text, may_be_one in (("The bombing killed two.", True), ("A bombing killed two.", False)):
        assert compatible(marks(text), account(text, "ied", sentence=9), killing) is may_be_one


def test_fighters_who_are_neutralised_are_an_act_apart():
    for text, may_be_one in (("The SDF neutralised two.", False), ("Gunmen attacked two.", True)):
        assert compatible(marks(text), account(text, "other", sentence=0), act()) is may_be_one


@pytest.mark.parametrize(
    ("told", "event_type", "kind", "becomes"),
    [
        (ATTACK, "other", "assassination", "assassination"),
        (ATTACK, "armed_assault", "ied", "ied"),
        (ATTACK, "armed_assault", "assassination", "armed_assault"),
        (TOLL, "armed_assault", "assassination", "assassination"),
        (ATTACK, "other", "arrest", "other"),
        (ATTACK, "assassination", "ied", "assassination"),
        ("A blast in Hajin killed two on Friday.", "ied", "suicide_or_vehicle_bomb", "suicide_or_vehicle_bomb"),
        ("A mine in Hajin killed two on Friday.", "ied", "suicide_or_vehicle_bomb", "ied"),
    ],
)
def test_a_later_clause_says_by_what_means_and_what_kind_of_act_only_a_toll_told(told, event_type, kind, becomes):
    assert joined(act(told, event_type=event_type), account("Gunmen fired.", kind)).event_type == becomes


def test_a_more_specific_place_elsewhere_and_a_second_day_do_not_change_an_act():
    raqqa = act("A bomb exploded in Raqqa on Friday.")
    camp = act("A bomb exploded in Al-Hol camp on Saturday.")
    again = joined(raqqa, Account(camp.clauses[0], camp.where, camp.window, "ied"))
    assert (again.where, again.window) == (raqqa.where, raqqa.window)
    assert again.clauses == (*raqqa.clauses, *camp.clauses)


def test_days_that_words_say_replace_those_that_the_news_lent():
    undated, dated = act("A bomb exploded in Hajin."), act("A bomb exploded in Hajin on Friday.")
    again = joined(undated, Account(dated.clauses[0], dated.where, dated.window, "ied"))
    assert again.window == dated.window


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in Hajin. Islamic State claimed the attack on Saturday.",
        "انفجرت عبوة ناسفة في هجين. وتبنى تنظيم داعش الهجوم يوم السبت.",
    ],
)
def test_the_day_of_a_claim_is_never_the_act_s_even_where_it_has_none(text):
    (one,) = groups(text)
    assert (len(one.clauses), one.window.rule) == (2, "fresh_news")


def test_what_those_arrested_are_charged_with_is_an_act_of_its_own():
    text = "A bomb exploded in Hajin on Friday. A bomb exploded in Hajin on Friday."
    news, (first, second) = News(marks(text), MONDAY, None), clauses(text)
    story = grouping.told(news, Story(), first)
    assert len(grouping.told(news, story, second).groups) == 1
    assert len(grouping.told(news, story, replace(second, charge=True)).groups) == 2


def test_an_act_on_a_day_that_cannot_be_known_nowhere_and_without_a_toll_is_none():
    text = "Gunmen attacked a checkpoint on 31 February."
    assert groups(text) == ()
    assert len(groups(text, published=None)) == 1
