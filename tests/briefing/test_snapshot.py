"""What has changed since the last briefing: new, changed and withdrawn incidents, each told once."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.briefing import asked, content, since
from components.names import languages, names
from data import schema, snapshot
from tests.briefing.views import held, view_of
from tests.factories import incident, store

TAKEN = date(2021, 11, 1)


def rows(*incidents):
    return store(*incidents).incidents("t")


def test_new_changed_and_withdrawn_incidents_are_told_apart():
    before = rows(incident(incident_id="A", killed_low=1), incident(incident_id="B"), incident(incident_id="C"))
    now = rows(incident(incident_id="A", killed_low=3), incident(incident_id="B"), incident(incident_id="D"))
    found = snapshot.changes(now, before, TAKEN)
    assert {kind: found.count(kind) for kind in ("new", "changed", "withdrawn")} == {
        "new": 1,
        "changed": 1,
        "withdrawn": 1,
    }
    told = found.rows.set_index("incident_id")
    assert (told.loc["A", "what"], told.loc["A", "killed_low"]) == ("killed_low", 3)
    assert told.loc["C", "kind"] == "withdrawn"


def test_the_same_tables_have_no_changes():
    assert snapshot.changes(rows(incident()), rows(incident()), TAKEN).rows.empty


def test_a_number_that_was_not_reported_before_is_a_change_also_when_it_is_zero():
    found = snapshot.changes(rows(incident(killed_low=0)), rows(incident(killed_low=None)), TAKEN)
    assert found.count("changed") == 1


@given(st.permutations(["A", "B", "C", "D"]))
def test_the_order_of_rows_makes_no_other_hash(ids):
    ordered = rows(*(incident(incident_id=code, killed_low=ord(code)) for code in "ABCD"))
    mixed = rows(*(incident(incident_id=code, killed_low=ord(code)) for code in ids))
    assert snapshot.fingerprint(mixed) == snapshot.fingerprint(ordered)


def test_another_number_makes_another_hash():
    assert snapshot.fingerprint(rows(incident(killed_low=1))) != snapshot.fingerprint(rows(incident(killed_low=2)))


def test_lines_of_a_text_that_change_places_between_rows_make_another_hash():
    texts = [("a\nx", "b\ny"), ("a\ny", "b\nx")]
    one, other = (rows(*(incident(summary_en=text) for text in pair)) for pair in texts)
    assert snapshot.fingerprint(one) != snapshot.fingerprint(other)


def test_a_snapshot_is_kept_replaced_and_dated(tmp_path):
    folder = tmp_path / "last"
    for _ in range(2):
        snapshot.keep(schema.TABLES, folder)
    assert snapshot.taken(folder) == datetime.now(UTC).date()
    assert sorted(path.name for path in (folder / "incidents").iterdir()) == sorted(
        path.name for path in (schema.TABLES / "incidents").iterdir()
    )


def test_a_folder_that_holds_something_else_is_not_overwritten(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ValueError, match=str(tmp_path.name)):
        snapshot.keep(schema.TABLES, tmp_path)
    with pytest.raises(FileNotFoundError):
        snapshot.keep(tmp_path, tmp_path / "other")


def test_changes_are_a_slide_of_their_own():
    before = rows(incident(incident_id="A", killed_low=1), incident(incident_id="C"))
    view = view_of("slide=changes", "en", held(incident(incident_id="A", killed_low=3), incident(incident_id="D")))
    found, doubts = asked.read({"slide": "changes"}, view.origin, changes=True)
    assert not doubts
    slide = content.slide(view, found, "", snapshot.changes(view.incidents, before, TAKEN))
    assert "Since the tables of 1 November 2021: 1 new, 1 changed, 1 withdrawn" in slide.blocks[0].notes[0]
    assert [row[0] for row in slide.blocks[0].rows] == ["new", "changed: Killed, at least", "withdrawn"]


def test_without_a_snapshot_changes_are_asked_for_in_vain():
    view = view_of("", "en", held(incident()))
    _, doubts = asked.read({"slide": "changes"}, view.origin)
    assert [(doubt.parameter, doubt.value) for doubt in doubts] == [("slide", "changes")]


@pytest.mark.parametrize("lang", languages())
def test_a_table_that_no_earlier_snapshot_holds_is_not_said_to_be_all_new(lang, tmp_path):
    snapshot.keep(schema.TABLES, tmp_path / "last")
    view = view_of("slide=changes", lang, held(incident(), incident()))
    found, _ = asked.read({"slide": "changes"}, view.origin, changes=True)
    slide = content.slide(view, found, "", since.changes(view, tmp_path / "last"))
    assert slide.blocks[0].notes == (names(lang).t("brief_change_new_table"),)
