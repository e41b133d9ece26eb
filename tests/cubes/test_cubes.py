"""A large table is asked through narrow and counted ones, and answers the same as its own rows."""

import os
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from ibis.expr.operations import DatabaseTable

from data import query, schema
from data.aggregate import (
    actors,
    baseline,
    coverage,
    geography,
    headline,
    listing,
    periods,
    publishers,
    resting,
    side,
    spots,
)
from data.aggregate.beginning import per_area_and_year
from data.bounds import TOLLS
from data.cubes import asking, cache, making
from data.filter import NORTH_EAST, NOT_REPORTED, ROLES, Filter
from data.library.opening import store_of_version
from data.library.shelf import Shelf
from data.place_codes import place_code
from data.store import Store, open_store
from tests.bench import made_up
from tests.factories import incident, table
from tests.library.made import kept as made_kept

ORIGIN = made_up.ORIGIN
QUESTIONS = (
    (headline.counted, {}),
    (headline.class_counted, {}),
    (headline.headline, {}),
    *((headline.toll_counted, {"toll": toll}) for toll in TOLLS),
    *((periods.per_period, {"every": every, "rough": rough}) for every in periods.EVERY for rough in (True, False)),
    (periods.per_period, {"every": "month", "family": True}),
    (periods.per_period, {"every": "year", "by": "district", "rough": True}),
    *((geography.ground, {"split": split}) for split in geography.SPLITS),
    *((geography.per_area, {"level": level}) for level in geography.LEVELS),
    *((geography.counted_at, {"place": place}) for place in ("SY0902", "only:SY0902", "gn173927")),
    (geography.listed_at, {"place": "SY0902", "limit": 5}),
    *((actors.sides, {"measure": "violent_events", "across": across}) for across in (None, "target_type")),
    *((actors.over_time, {"measure": "attacks", "every": every, "rough": True}) for every in ("month", "year")),
    *((listing.listed, {"order": order, "limit": 7, "offset": 2}) for order in listing.ORDERS),
    (listing.length, {}),
    *((resting.resting, {"toll": toll}) for toll in TOLLS),
    (side.side, {}),
    (side.nowhere, {}),
    (spots.spots, {}),
    (per_area_and_year, {}),
    (coverage.quality, {}),
    (coverage.months, {}),
    (coverage.not_stated, {}),
    (coverage.flags, {}),
    (coverage.other_actors, {}),
    (publishers.alone_per_year, {}),
    (baseline.baseline, {"windows": baseline.Windows(date(2013, 5, 1), 90, 40, 3)}),
)


def a_few(codes: tuple[str, ...], most: int = 3) -> some.SearchStrategy:
    return some.lists(some.sampled_from(codes), max_size=most, unique=True).map(tuple)


