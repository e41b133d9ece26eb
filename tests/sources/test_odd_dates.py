"""Dates that cannot be, or that contradict each other, are named with their row and value; none gets through unseen."""

import csv
import io
from datetime import date, timedelta

import pytest

from components.incidents.table import flag
from components.names import languages, names
from data import corroboration, schema
from data.calendar import last_day
from data.sources.problems import CODES
from tests.factories import incident
from tests.sources.files import FIXTURES, codes, imported, only, rows
from tests.sources.test_ucdp_ged import LAYOUTS
from tests.sources.test_ucdp_ged import fixture as ged

AFTER = str(last_day() + timedelta(1))
IMPOSSIBLE = ("0001-01-01", "1753-01-01", "1899-12-31", AFTER, "2150-05-05", "9999-12-31")


@pytest.mark.parametrize("column", ["date_start", "date_end"])
@pytest.mark.parametrize("written", IMPOSSIBLE)
def test_an_event_on_a_day_that_cannot_be_is_rejected_by_name(tmp_path, column, written):
    found = imported(tmp_path, rows({}, {column: written}))
    told = [problem for problem in found.rejected if problem.column == column]
    assert [(problem.row, problem.value) for problem in told] == [(3, written)]
    assert len(found.table) == 1


@pytest.mark.parametrize("column", ["source_date", "claim_date"])
@pytest.mark.parametrize("written", IMPOSSIBLE)
def test_another_date_that_cannot_be_is_left_out_and_flagged_by_name(tmp_path, column, written):
    found = imported(tmp_path, rows({column: written}))
    assert [(problem.row, problem.column, problem.value) for problem in found.flags] == [(2, column, written)]
    record = only(found)
    assert record[column] is None
    assert record["flags"] in ("future_date", "before_coverage")


@pytest.mark.parametrize("column", ["source_date", "claim_date"])
@pytest.mark.parametrize("written", ["2021-11", "2021", "تشرين الثاني 2021", "2021-11-05 to 2021-11-07"])
def test_a_source_or_a_claim_dated_to_more_than_a_day_is_undated_and_flagged(tmp_path, column, written):
    found = imported(tmp_path, rows({column: written}))
    assert [(one.row, one.column, one.code, one.value) for one in found.flags] == [(2, column, "not_one_day", written)]
    assert (only(found)[column], only(found)["flags"]) == (None, "not_one_day")


def test_the_last_day_there_can_be_is_tomorrow_in_damascus(tmp_path):
    assert only(imported(tmp_path, rows({"date_start": str(last_day())})))["date_start"] == last_day()


def test_a_source_older_than_its_event_is_kept_and_flagged(tmp_path):
    dated = [{"source_date": day} for day in ("2021-11-04", "2021-11-05", "2021-11-06", "")]
    found = imported(tmp_path, rows(*dated))
    assert codes(found.flags) == [(2, "source_date", "source_before_event")]
    assert [record["flags"] for record in found.table.to_pylist()] == ["source_before_event", None, None, None]
    assert found.table["source_date"][0].as_py() == date(2021, 11, 4)


def test_a_source_within_a_window_is_not_older_than_the_event(tmp_path):
    window = {"date_start": "2021-11-01", "date_end": "2021-11-07"}
    records = rows({**window, "source_date": "2021-11-03"}, {**window, "source_date": "2021-10-31"})
    assert codes(imported(tmp_path, records).flags) == [(3, "source_date", "source_before_event")]


def test_an_article_of_ucdp_that_is_older_than_its_event_or_from_the_future_is_flagged(tmp_path):
    header, first, *_ = ged_lines()
    place = header.rstrip("\n").split(",").index("source_date")

    def with_date(day):
        (record,) = csv.reader([first])
        record[place] = day
        text = io.StringIO()
        csv.writer(text).writerow(record)
        return only(ged(tmp_path, "41", (header + text.getvalue()).encode()))

    event = with_date("")["date_start"]
    assert with_date("")["flags"] is None
    assert with_date(str(event))["flags"] is None
    assert with_date(str(event - timedelta(1)))["flags"] == "source_before_event"
    assert (with_date("2919-02-06")["source_date"], with_date("2919-02-06")["flags"]) == (None, "future_date")
    assert with_date("1753-01-01;2017-01-03")["flags"] == "before_coverage"


def ged_lines():
    return (FIXTURES / LAYOUTS["41"]).read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.mark.parametrize(
    ("published", "flags"), [(date(2021, 10, 4), "source_before_event"), (date(2021, 10, 5), None)]
)
def test_an_incident_put_together_of_accounts_is_flagged_where_its_main_source_is_older(published, flags, account):
    account["source_date"] = published
    assert corroboration.incident([account], "R-1", "reviewed")["flags"] == flags


@pytest.fixture
def account():
    facts = dict.fromkeys(column.name for column in schema.REPORTS)
    return facts | incident(report_id="A", document_id="D", source="SOHR", source_date=None)


@pytest.mark.parametrize("lang", languages())
def test_every_warning_that_a_row_can_carry_has_words(lang):
    dropped = ("not_a_date", "looks_hijri", "looks_like_excel_serial", "future_date", "before_coverage")
    said = names(lang)
    assert set(dropped) < set(CODES)
    assert not [code for code in ("source_before_event", *dropped) if code in flag(code, said)]
