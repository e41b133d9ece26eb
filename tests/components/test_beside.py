"""Another source's totals beside ours: on pages, in links, in both languages; never a sum."""

from datetime import date, timedelta
from functools import partial

import pytest

from components.beside import asking, figure, panels, said
from components.beside.tables import tables
from components.briefing import totals
from components.briefing.html import layout
from components.briefing.powerpoint import deck as powerpoint
from components.filters import splits
from components.names import languages, names
from components.pictures.chart import made
from components.tables.totals_said import in_words
from data.aggregate.counted_sums import COUNTRY, Cell, Sums
from data.library import opening
from data.library.records import About
from data.sources.cells import Import
from data.sources.counted.summing import sums
from data.store import store_of
from tests import factories
from tests.briefing.views import slide_of, view_of
from tests.pictures.drawn import rows_of, texts
from tests.test_app import opened
from tests.test_app import said as on_screen

HOSTILE = '<script>alert(1)</script>"[x](http://evil.example)'


def months(year, first, last):
    for at in range(first, last + 1):
        end = date(year + at // 12, at % 12 + 1, 1) - timedelta(1)
        yield {"date_start": date(year, at, 1), "date_end": end}


def hapi(**more):
    """Months of 2018 in two governorates, of two types of which an event may have both."""
    return [
        {**month, "governorate": area, "type_text": kind, "exclusive": False, "events": n, **more}
        for month in months(2018, 1, 6)
        for area, n in (("SY09", 11), ("SY11", None))
        for kind, n in (("political_violence", n), ("civilian_targeting", 3))
    ]


def kept(rows, name, **more):
    table = factories.totals(*({"source": "HDX HAPI", "as_of": date(2019, 5, 3), **row} for row in rows))
    nothing = factories.table().slice(0, 0)
    read = Import(nothing, [], len(rows), name, others={"counts": table})
    about = About({"en": name, "ar": f"{name} بالعربية"}, licence="CC BY-IGO")
    return opening.library().keep(read, about, by="test", original=b"x", name="x.csv", **more)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))


def boxes(app):
    return {box.key for box in app.selectbox}


def test_where_there_are_no_totals_nothing_is_offered_to_stand_beside():
    assert "url_beside" not in boxes(opened("timeline"))


@pytest.mark.parametrize("lang", languages())
def test_a_chart_of_totals_is_handed_over_with_their_own_source_and_nothing_of_ours(lang):
    view = view_of(f"beside={kept(hapi(), 'HAPI').origin}&from=2018-01-01&to=2018-12-31", lang)
    of, counted = view.names, splits.counted(view, "month", "none")
    shown, by_month = splits.laid(counted, view, "month", "violent_events", "none"), asking.by_period(view, "month")
    draw = partial(figure.small_multiples, shown, by_month, {}, ("SY09", "SY11"), view.beside, of)
    chart = panels.picture(by_month, "Totals", draw, view)
    rows = rows_of(made(chart, "csv", view))
    given = [row for row in rows if row[view.beside.what]]
    assert {(row["area"], row[view.beside.what]) for row in given} == {("SY09", "11")}
    assert all(int(row["periods_without_number"]) for row in rows if row["area"] == "SY11")  # silent is no zero
    text = " ".join(texts(made(chart, "svg", view).text))
    assert of.t("beside_rule") in text and "HDX HAPI" in text
    ours = view.origin.citation[lang]
    assert ours not in text and ours not in rows[0]["provenance"]


@pytest.mark.parametrize("lang", languages())
def test_totals_stand_below_the_timeline_with_their_source_and_their_rule(lang):
    origin = kept(hapi(), "HAPI").origin
    app = opened("timeline", lang=lang, beside=origin, **{"from": "2018-01-01", "to": "2018-12-31"})
    assert not app.exception
    text, of = on_screen(app), names(lang)
    assert of.t("beside_rule") in text
    assert "HDX HAPI" in text and "CC BY-IGO" in text and of.date(date(2019, 5, 3)) in text
    assert said.kind("political_violence", of) in text
    assert f">{of.t('not_reported')}" in text  # Raqqa gives rows without a number
    assert {"url_beside", "url_beside_type"} <= boxes(app)
    assert "url_beside_what" not in boxes(app)


@pytest.mark.parametrize("lang", languages())
def test_totals_stand_below_the_map_by_area_in_our_order(lang):
    origin = kept(hapi(), "HAPI").origin
    app = opened("map", lang=lang, beside=origin, **{"from": "2018-01-01", "to": "2018-06-30"})
    assert not app.exception
    text, of = on_screen(app), names(lang)
    table = text[text.index('<table class="beside">') :]
    assert "66" in table
    order = [table.index(f">{of.of('area', code)}<") for code in ("SY09", "SY08", "SY11")]
    assert order == sorted(order)
    assert of.t("beside_no_row") in table  # Hasakah has none: no 0


