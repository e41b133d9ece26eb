"""The actors page in a browser: numbers on bars and in cells are the core's."""

import pytest
from playwright.sync_api import expect

from components.actors import words as actor_words
from components.names import languages, names
from data.aggregate import actors
from data.filter import Filter
from data.query import matching
from data.store import open_store
from tests.browser.conftest import follow

BARS = ".st-key-actor_bars"
IS = "islamic_state"


def roles(origin, measure, **asked):
    store = open_store()
    covers = store.origins[origin]
    wanted = Filter(origin=origin, **asked).resolved(covers.covers_from, covers.covers_to)
    return actors.by_role(actors.sides(matching(store.incidents(origin), wanted), measure))


@pytest.mark.parametrize(("lang", "dark"), [("en", False), ("ar", True)])
def test_every_bar_says_the_number_that_the_core_gives(visit, lang, dark):
    page = visit("actors", lang=lang, dark=dark, period="2017")
    found = roles("ucdp_ged_syria_2016_2019", "violent_events", period="2017")
    expect(page.locator(f"{BARS} .bartext").first).to_be_visible()
    shown = sorted(page.locator(f"{BARS} .bartext").all_text_contents())
    numbers = [names(lang).number(int(n)) for role in found.roles for n in found.counts[role] if n]
    assert shown == sorted(numbers)


SAID = {  # above each breakdown of the sample, or in what is said instead of it
    "time": "breakdown_time",
    "event_type": "breakdown_event_type",
    "target_type": "breakdown_target_type",
    "initiator_basis": "breakdown_initiator_basis",
    "pairs": "pairs_directed",
}


@pytest.mark.parametrize("lang", languages())
def test_each_breakdown_is_drawn_in_both_languages_and_the_matrix_holds_who_attacked_whom(look, lang):
    said, page = names(lang), None
    for show, heading in SAID.items():
        asked = {"table": "coded_reports", "show": show, "lang": lang}
        if page:
            follow(page, "actors", **asked)
        else:
            page = look("actors", **asked)
        over = page.locator("table.matrix caption, .stMain h3, .stMain [data-testid=stAlert]")
        expect(over.filter(has_text=said.t(heading)).first).to_be_visible()
        expect(page.locator(f"{BARS} .bartext").first).to_be_visible()
        for line in actor_words.not_shown(roles("coded_reports", "attacks"), "attacks", said):
            expect(page.locator(".aside").filter(has_text=line)).to_be_visible()  # such as that bars do not add up
        if show == "time":
            expect(page.locator(".st-key-actors_time .bars path").first).to_be_visible()
        assert not page.get_by_test_id("stException").count()
    row = page.locator("table.matrix tr", has=page.locator("th[scope=row]", has_text=said.of("actor_short", IS))).first
    store = open_store()
    rows = matching(store.incidents("coded_reports"), Filter(origin="coded_reports"))
    pairs = actors.directed_pairs(actors.sides(rows, "attacks"))
    expect(row.locator("td")).to_have_text([said.number(n) for n in pairs.loc[IS]])


def test_sides_of_which_nobody_says_who_attacked_are_a_list_of_their_own(look):
    page = look("actors", show="pairs")
    expect(page.locator("table.matrix caption")).to_contain_text(
        ["Who acted against whom", "who attacked is not stated"]
    )
