"""Every recorded file: all that was read is loaded or left out and said, and what is loaded is what pandas reads."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from data.sources import Refused, load_here

FIELD = Path(__file__).parent / "field"
FILES = sorted(path.name for path in FIELD.iterdir() if path.suffix != ".md")
GOVERNORATES = {
    "Deir ez Zor": "SY09",
    "Deir ez-Zor": "SY09",
    "دير الزور": "SY09",
    "Dayr az Zawr governorate": "SY09",
    "Al Hasakeh": "SY08",
    "Al Hasakah": "SY08",
    "Al-Hasakeh": "SY08",
    "الحسكة": "SY08",
    "Ar Raqqa": "SY11",
    "Raqqa": "SY11",
    "Ar-Raqqa": "SY11",
    "الرقة": "SY11",
    "Aleppo": "SY02",
    "حلب": "SY02",
    "Deir ez Zor governorate": "SY09",
    "Dayr Az Zor governorate": "SY09",
    "Al Hasakah governorate": "SY08",
    "Ar Raqqah governorate": "SY11",
    "Idlib": "SY07",
    "Homs": "SY04",
}


class Reading(NamedTuple):
    """How pandas alone reads a file. killed: the least number, of a row; keeps: which rows are ours to count."""

    date: Callable[[pd.DataFrame], pd.Series]
    governorate: str
    killed: Callable[[pd.DataFrame], pd.Series]
    keeps: Callable[[pd.DataFrame], pd.Series] | None = None
    toll: str = "killed_low"
    separator: str = ","


def day(column: str, **how: object) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda table: pd.to_datetime(table[column], **how).dt.year


def number(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda table: pd.to_numeric(table[column]).where(lambda people: people >= 0)


NO_VIOLENCE = ["Peaceful protest", "Government regains territory"]
READINGS = {
    "acled_2024.csv": Reading(
        day("event_date", format="mixed"),
        *("admin1", number("fatalities")),
        lambda table: ~table["sub_event_type"].isin(NO_VIOLENCE),
    ),
    "airwars_ar.csv": Reading(day("تاريخ الحادثة"), "المنطقة — عربي", number("مدنيون قتلى — حد أدنى")),
    "airwars_en.csv": Reading(
        day("date"),
        "governorate",
        lambda table: table[["civilian_deaths_min", "militant_deaths_min"]].sum(axis=1, min_count=1),
        lambda table: table["country"] == "Syria",
    ),
    "awsd.csv": Reading(
        *(number("Year"), "Region", number("Total killed")),
        lambda table: table["Country Code"] == "SY",
        "killed_civilians_low",
    ),
    "civilians_only.csv": Reading(day("date"), "governorate", number("civilians_killed"), None, "killed_civilians_low"),
    "dates_dd_mon_yyyy.csv": Reading(day("date", format="%d-%b-%Y"), "governorate", number("killed")),
    "ged_excel.csv": Reading(day("date_start", format="%m/%d/%Y %H:%M"), "adm_1", number("best"), None, "killed_best"),
    "ged_excel_eu.csv": Reading(
        *(day("date_start", format="%d/%m/%Y"), "adm_1", number("best"), None, "killed_best"), separator=";"
    ),
    "ged_pandas_float.csv": Reading(day("date_start"), "adm_1", number("best"), None, "killed_best"),
    "gtd.csv": Reading(
        *(number("iyear"), "provstate", number("nkill")),
        lambda table: table["country_txt"] == "Syria",
    ),
    "insecurity_insight.csv": Reading(
        *(day("Date"), "Admin 1", number("Aid Workers Killed")),
        lambda table: table["Country ISO"] == "SYR",
        "killed_civilians_low",
    ),
    "kobo_names.csv": Reading(
        *(day("grp_incident/date_incident"), "grp_incident/governorate", number("grp_casualties/killed")), separator=";"
    ),
    "kobo_plain.csv": Reading(day("date"), "governorate", number("killed")),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_is_loaded_or_left_out_and_each_row_that_is_not_says_why(name):
    try:
        found = load_here(FIELD / name, name)
    except Refused as refused:
        assert refused.values["name"] == name and len(refused.values) > 1
        return
    assert found.n_read == found.n_loaded + found.n_rejected + found.skipped
    for one in found.left_out:
        assert one.reason and one.column and one.value and one.rows
    for problem in found.rejected:
        assert problem.row > 0 and problem.column and problem.code
        assert problem.expected or problem.code in ("missing_value", "duplicate_id")
    lost = {row for one in found.left_out for row in one.rows} | {problem.row for problem in found.rejected}
    assert len(lost) == found.n_read - found.n_loaded


@pytest.mark.parametrize("name", READINGS)
def test_tolls_and_rows_per_governorate_and_year_are_those_that_pandas_reads(name):
    how = READINGS[name]
    theirs = pd.read_csv(FIELD / name, sep=how.separator, encoding="utf-8-sig")
    theirs = theirs if how.keeps is None else theirs[how.keeps(theirs)]
    ours = load_here(FIELD / name, name).table.to_pandas()
    killed = how.killed(theirs)
    assert (ours[how.toll].sum(), ours[how.toll].isna().sum()) == (killed.sum(), killed.isna().sum())
    years = pd.to_datetime(ours["date_start"]).dt.year
    assert Counter(zip(ours["governorate"], years, strict=True)) == Counter(
        zip(theirs[how.governorate].map(GOVERNORATES), how.date(theirs).astype(int), strict=True)
    )
