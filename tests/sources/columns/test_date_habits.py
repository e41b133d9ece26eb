"""A column settles how its dates are written; one odd row never does, and what a spreadsheet half converted is said."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from data.sources import Refused
from data.sources.columns.checking import Column
from data.sources.columns.date_habits import day_order
from data.sources.mapping import toml
from data.sources.mapping.mapping import Mapping
from data.sources.plan import Taken
from tests.sources.files import as_csv, codes, read

FIELD = Path(__file__).parent.parent / "field"
DAY_FIRST = [f"{day:02}/11/2021" for day in range(13, 29)]


def imported(folder, days, **how):
    return read(folder, as_csv([{"date": one, "governorate": "SY09"} for one in days]), "mine.csv", **how)


def days(found):
    return found.table["date_start"].to_pylist()


def refused(folder, days, **how):
    with pytest.raises(Refused) as why:
        imported(folder, days, **how)
    return why.value


def test_one_odd_row_never_settles_the_other_dates(tmp_path):
    with pytest.raises(Refused) as why:
        read(tmp_path, (FIELD / "one_odd_row.csv").read_bytes(), "one_odd_row.csv")
    assert why.value.code == "ambiguous_date_order"
    assert why.value.values == {
        "name": "one_odd_row.csv", "column": "date", "dates": "04/25/2021", "settled": "1", "rows": "20",
    }  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        ["01/11/2021", "02/11/2021", "03/11/2021", "25/11/2021"],  # one of four
        [*(f"{day:02}/11/2021" for day in range(1, 13)), "25/11/2021", "26/11/2021"],  # two of fourteen
        ["25/11/2021", "11/25/2021", "05/06/2021"],
        [*DAY_FIRST[:4], "11/25/2021"],
        [*DAY_FIRST[:16], "11/25/2021", "11/26/2021"],
        ["21/11/05", "21/11/06"],  # the year may come first
        ["05/11/2021", "06/11/2021"],
        ["05/11/2021 - 06/11/2021", "07/11/2021 - 08/11/2021"],
        [*DAY_FIRST[:9], *DAY_FIRST[:9], "11/25/2021"],  # 18 of 19
        ["25/11/2021", "26/11/2021", *(f"{day:02}/11/2021" for day in (1, 2, 3, 4, 5, 6, 7, 8, 9))],  # two of eleven
        ["05/11/2021", "06/11/2021", "2021-11-07"],  # two of three say nothing
        ["13/11/05", "13/10/06"],
        ["13/11/05", "13/01/06"],
    ],
)
def test_an_order_that_is_not_settled_is_refused(tmp_path, written):
    assert refused(tmp_path, written).code == "ambiguous_date_order"


@pytest.mark.parametrize("year", ["2021", "21"])
def test_most_dates_settle_the_order_and_a_single_contradiction_is_rejected_by_name(tmp_path, year):
    written = [one.replace("2021", year) for one in [*DAY_FIRST, *DAY_FIRST[:4], "05/11/2021", "11/25/2021"]]
    found = imported(tmp_path, written)
    assert [(one.row, one.code, one.value) for one in found.rejected] == [(23, "not_a_date", written[-1])]
    assert days(found)[-1] == date(2021, 11, 5)
    assert found.n_read == len(found.table) + found.n_rejected == 22


def test_what_is_just_enough_settles_the_order(tmp_path):
    nineteen = [*DAY_FIRST[:10], *DAY_FIRST[:9]]
    assert days(imported(tmp_path, [*nineteen, "11/25/2021"])) == [date(2021, 11, int(one[:2])) for one in nineteen]
    two_of_ten = [*("25/11/2021", "26/11/2021"), *(f"{day:02}/11/2021" for day in (1, 2, 3, 4, 5, 6, 7, 8))]
    assert days(imported(tmp_path, two_of_ten)) == [date(2021, 11, int(one[:2])) for one in two_of_ten]
    assert days(imported(tmp_path, ["25/11/2021", "05/11/2021", "06/11/2021"]))[1:] == [
        date(2021, 11, 5), date(2021, 11, 6),
    ]  # fmt: skip
    assert days(imported(tmp_path, ["13/11/05"])) == [date(2005, 11, 13)]
    assert days(imported(tmp_path, ["12/11/05", "12/13/05"])) == [date(2005, 12, 11), date(2005, 12, 13)]
    assert days(imported(tmp_path, ["13/11/05", "14/11/05"])) == [date(2005, 11, 13), date(2005, 11, 14)]
    assert days(imported(tmp_path, ["25/11/2021", "26/11/2021", "11/11/2021"]))[2] == date(2021, 11, 11)


def test_half_of_the_dates_that_say_nothing_are_rejected_and_the_others_load(tmp_path):
    found = imported(tmp_path, ["05/11/2021", "2021-11-07"])
    assert days(found) == [date(2021, 11, 7)]
    assert [(one.row, one.code, one.value) for one in found.rejected] == [(2, "not_a_date", "05/11/2021")]


def test_an_order_that_is_not_settled_says_how_many_dates_settle_it(tmp_path):
    assert refused(tmp_path, ["25/11/2021", "11/25/2021", "05/06/2021", "06/06/2021", "2021-11-07"]).values == {
        "name": "mine.csv", "column": "date", "dates": "25/11/2021, 11/25/2021", "settled": "2", "rows": "3",
    }  # fmt: skip
    assert refused(tmp_path, ["05/06/2021", "06/07/2021"]).values == {
        "name": "mine.csv", "column": "date", "dates": "05/06/2021", "settled": "0", "rows": "2",
    }  # fmt: skip


def test_dates_after_the_twelfth_settle_the_others(tmp_path):
    assert days(imported(tmp_path, ["05/11/2021", "25/11/2021", "06/11/2021"]))[0] == date(2021, 11, 5)
    assert days(imported(tmp_path, ["5/11/2021", "5/25/2021", "5/26/2021", "5/1/2021"]))[0] == date(2021, 5, 11)
    assert days(imported(tmp_path, ["5/11/2021 - 6/11/2021", "25/11/2021 - 26/11/2021"]))[0] == date(2021, 11, 5)


def test_a_date_that_reads_the_same_both_ways_needs_no_order(tmp_path):
    assert days(imported(tmp_path, ["05/05/2021", "06/06/2021"])) == [date(2021, 5, 5), date(2021, 6, 6)]


@pytest.mark.parametrize(
    "converted",
    [
        ["2021-05-11", "2021-06-11", "2021-07-11"],
        ["44327", "44358", "44388"],
        ["2021-05-11 00:00:00"] * 3,
        ["2021-05-11T00:00:00"] * 3,
        ["2021/05/11", "2021/06/12", "20210711"],
        ["44512", "44327", "44358"],
    ],
)
def test_a_column_that_a_spreadsheet_half_converted_is_refused_with_what_gives_it_away(tmp_path, converted):
    why = refused(tmp_path, [*converted, "13/11/2021", "25/11/2021"])
    assert why.code == "half_converted_dates"
    assert (why.values["column"], why.values["dates"]) == ("date", f"{converted[0]}, 13/11/2021")


def test_a_day_up_to_the_twelfth_may_have_been_converted_and_one_after_it_was_not(tmp_path):
    assert refused(tmp_path, ["2021-12-12", "2021-06-12", "13/11/2021", "14/11/2021", "25/11/2021"]).values == {
        "name": "mine.csv", "column": "date", "dates": "2021-12-12, 13/11/2021",
    }  # fmt: skip
    assert refused(tmp_path, ["44327", "2021-12-12", "11/13/2021", "11/14/2021", "11/25/2021"]).values["dates"] == (
        "44327, 11/13/2021"
    )
    for after in ("2021/12/13", "20211213"):
        written = [after, "2021-06-12", "2021-07-12", "13/11/2021", "14/11/2021"]
        assert days(imported(tmp_path, written))[-1] == date(2021, 11, 14)
    assert len(imported(tmp_path, ["44513", "44512", "44511", "13/11/2021", "14/11/2021"]).table) == 5
    assert len(imported(tmp_path, ["2021-12-13", "2021-06-12", "13/11/2021", "14/11/2021", "25/11/2021"]).table) == 5
    assert len(imported(tmp_path, ["2021-12-12", "2021-06-12", "13/11/2021", "14/11/2021"]).table) == 4
    assert len(imported(tmp_path, ["2021-12-12", "13/11/2021", "14/11/2021", "15/11/2021", "16/11/2021"]).table) == 5
    mixed = ["2021-12-12", "2021-06-12", "13/11/2021", "14/11/2021", "05/11/2021"]
    assert days(imported(tmp_path, mixed))[-1] == date(2021, 11, 5)


def test_a_column_that_only_mixes_two_ways_of_writing_is_read(tmp_path):
    found = imported(tmp_path, ["2021-05-11", "2021-05-13", "2021-07-11", "13/11/2021", "25/11/2021"])
    assert days(found)[3:] == [date(2021, 11, 13), date(2021, 11, 25)]
    assert len(imported(tmp_path, ["2021-05-11"] * 9 + ["25/11/2021"]).table) == 10


def test_spreadsheet_days_are_read_where_they_are_the_column_and_said(tmp_path):
    found = imported(tmp_path, ["44505", "44506", "2021-11-07"])
    assert days(found) == [date(2021, 11, 5), date(2021, 11, 6), date(2021, 11, 7)]
    assert [(one.row, one.code, one.value, one.expected) for one in found.flags] == [
        (1, "read_as", "44505", "2021-11-05")
    ]


def test_dates_in_words_make_no_number_a_day(tmp_path):
    found = imported(tmp_path, ["5 Nov 2021", "6 Nov 2021", "7 Nov 2021", "44505"])
    assert [(one.row, one.code) for one in found.problems] == [(5, "looks_like_excel_serial")]
    assert len(imported(tmp_path, ["5 May 2021", "6 May 2021", "7 May 2021", "13/11/2021", "14/11/2021"]).table) == 5


def test_empty_cells_are_no_dates_that_say_something(tmp_path):
    found = imported(tmp_path, ["", " ", "25/11/2021", "05/11/2021"])
    assert days(found) == [date(2021, 11, 25), date(2021, 11, 5)]
    assert codes(found.rejected) == [(2, "date", "missing_value"), (3, "date", "missing_value")]
    assert refused(tmp_path, ["05/11/2021", "", " "]).values["rows"] == "1"


def test_the_order_of_several_columns_together_is_what_their_dates_show():
    together = Column(Taken(("date",)), pa.table({"date": ["5/11/2021", "25/11/2021"]}))
    assert day_order(together, "mine.csv") == "day first"
    contradicting = Column(Taken(("date",)), pa.table({"date": ["11/25/2021", "25/11/2021"]}))
    with pytest.raises(Refused) as why:
        day_order(contradicting, "mine.csv")
    assert why.value.values["name"] == "mine.csv"


def test_numbers_that_are_half_of_a_column_are_not_taken_for_days(tmp_path):
    found = imported(tmp_path, ["44505", "44506", "2021-11-07", "2021-11-18"])
    assert [(one.row, one.code) for one in found.rejected] == [
        (2, "looks_like_excel_serial"), (3, "looks_like_excel_serial"),
    ]  # fmt: skip
    assert codes(imported(tmp_path, ["44505"]).rejected) == [(2, "date", "looks_like_excel_serial")]


def test_a_lone_number_among_dates_is_rejected_with_the_day_it_may_be(tmp_path):
    found = imported(tmp_path, ["2021-11-05", "44506", "2021-11-07"])
    assert [(one.row, one.code, one.expected) for one in found.rejected] == [
        (3, "looks_like_excel_serial", "2021-11-06")
    ]


@pytest.mark.parametrize(
    ("written", "example"),
    [
        (["25/11/21", "26/11/21", "5/11/20"], ("25/11/21", "2021-11-25")),
        (["1-Jan-21"], ("1-Jan-21", "2021-01-01")),
        (["1636067000"], ("1636067000", "2021-11-05")),
    ],
)
def test_what_is_read_by_more_than_stands_there_is_said_once_a_column(tmp_path, written, example):
    found = imported(tmp_path, written)
    assert [(one.row, one.code, one.value, one.expected) for one in found.flags] == [(1, "read_as", *example)]
    assert not found.rejected


def test_what_is_read_by_more_than_stands_there_is_said_with_the_first_that_is(tmp_path):
    column = {"date_start": ("date",), "governorate": ("governorate",)}
    serials = imported(tmp_path, ["5 November 2021", "44506", "44507"])
    ordered = imported(
        tmp_path,
        ["5 November 2021", "03/05/1443"],
        mapping=Mapping(column, orders={"date_start": "day first"}, hijri=True),
    )
    stated = imported(tmp_path, ["44506", "44507"], mapping=Mapping(column, orders={"date_start": "day first"}))
    said = [
        [(one.column, one.code, one.value, one.expected) for one in found.problems]
        for found in (serials, ordered, stated)
    ]
    assert said == [
        [("date", "read_as", "44506", "2021-11-06")],
        [("date", "read_as", "03/05/1443", "2021-12-07")],
        [("date", "read_as", "44506", "2021-11-06")],
    ]
    assert codes(imported(tmp_path, ["9999999999"]).problems) == [(2, "date", "future_date")]


def test_hijri_dates_are_named_and_converted_only_when_the_mapping_asks(tmp_path):
    found = imported(tmp_path, ["1443-03-30", "2021-11-06"])
    assert [(one.code, one.expected) for one in found.rejected] == [("looks_hijri", "2021-11-05")]
    asked = Mapping({"date_start": ("date",), "governorate": ("governorate",)}, hijri=True)
    assert toml.read(toml.written(asked), "m.toml") == asked
    found = imported(tmp_path, ["1443-03-30", "2021-11-06"], mapping=asked)
    assert days(found) == [date(2021, 11, 5), date(2021, 11, 6)]
    assert [(one.code, one.value) for one in found.flags] == [("read_as", "1443-03-30")]


def test_a_mapping_says_how_fractions_are_written_and_the_order(tmp_path):
    said = Mapping(
        {"date_start": ("date",), "governorate": ("governorate",), "killed": ("killed",)},
        orders={"date_start": "month first"},
        decimal=",",
    )
    assert toml.read(toml.written(said), "m.toml") == said
    found = read(tmp_path, b"date;governorate;killed\n05/11/2021;SY09;1.000\n", "mine.csv", mapping=said)
    assert days(found) == [date(2021, 5, 11)]
    assert found.table["killed_low"].to_pylist() == [1000]
    with pytest.raises(Refused, match="decimal"):
        toml.read('decimal = ";"\n[columns]\n', "m.toml")


def test_a_stated_precision_that_is_not_understood_is_not_stated(tmp_path):
    records = [
        {"date": "2021-11-05", "governorate": "SY09", "date_precision": said, "location_precision": said, "gps": gps}
        for said, gps in (("7", "35.155, 40.428"), ("", "35.155, 40.428"), ("7", ""))
    ]
    found = read(tmp_path, as_csv(records), "mine.csv")
    assert found.table["date_precision"].to_pylist() == [None, "day", None]
    assert found.table["location_precision"].to_pylist() == [None, "near", "governorate"]
    assert codes(found.flags) == [
        (row, f"{what}_precision", "left_out") for row in (2, 4) for what in ("date", "location")
    ]


def test_a_precision_that_was_not_understood_is_not_the_finest_when_an_export_comes_back(tmp_path):
    record = {"date_start": "2021-11-05", "governorate": "SY09", "lat": "35.155", "lon": "40.428", "flags": "left_out"}
    record |= {"date_precision": "", "location_precision": ""}
    found = read(tmp_path, as_csv([record, record | {"flags": "", "killed": "1"}]), "export.csv")
    assert found.table["date_precision"].to_pylist() == [None, "day"]
    assert found.table["location_precision"].to_pylist() == [None, "near"]
