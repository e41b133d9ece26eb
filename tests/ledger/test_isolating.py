"""One broken record harms nothing but its own article, is counted as set aside, and costs no second look."""

import json
import sqlite3
import uuid

import pytest

from data.ledger import Ledger, Refused, as_tables, held
from data.ledger.opening import BESIDE
from tests.ledger.made import TEXT, document, draft, ledger_with, rows

GOOD = TEXT + " وهذا مقال آخر."
AT = "2021-12-13T08:00:00.000000+00:00"


def two_articles(path):
    """A ledger with two articles, the second of which is to be broken, a row accepted in each; and their ids."""
    ledger, good = ledger_with(path, draft(), text=GOOD)
    broken = ledger.read(document(), [draft(killed_low=40, killed_high=40)], by="Amal", extractor="rules 1")
    for row in rows(ledger):
        ledger.save(row, {"note": "seen"}, by="Amal", accept=True)
    return ledger, good, broken


def changed(table, document_id, **values):
    """Write other values into the records of a document, past every check, as an import once did."""

    def harm(connection):
        connection.execute(f"DROP TRIGGER {table}_UPDATE")
        for seq, content in connection.execute(f"SELECT seq, content FROM {table}").fetchall():
            found = json.loads(content)
            if document_id in json.dumps(found):
                found = {name: found[name] | one if isinstance(one, dict) else one for name, one in values.items()}
                found = json.dumps(json.loads(content) | found)
                connection.execute(f"UPDATE {table} SET content = ? WHERE seq = ?", (found, seq))

    return harm


def decided(document_id, kind, old, new):
    """A decision on the first row of a document, as it stands in the file."""

    def harm(connection):
        found = {"decision_id": uuid.uuid4().hex, "kind": kind, "drafts": [f"{document_id}-1.1"], "by": "X", "at": AT}
        found |= {"old": old, "new": new, "spans": {}, "extractor": "rules 1"}
        connection.execute(
            "INSERT INTO decisions (id, content) VALUES (?, ?)", (found["decision_id"], json.dumps(found))
        )

    return harm


def written(table, name, content):
    return lambda connection: connection.execute(f"INSERT INTO {table} (id, content) VALUES (?, ?)", (name, content))


def without_text(document_id):
    def harm(connection):
        connection.execute("DROP TRIGGER texts_DELETE")
        connection.execute("DELETE FROM texts WHERE sha256 LIKE ?", (f"{document_id[1:]}%",))

    return harm


def of_another_text(document_id):
    def harm(connection):
        connection.execute("DROP TRIGGER texts_UPDATE")
        connection.execute("UPDATE texts SET text = 'other' WHERE sha256 LIKE ?", (f"{document_id[1:]}%",))

    return harm


HARMS = {
    "a list as title": lambda d: changed("readings", d, title=["a"]),
    "an unknown basis": lambda d: changed("readings", d, published_basis="dreamt"),
    "a text as warnings": lambda d: changed("readings", d, warnings="careful"),
    "an unknown kind": lambda d: changed("drafts", d, kind="rumour"),
    "an unknown maker": lambda d: changed("drafts", d, made_by="nobody"),
    "infinite confidence": lambda d: changed("drafts", d, confidence={"place": float("inf")}),
    "no number as confidence": lambda d: changed("drafts", d, confidence={"place": float("nan")}),
    "a toll of all the world": lambda d: changed("drafts", d, facts={"killed_high": 2**31 - 1}),
    "a list as a fact": lambda d: changed("drafts", d, facts={"source": ["a"]}),
    "a span of no words": lambda d: changed("drafts", d, spans={"killed": [[5, 900_000]]}),
    "an unknown verb": lambda d: changed("decisions", d, kind="hope"),
    "a list as old value": lambda d: decided(d, "edit", {"note": ["a"]}, {"note": "b"}),
    "a point of one half": lambda d: decided(d, "edit", {"latitude": 35.1}, {"latitude": None}),
    "an undoing of nothing": lambda d: decided(d, "undo", {}, {"decision": "0" * 32}),
    "no text": without_text,
    "another text": of_another_text,
    "no json": lambda d: written("decisions", "x", f'{{"drafts": ["{d}-1.1"'),
    "a number for a record": lambda d: written("drafts", f"{d}-1.9", "7"),
    "another name": lambda d: lambda c: c.execute(
        "INSERT INTO drafts (id, content) SELECT ? || '-1.7', content FROM drafts WHERE id LIKE ? || '%'", (d, d)
    ),
}  # fmt: skip


def poisoned(ledger, harm):
    with sqlite3.connect(ledger.file.path) as connection:
        harm(connection)
    ledger.close()
    return Ledger(ledger.file.path)


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_broken_record_takes_its_own_article_out_and_no_other(tmp_path, harm):
    ledger, good, broken = two_articles(tmp_path)
    alone = Ledger(tmp_path / "alone" / "ledger.sqlite3")
    alone.read(document(GOOD), [draft()], by="Amal", extractor="rules 1")
    alone.save(rows(alone)[0], {"note": "seen"}, by="Amal", accept=True)
    ledger = poisoned(ledger, harm(broken))
    state = ledger.state()
    assert list(state.broken) == [broken]
    assert state.aside >= 4  # its reading, draft and two decisions
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
