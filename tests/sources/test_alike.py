"""Rows of a file that may tell of one incident are named, with doubt; none is removed, whatever their order."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.names import languages, names
from components.tables.problems_said import alike_in_words
from data import merge
from data.sources import alike as looking
from data.sources import load
from data.sources.alike import alike
from data.sources.cells import Alike
from tests.components.test_whence import plain
from tests.factories import incident, table
from tests.sources.files import as_csv, imported, read, rows
from tests.sources.test_files_sheets import months

HERE = {"latitude": "35.155", "longitude": "40.428", "initiators": "islamic_state", "targets": "sdf"}
NOWHERE = {"latitude": None, "longitude": None, "place_id": None, "place_name_en": None, "place_name_ar": None}


def found(folder, *changes, **everywhere):
    return imported(folder, rows(*changes, **HERE, **everywhere)).alike


def of(*facts):
    return alike(table(*(incident(from_row=row, **one) for row, one in enumerate(facts, start=2))))


def test_two_rows_of_one_day_place_act_and_actors_are_named_and_both_are_loaded(tmp_path):
    both = imported(tmp_path, rows({"killed": "3"}, {"killed": "3"}, **HERE))
    assert both.alike == Alike(2, ((("", 2), ("", 3)),), whole=True)
    assert (len(both.table), both.rejected) == (2, [])


@pytest.mark.parametrize(
    "other",
    [
        {"latitude": "35.18", "longitude": "40.44"},  # 3 km away
        {"date_end": "2021-11-09"},
        {"date_start": "2021-11-03", "date_end": "2021-11-05"},
        {"killed": "", "initiators": ""},
        {"killed_low": "2", "killed": ""},
        {"targets": "sdf;civilians"},
        {"latitude": "", "longitude": "", "place": "al-Busayrah"},
    ],
    ids=str,
)
def test_rows_that_do_not_exclude_each_other_may_be_one(tmp_path, other):
    assert found(tmp_path, {"killed": "3"}, {"killed": "3"} | other, place="al-Busayrah").rows == 2


@pytest.mark.parametrize(
    "other",
    [
        {"latitude": "35.255"},  # 11 km away
        {"date_start": "2021-11-06"},
        {"date_start": "2021-11-06", "date_end": "2021-11-09"},
        {"event_type": "ied"},
        {"killed": "4"},
        {"initiators": "turkey"},
        {"targets": "civilians"},
        {"governorate": "SY08", "latitude": "", "longitude": ""},
    ],
    ids=str,
)
def test_rows_that_exclude_each_other_are_not_alike(tmp_path, other):
    assert found(tmp_path, {"killed": "3"}, {"killed": "3"} | other) == Alike()


def test_rows_known_only_to_an_area_are_alike_where_it_is_the_same():
    district = {**NOWHERE, "location_precision": "district", "district": "SY0901"}
    assert of(district, district).rows == 2
    assert of(district, district | {"district": "SY0902"}).rows == 0
    assert of(district, {}).rows == 0


def test_a_month_may_hold_what_a_day_in_it_tells():
    month = {"date_start": date(2021, 10, 1), "date_end": date(2021, 10, 31), "date_precision": "month"}
    assert of(month, {"date_start": date(2021, 10, 31)}, {"date_start": date(2021, 11, 1)}).rows == 2


def test_rows_of_two_sheets_are_named_by_their_sheets(tmp_path):
    second = rows({"incident_id": "F1", "killed": "3"}, **HERE)
    content = months(rows({"killed": "3"}, **HERE), second, titles=("a, b", "c"))
    assert read(tmp_path, content, "a.xlsx").alike.pairs == ((("a, b", 2), ("c", 2)),)
    assert load(content, "a.xlsx").alike == read(tmp_path, content, "a.xlsx").alike


def test_the_first_pairs_are_those_of_the_first_sheet(tmp_path):
    first, second = (rows({"incident_id": f"{sheet}1"}, {"incident_id": f"{sheet}2"}, **HERE) for sheet in "ZA")
    content = months(first, [{**row, "date_start": "2021-12-05"} for row in second], titles=("Z", "A"))
    assert read(tmp_path, content, "a.xlsx").alike.pairs == ((("Z", 2), ("Z", 3)), (("A", 2), ("A", 3)))


def test_what_merged_accounts_make_is_no_row_of_a_file():
    assert alike(table(incident(), incident())) == Alike()
    assert alike(table()) == Alike()


def test_more_than_can_be_compared_are_at_least_so_many(monkeypatch):
    monkeypatch.setattr(looking, "MOST", 100)
    many = of(*[{}] * 300)
    assert not many.whole
    assert 2 <= many.rows <= 300
    assert len(many.pairs) == looking.NAMED
    assert of(*[{}] * 14) == Alike(14, many.pairs, whole=True)  # 91 pairs


def test_many_rows_of_one_day_and_place_are_not_compared_each_with_each(monkeypatch):
    monkeypatch.setattr(looking, "MET", 500)
    assert not of(*[{}] * 300).whole
    assert of(*[{"date_start": date(2021, 10, 1) + timedelta(day)} for day in range(300)]) == Alike()


ROWS = st.builds(
    lambda day, length, north, east, located, killed, actor: {
        "date_start": date(2021, 10, 1) + timedelta(day),
        "date_end": date(2021, 10, 1) + timedelta(day + length),
        "latitude": 35.0 + north * 0.02 if located else None,
        "longitude": 40.0 + east * 0.02 if located else None,
        "killed_low": killed,
        "killed_high": killed,
        "initiators": actor,
    },
    st.integers(0, 6),
    st.integers(0, 3),
    st.integers(0, 8),
    st.integers(0, 8),
    st.booleans(),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "sdf", "turkey"]),
)


@settings(max_examples=40)
@given(st.lists(ROWS, max_size=12), st.randoms(use_true_random=False))
def test_all_pairs_are_found_that_comparing_each_with_each_finds_in_any_order(facts, chance):
    made = [incident(from_row=row, **one) for row, one in enumerate(facts, start=2)]
    held = table(*made)
    compared = held.to_pylist()
    pairs = [(one, two) for one, two in combinations(compared, 2) if merge.are_alike(one, two)]
    expected = {row["from_row"] for pair in pairs for row in pair}
    assert alike(held).rows == len(expected)
    chance.shuffle(made)
    assert alike(table(*made)) == alike(held)
    assert len(held) == len(facts)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("n", [2, 3, 11, 100, 103])
def test_what_is_said_is_no_more_than_that_they_may_be_one_and_that_nothing_was_removed(lang, n):
    said = plain(alike_in_words(Alike(n, ((("Jan", 5), ("Feb", 5)), (("", 7), ("", 9)))), names(lang)))
    may, removed = {"en": ("may be", "nothing was removed"), "ar": ("قد يكون", "لم يُحذف")}[lang]
    assert may in said and removed in said
    assert names(lang).t("alike_pair", first="7", second="9") in said
    assert str(n) in said or (lang, n) == ("ar", 2)
    least = alike_in_words(Alike(n, (), whole=False), names(lang))
    assert {"en": "At least", "ar": "على الأقل"}[lang] in least


def test_the_files_of_a_sheet_a_month_and_of_a_table_are_looked_through_alike(tmp_path):
    content = as_csv(rows({"killed": "3"}, {"killed": "3"}, {"killed": "5"}, **HERE))
    assert read(tmp_path, content, "a.csv").alike.rows == 2
