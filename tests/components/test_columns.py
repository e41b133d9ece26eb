"""The columns of the list are chosen in the link, in its order, own ones among them; what it asks in vain is said."""

from dataclasses import replace

import pytest

from components import permalink
from components.incidents import columns, table
from components.names import languages
from data.aggregate.listing import length, listed
from data.schema import OWN
from data.store import OwnColumn, store_of
from tests import factories
from tests.briefing.views import STORE, view_of
from tests.factories import incident

UCDP = STORE.origins["ucdp_ged_syria_2016_2019"]
OWNED = replace(UCDP, own=(OwnColumn("Alert, level: A&B", "text", 1), OwnColumn("رقم", "number", 1)))


def codes(found):
    return [column.code for column in found]


def test_the_usual_columns_leave_the_link_bare():
    assert columns.written(codes(columns.USUAL)) == columns.written([]) == ""
    assert columns.read("", UCDP) == (columns.USUAL, [])


@pytest.mark.parametrize("chosen", [
    ["id"], ["killed", "date"], ["own:Alert, level: A&B", "id", "own:رقم"], [*codes(columns.USUAL), "district"],
])  # fmt: skip
def test_a_choice_of_columns_and_its_order_stand_in_the_link(chosen):
    written = columns.written(chosen)
    found, doubts = columns.read(written, OWNED)
    assert (codes(found), doubts) == (chosen, [])
    assert permalink.bounded({"columns": written}) == {"columns": written}


def test_columns_that_a_table_has_not_are_said_and_the_others_stand():
    found, doubts = columns.read("id,nonsense,own:Nobody's,place,id", UCDP)
    assert codes(found) == ["id", "place"]
    assert [doubt.value for doubt in doubts] == ["nonsense", "own:Nobody's"]
    assert columns.read("nonsense", UCDP)[0] == columns.USUAL


def test_every_column_has_a_name_and_a_cell_in_words_in_every_language():
    for lang in languages():
        view = view_of("table=worked_case&gov=all", lang)
        rows = view.ask(listed).to_dict("records")
        for code in columns.held(view.origin):
            assert columns.name(code, view.names)
            assert all(isinstance(table._cell(code, row, view), str) for row in rows)


def test_a_column_that_nothing_in_view_gives_is_left_out_and_named_also_where_it_was_chosen():
    view = view_of("period=2017")
    found, chosen = view.ask(length), columns.read("id,injured,killed_civilians", view.origin)[0]
    assert codes(columns.shown(chosen, found, view.origin, beside_a_card=False)) == ["id", "killed_civilians"]
    assert "Injured" in columns.not_given(view, chosen, found)
    never = replace(view.origin, recorded=view.origin.recorded - {"killed_civilians_low", "killed_civilians_high"})
    assert codes(columns.shown(chosen, found, never, beside_a_card=False)) == ["id"]


def test_beside_a_card_stands_what_tells_incidents_apart_or_what_was_chosen_first():
    found = view_of("table=worked_case&gov=all").ask(length)
    usual = columns.shown(columns.USUAL, found, UCDP, beside_a_card=True)
    assert tuple(codes(usual)) == columns.BESIDE_A_CARD
    chosen, _ = columns.read("id,place,governorate,class,date", UCDP)
    assert codes(columns.shown(chosen, found, UCDP, beside_a_card=True)) == ["id", "place", "governorate", "class"]


def test_own_columns_are_listed_as_their_file_has_them_numbers_too():
    rows = factories.table(incident(), incident())
    rows = rows.append_column(OWN + "n", [[7, None]]).append_column(OWN + "t", [["<b>x", ""]])
    found = listed(store_of(rows, "own columns in a list").incidents("t"), own=(OWN + "n", OWN + "t"))
    view = view_of("")
    cells = [[table._cell(OWN + name, row, view) for name in "nt"] for row in found.to_dict("records")]
    assert cells == [["7", "<b>x"], [view.names.t("own_not_given")] * 2]


@pytest.mark.parametrize(("asked", "gone"), [("id,place", ()), ("id,own:Level", ("columns",)), ("", ())])
def test_another_table_is_not_asked_for_the_own_columns_of_the_one_before(monkeypatch, asked, gone):
    monkeypatch.setattr(columns.permalink, "read", lambda: {"columns": asked})
    assert columns.of_link() == gone
