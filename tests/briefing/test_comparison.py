"""The rows of a comparison beside the title above them, and what is said of how both were tested."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.headline import cards as headline_cards
from components.headline import comparing
from components.names import languages, names
from data.aggregate.baseline import ANYWHERE
from data.change import rate_ratio
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident

FIRST = date(2021, 1, 5)  # of 36 windows of ten days
LAST = "table=t&from=2021-12-21&to=2021-12-30&slide=comparison"


def series(last):
    """Ten attacks and one raid in each ten days but the last, which have `last` attacks: a table that is a series."""
    raid = {"event_class": "security_operation", "event_type": "raid"}
    rows = []
    for window in range(36):
        day = FIRST + timedelta(10 * window)
        rows += [incident(date_start=day)] * (last if window == 35 else 10 + window % 3)
        rows.append(incident(date_start=day, **raid))
    made = held(*rows)
    whole = replace(made.origins["t"], kind="series", covers_from=FIRST, covers_to=FIRST + timedelta(359))
    made.__dict__["origins"] = {"t": whole}
    return made


def test_the_only_area_of_a_comparison_has_the_verdict_of_the_title():
    """Attacks alone are clearly more (p 0.03); beside the raids they are not, and the slide shows both."""
    view = view_of(f"{LAST}&gov=SY09", store=series(26))
    changes = comparing.shown(view, "attacks", ("SY09",))
    assert changes["attacks", "SY09"].verdict == "clearly_more"
    assert changes["attacks", ANYWHERE].verdict == "no_clear_change"
    slide = slide_of(f"{LAST}&gov=SY09", store=series(26))
    ((label, change, verdict),) = slide.blocks[0].rows
    assert (label, change) == ("Deir ez-Zor", changes["attacks", ANYWHERE])
    assert "no clear change" in slide.title
    assert verdict.startswith("no clear change")


def test_a_governorate_that_the_districts_asked_for_leave_out_is_not_told_to_have_had_none():
    link = "from=2018-03-01&to=2018-03-31&slide=comparison"
    assert [row[0] for row in slide_of(f"{link}&district=SY0902").blocks[0].rows] == ["Deir ez-Zor"]
    assert len(slide_of(f"{link}&district=SY0902,SY0800").blocks[0].rows) == 3


@pytest.mark.parametrize("lang", languages())
def test_of_two_periods_without_an_incident_no_test_is_told(lang):
    assert headline_cards.tested(rate_ratio(0, 0), names(lang)) == ""
    slide = slide_of("from=2018-06-01&to=2018-06-01&gov=SY10&slide=comparison", lang)
    assert not any(names(lang).t("tested_words") in line for line in slide.footer)


@pytest.mark.parametrize(("against", "pairs"), [("before", 46), ("year", 35)])
def test_the_windows_that_a_verdict_was_tested_with_are_told_as_the_pairs_they_are(against, pairs):
    slide = slide_of(f"period=last30&against={against}&slide=comparison")
    assert any(f"({pairs} pairs; variance" in line for line in slide.footer)
