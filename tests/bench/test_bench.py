"""The benchmark measures what analysts load, made-up incidents that are always the same, and ends with its report."""

import importlib
import sys
from itertools import islice
from pathlib import Path

import pyarrow.compute as pc
import pytest

from data import schema
from data.library.shelf import Shelf
from data.sources import load_here
from data.store import open_store
from tests.bench import __main__ as bench
from tests.bench import kept, made_up, mapped, memory, report, servers, uploads
from tests.bench.clock import Change
from tests.bench.mapped import Taken
from tests.bench.report import Measured
from tests.bench.steps import Steps
from tests.bench.uploads import Uploaded

ROWS = 3_000


@pytest.fixture(scope="module")
def made():
    return made_up.incidents(ROWS)


def test_made_up_incidents_are_the_same_each_time(made):
    assert made.equals(made_up.incidents(ROWS))


def test_made_up_incidents_keep_the_schema_and_its_vocabularies(made):
    assert made.schema == schema.arrow_schema("incidents")
    for column in schema.INCIDENTS:
        held = {code for text in pc.unique(made[column.name]).to_pylist() if text for code in str(text).split(";")}
        assert not column.vocabulary or held <= set(schema.codes(column.vocabulary)), column.name
        assert not column.required or column.name == "governorate" or not made[column.name].null_count, column.name
    assert pc.count_distinct(made["incident_id"]).as_py() == ROWS
    assert pc.all(pc.less_equal(made["date_start"], made["date_end"])).as_py()
    assert pc.all(pc.less_equal(made["killed_low"], made["killed_high"])).as_py()


def test_made_up_incidents_leave_out_what_real_ones_leave_out(made):
    for column in ("killed_low", "killed_high", "latitude", "district", "claimed_by"):
        assert 0 < made[column].null_count < ROWS, column
    places = pc.equal(made["location_precision"], "place")
    assert made["latitude"].filter(places).null_count == 0
    assert set(made["governorate"].unique().to_pylist()) == set(schema.codes("governorate"))


def test_a_store_opens_the_made_up_table(tmp_path: Path):
    made_up.write_table(ROWS, tmp_path)
    origin = open_store(tables=tmp_path).origins[made_up.ORIGIN]
    assert origin.rows == ROWS
    assert not origin.undirected


def measured(name: str, *ms: float, side: str = "") -> Measured:
    return Measured(name, 100_000, side, loads=[1.0], changes=[Change(one, 1000) for one in ms])


def test_a_step_that_fails_is_noted_and_the_next_is_taken():
    steps, taken = Steps(), []
    for name in ("first", "second"):
        with steps.step(name):
            taken.append(name)
            raise TimeoutError(f"{name} never came\nCall log:\n  - waiting")
    assert taken == ["first", "second"]
    assert str(steps).splitlines() == [
        "FAILED first: TimeoutError: first never came",
        "FAILED second: TimeoutError: second never came",
    ]


def test_a_page_that_failed_is_a_line_of_the_table_with_the_reason():
    said = report.table([measured("overview", 200, 210), measured("map")], {"map_100k": "TimeoutError: no option"})
    assert "map 100,000             FAILED: TimeoutError: no option" in said
    assert "210" in said


def test_a_page_that_failed_after_some_changes_shows_both():
    said = report.table([measured("map", 300)], {"map_100k": "Error: gone"})
    assert "300" in said
    assert "FAILED: Error: gone" in said


@pytest.mark.parametrize(("ours", "met"), [(104, "met"), (106, "MISSED")])
def test_two_checkouts_are_compared_by_their_medians(ours, met):
    pair = (measured("map", ours, ours, 900, side="this"), measured("map", 100, 100, 20, side="other"))
    (line,) = report.against([pair], 1.05, {}).splitlines()[1:]
    assert line.split() == [
        "map",
        "100,000",
        str(ours),
        "100",
        "3,",
        "3",
        f"{ours / 100:.2f}",
        "at",
        "most",
        "1.05",
        met,
    ]


def test_a_checkout_that_could_not_be_measured_is_said_and_no_ratio_is():
    pair = (measured("map", 100, side="this"), measured("map", side="other"))
    said = report.against([pair], 1.05, {"other:map_100k": "RuntimeError: no server"})
    assert said.splitlines()[1:] == ["map 100,000             FAILED: other:map_100k: RuntimeError: no server"]


