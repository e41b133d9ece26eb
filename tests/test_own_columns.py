"""Own columns of a table: filtered and split by, shown, counted; whatever a file calls them and writes in them."""

import io
from datetime import date

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from components import own_words, permalink, words
from components.briefing import files
from components.briefing.html import layout
from components.briefing.slide import EmptyBlock, TimelineBlock
from components.names import languages, names
from data import filter_link, own_link, query, recorded, statements
from data.aggregate import own
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from data.filter import Filter
from data.leads import no_lead
from data.statements import LeftOut
from tests.briefing.views import slide_of
from tests.factories import incident
from tests.own_tables import HOSTILE, alerts, with_own
from tests.test_app import APP, said

STORE = alerts()
ORIGIN = STORE.origins["t"]
COVERS = ORIGIN.covers_from, ORIGIN.covers_to


def asked(*pairs):
    return Filter(origin="t", governorates=(), own=pairs).resolved(*COVERS)


def found(*pairs):
    return int(query.matching(STORE.incidents("t"), asked(*pairs)).count().execute())


def opened(page, store=STORE, **params):
    app = AppTest.from_file(APP, default_timeout=60)
    app.session_state["uploads"] = {"t": store}
    for name, value in {"table": "t", "gov": "all", **params}.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py")
    return app.run()


def test_several_texts_of_a_column_are_any_of_them_and_several_columns_all_of_them():
    assert found(("Alert level", "Red")) == 2
    assert found(("Alert level", "Red"), ("Alert level", "Amber")) == 3
    assert found(("Alert level", "")) == 1
    assert found(("Alert level", "Red"), ("Houses", "1")) == 1
    assert found(("Alert level", HOSTILE)) == 1


@pytest.mark.parametrize("pair", [("Alert level", HOSTILE), ("a:b,c%&", ""), ("مستوى الخطر", "أحمر، شديد")])
def test_what_a_link_says_of_own_columns_is_read_as_it_was_written(pair):
    params = filter_link.written(asked(pair, ("x", "y")))
    assert filter_link.read(params, ("t",))[0].own == (pair, ("x", "y"))


def test_an_address_holds_all_that_is_chosen_of_own_columns_or_says_that_it_does_not():
    many = own_link.written(("مستوى الخطر", f"الدرجة رقم {at}") for at in range(30))
    assert permalink.bounded({"own": many}) == {"own": many}
    long = own_link.written(("a", str(at)) for at in range(own_link.LONGEST))
    read, doubts = filter_link.read(permalink.bounded({"own": long}), ("t",))
    assert (read.own, [doubt.parameter for doubt in doubts]) == ((), ["own"])


def test_a_column_that_the_table_has_not_has_no_answer_and_a_text_that_nobody_gives_has_none_to_show():
    wanted = asked(("Colour", "Red"))
    assert recorded.unanswered(wanted, ORIGIN) == ("own:Colour",)
    assert statements.left_out(wanted, ORIGIN, ("attack",)) == LeftOut("table", ("own:Colour",))
    assert statements.left_out(asked(("Alert level", "Blue")), ORIGIN, ("attack",)) is None
    assert found(("Alert level", "Blue")) == 0


def test_of_a_column_that_some_rows_leave_empty_no_change_and_no_lead_is_said():
    series = alerts(kind="series").origins["t"]
    wanted = Filter(origin="t", own=(("Alert level", "Red"),), date_from=date(2021, 8, 1), date_to=date(2021, 8, 31))
    assert statements.not_comparable(wanted, series) == no_lead(wanted, series) == "own"


@pytest.mark.parametrize(
    ("lang", "one", "several", "silent"),
    [
        ("en", "Alert level: Red", "Alert level: Red, Amber or not given", "Alert level not given"),
        ("ar", "Alert level: Red", "Alert level: Red أو Amber أو غير مذكور", "Alert level: غير مذكور"),
    ],
)
def test_what_is_asked_of_own_columns_is_said_in_words(lang, one, several, silent):
    def narrowed(*texts):
        said_of = words.narrowed(asked(*(("Alert level", text) for text in texts)), names(lang))
        return [text.replace("\u2068", "").replace("\u2069", "") for text in said_of]

    assert narrowed("Red") == [one]
    assert narrowed("", "Red", "Amber") == [several]
    assert narrowed("") == [silent]


