"""The list of incidents on one page, to be printed."""

import pytest

from components.incidents.table import MOST_ROWS, ROWS
from components.names import languages, names
from tests.test_app import opened, said

OF_2018 = {"gov": "SY09", "period": "2018"}  # more incidents than a page of the list holds


@pytest.mark.parametrize("lang", languages())
def test_paper_says_how_many_incidents_of_the_list_are_not_on_it(lang):
    spoken = names(lang)
    part = said(opened("incidents", lang=lang, **OF_2018))
    assert spoken.t("list_left", n=542 - ROWS) in part
    whole = said(opened("incidents", lang=lang, whole="1", **OF_2018))
    assert spoken.t("incidents_count", n=542) in whole
    assert spoken.t("list_left", n=542 - ROWS) not in whole


def test_a_list_that_is_longer_than_a_print_can_hold_goes_on_on_further_pages():
    part = said(opened("incidents", whole="1"))
    assert names("en").t("list_left", n=4046 - MOST_ROWS) in part
    assert f"1\u2013{MOST_ROWS:,}" in part


def test_the_whole_list_is_offered_where_there_is_more_than_a_page_of_it():
    label = names("en").t("list_whole", n=MOST_ROWS)
    assert label in [switch.label for switch in opened("incidents", **OF_2018).toggle]
    assert label not in [switch.label for switch in opened("incidents", table="worked_case").toggle]
