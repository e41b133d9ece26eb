"""A timeline as a file: the bars, labels and sums of the page, with all that must be said beside them."""

import re
from functools import partial

import pytest

from components.figures.timeline import small_multiples
from components.filters import splits
from components.look import LIGHT
from components.measure import width_of
from components.names import languages
from components.pictures.chart import made
from components.pictures.figure import drawn as parts_of
from components.pictures.figure import plain
from components.pictures.sheet import ROOM
from components.timeline import key_dates, source_totals
from components.timeline import picture as of_timeline
from tests.briefing.views import held, view_of
from tests.factories import incident
from tests.pictures import drawn
from tests.pictures.drawn import rows_of, whole


def charted(view, every="month", measure="violent_events", split="none", intervals=False):
    """The timeline of a view, what the page draws of it, and its chart."""
    shown = splits.laid(splits.counted(view, every, split), view, every, measure, split)
    dates, totals = key_dates.within(shown, view), source_totals.in_view(view)
    bands = source_totals.bands(totals, view.names)
    draw = partial(small_multiples, shown, view.names, intervals=intervals, marks=dates, bands=bands, labels=9)
    return shown, draw(LIGHT), of_timeline.chart(shown, view, draw, dates, totals, intervals)


SHIPPED = {
    "a series": ("from=2018-01-01&to=2018-12-31", {"split": "class"}),
    "killed": ("from=2018-01-01&to=2018-12-31", {"measure": "killed"}),
    "a sample": ("table=coded_reports", {"measure": "attacks"}),
    "with intervals": ("", {"intervals": True}),
}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("link", "asked"), SHIPPED.values(), ids=SHIPPED)
def test_a_picture_has_every_text_of_the_chart_and_of_its_legend(link, asked, lang):
    view = view_of(link, lang)
    _, figure, chart = charted(view, **asked)
    texts = drawn.texts(made(chart, "svg", view).text)
    wanted = [plain(note["text"]) for note in figure.layout["annotations"]]
    axes = [axis for name, axis in figure.layout.items() if name.startswith("yaxis")]
    wanted += [plain(text) for axis in axes for text in axis["ticktext"]]
    wanted += [text for trace in figure.data if trace.get("mode") == "text" for text in trace["text"]]
    assert not [text for text in wanted if text not in texts]
    said = " ".join(texts)
    assert not [entry.words for entry in figure.legend if entry.words not in said]


@pytest.mark.parametrize("lang", languages())
def test_no_heading_of_a_panel_runs_into_the_panel_beside_it(lang):
    view = view_of("gov=all", lang)
    _, figure, _ = charted(view, every="year", measure="killed")
    least = min(
        axis["domain"][1] - axis["domain"][0] for name, axis in figure.layout.items() if name.startswith("xaxis")
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(parts_of(figure, ROOM))}</svg>'
    headings = [
        (one, one.attrib["font-size"])
        for one in drawn.read(svg).iter(f"{drawn.SVG}text")
        if one.find("*[@font-weight]") is not None
    ]
    assert len(headings) == 15
    assert all(width_of("".join(one.itertext()), float(size)) <= least * ROOM for one, size in headings)


@pytest.mark.parametrize("lang", languages())
def test_bars_of_a_picture_stand_to_one_another_as_the_numbers_of_the_page(lang):
    view = view_of("from=2018-01-01&to=2018-12-31", lang)
    shown, figure, chart = charted(view, split="class")
    spans = {plain(said) for trace in figure.data if "base" in trace for said in trace["hovertext"]}
    found = drawn.bars(made(chart, "svg", view).text)
    bars = {said: places for said, places in found.items() if said not in spans}
    assert spans and spans <= set(found)
    counted = [
        (plain(said), n)
        for trace in figure.data
        if trace["type"] == "bar" and "base" not in trace
        for said, n in zip(trace["hovertext"], trace["y"], strict=True)
    ]
    high = {said: sum(place["height"] for place in places) for said, places in bars.items()}
    sums: dict[str, int] = {}
    for said, n in counted:
        sums[said] = sums.get(said, 0) + n
    assert set(high) == set(sums)
    one = sum(high.values()) / sum(sums.values())
    assert all(high[said] == pytest.approx(n * one, abs=0.3) for said, n in sums.items())
    assert sum(sums.values()) == int(shown.drawn["n"].sum())


