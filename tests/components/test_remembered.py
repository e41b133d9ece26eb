"""Answers are remembered for everybody who may see the table, and of a table of one browser in its session alone."""

from dataclasses import replace

import pytest

from components.look import LIGHT
from components.names import names
from components.view import View
from data.filter import Filter
from data.unmet import UPLOADED
from tests import factories


def view_of(origin_name: str, **about) -> View:
    store = factories.store(factories.incident())
    origin = replace(store.origins["t"], origin=origin_name, **about)
    wanted = Filter(origin="t").resolved(origin.covers_from, origin.covers_to)
    return View(page="overview", filter=wanted, origin=origin, store=store, names=names("en"), theme=LIGHT)


@pytest.mark.parametrize("kind", ["series", "sample", "upload"])
def test_a_table_that_the_server_was_given_is_everybody_s_whatever_is_known_of_it(kind):
    assert not view_of("a_table_of_the_team", kind=kind).private


def test_a_table_of_one_browser_stays_its_own():
    assert view_of(f"{UPLOADED}0123456789ab", kind="upload").private
    assert view_of("kept_by_one", kind="series", version=3, private=True).private
