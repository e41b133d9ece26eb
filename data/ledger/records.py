"""What the ledger holds: readings of documents, drafts, decisions. Each is written once and never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple, get_args

Basis = Literal["given", "inferred", "unknown"]
Kind = Literal["incident", "measure", "aggregate", "background"]
Verb = Literal["accept", "edit", "reject", "undo", "split", "join", "add", "merge", "unmerge", "apart", "unsure"]
BASES: tuple[Basis, ...] = get_args(Basis)
KINDS: tuple[Kind, ...] = get_args(Kind)
COUNTED: tuple[Kind, ...] = ("incident", "measure", "aggregate")
COMPARING: tuple[Verb, ...] = ("merge", "unmerge", "apart", "unsure")  # decisions about two accounts, not about facts
LONGEST = 60_000  # characters of an article, which has a few thousand, and of anything that was taken from one
LONGEST_LINE = 2000  # characters of a title, a publisher, an address
MOST_DRAFTS = 200  # rows of one article: what has more is a table, or one sentence over and over
MOST_CODED = 50  # rows that a second coder proposes beside them
Spans = Mapping[str, Sequence[tuple[int, int]]]  # field -> [start, end) in the text, in characters


@dataclass(frozen=True)
class Document:
    """An article as an analyst hands it in."""

    text: str
    published: date | None
    published_basis: Basis
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Reading:
    """One reading of a document by one version of the extractor, with the date it was given then.

    A text is one document, whoever pastes it. A new date or new rules make a new reading, and the rows of the
    readings before it obsolete.
    """

    document_id: str
    reading: int
    sha256: str
    title: str
    publisher: str
    url: str
    language: str
    published: date | None
    published_basis: Basis
    extractor: str
    warnings: tuple[Mapping[str, Any], ...]
    by: str
    at: str

    @property
    def name(self) -> str:
        """What its table knows it by."""
        return f"{self.document_id}-{self.reading}"


@dataclass(frozen=True)
class Draft:
    """One row that somebody proposes: the rules, the second coder or an analyst.

    facts       columns of schema.FACTS, source, note, n_incidents; dates as ISO text; missing is not reported.
    confidence  field -> 0..1.
    rules       field -> the name of the rule that made it.
    warnings    what a reviewer must know: {"code": ..., values}.
    made_in     decision that made it (split, join, add); "" where it came of reading.
    """

    draft_id: str
    document_id: str
    reading: int
    kind: Kind
    facts: Mapping[str, Any]
    spans: Spans = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Mapping[str, Any], ...] = ()
    made_by: str = "rules"
    made_in: str = ""
    extractor: str = ""
    at: str = ""

    @property
    def read_in(self) -> str:
        """The name of its reading."""
        return f"{self.document_id}-{self.reading}"


@dataclass(frozen=True)
class Decision:
    """What one analyst decided about one or two drafts.

    old, new  edit: the fields before and after. undo: new = {"decision": id}. split, join: new = {"drafts": [ids]}.
              merge, unmerge, apart, unsure: new = {"with": report id, ...}, a merge with a shipped incident also its
              accounts and documents as they were then.
    spans     the words it rests on, where it names any.
    """

    decision_id: str
    kind: Verb
    drafts: tuple[str, ...]
    by: str
    at: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    spans: Spans
    extractor: str


class Quarantined(NamedTuple):
    """A record set aside for good, why, by whom and when (UTC)."""

    table: str
    name: str
    why: str
    by: str
    at: str


def now() -> str:
    """This moment as records tell it: UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def as_json(record: Reading | Draft | Decision) -> dict[str, Any]:
    """A record as JSON values."""
    found = asdict(record)
    if isinstance(record, Reading):
        found["published"] = record.published.isoformat() if record.published else None
    return found


def reading_of(found: Mapping[str, Any]) -> Reading:
    """A reading from its JSON values."""
    published = found["published"]
    return Reading(
        **{
            **found,
            "published": date.fromisoformat(published) if published else None,
            "warnings": tuple(found["warnings"]),
        }
    )


def draft_of(found: Mapping[str, Any]) -> Draft:
    """A draft from its JSON values."""
    return Draft(**{**found, "spans": _spans(found["spans"]), "warnings": tuple(found["warnings"])})


def decision_of(found: Mapping[str, Any]) -> Decision:
    """A decision from its JSON values."""
    return Decision(**{**found, "drafts": tuple(found["drafts"]), "spans": _spans(found["spans"])})


def _spans(found: Mapping[str, Any]) -> Spans:
    return {name: [(int(start), int(end)) for start, end in spans] for name, spans in found.items()}