def test_a_long_or_turning_name_neither_floods_nor_turns_a_sentence():
    told = words.filter_in_words(asked(("\u202e" + "x" * 5000, HOSTILE)), names("en"))
    assert "\u202e" not in told
    assert len(told) < 3 * own_words.LONGEST


def test_the_parts_of_a_split_are_the_texts_of_the_whole_table_then_others_then_not_given():
    rows = STORE.incidents("t")
    given = own.most_given(rows, "Alert level")
    assert given[0] == "Red" and set(given) == {"Red", "Amber", "Green", HOSTILE}
    counted = per_period(rows, "year", column="Alert level", given=given[:1])
    shown = timeline(counted, asked(), ORIGIN, "year", "attacks", "own:Alert level", own_parts=own.parts_of(given[:1]))
    assert shown.of_parts() == {"own:Red": 2, own.OTHERS: 3, own.NOT_GIVEN: 1}
    assert sum(shown.of_parts().values()) == shown.total("SY09")


def test_the_parts_of_a_column_of_numbers_stand_in_their_order():
    assert own.most_given(STORE.incidents("t"), "Houses") == ("1", "2", "4", "5")


def test_numbers_are_summed_over_the_rows_that_give_one_and_the_silent_ones_are_counted():
    level, houses = own.summaries(STORE.incidents("t"), ORIGIN.own)
    assert (level.rows, level.given, level.numbers) == (6, 5, None)
    assert level.values[0] == ("Red", 2)
    assert (houses.rows, houses.given) == (6, 5)
    assert houses.numbers == own.Numbers(13, 1, 5, 2.0)


def test_a_sum_beyond_what_a_number_holds_is_still_the_sum():
    big = 2**63 - 1
    store = with_own(incident(), incident(), Houses=(big, big))
    assert own.summaries(store.incidents("t"), store.origins["t"].own)[0].numbers.total == 2 * big


@pytest.mark.parametrize("lang", languages())
def test_a_field_of_each_own_column_writes_to_the_one_parameter(lang):
    app = opened("incidents", lang=lang, own="Alert level:Red")
    assert not app.exception
    fields = {box.key: box for box in app.multiselect if (box.key or "").startswith("url_own_")}
    assert len(fields) == 2
    level = fields["url_own_t_0"]
    assert level.options[-1] == names(lang).t("own_not_given")
    level.set_value(["Red", ""]).run()
    assert app.query_params["own"] == "Alert level:Red,Alert level:"
    assert names(lang).t("incidents_count", n=3) in said(app)


def test_another_table_is_not_asked_for_the_columns_of_this_one():
    app = opened("timeline", own="Alert level:Red", split="own:Alert level")
    app.selectbox(key="url_table").set_value("coded_reports").run()
    assert "own" not in app.query_params and "split" not in app.query_params


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("page", ["overview", "briefing"])
def test_a_page_gives_no_number_for_a_column_that_its_table_has_not(page, lang):
    app = opened(page, lang=lang, table="coded_reports", own="Alert level:Red")
    assert not app.exception
    told = words.left_out(LeftOut("table", ("own:Alert level",)), asked(), names(lang), markdown=True)
    assert names(lang).begun(told) in {info.value for info in app.info}
    assert names(lang).t("incidents_count", n=0) not in said(app)


@pytest.mark.parametrize("lang", languages())
def test_a_timeline_is_split_by_an_own_column_in_colours_patterns_and_words(lang):
    app = opened("timeline", lang=lang, split="own:Alert level", measure="attacks", bar="2021-04-01", every="month")
    assert not app.exception
    legend = next(element.proto.body for element in app.get("html") if 'class="legend"' in element.proto.body)
    for text in ("Red", "Amber", "&lt;img", names(lang).t("own_not_given")):
        assert text in legend
    assert "<img" not in legend
    assert any("Red" in caption.value and "1" in caption.value for caption in app.caption)


def test_a_split_by_a_column_that_the_table_has_not_is_said_and_no_other_is_drawn():
    app = opened("timeline", split="own:Colour")
    assert not app.get("plotly_chart")
    assert any("not recorded" in info.value.lower() and "Colour" in info.value for info in app.info)


