"""What is said beside the figures of a page about the period that they are compared with, and about their change."""

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from components.briefing import asked, blocks
from components.briefing.slide import ComparisonBlock
from components.headline import cards as headline_cards
from components.headline import comparing, readings
from components.names import languages, names
from components.view import View
from data.aggregate.headline import headline
from data.aggregate.headline import toll_counted as headline_of_toll
from data.aggregate.readings import READINGS, ReadAs, Readings
from data.change import rate_ratio
from data.dispersion import Dispersion
from tests.briefing.views import STORE, slide_of, view_of
from tests.test_app import opened, said

HALF_A_YEAR = "from=2018-01-01&to=2018-06-30"


def test_the_earlier_period_says_how_many_incidents_it_leaves_out_at_its_edges():
    view = view_of(HALF_A_YEAR)
    rows = STORE.incidents(view.origin.origin).execute()
    start, end = date(2017, 7, 4), date(2017, 12, 31)
    near = rows[rows["governorate"].isin(view.filter.governorates)]
    near = near[(near["date_start"].dt.date <= end) & (near["date_end"].dt.date >= start)]
    left_out = near[(near["date_start"].dt.date < start) | (near["date_end"].dt.date > end)]
    said = names("en").t("not_shown_straddling_before", n=len(left_out))
    assert len(left_out) > 0
    assert headline_cards.left_out_before(view) == said


def test_where_nothing_is_compared_nothing_is_said_of_an_earlier_period():
    view = view_of(HALF_A_YEAR)
    sample = replace(view, origin=replace(view.origin, kind="sample"))
    assert headline_cards.left_out_before(sample) == ""


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("link", ["", "class=attack", "gov=SY07"])
def test_a_figure_that_the_table_never_records_gives_way_to_one_that_it_has(link, lang):
    view = view_of(link, lang)
    now, spoken = view.ask(headline), names(lang)
    drawn = headline_cards.cards(now, {}, view)
    assert not [label for label, value, note in drawn if value == headline_cards.NO_FIGURE]
    held = {label: value for label, value, _ in drawn}
    civilians = view.ask(headline_of_toll, toll="killed_civilians")
    label = spoken.t("toll_in_incidents", toll=spoken.t("list_killed_civilians"))
    assert held[label] == spoken.toll(civilians)
    assert len(drawn) == (6 if 0 < now.classes["attack"] < now.incidents else 4)


def test_beside_attacks_stands_how_many_incidents_do_not_say_who_attacked():
    view = view_of("")
    now = view.ask(headline)
    (note,) = (note for label, _, note in headline_cards.cards(now, {}, view) if label == "Attacks")
    assert note == f"{now.undirected:,} incidents do not say who attacked" and now.undirected


@pytest.mark.parametrize("lang", languages())
def test_one_line_says_which_figures_the_table_never_records(lang):
    spoken = names(lang)
    never = spoken.listed(spoken.t(f"silent_{code}") for code in ("security_operations", "injured", "detained"))
    line = spoken.begun(spoken.t("not_recorded_of", said=spoken.t("not_recorded"), what=never))
    assert said(opened("overview", lang=lang)).count(line) == 1
    assert spoken.t("not_recorded") not in said(opened("overview", lang=lang, table="coded_reports"))


WHOLE: comparing.Series = ("violent_events", "")
WAVERING = Readings(
    (
        ReadAs("as_is", 12, 40, "clearly_more"),
        ReadAs("exact_day", 10, 14, "no_clear_change"),
        ReadAs("located", 11, 38, "clearly_more"),
    )
)


@pytest.mark.parametrize("lang", languages())
def test_a_change_on_the_overview_opens_to_the_readings_in_which_it_holds(lang):
    view = view_of(HALF_A_YEAR, lang)
    app = opened("overview", lang=lang, readings="1", **{"from": "2018-01-01", "to": "2018-06-30"})
    (line,) = readings.in_words(comparing.shown(view, "violent_events"), view)
    assert not app.exception and not app.warning
    assert line in said(app).replace("&quot;", '"')
    assert names(lang).t("readings_title") in [box.label for box in app.expander]


def test_readings_that_nobody_opens_are_not_asked_for(monkeypatch):
    queries = []
    monkeypatch.setattr(View, "readings", lambda *_: queries.append(1))
    app = opened("overview", **{"from": "2018-01-01", "to": "2018-06-30"})
    assert names("en").t("readings_title") in [box.label for box in app.expander]
    app.multiselect(key="url_gov").set_value(["SY09"]).run()
    assert not app.exception and not queries


