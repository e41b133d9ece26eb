"""What is wrong with one record of a ledger, as strictly as the desk writes it: types, vocabularies, bounds, fields.

Nothing here asks what day it is or what else the ledger holds: see data.ledger.together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from data import schema
from data.ledger import facts
from data.ledger.records import BASES, KINDS, LONGEST, LONGEST_LINE, MOST_DRAFTS, Verb
from data.ledger.shapes import (
    Shape,
    Wrong,
    anything_wrong,
    day,
    each_once,
    fields,
    keyed,
    listed,
    matching,
    moment,
    nothing_or,
    number,
    one_of,
    shortened,
    text,
    whole,
)

Table = Literal["texts", "readings", "drafts", "decisions"]
Place = Literal["file", Table]
MADE_BY = ("rules", "second_coder", "analyst", "split", "join")
LONGEST_NAME = 80  # characters of who wrote a record
_MOST_WARNINGS, _MOST_SPANS, _MOST_FIELDS, _MOST_LENT = 1000, 1000, 100, 200
_MOST_SAID = 1000  # of what is wrong with one record
_LATEST = 10**9 - 1  # of a number that counts readings, drafts or characters


class Unsound(NamedTuple):
    """What is wrong with a record, a text, or a whole file: where it stands, the field, the value, what was expected.

    name      what its table knows the record by, "" where that is wrong itself.
    field     the way to the value, joined by dots: "new.accounts.0.latitude"; "" for the record as a whole.
    expected  a code that reads as words, its bounds behind a colon: "whole_number: 0..9".
    """

    table: Place
    name: str
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        record = f"{self.table.removesuffix('s')} {self.name}".strip()
        expected = self.expected.replace("_", " ", self.expected.partition(":")[0].count("_"))
        return f"{record}: {self.field or 'the record'} is {self.value}; expected {expected}"


def unsound(table: Table, content: object) -> tuple[Unsound, ...]:
    """Everything wrong with one record's JSON values alone: types, vocabularies, bounds, lengths, unknown fields."""
    shape = {"readings": _reading, "drafts": _draft, "decisions": _decision}[table]
    name = name_of(table, content)
    return tuple(
        Unsound(table, name, ".".join(wrong.way), shortened(wrong.value), wrong.expected)
        for wrong in islice(shape(content), _MOST_SAID)
    )


def name_of(table: Table, content: object) -> str:
    """What its table knows a record by; "" where it has no such name."""
    if not isinstance(content, dict):
        return ""
    if table == "readings":
        named, number = content.get("document_id"), content.get("reading")
        return f"{shortened(named)}-{number}" if isinstance(named, str) and type(number) is int else ""
    named = content.get({"drafts": "draft_id", "decisions": "decision_id"}[table])
    return shortened(named) if isinstance(named, str) else ""


def _by(value: object) -> Iterator[Wrong]:
    """A name as it is kept: no white space but single blanks within."""
    yield from text(LONGEST_NAME, 1)(value)
    tidy = " ".join(value.split()) if isinstance(value, str) else value
    if tidy != value and (len(str(value)) < LONGEST_NAME or tidy != str(value).rstrip()):  # one cut off at a blank
        yield Wrong((), value, "trimmed_text")


def _facts(value: object) -> Iterator[Wrong]:
    """Some columns and what they say."""
    if not isinstance(value, dict):
        yield Wrong((), value, "object_of: date_start, event_type, …")
        return
    for name, said in value.items():
        if name not in facts.FIELDS:
            yield Wrong((shortened(name),), said, "no_such_field")
        elif said is not None:
            yield from (wrong.below(name) for wrong in facts.shapes()[name](said))


def _draft_facts(value: object) -> Iterator[Wrong]:
    """The facts of a draft, which agree with each other; a low number above a high one is kept, and flagged."""
    wrong = tuple(_facts(value))
    yield from wrong
    if not wrong and isinstance(value, dict):
        found = (one for one in facts.faults(value) if one.code in ("end_before_start", "half_a_point"))
        yield from (Wrong((fault.field,), fault.value, fault.code) for fault in found)


def _lent(table: str, *needed: str) -> Shape:
    """A row that another table lent. A column that it lacks says nothing: it may be younger than the row."""
    shapes = {column.name: facts.shape_of(column) for column in schema.SCHEMAS[table]}
    allowed = {name: shape if name in needed else nothing_or(shape) for name, shape in shapes.items()}
    return fields(allowed.keys() - set(needed), **allowed)


_WORD = text(100, 1)
_LINE = text(LONGEST_LINE)
_RULES = text(200)
_SHA256 = matching("[0-9a-f]{64}", f"{'0' * 63}a")
_DOCUMENT = matching("D[0-9a-f]{12}", "D0123456789ab")
_DRAFT = matching(r"D[0-9a-f]{12}-[1-9]\d{0,8}\.([0-9a-f]{8}\.)?[1-9]\d{0,8}", "D0123456789ab-1.1")
_MADE = matching("[0-9a-f]{32}", f"{'0' * 31}a")
_WARNINGS = listed(fields(("values",), code=_WORD, values=listed(text(LONGEST), 100)), _MOST_WARNINGS)
_EDGE = whole(0, LONGEST)


