"""Charts of two sides as files: every word of the page, a row a bin of each side, and no number where there is none."""

import csv
import io
from functools import partial

import pytest

from components.compare import overlaying, picture, sides
from components.figures.overlaid import alone, overlaid
from components.figures.paired import Column, paired
from components.look import LIGHT
from components.pictures.chart import made
from components.pictures.figure import plain
from tests.briefing.views import view_of
from tests.compare.test_drawn import HALVES, TABLES
from tests.pictures import drawn


def charted(link, lang="en", measure="violent_events"):
    view = view_of(link, lang)
    laid, told = overlaying.lay(view, "month", measure), sides.told(view)
    draw = partial(overlaid, laid, told, view.names)
    return view, laid, draw(LIGHT), picture.overlaid(laid, told, view, draw)


def rows_of(chart, view):
    return list(csv.DictReader(io.StringIO(made(chart, "csv", view).text.removeprefix("\ufeff"))))


@pytest.mark.parametrize(("link", "measure", "lang"), [(HALVES, "violent_events", "en"), (TABLES, "killed", "ar")])
def test_a_picture_of_two_sides_has_every_text_of_the_chart_and_of_its_legend(link, measure, lang):
    view, _, figure, chart = charted(link, lang, measure)
    texts = drawn.texts(made(chart, "svg", view).text)
    wanted = [plain(note["text"]) for note in figure.layout["annotations"]]
    wanted += [plain(text) for text in figure.layout["xaxis"]["ticktext"]]
    assert not [text for text in wanted if text not in texts]
    assert not [entry.words for entry in figure.legend if entry.words not in " ".join(texts)]


def test_the_rows_of_a_side_are_its_bins_and_the_days_without_data_have_no_number():
    view, laid, _, chart = charted(TABLES)
    rows = rows_of(chart, view)
    names = [one.name for one in sides.told(view)]
    for name, side in zip(names, laid.sides, strict=True):
        own = [row for row in rows if row["side"] == name and row["row"] == "bar" and row["coverage"] != "none"]
        assert [int(row["incidents"]) for row in own] == [one.n for one in side.bins["SY09"]]
    (gap,) = [row for row in rows if row["coverage"] == "none"]
    assert (gap["side"], gap["incidents"]) == (names[1], "")


def test_a_file_of_two_tables_says_whose_the_other_is():
    view, _, _, chart = charted(TABLES)
    assert view.compared[0].origin.citation["en"][:40] in " ".join(drawn.texts(made(chart, "svg", view).text))


def test_a_side_by_itself_has_the_scope_and_the_source_of_its_own_table():
    view = view_of(TABLES)
    laid, other = overlaying.lay(view, "month", "violent_events"), view.compared[0]
    one = sides.told(view)[1]
    chart = picture.alone(laid, 1, one, other, partial(alone, laid, 1, one, view.names))
    texts = " ".join(drawn.texts(made(chart, "svg", other).text))
    assert other.origin.citation["en"][:40] in texts
    assert view.origin.citation["en"][:40] not in texts
    assert {row["side"] for row in rows_of(chart, other)} == {one.name}


def test_a_bar_that_has_no_number_is_empty_in_the_file():
    view = view_of(TABLES)
    columns = (Column("", ((12, None),), ((("a",), ("b",)),)),)
    draw = partial(paired, ("Attack",), columns, sides.told(view), view.names, missing="–")
    chart = picture.paired(("Attack",), columns, view, "Incidents by class", draw)
    assert [row["incidents"] for row in rows_of(chart, view)] == ["12", ""]
    assert "12" in drawn.texts(made(chart, "svg", view).text)
