"""The search box: what may be meant stands in groups with its count, each a link; outside the filter says so."""

from urllib.parse import parse_qs, urlsplit

import pytest

from components.names import languages, names
from components.search.found import GROUPS, found
from tests.briefing.views import STORE, view_of


def asked(text, link="", lang="en", page="timeline"):
    view = view_of(link, lang)
    params = {name: values[0] for name, values in parse_qs(link).items()}
    return found(text, view, params if lang == "en" else {**params, "lang": lang})


def params_of(option):
    return {name: values[0] for name, values in parse_qs(urlsplit(option.href).query).items()}


@pytest.mark.parametrize("lang", languages())
def test_what_a_text_may_mean_stands_in_groups_in_one_order_with_the_count_of_the_view_it_leads_to(lang):
    answer = asked("Bagouz", "period=2017&measure=attacks&page=3", lang)
    groups = [one.group for one in answer.options]
    assert groups == sorted(groups, key=GROUPS.index)
    for option in answer.options:
        params = params_of(option)
        assert params["measure"] == "attacks"
        assert "page" not in params
        there = view_of("&".join(f"{name}={value}" for name, value in params.items()), lang)
        assert option.count == names(lang).t("incidents_count", n=int(there.incidents.count().execute()))
    assert answer.said == names(lang).t("search_found", n=len(answer.options))


def test_what_the_filter_hides_says_so_and_its_link_widens_the_filter():
    for link, note, kept in (
        ("gov=SY11&period=2017&class=clash", "search_outside_area", {"period": "2017", "class": "clash"}),
        ("gov=SY11&period=2017&actor=turkey", "search_outside", {}),
    ):
        answer = asked("Hajeen", link)
        hidden = answer.options[answer.best]
        assert (hidden.name, hidden.outside) == ("Hajin", True)
        assert names("en").t(note) in hidden.note
        assert params_of(hidden) == {"gov": "all", "place": "gn174506", **kept}


@pytest.mark.parametrize(("link", "hidden"), [("", False), ("period=2016", True)])
def test_an_incident_is_one_step_away_by_its_id_also_where_the_filter_hides_it(link, hidden):
    answer = asked("UCDP-262553", link)
    chosen = answer.options[answer.best]
    assert (chosen.group, chosen.outside) == ("incidents", hidden)
    assert urlsplit(chosen.href).path == "incidents"
    assert params_of(chosen)["incident"] == "UCDP-262553"
    assert (names("en").t("search_incident_outside") in chosen.note) == hidden


def test_what_is_not_in_the_table_is_said_and_nothing_is_offered():
    answer = asked("xyzzyq")
    assert (answer.options, answer.best) == ((), -1)
    assert "xyzzyq" in answer.said


def test_an_incident_of_another_table_opens_there_by_its_id_and_says_so():
    view = view_of("period=2016")
    answer = found("cr-01-1", view, {"period": "2016", "bar": "2016-01-01"}, STORE.alone)
    chosen = answer.options[answer.best]
    assert (chosen.group, chosen.name, chosen.outside) == ("incidents", "CR-01-1", True)
    assert "Coded news reports" in chosen.note
    assert params_of(chosen) == {"table": "coded_reports", "incident": "CR-01-1", "back": view.page}
    assert found("hajin", view, {}, lambda: pytest.fail("no text without a digit asks another table")).options