@pytest.mark.parametrize("lang", languages())
def test_a_card_shows_the_own_columns_of_its_incident_as_text_and_carries_out_nothing(lang):
    app = opened("incidents", lang=lang, incident="I6")
    assert not app.exception
    card = next(element.proto.body for element in app.get("html") if "<dt><bdi>Alert level" in element.proto.body)
    assert "&lt;img" in card and "<img" not in card and "<a" not in card
    assert "\u202e" not in card and "‹U+202E›" in card
    assert names(lang).t("own_of_incident") in {heading.value for heading in app.subheader}


def test_what_an_incident_leaves_empty_in_its_own_columns_is_said_not_to_be_given():
    app = opened("incidents", incident="I4")
    assert "Not given: \u2068Alert level\u2069" in said(app)


@pytest.mark.parametrize("lang", languages())
def test_the_page_of_tables_sums_own_columns_with_the_silent_rows_beside(lang):
    app = opened("data", lang=lang)
    assert not app.exception
    assert not [element for element in app.get("html") if names(lang).t("own_sum", n=5, total=13) in element.proto.body]
    app.selectbox(key="url_sum").select_index(0).run()
    assert "".join(app.query_params["sum"]).startswith("Houses")
    panel = next(element.proto.body for element in app.get("html") if "<bdi>Houses" in element.proto.body)
    assert names(lang).t("own_sum", n=5, total=13) + names(lang).t("list_break") in panel
    assert names(lang).t("own_no_number", n=1) in panel
    assert names(lang).t("own_given", n=5, rows=6) in panel
    assert "&lt;img" in panel and "<img" not in panel


def test_tables_without_own_columns_say_nothing_of_them():
    app = opened("data", table="coded_reports")
    assert names("en").t("own_columns") not in {heading.value for heading in app.subheader}


SPLIT_SLIDE = "table=t&gov=all&measure=attacks&slide=timeline&split=own%3AAlert%20level&from=2021-05-04&to=2021-12-31"


@pytest.mark.parametrize("lang", languages())
def test_a_slide_draws_the_parts_of_its_bars_with_a_legend_that_adds_up(lang):
    slide = slide_of(SPLIT_SLIDE, lang, STORE)
    (block,) = slide.blocks
    assert isinstance(block, TimelineBlock)
    assert "Alert level" in block.heading
    assert "Red" in block.legend[0].words
    assert block.legend[-1].words == names(lang).t("own_not_given")
    assert len({(entry.colour, entry.shape) for entry in block.legend}) == len(block.legend)
    assert len({entry.shape for entry in block.legend}) == len(block.legend)
    for _, bars in block.panels:
        assert all(sum(bar.parts) == bar.n for bar in bars)
    page = layout.page(slide)
    assert "<img src=x" not in page and "stroke-dasharray" in page
    assert "split=own%3AAlert+level" in slide.link or "split=own:Alert+level" in slide.link


def test_the_parts_of_bars_are_series_of_a_native_chart_in_powerpoint():
    deck = Presentation(io.BytesIO(files.made("pptx", slide_of(SPLIT_SLIDE, "en", STORE))))
    chart = next(shape.chart for shape in deck.slides[0].shapes if shape.has_chart)
    counts = {series.name: sum(value or 0 for value in series.values) for series in chart.plots[0].series}
    drawn = {text: n for name, n in counts.items() for text in ("Red", "Amber", "Green", "not given") if text in name}
    assert drawn == {"Red": 1, "Amber": 1, "Green": 1, "not given": 1}


@pytest.mark.parametrize("split", ["own%3AColour", "family"])
def test_a_slide_whose_split_the_table_has_not_says_so_and_draws_nothing(split):
    bare = with_own(
        incident(initiators=None, directed=None), incident(initiators=None, directed=None), Level=("1", "2")
    )
    (block,) = slide_of(f"table=t&gov=all&measure=attacks&slide=timeline&split={split}", "en", bare).blocks
    assert isinstance(block, EmptyBlock)
    assert "Not recorded in this table" in block.notes[0]


def test_the_slide_of_a_timeline_is_split_as_the_page_is():
    app = opened("timeline", split="own:Alert level", present="1")
    assert "split by" in app.get("iframe")[0].proto.srcdoc
    assert not opened("briefing", split="own:Alert level", slide="timeline").warning
