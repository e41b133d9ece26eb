"""A slide says what its own files give to somebody who knows none of its code: python -m tests.briefing.rebuild."""

import re

import pytest

from tests.briefing.rebuild import differences
from tests.briefing.rebuild.__main__ import exported
from tests.briefing.views import STORE

LINKS = (
    ("from=2018-01-01&to=2018-03-31&slide=comparison,timeline", "ar"),
    ("period=2017&gov=SY09,SY11&slide=actors,map&lead=share", "en"),
    ("period=2018&gov=all&slide=comparison,map&against=year&lead=places", "en"),
    ("from=2017-03-01&to=2017-03-03&gov=SY11&actor=sdf&slide=comparison,incidents", "ar"),
    ("period=last30&gov=SY08&slide=incidents,actors&lead=actors", "ar"),
    ("from=2019-02-01&to=2019-02-28&gov=SY11&measure=clashes&slide=timeline&lead=surge", "en"),
    ("table=coded_reports&slide=timeline,incidents", "en"),
    ("table=worked_case&measure=security_operations&slide=map", "ar"),
)


@pytest.mark.parametrize(("link", "lang"), LINKS, ids=[link for link, _ in LINKS])
def test_every_number_of_a_slide_is_made_anew_from_its_files(link, lang):
    texts, wrong = differences(*exported(link, lang, STORE))
    assert texts > 12
    assert not wrong


def test_a_number_or_a_verdict_that_is_not_the_files_own_is_found():
    workbook, page = exported(*LINKS[0][:1], "en", STORE)
    title = re.search(r"<h1[^>]*>(\d+)", page)
    assert len(differences(workbook, page.replace(title[0], title[0] + "0", 1))[1]) == 1
    assert "clearly fewer" in page
    assert len(differences(workbook, page.replace("clearly fewer", "no clear change"))[1]) > 2
