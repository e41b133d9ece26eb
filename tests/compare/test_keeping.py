"""The table of a comparison in words, as a file, in the workbook of a slide and on the slide."""

import csv
import io

import openpyxl
import pytest

from components.briefing import asked, behind, compared, views
from components.briefing.html import layout
from components.briefing.powerpoint import deck
from components.compare import keeping, numbers, rereading, said
from components.compare.judging import judged
from components.compare.laying import laid
from components.names import names
from tests.briefing.views import slide_of, view_of

HALVES = "gov=SY08&from=2016-01-01&to=2016-06-30&compare=2016-07-01..2016-12-31"


def rows_of(link):
    view = view_of(link)
    found = judged(view)
    text = keeping.file(numbers.sheet(view, found), keeping.whence(view, found), "csv").decode("utf-8-sig")
    return {(row["counted"], row["side"]): row for row in csv.DictReader(io.StringIO(text))}


def test_a_file_of_a_comparison_has_both_sides_the_ratio_and_what_was_said_of_them():
    rows = rows_of(HALVES)
    mine, its = rows["violent_events", "view"], rows["violent_events", "beside_1"]
    assert (mine["incidents"], its["incidents"], its["from"], its["days"]) == ("112", "87", "2016-07-01", "184")
    assert float(mine["a_day"]) == pytest.approx(112 / 182) and float(its["a_day"]) == pytest.approx(87 / 184)
    assert float(its["ratio"]) == pytest.approx((112 / 182) / (87 / 184)) and its["verdict"] == "no_clear_change"
    assert rows["security_operations", "view"]["incidents"] == ""  # never recorded is no 0
    assert rows["killed", "view"]["ratio"] == "" and ("injured", "view") not in rows
    assert "compare=2016-07-01..2016-12-31" in mine["provenance"] and "184 days" in mine["provenance"]


def test_a_file_says_by_a_code_why_no_ratio_is_told():
    rows = rows_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=table:coded_reports")
    assert rows["attacks", "beside_1"]["no_ratio_as"] == "tables" and rows["attacks", "beside_1"]["ratio"] == ""
    assert rows["attacks", "beside_1"]["table"] == "coded_reports"


def test_a_file_says_of_which_place_alone_a_side_counts():
    rows = rows_of("gov=SY09&place=SY0902&from=2018-10-01&to=2018-12-31&compare=SY08")
    assert [rows["attacks", side]["place"] for side in ("view", "beside_1")] == ["SY0902", ""]


def test_a_workbook_holds_the_same_rows():
    view = view_of(HALVES)
    found = judged(view)
    sheet = numbers.sheet(view, found)
    book = openpyxl.load_workbook(io.BytesIO(keeping.file(sheet, keeping.whence(view, found), "xlsx")))
    assert book.sheetnames == [numbers.NAME, "provenance"]
    assert book[numbers.NAME].max_row == len(sheet.rows) + 1


def test_a_slide_of_a_compared_view_has_its_table_and_its_link_keeps_what_it_is_compared_with():
    made = slide_of(f"{HALVES}&slide=incidents", "ar")
    block, said_of = made.blocks[-1], names("ar")
    view = view_of(HALVES, "ar")
    drawn = laid(view, judged(view))
    assert block.heading == said_of.t("compare_block") and set(drawn.first) <= set(block.notes)
    assert block.columns == drawn.columns and block.rows[0][0] == said_of.t("measure_violent_events")
    assert "compare=" in made.link
    assert said_of.t("compare_block") in layout.page(made) and deck.made([made])


def test_many_sides_stand_below_one_another_on_a_slide():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=years")
    (block,) = compared.blocks(view, read("slide=incidents"))
    assert [row[0] for row in block.rows] == list(laid(view, judged(view)).sides) and len(block.rows) == 4
    assert sum(block.shares) == pytest.approx(1) and {len(row) for row in block.rows} == {len(block.columns)}


def test_the_workbook_of_a_slide_has_a_sheet_of_it_only_where_the_view_is_compared():
    choices = read(HALVES)
    assert [sheet.name for sheet in behind.sheets(view_of(HALVES), choices)] == [*behind.SHEETS, numbers.NAME]
    alone = HALVES.partition("&compare")[0]
    assert [sheet.name for sheet in behind.sheets(view_of(alone), choices)] == list(behind.SHEETS)
    assert compared.blocks(view_of(alone), choices) == ()


def read(link):
    return asked.read(views.params_of(link), view_of(link).origin)[0]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_differs_in_coverage_is_said_before_any_number(lang):
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=years", lang)
    of = view.compared[-1]
    (part,) = [line for line in said.differences(view, of) if view.names.window(*covered(of)) in line]
    drawn = laid(view, judged(view))
    assert part in drawn.first and said.why_untold(judged(view), 2, view.names) in " ".join(drawn.first)
    assert said.coverage(view, of).startswith(said.differences(view, of)[0])


def covered(view):
    return view.covered.date_from, view.covered.date_to


def test_a_toll_that_one_side_leaves_open_much_more_often_is_said():
    view = view_of("table=coded_reports&gov=SY09&compare=SY11")
    shares = [side.tolls["detained"].silent / side.incidents for side in judged(view).sides]
    told = [line for line in said.differences(view, view.compared[0]) if line.startswith("Detained")]
    assert bool(told) == (abs(shares[0] - shares[1]) >= said.APART)
    assert any("%" in line for line in said.differences(view, view.compared[0]))


def test_a_clear_verdict_is_told_with_the_readings_in_which_it_does_not_hold():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&compare=SY08")
    found = judged(view)
    read = rereading.reread(view, found, 0)
    change = found.held[found.measures[0], 0].change
    assert change and read.verdict == change.verdict == "clearly_more"
    assert (read.read[0].now, read.read[0].before) == (223, 4) and len(read.read) > 3
    (told,) = rereading.in_words(view, found)
    assert f"{read.held} of {len(read.read)}" in told and told in laid(view, found).notes
    assert all(view.names.t(f"reading_{one.reading}") in told for one in read.differing)
    unclear = view_of(HALVES)
    assert rereading.in_words(unclear, judged(unclear)) == []


def test_a_publisher_that_stands_behind_much_more_of_one_period_is_named_before_the_numbers():
    view = view_of("gov=SY11&from=2017-06-01&to=2017-09-30&compare=year")
    (told,) = [line for line in said.differences(view, view.compared[0]) if "SOHR" in line]
    assert told.index("52.7") < told.index("91") and told in laid(view, judged(view)).first


def test_on_a_phone_every_number_stands_beside_what_it_is_of():
    view = view_of(HALVES)
    drawn = laid(view, judged(view))
    assert len(drawn.columns) == len(drawn.places) == len(drawn.values(drawn.rows[0]))
    assert drawn.places == (None, 0, 1, None)


def test_what_the_filter_leaves_out_is_not_said_to_be_recorded_nowhere():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&class=attack&compare=SY08")
    drawn, names = laid(view, judged(view)), view.names
    (clashes,) = (row for row in drawn.rows if row.label == names.t("measure_clashes"))
    assert {cell.note for cell in clashes.cells} == {names.t("left_out_by_filter")}
    assert names.t("measure_clashes") not in drawn.notes[-1]


def test_of_a_side_where_nothing_happened_nobody_is_said_to_report_no_number():
    view = view_of("gov=SY09&from=2018-10-01&to=2018-12-31&class=attack&compare=SY08")
    drawn, names = laid(view, judged(view)), view.names
    (killed, *_) = (row for row in drawn.rows if row.people)
    assert killed.cells[1].value == names.t("n_incidents", n=0)
