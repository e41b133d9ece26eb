"""Each way in which a text gives a toll, on a sentence that gives it and on one that just does not."""

import pytest

from data.extract import tolls
from data.extract.tolls.toll import Toll
from tests.extract.made import marks


def told(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """(rule, kind, low, high) of each toll, in order."""
    return [(toll.rule, toll.kind, toll.low, toll.high) for toll in _tolls(text)]


def _tolls(text: str) -> tuple[Toll, ...]:
    words = marks(text)
    return tolls.read(words, 0, len(words.words))


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("A sixth person has died", "nth_dead", ("killed", 6, 6)),
        ("فارق مقاتل خامس الحياة", "nth_dead", ("killed", 5, 5)),
        ("سقط 12 شخصاً بين قتيل وجريح", "combined", ("killed", 1, 11)),
        ("Nine fighters were killed and wounded", "combined", ("injured", 1, 8)),
        ("سقط قتيل وجريح", "noun_form", ("injured", 1, 1)),
        ("أسفر عن مقتل وإصابة خمسة عناصر", "combined", ("killed", 1, 4)),
        ("ارتفعت الحصيلة إلى سبعة", "updated_toll", ("killed", 7, 7)),
        ("ارتفعت حصيلة الجرحى إلى سبعة", "updated_toll", ("injured", 7, 7)),
        ("Officials put the death toll at five", "updated_toll", ("killed", 5, 5)),
        ("أسفر الهجوم عن ثلاثة قتلى", "number_noun", ("killed", 3, 3)),
        ("Five dead and two wounded", "number_noun", ("injured", 2, 2)),
        ("أسرت اثنين أحدهما جريح", "number_noun", ("injured", 1, 1)),
        ("سقط جريحان", "noun_form", ("injured", 2, 2)),
        ("جنديين تركيين قُتلا", "before_verb", ("killed", 2, 2)),
        ("إن شاباً قضى برصاص دورية", "before_verb", ("killed", 1, 1)),
        ("Three people were killed", "passive", ("killed", 3, 3)),
        ("A child was killed and four members of her family injured", "shared_verb", ("injured", 4, 4)),
        ("قُتل ثلاثة عناصر", "head", ("killed", 3, 3)),
        ("Gunmen killed a shepherd", "head", ("killed", 1, 1)),
        ("تحييد خمسة مسلحين", "neutralised", ("killed", 0, 5)),
        ("Three militants were neutralised", "neutralised", ("killed", 0, 3)),
        ("Gunmen shot him dead", "object", ("killed", 1, 1)),
        ("Two refugees were found in their tent with gunshot wounds to the head", "found_dead", ("killed", 2, 2)),
        ("The blast left an SDF logistics man dead", "left", ("killed", 1, 1)),
        ("Nobody was taken", "none", ("detained", 0, 0)),
        ("لم يعتقل أحد", "none", ("detained", 0, 0)),
        ("bringing to 41 the number of residents killed", "running", ("killed", 41, 41)),
        ("دون وقوع إصابات", "none", ("injured", 0, 0)),
        ("اقتصرت الأضرار على الماديات", "none", ("killed", 0, 0)),
        ("No soldier reported casualties", "none", ("killed", 0, 0)),
    ],
)
def test_each_way_of_giving_a_toll_is_read(text, rule, expected):
    assert (rule, *expected) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sixth person arrived", []),  # nobody died
        ("A second person has died", [("passive", "killed", 1, 1)]),  # of three and more
        ("أسفر عن مقتل وإصابة عنصر", [("head", "injured", 1, 1)]),  # one is not both
        ("The death toll rose to nine attacks", []),
        ("ارتفعت حصيلة الهجمات إلى سبعة هجمات", []),
        ("Ten fighters were taken and six detainees escaped", [("passive", "detained", 10, 10)]),
        ("وفاة جريح في المشفى", []),  # he was counted as wounded
        ("نقل سبعة من المصابين إلى المشفى", []),  # part of those counted before
        ("A convoy with 120 soldiers killed at least 13", [("head", "killed", 13, None)]),
        ("Three people were not killed", []),
        ("A child was killed, and four members of her family fled", [("passive", "killed", 1, 1)]),
        ("Gunmen shot at him", []),
        ("Two refugees were found in their tent", []),
        ("The blast left an SDF logistics man", []),
        ("Somebody was taken", []),
        ("لم يصل أحد", []),
        ("دون معلومات عن إصابات", []),
        ("There was no information on casualties", []),
        ("اقتصرت العملية على المدينة", []),
    ],
)
def test_words_that_are_nearly_a_toll_give_none_of_that_kind(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["اقتصروا على أضرار مادية", "اقتصرت الأضرار على الماديةعند المدخل", "اقتصرت على خسارتين ماديتين"]
)
def test_only_material_damage_is_nobody_hurt_whatever_ends_or_is_stuck_to_its_words(text):
    assert told(text) == [("none", "killed", 0, 0), ("none", "injured", 0, 0)]


