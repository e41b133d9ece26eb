"""What every page counts, for filters drawn at random, counted again from the Parquet files by other means."""

import re
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlencode

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.briefing import content
from components.briefing.asked import SHEETS, Asked
from components.headline import cards as headline_cards
from components.incidents import listed as incident_list
from data import schema, statements
from data.aggregate import actors, geography
from data.aggregate.headline import headline
from data.aggregate.listing import length, listed
from data.aggregate.periods import MEASURES, per_period
from data.aggregate.timeline import timeline
from data.aggregate.toll import toll_of
from tests.briefing.views import view_of

SERIES, SAMPLE, CASE = "ucdp_ged_syria_2016_2019", "coded_reports", "worked_case"
FIRST = {SERIES: date(2016, 1, 1), SAMPLE: date(2018, 6, 1), CASE: date(2021, 6, 1)}
RANGE = re.compile(r"([\d,]+)\u2013([\d,]+)(?:,? \(?best estimate ([\d,]+))?")
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
        keep &= pd.Series([killed[0] or 0 for killed in ranges(rows, "killed")], rows.index) >= wanted.least_toll
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


def ranges(rows, name):
    """The lowest and the highest number of each row (rule 2), None for neither; of the killed, with their civilians."""
    columns = [f"{name}_{part}" for part in ("low", "best", "high") if f"{name}_{part}" in rows]
    civilians = rows[["killed_civilians_low", "killed_civilians_high"]].min(axis=1)
    floors = civilians.where(rows["killed_civilians_low"].notna() & (name == "killed"))
    found = []
    for low, *best, high, floor in zip(*(rows[column] for column in columns), floors, strict=True):
        numbers = [number for number in (low, *best, high) if pd.notna(number)]
        least = [min(numbers)] if numbers and len(numbers) > pd.notna(high) else []
        most = [max(numbers)] if pd.notna(high) else []
        floor_ = [floor] if pd.notna(floor) else []
        of_the_best = bool(best) and pd.notna(best[0])  # then the civilians are a part of it, and lift no lower bound
        lowest = max([*least, *([] if of_the_best else floor_)], default=None)
        found.append((lowest, max([*most, *floor_]) if most else None))
    return found


def toll(rows, name):
    """Lowest, highest, open reports, silent ones, those that contradict themselves."""
    found = ranges(rows, name)
    low, high = rows[f"{name}_low"], rows[f"{name}_high"]
    best = rows.get(f"{name}_best", low)
    silent = found.count((None, None))
    opened = sum(most is None for _, most in found) - silent
    atop = [
        most if most is not None else max(least, 0 if pd.isna(known) else known)
        for (least, most), known in zip(found, best, strict=True)
        if (least, most) != (None, None)
    ]
    against = (low > high) | (best < low) | (best > high)
    if name == "killed":
        civilians = rows[["killed_civilians_low", "killed_civilians_high"]].min(axis=1)
        against |= rows["killed_civilians_low"].notna() & (civilians > best.fillna(high))
    return int(sum(least or 0 for least, _ in found)), int(sum(atop)), opened, silent, int(against.sum())


def in_order(words):
    """Whether every range in words has its least first, and its best estimate within."""
    for told in RANGE.findall(words):
        low, high, best = (int(number.replace(",", "")) if number else None for number in told)
        if not low <= (low if best is None else best) <= high:
            return False
    return True


def printed(view):
    """Every number of people that pages and slides print for a view."""
    names, killed = view.names, view.ask(geography.ground)
    yield from (f"{value}, {note}" for _, value, note in headline_cards.cards(view.ask(headline), {}, view))
    yield from (incident_list.killed(row, names) for row in view.ask(listed, limit=2000).to_dict("records"))
    for frame in (killed.places, killed.areas, view.ask(geography.per_area, level="district")):
        tolls = (toll_of(row, "killed", row["n"]) for row in frame.to_dict("records"))
        yield from (f"{names.toll(one)}, {names.toll_note(one)}" for one in tolls)
    drawn = timeline(view.ask(per_period, every="month"), view.filter, view.origin, "month", "killed")
    yield from (f"{names.toll(one)}, {names.toll_note(one)}" for one in map(drawn.toll, drawn.panels))


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
        assert (said.low, said.high, said.open, said.silent, said.contradictory) == toll(rows, name), name
    assert all(map(in_order, printed(view)))
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
    found = Asked((), measure, SHEETS["screen"])
    said = content.proposals(view, found, content.changed(view, found))["change"]
    if isinstance(said, statements.Compared):
        before, _ = split_by_period(everything, wanted.previous())
        assert said.change.before == before["event_class"].isin(MEASURES[measure]).sum()
        assert said.change.after == len(counted)


@pytest.mark.parametrize(
    "link",
    [
        "gov=SY07&from=2017-09-01&to=2017-09-30",
        "gov=SY08&from=2019-10-18&to=2019-10-18",
        "text=ucdp-254134",
        "period=2016&gov=SY09",
    ],
)
def test_no_toll_runs_backwards_and_rows_that_contradict_themselves_are_counted_aloud(link):
    view = view_of(link)
    killed = view.ask(headline).killed
    rows, _ = split_by_period(asked(view.filter), view.filter)
    rows = rows[rows["incident_id"] == "UCDP-254134"] if view.filter.text else rows
    assert (killed.low, killed.high, killed.open, killed.silent, killed.contradictory) == toll(rows, "killed")
    assert killed.contradictory and killed.low <= killed.best <= killed.high
    said = [f"{value}, {note}" for _, value, note in headline_cards.cards(view.ask(headline), {}, view)]
    assert any(view.names.t("contradictory_incidents", n=killed.contradictory) in words for words in said)
    assert all(map(in_order, [*said, *printed(view)]))


def test_the_test_above_sees_a_range_that_runs_backwards():
    assert not in_order("328\u2013327") and not in_order("2,248\u20132,279, best estimate 2,244")
    assert in_order("2,244\u20132,279, best estimate 2,244")
