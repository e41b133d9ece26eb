"""One broken record harms nothing but its own article, is counted as set aside, and costs no second look."""

import pytest

from data.ledger import Ledger, Refused, as_tables, held
from data.ledger.mending import quarantine
from data.ledger.opening import BESIDE
from tests.ledger.made import TEXT, document, draft, ledger_with, rows
from tests.ledger.poison import (
    GOOD,
    HARMS,
    changed,
    decided,
    of_another_text,
    poisoned,
    two_articles,
    without_text,
    written,
)


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_broken_record_takes_its_own_article_out_and_no_other(tmp_path, harm):
    ledger, good, broken = two_articles(tmp_path)
    alone = Ledger(tmp_path / "alone" / "ledger.sqlite3")
    alone.read(document(GOOD), [draft()], by="Amal", extractor="rules 1")
    alone.save(rows(alone)[0], {"note": "seen"}, by="Amal", accept=True)
    ledger = poisoned(ledger, harm(broken))
    state = ledger.state()
    assert list(state.broken) == [broken]
    assert state.aside >= 3  # its reading, draft and two decisions, as far as they are there
    assert list(state.readings) == [good]
    assert as_tables(state) == as_tables(alone.state())
    ledger.save(rows(ledger)[0], {"note": "read again"}, by="Badr")
    assert rows(ledger)[0].facts["note"] == "read again"


def test_a_merge_with_a_broken_article_is_set_aside_and_the_other_report_counts_alone(tmp_path):
    ledger, _, broken = two_articles(tmp_path)
    ledger.decide("merge", rows(ledger)[0], by="Amal", new={"with": f"{broken}-1.1"})
    assert as_tables(ledger.state())["incidents"].num_rows == 1
    ledger = poisoned(ledger, changed("readings", broken, title=["a"]))
    (incident,) = as_tables(ledger.state())["incidents"].to_pylist()
    assert (incident["killed_low"], incident["killed_high"]) == (2, 2)
    assert (list(ledger.state().broken), ledger.state().aside) == ([broken], 5)


def test_of_decisions_that_contradict_each_other_the_last_is_set_aside_with_its_article(tmp_path):
    ledger, good, broken = two_articles(tmp_path)
    ledger.decide("apart", rows(ledger)[0], by="Amal", new={"with": f"{broken}-1.1"})
    third = ledger.read(document(TEXT + " ثالث."), [draft()], by="Amal", extractor="rules 1")
    ledger.decide("merge", rows(ledger)[0], by="Amal", new={"with": f"{third}-1.1"})
    ledger = poisoned(ledger, decided(broken, "merge", {}, {"with": f"{third}-1.1"}))
    assert list(ledger.state().broken) == [broken]
    assert set(ledger.state().readings) == {good, third}


def test_a_record_that_tells_of_no_article_is_set_aside_alone(tmp_path):
    ledger, good, broken = two_articles(tmp_path)
    ledger = poisoned(ledger, written("decisions", "x", "nothing"))
    assert (list(ledger.state().broken), ledger.state().aside) == ([""], 1)
    assert set(ledger.state().readings) == {good, broken}


def test_a_lost_text_that_is_read_in_again_brings_its_article_back(tmp_path):
    ledger, _, broken = two_articles(tmp_path)
    ledger = poisoned(ledger, without_text(broken))
    assert ledger.read(document(), [draft()], by="Amal", extractor="rules 1") == broken
    assert (ledger.state().broken, len(ledger.state().accepted)) == ({}, 2)


def test_an_article_whose_text_was_altered_is_refused_and_not_read_in_and_set_aside(tmp_path):
    ledger, _, broken = two_articles(tmp_path)
    ledger = poisoned(ledger, of_another_text(broken))
    quarantine(ledger.file, "Amal")
    version = ledger.version
    with pytest.raises(Refused, match="set_aside"):
        ledger.read(document(), [draft()], by="Amal", extractor="rules 1")
    assert (ledger.version, ledger.state().broken) == (version, {})


def test_a_refused_write_is_not_remembered_where_somebody_quarantined_meanwhile(tmp_path):
    ledger, _, broken = two_articles(tmp_path)
    ledger.undo(rows(ledger)[0], by="Amal")
    ledger = poisoned(ledger, changed("readings", broken, title=["a"]))
    (row,) = rows(ledger)
    quarantine(Ledger(ledger.file.path).file, "Badr")  # another process
    with pytest.raises(Refused, match="lacking"):
        ledger.save(row, {"note": "never written", "event_type": None}, by="Amal", accept=True)
    assert [one.facts["note"] for one in rows(ledger)] == ["seen"]
    assert ledger.state() == Ledger(ledger.file.path).state()


def test_nothing_is_written_on_an_article_that_is_set_aside(tmp_path):
    ledger, _, broken = two_articles(tmp_path)
    seen = rows(ledger)[1]
    ledger = poisoned(ledger, changed("readings", broken, title=["a"]))
    writes = (
        lambda: ledger.read(document(), [draft()], by="Amal", extractor="rules 2"),
        lambda: ledger.add(broken, draft(), by="Amal"),
        lambda: ledger.decide("reject", seen, by="Amal"),
        lambda: ledger.undo(seen, by="Amal"),
    )
    for write in writes:
        with pytest.raises(Refused) as refusal:
            write()
        assert refusal.value.code == "set_aside"


def test_what_was_checked_once_is_not_checked_again(tmp_path, monkeypatch):
    ledger, _, broken = two_articles(tmp_path)
    ledger = poisoned(ledger, changed("drafts", broken, kind="rumour"))
    asked = []
    monkeypatch.setattr(
        held, "unsound", lambda table, content, real=held.unsound: asked.append(table) or real(table, content)
    )
    ledger.state()
    assert len(asked) == 8
    asked.clear()
    ledger.state()
    ledger.save(rows(ledger)[0], {"note": "more"}, by="Badr")
    with pytest.raises(Refused):
        ledger.save(rows(ledger)[0], {"killed_low": -1}, by="Badr")
    ledger.state()
    assert asked == ["decisions"]


def test_a_ledger_put_in_the_place_of_another_is_read_and_the_old_one_no_longer_written(tmp_path):
    ledger, _, _ = two_articles(tmp_path)
    other, document_id = ledger_with(tmp_path / "other", draft(), text=GOOD + " جديد")
    other.close()
    for end in BESIDE:  # what is there of the old file would be taken for the new one's
        ledger.file.path.with_name(ledger.file.path.name + end).unlink()
    other.file.path.replace(ledger.file.path)
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    assert list(Ledger(ledger.file.path).state().readings) == [document_id]
    assert [row.status for row in rows(Ledger(ledger.file.path))] == ["accepted"]