@pytest.mark.parametrize(
    ("params", "parameter"),
    [
        ({"beside": "nowhere"}, "beside"),
        ({"beside": "hapi", "beside_type": "battles"}, "beside_type"),
        ({"beside": "hapi", "beside_what": "killed"}, "beside_what"),
        ({"beside_what": "killed"}, "beside_what"),
    ],
)
def test_totals_asked_for_in_vain_are_said_and_no_others_are_drawn(params, parameter):
    kept(hapi(), "HAPI")
    name = opening.library().tables()[0].origin
    params = {key: name if value == "hapi" else value for key, value in params.items()}
    app = opened("timeline", **params)
    assert any(f"asked for {parameter} ".replace("_", "\\_") in warning.value for warning in app.warning)
    assert names("en").t("beside_rule") not in on_screen(app)


def test_private_totals_of_another_browser_look_as_if_they_were_not_here():
    origin = kept(hapi(), "ACLED weeks", owner="0" * 64).origin
    app = opened("timeline", beside=origin)
    assert any("asked for beside " in warning.value for warning in app.warning)
    assert "url_beside" in boxes(app) and "ACLED" not in " ".join(app.selectbox(key="url_beside").options)
    assert origin not in tables(view_of("").store)
    assert origin in tables(view_of("").store, "0" * 64)


def test_the_texts_of_a_file_of_totals_stay_texts():
    rows = [{**row, "type_text": HOSTILE, "source": HOSTILE} for row in hapi()]
    app = opened("timeline", beside=kept(rows, "HAPI").origin, **{"from": "2018-01-01", "to": "2018-12-31"})
    assert not app.exception
    assert "<script>" not in on_screen(app)


def test_an_upload_of_totals_alone_stands_beside_and_is_no_table_to_look_at():
    store = store_of(factories.table().slice(0, 0), "v", "mine.xlsx", counts=factories.totals(*hapi()))
    found = tables(view_of("").store, uploads={"c": store})
    assert found["c"].origin.names["en"] == "mine.xlsx"
    assert found["c"].origin.kind == "upload"


def test_what_stands_beside_is_kept_in_links_and_in_the_link_of_a_slide():
    app = opened("overview", beside=kept(hapi(), "HAPI").origin)
    assert not app.exception
    assert not app.warning


def test_the_whole_country_has_no_bar_beside_its_areas():
    day = date(2018, 1, 1)
    area, whole = (Cell(code, day, day, n, 1, 0, 0, 0) for code, n in (("SY09", 4), (COUNTRY, 40)))
    html = panels.bars(Sums((area,), whole, 0, 0, 0, 0), names("en"))
    assert "--share:1.0000" in html and "--share:0.0000" in html and ">40<" in html


@pytest.mark.parametrize("lang", languages())
def test_totals_that_are_in_no_sum_are_said_beside_the_sum_of_the_others(lang):
    area = {"date_start": date(2018, 1, 1), "date_end": date(2018, 1, 31), "governorate": "SY09", "exclusive": True}
    rows = factories.totals({**area, "events": 41}, {**area, "district": "SY0901", "events": 31})
    told = in_words(sums(rows), 2, names(lang))
    assert "41" in told and "72" not in told
    assert names(lang).t("totals_in_no_sum", n=1) in told


@pytest.mark.parametrize("lang", languages())
def test_a_slide_draws_the_totals_beside_our_timeline_with_their_source_and_no_0_for_what_is_not_given(lang):
    origin, of = kept(hapi(), "HAPI").origin, names(lang)
    made = slide_of(f"beside={origin}&slide=timeline&from=2018-01-01&to=2018-12-31", lang)
    block = made.blocks[1]
    assert said.kind("political_violence", of) in block.heading
    assert of.t("beside_rule") in block.notes and any("CC BY-IGO" in note for note in block.notes)
    by_area = dict(block.panels)
    (ours,) = [bars for title, bars in by_area.items() if of.of("area", "SY09") in title]
    assert [bar.n for bar in ours[:6]] == [11] * 6
    assert {bar.state for bar in ours[6:]} == {"uncovered"}
    (silent,) = [bars for title, bars in by_area.items() if of.of("area", "SY11") in title]
    assert {bar.state for bar in silent} == {"uncovered"}
    packed = layout.page(made)
    assert "HDX HAPI" in packed and powerpoint.made([made])
    view = view_of(f"beside={origin}&from=2018-01-01&to=2018-12-31", lang)
    numbers = [row for row in totals.cells(view) if "SY09" in row]
    assert [row[totals.CELLS.index("number")] for row in numbers] == [11] * 6


def test_a_slide_of_a_map_has_a_line_an_area():
    origin = kept(hapi(), "HAPI").origin
    block = slide_of(f"beside={origin}&slide=map&from=2018-01-01&to=2018-12-31").blocks[1]
    rows = {row[0]: row[1:] for row in block.rows}
    assert rows["Deir ez-Zor"][0] == "66" and rows["Raqqa"][0] == names("en").t("not_reported")
