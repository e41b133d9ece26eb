"""A kept table is opened when it is asked, in the version that is meant, and for those alone who may see it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from components import stores
from data.library import making, opening
from data.library.opening import may_see, origin_of, pinned, store_of_version
from data.library.refused import LibraryError
from data.library.shelf import Shelf
from data.library.writing import as_json, of_json
from data.store import OwnColumn
from tests.library.made import ABOUT, counts, kept, replaced


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("home") / "tables")
    return shelf, replaced(shelf, kept(shelf, "a"), "a", "b")


def test_what_a_table_covers_is_known_without_asking_its_rows(two, monkeypatch):
    shelf, table = two
    monkeypatch.setattr(making, "opened", lambda _: pytest.fail("a database was opened"))
    about = replace(ABOUT, kind="series", covers_from="2021-01-01", licence="CC BY", contact="Amal")
    found = store_of_version(shelf, replace(table, about=about, owner="ab"), 1).origins[table.origin]
    assert (found.kind, found.rows, found.version, found.versions, found.private) == ("series", 1, 1, 2, True)
    assert (found.covers_from, found.covers_to) == (date(2021, 1, 1), date(2021, 10, 5))
    assert (found.names, found.licence["ar"], found.contact) == (ABOUT.names, "CC BY", "Amal")
    assert found.made == datetime.now(UTC).date().isoformat()


def test_each_version_answers_with_its_own_rows(two):
    shelf, table = two
    stores = [store_of_version(shelf, table, number) for number in (1, 2)]
    assert [store.incidents(table.origin).count().execute() for store in stores] == [1, 2]
    assert stores[0].version != stores[1].version
    assert store_of_version(shelf, table, 1).backend is stores[0].backend
    with pytest.raises(LibraryError):
        store_of_version(shelf, table, 3)


def test_answers_of_a_table_that_is_described_otherwise_are_not_those_remembered(two):
    shelf, table = two
    other = replace(table, about=replace(ABOUT, kind="series"))
    assert store_of_version(shelf, table, 1).version != store_of_version(shelf, other, 1).version


def test_totals_of_others_are_no_table_of_incidents(tmp_path):
    shelf = Shelf(tmp_path / "tables")
    table = shelf.keep(counts(), ABOUT, by="", original=b"", name="hapi.csv")
    store = store_of_version(shelf, table, 1)
    assert store.origins == {}
    assert store.table("counts", table.origin).events.sum().execute() == 6
    assert origin_of(table, table.versions[0]).covers_to == date(2024, 1, 14)
    assert origin_of(table, replace(table.versions[0], facts=None)).rows == 2


def test_a_table_in_one_language_is_called_so_in_both():
    version = making.Version(1, "2024-01-05T10:00:00+00:00", "", "kept", (), "", "", (), 1, 1, 0, 0, 1, None)
    table = opening.Kept("a", "counts", replace(ABOUT, names={"ar": "جدول"}), (version,), 1, 2)
    assert origin_of(table, version).names == {"en": "جدول", "ar": "جدول"}


@pytest.mark.parametrize(
    ("asof", "number"),
    [
        ("", 1),
        ("2", 2),
        ("9", None),
        ("2024-01-04", None),
        ("2024-01-05", 1),
        ("2024-02-01", 2),
        ("2030-01-01", 3),
        ("soon", None),
        ("²", None),
    ],
)
def test_a_link_means_a_version_by_its_number_or_by_the_day_until_which_it_was_made(two, asof, number):
    days = ("2024-01-05T23:59:59", "2024-01-31T10:00:00", "2024-03-01T10:00:00")
    versions = tuple(replace(two[1].versions[0], number=n, made=f"{made}+00:00") for n, made in enumerate(days, 1))
    found = pinned(replace(two[1], versions=versions, current=1, next=4), asof)
    assert (found and found.number) == number


def test_a_private_table_is_seen_by_its_own_browser_alone(two):
    mine = replace(two[1], owner="ab")
    assert [may_see(mine, who) for who in ("ab", "cd", "")] == [True, False, False]
    assert may_see(two[1], "")


def test_own_columns_are_known_from_the_record(two):
    own = (OwnColumn("Alert", "text", 2, ("level a", "level b")), OwnColumn("Rooms", "number", 1))
    table = replace(two[1], versions=(replace(two[1].versions[0], facts=replace(two[1].versions[0].facts, own=own)),))
    table = replace(table, current=1)
    assert origin_of(of_json(as_json(table), table.origin), table.versions[0]).own == own


def test_tables_that_were_each_looked_at_once_do_not_all_stay_open(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "OPEN", 2)
    there = Shelf(tmp_path)
    for name in ("one", "two", "three"):
        kept(there, "a", origin=name)
    for name, (_, store) in stores.of_shelf(there).items():
        assert store.incidents(name).count().execute() == 1
    assert not any(store.is_open for _, store in stores.of_shelf(there).values())
