"""How near a place an act was, and which places that a text names are no scene of anything."""

import pytest

from data.extract import places
from data.extract.places import aside, capitals, regions, roads
from data.extract.places.nearness import Governorates
from data.extract.places.where import Where
from tests.extract.made import marks


def wheres(text: str) -> tuple[Where, ...]:
    return places.read(marks(text))


def told(text: str) -> list[tuple[str, bool]]:
    """(precision, aside) of each place."""
    return [(where.precision, where.aside) for where in wheres(text)]


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("قتل شخص في بلدة هجين", "في بلده هجين", "place"),
        ("قتل شخص في محيط بلدة هجين", "في محيط بلده هجين", "near"),
        ("في ريف هجين", "ريف هجين", "near"),
        ("في بادية هجين", "باديه هجين", "near"),
        ("a blast just outside the town of Hajin", "just outside the town of hajin", "near"),
        ("the Hajin countryside", "hajin", "near"),
        ("the Hajin town", "hajin town", "place"),
        ("طريق منبج – الحسكة", "طريق منبج", "near"),
    ],
)
def test_a_mention_reaches_back_to_its_preposition_which_says_how_near(text, words, precision):
    read = marks(text)
    where = places.read(read)[0]
    assert " ".join(word.folded for word in read.words[where.first : where.last]) == words
    assert where.precision == precision


def test_a_mention_ends_where_something_else_is_told():
    read = marks("قرب مقاتل من هجين")
    assert [where.precision for where in places.read(read)] == ["place"]


@pytest.mark.parametrize(
    ("rule", "scene", "none"),
    [
        ("in_dateline", "The city of Hasakah - Two men", "HASAKAH, Syria - Two men"),
        ("in_dateline", "هجين. قتل شخص – خاص", "هجين – خاص: قتل شخص"),
        ("heading", "A man died. In Hajin: two more", "A man died.\n• Hajin: two more"),
        ("hospital", "in Hajin market", "in Hajin hospital"),
        ("flight", "نحو الساعة الثانية من بعد الظهر قرب هجين", "نحو نقاط عسكرية قرب بلدة هجين"),
        ("flight", "toward 2 pm they hit Hajin", "toward the outskirts just outside Hajin"),
        ("flight", "تسللوا نحو نقاط عسكرية قرب بلدة هجين", "توجهوا نحو نقاط عسكرية قرب بلدة هجين"),
        ("not_there", "في هجين", "من أبناء هجين"),
        ("not_there", "residents in Hajin", "a source in Hajin"),
        ("not_there", "قال شخص في هجين", "قال المصدر في هجين"),
    ],
)
def test_datelines_headings_hospitals_and_flights_are_no_scene(rule, scene, none):
    assert getattr(aside, rule) in aside.RULES
    assert [where.aside for where in wheres(scene)] == [False]
    assert [where.aside for where in wheres(none)] == [True]


@pytest.mark.parametrize(
    ("rule", "scene", "none"),
    [
        ("taken_from", "three people were abducted from Hajin", "three people came from Hajin"),
        ("at_the_entrance", "at the entrance to Hajin", "on the way to Hajin"),
        ("crept_into", "تسلل مسلحون إلى هجين", "وصل مسلحون إلى هجين"),
        ("crept_into", "gunmen infiltrated to Hajin", "gunmen returned to Hajin"),
        ("hit_at", "rockets hit positions in Hajin", "rockets came out of positions in Hajin"),
        ("hit_at", "سقطت قذائف على قاعدة في هجين", "عادوا من قاعدة في هجين"),
    ],
)
def test_what_else_is_no_scene_is_one_where_the_act_itself_went_there(rule, scene, none):
    assert getattr(aside, rule) in aside.STILL_A_SCENE
    assert [where.aside for where in wheres(scene)] == [False]
    assert [where.aside for where in wheres(none)] == [True]


def test_where_a_road_leads_is_the_scene_unless_a_village_on_it_is_named():
    assert told("على الطريق المؤدي إلى هجين") == [("place", False)]
    assert told("في قرية غرانيج على الطريق المؤدي إلى هجين") == [("place", False), ("place", True)]


