"""Earlier days are one click away from a view that has some, and what stands beside it is a chip."""

import pytest

from components.compare import switch
from components.names import languages
from tests.briefing.views import view_of
from tests.test_app import opened, said


def asked(link: str) -> list[dict[str, str]]:
    return [dict(asks) for _, asks in switch.offers(view_of(link))]


def test_a_period_with_others_before_it_is_one_click_from_both():
    assert asked("period=2018") == [{"compare": "before"}, {"compare": "year"}]
    assert asked("period=2016") == []  # the table covers nothing before


def test_no_change_is_offered_of_a_sample_or_of_all_that_a_table_covers():
    assert asked("") == asked("table=coded_reports&period=2021") == []


@pytest.mark.parametrize("lang", languages())
def test_what_stands_beside_a_view_is_a_chip_and_nothing_more_is_offered(lang):
    words = said(opened("overview", period="2018", compare="year", lang=lang))
    assert 'data-narrow="compare=&amp;compare_as="' in words
    assert "data-narrow=&quot;compare=year" not in words and 'data-narrow="compare=year"' not in words
    assert 'data-narrow="compare=year"' in said(opened("overview", period="2018", lang=lang))
