"""What every page counts, for filters drawn at random, counted again from the Parquet files by other means."""

from datetime import date, timedelta
from functools import cache
from urllib.parse import urlencode

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from components.briefing import content
from data import schema, statements
from data.aggregate import actors, geography
from data.aggregate.headline import headline
from data.aggregate.listing import length
from data.aggregate.periods import MEASURES, per_period
from data.aggregate.timeline import timeline
from tests.briefing.views import view_of

SERIES, SAMPLE = "ucdp_ged_syria_2016_2019", "coded_reports"
FIRST = {SERIES: date(2016, 1, 1), SAMPLE: date(2018, 6, 1)}
ROLES = {"initiator": ["initiators"], "target": ["targets"], "claimant": ["claimed_by"]}
TOLLS = ("killed", "injured", "detained")


@st.composite
def links(draw):
    """A table and the parameters of a filter on it."""
    table = draw(st.sampled_from(sorted(FIRST)))
    params = {"table": table}
    if draw(st.booleans()):
        start = FIRST[table] + timedelta(draw(st.integers(0, 1300)))
        params |= {"from": str(start), "to": str(start + timedelta(draw(st.sampled_from([0, 9, 29, 180, 500]))))}
    params["gov"] = draw(st.sampled_from(["all", "SY09", "SY08,SY11", "SY09,SY08,SY11"]))
    if draw(st.booleans()):
        params["actor"] = draw(st.sampled_from(["islamic_state", "sdf,coalition", "insurgent", "unknown", "civilians"]))
        params["role"] = draw(st.sampled_from(["any", *ROLES]))
    params["class"] = draw(st.sampled_from(["", "", "attack", "attack,clash"]))
    params["exact"] = draw(st.sampled_from(["", "", "day", "day,place"]))
    params["toll"] = draw(st.sampled_from(["", "", "1", "5"]))
    return {name: value for name, value in params.items() if value}


@cache
def rows_of(table):
    rows = pd.read_parquet(schema.TABLES / "incidents" / f"{table}.parquet")
    start = pd.to_datetime(rows["date_start"])
    return rows.assign(start=start, end=pd.to_datetime(rows["date_end"]).fillna(start))


def named(cell):
    return set() if pd.isna(cell) else set(cell.split(";"))


def asked(wanted):
    """The rows that match but for their dates."""
    rows = rows_of(wanted.origin)
    families = {row["actor"]: row["family"] for row in schema.reference("actors")}
    keep = pd.Series(True, index=rows.index)
    if wanted.governorates:
        keep &= rows["governorate"].isin(wanted.governorates)
    if wanted.classes:
        keep &= rows["event_class"].isin(wanted.classes)
    if wanted.actors:
        columns = ROLES.get(wanted.role, ["initiators", "targets", "claimed_by"])
        wants = set(wanted.actors)
        wants |= {actor for actor, family in families.items() if family in wants - set(families)}
        keep &= rows[columns].map(lambda cell: bool(named(cell) & wants)).any(axis=1)
        if wanted.role in ("initiator", "target"):
            keep &= rows["directed"].fillna(True).astype(bool)
    if wanted.exact_day:
        keep &= rows["date_precision"] == "day"
    if wanted.exact_place:
        keep &= located(rows)
    if wanted.least_toll:
        keep &= rows["killed_low"].fillna(-1) >= wanted.least_toll
    return rows[keep]


def located(rows):
    return rows["location_precision"].isin(["place", "near"]) & rows["latitude"].notna() & rows["longitude"].notna()


def split_by_period(rows, wanted):
    """The rows wholly inside the period, and how many only touch it."""
    if wanted.period == "all":
        return rows, 0
    first, last = pd.Timestamp(wanted.date_from), pd.Timestamp(wanted.date_to)
    inside = (rows["start"] >= first) & (rows["end"] <= last)
    return rows[inside], int(((rows["start"] <= last) & (rows["end"] >= first) & ~inside).sum())


def toll(rows, name):
    """Lowest, highest, open reports, silent ones."""
    low, high = rows[f"{name}_low"], rows[f"{name}_high"]
    silent = low.isna() & high.isna() & rows.get(f"{name}_best", low).isna()
    return int(low.sum()), int(high.fillna(low).sum()), int((high.isna() & ~silent).sum()), int(silent.sum())


@settings(max_examples=25, deadline=None)
@given(links())
def test_every_page_says_what_the_rows_of_its_filter_add_up_to(params):
    view = view_of(urlencode(params, safe=","))
    wanted = view.filter
    everything = asked(wanted)
    rows, straddling = split_by_period(everything, wanted)
    now, laid = view.ask(headline), view.ask(geography.ground)
    points = located(rows)
    assert now.incidents == view.ask(length).incidents == len(rows)
    assert view.straddling() == straddling
    assert now.classes == {code: int((rows["event_class"] == code).sum()) for code in schema.CLASSES}
    for name in TOLLS:
        said = getattr(now, name)
        assert (said.low, said.high, said.open, said.silent) == toll(rows, name), name
    assert (laid.located, laid.shaded + laid.unlocated) == (points.sum(), (~points).sum())

    measure = "violent_events" if view.origin.undirected else "attacks"
    counted = rows[rows["event_class"].isin(MEASURES[measure])]
    months = counted["start"].dt.to_period("M")
    fitting = (months == counted["end"].dt.to_period("M")) & (counted["date_precision"] != "year")
    drawn = timeline(view.ask(per_period, every="month"), wanted, view.origin, "month", measure)
    sums = drawn.drawn.groupby("period")["n"].sum()
    assert sums.to_dict() == months[fitting].dt.start_time.value_counts().to_dict()
    assert drawn.unfit["n"].sum() == (~fitting).sum()

    roles = actors.by_role(view.ask(actors.sides, measure=measure))
    sides = [named(one) | named(other) for one, other in zip(counted["initiators"], counted["targets"], strict=True)]
    assert roles.named == sum(bool(both - {"unknown", "other"}) for both in sides)
    assert dict(zip(roles.counts["actor"], roles.counts["any"], strict=True)) == {
        actor: sum(actor in both for both in sides) for actor in roles.counts["actor"]
    }
    said = content.proposals(view, measure)["change"]
    if isinstance(said, statements.Compared):
        before, _ = split_by_period(everything, wanted.previous())
        assert said.change.before == before["event_class"].isin(MEASURES[measure]).sum()
        assert said.change.after == len(counted)
