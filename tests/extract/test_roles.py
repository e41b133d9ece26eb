"""The part of one actor in an act, by the grammar of each language."""

import pytest

from data.extract.actors.act import Act
from data.extract.actors.roles import read
from tests.extract.made import cast


def roles(text: str, event_type: str = "armed_assault", event_class: str = "attack") -> list[tuple[str, str]]:
    """(actor, role) of each actor in a text that tells one act."""
    found = cast(text)
    words = (0, len(found.marks.words))
    act = Act((words,), words, event_type, event_class, tuple(found.marks.of("act")), False, False, False, False)
    return [(mention.actor, role) for mention, role in read(found, act)]


def role(text: str, actor: str, event_type: str = "armed_assault") -> str:
    return next(part for name, part in roles(text, event_type) if name == actor)


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        ("قالت قسد إن مسلحين هاجموا حاجزاً", "sdf", "source"),
        ("منزل في مناطق سيطرة قسد", "sdf", "aside"),
        ("هاجم مسلحون الإدارة الذاتية", "civil_administration", "target"),
        ("أحبطت قسد هجوماً", "sdf", "target"),
        ("أحبطت قوة من الجيش السوري هجوماً", "syrian_government", "target"),
        ("ردت قسد على الهجوم", "sdf", "initiator"),
        ("قتل عنصر على يد قسد", "sdf", "initiator"),
        ("سقط برصاص خلية صغيرة من الجيش التركي", "turkey", "initiator"),
        ("سقط برصاص قسد قرب خلية من الجيش التركي", "turkey", "none"),
        ("أربعة شهداء من قوى الأمن الداخلي", "asayish", "target"),
        ("داهمت قوة من قسد المنزل", "sdf", "initiator"),
        ("داهمت قوة حاجز قسد", "sdf", "target"),
        ("داهمت في قسد", "sdf", "none"),
        ("تصدت قسد للهجوم", "sdf", "target"),
        ("قوات الجندرما التركية النار", "turkey", "initiator"),
        ("قوات الجندرما التركية هنا", "turkey", "none"),
        ("هاجم مسلحون من قسد منزلاً", "sdf", "initiator"),
        ("هاجم مسلحون حاجزاً لقسد", "sdf", "target"),
        ("قتل على يد عنصر يعمل لدى استخبارات قسد", "sdf", "initiator"),
        ("قتل قرب عنصر يعمل لدى استخبارات قسد", "sdf", "target"),
        ("هاجم مسلحون وقتل برصاص عناصر من قسد", "sdf", "initiator"),
        ("هجوم الجيش التركي على القرية", "turkey", "initiator"),
        ("هجوم على قسد", "sdf", "target"),
        ("ممتلكات قسد", "sdf", "none"),
        ("قرية ثم قسد", "sdf", "none"),
    ],
)
def test_arabic_says_who_did_it_by_the_verb_the_noun_and_the_preposition(text, actor, expected):
    assert role(text, actor) == expected


def test_an_english_preposition_aims_nothing_in_arabic():
    assert role("هجوم on «قسد»", "sdf") == "none"
    assert role("هجوم على «قسد»", "sdf") == "target"


def test_the_fire_of_a_force_is_its_deed_by_for():
    assert role("قصف للتحالف", "coalition", "shelling") == "initiator"
    assert role("قصف الجيش التركي", "turkey", "shelling") == "initiator"
    assert role("مداهمة للتحالف", "coalition", "raid") == "initiator"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت خلايا التنظيم حاجزاً", "initiator"),
        ("اغتيال قيادي في داعش", "target"),
        ("مقتل عناصر من داعش", "target"),
        ("هاجم عناصر من داعش حاجزاً", "initiator"),
        ("هجوم على سيارة تابعة لداعش", "target"),
        ("هجوم ضد داعش", "aside"),
        ("Islamic State gunmen attacked a checkpoint", "initiator"),
        ("Gunmen killed an Islamic State commander", "target"),
        ("Gunmen met an Islamic State commander", "initiator"),
        ("Gunmen killed a man fighting the Islamic State", "aside"),
    ],
)
def test_the_islamic_state_does_an_attack_unless_it_is_the_victim_or_the_enemy(text, expected):
    assert role(text, "islamic_state") == expected


def test_an_air_strike_and_a_foiled_attack_on_nobody_are_not_taken_for_the_islamic_states():
    assert role("The coalition struck Islamic State", "islamic_state", "air_strike") == "target"
    assert role("Turkish guns were shelling a village and Islamic State left", "islamic_state", "shelling") == "none"
    assert role("Guns were shelling a village and Islamic State left", "islamic_state", "shelling") == "initiator"
    assert role("The SDF neutralised Islamic State", "islamic_state", "other") == "target"


@pytest.mark.parametrize(
    ("text", "actor", "event_type", "expected"),
    [
        ("The SDF said gunmen attacked a checkpoint", "sdf", "armed_assault", "source"),
        ("Gunmen attacked a shop in SDF-held Busayra", "sdf", "armed_assault", "aside"),
        ("The village mourned after Turkish shelling", "turkey", "shelling", "initiator"),
        ("The village mourned after Turkish shelling", "turkey", "raid", "none"),
        ("The Autonomous Administration attacked a house", "civil_administration", "armed_assault", "target"),
        ("SDF fighters laid stones", "sdf", "armed_assault", "initiator"),
        ("SDF. He laid stones", "sdf", "armed_assault", "none"),
        ("A man was killed by the SDF", "sdf", "armed_assault", "initiator"),
        ("A man whose son was trained by the SDF", "sdf", "armed_assault", "none"),
        ("Shelling from SNA positions", "sna", "shelling", "initiator"),
        ("A man from SNA positions", "sna", "shelling", "none"),
        ("Gunmen shot a member of the Asayish who attacked them", "asayish", "armed_assault", "target"),
        ("The SDF attacked a house", "sdf", "armed_assault", "initiator"),
        ("A house near SDF that they attacked", "sdf", "armed_assault", "none"),
        ("An SDF vehicle struck a landmine", "sdf", "ied", "target"),
        ("Gunmen attacked an SDF patrol, killing two", "sdf", "armed_assault", "target"),
        ("The SDF was attacked", "sdf", "armed_assault", "target"),
        ("The SDF left. A house was attacked", "sdf", "armed_assault", "none"),
        ("Gunmen stormed at night a checkpoint of the SDF", "sdf", "armed_assault", "target"),
        ("An SDF checkpoint stands there", "sdf", "armed_assault", "none"),
        ("An attack against the SDF", "sdf", "armed_assault", "target"),
        ("Gunmen attacked the SDF", "sdf", "armed_assault", "target"),
        ("Gunmen attacked a man who had met the SDF", "sdf", "armed_assault", "none"),
    ],
)
def test_english_says_who_did_it_by_the_order_of_words(text, actor, event_type, expected):
    assert role(text, actor, event_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("داهمت قسد والأسايش المنزل", ["initiator", "initiator"]),
        ("داهمت قسد، الأسايش", ["initiator", "none"]),
        ("Gunmen attacked the SDF and the Asayish", ["initiator", "target", "target"]),
    ],
)
def test_two_names_that_and_joins_have_one_part(text, expected):
    assert [part for _, part in roles(text)] == expected