@pytest.mark.parametrize("text", ["وفاة طفلين متأثرتين بإصابتهما", "وفاة طفل متأثراًبإصابته"])
def test_a_wound_that_somebody_died_of_is_no_second_victim(text):
    assert "injured" not in {kind for _, kind, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were arrested over the murder of a jeweller", []),
        ("They murdered a jeweller", [("head", "killed", 1, 1)]),
        ("اعتقلت الدورية شاباً للتورط في قتل صائغ", [("head", "detained", 1, 1)]),
        ("They threatened to kill three guards", []),
        ("خطط لقتل ثلاثة عناصر", []),
        ("They tried to kill a mayor", [("none", "killed", 0, 0)]),
        ("حاولوا تصفية عامل", [("none", "killed", 0, 0)]),
        ("Doctors treated gunshot wounds in two guards", []),
        ("تشييع قتلى ثلاثة عناصر", []),
        ("توفيت طفلة جراء إصابتها برصاصة", [("head", "killed", 1, 1)]),
        ("توفي متأثراً بإصابة طفل", []),
        ("أدت إلى مقتله", [("pronoun", "killed", 1, 1)]),
        ("أعلن اعتقالهما", [("pronoun", "detained", 2, 2)]),
        ("أعلن اعتقالهم", []),
        ("اعتقلته مع ثلاثة عناصر", [("object", "detained", 4, 4)]),
        ("أصيب شاب وتوفي متأثراً بجراحه", [("head", "injured", 1, 1), ("died_of_it", "killed", 1, 1)]),
        ("القبض عليهم وعنصر", []),
        ("Three people were wounded, a guard said", [("passive", "injured", 3, 3)]),
        ("Wounded, a guard fled", []),
        ("They were killed, two guards said", []),
        ("سقطت قذيفة على ثلاثة أطفال", []),
        ("قتل عناصر التنظيم مدنياً", [("head", "killed", 1, 1)]),
        ("قُتل عناصر التنظيم", [("head", "killed", None, None)]),
        ("Killed a Dutchman", [("object", "killed", 1, 1)]),
        ("Killed a dog", []),
        ("قُتل في المداهمة مدنيان", [("head", "killed", 2, 2)]),
        ("قُتل بعد مداهمة مدنيان", []),
    ],
)
def test_those_after_a_verb_are_counted_only_where_it_befell_them(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two spies were seized and then killed", [("held_then_killed", "killed", 2, 2)]),
        ("خطفوا رجلين ثم أعدموهما", [("held_then_killed", "killed", 2, 2)]),
        (
            "Two spies were seized and killed a guard",
            [("passive", "detained", 2, 2), ("head", "killed", 1, 1)],
        ),
        ("They stabbed a refugee to death", [("head", "killed", 1, 1)]),
        ("They stabbed a refugee", [("head", "injured", 1, 1)]),
        ("They stabbed a refugee and killed a guard", [("head", "killed", 1, 1)]),
        ("Three people were wounded and later died", [("passive", "injured", 3, 3), ("passive", "killed", 3, 3)]),
    ],
)
def test_people_are_counted_once_and_as_dead_where_they_died_in_the_end(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nobody was taken", "nobody"),
        ("سقط 12 شخصاً بين قتيل وجريح", "both_kinds"),
        ("A sixth person has died", "nth"),
        ("Gunmen shot him dead", "named_before"),
        ("جنديين تركيين قُتلا", "before_verb"),
        ("Three people were killed", "passive"),
    ],
)
def test_a_toll_says_what_it_is_to_who_asks(text, asked):
    (toll, *_) = _tolls(text)
    properties = ("nobody", "both_kinds", "nth", "named_before", "before_verb", "passive")
    assert [name for name in properties if getattr(toll, name)] == [asked]


def test_what_those_held_are_charged_with_is_no_act_of_the_clause():
    words = marks("They were arrested over the murder of a jeweller")
    assert [at for at in range(len(words.words)) if tolls.is_charge(words, at)] == [5]
