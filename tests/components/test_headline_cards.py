"""What is said beside the figures of a page about the period that they are compared with."""

from dataclasses import replace
from datetime import date

from components import headline_cards
from components.names import names
from tests.briefing.views import STORE, view_of

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
