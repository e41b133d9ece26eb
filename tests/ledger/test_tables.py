"""Incidents are derived from accepted reports by the merging rules, and nothing else is counted."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.ledger import ORIGIN, Conflict, Ledger, Refused, as_tables
from tests.ledger.made import document, draft, ledger_with, rows

SHIPPED = {
    "with": "coded_reports:CR-01-1",
    "origin": "coded_reports",
    "incident_id": "CR-01-1",
    "accounts": [
        {
            **dict.fromkeys(column.name for column in schema.REPORTS),
            "report_id": "CR-01-1",
            "document_id": "CR-01",
            "date_start": "2021-12-12",
            "date_end": "2021-12-12",
            "event_class": "attack",
            "event_type": "armed_assault",
            "location_precision": "governorate",
            "governorate": "SY09",
            "initiator_basis": "claimed",
            "killed_low": 4,
            "source": "Another network",
            "source_date": "2021-12-13",
        }
    ],
    "documents": [{"document_id": "CR-01", "publisher": "another.example", "url": None, "published": "2021-12-13"}],
}


def incidents(ledger):
    return as_tables(ledger.state())["incidents"].to_pylist()


def accept_all(ledger):
    for row in rows(ledger):
        if row.status == "open":
            ledger.decide("accept", row, by="Amal")


def test_what_nobody_accepted_is_in_no_table(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(), draft(), draft(kind="aggregate"), draft(kind="measure"))
    ledger.decide("reject", rows(ledger)[1], by="Amal")
    assert {name: len(table) for name, table in as_tables(ledger.state()).items()} == dict.fromkeys(
        ("incidents", "aggregates", "documents", "reports", "measures"), 0
    )


def test_an_accepted_row_is_an_incident_with_its_report_and_document(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    accept_all(ledger)
    tables = as_tables(ledger.state())
    (incident,) = tables["incidents"].to_pylist()
    assert incident["incident_id"] == f"R-{document_id}-1.1"
    assert (incident["killed_low"], incident["killed_best"], incident["killed_high"]) == (2, 2, 2)
    assert (incident["origin"], incident["status"], incident["directed"]) == (ORIGIN, "single_source", True)
    (report,) = tables["reports"].to_pylist()
    assert (report["incident_id"], report["document_id"]) == (incident["incident_id"], document_id)
    assert json.loads(report["spans"]) == {"killed": [[31, 44]]}
    assert tables["documents"].to_pylist()[0]["published"] == date(2021, 12, 13)
    assert all(tables[name].schema == schema.arrow_schema(name) for name in tables)


def test_totals_and_measures_never_become_incidents(tmp_path):
    total = draft(kind="aggregate", detained_low=57, detained_high=57)
    ledger, _ = ledger_with(tmp_path, total, draft(kind="measure"))
    accept_all(ledger)
    tables = as_tables(ledger.state())
    assert (len(tables["incidents"]), len(tables["aggregates"]), len(tables["measures"])) == (0, 1, 1)


def test_a_date_of_publication_that_was_inferred_is_flagged(tmp_path):
    from dataclasses import replace

    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.read(replace(document(), published_basis="inferred"), [draft()], by="Amal", extractor="1")
    accept_all(ledger)
    assert incidents(ledger)[0]["flags"] == "publication_date_unsure"


def test_a_row_that_earlier_rules_drafted_is_flagged_and_still_counted(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    accept_all(ledger)
    flags = [as_tables(ledger.state(), rules)["incidents"]["flags"].to_pylist() for rules in ("rules 1", "rules 2")]
    assert flags == [[None], ["older_rules"]]


def test_two_reports_said_to_be_of_one_incident_make_one_row_with_the_range_of_both(tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(killed_low=2, killed_high=2), draft(killed_low=3, killed_high=4))
    accept_all(ledger)
    first, second = rows(ledger)
    ledger.decide("merge", second, by="Amal", new={"with": first.draft.draft_id})
    (merged,) = incidents(ledger)
    assert (merged["killed_low"], merged["killed_high"]) == (2, 4)
    assert merged["status"] == "contested"
    assert merged["incident_id"] == f"R-{document_id}-1.1"
    assert len(as_tables(ledger.state())["reports"]) == 2
    ledger.decide("unmerge", rows(ledger)[1], by="Badr", new={"with": first.draft.draft_id})
    assert len(incidents(ledger)) == 2


def test_a_merge_with_an_incident_of_another_table_brings_its_accounts_and_counts_once(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    accept_all(ledger)
    ledger.decide("merge", rows(ledger)[0], by="Amal", new=SHIPPED)
    tables = as_tables(ledger.state())
    (incident,) = tables["incidents"].to_pylist()
    assert (incident["killed_low"], incident["killed_high"]) == (2, None)
    assert incident["n_sources"] == 1
    assert sorted(report["report_id"] for report in tables["reports"].to_pylist())[1] == "coded_reports:CR-01-1"
    assert len(tables["documents"]) == 2
    ledger.undo(rows(ledger)[0], by="Amal")
    assert (len(incidents(ledger)), incidents(ledger)[0]["killed_high"]) == (1, 2)


def test_a_merge_that_was_written_before_a_column_was_added_stands_and_lends_nothing_in_that_column(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    accept_all(ledger)
    needed = ("report_id", "document_id", "date_start")
    (account,) = SHIPPED["accounts"]
    older = SHIPPED | {"accounts": [{name: account[name] for name in needed} | {"killed_low": 4}]}
    ledger.decide("merge", rows(ledger)[0], by="Amal", new=older)
    assert not ledger.state().broken
    (incident,) = incidents(ledger)
    assert (incident["killed_low"], incident["killed_high"], incident["initiators"]) == (2, None, "islamic_state")


def test_two_reports_merged_with_one_shipped_incident_are_one_incident_with_its_accounts_once(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(), draft())
    accept_all(ledger)
    for row in rows(ledger):
        ledger.decide("merge", row, by="Amal", new=SHIPPED)
    assert len(incidents(ledger)) == 1
    assert len(as_tables(ledger.state())["reports"]) == 3


def test_a_shipped_incident_is_not_counted_when_the_row_merged_with_it_is_rejected(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    ledger.decide("merge", rows(ledger)[0], by="Amal", new=SHIPPED)
    assert incidents(ledger) == []


def test_what_was_said_to_be_two_incidents_is_not_joined_by_way_of_a_third(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(), draft(), draft())
    accept_all(ledger)
    one, two, three = (row.draft.draft_id for row in rows(ledger))
    ledger.decide("apart", rows(ledger)[0], by="Amal", new={"with": two})
    ledger.decide("merge", rows(ledger)[0], by="Amal", new={"with": three})
    with pytest.raises(Refused) as refusal:
        ledger.decide("merge", rows(ledger)[1], by="Badr", new={"with": three})
    assert refusal.value.code == "contradiction"
    assert len(incidents(ledger)) == 2
    assert one


def test_an_address_that_is_none_breaks_nothing(tmp_path):
    ledger, _ = ledger_with(tmp_path, url="http://[half")
    accept_all(ledger)
    assert incidents(ledger)[0]["source_url"] == "http://[half"


def test_two_names_of_one_network_are_one_source(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(source="فرات بوست"), draft(source="شبكة «فرات بوست» المحلية"))
    accept_all(ledger)
    ledger.decide("merge", rows(ledger)[0], by="Amal", new={"with": rows(ledger)[1].draft.draft_id})
    assert (incidents(ledger)[0]["n_sources"], incidents(ledger)[0]["status"]) == (1, "single_source")


def test_unsure_merges_nothing(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(), draft())
    accept_all(ledger)
    ledger.decide("unsure", rows(ledger)[0], by="Amal", new={"with": rows(ledger)[1].draft.draft_id})
    assert len(incidents(ledger)) == 2


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("accept", "reject", "undo", "edit", "merge", "apart", "unsure", "unmerge", "split", "join")),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=15,
)


@settings(max_examples=25)  # each decision waits for the disk
@given(STEPS)
def test_whatever_is_decided_each_accepted_report_is_in_exactly_one_incident(tmp_path_factory, steps):
    ledger, _ = ledger_with(tmp_path_factory.mktemp("ledger"), *(draft() for _ in range(4)))
    for kind, first, second in steps:
        _try(ledger, kind, first, second)
    tables = as_tables(ledger.state())
    accepted = sorted(row.draft.draft_id for row in ledger.state().accepted)
    assert sorted(report["report_id"] for report in tables["reports"].to_pylist()) == accepted
    ids = [incident["incident_id"] for incident in tables["incidents"].to_pylist()]
    assert len(set(ids)) == len(ids) <= len(accepted)
    assert {report["incident_id"] for report in tables["reports"].to_pylist()} == set(ids)
    assert as_tables(Ledger(ledger.file.path).state())["incidents"].equals(tables["incidents"])
    ledger.close()


def _try(ledger, kind, first, second):
    there = rows(ledger)
    row, other = there[first % len(there)], there[second % len(there)]
    if kind in ("merge", "apart", "unsure", "unmerge", "join") and row is other:
        return
    try:
        if kind == "undo":
            ledger.undo(row, by="Amal")
        elif kind == "edit":
            ledger.save(row, {"killed_low": second, "killed_high": 5}, by="Amal")
        elif kind in ("split", "join"):
            also = [other] if kind == "join" else []
            ledger.decide(kind, row, also=also, by="Amal", makes=[draft()] * (1 if also else 2))
        else:
            new = {"with": other.draft.draft_id} if kind in ("merge", "apart", "unsure", "unmerge") else {}
            ledger.decide(kind, row, by="Amal", new=new)
    except Conflict:
        raise
    except Refused:
        return


def test_a_day_that_an_analyst_calls_known_to_the_month_is_counted_as_the_whole_month(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(date_precision="month"))
    accept_all(ledger)
    (incident,) = incidents(ledger)
    assert (incident["date_start"], incident["date_end"]) == (date(2021, 12, 1), date(2021, 12, 31))