def test_the_filters_of_a_working_day_are_all_different():
    asked = [tuple(one.items()) for one in islice(memory.filters(), memory.FILTERS + memory.WARM)]
    assert len(set(asked)) == len(asked) == memory.FILTERS + memory.WARM


def test_a_bench_without_a_browser_ends_with_its_report_and_says_so(monkeypatch, capsys):
    def none():
        raise OSError("no browser here")

    monkeypatch.setattr(bench, "chromium", none)
    monkeypatch.setattr(made_up, "write_table", lambda rows, tables: tables.mkdir())
    monkeypatch.setattr(sys, "argv", ["bench", "--only", "session,overview_10k"])
    assert bench.main() == 1
    assert "FAILED browser: OSError: no browser here" in capsys.readouterr().out


def test_a_step_that_there_is_not_is_refused_with_those_that_there_are(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench", "--only", "overview_5k"])
    with pytest.raises(SystemExit):
        bench.main()
    assert "overview_5k: some of overview_10k, overview_100k" in capsys.readouterr().err


def test_the_mapped_table_is_the_same_each_time_and_every_row_of_it_loads(tmp_path: Path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    mapped.write_csv(400, first)
    mapped.write_csv(400, second)
    assert first.read_bytes() == second.read_bytes()
    found = load_here(first, first.name, mapping=mapped.MAPPING)
    assert (found.n_read, len(found.table)) == (400, 400)
    assert {"unknown_place", "read_as"} <= {one.code for one in found.problems}


def test_the_made_up_export_is_known_as_one_of_acled_s(tmp_path: Path):
    path = tmp_path / "export.csv"
    uploads.write_export(100, path)
    found = load_here(path, path.name)
    assert (found.source, found.n_read, found.n_rejected) == ("acled", 100, 0)
    assert len(found.table) > 70


def test_a_reader_that_holds_too_much_misses_its_aim_and_a_quick_one_meets_its_own():
    said = report.mapped([Taken(20.0, 1500.0, 300.0, 1_000_000, 7)], [Taken(4.0, 0.0, 900.0, 1_000_000)])
    assert [str(one).split()[-1] for one in said[1:]] == ["met", "MISSED"]
    assert "7 problems" in str(said[0]) and "5.0 times" in str(said[0])
    assert report.mapped([], []) == ["mapped rows: FAILED"]


def test_an_upload_that_shows_no_progress_says_so():
    (said, aim) = report.uploads([Uploaded(3.0, 9.0, 0)], 25_000)
    assert "NO progress" in str(said) and str(aim).endswith("MISSED")


@pytest.mark.parametrize(("among", "met"), [(108, "met"), (112, "MISSED")])
def test_many_kept_tables_are_measured_against_the_large_one_alone(among, met):
    alone, many = measured("overview", 100, side="alone"), measured("overview", among, side="among 50")
    many.started, many.loads = 2.0, [4_000.0, 900.0]
    said = report.kept([alone, many], 1_000_000)
    assert [str(one).split()[-1] for one in said[2:]] == ["MISSED", met]
    assert report.kept([alone], 1_000_000) == ["kept tables: FAILED"]


def test_the_large_kept_table_is_the_same_alone_and_among_others(tmp_path: Path):
    alone, among = (Shelf(path / "home" / "tables") for path in kept.homes(tmp_path, 300, tables=3).values())
    assert alone.tables() == (alone.find(kept.LARGE),)
    assert len(among.tables()) == 3 and among.find(kept.LARGE) == alone.find(kept.LARGE)
    assert not among.broken()


def test_the_yardstick_in_dash_answers_with_the_figures_of_the_page(tmp_path: Path, monkeypatch):
    """It once failed at each change, and the time in which it failed was taken for its speed."""
    made_up.write_table(ROWS, tmp_path)
    monkeypatch.setenv("RASID_TABLES", str(tmp_path))
    monkeypatch.setenv("RASID_ROOT", str(servers.ROOT))
    monkeypatch.setattr(sys, "path", [str(servers.YARDSTICKS), *sys.path])
    page = importlib.import_module("dash_page")
    cards, timeline, ground, rows = page.changed([])
    assert len(cards) == 6
    assert timeline["data"]
    assert ground["data"]
    assert len(rows) == 8
