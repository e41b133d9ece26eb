"""The actors page in a browser: numbers on bars and in cells are the core's."""

import pytest
from playwright.sync_api import expect

from components.names import names
from data.aggregate import actors
from data.filter import Filter
from data.query import matching
from data.store import open_store

BARS = ".st-key-actor_bars"


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


def test_the_matrix_holds_who_attacked_whom(visit):
    page = visit("actors", table="coded_reports", show="pairs")
    row = page.locator("table.matrix tr", has=page.locator("th[scope=row]", has_text="IS")).first
    store = open_store()
    rows = matching(store.incidents("coded_reports"), Filter(origin="coded_reports"))
    pairs = actors.directed_pairs(actors.sides(rows, "attacks"))
    expect(row.locator("td")).to_have_text([str(n) for n in pairs.loc["islamic_state"]])


def test_sides_of_which_nobody_says_who_attacked_are_a_list_of_their_own(visit):
    page = visit("actors", show="pairs")
    expect(page.locator("table.matrix caption")).to_contain_text(
        ["Who acted against whom", "who attacked is not stated"]
    )


@pytest.mark.parametrize("show", ["time", "event_type", "target_type", "initiator_basis", "pairs"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_breakdown_is_drawn_in_both_languages(visit, show, lang):
    page = visit("actors", table="coded_reports", show=show, lang=lang)
    expect(page.locator(f"{BARS} .bartext").first).to_be_visible()
    assert not page.get_by_test_id("stException").count()


def test_it_is_said_that_bars_do_not_add_up(visit):
    page = visit("actors", table="coded_reports")
    expect(page.get_by_text("the bars do not add up to the incidents", exact=False)).to_be_visible()
