"""Who did an act, to whom, and how sure the text is."""

from datetime import date

import pytest

from data.extract import actors
from data.extract.actors.act import Act, Parts
from tests.extract.made import MONDAY, cast, marks


def parts(
    text: str, event_type: str = "armed_assault", event_class: str = "attack", published: date | None = MONDAY, **known
) -> Parts:
    """The parts of the act that a text tells, after the sign | if it has one; `known`: what else an Act says."""
    before = len(marks(text.split("|")[0]).words) if "|" in text else 0
    found = cast(text.replace("|", ""), published)
    words = (before, len(found.marks.words))
    what = {"civilians_hit": False, "people_hit": False, "at_prison": False, "civilians_detained": False} | known
    act = Act((words,), words, event_type, event_class, tuple(found.marks.of("act", first=before)), **what)
    return actors.parts(found, act)


def doers(text: str, event_type: str = "armed_assault", **known) -> tuple[tuple[str, ...], str]:
    found = parts(text, event_type, **known)
    return found.initiators, found.basis


def targets(text: str, event_type: str = "armed_assault", **known) -> tuple[str, ...]:
    return parts(text, event_type, **known).targets


@pytest.mark.parametrize(
    ("text", "claimed_by"),
    [
        ("Islamic State claimed an attack on an SDF checkpoint", "islamic_state"),
        ("تبنى تنظيم داعش الهجوم على حاجز لقسد", "islamic_state"),
        ("Gunmen attacked a checkpoint; Amaq claimed the attack", "islamic_state"),
        ("Islamic State said on Sunday it had killed two SDF fighters", "islamic_state"),
        ("Islamic State said on Sunday two SDF fighters were killed", None),
        ("Gunmen attacked a checkpoint; a man claimed the attack", None),
        ("No group claimed the attack on the SDF near Islamic State", None),
        ("The SDF claimed the attack", None),
    ],
)
def test_an_attack_is_claimed_by_who_owns_it_and_by_nobody_else(text, claimed_by):
    found = parts(text)
    assert (found.claimed_by, found.basis == "claimed") == (claimed_by, claimed_by is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suspected Islamic State gunmen attacked an SDF checkpoint", (("islamic_state",), "suspected")),
        ("هاجم مسلحون يعتقد أنهم من خلايا داعش حاجزاً لقسد", (("islamic_state",), "suspected")),
        ("Islamic State gunmen attacked an SDF checkpoint", (("islamic_state",), "reported")),
        ("Gunmen attacked a house. Residents blamed Turkey", (("turkey",), "suspected")),
        ("Residents accused the SDF of failing to protect a man killed by gunmen", (("unknown",), "unknown")),
        ("Gunmen attacked an SDF checkpoint", (("unknown",), "unknown")),
    ],
)
def test_who_is_suspected_or_blamed_is_not_reported(text, expected):
    assert doers(text) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("The coalition said its planes struck a hideout", "air_strike", ("coalition",)),
        ("The coalition said planes struck a hideout", "air_strike", ("unknown",)),
        ("قصف من مناطق سيطرة النظام القرية", "shelling", ("syrian_government",)),
        ("قصف على مناطق سيطرة النظام القرية", "shelling", ("unknown",)),
        ("قرية ثم الجيش التركي", "shelling", ("turkey",)),
        ("قرية ثم الجيش التركي", "armed_assault", ("unknown",)),
        ("The SDF said two were neutralised", "other", ("sdf",)),
        ("The SDF said two were attacked", "armed_assault", ("unknown",)),
    ],
)
def test_a_state_that_tells_of_its_own_fire_is_its_doer(text, event_type, expected):
    assert doers(text, event_type)[0] == expected


def test_what_turkey_neutralises_it_claims():
    found = parts("قالت وزارة الدفاع التركية إن قواتها حيدت عنصرين من قسد", "other")
    assert (found.initiators, found.targets, found.claimed_by) == (("turkey",), ("sdf",), "turkey")


