"""The event type of a clause, and words of acts that tell none."""

import pytest

from data.extract.clauses import acts
from tests.extract.made import clauses, marks


def event_type(text: str) -> str:
    """The event type of a text of one clause."""
    (clause,) = clauses(text)
    return acts.event_type(marks(text), clause)


@pytest.mark.parametrize(
    ("text", "meant", "other", "instead"),
    [
        ("Clashes with gunfire after an ambush", "ambush", "Clashes with gunfire and an arrest", "clash"),
        ("An arrest after clashes with gunfire in Hajin", "arrest", "Gunfire, clashes", "clash"),
        ("An RPG shell hit a post in Hajin", "armed_assault", "A shell hit a post in Hajin", "shelling"),
        ("أصيب مقر لقسد بقذيفة آر بي جي في هجين", "armed_assault", "أصيب مقر لقسد بقذيفة في هجين", "shelling"),
        ("استهدف مسلحون مقراً بالرشاشات وقذائف", "armed_assault", "استهدف مسلحون مقراً بقذائف", "shelling"),
        ("A bomb went off after the ambush", "ied", "A bomb went off after an ambush", "ambush"),
        ("بعد الكمين انفجرت عبوة ناسفة في هجين", "ied", "بعد كمين انفجرت عبوة ناسفة في هجين", "ambush"),
        (
            "An explosion targeted a patrol in Hajin",
            "ied",
            "An explosion followed an attack on a patrol",
            "armed_assault",
        ),
        ("استهدف انفجار دورية في هجين", "ied", "بعد هجوم على دورية سمع انفجار في هجين", "armed_assault"),
        ("تسلل مسلحون وأحرقوا منزلاً في هجين", "arson_sabotage", "هاجم مسلحون منزلاً وأحرقوه", "armed_assault"),
        ("Fighters were neutralised in an attack", "other", "An air strike neutralised fighters", "air_strike"),
        ("The army foiled an infiltration attempt in Hajin", "clash", "The army foiled an attack in Hajin", "other"),
        ("أحبطت قسد محاولة تسلل في هجين", "clash", "أحبطت قسد هجوماً في هجين", "other"),
        ("A bomb was defused in Hajin", "other", "A bomb was defused after a bomb killed a man", "ied"),
        ("The body of a man was found in Hajin", "assassination", "A body was found after an air strike", "air_strike"),
        ("The body of an executed man was found", "execution", "عثر على جثة رجل في هجين", "assassination"),
        ("The SDF foiled an attack", "other", "The SDF foiled an attack and raided a house", "raid"),
        ("Gunmen stormed a house in Hajin", "armed_assault", "Security forces stormed a house in Hajin", "raid"),
        ("اقتحم مسلحون مجهولون منزلاً في هجين", "armed_assault", "اقتحمت قسد منزلاً في هجين", "raid"),
        (
            "A bomb hit a patrol, the SDF raided houses",
            "ied",
            "The SDF raided houses after a bomb hit a patrol",
            "raid",
        ),
        ("The SDF arrested a man after clashes", "arrest", "Clashes broke out and the SDF arrested a man", "clash"),
        ("Clashes with shelling broke out in Hajin", "clash", "Shelling and clashes broke out in Hajin", "shelling"),
        (
            "Gunmen shot dead a teacher in Hajin",
            "assassination",
            "Gunmen shot dead two teachers in Hajin",
            "armed_assault",
        ),
        (
            "Gunmen shot at a man, wounding one",
            "assassination",
            "Gunmen shot at a patrol, wounding one",
            "armed_assault",
        ),
        (
            "Gunmen shot and wounded a man in a camp",
            "assassination",
            "Gunmen shot and wounded a man at a checkpoint",
            "armed_assault",
        ),
        (
            "أطلق مجهولون النار على موظف في هجين",
            "assassination",
            "أطلق مجهولون النار على حاجز في هجين",
            "armed_assault",
        ),
        ("An explosion hit a pipeline near Hajin", "arson_sabotage", "An explosion hit a shop near Hajin", "ied"),
        ("فجر مسلحون أنبوباً للنفط قرب هجين", "arson_sabotage", "فجر مسلحون محلاً للنفط قرب هجين", "ied"),
        ("An explosion at the well", "arson_sabotage", "An explosion at the well killed a man", "ied"),
        ("Gunmen kidnapped and killed a man", "execution", "Gunmen kidnapped a man", "abduction"),
        (
            "The SDF surrounded two houses and arrested a man",
            "raid",
            "The SDF surrounded the town and arrested a man",
            "arrest",
        ),
        ("طوقت قسد بيتين واعتقلت رجلاً", "raid", "طوقت قسد البلدة واعتقلت رجلاً", "arrest"),
        ("They took three men from Hajin", "abduction", "They took away three men from Hajin", "arrest"),
        ("A man was killed in Hajin", "assassination", "Two men were killed in Hajin", "armed_assault"),
        ("A man was killed near the town", "assassination", "A man was killed at a checkpoint", "armed_assault"),
        ("Soldiers mutinied in Hajin", "other", "An explosion was heard in Hajin", "ied"),
    ],
)
def test_the_most_telling_word_of_a_clause_says_its_event_type(text, meant, other, instead):
    assert event_type(text) == meant
    assert event_type(other) == instead


