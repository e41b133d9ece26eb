"""A row's window and its precision are what its dates and the file say together: the coarser, and never a guess."""

from datetime import date

import pytest

from data.sources.mapping.mapping import Mapping
from tests.sources.files import codes, imported, only, rows

ORDER = "day window week month year"


@pytest.mark.parametrize(
    ("end", "precision"),
    {
        "2021-11-05": "day", "2021-11-06": "window", "2021-11-10": "window", "2021-11-11": "week",
        "2021-11-12": "month", "2021-12-05": "month", "2021-12-06": "year", "2023-11-05": "year",
    }.items(),
)  # fmt: skip
def test_a_window_is_as_precise_as_it_is_long(tmp_path, end, precision):
    for stated in ("", "day"):
        record = only(imported(tmp_path, rows({"date_end": end, "date_precision": stated})))
        assert (record["date_end"], record["date_precision"]) == (date.fromisoformat(end), precision)
    assert only(imported(tmp_path, rows({"date_end": end})))["date_precision"] == precision


@pytest.mark.parametrize(
    ("said", "precision"),
    {
        "day": "day",
        "a few days": "window",
        "Week": "week",
        "أسبوع": "week",
        "شهر": "month",
        "YEAR": "year",
        "سنة": "year",
    }.items(),
)
def test_a_precision_is_known_by_its_code_and_its_names(tmp_path, said, precision):
    found = imported(tmp_path, rows({"date_precision": said}, {"date_precision": ""}))
    assert found.table["date_precision"].to_pylist() == [precision, "day"]
    assert "left_out" not in {one.code for one in found.problems}


@pytest.mark.parametrize(
    ("date_start", "precision", "flag"),
    [("2021-11-05", None, None), ("2021-11", "month", "month_precision"), ("2021", "year", "year_precision")],
)
def test_a_precision_that_is_not_understood_leaves_what_the_window_shows_or_nothing(
    tmp_path, date_start, precision, flag
):
    found = imported(tmp_path, rows({"date_start": date_start, "date_precision": "place"}))
    assert only(found)["date_precision"] == precision
    assert [(one.column, one.code, one.value, one.expected) for one in found.problems if one.code == "left_out"] == [
        ("date_precision", "left_out", "place", ORDER)
    ]
    assert [(one.column, one.value) for one in found.problems if one.code == flag] == (
        [("date_start", date_start)] if flag else []
    )


def test_a_month_and_a_year_are_the_whole_of_it_and_said(tmp_path):
    found = imported(tmp_path, rows({"date_start": "2020-02"}, {"date_start": "2020"}, {"date_start": "2020-02-03"}))
    starts, ends = (found.table[name].to_pylist() for name in ("date_start", "date_end"))
    assert starts == [date(2020, 2, 1), date(2020, 1, 1), date(2020, 2, 3)]
    assert ends == [date(2020, 2, 29), date(2020, 12, 31), date(2020, 2, 3)]
    assert codes(found.problems) == [(2, "date_start", "month_precision"), (3, "date_start", "year_precision")]


def test_an_end_that_is_a_month_is_its_last_day_and_one_that_is_blank_is_the_starts(tmp_path):
    found = imported(tmp_path, rows({"date_end": "2021-11"}, {"date_end": ""}, {"date_end": "2021-11-05"}))
    assert found.table["date_end"].to_pylist() == [date(2021, 11, 30), date(2021, 11, 5), date(2021, 11, 5)]
    assert found.problems == ()


def test_an_end_that_is_no_date_costs_the_row_and_says_so(tmp_path):
    found = imported(tmp_path, rows({"date_end": "soon"}, {"date_end": "2021-11-04"}))
    assert [(one.row, one.column, one.code, one.value, one.rejects) for one in found.problems] == [
        (2, "date_end", "not_a_date", "soon", True),
        (3, "date_end", "ends_before_start", "2021-11-04", True),
    ]


@pytest.mark.parametrize("column", ["claim_date", "source_date"])
def test_another_date_is_a_day_or_nothing_and_costs_no_incident(tmp_path, column):
    written = ("2021-11-06", "2021-11", "2021-11-06 to 2021-11-08", "", "soon", "7/11/2021", "30/11/2021")
    found = imported(tmp_path, rows(*({column: one} for one in written)))
    days = [date(2021, 11, 6), None, None, None, None, date(2021, 11, 7), date(2021, 11, 30)]
    assert found.table[column].to_pylist() == days
    assert [(one.row, one.column, one.code, one.expected, one.rejects) for one in found.problems] == [
        (3, column, "not_one_day", "2021-11-05", False),
        (4, column, "not_one_day", "2021-11-05", False),
        (6, column, "not_a_date", "2021-11-05", False),
    ]


def test_each_date_column_has_an_order_and_spreadsheet_days_of_its_own(tmp_path):
    written = {"date_start": "5/11/2021", "date_end": "11/6/2021", "source_date": "44507", "claim_date": "2021-11-08"}
    settles = {"date_start": "25/11/2021", "date_end": "11/26/2021", "source_date": "44527", "claim_date": ""}
    first, _ = imported(tmp_path, rows(written, settles)).table.to_pylist()
    assert [first[name] for name in written] == [date(2021, 11, day) for day in (5, 6, 7, 8)]


def test_a_mapping_says_the_order_and_the_calendar_of_each_date_column(tmp_path):
    ours = ("date_start", "date_end", "source_date", "claim_date")
    said = Mapping({name: (name,) for name in (*ours, "governorate")}, orders={"date_end": "month first"}, hijri=True)
    islamic = dict(zip(ours, ("1443-03-30", "1443-04-01", "1443-04-02", "1443-04-03"), strict=True))
    found = imported(tmp_path, rows(islamic, {"date_end": "11/12/2021"}), mapping=said)
    assert [found.table[name][0].as_py() for name in ours] == [date(2021, 11, day) for day in (5, 6, 7, 8)]
    assert found.table["date_end"][1].as_py() == date(2021, 11, 12)


def test_a_row_whose_start_is_no_date_is_rejected_for_that_alone(tmp_path):
    found = imported(
        tmp_path,
        rows({"date_start": "soon", "date_end": "2021-11-06", "date_precision": "month"}, {"date_precision": "month"}),
    )
    assert codes(found.problems) == [(2, "date_start", "not_a_date"), (3, "date_start", "window_widened")]


def test_a_rejected_row_is_not_warned_of_as_well(tmp_path):
    gone = {"date_end": "2021-11-04", "source_date": "2021-11-01", "date_precision": "month"}
    found = imported(tmp_path, rows(gone, {"source_date": "2021-11-01", "date_precision": "month"}))
    assert codes(found.problems) == [
        (2, "date_end", "ends_before_start"), (3, "date_start", "window_widened"),
    ]  # fmt: skip


def test_a_week_a_month_and_a_year_are_widened_and_a_window_of_days_is_not(tmp_path):
    found = imported(tmp_path, rows(*({"date_precision": one} for one in ("week", "window", "day", "month"))))
    assert found.table["date_start"].to_pylist() == [date(2021, 11, one) for one in (1, 5, 5, 1)]
    assert found.table["date_end"].to_pylist() == [date(2021, 11, one) for one in (7, 5, 5, 30)]
    assert [(one.row, one.column, one.code, one.value, one.rejects) for one in found.problems] == [
        (row, "date_start", "window_widened", "2021-11-05", False) for row in (2, 5)
    ]
