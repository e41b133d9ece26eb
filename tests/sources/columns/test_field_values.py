"""Files as people of this field have them: what is read and left out is what an independent reading says."""

import io
from pathlib import Path

import ibis
import pandas as pd
import pytest

from data import column_bounds
from tests.sources.files import codes, read

FIELD = Path(__file__).parent.parent / "field"


def loaded(folder, name):
    return read(folder, (FIELD / name).read_bytes(), name)


def frame(name, separator=","):
    return pd.read_csv(io.BytesIO((FIELD / name).read_bytes()), sep=separator, dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("name", "separator", "day"),
    [
        ("counts.csv", ",", "%Y-%m-%d"),
        ("thousands_dot.csv", ";", "%Y-%m-%d"),
        ("civilians_only.csv", ",", "%Y-%m-%d"),
        ("dates_dd_mon_yyyy.csv", ",", "%d-%b-%Y"),
    ],
)
def test_what_is_read_is_what_is_loaded_and_left_out_and_rows_a_governorate_and_year_are_those_of_pandas(
    tmp_path, name, separator, day
):
    found, there = loaded(tmp_path, name), frame(name, separator)
    assert found.n_read == len(there) == len(found.table) + found.n_rejected + found.skipped
    assert len(found.table) == len(there)
    table = found.table.to_pandas()
    days = pd.to_datetime(there["date"], format=day)
    assert pd.to_datetime(table["date_start"]).tolist() == days.tolist()
    governorates = {"Deir ez Zor": "SY09", "Al Hasakeh": "SY08", "Ar Raqqa": "SY11"}
    assert table["governorate"].tolist() == there["governorate"].map(governorates).tolist()
    numbers = pd.to_numeric(there["wounded"], errors="coerce")
    assert pd.to_numeric(table["injured_low"]).sum() == numbers.sum()
    assert table["injured_low"].isna().sum() == numbers.isna().sum()


def test_every_way_of_writing_a_number_is_read_or_not_reported_and_costs_no_incident(tmp_path):
    found = loaded(tmp_path, "counts.csv")
    written = frame("counts.csv")["killed"]
    ends = found.table.select(["killed_low", "killed_high"]).to_pylist()
    means = {text: tuple(row.values()) for text, row in zip(written, ends, strict=True)}
    nothing = (None, None)
    assert means == {
        "3": (3, 3),
        "3+": (3, None),
        "at least 5": (5, None),
        "5-7": (5, 7),
        "~4": (4, 4),
        "Unknown": nothing,
        "N/A": nothing,
        "nil": nothing,
        "1,200": (1200, 1200),
        "10.0": (10, 10),
        "2.5": nothing,
        "several": nothing,
        "0": (0, 0),
        "": nothing,
        "-": nothing,
        "none": nothing,
        ">10": (11, None),
        "4 civilians": (4, 4),
        "٣": (3, 3),
        "7?": (7, 7),
        "3 (incl. 1 child)": (3, 3),
        "NULL": nothing,
        "NaN": nothing,
        "5–7": (5, 7),
    }
    assert not found.rejected
    assert {one.value: one.code for one in found.flags if one.column == "killed"} == {
        "~4": "approximate",
        "nil": "not_a_number",
        "2.5": "not_whole",
        "several": "not_a_number",
        "none": "not_a_number",
        "4 civilians": "read_as",
        "7?": "approximate",
        "3 (incl. 1 child)": "read_as",
    }


def test_dots_between_thousands_are_thousands_in_a_file_with_decimal_commas_and_each_is_said(tmp_path):
    found = loaded(tmp_path, "thousands_dot.csv")
    written = frame("thousands_dot.csv", ";")["killed"]
    assert found.table["killed_low"].to_pylist() == [int(text.replace(".", "")) for text in written]
    assert {one.value: one.expected for one in found.flags if one.code == "read_as"} == {
        "1.000": "1000", "2.000": "2000", "10.000": "10000", "1.500": "1500",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("killed", "lat", "means"),
    [
        (("1.000", "3"), "35,155", (1000, 3)),  # the degrees have decimal commas
        (("1.000", "3"), "35.155", (None, 3)),  # the degrees have decimal points
        (("1.000", "3"), "", (1000, 3)),  # nothing else has a dot, and small numbers stand without
        (("1.000", "3.000"), "", (None, None)),  # all of them do: a program's three decimals as well
        (("1.000", "2.5"), "", (None, None)),
        (("1,200", "3"), "35,155", (None, 3)),
        (("1,200", "3"), "35.155", (1200, 3)),
    ],
)
def test_a_thousand_is_only_read_where_the_file_shows_it_and_never_as_one(tmp_path, killed, lat, means):
    point = {"lat": lat, "lon": lat and lat.replace("35", "40")}
    text = "date;governorate;killed;lat;lon\n" + "".join(
        f"2021-11-0{day};SY09;{number};{point['lat']};{point['lon']}\n" for day, number in enumerate(killed, start=1)
    )
    found = read(tmp_path, text.encode(), "mine.csv")
    assert found.table["killed_low"].to_pylist() == list(means)
    for row, (number, people) in enumerate(zip(killed, means, strict=True), start=2):
        assert people is not None or (row, "killed") in [place[:2] for place in codes(found.flags)], number


def test_civilians_killed_are_killed_at_least(tmp_path):
    table = loaded(tmp_path, "civilians_only.csv").table
    written = pd.to_numeric(frame("civilians_only.csv")["civilians_killed"])
    assert (table["killed_low"].null_count, written.sum(), written.isna().sum()) == (20, 24, 4)
    incidents = ibis.memtable(table)
    killed = column_bounds.of_table(incidents, "killed")
    shown = incidents.aggregate(low=killed.low.sum(), given=killed.given.count()).execute()
    assert shown.loc[0].tolist() == [24, 16]


@pytest.mark.parametrize(
    ("column", "written", "kept", "flag"),
    [
        ("killed_low", "3+", 3, None),
        ("killed_high", "5-7", 7, None),
        ("killed_high", "3+", None, "left_out"),
        ("killed_low", "<5", None, "left_out"),
        ("killed_low", "N/A", None, None),
        ("n_sources", "two", None, "not_a_number"),
        ("n_sources", "2", 2, None),
    ],
)
def test_a_column_that_holds_one_end_of_a_range_takes_that_end_or_says_that_it_is_open(
    tmp_path, column, written, kept, flag
):
    text = f"date,governorate,{column}\n2021-11-05,SY09,{written}\n"
    found = read(tmp_path, text.encode(), "mine.csv")
    assert found.table[column].to_pylist() == [kept]
    assert codes(found.problems) == ([(2, column, flag)] if flag else [])
