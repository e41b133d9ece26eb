"""Who is named in a text, and whether a naming only speaks or stands aside."""

from datetime import date

import pytest

from data.extract import actors
from data.extract.actors.asides import stands_aside
from data.extract.actors.cast import joined_by_and
from data.extract.actors.mention import is_former
from data.extract.actors.speaking import is_source
from tests.extract.made import MONDAY, cast

AFTER_THE_CHANGE = date(2025, 6, 1)


def named(text: str, published: date | None = MONDAY) -> list[str]:
    return [mention.actor for mention in cast(text, published).mentions]


def standing(rule, text: str, actor: str) -> bool:
    """What a rule says of the first naming of an actor."""
    found = cast(text)
    return rule(found.marks, next(mention for mention in found.mentions if mention.actor == actor))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت «قسد» التنظيم", ["sdf", "islamic_state"]),
        ("The SDF attacked the group", ["sdf", "islamic_state"]),
        ("قصفت تركيا مواقع حزب العمال الكردستاني، وردّ التنظيم", ["turkey", "sdf", "sdf"]),
        ("ذكرت قسد أن التنظيم هاجم", ["sdf", "islamic_state"]),
        ("هاجم مرتزقة تركيا القرية ثم انسحب المرتزقة", ["sna", "sna"]),
        ("هاجم مرتزقة تركيا القرية ثم انسحب التنظيم", ["sna", "islamic_state"]),
        ("ثم انسحب المرتزقة", ["islamic_state"]),
    ],
)
def test_the_organisation_is_the_one_last_named(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Asayish came. The forces left", ["asayish", "asayish"]),
        ("The forces left", []),
        ("حضرت الأسايش ثم غادرت القوات", ["asayish", "asayish"]),
        ("غادرت القوات", []),
    ],
)
def test_the_force_is_the_one_last_named_and_nobody_before_one_is(text, expected):
    assert named(text) == expected


