import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from data.__main__ import main

TEXT = "قُتل عنصران من قسد بهجوم شنه تنظيم داعش على حاجز في بلدة هجين أمس."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.json").write_text(
        json.dumps({"id": "two", "published": "2021-12-13", "text": TEXT}), encoding="utf-8"
    )
    head = '<head><meta property="article:published_time" content="2021-12-13T08:00"></head>'
    page = f"<html>{head}<body><nav>menu</nav><p>{TEXT}</p></body></html>"
    (tmp_path / "three.html").write_text(page, encoding="utf-8")
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "four.docx"))
    return tmp_path


def records(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_every_kind_of_file_gives_the_same_incident(folder, capsys):
    assert main(["extract", str(folder), "--published", "2021-12-13", "--json"]) == 0
    found = records(capsys)
    assert set(found) == {"one", "two", "three", "four"}
    assert {(rows[0]["place_ar"], rows[0]["date_start"], rows[0]["killed"]["low"]) for rows in found.values()} == {
        ("هجين", "2021-12-12", 2)
    }


def test_a_date_that_the_file_states_wins_over_the_one_given(folder, capsys):
    main(["extract", str(folder / "two.json"), "--published", "2020-01-01", "--json"])
    assert records(capsys)["two"][0]["date_start"] == "2021-12-12"


def test_a_page_states_its_own_date(folder, capsys):
    main(["extract", str(folder / "three.html"), "--json"])
    assert records(capsys)["three"][0]["date_start"] == "2021-12-12"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.json", b"{"),
        ("no_text.json", b"{}"),
        ("bytes.txt", bytes(range(256))),
        ("fake.docx", b"PK\x03\x04"),
        ("odd.pdf", b"%PDF"),
        ("day.json", b'{"text": "x", "published": "soon"}'),
    ],
)
def test_one_bad_file_is_named_and_does_not_stop_the_rest(folder, capsys, name, content):
    (folder / name).write_bytes(content)
    assert main(["extract", str(folder / name), str(folder / "two.json"), "--json"]) == 1
    captured = capsys.readouterr()
    assert name in captured.err and "two" in json.loads(captured.out)


def test_no_file_at_all_is_no_success(tmp_path, capsys):
    assert main(["extract", str(tmp_path), "--json"]) == 1
    assert records(capsys) == {}


def test_progress_is_told_for_many_files(tmp_path, capsys):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    main(["extract", str(tmp_path), "--json"])
    assert capsys.readouterr().err.splitlines() == ["20/40", "40/40"]


def test_the_plain_listing_names_the_row_and_its_warnings(folder, capsys):
    main(["extract", str(folder / "one.txt")])
    listing = capsys.readouterr().out
    assert "published_missing" in listing and "islamic_state > sdf" in listing and "killed 2-2" in listing


def test_the_command_runs_by_itself(folder):
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "data", "extract", str(folder / "two.json"), "--json"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["two"][0]["event_type"] == "armed_assault"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "yesterday"])
def test_a_day_of_publication_that_cannot_be_is_refused_by_name(folder, capsys, day):
    with pytest.raises(SystemExit) as ended:
        main(["extract", str(folder), "--published", day])
    assert ended.value.code == 2 and day in capsys.readouterr().err
