"""The whole ledger as one file: JSON lines, a text, reading, draft or decision each, in the order of writing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from data.ledger.held import Record, hash_of
from data.ledger.records import Decision, Draft, Reading, as_json, decision_of, draft_of, reading_of
from data.ledger.refused import Refused
from data.ledger.store import Ledger

FORMAT = "rasid-ledger-1"
_NAMES: dict[type, str] = {Reading: "reading", Draft: "draft", Decision: "decision"}
_PARSERS: dict[str, Callable[[Any], Record]] = {"reading": reading_of, "draft": draft_of, "decision": decision_of}


def lines(ledger: Ledger) -> Iterator[str]:
    """The file's lines. The first names the format and says how many follow, so that a part is known for one."""
    texts, records = ledger.file.records()
    yield _line({"format": FORMAT, "lines": len(texts) + len(records)})
    for sha256, text in texts.items():
        yield _line({"text": text, "sha256": sha256})
    for record in records:
        yield _line({_NAMES[type(record)]: as_json(record)})


def take(ledger: Ledger, file: Iterable[str]) -> int:
    """Take over all that such a file holds and the ledger does not; returns how many records that were.

    raises Refused (not_a_ledger, differs): then nothing is taken.
    """
    texts: dict[str, str] = {}
    records: list[Record] = []
    number, expected = 0, 0
    try:
        for number, line in enumerate(file, 1):
            found = json.loads(line)
            if number == 1:
                expected = found["lines"] if found["format"] == FORMAT else -1
            elif "sha256" in found:
                texts[hash_of(found["text"])] = found["text"]
            else:
                ((name, content),) = found.items()
                records.append(_PARSERS[name](content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("not_a_ledger", line=str(number)) from error
    if number - 1 != expected:
        raise Refused("not_a_ledger", line=str(number))
    return ledger.take_over(texts, records)


def _line(found: object) -> str:
    return json.dumps(found, sort_keys=True) + "\n"
