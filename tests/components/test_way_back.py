"""An incident that was opened from a list leads back to it; what its link says of the way back is not just believed."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from components.incidents import way
from components.names import languages, names

LISTS = (
    ("overview", {}),
    ("timeline", {"every": "month", "bar": "2018-10-01", "at": "SY09", "split": "own:Alert & level"}),
    ("map", {"ground": "places", "size": "killed"}),
    ("actors", {"show": "pairs"}),
)


def asked(address):
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize(("page", "own"), LISTS)
@pytest.mark.parametrize("lang", languages())
def test_a_card_leads_back_to_the_page_and_the_list_that_it_was_opened_from(page, own, lang):
    shared = {"gov": "SY09", "lang": lang, "text": "a&b=c"}
    card = way.link({**shared, **own}, page, "I 1/2")
    params = asked(card)
    assert params["incident"] == "I 1/2"
    assert shared.items() <= params.items()
    words, address, doubts = way.back(params, names(lang))
    assert doubts == []
    assert urlsplit(address).path == {"overview": "./"}.get(page, page)
    assert asked(address) == {**shared, **own}
    assert names(lang).t(f"page_{page}") in words


def test_a_filter_that_was_changed_beside_the_card_goes_back_changed():
    params = {**asked(way.link({"gov": "SY09", "bar": "2018-10-01"}, "timeline", "I1")), "gov": "SY11"}
    assert asked(way.back(params, names("en"))[1]) == {"gov": "SY11", "bar": "2018-10-01"}


def test_a_card_of_the_list_leads_back_to_its_page_and_order():
    listed = {"sort": "deadliest", "page": "3", "columns": "id,place", "gov": "SY11"}
    for params in ({**listed, "incident": "I1"}, asked(way.link({**listed, "incident": "I0"}, "incidents", "I1"))):
        words, address, doubts = way.back(params, names("en"))
        assert (words, doubts) == (names("en").t("card_back"), [])
        assert (urlsplit(address).path, asked(address)) == ("incidents", listed)


@pytest.mark.parametrize(
    "back", ["nowhere", "https://elsewhere.example", "//x", "javascript:alert(1)", "incidents", "../"]
)
def test_a_way_back_to_what_is_no_page_is_said_and_leads_to_the_list(back):
    _, address, doubts = way.back({"incident": "I1", "back": back}, names("en"))
    assert address == "incidents"
    assert [(doubt.parameter, doubt.value) for doubt in doubts] == [("back", back)]


def test_a_way_back_that_is_too_long_for_a_link_leads_to_the_page_alone():
    assert asked(way.link({"split": "own:" + "x" * 600}, "timeline", "I1"))["back"] == "timeline"