def test_where_no_change_is_stated_there_are_no_readings_to_open():
    app = opened("overview", table="coded_reports", readings="1")
    assert names("en").t("readings_title") not in [box.label for box in app.expander]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "Attacks: \u201cclearly more\u201d holds in 2 of 3 readings of the same data, but not in: "
            "only incidents dated to the day (no clear change: 10 before, 14 now).",
        ),
        (
            "ar",
            "الهجمات: الحكم «أكثر بوضوح» يصمد في 2 من 3 قراءات للبيانات نفسها، ولا يصمد في: "
            "الحوادث المؤرّخة باليوم وحدها (لا تغيّر واضحاً: قبلها 10 والآن 14).",
        ),
    ],
)
def test_a_reading_in_which_a_change_does_not_hold_is_named_with_what_it_says(lang, words):
    spoken = names(lang)
    assert readings._sentence(spoken.t("measure_attacks"), WAVERING, spoken) == words


@pytest.mark.parametrize("against", ["before", "year"])
def test_the_readings_of_a_card_have_its_counts_as_they_are(against):
    view = view_of(f"{HALF_A_YEAR}&against={against}")
    changes = comparing.shown(view, "violent_events")
    as_is = readings.of(view, WHOLE, changes).read[0]
    earlier = view.about(view.filter.previous())
    counts = [one.ask(headline).count("violent_events") for one in (earlier, view)]
    assert [as_is.before, as_is.now] == counts
    assert as_is.verdict == changes[WHOLE].verdict


@pytest.mark.parametrize("lang", languages())
def test_a_slide_says_in_how_many_readings_its_change_and_those_of_its_areas_hold(lang):
    view = view_of(f"{HALF_A_YEAR}&slide=comparison", lang)
    slide = slide_of(f"{HALF_A_YEAR}&slide=comparison", lang)
    areas = blocks.compared_areas(view, asked.read({"slide": "comparison"}, view.origin)[0])
    changes = comparing.shown(view, "violent_events", areas)
    (line,) = readings.in_words(changes, view)
    assert len(areas) == 3 and line in slide.footer
    (block,) = slide.blocks
    assert isinstance(block, ComparisonBlock)
    labels = [label for label, *_ in block.rows]
    read = [readings.of(view, series, changes) for series in (*(("violent_events", area) for area in areas), WHOLE)]
    assert [one.verdict for one in read] == [change.verdict for _, change, _ in block.rows]
    assert all(len(one.read) == len(READINGS) for one in read)
    assert readings.of_areas(zip(labels, read, strict=True), names(lang)) in block.notes


def test_a_reading_is_judged_beside_what_else_is_shown_and_by_the_same_history():
    """Each of six areas with 28 after 12: alone that is clearly more, beside five others it is not."""
    history = Dispersion(1.0, inf, "own", 40)
    alone = {("attacks", "SY09"): rate_ratio(12, 28, dispersion=history)}
    areas = {("attacks", f"SY{n:02}"): rate_ratio(20, 20, dispersion=history) for n in range(1, 6)}
    for changes, verdict in ((alone, "clearly_more"), (alone | areas, "no_clear_change")):
        judge = readings._judge(("attacks", "SY09"), changes)
        assert judge(12, 28) == verdict
    wavy = {("attacks", ""): rate_ratio(12, 30, dispersion=Dispersion(20.0, 20.0, "own", 40))}
    assert readings._judge(("attacks", ""), wavy)(12, 30) == "no_clear_change"


@pytest.mark.parametrize("verdict", ["nothing_to_compare", "untold"])
def test_where_nothing_is_said_nothing_is_said_to_hold(verdict):
    nothing = {WHOLE: replace(rate_ratio(1, 2), verdict=verdict)}
    assert readings.in_words(nothing, view_of(HALF_A_YEAR)) == []
    assert readings.of_areas([("Raqqa", Readings((ReadAs("as_is", 1, 2, verdict),)))], names("en")) == ""


def test_areas_with_nothing_to_compare_are_said_to_waver_nowhere():
    spoken = names("en")
    none = Readings((ReadAs("as_is", 0, 0, "nothing_to_compare"), ReadAs("straddling", 0, 9, "clearly_more")))
    firm = Readings((ReadAs("as_is", 1, 9, "clearly_more"),))
    assert readings.of_areas([("Raqqa", none)], spoken) == ""
    assert readings.of_areas([("Raqqa", none), ("All", firm)], spoken) == spoken.t("readings_all_hold")
    said_of = readings.of_areas([("Raqqa", WAVERING), ("All", firm)], spoken)
    assert said_of == "Not in every reading of the same data: Raqqa (holds in 2 of 3)."
