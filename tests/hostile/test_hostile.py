"""Every hostile file has its outcome: it loads with each odd row named, or is refused by name, within its limits."""

import json
import subprocess
import sys

import pytest

from data.sources import Refused, load, load_here
from data.sources.columns.headers import column_of
from tests.hostile.hostile import CASES, good
from tests.hostile.hostile import csv_text as csv_of

HEAVY = {"bomb", "size"}
ORDINARY = [(case, build) for case, build in CASES if case.kind not in HEAVY]
BIG = [(case, build) for case, build in CASES if case.kind in HEAVY]
# Where a file's column is found in the table.
COLUMNS = {
    "place": ("place_name_ar", "place_name_en"),
    "initiators": ("initiators_text", "initiators"),
    "summary": ("summary_ar", "summary_en"),
    "killed": ("killed_low", "killed_high"),
}


def outcome(case, path, loading):
    """Loads a case's file and compares: what it said, and what it should have said."""
    try:
        found = loading(path, case.name)
    except Refused as refused:
        assert case.expect in ("refuse", "bound"), f"refused: {refused}"
        if case.expect == "refuse":
            assert refused.code == case.code
            assert all(any(said in value for value in refused.says) for said in case.says), refused
        return None
    assert case.expect in ("load", "bound"), f"loaded {len(found.table)} rows"
    if case.expect == "load":
        assert len(found.table) == case.ok
        assert {(one.row, one.column, one.code) for one in found.rejected} == {tuple(one) for one in case.rejected}
        assert {tuple(one) for one in case.flags} <= {(one.row, one.column, one.code) for one in found.flags}
        named = " ".join(f"{one.value} {one.expected}" for one in found.rejected)
        assert all(said in named for said in case.says), named
        assert len(found.table) + found.n_rejected == found.n_read
    return found


@pytest.mark.parametrize(("case", "build"), ORDINARY, ids=[case.name for case, _ in ORDINARY])
def test_a_hostile_file_has_its_outcome(case, build, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(build())
    found = outcome(case, path, load_here)
    for row, header, value in case.values:
        table = dict(zip(accepted_rows(case, found), found.table.to_pylist(), strict=True))
        column = column_of(header)
        held = [table[row][name] for name in COLUMNS.get(column, (column,))]
        assert value in [str(one) if header == "event_date" else one for one in held], held


def accepted_rows(case, found):
    """The file's row number of each accepted row: those from the first record on that were not rejected."""
    first = min((row for row, _, _ in case.values), default=2) if case.name == "xlsx_title_rows.xlsx" else 2
    rejected = {problem.row for problem in found.rejected}
    return [row for row in range(first, first + found.n_read) if row not in rejected]


MEASURE = """
import json, os, resource, sys
from pathlib import Path
from data.sources import Refused, load

def measured(path, name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        found = load(Path(path), name)
        said = {"rows": len(found.table), "read": found.n_read, "rejected": list(found.rejected)}
    except Refused as refused:
        said = {"code": refused.code, "says": refused.says}
    reader, server = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    said["seconds"] = reader.ru_utime + reader.ru_stime + server.ru_utime + server.ru_stime
    said["reader_mib"] = reader.ru_maxrss / 1024
    said["server_mib"] = (server.ru_maxrss - before) / 1024
    return said

for line in sys.stdin:
    child = os.fork()
    if not child:
        print(json.dumps(measured(*json.loads(line))), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def measured():
    """measured(path, name): what came of loading a file, in a copy of a process that has loaded none."""
    with subprocess.Popen([sys.executable, "-c", MEASURE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:

        def asked(path, name):
            process.stdin.write(json.dumps([str(path), name]).encode() + b"\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield asked
        process.stdin.close()


@pytest.mark.parametrize(("case", "build"), BIG, ids=[case.name for case, _ in BIG])
def test_a_file_that_swells_is_stopped_within_its_limits_and_the_server_lives(case, build, tmp_path, measured):
    """Measured from outside, in processor time (a busy machine is not the file's fault): the process that reads it and
    the one that waits, fresh ones for each file.
    """
    path = tmp_path / "upload"
    path.write_bytes(build())
    said = measured(path, case.name)
    if case.expect == "refuse":
        assert said.get("code") == case.code, said
        assert all(any(one in value for value in said["says"]) for one in case.says), said
    elif case.expect == "load":
        assert said["rows"] == case.ok
        assert {(row, column, code) for row, column, code, *_ in said["rejected"]} == {
            tuple(one) for one in case.rejected
        }
    assert said["seconds"] < case.limits["seconds"]
    assert said["reader_mib"] < case.limits["extra_mib"]
    assert said["server_mib"] < case.limits["extra_mib"]


def test_a_file_that_brings_its_reader_down_is_refused_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sources.limits.SECONDS", 0.01)
    with pytest.raises(Refused) as refused:
        load(csv_of(good()).encode(), "slow.csv")
    assert (refused.value.code, refused.value.values["name"]) == ("took_too_long", "slow.csv")


def test_the_child_says_what_reading_here_says(tmp_path):
    content = csv_of(good()).encode()
    path = tmp_path / "upload"
    path.write_bytes(content)
    there, here = load(content, "three.csv"), load_here(path, "three.csv")
    assert there.table.equals(here.table)
    assert (there.problems, there.n_read, there.version) == (here.problems, here.n_read, here.version)


def test_the_same_bytes_are_one_version_whatever_the_file_is_called():
    content = csv_of(good()).encode()
    first, second = load(content, "a.csv"), load(content, "../b.csv")
    assert first.version == second.version
    assert first.table.drop(["from_file"]).equals(second.table.drop(["from_file"]))
    assert set(second.table["from_file"].to_pylist()) == {"../b.csv"}
    assert set(first.table["origin"].to_pylist()) == {f"upload-{first.version[:12]}"}