@pytest.mark.parametrize("text", ["The SDF foiled an Islamic State attack", "أحبطت قسد هجوماً لداعش"])
def test_who_foils_an_attack_is_its_target(text):
    found = parts(text)
    assert (found.initiators, found.targets) == (("islamic_state",), ("sdf",))


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Gunmen attacked the Asayish", {}, ("asayish",)),
        ("Gunmen attacked the former SDF commander", {}, ("civilians",)),
        ("The SDF said gunmen attacked one of its patrols", {}, ("sdf",)),
        ("The SDF said gunmen attacked a patrol", {}, ("unknown",)),
        ("قالت قسد إن مسلحين هاجموا سيارة لمقاتليها", {}, ("sdf",)),
        ("قالت قسد إن مسلحين هاجموا سيارة", {}, ("unknown",)),
        ("Gunmen attacked a prison guard", {}, ("sdf",)),
        ("هاجم مسلحون حارس السجن", {}, ("sdf",)),
        ("هاجم مسلحون السجن", {}, ("unknown",)),
        ("Islamic State attacked a jail", {"at_prison": True}, ("sdf",)),
        ("Gunmen attacked a jail", {"at_prison": True}, ("unknown",)),
        ("Gunmen attacked a house", {}, ("civilians",)),
        ("هاجم مسلحون صهريجاً", {}, ("civilians",)),
        ("هاجم مسلحون وجيهاً", {}, ("civilians",)),
        ("A bomb exploded in a street", {"event_type": "ied", "people_hit": True}, ("civilians",)),
        ("A bomb exploded in a street", {"event_type": "ied"}, ("unknown",)),
        ("A bomb exploded", {"event_type": "ied", "civilians_hit": True}, ("civilians",)),
        ("Sana reported that gunmen killed two soldiers", {"people_hit": True}, ("syrian_government",)),
        ("Reports say that gunmen killed two soldiers", {"people_hit": True}, ("unknown",)),
        ("Two men were shot dead", {"event_type": "assassination", "people_hit": True}, ("civilians",)),
        ("Two men were shot dead", {"event_type": "assassination"}, ("unknown",)),
        ("An unidentified body was found shot", {"event_type": "execution", "people_hit": True}, ("unknown",)),
        ("A body was found shot", {"event_type": "execution", "people_hit": True}, ("civilians",)),
        ("جثة مجهولة الهوية", {"event_type": "execution", "people_hit": True}, ("unknown",)),
        ("جثة معروفة الهوية", {"event_type": "execution", "people_hit": True}, ("civilians",)),
    ],
)
def test_whom_an_attack_hit_is_named_or_told_by_what_was_hit(text, known, expected):
    assert targets(text, **known) == expected


def test_soldiers_that_the_states_agency_tells_of_are_those_of_the_government_of_the_day():
    text = "Sana reported that gunmen killed two soldiers"
    assert targets(text, published=date(2025, 6, 1), people_hit=True) == ("transitional_government",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State is active here. |Russian planes bombed a hideout", ("islamic_state",)),
        ("Russian planes bombed a hideout", ("unknown",)),
        ("Islamic State is active here. |Turkish planes bombed a hideout", ("unknown",)),
    ],
)
def test_an_air_strike_of_those_who_fight_it_is_on_the_islamic_state_where_the_text_names_it(text, expected):
    assert targets(text, "air_strike") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SDF raided a house", (("sdf",), ("unknown",), "reported")),
        ("The SDF said a house was raided", (("sdf",), ("unknown",), "reported")),
        ("A house was raided", (("unknown",), ("unknown",), "unknown")),
        ("The SDF arrested an Islamic State member", (("sdf",), ("islamic_state",), "reported")),
        ("اعتقلت قسد عنصراً سابقاً في داعش", (("sdf",), ("civilians",), "reported")),
        ("The SDF arrested a man accused of belonging to the SNA", (("sdf",), ("sna",), "reported")),
        ("The SDF arrested a man near the tribal fighters", (("sdf",), ("unknown",), "reported")),
        ("اعتقلت قسد شبان القرية", (("sdf",), ("civilians",), "reported")),
        ("The SDF arrested youths accused of smuggling", (("sdf",), ("unknown",), "reported")),
        ("The SDF said the coalition raided a house jointly", (("sdf", "coalition"), ("unknown",), "reported")),
        ("The SDF said the coalition raided a house", (("coalition",), ("unknown",), "reported")),
        ("The SDF came. |The forces raided a house in a landing", (("coalition",), ("unknown",), "reported")),
        ("The SDF came. |The forces raided a house", (("sdf",), ("unknown",), "reported")),
        ("IS and the SDF. |The forces raided it in a landing", (("coalition",), ("islamic_state",), "reported")),
    ],
)
def test_an_operation_is_of_the_forces_seen_to_act_after_who_is_accused(text, expected):
    found = parts(text, "raid", "security_operation")
    assert (found.initiators, found.targets, found.basis) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اشتباكات بين قسد والجيش السوري", (("sdf",), ("syrian_government",))),
        ("Clashes of the SDF", (("sdf",), ("unknown",))),
        ("Clashes between tribes; the SDF imposed a curfew", (("tribal_fighters",), ("tribal_fighters",))),
        ("اشتباكات بين قسد ومقاتلي العشائر", (("sdf",), ("tribal_fighters",))),
        ("اشتباكات لجيش العشائر ثم تدخلت قسد", (("tribal_fighters",), ("sdf",))),
        ("اشتباكات عشيرتين ثم تدخلت قسد", (("tribal_fighters",), ("tribal_fighters",))),
        ("اشتباكات عشيرتين مع قسد", (("tribal_fighters",), ("sdf",))),
        ("Clashes broke out", (("unknown",), ("unknown",))),
    ],
)
def test_a_clash_has_the_sides_that_are_named_and_tribes_that_are_alone_fight_each_other(text, expected):
    found = parts(text, "clash", "clash")
    assert (found.initiators, found.targets) == expected


def test_the_words_that_each_part_rests_on_are_told():
    found = parts("Islamic State attacked the Asayish")
    assert (found.initiator_spans, found.target_spans) == (((0, 2),), ((4, 5),))