@pytest.mark.parametrize(
    ("rule", "text", "not_joined"),
    [
        ("joined_by_sign", "على طريق هجين – غرانيج", "في هجين – غرانيج"),
        ("joined_by_sign", "on the road from Hajin to Gharanij", "in Hajin and Gharanij"),
        ("joined_by_sign", "between Hajin and Gharanij", "among Hajin and Gharanij"),
        ("between_both", "بين هجين وغرانيج", "في هجين وغرانيج"),
        ("side_by_side", "على طريق هجين غرانيج", "على تخوم هجين غرانيج"),
        ("side_by_side", "على الأوتوستراد هجين غرانيج", "في بلدة هجين غرانيج"),
        ("hyphened", "on the Hajin-Gharanij road", "in the Hajin-Gharanij pocket"),
    ],
)
def test_of_two_places_on_a_road_the_first_is_near_and_the_second_no_scene(rule, text, not_joined):
    assert getattr(roads, rule) in roads.RULES
    first, second = wheres(text)
    assert (first.precision, first.aside, second.aside) == ("near", False, True)
    assert [where.aside for where in wheres(not_joined)] == [False, False]


def test_a_road_from_a_governorate_is_near_its_capital():
    first, second = wheres("على طريق دير الزور – هجين")
    assert (first.place_id is not None, first.precision, first.rank, second.aside) == (True, "near", 2, True)


@pytest.mark.parametrize(
    ("rule", "city", "area"),
    [
        ("english_area", "in the city of Raqqa", "in the countryside of Raqqa"),
        ("area_follows", "in Raqqa", "in Raqqa countryside"),
        ("area_ends_here", "في الرقة", "شمال شرقي الرقة"),
        ("joined_to_area", "في عين عيسى والرقة", "بريف عين عيسى والرقة"),
        ("after_countryside", "في الرقة", "بادية الرقة"),
        ("listed", "in Hajin and Raqqa", "in Hasakah and Raqqa"),
        ("listed", "في هجين والرقة", "في دير الزور والرقة"),
    ],
)
def test_the_name_of_a_governorate_is_its_capital_where_no_area_is_meant(rule, city, area):
    assert getattr(capitals, rule) in capitals.MEANS_THE_AREA
    assert "governorate" not in {where.precision for where in wheres(city)}
    assert "governorate" in {where.precision for where in wheres(area)}


def test_deir_ez_zor_alone_is_the_governorate_and_the_city_only_where_it_is_said():
    assert told("في دير الزور") == [("governorate", False)]
    assert told("في مدينة دير الزور") == [("place", False)]
    assert told("near Deir ez-Zor") == [("near", False)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("في ريف دير الزور الشرقي", "ريف دير الزور الشرقي"),
        ("في الريف الشمالي للرقة", "ريف الرقة الشمالي"),
        ("غربي الرقة", "ريف الرقة الغربي"),
        ("in eastern Deir ez-Zor", "ريف دير الزور الشرقي"),
        ("in Raqqa's south", "ريف الرقة الجنوبي"),
        ("in the northern hinterland of Raqqa", "ريف الرقة الشمالي"),
    ],
)
def test_a_direction_and_a_governorate_are_a_district_without_a_point(text, name):
    (district,) = [where for where in wheres(text) if where.rank == 1]
    assert (district.name_ar, district.precision, district.lat) == (name, "district", None)


@pytest.mark.parametrize("text", ["في ريف دير الزور", "in Raqqa countryside", "east of Raqqa", "شرقي هجين"])
def test_a_countryside_without_direction_and_a_direction_from_a_place_are_no_district(text):
    assert [where for where in wheres(text) if where.rank == 1] == []


@pytest.mark.parametrize(
    ("rule", "text", "name", "none"),
    [
        ("badia", "في عمق البادية", "Syrian desert (Badia)", "في عمق المدينة"),
        ("badia", "in the Badia", "Syrian desert (Badia)", "in the steppe"),
        ("northern_syria", "شمال سوريا", None, "في سوريا"),
        ("northern_syria", "northeast Syria's", None, "in Syria"),
        ("peace_spring", "في منطقة نبع السلام", "Peace Spring area", "في نبع الماء"),
        ("peace_spring", "in the Peace Spring area", "Peace Spring area", "in the peace talks"),
    ],
)
def test_a_region_lies_across_governorates_and_has_no_point(rule, text, name, none):
    assert getattr(regions, rule) in regions.RULES
    (where,) = wheres(text)
    assert (where.name_en, where.governorate, where.lat, where.precision) == (name, None, None, "unknown")
    assert not wheres(none)


def test_who_flees_to_the_desert_leaves_the_scene():
    assert told("فروا باتجاه البادية") == [("unknown", True)]
    assert told("قتلوا وسط البادية") == [("unknown", False)]


def test_the_governorate_named_most_often_is_the_common_one():
    assert Governorates(((1, "SY08"), (5, "SY09"), (9, "SY09"))).common == ("SY09", "SY08")
