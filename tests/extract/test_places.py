import os
import subprocess
import sys
from pathlib import Path

import pytest

from data import schema
from data.extract.places import gazetteer
from tests.extract.made import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في بلدة البصيرة شرقي دير الزور", ("البصيرة", "SY09", "place")),
        ("على أطراف بلدة ذيبان", ("ذيبان", "SY09", "near")),
        ("في بادية معدان جنوب شرقي الرقة", ("معدان", "SY11", "near")),
        ("في بلدة الكرامة شرقي الرقة", ("الكرامة", "SY11", "place")),
        ("في قرية الكرامة بريف دير الزور", ("الكرامة", "SY09", "place")),
        ("في القسم الأول من مخيم الهول", ("مخيم الهول", "SY08", "place")),
        ("في حي غويران بمدينة الحسكة", ("غويران", "SY08", "place")),
        ("near the village of Dhiban", ("ذيبان", "SY09", "near")),
        ("in Thiban", ("ذيبان", "SY09", "place")),
        ("in the town of Hajeen", ("هجين", "SY09", "place")),
        ("outside al-Hol camp", ("مخيم الهول", "SY08", "near")),
    ],
)
def test_a_place_is_found_in_its_governorate(text, expected):
    assert places(text)[0] == expected


def test_a_village_that_no_gazetteer_has_keeps_its_name_without_a_point():
    assert places("في قرية قرقورية الشرقية بريف الحسكة")[0][0].startswith("قرقورية")


@pytest.mark.parametrize(
    "text",
    [
        "نُقلوا إلى مشفى في الحسكة",
        "فرّا باتجاه قرية خس عجيل",
        "HASAKAH, Syria - Two men",
        "شاب من أبناء بلدة هجين",
        "fled toward Hajin",
    ],
)
def test_hospitals_flights_datelines_and_home_towns_are_no_scene(text):
    assert places(text) == []


def test_of_a_road_between_two_places_the_first_is_the_scene():
    assert places("على طريق منبج – أبو قلقل") == [("منبج", "SY02", "near")]


def test_a_road_that_somebody_leaves_for_is_near_the_capital_that_it_leaves():
    assert places("انسحبوا باتجاه على طريق دير الزور – تدمر") == [("دير الزور", "SY09", "near")]


def test_a_unit_named_after_a_place_is_no_place():
    assert places("قال مجلس منبج العسكري إنه") == []


def test_one_village_in_three_spellings_is_one_village():
    assert {name for name, _, _ in places("in al-Busayra, in Basirah, in Busayrah")} == {"البصيرة"}


def test_added_villages_say_that_they_are_our_own_work():
    added = [
        row
        for row in schema.reference("gazetteer")
        if row["sources"] == "curated" and row["note"].startswith("curated_approx")
    ]
    assert len(added) > 60
    assert all(row["place_id"].startswith("x") and row["adm1_pcode"] and row["name_ar"] for row in added)


def test_the_consonants_of_a_spelling_are_those_of_its_variants():
    assert gazetteer.skeleton(("busayrah",)) == gazetteer.skeleton(("basira",)) == gazetteer.skeleton(("buseira",))


def test_homonyms_come_in_one_order_on_every_run():
    code = (
        "from data.extract.places import gazetteer as g;"
        "import hashlib;"
        "print(hashlib.sha256(str((g.skeletons(), g.trie(), g.closest('mahmoudli'))).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