CODES = schema.codes("actor_or_family")
FILTERS = some.builds(
    Filter,
    origin=some.just(ORIGIN),
    period=some.sampled_from(("all", "last90", "ytd", "2018", "2019", "custom")),
    date_from=some.sampled_from((None, date(2017, 1, 1), date(2017, 3, 1), date(2017, 3, 9))),
    date_to=some.sampled_from((None, date(2019, 12, 31), date(2019, 4, 30), date(2019, 5, 2))),
    governorates=some.sampled_from((NORTH_EAST, (), ("SY09",))),
    districts=some.sampled_from(((), (), ("SY0902", "SY0801"))),
    actors=a_few(CODES),
    role=some.sampled_from(ROLES),
    pair=some.one_of(some.none(), some.tuples(some.sampled_from(CODES), some.sampled_from((*CODES, NOT_REPORTED)))),
    place=some.sampled_from(("", "", "SY0902", "only:SY0902", "gn173927", place_code(3500000, 4000000, 20000))),
    classes=a_few(schema.CLASSES),
    types=some.one_of(some.just(()), a_few(schema.codes("event_type"))),
    zones=some.one_of(some.just(()), a_few(schema.codes("control_zone"))),
    exact_day=some.booleans(),
    exact_place=some.booleans(),
    least_toll=some.sampled_from((0, 0, 2)),
    text=some.sampled_from(("", "", "sdf", "SOHR attacked")),
    own=some.sampled_from(((), (), (("weather", "rain"),), (("not there", "rain"),))),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """Made-up rows, among them such as no publisher should write, with an own column, in two files of two tables."""
    odd = (
        incident(date_end=None, date_precision=None, location_precision=None),
        incident(date_start=date(2017, 12, 30), date_end=date(2018, 1, 2), date_precision="window", district="SY0902"),
        incident(governorate=None, district=None, location_precision="country", latitude=None, longitude=None),
        incident(
            initiators="nobody we know;sdf", targets=None, directed=None, claimed_by="isis", flags="coords_disagree"
        ),
        incident(event_class="not a class", event_type="raid", killed_low=7, killed_best=3, killed_high=2),
        incident(
            killed_civilians_low=4,
            killed_civilians_high=2,
            place_name_en=None,
            initiators="other",
            initiators_text="lads",
            sources="SOHR; SANA",
        ),
    )
    odd_rows = table(*(row | {"origin": ORIGIN} for row in odd))
    rows = pa.concat_tables([made_up.incidents(1_199), odd_rows])
    rows = rows.append_column("own:weather", pa.array((["rain", "sun", None] * len(rows))[: len(rows)]))
    folder = tmp_path_factory.mktemp("tables")
    (folder / "incidents").mkdir()
    for name, part in (("one", rows.slice(0, 500)), ("two", rows.slice(500))):
        pq.write_table(part, folder / "incidents" / f"{name}.parquet")
    pq.write_table(table(incident(origin="another")), folder / "incidents" / "another.parquet")
    return folder


@pytest.fixture(scope="module")
def narrowed(files, tmp_path_factory) -> Store:
    """A store whose table is large enough, and whose narrow tables are there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASID_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(asking, "LEAST", 0)
        store = open_store(tables=files)
        with pytest.MonkeyPatch.context() as meanwhile:
            meanwhile.setattr(making, "LEAST_GAIN", 0)
            meanwhile.setattr(cache, "make", making.make)
            assert len(asking.tables(store, store.origins[ORIGIN], wait=True)) == 5
        yield store


def plain(answer):
    """An answer as what can be compared, and is printed where it differs."""
    if isinstance(answer, pd.DataFrame):
        return answer.astype(object).where(answer.notna(), None).to_dict("split")
    if isinstance(answer, geography.Ground):
        return plain(answer.places), plain(answer.areas), answer.codes, answer.unlocated, answer.cell
    return answer


def asked_both_ways(store, meant, question, **asked):
    """The answer of the tables that were made, and that of the incidents themselves."""
    origin = store.origins[ORIGIN]
    made = asking.answer(store, origin, meant, question, **asked)
    return plain(made), plain(store.answer(meant(store.incidents(ORIGIN)), lambda rows: question(rows, **asked)))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILTERS, some.sampled_from(QUESTIONS))
def test_every_question_has_one_answer_whichever_table_it_is_put_to(narrowed, wanted, asked):
    question, further = asked
    origin = narrowed.origins[ORIGIN]
    resolved = wanted.resolved(origin.covers_from, origin.covers_to)
    made, own = asked_both_ways(narrowed, partial(query.matching, wanted=resolved), question, **further)
    assert made == own


@pytest.mark.parametrize(
    ("wanted", "question", "asked", "table"),
    [
        (Filter(actors=("sdf",)), headline.headline, {}, "by_place"),
        (Filter(actors=("sdf",)), geography.ground, {}, "by_place"),
        (Filter(actors=("sdf",)), periods.per_period, {"every": "year", "rough": True}, "by_year"),
        (Filter(actors=("sdf",), period="2018"), periods.per_period, {"every": "year", "rough": True}, "by_year"),
        (Filter(period="2018"), periods.per_period, {"every": "month", "rough": True}, "by_month"),
        (Filter(actors=("sdf",), role="target"), actors.sides, {"measure": "attacks"}, "by_actors"),
        (Filter(actors=("sdf",)), listing.listed, {"limit": 8}, "rows"),
        (Filter(actors=("sdf",), period="2018"), headline.headline, {}, "rows"),
        (Filter(least_toll=2), headline.headline, {}, "rows"),
        (Filter(exact_day=True), headline.headline, {}, "rows"),
        (Filter(text="sdf"), headline.headline, {}, "incidents"),
        (Filter(own=(("weather", "rain"),)), headline.counted, {}, "incidents"),
    ],
)
def test_a_question_is_put_to_the_smallest_table_that_has_what_it_and_the_filter_read(
    narrowed, monkeypatch, wanted, question, asked, table
):
    put_to = []
    answer = narrowed.answer
    monkeypatch.setattr(narrowed, "answer", lambda rows, ask: put_to.append(rows) or answer(rows, ask))
    origin = narrowed.origins[ORIGIN]
    resolved = wanted.resolved(origin.covers_from, origin.covers_to)
    asking.answer(narrowed, origin, partial(query.matching, wanted=resolved), question, **asked)
    (found,) = {one.name.split(".")[-1] for one in put_to[-1].op().find(DatabaseTable)}
    assert found == table


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    monkeypatch.setattr(asking, "LEAST", 0)
    monkeypatch.setattr(making, "LEAST_GAIN", 0)
    return tmp_path


def made(files) -> tuple:
    store = open_store(tables=files)
    return asking.tables(store, store.origins[ORIGIN], wait=True)


def test_what_is_made_in_a_process_of_its_own_is_for_its_owner_alone_and_found_again(files, home, monkeypatch):
    assert made(files)
    (file,) = (home / "cache").glob("*.duckdb")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(cache, "make", None)
    assert made(files)


def test_a_broken_file_is_made_anew_and_another_table_makes_another(files, home, monkeypatch):
    monkeypatch.setattr(cache, "make", making.make)
    place = cache.place(ORIGIN, open_store(tables=files).files)
    place.parent.mkdir()
    place.write_bytes(b"no database")
    place.with_suffix(".part").mkdir()  # of a process that was killed
    assert made(files)
    assert {path.suffix for path in place.parent.iterdir()} == {".duckdb", ".lock"}
    os.utime(files / "incidents" / "one.parquet")
    assert cache.place(ORIGIN, open_store(tables=files).files) != place


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), cache.NotMade("out of memory")])
def test_where_nothing_can_be_made_the_incidents_are_asked(files, home, monkeypatch, error):
    def failing(*_):
        raise error

    monkeypatch.setattr(cache, "make", failing)
    store = open_store(tables=files)
    origin = store.origins[ORIGIN]
    assert asking.tables(store, origin, wait=True) == ()
    assert asking.answer(store, origin, lambda rows: rows, headline.counted) == origin.rows


def test_the_files_that_were_used_last_stay(home):
    folder = home / "cache"
    folder.mkdir()
    for at in range(cache.KEPT + 2):
        (folder / f"{at}.duckdb").touch()
        os.utime(folder / f"{at}.duckdb", (at, at))
    cache.sweep()
    assert {file.stem for file in folder.iterdir()} == {str(at) for at in range(2, cache.KEPT + 2)}


def test_nothing_made_of_a_table_outlives_its_removal(home, monkeypatch):
    monkeypatch.setattr(cache, "make", making.make)
    shelf = Shelf(home / "tables")
    kept = made_kept(shelf, "a", "b")
    store = store_of_version(shelf, kept, kept.current)
    assert asking.tables(store, store.origins[kept.origin], wait=True)
    assert list((home / "cache").glob("*.duckdb"))
    shelf.remove(kept)
    assert list((home / "cache").iterdir()) == []
