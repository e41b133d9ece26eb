"""A title names the days that were counted: of a period asked for, no more than the table covers."""

from datetime import date, timedelta

import pytest

from components import words
from components.briefing import asked, content
from components.names import languages, names
from data.aggregate.headline import counted
from tests.briefing.views import held, view_of
from tests.factories import incident

FIRST, LAST = date(2024, 3, 14), date(2024, 6, 20)  # a table that begins and ends in mid-month
DAYS = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
STORE = held(*(incident(date_start=day) for day in DAYS))
ASKED = {
    "": (FIRST, LAST),
    "period=2024": (FIRST, LAST),
    "period=ytd": (FIRST, LAST),
    "period=last30": (date(2024, 5, 22), LAST),
    "period=last90": (date(2024, 3, 23), LAST),
    "from=2024-03-01&to=2024-03-31": (FIRST, date(2024, 3, 31)),
    "from=2024-06-01&to=2024-06-30": (date(2024, 6, 1), LAST),
    "from=2024-04-01&to=2024-04-30": (date(2024, 4, 1), date(2024, 4, 30)),
    "from=2023-01-01&to=2025-12-31": (FIRST, LAST),
}
CUT = ("period=2024", "period=ytd", *(link for link in ASKED if link.startswith("from=") and "-04-" not in link))


def seen(link, lang="en"):
    return view_of(f"table=t&gov=all&{link}", lang, STORE)


@pytest.mark.parametrize(("link", "days"), ASKED.items())
def test_title_slide_and_count_are_of_the_same_days(link, days):
    for lang in languages():
        view, said = seen(link, lang), names(lang)
        slide = content.slide(view, asked.read({}, view.origin)[0], "")
        assert said.window(*days) in words.title("subject_overview", view.covered, said)
        assert said.window(*days) in slide.scope
        assert view.ask(counted) == (days[1] - days[0]).days + 1


@pytest.mark.parametrize("link", ASKED)
def test_a_period_that_reaches_beyond_the_table_is_said_to(link):
    view = seen(link)
    told = words.beyond(view.filter, view.covered, view.names)
    assert bool(told) == (link in CUT)
    if told:
        slide = content.slide(view, asked.read({}, view.origin)[0], "")
        assert view.names.window(view.filter.date_from, view.filter.date_to) in told
        assert slide.footer[0] == told


def test_a_period_outside_the_table_keeps_its_own_days():
    view = seen("period=2030")
    assert (view.covered.date_from, view.covered.date_to) == (date(2030, 1, 1), date(2030, 12, 31))
