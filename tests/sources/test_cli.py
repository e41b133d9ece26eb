"""python -m data import writes what it read, whole and the same each time; describe counts it."""

import argparse
import json

import pyarrow.parquet as pq
import pytest

from data import schema
from data.library import file_cli as cli
from data.sources import writing
from tests.sources.files import FIXTURES, as_csv, rows

GED = str(FIXTURES / "ucdp_ged_41_columns.csv")


def run(*words):
    parser = argparse.ArgumentParser()
    cli.add_parser(parser.add_subparsers())
    args = parser.parse_args([str(word) for word in words])
    return args.run(args)


def content(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_importing_twice_leaves_the_same_bytes_and_nothing_else(tmp_path):
    assert run("import", GED, "--to", "ged", "--tables", tmp_path) == 0
    first = content(tmp_path)
    assert run("import", GED, "--as", "ucdp_ged", "--to", "ged", "--tables", tmp_path) == 0
    assert content(tmp_path) == first
    assert [str(path) for path in first] == ["incidents/ged.parquet"]


def test_the_same_file_under_another_name_adds_nothing(tmp_path, capsys):
    run("import", GED, "--to", "ged", "--tables", tmp_path)
    assert run("import", GED, "--to", "again", "--tables", tmp_path) == 2
    assert "already_imported" in capsys.readouterr().err
    assert not (tmp_path / "incidents" / "again.parquet").exists()


def test_rejected_rows_are_listed_by_file_row_and_column_and_the_others_written(tmp_path, capsys):
    file = tmp_path / "mine.csv"
    file.write_bytes(as_csv(rows({"date_start": "some day"}, {"killed": "3"})))
    assert run("import", file, "--to", "mine", "--tables", tmp_path) == 0
    printed = capsys.readouterr()
    assert "mine.csv:2: date_start: not_a_date: some day -> 2021-11-05" in printed.err
    assert "read 2, loaded 1, rejected 1" in printed.out
    assert pq.read_metadata(tmp_path / "incidents" / "mine.parquet").num_rows == 1


def test_a_refused_file_leaves_the_table_as_it_was(tmp_path, capsys):
    run("import", GED, "--to", "ged", "--tables", tmp_path)
    before = content(tmp_path)
    bad = tmp_path.parent / "bad.csv"
    bad.write_bytes(b"\x80\x04\x00\x01\x02")
    assert run("import", bad, "--to", "ged", "--tables", tmp_path) == 2
    assert "bad.csv: not_text" in capsys.readouterr().err
    assert content(tmp_path) == before


def test_a_write_that_fails_leaves_no_part_behind(tmp_path, monkeypatch):
    run("import", GED, "--to", "ged", "--tables", tmp_path)
    before = content(tmp_path)

    def full(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(writing.pq.ParquetWriter, "write_table", full)
    with pytest.raises(OSError, match="No space"):
        run("import", GED, "--to", "ged", "--tables", tmp_path)
    assert content(tmp_path) == before


def test_what_a_source_no_longer_has_is_taken_away(tmp_path):
    run("import", schema.REFERENCE / "worked_case.toml", "--as", "worked_case", "--to", "case", "--tables", tmp_path)
    assert (tmp_path / "measures" / "case.parquet").exists()
    run("import", GED, "--to", "case", "--tables", tmp_path)
    assert [str(path) for path in content(tmp_path)] == ["incidents/case.parquet"]


@pytest.mark.parametrize("name", ["../x", "A", "a b", "", "x.parquet"])
def test_a_table_has_a_plain_name(tmp_path, name):
    with pytest.raises(SystemExit):
        run("import", GED, "--to", name, "--tables", tmp_path)


def test_describe_counts_the_shipped_tables(capsys):
    assert run("describe", "--json") == 0
    described = json.loads(capsys.readouterr().out)
    ucdp = described["ucdp_ged_syria_2016_2019"]
    assert (ucdp["rows"], ucdp["built"]["read"], ucdp["built"]["rejected"]) == (16_566, "16566", "0")
    assert ucdp["best_deaths"] == {"2016": 48_710, "2017": 33_316, "2018": 20_251, "2019": 10_060}
    grid = ucdp["per_governorate"]
    assert sum(sum(years.values()) for years in grid.values()) == 16_566
    assert sum(sum(grid[code].values()) for code in ("SY08", "SY09", "SY11")) == 4_046
    assert (ucdp["from"], ucdp["to"], ucdp["flags"]["best_outside_range"]) == ("2016-01-01", "2019-11-30", 101)
    assert described["coded_reports"]["best_deaths"] == {}
    assert list(described) == ["ucdp_ged_syria_2016_2019", "coded_reports", "worked_case"]


def test_describe_prints_the_rule_and_the_counts(capsys):
    assert run("describe") == 0
    printed = capsys.readouterr().out
    for words in ("16,566", "4,046", "48,710", "33,316", "where adm_1 is empty", "no trend may be read"):
        assert words in printed


@pytest.mark.parametrize("origin", ["coded_reports", "worked_case"])
def test_the_shipped_tables_are_what_their_sources_give_today(tmp_path, origin):
    (file,) = schema.REFERENCE.glob(f"{origin}.*")
    run("import", file, "--as", origin, "--to", origin, "--tables", tmp_path)
    for path, built in content(tmp_path).items():
        assert pq.read_table(tmp_path / path).equals(pq.read_table(schema.TABLES / path)), path
        assert built == (schema.TABLES / path).read_bytes(), path


def test_no_shipped_table_holds_a_headline_or_a_longer_text_of_an_article():
    for path in (schema.TABLES / "incidents").glob("ucdp*.parquet"):
        table = pq.read_table(path)
        for name in ("sources", "summary_en", "summary_ar", "source_url"):
            assert all(len(part) <= 60 for text in table[name].to_pylist() if text for part in text.split("; ")), name


def test_a_mapping_that_is_not_there_is_proposed_and_used_the_next_time(tmp_path, capsys):
    file, mapping = tmp_path / "mine.csv", tmp_path / "mapping.toml"
    file.write_bytes(as_csv([{"When": f"2021-11-0{n}", "Where": "Deir ez-Zor"} for n in range(1, 5)]))
    command = ("import", file, "--map", mapping, "--to", "mine", "--tables", tmp_path / "tables")
    assert run(*command) == 2
    assert "date_start = When  (by its words)" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()
    assert run(*command) == 0
    assert "read 4, loaded 4" in capsys.readouterr().out


def test_a_file_of_which_nothing_loads_ends_with_1(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_bytes(as_csv(rows({"date_start": "soon"})))
    assert run("import", file, "--to", "mine", "--tables", tmp_path) == 1


def test_the_command_says_which_rows_may_be_of_one_incident_and_that_all_are_loaded(tmp_path, capsys):
    file = tmp_path / "mine.csv"
    file.write_bytes(as_csv(rows({"killed": "3"}, {"killed": "4"}, {"killed": "3"}, place="Abu Hamam")))
    assert run("import", file, "--to", "mine", "--tables", tmp_path) == 0
    printed = capsys.readouterr().out
    assert "loaded 3" in printed
    assert "may be of the same incident as another row: 2 rows (2 and 4); all are loaded" in printed


def test_totals_are_written_as_counts_and_leave_no_table_of_incidents(tmp_path, capsys):
    hapi = FIXTURES / "counted" / "hapi.csv"
    assert run("import", GED, "--to", "hapi", "--tables", tmp_path) == 0
    assert run("import", hapi, "--to", "hapi", "--tables", tmp_path) == 0
    assert [str(path) for path in content(tmp_path)] == ["counts/hapi.parquet"]
    assert "hapi: read 5, loaded 5, rejected 0, skipped 0" in capsys.readouterr().out
    assert run("import", hapi, "--to", "again", "--tables", tmp_path) == 2
    assert run("describe", "--tables", tmp_path) == 0
    assert "hapi  5 totals, 2024-01-01..2024-02-29" in capsys.readouterr().out
