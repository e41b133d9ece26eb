"""What a click narrows to, and the chips that take it back: each is the same as the link without it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from components import narrowing
from components.figures import timeline as figure
from components.figures.actor_bars import by_role
from components.filters import chips
from components.look import LIGHT
from components.names import languages, names
from data import filter_link
from data.aggregate import actors
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from tests.briefing.views import held, view_of
from tests.factories import incident
from tests.test_app import opened, params_of

LINK = {
    "period": "2018",
    "gov": "SY09,SY11",
    "district": "SY0902",
    "place": "SY090200",
    "actor": "islamic_state,sdf",
    "role": "initiator",
    "pair": "islamic_state,not_reported",
    "class": "attack",
    "type": "ied,ambush",
    "zone": "sdf",
    "exact": "day,place",
    "toll": "3",
    "text": "hajin",
    "own": "Alert level:Red",
}


def asked(params):
    wanted, doubts = filter_link.read(params, ("t",))
    assert not doubts
    return wanted.resolved(date(2016, 1, 1), date(2019, 11, 30))


@pytest.mark.parametrize("lang", languages())
def test_each_chip_takes_its_own_narrowing_out_of_the_link_and_all_of_them_everything(lang):
    left = dict(LINK)
    for words, gone in chips.chips(asked(LINK), names(lang)):
        assert words and set(gone) & set(LINK)
        for name in gone:
            left.pop(name, None)
    assert left == {}
    assert list(chips.chips(asked({}), names(lang))) == []


def test_one_thing_alone_is_taken_out_by_the_chip_that_names_it():
    for name, value in LINK.items():
        if name not in ("role", "district", "place"):
            [(words, gone)] = chips.chips(asked({name: value}), names("en"))
            assert name in gone, words


def test_the_days_of_a_bar_are_taken_out_and_the_year_before_them_counts_again():
    params = {"period": "2018", "from": "2018-03-01", "to": "2018-03-31"}
    [(words, gone)] = chips.chips(asked(params), names("en"))
    assert (words, gone) == ("1 March 2018 to 31 March 2018", ("from", "to"))
    [(_, gone)] = chips.chips(asked({"period": "2018"}), names("en"))
    assert gone == ("period",)


def test_a_chip_says_what_it_removes_to_one_who_does_not_see_the_cross():
    view = view_of("actor=sdf&gov=SY09", store=held(incident()))
    drawn = chips.show(view)
    assert re.findall(r'aria-label="([^"]*)"', drawn) == [
        *("What this view is narrowed to", "Undo", "Redo"),
        *("Remove: Deir ez-Zor", "Remove: SDF (any role)", "Clear all"),
    ]


def test_a_hostile_text_in_a_chip_is_shown_as_written():
    view = view_of("text=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", store=held(incident()))
    assert "<img" not in chips.show(view)


def drawn(*rows, link="gov=SY09,SY08"):
    view = view_of(link, store=held(*rows))
    counted = view.ask(per_period, every="month")
    shown = timeline(counted, view.filter, view.origin, "month", "attacks")
    return figure.small_multiples(shown, view.names, LIGHT)


def test_the_days_of_a_bar_are_its_own_cut_to_the_view():
    days = [date(2021, 9, 1), date(2021, 10, 20), date(2021, 11, 5), date(2021, 12, 31)]
    rows = [incident(date_start=day) for day in days]
    bins = drawn(*rows, link="from=2021-10-15&to=2021-12-10").layout["meta"]["bins"]
    assert [(first, last) for _, first, last, _ in bins] == [
        ("2021-10-15", "2021-10-31"),
        ("2021-11-01", "2021-11-30"),
        ("2021-12-01", "2021-12-10"),
    ]


def test_the_title_of_a_panel_narrows_to_its_governorate_and_that_of_no_governorate_to_nothing():
    found = drawn(incident(), incident(governorate="SY08"))
    asks = [one["name"] for one in found.layout["annotations"] if "name" in one]
    assert asks == ["gov=SY09&district=", "gov=SY08&district="]
    assert narrowing.query(narrowing.governorate("none")) == ""


def test_a_bar_of_an_actor_narrows_to_it_in_the_role_that_it_counts():
    clash = {"directed": False, "event_type": "clash", "event_class": "clash"}
    view = view_of("", store=held(incident(), incident(**clash)))
    roles = actors.by_role(view.ask(actors.sides, measure="violent_events"))
    bars = by_role(roles, view.names, LIGHT).data
    told = {query: n for bar in bars for query, n in zip(bar["customdata"], bar["x"], strict=True) if n}
    assert told["actor=islamic_state&role=initiator"] == told["actor=sdf&role=target"] == 1
    assert told["actor=sdf&role="] == 1  # merely involved: no role is asked


def test_every_cell_of_who_attacked_whom_narrows_to_as_many_as_it_says():
    rows = [incident(), incident(initiators="sdf;asayish", targets="islamic_state"), incident(targets=None)]
    view = view_of("", store=held(*rows))
    cells = actors.directed_pairs(view.ask(actors.sides, measure="attacks"))
    for initiator in cells.index:
        for target in cells.columns:
            params = dict(narrowing.pair(initiator, target))
            pair = asked(params).pair
            narrowed = view.about(replace(view.filter, pair=pair))
            assert int(narrowed.incidents.count().execute()) == cells.loc[initiator, target]


@pytest.mark.parametrize("page", ["map", "actors"])
def test_a_place_and_a_pair_that_are_asked_for_stand_in_the_side_bar_beside_the_page_s_own_field(page):
    app = opened(page, place="gn174506", pair="islamic_state,civilians")
    assert not app.exception
    app.multiselect(key="asked_place").set_value([]).run()
    assert params_of(app) == {"pair": "islamic_state,civilians"}
