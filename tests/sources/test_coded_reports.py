"""75 reports become 72 incidents: merged where a person said so, at least as precise as told, never surer."""

from collections import Counter

import pytest

from data import merge, schema
from data.sources import load_here

FILE = schema.REFERENCE / "coded_reports.csv"


@pytest.fixture(scope="module")
def found():
    return load_here(FILE, FILE.name, "coded_reports", origin="coded_reports")


@pytest.fixture(scope="module")
def incidents(found):
    return {record["incident_id"]: record for record in found.table.to_pylist()}


def test_nothing_is_lost_between_reports_and_incidents(found):
    assert (found.n_read, len(found.table), found.n_rejected) == (75, 72, 0)
    assert {name: len(table) for name, table in found.others.items()} == {
        "documents": 46,
        "reports": 75,
        "aggregates": 9,
    }
    reports = found.others["reports"].to_pylist()
    assert {report["incident_id"] for report in reports} == set(found.table["incident_id"].to_pylist())
    assert {report["document_id"] for report in reports} == set(found.others["documents"]["document_id"].to_pylist())


def test_every_candidate_pair_has_been_read_and_decided_with_a_reason(found):
    decided = {(row["report_a"], row["report_b"]) for row in schema.reference("merges")}
    assert decided == set(merge.candidates(found.others["reports"].to_pylist()))
    assert all(row["same"] in ("yes", "no") and row["reason"] for row in schema.reference("merges"))


def test_the_raid_of_al_busayra_is_one_incident_of_three_reports(found, incidents):
    raid = incidents["CR-01-1"]
    assert (raid["killed_low"], raid["killed_high"], raid["detained_low"], raid["detained_high"]) == (3, None, 7, None)
    assert (raid["targets"], raid["status"], raid["n_sources"]) == ("civilians", "corroborated", 2)
    reports = [one["report_id"] for one in found.others["reports"].to_pylist() if one["incident_id"] == "CR-01-1"]
    assert reports == ["CR-01-1", "CR-02-1", "CR-03-1"]


def test_outlets_that_name_no_source_do_not_corroborate_each_other(incidents):
    attack = incidents["CR-01-2"]
    assert (attack["status"], attack["n_sources"]) == ("single_source", 1)
    assert attack["sources"] == "Radio Alkul; athrpress.com"


def test_counts_are_lower_bounds_and_stay_open(incidents):
    for incident in incidents.values():
        assert [incident[name] for name in ("killed_high", "killed_best", "injured_high", "detained_high")] == [
            None
        ] * 4
    assert (
        sum(incident["killed_low"] or 0 for incident in incidents.values()) == 158 - 3 - 3
    )  # all reports, but for the two that tell of the same raid again
    assert sum(incident["killed_low"] is None for incident in incidents.values()) == 32


def test_a_place_that_is_not_named_is_not_a_place(found, incidents):
    for incident in incidents.values():
        if incident["latitude"] is None:
            assert incident["location_precision"] in ("governorate", "country")
    assert incidents["CR-b02-2"]["location_precision"] == "governorate"
    assert incidents["CR-35-2"]["location_precision"] == "country"
    assert Counter(flag.code for flag in found.flags) == {"coords_approximate": 11, "precision_lowered": 7}


def test_a_point_that_is_only_approximate_is_near(incidents):
    assert (incidents["CR-04-1"]["location_precision"], incidents["CR-04-1"]["flags"]) == ("near", "coords_approximate")


def test_totals_for_a_period_are_no_incidents(found, incidents):
    totals = {record["aggregate_id"]: record for record in found.others["aggregates"].to_pylist()}
    assert totals["CRA-012"]["detained_low"] == 57
    assert totals["CRA-201"]["killed_low"] == 1507
    assert max(incident["killed_low"] or 0 for incident in incidents.values()) == 25
    assert not set(totals) & set(incidents)