@pytest.mark.parametrize(("link", "asked"), SHIPPED.values(), ids=SHIPPED)
def test_the_rows_of_a_chart_add_up_to_its_bars_and_to_what_is_in_no_bar(link, asked):
    view = view_of(link)
    shown, _, chart = charted(view, **asked)
    rows = rows_of(made(chart, "csv", view))
    assert whole(rows, "bar") == int(shown.drawn["n"].sum())
    assert whole(rows, "in_no_bar") == int(shown.unfit["n"].sum())
    assert whole(rows, "part") == (whole(rows, "bar") if shown.split else 0)
    for panel in shown.panels:
        own = [row for row in rows if row["governorate"] == panel and row["row"] != "part"]
        assert sum(int(row["incidents"] or 0) for row in own) == shown.total(panel)
    assert all(row["reason"] for row in rows if row["row"] == "in_no_bar")


def test_a_period_that_the_table_does_not_cover_has_no_number_and_one_it_covers_in_part_says_so():
    view = view_of("from=2019-11-10&to=2020-12-31&gov=SY09")  # the table ends in November 2019
    _, _, chart = charted(view)
    november, december = rows_of(made(chart, "csv", view))[:2]
    assert (november["period_from"], november["period_to"]) == ("2019-11-01", "2019-11-30")
    assert (november["coverage"], int(november["incidents"]) > 0) == ("partial", True)
    assert (december["coverage"], december["incidents"]) == ("none", "")


def test_at_least_has_no_high_end_and_what_nobody_reports_is_no_zero():
    rows = (
        incident(killed_low=7),
        incident(governorate="SY08"),
        incident(governorate="SY11", killed_low=1, killed_best=2, killed_high=4),
    )
    view = view_of("table=t&gov=SY08,SY09,SY11", store=held(*rows))
    _, _, chart = charted(view, measure="killed")
    told = {row["governorate"]: row for row in rows_of(made(chart, "csv", view)) if row["incidents"] == "1"}
    ends = {code: (row["killed_low"], row["killed_best"], row["killed_high"]) for code, row in told.items()}
    assert ends == {"SY09": ("7", "", ""), "SY08": ("", "", ""), "SY11": ("1", "2", "4")}


@pytest.mark.parametrize("lang", languages())
def test_a_picture_holds_its_scope_source_and_caveats_and_needs_no_other_file(lang):
    view = view_of("table=coded_reports", lang)
    _, _, chart = charted(view, measure="attacks")
    svg = made(chart, "svg", view).text
    said, names = " ".join(drawn.texts(svg)), view.names
    for wanted in (
        names.t("timeline_sample"),
        names.t("totals_title"),
        names.t("said_filter", said=names.t("said_nothing")),
        names.t("not_shown_title"),
        view.origin.citation[lang],
    ):
        assert wanted in said, wanted
    assert set(re.findall(r"url\(([^)]{5})", svg)) <= {"data:", "#part"}
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert ('"PlexArabic"' in svg) is (lang == "ar")


def test_nothing_that_a_row_brings_is_more_than_text_in_a_picture_or_a_file():
    hostile = "=cmd()<script>alert(1)</script>\x0b\u202e"
    view = view_of("table=t&gov=all", store=held(incident(governorate=hostile)))
    _, _, chart = charted(view, measure="attacks")
    svg = made(chart, "svg", view).text
    assert not [element.tag for element in drawn.read(svg).iter() if element.tag.endswith("script")]
    assert any("alert(1)" in text for text in drawn.texts(svg))
    assert rows_of(made(chart, "csv", view))[0]["governorate"].startswith("'=cmd()")
