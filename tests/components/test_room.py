"""Sessions hold no more of their own tables than there is room for, and what is counted is what is held."""

import gc
import random
import threading

import pytest

from components.names import languages, names
from components.tables import reading
from components.tables.problems_said import refusal_in_words
from components.tables.room import Bounds, Room
from components.view import as_written
from data.sources import Refused
from tests.components.test_tables import ODD, brought, own_home, press, said  # noqa: F401 -- a fixture

pytestmark = pytest.mark.usefixtures("read_here")

GOOD = b"date,governorate\n2021-11-05,SY09\n"
OTHER = b"date,governorate\n2021-11-06,SY09\n"
PLENTY = Bounds(10, 10**9)


def refusal(room, mine, origin, size):
    with pytest.raises(Refused) as refused:
        room.hold(mine, origin, size, "mine.csv")
    return refused.value


def test_at_its_limit_a_session_is_refused_and_holds_what_it_held_before():
    room = Room(Bounds(2, 1_000_000), PLENTY)
    mine = room.account()
    room.hold(mine, "a", 600_000, "a.csv")
    assert refusal(room, mine, "b", 600_000).values == {
        "name": "mine.csv",
        "held": "0.6",
        "more": "0.6",
        "limit": "1.0",
    }
    room.hold(mine, "b", 400_000, "b.csv")
    assert refusal(room, mine, "c", 0).code == "too_many_tables"
    assert room.total() == Bounds(2, 1_000_000)


def test_at_the_servers_limit_all_sessions_are_refused_until_one_lets_go():
    room = Room(PLENTY, Bounds(10, 1_000_000))
    first, second = room.account(), room.account()
    room.hold(first, "a", 900_000, "a.csv")
    assert refusal(room, second, "a", 200_000).code == "server_is_full"
    room.let_go(first, "a")
    room.hold(second, "a", 200_000, "a.csv")
    assert room.total() == Bounds(1, 200_000)


def test_as_many_tables_as_a_server_holds_and_no_more_however_small():
    room = Room(PLENTY, Bounds(2, 1_000))
    sessions = [room.account() for _ in range(2)]
    for mine in sessions:
        room.hold(mine, "a", 1, "a.csv")
    assert refusal(room, room.account(), "c", 0).code == "server_is_full"


def test_the_same_file_twice_counts_once_and_a_session_that_has_ended_not_at_all():
    room = Room(PLENTY, PLENTY)
    mine = room.account()
    room.hold(mine, "a", 500, "a.csv")
    room.hold(mine, "a", 700, "again.csv")
    assert room.total() == Bounds(1, 700)
    del mine
    gc.collect()
    assert room.total() == Bounds(0, 0)


@pytest.mark.parametrize("before", [None, 300])
def test_a_reading_that_ends_early_gives_back_its_room_however_it_ends(before):
    class SessionEnded(BaseException):
        pass

    room = Room(PLENTY, PLENTY)
    mine = room.account()
    if before:
        room.hold(mine, "a", before, "a.csv")
    with pytest.raises(SessionEnded), room.holding(mine, "a", 500, "a.csv") as needs:
        needs(900)
        assert room.total().size == 900
        raise SessionEnded
    assert room.total().size == (before or 0)


def test_the_sum_is_right_and_never_above_the_limit_while_many_sessions_load_and_remove_at_once():
    room = Room(Bounds(4, 300), Bounds(12, 1_000))
    accounts = [room.account() for _ in range(8)]
    above = []

    def use(seed):
        mine, chance = accounts[seed], random.Random(seed)
        for _ in range(300):
            origin, size = chance.choice("abcdef"), chance.randrange(200)
            try:
                with room.holding(mine, origin, size, "a.csv") as needs:
                    needs(chance.randrange(300))
                    if chance.random() < 0.2:
                        raise KeyboardInterrupt
            except (Refused, KeyboardInterrupt):
                pass
            if chance.random() < 0.4:
                room.let_go(mine, origin)
            total = room.total()
            if total.size > 1_000 or total.tables > 12 or sum(mine.held.values()) > 300 or len(mine.held) > 4:
                above.append(total)

    threads = [threading.Thread(target=use, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert above == []
    held = [size for mine in accounts for size in mine.held.values()]
    assert room.total() == Bounds(len(held), sum(held))


@pytest.fixture
def room(monkeypatch):
    """What AppTest's sessions may hold: two tables."""
    made = Room(Bounds(1, 10**9), PLENTY)
    monkeypatch.setattr(reading, "ROOM", made)
    return made


@pytest.mark.parametrize("lang", languages())
def test_a_table_too_many_is_refused_in_words_before_it_is_read_and_loads_once_another_is_removed(
    room, lang, monkeypatch
):
    app, words, load = brought(GOOD, lang=lang), names(lang), reading.sources.load
    assert room.total().tables == 1
    monkeypatch.setattr(reading.sources, "load", lambda *_, **__: pytest.fail("a child was started"))
    app.file_uploader[0].set_value(("other.csv", OTHER, "text/csv")).run()
    told = refusal_in_words(Refused("too_many_tables", name="other.csv", held="1", limit="1"), words)
    assert [one.value for one in app.error] == [as_written(told)]
    monkeypatch.setattr(reading.sources, "load", load)
    press(app, next(str(b.key) for b in app.button if str(b.key).startswith("remove_")))
    assert not app.error
    assert list(app.session_state["read_files"]) == list(app.session_state["uploads"])
    assert (room.total().tables, len(app.session_state["uploads"])) == (1, 1)


def test_what_a_table_takes_is_known_when_it_is_read_and_one_too_large_leaves_nothing(monkeypatch):
    monkeypatch.setattr(reading, "ROOM", room := Room(Bounds(5, len(GOOD) + 500), PLENTY))
    app = brought(GOOD)
    assert len(app.error) == 1
    assert room.total() == Bounds(0, 0)
    assert "read_files" not in app.session_state
    assert "uploads" not in app.session_state


def test_a_file_about_which_something_is_asked_takes_room_until_that_is_given_up(room):
    app = brought(ODD)
    assert room.total() == Bounds(1, len(ODD.encode()))
    press(app, "_cancel")
    assert room.total() == Bounds(0, 0)


def test_a_file_that_was_refused_is_not_read_again_at_each_click_on_the_page(monkeypatch):
    reads = []

    def refusing(*_, **__):
        reads.append(1)
        raise Refused("took_too_long", name="mine.csv", seconds="180")

    monkeypatch.setattr(reading.sources, "load", refusing)
    app = brought(GOOD)
    first = said(app)
    app.run()
    app.run()
    assert (len(reads), said(app)) == (1, first)
