"""What a pair and a place mean, counted again from the Parquet files by other means."""

from functools import cache

import pandas as pd
import pytest

from data import query, schema
from data.filter import Filter
from data.store import open_store

SERIES, SAMPLE = "ucdp_ged_syria_2016_2019", "coded_reports"
STORE = open_store()
SIDES, PAIR = ("initiators", "targets"), ("islamic_state", "civilians")
LEVELS = ["governorate", "district", "subdistrict"]


@cache
def rows_of(table):
    return pd.read_parquet(schema.TABLES / "incidents" / f"{table}.parquet")


def counted(table, **asked):
    """Those in view, and those left out as nobody says who attacked."""
    origin = STORE.origins[table]
    wanted = Filter(origin=table, governorates=(), **asked).resolved(origin.covers_from, origin.covers_to)
    incidents = STORE.incidents(table)
    return [int(question(incidents, wanted).count().execute()) for question in (query.matching, query.undirected)]


def names_any(cell, code):
    families = {row["actor"]: row["family"] for row in schema.reference("actors")}
    held = [] if pd.isna(cell) else cell.split(";")
    return not held if code == "not_reported" else any(code in (actor, families.get(actor)) for actor in held)


@pytest.mark.parametrize(
    ("table", "pair"),
    [
        (SERIES, ("islamic_state", "civilians")),
        (SERIES, ("syrian_government", "islamic_state")),
        (SERIES, ("insurgent", "civilians")),
        (SAMPLE, ("islamic_state", "sdf")),
        (SAMPLE, ("foreign_state", "insurgent")),
    ],
)
def test_a_pair_counts_the_rows_in_which_one_attacked_the_other_and_tells_how_many_do_not_say(table, pair):
    rows = rows_of(table)
    sides = [[rows[column].map(lambda cell, c=code: names_any(cell, c)) for code in pair] for column in SIDES]
    says = rows["directed"].fillna(True).astype(bool)
    one_way, the_other = sides[0][0] & sides[1][1], sides[0][1] & sides[1][0]
    assert counted(table, pair=pair) == [int((one_way & says).sum()), int(((one_way | the_other) & ~says).sum())]
    assert sum(counted(table, pair=pair)) > 0


def is_point(rows):
    return rows["location_precision"].isin(["place", "near"]) & rows["latitude"].notna() & rows["longitude"].notna()


def in_square(rows, south, west, width):
    lat, lon = ((rows[name] * 1e5).round() for name in ("latitude", "longitude"))
    y, x, wide = (round(degrees * 1e5) for degrees in (south, west, width))
    return is_point(rows) & lat.between(y, y + wide - 1) & lon.between(x, x + wide - 1)


def in_area(rows, code):
    at = len(code) // 2 - 2
    return (rows[LEVELS[at]] == code) & ~rows["location_precision"].isin(["country", *LEVELS[:at]])


def only_in_area(rows, code):
    """Known to the area by its own precision; of those known less well, by the finest code that this one allows."""
    allowed = {"governorate": LEVELS[:1], "district": LEVELS[:2], "country": []}
    found = [
        next((area for area in reversed(areas[: len(allowed.get(known, LEVELS))]) if pd.notna(area)), None)
        for *areas, known in zip(*(rows[name] for name in [*LEVELS, "location_precision"]), strict=True)
    ]
    return (pd.Series(found, rows.index) == code) & ~is_point(rows)


@pytest.mark.parametrize(
    ("place", "recount"),
    [
        ("35.95283,39.00788", lambda rows: in_square(rows, 35.95283, 39.00788, 1e-5)),
        ("35.10000,40.40000,0.10", lambda rows: in_square(rows, 35.1, 40.4, 0.1)),
        ("SY0902", lambda rows: in_area(rows, "SY0902")),
        ("SY110100", lambda rows: in_area(rows, "SY110100")),
        ("only:SY11", lambda rows: only_in_area(rows, "SY11")),
        ("only:SY0902", lambda rows: only_in_area(rows, "SY0902")),
        ("gn173927", lambda rows: rows["place_id"] == "gn173927"),
    ],
)
@pytest.mark.parametrize("table", [SERIES, SAMPLE])
def test_a_place_counts_the_rows_that_are_known_to_be_there(table, place, recount):
    assert counted(table, place=place)[0] == int(recount(rows_of(table)).sum())


def test_a_place_and_a_pair_narrow_what_else_is_asked():
    rows = rows_of(SERIES)
    sides = [
        rows[column].map(lambda cell, c=code: names_any(cell, c)) for column, code in zip(SIDES, PAIR, strict=True)
    ]
    both = in_area(rows, "SY0901") & sides[0] & sides[1] & rows["directed"] & (rows["event_class"] == "attack")
    assert counted(SERIES, place="SY0901", pair=PAIR, classes=("attack",))[0] == int(both.sum()) > 0
