"""Who has the most: a lead is said where it survives what rows leave open, and counts side by side where not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import leads
from data.aggregate.geography import Ground, ground
from data.aggregate.sureness import UNSURE, sureness
from data.filter import Filter
from data.query import matching, straddling
from data.store import Origin
from tests.factories import incident, refilled, store

SERIES = Origin("t", "series", 100, date(2018, 1, 1), date(2021, 12, 31), 100, {}, {})
OCTOBER = Filter(origin="t", period="custom", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31))
EVERYWHERE = replace(OCTOBER, governorates=())
OVER_THE_EDGE = {"date_start": date(2021, 9, 29), "date_end": date(2021, 10, 2), "date_precision": "window"}
CODES = ("SY09", "SY08", "SY11", "SY07")


def share_of(*rows, wanted=OCTOBER, origin=SERIES):
    return leads.share(sureness(store(*rows).incidents("t"), wanted), "attacks", wanted, origin)


def some(n, governorate, **facts):
    return [incident(governorate=governorate, **facts)] * n


def test_a_governorate_that_leads_whatever_is_uncertain_has_the_most():
    said = share_of(*some(5, "SY09"), *some(2, "SY11", location_precision="near"), *some(1, "SY08"))
    assert said.ranks == ((5, ("SY09",)), (2, ("SY11",)), (1, ("SY08",)))
    assert (said.whole, said.doubtful, said.rival, said.no_lead) == (8, 2, "SY08", "")


@pytest.mark.parametrize(
    ("doubtful", "beside"),
    [
        ({"location_precision": "near"}, 0),
        ({"location_precision": "country"}, 0),
        *(({"flags": f"best_outside_range;{flag}"}, 0) for flag in UNSURE),
        (OVER_THE_EDGE, 3),
        ({"governorate": None}, 3),
        ({"governorate": "SY04", "location_precision": "country"}, 3),
    ],
)
def test_incidents_that_may_be_the_rivals_undo_a_lead(doubtful, beside):
    sure, rival = some(4, "SY09"), some(1, "SY11")
    said = share_of(*sure, *rival, *some(3, **{"governorate": "SY08", **doubtful}))
    assert (said.no_lead, said.doubtful, said.whole) == ("doubtful", 3, 8 - beside)
    assert share_of(*sure, *rival, *some(2, **{"governorate": "SY08", **doubtful})).no_lead == ""


@pytest.mark.parametrize("precision", ["subdistrict", "district", "governorate", None])
def test_a_row_that_names_its_governorate_is_of_it_however_little_else_is_known(precision):
    rows = some(2, "SY09", location_precision=precision, latitude=None, longitude=None)
    assert share_of(*rows, incident(governorate="SY11")).no_lead == ""


def test_what_a_filter_does_not_ask_for_is_not_in_doubt():
    other_class = some(3, "SY11", event_class="security_operation", location_precision="near")
    long_ago = some(3, "SY11", date_start=date(2021, 9, 1), location_precision="near")
    elsewhere = some(3, "SY04", location_precision="near")
    assert share_of(*some(2, "SY09"), *some(1, "SY11"), *other_class, *long_ago, *elsewhere).doubtful == 0


def test_where_districts_are_asked_for_a_row_that_names_none_may_be_in_any_of_them():
    wanted = replace(OCTOBER, districts=("SY0901", "SY1101"))
    rows = [*some(2, "SY09", district="SY0901"), *some(1, "SY11", district="SY1101")]
    assert share_of(*rows, *some(1, "SY08"), wanted=wanted).no_lead == ""
    assert share_of(*rows, *some(1, "SY11"), wanted=wanted).no_lead == "doubtful"


def test_a_window_straddles_no_edge_of_the_whole_table():
    rows = [*some(2, "SY09"), *some(1, "SY11")]
    ending_late = incident(date_start=date(2021, 12, 30), date_end=date(2022, 1, 2), governorate="SY09")
    wanted = replace(OCTOBER, period="all", date_from=date(2018, 1, 1), date_to=date(2021, 12, 31))
    said = share_of(*rows, ending_late, wanted=wanted)
    assert (said.whole, said.doubtful, said.no_lead) == (4, 0, "")


def test_incidents_of_no_governorate_are_in_the_whole_and_in_no_part():
    said = share_of(*some(3, "SY09"), incident(governorate=None), incident(governorate="SY11"), wanted=EVERYWHERE)
    assert (said.ranks, said.whole) == (((3, ("SY09",)), (1, ("SY11",))), 5)
    assert said.no_lead == ""


def test_two_governorates_with_the_same_count_have_no_first():
    said = share_of(*some(1, "SY09"), *some(1, "SY11"))
    assert (said.ranks, said.no_lead) == (((1, ("SY09", "SY11")),), "tied")


def test_where_only_one_governorate_has_any_there_is_nothing_to_share():
    assert share_of(*some(3, "SY09"), *some(2, "SY11", event_class="security_operation")) is None
    assert share_of(*some(1, "SY09", event_class="security_operation")) is None


@pytest.mark.parametrize(("kind", "why"), [("sample", "sample"), ("upload", "coverage"), ("case", "coverage")])
def test_of_a_table_that_is_no_series_counts_are_said_and_no_lead(kind, why):
    said = share_of(*some(30, "SY09"), *some(1, "SY11"), origin=replace(SERIES, kind=kind))
    assert (said.ranks, said.no_lead) == (((30, ("SY09",)), (1, ("SY11",))), why)


def test_no_lead_is_said_where_a_role_leaves_out_rows_that_do_not_say_who_attacked():
    wanted = replace(OCTOBER, actors=("islamic_state",), role="initiator")
    rows = [*some(3, "SY09"), *some(1, "SY11")]
    assert share_of(*rows, wanted=wanted).no_lead == ""
    assert share_of(*rows, wanted=wanted, origin=replace(SERIES, directed=99)).no_lead == "undirected"


any_incident = st.builds(
    incident,
    governorate=st.sampled_from([*CODES, "SY09", "SY09", "SY09", None]),
    district=st.sampled_from(["SY0901", None]),
    location_precision=st.sampled_from(["place", "place", "near", "district", "country", None]),
    flags=st.sampled_from([None, None, None, *UNSURE]),
    date_start=st.sampled_from([date(2021, 10, 5), date(2021, 10, 5), date(2021, 9, 29)]),
    date_end=st.sampled_from([date(2021, 10, 6), date(2021, 10, 6), date(2021, 11, 2)]),
    event_class=st.sampled_from(["attack", "attack", "clash"]),
)
FILTERS = (OCTOBER, EVERYWHERE, replace(OCTOBER, governorates=("SY09", "SY07")))


@settings(max_examples=25)
@given(st.lists(any_incident, max_size=24), st.sampled_from(FILTERS), st.data())
def test_a_lead_that_is_said_holds_however_the_uncertain_incidents_fall(rows, wanted, data):
    said = leads.share(sureness(refilled(*rows), wanted), "attacks", wanted, SERIES)
    if said is None or said.no_lead:
        return
    (first,) = said.ranks[0][1]
    may_be = st.sampled_from([*(wanted.governorates or CODES), None])
    counts = dict.fromkeys(CODES, 0)
    for row in rows:
        inside = row["date_start"] >= wanted.date_from and row["date_end"] <= wanted.date_to
        asked = not wanted.governorates or row["governorate"] in wanted.governorates
        known = row["governorate"] and row["location_precision"] not in ("near", "country") and not row["flags"]
        nowhere = not row["governorate"] or row["location_precision"] == "country"
        if row["event_class"] != "attack" or not (asked or nowhere):
            continue
        code = row["governorate"] if known else data.draw(may_be)
        if code and (inside or data.draw(st.booleans())):
            counts[code] += 1
    assert all(n < counts[first] for code, n in counts.items() if code != first)


@settings(max_examples=25)
@given(st.lists(any_incident, max_size=12), st.sampled_from(FILTERS))
def test_what_is_in_view_and_what_straddles_its_edges_is_counted_as_everywhere_else(rows, wanted):
    table = refilled(*rows)
    found = sureness(table, wanted)
    assert found["n"].sum() == matching(table, wanted).count().execute()
    assert found["beside"].sum() >= straddling(table, wanted).count().execute()
    assert (found["sure"] <= found["n"]).all() and (found["beside_located"] <= found["beside"]).all()


def test_places_of_one_count_are_tied():
    said = leads.top("place", {"Hajin": 4, "Gharanij": 2, "Al-Sousah": 2, "Nowhere": 0})
    assert said.ranks == ((4, ("Hajin",)), (2, ("Al-Sousah", "Gharanij")))


def test_more_tied_places_than_can_be_named_are_only_counted():
    said = leads.top("place", {f"place {n}": 1 for n in range(9)})
    assert (said.ranks, said.tied, said.tied_n) == ((), 9, 1)


def test_the_first_leads_only_where_incidents_that_may_join_the_second_do_not_reach_it():
    counts = {"sdf": 5, "hts": 3}
    assert [leads.top("actor", counts, spare).leads for spare in (0, 1, 2, None)] == [True, True, False, False]
    assert [leads.top("actor", {"sdf": 2}, spare).leads for spare in (1, 2)] == [True, False]
    assert not leads.top("actor", {"sdf": 2, "hts": 2}, 0).leads


def test_what_may_join_a_view_is_counted_at_places_too_and_where_no_lead_may_be_said_not_at_all():
    far = incident(location_precision="district", latitude=None, longitude=None, **OVER_THE_EDGE)
    counted = sureness(store(incident(), incident(**OVER_THE_EDGE), far).incidents("t"), OCTOBER)
    assert leads.spare(counted, "attacks", OCTOBER, SERIES) == 2
    assert leads.spare(counted, "attacks", OCTOBER, SERIES, located=True) == 1
    assert leads.spare(counted, "clashes", OCTOBER, SERIES) == 0
    assert leads.spare(counted, "attacks", OCTOBER, replace(SERIES, kind="sample")) is None


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 5), max_size=12))
def test_who_is_named_has_more_than_everybody_who_is_not(counts):
    said = leads.top("actor", counts)
    if said is None:
        assert not any(counts.values())
        return
    named = {name: n for n, names in said.ranks for name in names}
    assert all(counts[name] == n for name, n in named.items())
    assert len(named) <= leads.MOST_TIED
    left = [n for name, n in counts.items() if name not in named]
    assert not named or all(n < min(named.values()) for n in left)


def apart(name, area):
    return f"{name} in {area}"


def top_of(*rows, spare=0):
    return leads.top_places(ground(store(*rows).incidents("t")), "attacks", "en", apart, spare)


def ranked(*rows):
    said = top_of(*rows)
    return said.ranks if said else None


def test_one_name_at_two_points_of_one_district_is_one_place():
    here, there = incident(district="SY0901"), incident(district="SY0901", latitude=35.2)
    other = incident(district="SY0902", latitude=34.7, place_name_en="Hajin")
    assert ranked(here, there, other, other, there) == ((3, ("Al-Busayrah",)), (2, ("Hajin",)))


def test_one_name_in_two_districts_is_two_places_that_are_told_apart():
    here, there = incident(district="SY0901"), incident(district="SY0902", latitude=34.7)
    assert ranked(here, here, there) == ((2, ("Al-Busayrah in SY0901",)), (1, ("Al-Busayrah in SY0902",)))


def test_no_named_place_is_said_to_have_the_most_where_a_nameless_one_has_more():
    nameless = incident(latitude=35.3, place_name_en=None, place_name_ar=None)
    assert ranked(incident(), nameless, nameless) is None
    assert ranked(incident(), nameless) == ((1, ("Al-Busayrah",)),)


def test_places_in_cells_have_no_names_and_are_not_ranked():
    laid = ground(store(incident(), incident()).incidents("t"))
    assert leads.top_places(laid, "attacks", "ar", apart).ranks == ((2, ("البصيرة",)),)
    cells = Ground(laid.places, laid.areas, laid.codes, 0, 5000)
    assert leads.top_places(cells, "attacks", "ar", apart) is None


HAJIN = {"district": "SY0902", "latitude": 34.7, "place_name_en": "Hajin"}
NEAR = {"location_precision": "near"}


def test_incidents_at_a_place_and_those_only_near_it_are_told_apart():
    said = top_of(incident(), incident(), incident(**NEAR), incident(**HAJIN))
    assert (said.ranks, said.exact) == (((3, ("Al-Busayrah",)), (1, ("Hajin",))), (("Al-Busayrah", 2), ("Hajin", 1)))
    assert said.leads and said.without is None


def test_a_place_that_is_first_by_what_is_only_near_it_does_not_lead_and_who_would_be_first_is_told():
    said = top_of(incident(), *[incident(**NEAR)] * 4, *[incident(**HAJIN)] * 2)
    assert said.ranks == ((5, ("Al-Busayrah",)), (2, ("Hajin",)))
    assert (said.leads, said.without.ranks) == (False, ((2, ("Hajin",)),))
    tied = top_of(incident(), *[incident(**NEAR)] * 4, incident(**HAJIN))
    assert (tied.leads, tied.without.ranks) == (False, ((1, ("Al-Busayrah", "Hajin")),))


def test_where_nothing_is_exactly_at_a_place_no_place_leads():
    said = top_of(*[incident(**NEAR)] * 4)
    assert (said.leads, said.exact, said.without) == (False, (("Al-Busayrah", 0),), None)


def test_no_place_leads_where_a_nameless_one_has_as_many_or_more_of_what_is_exact():
    nameless = incident(latitude=35.3, place_name_en=None, place_name_ar=None)
    assert not top_of(incident(), nameless).leads
    assert top_of(incident(), *[incident(**NEAR)] * 4, nameless, nameless) is None


def test_a_place_leads_only_where_those_that_straddle_the_period_do_not_reach_it():
    rows = [incident()] * 3 + [incident(**HAJIN)]
    assert [top_of(*rows, spare=spare).leads for spare in (0, 1, 2, None)] == [True, True, False, False]


at_some_place = st.builds(
    incident,
    latitude=st.sampled_from([35.1, 35.2, 35.3]),
    location_precision=st.sampled_from(["place", "near"]),
)


@settings(max_examples=25)
@given(st.lists(at_some_place, min_size=1, max_size=14))
def test_a_place_that_leads_is_first_with_and_without_what_is_only_near(rows):
    rows = [{**row, "place_name_en": f"place {row['latitude']}"} for row in rows]
    said = leads.top_places(ground(refilled(*rows)), "attacks", "en", apart, 0)
    named = {row["place_name_en"] for row in rows}
    counts = []
    for kept in (("place", "near"), ("place",)):
        held = [row["place_name_en"] for row in rows if row["location_precision"] in kept]
        counts.append({name: held.count(name) for name in named})
    firsts = [{name for name, n in found.items() if n == max(found.values())} for found in counts]
    assert set(said.ranks[0][1]) == firsts[0]
    assert dict(said.exact) == counts[1]
    assert said.leads == (len(firsts[0]) == 1 and firsts[0] == firsts[1] and any(counts[1].values()))
    told = firsts[0] == firsts[1] or not any(counts[1].values())
    assert (said.without is None) == told
    assert told or set(said.without.ranks[0][1]) == firsts[1]
