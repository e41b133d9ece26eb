"""A verdict in other readings of the same data: what each counts, which apply, and a recount without the core."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import query, schema
from data.aggregate.headline import headline
from data.aggregate.periods import MEASURES
from data.aggregate.readings import READINGS, applying, counts, in_area, plain, readings
from data.change import rate_ratio
from data.filter import NORTH_EAST, Resolved
from data.store import open_store
from tests.factories import incident, refilled, store

OCTOBER = Resolved(
    origin="t", period="custom", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31), governorates=("SY09", "SY11")
)
STORE = open_store()
UCDP = STORE.origins["ucdp_ged_syria_2016_2019"]


def counted(*rows, wanted=OCTOBER, measure="attacks"):
    found = query.touching(store(*rows).incidents("t"), wanted)
    return in_area(counts(found, measure))


def verdict(before, now):
    return rate_ratio(before, now).verdict


def every(n):
    return dict.fromkeys(READINGS, n)


def test_incidents_like_no_other_count_in_every_reading():
    assert counted(incident(), incident(date_start=date(2021, 10, 6))) == every(2)


@pytest.mark.parametrize("precision", ["window", "month", "year", None])
def test_a_row_that_is_not_known_to_the_day_is_in_no_reading_of_exact_days(precision):
    assert counted(incident(), incident(date_precision=precision))["exact_day"] == 1


@pytest.mark.parametrize(
    "place", [{"location_precision": "district"}, {"location_precision": None}, {"latitude": None, "longitude": None}]
)
def test_a_row_without_a_point_is_in_no_reading_of_located_rows(place):
    assert counted(incident(), incident(**place))["located"] == 1


def test_a_row_over_an_edge_is_in_one_reading_alone():
    over = incident(date_start=date(2021, 9, 29), date_end=date(2021, 10, 2), date_precision="window")
    assert counted(incident(), over) == {**every(1), "straddling": 2}


def test_a_row_over_the_edge_of_two_periods_may_be_of_either():
    over = incident(date_start=date(2021, 9, 29), date_end=date(2021, 10, 2), date_precision="window")
    assert counted(over, wanted=OCTOBER)["straddling"] == counted(over, wanted=OCTOBER.previous())["straddling"] == 1


def test_a_row_that_touches_no_day_of_the_period_is_in_no_reading():
    assert counted(incident(date_start=date(2021, 11, 1)), incident(date_start=date(2021, 9, 30))) == every(0)


def test_a_best_estimate_of_nobody_is_left_out_in_one_reading_and_silence_is_not():
    rows = [incident(killed_best=0, killed_high=3), incident(date_start=date(2021, 10, 6)), incident(killed_best=2)]
    assert counted(*rows)["deadly"] == 2


def test_rows_of_one_day_place_and_pair_are_one_in_one_reading():
    assert counted(incident(), incident(killed_low=3), incident(event_type="ied")) == {**every(3), "one_a_day": 1}


@pytest.mark.parametrize(
    "other",
    [
        {"date_start": date(2021, 10, 6)},
        {"latitude": 35.2},
        {"targets": "asayish"},
        {"governorate": "SY11"},
        {"initiators": "other", "initiators_text": "Some band"},
    ],
    ids=str,
)
def test_rows_of_another_day_place_or_pair_stay_two(other):
    assert counted(incident(), incident(**other))["one_a_day"] == 2


def test_sides_without_a_name_of_ours_are_told_apart_by_the_words_of_the_source():
    bands = [incident(initiators="other", initiators_text=band) for band in ("Band A", "Band B", "Band B")]
    assert counted(*bands)["one_a_day"] == 2


def test_a_pair_has_no_order():
    assert counted(incident(directed=False), incident(initiators="sdf", targets="islamic_state"))["one_a_day"] == 1


def test_without_a_point_the_place_is_the_finest_area_that_a_row_names():
    somewhere = {"location_precision": "district", "latitude": None, "longitude": None}
    here, there = (incident(**somewhere, district=code) for code in ("SY0901", "SY0902"))
    assert counted(here, here, there)["one_a_day"] == 2


@pytest.mark.parametrize(
    "unknown",
    [
        {"date_precision": "month", "date_start": date(2021, 10, 1), "date_end": date(2021, 10, 31)},
        {"date_precision": None},
        {"date_end": date(2021, 10, 7)},
        {"initiators": None, "targets": None},
        {"governorate": None, "location_precision": "country", "latitude": None, "longitude": None},
    ],
    ids=str,
)
def test_rows_whose_day_place_or_sides_are_not_known_are_not_taken_for_one(unknown):
    assert counted(*[incident(**unknown)] * 3, wanted=replace(OCTOBER, governorates=()))["one_a_day"] == 3


def test_only_what_the_measure_counts_is_read():
    rows = [incident(), incident(event_class="security_operation", event_type="raid"), incident(event_class="clash")]
    assert counted(*rows, measure="security_operations") == every(1)


def test_a_filter_holds_for_rows_over_an_edge_too():
    over = incident(date_start=date(2021, 9, 29), date_end=date(2021, 10, 2), date_precision="window")
    assert counted(over, wanted=replace(OCTOBER, governorates=("SY11",)))["straddling"] == 0


def test_governorates_add_up_in_every_reading():
    rows = [incident(), incident(), incident(governorate="SY11"), incident(governorate=None)]
    found = counts(query.touching(store(*rows).incidents("t"), replace(OCTOBER, governorates=())), measure="attacks")
    assert [in_area(found, code)["one_a_day"] for code in ("SY09", "SY11", "", "SY08")] == [1, 1, 1, 0]
    assert in_area(found)["one_a_day"] == 3


def test_a_verdict_holds_where_the_same_is_said_and_what_differs_is_named():
    before, now = {**every(10), "located": 0}, {**every(40), "exact_day": 11, "located": 0}
    found = readings(before, now, READINGS, verdict)
    assert (found.verdict, found.held, len(found.read)) == ("clearly_more", 4, 5)
    assert [(one.reading, one.before, one.now, one.verdict) for one in found.differing] == [
        ("exact_day", 10, 11, "no_clear_change")
    ]
    assert [*plain(found)[1].values()] == ["exact_day", 10, 11, "no_clear_change", False]


def test_a_reading_that_leaves_out_everything_is_none():
    empty = {**every(0), "as_is": 5}
    assert [one.reading for one in readings(empty, empty, READINGS, verdict).read] == ["as_is"]


def test_a_verdict_stands_alone_where_no_other_reading_applies():
    found = readings(every(0), every(0), ("as_is",), verdict)
    assert (found.verdict, found.held, found.differing) == ("nothing_to_compare", 1, ())


@pytest.mark.parametrize(
    ("columns", "reading"),
    [
        ({"date_precision"}, "exact_day"),
        ({"location_precision"}, "located"),
        ({"latitude"}, "located"),
        ({"date_end"}, "straddling"),
        ({"killed_best"}, "deadly"),
        ({"initiators", "targets"}, "one_a_day"),
    ],
)
def test_what_a_table_never_records_gives_no_reading(columns, reading):
    origin = replace(UCDP, recorded=UCDP.recorded - columns)
    assert applying(OCTOBER, UCDP) == READINGS
    assert set(READINGS) - set(applying(OCTOBER, origin)) == {reading}


@pytest.mark.parametrize(
    ("asked", "gone"),
    [
        ({"exact_day": True}, {"exact_day", "straddling"}),
        ({"exact_place": True}, {"located"}),
        ({"least_toll": 1}, {"deadly"}),
    ],
)
def test_what_the_filter_asks_already_is_no_other_reading(asked, gone):
    assert set(READINGS) - set(applying(replace(OCTOBER, **asked), UCDP)) == gone


FACTS = st.fixed_dictionaries(
    {
        "date_start": st.dates(date(2021, 9, 25), date(2021, 11, 5)),
        "days": st.sampled_from([0, 0, 3, 30]),
        "date_precision": st.sampled_from(["day", "window", "month", None]),
        "location_precision": st.sampled_from(["place", "near", "district", None]),
        "latitude": st.sampled_from([35.15618, 35.2, None]),
        "district": st.sampled_from(["SY0901", None]),
        "governorate": st.sampled_from(["SY09", "SY11", None]),
        "event_class": st.sampled_from(["attack", "clash", None]),
        "initiators": st.sampled_from(["islamic_state", "sdf", None]),
        "targets": st.sampled_from(["islamic_state", "sdf", None]),
        "killed_best": st.sampled_from([0, 2, None]),
    }
)


@settings(max_examples=25)
@given(st.lists(FACTS, max_size=12), st.sampled_from([OCTOBER, replace(OCTOBER, governorates=())]))
def test_as_it_is_is_the_headline_and_no_reading_but_one_has_more(facts, wanted):
    rows = [incident(**{**one, "date_end": one["date_start"] + timedelta(one.pop("days"))}) for one in facts]
    table = refilled(*rows)
    found = in_area(counts(query.touching(table, wanted), "violent_events"))
    as_is = headline(query.matching(table, wanted)).count("violent_events")
    over = query.straddling(table, wanted)
    over = over.filter(over.event_class.isin(MEASURES["violent_events"]))
    assert found["as_is"] == as_is
    assert found["straddling"] == as_is + over.count().execute()
    assert all(found[reading] <= as_is for reading in READINGS if reading != "straddling")
    assert (found["one_a_day"] > 0) == (as_is > 0)


def recounted(rows, start, end):
    """The same with pandas alone; rows: violent events of some area."""
    inside = (rows["date_start"] >= start) & (rows["date_end"] <= end)
    touching = (rows["date_start"] <= end) & (rows["date_end"] >= start)
    held = rows[inside]
    day = (held["date_precision"] == "day") & (held["date_start"] == held["date_end"])
    point = held["location_precision"].isin(["place", "near"]) & held["latitude"].notna() & held["longitude"].notna()
    seen = set()
    for at, row in enumerate(held.to_dict("records")):
        areas = [row[level] for level in ("subdistrict", "district", "governorate") if pd.notna(row[level])]
        place = (round(row["latitude"], 5), round(row["longitude"], 5)) if point.iloc[at] else (areas or [None])[0]
        sides = [(row[side], row[f"{side}_text"]) for side in ("initiators", "targets")]
        known = day.iloc[at] and place is not None and any(pd.notna(name) for name, _ in sides)
        pair = tuple(sorted(str(side) for side in sides))
        seen.add((row["governorate"], row["date_start"], place, pair) if known else at)
    return {
        "as_is": len(held),
        "exact_day": int((held["date_precision"] == "day").sum()),
        "located": int(point.sum()),
        "straddling": int((inside | touching).sum()),
        "deadly": int((held["killed_best"].isna() | (held["killed_best"] > 0)).sum()),
        "one_a_day": len(seen),
    }


def test_a_recount_with_pandas_alone_gives_the_same_in_any_window_of_the_shipped_table():
    rows = pd.read_parquet(schema.TABLES / "incidents" / f"{UCDP.origin}.parquet")
    rows = rows[rows["event_class"].isin(["attack", "clash"])]
    chance = random.Random(7)
    for _ in range(25):
        start = date(2016, 1, 1) + timedelta(chance.randrange(1300))
        end = start + timedelta(chance.choice([0, 6, 29, 89]))
        areas = chance.choice([NORTH_EAST, ("SY09",), ()])
        wanted = Resolved(origin=UCDP.origin, period="custom", date_from=start, date_to=end, governorates=areas)
        of_area = rows[rows["governorate"].isin(areas)] if areas else rows
        found = in_area(counts(query.touching(STORE.incidents(UCDP.origin), wanted), "violent_events"))
        assert found == recounted(of_area, start, end), wanted