def test_a_grenade_thrown_is_an_attack_and_its_blast_no_bomb():
    assert event_type("Gunmen threw a grenade, which exploded, and shot dead a teacher") == "assassination"
    assert event_type("A blast was heard when gunmen shot dead a teacher") == "armed_assault"


def test_the_body_of_an_abducted_man_is_told_by_the_word_that_comes_first():
    assert event_type("عثر على جثة رجل مخطوف") == "assassination"
    assert event_type("A kidnapped man's body was found in Hajin") == "abduction"


def test_the_stronger_of_two_types_is_the_more_telling():
    assert acts.stronger("clash", "ied") == acts.stronger("ied", "other") == "ied"


@pytest.mark.parametrize(
    ("void", "told"),
    [
        ('"We will attack the bases in Hajin now," said a man', "A man said they attack the bases in Hajin now"),
        ("It was in response to the shelling of Hajin", "It began with the shelling of Hajin"),
        ("كان رداً على القصف في هجين", "كان أمس القصف في هجين"),
        ("The army downed it: down came the drone", "There came the drone"),
        ("أسقطت قسد طائرة مسيرة في هجين", "شاهدت قسد طائرة مسيرة في هجين"),
        ("They shot down the balloon", "They shot at the balloon"),
        ("The bomb disposal squad came to Hajin", "The bomb went off in Hajin"),
        ("انفجار إطار سيارة في هجين", "انفجار سيارة في هجين"),
        ("عاد الأطفال مع والدهم إلى هجين", "عاد الأطفال والمداهمات إلى هجين"),
        ("A cross-border operation began in Hajin", "A security operation began in Hajin"),
        ("The week of fighting in Hajin ended", "The fighting in Hajin ended"),
        ("أدى ذلك إلى توقف الضخ في هجين", "توقف رجلين في هجين"),
        ("وصل رجل فجر الأحد إلى هجين", "فجر رجل سيارة في هجين"),
        ("Islamic State threatened to attack Hajin", "Islamic State threatened, then came to attack Hajin"),
        ("هدد التنظيم بقصف هجين", "هدد التنظيم، وقصف هجين"),
        ("Hajin saw no attack on Sunday", "Hajin saw an attack on Sunday"),
        ("مر اليوم دون اشتباكات في هجين", "مر اليوم مع اشتباكات في هجين"),
        ("لم تسجل أي غارة على هجين", "سجلت غارة على هجين"),
    ],
)
def test_an_acts_word_that_tells_no_act_is_void(void, told):
    assert [mark.code for clause in clauses(void) for mark in clause.acts] == []
    assert [mark.code for clause in clauses(told) for mark in clause.acts]


def test_a_device_that_was_found_tells_nothing_only_where_somebody_is_held():
    def codes(text: str) -> set[str]:
        return clauses(text)[0].codes

    assert codes("The SDF arrested a man and found bombs in Hajin") == {"arrest"}
    assert codes("The SDF found bombs in Hajin") == {"ied"}
    assert codes("They never found bombs in Hajin") == {"ied"}
