"""Every figure beside a measure is of that measure, or names its own in the same line."""

import io
import re

import pandas as pd
import pytest
from pptx import Presentation

from components.briefing.asked import SLIDE_MEASURES
from components.briefing.powerpoint import deck as powerpoint
from components.briefing.powerpoint import shapes
from components.headline import cards as headline_cards
from components.names import languages, names
from components.timeline import words as timeline_words
from data import schema
from data.aggregate.headline import headline
from data.aggregate.periods import MEASURES, per_period
from data.aggregate.timeline import timeline
from data.recorded import columns_of
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident

CASE = "table=worked_case&period=all"
LINKS = (CASE, "table=coded_reports&gov=SY09", "from=2018-01-01&to=2018-03-31&gov=SY08")
TOLLS = ("killed", "injured", "detained")


def test_the_attack_of_the_worked_case_killed_one_and_its_raid_three():
    attack, raid = (
        slide_of(f"{CASE}&slide=timeline&measure={measure}") for measure in ("attacks", "security_operations")
    )
    assert attack.figures[0][:2] == ("Attacks", "1")
    assert attack.figures[2][:2] == ("Killed in attacks", "1")
    assert attack.figures[4][:2] == ("Detained in attacks", "Not reported")
    assert raid.figures[:2] == (("Security operations", *raid.figures[0][1:]), ("Attacks", *attack.figures[0][1:]))
    assert raid.figures[2][:2] == ("Killed in security operations", "3")
    assert raid.figures[4][:2] == ("Detained in security operations", "At least 7")


def test_operations_of_the_sample_do_not_carry_the_dead_of_its_attacks():
    slide = slide_of("table=coded_reports&gov=SY09&measure=security_operations&slide=incidents")
    rows = pd.read_parquet(schema.TABLES / "incidents" / "coded_reports.parquet")
    rows = rows[(rows["governorate"] == "SY09") & (rows["event_class"] == "security_operation")]
    killed = int(rows[["killed_low", "killed_civilians_low"]].max(axis=1).sum())
    assert slide.figures[0][:2] == ("Security operations", str(len(rows)))
    assert slide.figures[2][:2] == ("Killed in security operations", f"At least {killed}")
    (block,) = slide.blocks
    assert (block.total, block.heading) == (len(rows), "The latest: Security operations")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("measure", SLIDE_MEASURES)
def test_every_toll_on_a_slide_is_of_its_measure_and_says_so(measure, lang):
    said = names(lang)
    for link in LINKS:
        view = view_of(link, lang)
        own = headline(view.incidents.filter(view.incidents.event_class.isin(MEASURES[measure])))
        slide = slide_of(f"{link}&measure={measure}&slide=incidents,timeline", lang)
        assert slide.figures[0][0] == said.t(f"measure_{measure}")
        held_here = bool(view.origin.classes & set(MEASURES[measure]))  # else there is no figure: not recorded
        assert [figure[:2] for figure in slide.figures[2:]] == [
            (
                said.t(f"toll_in_{measure}", toll=said.t(toll)),
                said.begun(said.toll(getattr(own, toll)))
                if held_here and view.origin.records(*columns_of(toll))
                else headline_cards.NO_FIGURE,
            )
            for toll in TOLLS
        ]
        assert said.t(f"measure_{measure}") in slide.blocks[0].heading


@pytest.mark.parametrize("lang", languages())
def test_a_powerpoint_file_says_of_what_its_tolls_are(lang):
    slide = slide_of(f"{CASE}&slide=timeline&measure=attacks", lang)
    (drawn,) = Presentation(io.BytesIO(powerpoint.made([slide]))).slides
    written = [shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame]
    for label, value, _ in slide.figures:
        at = written.index(shapes.embedded(label, slide.names))
        assert written[at + 1] == shapes.embedded(value, slide.names)


@pytest.mark.parametrize("lang", languages())
def test_the_overviews_tolls_beside_its_two_counts_say_that_they_are_of_all_incidents(lang):
    view, said = view_of(CASE, lang), names(lang)
    cards = headline_cards.cards(view.ask(headline), {}, view)
    labels = [said.t("toll_in_incidents", toll=said.t(toll)) for toll in TOLLS]
    assert [label for label, _, _ in cards[2:5]] == labels
    assert cards[2][1] == "4"


def test_a_list_on_a_slide_holds_the_rows_of_its_measure_alone():
    store = held(incident(), incident(event_class="security_operation", event_type="raid", killed_low=9, killed_high=9))
    (block,) = slide_of("table=t&period=all&slide=incidents&measure=attacks", store=store).blocks
    assert (block.total, len(block.rows)) == (1, 1)
    (empty,) = slide_of("table=t&period=all&slide=incidents&measure=clashes", store=store).blocks
    assert not hasattr(empty, "rows")


def test_tolls_of_a_measure_that_the_filter_leaves_out_are_not_reported_as_none():
    slide = slide_of("table=coded_reports&class=attack&measure=security_operations&slide=timeline")
    assert [figure[1] for figure in slide.figures[2:]] == ["\u2013"] * 3


def test_the_timeline_of_killed_says_people_to_the_ear_not_incidents():
    view = view_of(CASE)
    drawn = timeline(view.ask(per_period, every="month"), view.filter, view.origin, "month", "killed")
    assert re.search(r"Deir ez-Zor 4\b", timeline_words.alt(drawn, names("en")))
