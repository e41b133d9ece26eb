"""Shares, leads and first places of random views of the shipped table, against a recount by plain pandas."""

from random import Random

import pandas as pd
import pytest

from components.briefing import asked, content, said
from components.briefing.views import params_of
from components.names import names
from data.schema import TABLES
from tests.briefing.views import view_of

ROWS = pd.read_parquet(TABLES / "incidents" / "ucdp_ged_syria_2016_2019.parquet").assign(
    start=lambda rows: pd.to_datetime(rows["date_start"]),
    end=lambda rows: pd.to_datetime(rows["date_end"].fillna(rows["date_start"])),
)
CLASSES = {"violent_events": ("attack", "clash"), "attacks": ("attack",), "clashes": ("clash",)}
INFERRED = "governorate_by_point|governorate_by_place|coords_disagree"
VIEWS = 10


def drawn(number):
    """A random view: first and last day, governorates (none: all), an actor or "", and what is counted."""
    chance = Random(number)
    first = pd.Timestamp(chance.choice([2016, 2017, 2018, 2019]), chance.randint(1, 11), chance.choice([1, 1, 8]))
    last = first + pd.DateOffset(months=chance.choice([1, 1, 3, 12])) - pd.Timedelta(days=1)
    areas = chance.choice([("SY09", "SY08", "SY11"), ("SY09", "SY08", "SY11"), ("SY08", "SY11"), (), ("SY08",)])
    actor = chance.choice(["", "", "islamic_state", "sdf", "coalition"])
    return first, last, areas, actor, chance.choice(list(CLASSES))


def recounted(first, last, areas, actor, measure):
    """The rows in view, and those that may be."""
    rows = ROWS[ROWS["event_class"].isin(CLASSES[measure]) & (ROWS["start"] <= last) & (ROWS["end"] >= first)]
    named = rows["initiators"].fillna("") + ";" + rows["targets"].fillna("")
    rows = rows[[not actor or actor in sides.split(";") for sides in named]]
    there = rows["governorate"].isin(areas) | (not areas)
    nowhere = rows["governorate"].isna() | (rows["location_precision"] == "country")
    inside = (rows["start"] >= first) & (rows["end"] <= last)
    return rows[inside & there], rows[(there | nowhere) & ~(inside & there)]


def proposed(first, last, areas, actor, measure):
    link = f"from={first:%Y-%m-%d}&to={last:%Y-%m-%d}&gov={','.join(areas) or 'all'}&actor={actor}&measure={measure}"
    view = view_of(link)
    found, _ = asked.read(params_of(link), view.origin)
    return content.proposals(view, found, content.changed(view, found)), view.filter


@pytest.mark.parametrize("number", range(VIEWS))
def test_shares_and_leads_are_those_that_a_recount_finds(number):
    rows, beside = recounted(*drawn(number))
    share = proposed(*drawn(number))[0].get("share")
    counts = rows["governorate"].value_counts()
    if len(counts) < 2 or (counts == counts.iloc[0]).sum() > 4:
        assert share is None
        return
    doubted = rows["governorate"].isna() | rows["location_precision"].isin(["near", "country"])
    doubted |= rows["flags"].fillna("").str.contains(INFERRED)
    doubtful = int(doubted.sum()) + len(beside)
    sure = rows[~doubted]["governorate"].value_counts().reindex(counts.index, fill_value=0)
    holds = counts.iloc[0] > counts.iloc[1] and sure.iloc[0] > sure.iloc[1:].max() + doubtful
    told = {code: n for n, codes in share.ranks for code in codes}
    assert list(told.values()) == counts.tolist()[: len(told)]
    assert told.items() <= counts.to_dict().items()
    assert (share.whole, share.doubtful, share.no_lead == "") == (len(rows), doubtful, holds)


def ahead(counts):
    """By how much the highest is above the next."""
    highest, second, *_ = (*sorted(counts, reverse=True), 0)
    return highest - second


@pytest.mark.parametrize("number", range(VIEWS))
def test_first_places_with_and_without_what_is_only_near_are_those_that_a_recount_finds(number):
    drawn_view = drawn(number)
    rows, beside = (some[some["location_precision"].isin(["place", "near"])] for some in recounted(*drawn_view))
    found, wanted = proposed(*drawn_view)
    exact = rows["location_precision"] == "place"
    places = rows.assign(exact=exact, area=rows["district"].fillna(rows["governorate"]), n=1)
    places = places.groupby(["place_name_en", "area"])[["n", "exact"]].sum().sort_values("n", ascending=False)
    if places.empty:
        assert "places" not in found
        return
    top, named = found["places"], found["places"].exact
    assert sorted((n, dict(named)[name]) for n, names_of in top.ranks for name in names_of) == sorted(
        zip(places["n"].head(len(named)), places["exact"].head(len(named)), strict=True)
    )
    firsts = [set(places.index[(places[column] == places[column].max()) & (places[column] > 0)]) for column in places]
    holds = firsts[0] == firsts[1] and all(ahead(places[column]) > len(beside) for column in places)
    assert top.leads == holds
    assert (top.without is not None) == bool(named and exact.any() and firsts[0] != firsts[1])
    assert ("most" in said.sentence(top, drawn_view[-1], wanted, names("en"))) == top.leads