def test_our_forces_are_those_of_the_force_that_speaks():
    assert named("أعلنت الأسايش استشهاد اثنين من مقاتلينا") == ["asayish", "asayish"]
    assert named("استشهد اثنان من مقاتلينا") == ["sdf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IS attacked a post", ["islamic_state"]),
        ("The post is near", []),
        ("The army attacked", ["syrian_government"]),
        ("The Turkish army attacked", ["turkey"]),
        ("The Lebanese army attacked", []),
        ("الشرطة العسكرية التابعة لقسد", ["sdf"]),
    ],
)
def test_a_verb_a_foreign_army_and_a_part_of_a_wider_name_are_no_actors(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize("text", ["هاجم الجيش السوري", "The Syrian army attacked"])
def test_the_syrian_army_is_another_actor_after_the_change_of_government(text):
    assert named(text, date(2024, 12, 7)) == ["syrian_government"]
    assert named(text, date(2024, 12, 8)) == ["transitional_government"]


@pytest.mark.parametrize("text", ["انسحبت قوات النظام", "رد للنظام السوري", "Regime forces withdrew"])
def test_the_old_regime_stays_itself_after_the_change(text):
    assert named(text, AFTER_THE_CHANGE) == ["syrian_government"]


def test_police_are_the_new_states_only_after_the_change_and_where_no_other_force_is_near():
    assert named("Police came", AFTER_THE_CHANGE) == ["transitional_government"]
    assert named("Police came", MONDAY) == named("Police came", None) == []
    assert named("Police came with the SDF", AFTER_THE_CHANGE) == ["sdf"]


def test_internal_security_is_the_ministrys_where_no_force_of_the_north_east_is_named():
    text = "أعلنت وزارة الداخلية أن قوى الأمن الداخلي داهمت"
    assert named(text, AFTER_THE_CHANGE) == ["transitional_government"] * 2
    assert named(text, MONDAY)[-1] == "asayish"
    assert named(f"{text} قسد", AFTER_THE_CHANGE)[1] == "asayish"


def test_a_name_inside_a_longer_name_is_left_out_of_a_stretch_and_so_is_what_stands_outside():
    found = cast("The Turkish army attacked. The SDF left")
    assert [m.actor for m in actors.within(found, ((0, 5),))] == ["turkey"]
    assert [m.actor for m in actors.within(found, ((4, 9),))] == ["sdf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قسد والأسايش", True),
        ("قسد، والأسايش", False),
        ("قسد قرب الأسايش", False),
        ("the SDF and the Asayish", True),
        ("the SDF, and the Asayish", False),
        ("the SDF near the Asayish", False),
    ],
)
def test_and_joins_two_names_unless_a_mark_parts_them(text, expected):
    found = cast(text)
    one, other = found.mentions
    assert joined_by_and(found.marks, one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت قسد إن مسلحين هاجموا", True),
        ("بحسب مصدر في قسد هاجم مسلحون", True),
        ("نقلت قسد الجرحى", True),
        ("هاجمت قسد حاجزاً", False),
        ("جثة بين قسد", False),
        ("The SDF said gunmen attacked", True),
        ("An SDF spokesman said gunmen attacked", True),
        ("SDF media told of gunmen", True),
        ("According to the SDF, gunmen attacked", True),
        ("The SDF claimed the attack", False),
        ("The SDF attacked a post", False),
    ],
)
def test_who_only_speaks_is_a_source(text, expected):
    assert standing(is_source, text, "sdf") is expected


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        ("منزل في مناطق سيطرة قسد", "sdf", True),
        ("in areas controlled by the SDF", "sdf", True),
        ("in the area, the SDF attacked", "sdf", True),
        ("in the area: SDF attacked", "sdf", False),
        ("No SDF patrol was attacked", "sdf", True),
        ("An SDF patrol was attacked", "sdf", False),
        ("تنشط فيها خلايا التنظيم", "islamic_state", True),
        ("تنشط فيها. خلايا التنظيم", "islamic_state", False),
        ("IS is active there", "islamic_state", True),
        ("IS, is active there", "islamic_state", False),
        ("The SDF is active there", "sdf", False),
        ("إصابة شيخ عشيرة", "tribal_fighters", True),
        ("إصابة عنصر عشيرة", "tribal_fighters", False),
        ("أضرار بآلية لقسد", "sdf", True),
        ("damage to SDF vehicles", "sdf", True),
        ("losses of SDF vehicles", "sdf", False),
        ("SDF-held Busayra", "sdf", True),
        ("SDF fighters in Busayra", "sdf", False),
        ("فصائل مدعومة من روسيا", "russia", True),
        ("فصائل قادمة من روسيا", "russia", False),
        ("يرتدون زي الأسايش", "asayish", True),
        ("dressed in SDF uniforms", "sdf", True),
        ("dressed as SDF", "sdf", True),
        ("seen with SDF", "sdf", False),
        ("صور نشرتها صحيفة داعش", "islamic_state", True),
        ("صور نشرتها داعش", "islamic_state", False),
    ],
)
def test_who_owns_an_area_an_outlet_or_a_past_stands_aside(text, actor, expected):
    assert standing(stands_aside, text, actor) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عنصر سابق في قسد", True),
        ("عنصر في قسد", False),
        ("a former SDF fighter", True),
        ("an SDF fighter", False),
    ],
)
def test_a_former_member_is_known_by_a_word_near_the_name(text, expected):
    assert standing(is_former, text, "sdf") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المركز الإعلامي لقسد", True),
        ("the SDF in a statement", True),
        ("The SDF said", True),
        ("قالت قسد", True),
        ("the SDF in a village", False),
        ("مقر لقسد", False),
    ],
)
def test_a_force_tells_by_a_verb_a_spokesman_or_a_statement(text, expected):
    found = cast(text)
    assert actors.tells(found, found.mentions[0]) is expected
