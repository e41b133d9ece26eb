"""The whole ledger as one file: JSON lines, a text, reading, draft or decision each, in the order of writing.

A file comes from elsewhere, so nothing in it is believed: each line is checked as strictly as the desk writes it, alone
(data.ledger.checking) and with what is here (data.ledger.together), and all of it is taken or nothing.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from data.ledger.checking import Place, Table, Unsound, name_of, unsound
from data.ledger.held import PARSERS, Record, hash_of
from data.ledger.records import LONGEST, Decision, Draft, Reading, as_json
from data.ledger.shapes import Wrong, shortened, text
from data.ledger.store import Ledger
from data.ledger.taking import NotALedger

FORMAT = "rasid-ledger-1"
MOST_CHARACTERS = 200_000_000  # of a file: 1.2 GB of memory while it is taken over
MOST_LINES = 500_000
LONGEST_LINE = 4_000_000  # characters: the longest article has 360,000, escaped; a list takes 30 times as much memory
_ONE_AT_A_TIME = threading.Lock()  # a file takes many times its size while it is read
_NAMES: dict[type, str] = {Reading: "reading", Draft: "draft", Decision: "decision"}
_TABLES: dict[str, Table] = {"reading": "readings", "draft": "drafts", "decision": "decisions"}


@dataclass
class _Brought:
    """What a file holds. places: which line each record stands in."""

    texts: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    places: dict[tuple[Place, str], int] = field(default_factory=dict)


def lines(ledger: Ledger) -> Iterator[str]:
    """The file's lines. The first names the format and says how many follow, so that a part is known for one.

    An article that is set aside is not in it: what is left of it, without a rejection that is broken, would count.
    """
    texts, records = ledger.file.records(counted=True)
    yield _line({"format": FORMAT, "lines": len(texts) + len(records)})
    for sha256, told in texts.items():
        yield _line({"text": told, "sha256": sha256})
    for record in records:
        yield _line({_NAMES[type(record)]: as_json(record)})


def take(ledger: Ledger, file: Iterable[str], *, by: str = "") -> int:
    """Take over all that such a file holds and the ledger does not; returns how many records that were.

    by      who takes it over: kept beside what is taken, which says itself who made it and may say anything.
    raises  NotALedger with the line, the field, the value and what was expected; Refused (differs): then nothing is
            taken.
    """
    with _ONE_AT_A_TIME:
        digest = hashlib.sha256()
        found = _read(file, digest.update)
        try:
            return ledger.take_over(found.texts, found.records, by=by, sha256=digest.hexdigest())
        except NotALedger as refusal:
            line = found.places.get((refusal.found.table, refusal.found.name), 0)
            raise NotALedger(refusal.found, line, refusal.more) from refusal


def too_much(what: str, there: int, most: int, line: int = 0) -> NotALedger:
    """The refusal of a file of so many characters or lines, or of one line of it, before it is read."""
    return NotALedger(_of_file(what, there, f"at_most: {most}"), line)


def _read(file: Iterable[str], digest: Callable[[bytes], object]) -> _Brought:
    """What a file holds, each line sound alone. Blank lines, and a mark of the byte order, say nothing."""
    found, expected, read, characters, number = _Brought(), -1, 0, 0, 0
    for number, line in enumerate(file, 1):
        characters += len(line)
        if characters > MOST_CHARACTERS:
            raise too_much("characters", characters, MOST_CHARACTERS)
        if read > MOST_LINES:
            raise too_much("lines", read, MOST_LINES, number)
        if len(line) > LONGEST_LINE:
            raise too_much("characters", len(line), LONGEST_LINE, number)
        written = (line.removeprefix("\ufeff") if number == 1 else line).strip()
        if not written:
            continue
        digest(written.encode("utf-8", "surrogatepass") + b"\n")
        content = _json(written, number)
        if expected < 0:
            expected = _announced(content, number)
        else:
            _sort_in(found, content, number)
            read += 1
    if read != expected:
        whole = f"first_line: {FORMAT}" if expected < 0 else f"lines: {expected}"
        raise NotALedger(_of_file("lines", read, whole), number)
    return found


def _announced(content: dict[str, Any], number: int) -> int:
    """How many lines the first one says follow."""
    said = content.get("lines")
    if content.keys() != {"format", "lines"} or content["format"] != FORMAT:
        raise NotALedger(_of_file("format", content.get("format"), f"first_line: {FORMAT}"), number)
    if type(said) is not int or not 0 <= said <= MOST_LINES:
        raise NotALedger(_of_file("lines", said, f"whole_number: 0..{MOST_LINES}"), number)
    return said


def _sort_in(found: _Brought, content: dict[str, Any], number: int) -> None:
    """Keep what a line holds, if it is sound alone and new to this file."""
    kind = next(iter(content), "") if len(content) == 1 else ""
    place: Place
    if content.keys() == {"text", "sha256"}:
        wrong, name, place = _wrong_text(content), shortened(content["sha256"], 64), "texts"
    elif kind in _TABLES:
        place = _TABLES[kind]
        wrong, name = unsound(_TABLES[kind], content[kind]), name_of(_TABLES[kind], content[kind])
    else:
        said = ", ".join(map(shortened, list(content)[:3]))
        raise NotALedger(_of_file("", said, "one_of: text and sha256, reading, draft, decision"), number)
    if not wrong and (place, name) in found.places:
        wrong = (Unsound(place, name, "", f"{found.places[place, name]}, {number}", "each_once"),)
    if wrong:
        raise NotALedger(wrong[0], number, len(wrong) - 1)
    found.places[place, name] = number
    if place == "texts":
        found.texts[name] = content["text"]
    else:
        found.records.append(PARSERS[_TABLES[kind]](content[kind]))


def _wrong_text(content: dict[str, Any]) -> tuple[Unsound, ...]:
    """What is wrong with a text: it is none, or not the one that its hash says."""
    said, sha256 = content["text"], content["sha256"]
    wrong = [one.below("text") for one in text(LONGEST, 1)(said)]
    if not wrong and sha256 != (known := hash_of(said)):
        wrong.append(Wrong(("sha256",), sha256, f"like: {known}"))
    return tuple(Unsound("texts", shortened(sha256), one.way[0], shortened(one.value), one.expected) for one in wrong)


def _json(line: str, number: int) -> dict[str, Any]:
    """The object that a line holds. A key that is there twice would say two things, and programs differ on which."""
    try:
        found = json.loads(line, object_pairs_hook=_each_key_once)
    except _TwiceError as error:
        raise NotALedger(_of_file(str(error), "", "each_once"), number) from error
    except (ValueError, RecursionError) as error:
        raise NotALedger(_of_file("", line, "json"), number) from error
    if not isinstance(found, dict):
        raise NotALedger(_of_file("", line, "json"), number)
    return found


class _TwiceError(ValueError):
    """A key that is there twice."""


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise _TwiceError(next(shortened(key) for key, n in times.items() if n > 1))
    return found


def _of_file(what: str, value: object, expected: str) -> Unsound:
    return Unsound("file", "", what, shortened(value), expected)


def _line(found: object) -> str:
    return json.dumps(found, sort_keys=True) + "\n"
