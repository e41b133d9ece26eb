"""Which names of a text are places, and which place each of them is."""

import pytest

from data.extract import places
from data.extract.places import gazetteer, homonyms, meant, unlisted
from data.extract.places.nearness import Around
from data.extract.places.where import Where
from tests.extract.made import marks


def wheres(text: str) -> tuple[Where, ...]:
    """All that a text names, areas without a point included."""
    return places.read(marks(text))


def names(text: str) -> list[str | None]:
    return [where.name_ar if marks(text).arabic else where.name_en for where in wheres(text)]


@pytest.mark.parametrize(
    ("rule", "place", "none"),
    [
        ("outlet", "قالت مصادر من هجين إن", "قالت شبكة هجين إن"),
        ("outlet", "militants of Hajin said", "the outlet Hajin said"),
        ("street", "في ساحة هجين", "في شارع هجين"),
        ("street", "in Hajin market", "in Hajin street"),
        ("month_name", "في هجين الثانية", "في تشرين الثاني"),
        ("inside_actor", "في مدينة منبج", "قال مجلس منبج العسكري إنه"),
        ("inside_actor", "in the city of Manbij", "the Manbij Military Council said"),
        ("no_scene", "في هجين", "وبسوريا"),
        ("no_scene", "in Hajin", "in Syria"),
        ("place_noun", "قرب الهزيمة", "قرب السجن"),
    ],
)
def test_a_name_is_no_place_in_a_street_an_outlet_a_month_or_an_actor(rule, place, none):
    assert getattr(meant, rule) in meant.NO_PLACE
    assert wheres(place)
    assert not wheres(none)


@pytest.mark.parametrize(
    ("place", "none"),
    [
        ("in Hajin", "in hajin"),  # a small letter
        ("في الباغوز", "قال الباغوز إن"),
        ("قرب الهزيمة", "يوم في الهزيمة"),  # a word too common for "in" to make it a name
        ("قرية حنظل", "في حنظل"),
        ("انفجار قرب قرية المشرفة. تفجير المشرفة", "تفجير المشرفة"),  # an act named for a place named before
    ],
)
def test_words_around_a_name_make_it_a_place(place, none):
    assert len(wheres(place)) > len(wheres(none))


def test_an_act_is_named_for_a_place_only_after_the_text_has_named_it():
    assert len(wheres("اشتباكات في حي غويران. تفجير غويران")) == 2


@pytest.mark.parametrize(
    ("rule", "text", "name"),
    [
        ("road", "على طريق المزرعجي", "طريق المزرعجي"),
        ("road", "على طريق العام", None),
        ("steppe", "في بادية المزرعجي", "المزرعجي"),
        ("steppe", "في بادية الشام", None),
        ("after_noun_ar", "في قرية قرقورية", "قرقورية"),
        ("after_noun_ar", "في القرية قرقورية", None),
        ("after_noun_ar", "في محافظة قرقورية", None),
        ("after_noun_ar", "قرية تقع على النهر", None),
        ("after_noun_ar", "في محطة قرقورية", None),
        ("after_noun_ar", "في قرية أبو زعلان", "أبو زعلان"),
        ("after_noun_ar", "في قرية أبو شرقي الفرات", "أبو"),
        ("after_noun_ar", "قرب قرية حنظلات الشرقية", "حنظلات الشرقية"),
        ("after_noun_ar", "قرب قرية حنظلات الشرقية دير الزور", "حنظلات"),
        ("beside_noun_en", "in the village of Zorkaba", "Zorkaba"),
        ("beside_noun_en", "the town of Zorkaba Foqani", "Zorkaba Foqani"),
        ("beside_noun_en", "the Zorkaba camp", "Zorkaba camp"),
        ("beside_noun_en", "the Zorkaba area", None),
        ("beside_noun_en", "in the village of zorkaba", None),
        ("beside_noun_en", "in Zorkaba", None),
    ],
)
def test_a_place_that_no_gazetteer_has_is_read_beside_its_noun(rule, text, name):
    assert getattr(unlisted, rule) in unlisted.AR + unlisted.EN
    found = [where for where in wheres(text) if where.rank > 0]
    assert [where.name_ar or where.name_en for where in found] == ([name] if name else [])
    assert all(where.lat is None and where.rule == "unlisted" for where in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("في تل حميس", "تل حميس"),
        ("في بلدة الهجين", "هجين"),  # an article that the gazetteer has not
        ("in Tal Tamr", "Tal Tamr"),
        ("in Tell Tamer", "Tal Tamr"),
        ("in Hajeen", "Hajin"),  # alike in its consonants
        ("in Mahmodly", "Mahmodley"),  # nearly alike in its letters
    ],
)
def test_a_name_is_found_in_other_spellings(text, name):
    assert names(text) == [name]