def _span(value: object) -> Iterator[Wrong]:
    yield from listed(_EDGE, 2, 2)(value)
    if isinstance(value, list | tuple) and len(value) == 2 and all(type(edge) is int for edge in value):
        start, end = value
        if start > end:
            yield Wrong((), f"{shortened(start)}..{shortened(end)}", "start_before_end")


_SPANS = keyed(_WORD, listed(_span, _MOST_SPANS), _MOST_FIELDS)

_reading = fields(
    document_id=_DOCUMENT,
    reading=whole(1, _LATEST),
    sha256=_SHA256,
    title=_LINE,
    publisher=_LINE,
    url=_LINE,
    language=one_of("ar", "en", ""),
    published=nothing_or(day),
    published_basis=one_of(*BASES),
    extractor=_RULES,
    warnings=_WARNINGS,
    by=_by,
    at=moment,
)

_draft = fields(
    draft_id=_DRAFT,
    document_id=_DOCUMENT,
    reading=whole(1, _LATEST),
    kind=one_of(*KINDS),
    facts=_draft_facts,
    spans=_SPANS,
    confidence=keyed(_WORD, number(0, 1), _MOST_FIELDS),
    rules=keyed(_WORD, _RULES, _MOST_FIELDS),
    warnings=_WARNINGS,
    made_by=one_of(*MADE_BY),
    made_in=anything_wrong("like: 0…a", lambda value: value == "" or not tuple(_MADE(value))),
    extractor=_RULES,
    at=moment,
)

_NOTHING = fields()
_MAKES = fields(drafts=each_once(listed(_DRAFT, MOST_DRAFTS, 1)))
_OTHER = {"with": text(300, 1)}
_SHIPPED = fields(
    origin=text(200, 1),
    incident_id=text(200, 1),
    accounts=listed(_lent("reports", "report_id", "document_id", "date_start"), _MOST_LENT, 1),
    documents=listed(_lent("documents", "document_id"), _MOST_LENT),
    **_OTHER,
)


def _edited(value: object) -> Iterator[Wrong]:
    yield from _facts(value)
    if value == {}:
        yield Wrong((), value, "given")


def _merged(value: object) -> Iterator[Wrong]:
    """Another report by its name, or an incident of another table with what that told then."""
    shipped = isinstance(value, dict) and "accounts" in value
    yield from (_SHIPPED if shipped else fields(**_OTHER))(value)


_NEW: dict[Verb, Shape] = {
    "accept": _NOTHING,
    "edit": _edited,
    "reject": _NOTHING,
    "undo": fields(decision=_MADE),
    "split": _MAKES,
    "join": _MAKES,
    "add": _NOTHING,
    "merge": _merged,
    "unmerge": fields(**_OTHER),
    "apart": fields(**_OTHER),
    "unsure": fields(**_OTHER),
}
_MOST_ROWS: dict[str, tuple[int, int]] = {"join": (2, MOST_DRAFTS), "undo": (1, MOST_DRAFTS)}  # others are about one


def _deciding(verb: Verb) -> Shape:
    least, most = _MOST_ROWS.get(verb, (1, 1))
    return fields(
        decision_id=_MADE,
        kind=one_of(*get_args(Verb)),
        drafts=each_once(listed(_DRAFT, most, least)),
        by=_by,
        at=moment,
        old=_facts if verb == "edit" else _NOTHING,
        new=_NEW[verb],
        spans=_SPANS,
        extractor=_RULES,
    )


_DECIDING: dict[str, Shape] = {verb: _deciding(verb) for verb in get_args(Verb)}
_UNKNOWN: Shape = fields(kind=one_of(*get_args(Verb)))


def _decision(value: object) -> Iterator[Wrong]:
    """A decision: what is old and new in it depends on what was decided."""
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(kind, str) or kind not in _DECIDING:
        yield from _UNKNOWN({"kind": kind} if isinstance(value, dict) else value)
        return
    wrong = tuple(_DECIDING[kind](value))
    yield from wrong
    if not wrong and kind == "edit" and value["old"].keys() != value["new"].keys():
        yield Wrong(("old",), ", ".join(value["old"]), f"object_of: {', '.join(value['new'])}")
    if not wrong and "accounts" in value["new"] and value["new"]["with"] != _named(value["new"]):
        yield Wrong(("new", "with"), value["new"]["with"], f"like: {_named(value['new'])}")


def _named(lent: Mapping[str, Any]) -> str:
    return f"{lent['origin']}:{lent['incident_id']}"
