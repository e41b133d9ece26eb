"""A user's table: good rows load, bad ones are named, nothing is made finer, larger or surer than the file says."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import schema
from data.sources import Refused
from data.sources.unmatched import unmatched
from tests.sources.files import as_csv, codes, imported, only, read, rows

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_four_columns_are_enough_and_the_rest_is_not_reported(tmp_path):
    record = only(imported(tmp_path, rows({})))
    assert record["date_start"] == record["date_end"] == date(2021, 11, 5)
    assert (record["date_precision"], record["location_precision"]) == ("day", "governorate")
    assert record["event_class"] == "security_operation"
    silent = (
        "killed_low",
        "killed_high",
        "injured_low",
        "detained_high",
        "initiators",
        "latitude",
        "status",
        "n_sources",
    )
    assert [record[name] for name in silent] == [None] * len(silent)


def test_an_exact_count_is_a_range_of_one_and_a_least_count_stays_open(tmp_path):
    exact, least = imported(tmp_path, rows({"killed": "3"}, {"detained_low": "7"})).table.to_pylist()
    assert (exact["killed_low"], exact["killed_best"], exact["killed_high"]) == (3, 3, 3)
    assert (least["detained_low"], least["detained_high"]) == (7, None)
    assert (least["killed_low"], exact["detained_low"]) == (None, None)


def test_a_range_that_runs_backwards_is_kept_as_it_is_and_flagged(tmp_path):
    backwards, in_order = {"killed_low": "5", "killed_high": "3"}, {"injured_low": "3", "injured_high": "5"}
    found = imported(tmp_path, rows(backwards, in_order, {"detained_low": "9", "detained_high": "2"}))
    assert codes(found.problems) == [(2, "killed_high", "low_above_high"), (4, "detained_high", "low_above_high")]
    assert not found.rejected
    first, second, third = found.table.to_pylist()
    assert (first["killed_low"], first["killed_high"]) == (5, 3)
    assert [row["flags"] for row in (first, second, third)] == ["low_above_high", None, "low_above_high"]


def test_more_civilians_killed_than_killed_are_kept_and_flagged(tmp_path):
    rows_ = rows({"killed": "1", "killed_civilians_low": "3"}, {"killed_low": "1", "killed_civilians_low": "3"})
    first, second = imported(tmp_path, rows_).table.to_pylist()
    assert (first["flags"], second["flags"]) == ("civilians_above_killed", None)


def test_a_best_estimate_that_stands_alone_is_the_number_and_opens_no_range(tmp_path):
    found = only(imported(tmp_path, rows({"killed_best": "5"})))
    assert (found["killed_low"], found["killed_best"], found["killed_high"]) == (5, 5, 5)
    open_range = only(imported(tmp_path, rows({"killed_low": "3", "killed_best": "5"})))
    assert (open_range["killed_low"], open_range["killed_high"]) == (3, None)


def test_a_best_estimate_outside_its_range_is_kept_and_flagged(tmp_path):
    found = imported(tmp_path, rows({"killed_low": "1", "killed_best": "9", "killed_high": "5"}))
    assert only(found)["killed_best"] == 9
    assert only(found)["flags"] == "best_outside_range"


def test_every_problem_of_a_row_is_named_and_the_row_counted_once(tmp_path):
    found = imported(
        tmp_path, rows({"killed": "-1", "governorate": "Atlantis", "date_start": "2021-02-30"}, {"killed": "1"})
    )
    assert codes(found.rejected) == [
        (2, "date_start", "not_a_date"),
        (2, "governorate", "unknown_value"),
    ]
    assert codes(found.flags) == [(2, "killed", "negative")]
    assert (found.n_rejected, len(found.table), found.n_read) == (1, 1, 2)


def test_a_problem_says_what_was_found_and_what_is_accepted(tmp_path):
    (problem,) = imported(tmp_path, rows({"event_type": "picnic"})).flags
    assert (problem.table, problem.value, problem.code) == ("incidents", "picnic", "unknown_type")
    assert set(problem.expected.split()) == set(schema.codes("event_type"))


@pytest.mark.parametrize("column", ["date_start", "governorate"])
def test_a_row_without_a_required_value_is_rejected(tmp_path, column):
    found = imported(tmp_path, rows({column: ""}, {}))
    assert codes(found.rejected) == [(2, column, "missing_value")]


def test_a_governorate_may_be_empty_where_only_the_country_is_known(tmp_path):
    found = imported(tmp_path, rows({"governorate": "", "location_precision": "country"}))
    assert only(found)["governorate"] is None


def test_an_unknown_value_of_an_optional_column_is_left_out_and_said(tmp_path):
    found = imported(tmp_path, rows({"status": "certain", "target_type": "ice cream van", "claimed_by": "my uncle"}))
    assert [only(found)[name] for name in ("status", "target_type", "claimed_by")] == [None] * 3
    assert sorted(codes(found.flags)) == [
        (2, "claimed_by", "left_out"),
        (2, "status", "left_out"),
        (2, "target_type", "left_out"),
    ]


def test_codes_are_known_by_their_names_in_both_languages(tmp_path):
    first, second = imported(
        tmp_path,
        rows({"event_type": "مداهمة", "status": "one source"}, {"event_type": "Ambush", "initiator_basis": "مشتبه به"}),
    ).table.to_pylist()
    assert (first["event_type"], first["status"]) == ("raid", "single_source")
    assert (second["event_type"], second["event_class"], second["initiator_basis"]) == ("ambush", "attack", "suspected")


def test_a_clash_does_not_say_who_attacked_unless_the_file_does(tmp_path):
    clash, said, ambush = imported(
        tmp_path, rows({"event_type": "clash"}, {"event_type": "clash", "directed": "yes"}, {"event_type": "ambush"})
    ).table.to_pylist()
    assert (clash["directed"], said["directed"], ambush["directed"]) == (False, True, True)


def test_a_link_that_is_no_web_address_is_not_kept(tmp_path):
    found = imported(tmp_path, rows({"source_url": "javascript:alert(1)"}, {"source_url": "https://example.org/a"}))
    assert found.table["source_url"].to_pylist() == [None, "https://example.org/a"]
    assert codes(found.flags) == [(2, "source_url", "not_a_link")]


def test_a_column_that_is_not_read_is_named(tmp_path):
    found = imported(tmp_path, rows({"weather": "rain"}))
    assert codes(found.flags) == [(1, "weather", "column_not_read")]


def test_an_unknown_actor_keeps_its_words(tmp_path):
    record = only(imported(tmp_path, rows({"actor": "Knights of Nowhere", "target": "قسد"})))
    assert (record["initiators"], record["initiators_text"]) == ("other", "Knights of Nowhere")
    assert (record["targets"], record["targets_text"]) == ("sdf", None)


def test_an_actors_own_text_goes_before_what_was_read_and_each_unknown_one_is_counted_by_its_rows(tmp_path):
    knights = {"initiators": "Knights of Nowhere"}
    found = imported(
        tmp_path, rows(knights, {**knights, "initiators_text": "The knights"}, {**knights, "targets": "Blue Men"})
    )
    assert found.table["initiators_text"].to_pylist() == ["Knights of Nowhere", "The knights", "Knights of Nowhere"]
    assert unmatched(found).actors == (("Knights of Nowhere", 2, ()), ("The knights", 1, ()), ("Blue Men", 1, ()))


def test_what_an_analyst_may_search_for_is_in_the_search_text(tmp_path):
    record = only(
        imported(tmp_path, rows({"place": "البصيرة", "actor": "IS", "source": "فرات بوست", "text": "Raid at dawn"}))
    )
    for words in (
        "البصيره",
        "al-busayrah",
        "تنظيم داعش",
        "دير الزور",
        "deir ez-zor",
        "فرات بوست",
        "raid at dawn",
        "i1",
    ):
        assert words in record["search_text"]


@pytest.mark.parametrize("beside", ["another", "كمين"])
def test_a_text_is_found_across_a_line_break_whatever_the_other_rows_hold(tmp_path, beside):
    found = imported(tmp_path, rows({"summary_en": "Ambush  on a\nroad"}, {"summary_en": beside}))
    assert "ambush on a road" in found.table["search_text"].to_pylist()[0]


def test_two_headers_for_one_column_are_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        imported(tmp_path, rows({"event_date": "2021-11-06"}))
    assert refused.value.code == "duplicate_columns"
    assert "event_date" in refused.value.values["columns"]


def test_missing_columns_are_named_with_what_they_may_be_called(tmp_path):
    with pytest.raises(Refused) as refused:
        read(tmp_path, b"incident_id,event_type\nI1,raid\n", "short.csv")
    assert refused.value.code == "missing_columns"
    assert "event_date" in refused.value.values["columns"]
    assert refused.value.values["name"] == "short.csv"


@pytest.mark.parametrize("rows_at_once", [1, 2, 7])
def test_a_file_read_in_parts_is_read_the_same(tmp_path, monkeypatch, rows_at_once):
    changes = [{"killed": str(n), "actor": "IS" if n % 2 else "قسد"} for n in range(10)]
    records = rows(*changes, {"incident_id": "I3"}, {"killed": "x"})
    whole = imported(tmp_path, records)
    monkeypatch.setattr("data.sources.carrying_out.ROWS_AT_ONCE", rows_at_once)
    parts = imported(tmp_path, records)
    assert parts.table.equals(whole.table)
    assert parts.problems == whole.problems
    assert codes(whole.rejected) == [(12, "incident_id", "duplicate_id")]
    assert codes(whole.flags) == [(13, "killed", "not_a_number")]


CELL = st.text(max_size=12) | st.sampled_from(["3", "-1", "2.5", "٣", "SY09", "2021-11-05", "05/11/2021", "IS", "=1+1"])
RECORD = st.fixed_dictionaries(dict.fromkeys(("date_start", "killed", "lat", "lon", "actor", "place"), CELL))


@QUICK
@given(st.lists(RECORD, min_size=1, max_size=5))
def test_every_record_is_loaded_or_named_and_never_both(tmp_path, changes):
    try:
        found = imported(tmp_path, rows(*changes))
    except Refused as refused:
        assert refused.code in ("ambiguous_date_order", "no_rows", "not_text")
        return
    assert found.n_read == len(changes)
    assert len(found.table) + found.n_rejected == found.n_read
    assert found.table.schema.equals(schema.arrow_schema("incidents"))
    for record in found.table.to_pylist():
        assert record["killed_low"] is None or record["killed_low"] >= 0
        assert (record["latitude"] is None) == (record["longitude"] is None)
        assert record["date_start"] <= record["date_end"]


def test_reading_the_same_file_twice_gives_the_same_rows(tmp_path):
    content = as_csv(rows({"killed": "3"}, {"killed": "x"}))
    first, second = read(tmp_path, content, "a.csv"), read(tmp_path, content, "a.csv")
    assert first.table.equals(second.table)
    assert first.problems == second.problems


def test_a_users_own_remarks_do_not_become_flags(tmp_path):
    first, second = imported(tmp_path, rows({"flags": "watch this"}, {"flags": "hidden_row;soon"})).table.to_pylist()
    assert (first["flags"], second["flags"]) == (None, "hidden_row")


def test_a_file_of_which_no_row_can_be_read_says_so_row_by_row(tmp_path):
    found = read(tmp_path, b"incident_id,date,governorate,event_type\r\nI1\r\nI2\r\n", "a.csv")
    assert codes(found.rejected) == [(2, "*", "wrong_cell_count"), (3, "*", "wrong_cell_count")]
    assert (len(found.table), found.n_read, found.n_rejected) == (0, 2, 2)