def test_a_spelling_of_a_place_named_before_is_that_place():
    first, again = wheres("in al-Busayra, in Basirah")
    assert first.place_id == again.place_id


@pytest.mark.parametrize(
    ("text", "governorate", "rule"),
    [
        ("في قرية الصفصافة بريف الرقة", "SY11", "gazetteer"),
        ("في قرية الصفصافة بريف الحسكة", "SY08", "unlisted"),  # a village is not meant where another area is named
        ("في سرمين بإدلب", "SY07", "gazetteer"),
        ("في سرمين", None, "unlisted"),  # far away, and its governorate is not named
    ],
)
def test_a_place_elsewhere_is_meant_only_where_its_governorate_is_named(text, governorate, rule):
    first = wheres(text)[0]
    assert (first.governorate, first.rule) == (governorate, rule)


def test_a_village_that_is_told_apart_from_another_is_a_village_of_its_own():
    assert [(where.name_ar, where.rule) for where in wheres("قرية هجين الشرقية")] == [("هجين الشرقية", "unlisted")]
    assert wheres("في قرية هجين الشرقية دير الزور")[0].name_ar == "هجين"


def test_half_a_name_stays_what_the_text_calls_it():
    assert names("في الجرذي") == ["الجرذي"]
    assert names("في الجرذي الشرقي") == ["الجرذي الشرقي"]


@pytest.mark.parametrize(
    ("text", "name", "pointed"),
    [
        ("في مخيم هجين", "مخيم هجين", True),
        ("in Hajin camp", "Hajin camp", True),
        ("في حي هجين", "هجين", True),
        ("في حقل هجين", "حقل هجين", False),
        ("قرب جبل هجين", "جبل هجين", False),
        ("in the Hajin oil field", "Hajin oil field", False),
    ],
)
def test_a_site_that_shares_its_name_with_a_town_is_named_with_its_noun(text, name, pointed):
    (where,) = wheres(text)
    assert (names(text), where.rule, where.lat is not None, where.place_id) == ([name], "site", pointed, None)


def test_a_site_of_the_gazetteer_is_itself():
    (where,) = wheres("في حقل العمر")
    assert (where.rule, where.lat is not None) == ("gazetteer", True)


def place(place_id: str, **known: object) -> gazetteer.Place:
    made = gazetteer.Place(place_id, "Tayba", "طيبة", 35.0, 40.0, "village", "SY09", 0.5)
    return made._replace(**known)


@pytest.mark.parametrize(
    ("first", "second", "around", "noun"),
    [
        ({"kind": "oil_field"}, {"governorate": "SY11"}, Around(("SY11",)), "field"),
        ({"governorate": "SY11"}, {"importance": 9.0}, Around(("SY11",)), None),
        ({}, {"kind": "neighbourhood", "importance": 0.9}, Around(), None),
        ({"importance": 1.0}, {"importance": 4.0, "name_ar": "الطيبة"}, Around(), None),
        ({"importance": 6.0, "name_ar": "الطيبة"}, {"governorate": "SY11"}, Around((), ("SY11",)), None),
        ({"governorate": "SY11"}, {"name_ar": "الطيبة"}, Around((), ("SY11",)), None),
        ({"importance": 0.1}, {"importance": 0.9, "name_ar": "الطيبة"}, Around(), None),
        ({"importance": 1.0}, {"importance": 2.0, "kind": "town"}, Around(), "village"),
        ({"importance": 1.0}, {"importance": 2.0, "kind": "neighbourhood"}, Around(), None),
        ({"importance": 2.0}, {"importance": 1.0}, Around(), None),
    ],
)
def test_of_two_homonyms_the_one_that_fits_best_is_meant(first, second, around, noun):
    one, other = (homonyms.fitness(place("x", **known), around, noun, "طيبة") for known in (first, second))
    assert one > other


def test_a_homonym_in_a_governorate_that_the_sentence_does_not_name_is_no_alternative():
    here, there, elsewhere = place("a", importance=3.0), place("b", governorate="SY11"), place("c", governorate="SY08")
    assert homonyms.choose((there, here), Around(), None, "طيبة") == (here, (there,))
    assert homonyms.choose((there, here, elsewhere), Around(("SY09", "SY11")), None, "طيبة") == (here, (there,))
    minor = place("d", importance=0.2)
    assert homonyms.choose((here, minor), Around(), None, "طيبة") == (here, ())
