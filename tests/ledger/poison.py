"""Ledgers that are poisoned past every check, as an import once did it."""

import json
import sqlite3
import uuid

from data.ledger import Ledger
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


def without_reading(document_id):
    def harm(connection):
        connection.execute("DROP TRIGGER readings_DELETE")
        connection.execute("DELETE FROM readings WHERE id LIKE ?", (f"{document_id}%",))

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
    "no reading": without_reading,
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
