"""Numbers, ranges and dates as they are said."""

from datetime import date

import pytest

from components.map import incident_map, place_panel
from components.names import Names, languages, names
from components.timeline import source_totals
from data import schema
from data.aggregate.toll import Toll


def toll(low, high, best=None, *, open_reports=0, silent=0, reported=1):
    return Toll(low, best, high, open_reports, silent, reported)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (3, 3, "3"),
        (3, 5, "3–5"),
        (7, None, "at least 7"),
        (None, 4, "up to 4"),
        (None, None, "not reported"),
        (0, 0, "0"),
    ],
)
def test_a_count_is_said_as_its_report_gives_it(low, high, said):
    assert names("en").range(low, high) == said


def test_a_range_keeps_its_order_in_arabic():
    assert names("ar").range(3, 5) == "\u20663–5\u2069"


def test_an_open_report_takes_the_upper_end_off_a_sum():
    assert names("en").toll(toll(9, 12, open_reports=1)) == "at least 9"


def test_silence_is_not_said_as_zero():
    assert names("en").toll(toll(0, 0, silent=4, reported=0)) == "not reported"
    assert names("en").toll(toll(0, 0, reported=2)) == "0"


def test_what_a_toll_leaves_out_is_said_beside_it():
    said = names("en").toll_note(toll(3, 9, 5, open_reports=1, silent=2))
    assert said == "best estimate 5, 1 incident says “at least”, 2 incidents give no number"


def test_arabic_months_are_levantine():
    assert names("ar").date(date(2021, 10, 5)) == "5 تشرين الأول 2021"
    assert names("ar").month(date(2021, 8, 1)) == "آب 2021"
    assert names("en").date(date(2021, 10, 5)) == "5 October 2021"


def test_arabic_digits_are_set_where_they_are_configured():
    said = Names("ar", arabic_digits=True)
    assert said.date(date(2021, 10, 5)) == "٥ تشرين الأول ٢٠٢١"
    assert said.range(3, 5) == "\u2066٣–٥\u2069"


def test_a_code_without_a_name_is_shown_as_it_is():
    assert names("en").of("actor", "martians") == "martians"
    assert names("en").of("actor", None) == "not reported"


def test_a_list_of_actors_is_named():
    assert names("en").actors("coalition;sdf") == "Coalition, SDF"


@pytest.mark.parametrize(
    ("lang", "governorate", "district", "subdistrict"),
    [
        ("en", "Deir ez-Zor", "Deir ez-Zor district", "Deir ez-Zor sub-district"),
        ("ar", "دير الزور", "منطقة دير الزور", "ناحية دير الزور"),
    ],
)
def test_a_district_called_like_its_governorate_says_that_it_is_the_district(lang, governorate, district, subdistrict):
    said = [names(lang).of("area", code) for code in ("SY09", "SY0901", "SY090100")]
    assert said == [governorate, district, subdistrict]


@pytest.mark.parametrize("lang", languages())
def test_no_area_has_the_name_of_an_area_that_it_lies_in(lang):
    said = {row["pcode"]: names(lang).of("area", row["pcode"]) for row in schema.reference("areas")}
    larger = {code: {said[code[:4]], said[code[:6]]} for code in said if len(code) > 6}
    larger |= {code: {said[code[:4]]} for code in said if len(code) == 6}
    assert [code for code, above in larger.items() if said[code] in above] == []


def test_a_filled_district_is_not_said_to_be_all_that_is_known_of_its_incidents():
    named = {
        ground: place_panel.name_of({"code": incident_map.code_of("SY0902", ground), "n": 3}, names("en"))
        for ground in ("places", "district")
    }
    assert named == {"places": "Abu Kamal (district only)", "district": "Abu Kamal"}


def test_a_least_toll_is_said_in_the_arabic_form_of_its_number():
    said = [names("ar").t("said_toll", n=n) for n in (1, 2, 3, 11, 100, 103)]
    assert said[:2] == ["قتيل واحد على الأقل", "قتيلان على الأقل"]
    assert [text.split()[1] for text in said[2:]] == ["قتلى", "قتيلاً", "قتيل", "قتلى"]


@pytest.mark.parametrize("lang", languages())
def test_a_family_in_the_actor_filter_does_not_read_as_one_actor(lang):
    spoken = names(lang)
    families = set(schema.codes("actor_or_family")) - set(schema.codes("actor"))
    assert families == {"insurgent", "autonomous_administration", "state", "foreign_state", "militia"}
    for family in families:
        name = spoken.of("family", family)
        assert spoken.of("actor", family) == spoken.t("actor_of_family", family=name)
        assert spoken.of("actor_short", family) == spoken.t("any_actor_of_family", family=name.lower())
    assert spoken.of("actor", "civilians") != spoken.t("actor_of_family", family=spoken.of("family", "civilians"))


def test_two_places_of_one_name_can_be_told_apart_in_the_select_box_of_the_map():
    usual = {"place_name_en": "Al-Busayrah", "place_name_ar": None, "n": 2}
    here = {**usual, "code": "35.15618,40.42716", "within": "SY0901"}
    there = {**usual, "code": "34.70000,40.90000", "within": "SY0902"}
    both = place_panel.option_labels([here, there], names("en"))
    assert list(both.values()) == ["Al-Busayrah (Deir ez-Zor district): 2", "Al-Busayrah (Abu Kamal): 2"]
    assert list(place_panel.option_labels([here], names("en")).values()) == ["Al-Busayrah: 2"]


def test_a_place_in_an_area_of_its_own_name_says_the_level_of_the_area():
    assert names("ar").area_beside("\u2068دير الزور\u2069", "SY09") == "محافظة دير الزور"
    assert names("en").area_beside("Raqqa", "SY11") == "Raqqa governorate"
    assert names("en").area_beside("Tabqa", "SY11") == "Raqqa"


def test_a_publisher_is_named_in_the_language_of_the_page():
    assert names("ar").sources("SOHR; Airwars") == "\u2068المرصد السوري لحقوق الإنسان\u2069؛ \u2068إيروورز\u2069"
    assert names("en").sources("المرصد السوري") == "\u2068SOHR\u2069"


def test_the_source_of_a_total_is_named_in_the_language_of_the_page():
    facts = {column.name: None for column in schema.AGGREGATES} | {"initiators": "islamic_state", "source": "SOHR"}
    line = source_totals.line(1, facts | {"date_start": date(2024, 1, 1), "date_end": date(2024, 12, 18)}, names("ar"))
    assert line.endswith("\u2068المرصد السوري لحقوق الإنسان\u2069")


def test_a_list_in_an_arabic_list_runs_from_right_to_left_as_well():
    """Beside the map: "5 incidents contradict" stood before the best estimate that they follow."""
    ar = names("ar")
    assert ar.listed(["أ", ar.listed(["ب", "ج"])]) == ar.listed(["أ", "ب", "ج"])
