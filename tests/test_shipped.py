"""The shipped tables hold what their publishers give, counted as PROVENANCE counts them."""

from datetime import date

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from data import query, schema
from data.aggregate.headline import headline
from data.aggregate.periods import per_period
from data.filter import Filter
from data.store import open_store

STORE = open_store()
UCDP, SAMPLE, CASE = "ucdp_ged_syria_2016_2019", "coded_reports", "worked_case"


def view(origin, **asked):
    covers = STORE.origins[origin]
    wanted = Filter(origin=origin, **asked).resolved(covers.covers_from, covers.covers_to)
    return query.matching(STORE.incidents(origin), wanted)


def test_no_row_of_ucdp_is_lost():
    assert headline(view(UCDP, governorates=())).incidents == 16_566
    assert headline(view(UCDP)).incidents == 4_046
    assert headline(view(UCDP, actors=("islamic_state",))).incidents == 3_806


@pytest.mark.parametrize(
    ("governorate", "rows", "with_is"),
    [
        ("SY09", [444, 830, 542, 302], [443, 826, 536, 288]),
        ("SY11", [263, 1031, 52, 95], [263, 1029, 50, 30]),
        ("SY08", [199, 120, 37, 131], [171, 117, 34, 19]),
    ],
)
def test_governorates_and_years_are_counted_as_their_publisher_counts_them(governorate, rows, with_is):
    """By UCDP's adm_1 and, in the 42 rows where it is empty, by the point: 18 of 2016, 3 of 2017, 21 of 2019."""

    def per_year(**asked):
        incidents = view(UCDP, governorates=(governorate,), **asked)
        counted = incidents.group_by(year=incidents.date_start.year()).agg(n=incidents.count()).order_by("year")
        return counted.to_pandas()["n"].tolist()

    assert per_year() == rows
    assert per_year(actors=("islamic_state",)) == with_is


@pytest.mark.parametrize(
    ("year", "rows", "best"),
    [(2016, 6_170, 48_710), (2017, 5_587, 33_316), (2018, 2_765, 20_251), (2019, 2_044, 10_060)],
)
def test_best_deaths_of_a_year_are_the_sum_in_the_file(year, rows, best):
    everything = view(UCDP, governorates=())
    in_year = everything.filter(everything.date_start.year() == year)
    got = headline(in_year)
    assert (got.incidents, got.killed.best) == (rows, best)


def test_the_series_is_not_said_to_list_events_with_deaths_for_sure_where_its_best_estimate_is_0():
    """UCDP lists an event for one death in any of its estimates: 395 of 4,046 have none by the best."""
    rows = view(UCDP).to_pandas()
    assert (rows["killed_best"] == 0).sum() == 395
    everything = view(UCDP, governorates=()).to_pandas()
    assert (everything["killed_best"] == 0).sum() == 1124
    assert (everything[["killed_best", "killed_high"]].max(axis=1) > 0).all()
    covers = STORE.origins[UCDP].covers
    assert covers["en"].startswith("events with at least one death by the best or the high estimate")
    assert covers["ar"].startswith("أحداث فيها قتيل واحد على الأقل بحسب التقدير الأرجح أو الأعلى")


def test_the_worked_case_counts_what_its_article_tells_and_no_more():
    got = headline(view(CASE))
    assert (got.incidents, got.classes["attack"], got.classes["security_operation"]) == (2, 1, 1)
    assert (got.killed.low, got.killed.high, got.killed.open) == (4, 4, 0)
    assert (got.detained.low, got.detained.open) == (7, 1)
    for governorate in ("SY11", "SY08"):
        assert headline(view(CASE, governorates=(governorate,))).incidents == 0


def test_57_detained_in_october_are_an_aggregate_and_in_no_total():
    aggregates = STORE.table("aggregates", CASE).to_pandas()
    assert aggregates["detained_low"].tolist() == [57]
    october = {"period": "custom", "date_from": date(2021, 10, 1), "date_to": date(2021, 10, 31)}
    assert headline(view(CASE, **october)).incidents == 0


def test_baghouz_2019_is_on_no_timeline_of_the_worked_case():
    frame = per_period(view(CASE, governorates=()), every="month")
    assert set(frame["period"].dropna().dt.year) == {2021}


def test_the_busayra_raid_is_one_incident_with_all_its_sources():
    raid = view(SAMPLE, period="custom", date_from=date(2021, 12, 13), date_to=date(2021, 12, 13)).to_pandas()
    assert len(raid) == 1
    reports = STORE.table("reports", SAMPLE).to_pandas()
    assert (reports["incident_id"] == raid["incident_id"].iloc[0]).sum() == 3


def test_75_reports_and_9_aggregates_of_the_sample_are_all_kept():
    assert STORE.table("reports", SAMPLE).count().execute() == 75
    assert STORE.table("aggregates", SAMPLE).count().execute() == 9
    assert STORE.table("incidents", SAMPLE).count().execute() < 75


def test_every_shipped_row_whose_source_is_older_than_its_event_says_so():
    for file in sorted((schema.TABLES / "incidents").glob("*.parquet")):
        rows = pq.read_table(file, columns=["date_start", "source_date", "flags"])
        older = pc.fill_null(pc.less(rows["source_date"], rows["date_start"]), False)
        flagged = pc.match_substring(pc.fill_null(rows["flags"], ""), "source_before_event")
        assert older.to_pylist() == flagged.to_pylist()


def test_the_incident_of_july_2018_whose_source_is_of_january_is_flagged():
    rows = pq.read_table(schema.TABLES / "incidents" / "ucdp_ged_syria_2016_2019.parquet")
    (row,) = rows.filter(pc.equal(rows["incident_id"], "UCDP-262553")).to_pylist()
    assert (row["source_date"], row["flags"]) == (date(2018, 1, 15), "source_before_event")


def test_every_frequent_place_and_every_publisher_of_the_north_east_has_a_name_in_both_languages():
    rows = view(UCDP).select("place_name_en", "place_name_ar", "sources", "location_precision").to_pandas()
    named = rows[rows["place_name_en"].notna()]
    unnamed = named[named["place_name_ar"].isna()]["place_name_en"].value_counts()
    assert unnamed.sum() <= 18
    assert unnamed.max() <= 2  # small villages whose Arabic spelling nobody has confirmed
    assert not set(named["place_name_en"]) & {"IS enclave", "Abu Rasin/Zarkan town", "Eastern Deir ez Zor Governorate"}
    assert not named["place_name_en"].str.contains(r"/| (?:town|village)$").any()
    assert "حضارة حلف" not in set(named["place_name_ar"])
    known = {row["publisher"] for row in schema.reference("publishers")}
    known |= {other for row in schema.reference("publishers") for other in row["aliases"].split("|")}
    every = STORE.incidents(UCDP).select("sources").to_pandas()["sources"].dropna()
    assert {one for listed in every for one in listed.split("; ")} <= known
