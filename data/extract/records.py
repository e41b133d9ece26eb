"""What the extractor takes in and gives out: an article, and draft records whose every field says which words it
rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]  # characters of the article's text, end exclusive
Kind = Literal["incident", "measure", "aggregate", "background"]


@dataclass(frozen=True)
class Article:
    """One text to read. `published` None: what depends on it stays unresolved. Spans count in `text`, not in
    `title`.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    lang: str = ""


@dataclass(frozen=True)
class Support:
    """Why a field has its value: the words, how sure (0-1), and the rule that made it."""

    spans: tuple[Span, ...]
    confidence: float
    rule: str


@dataclass(frozen=True)
class Count:
    """People: low..high, None where open or not reported; vague = a plural without a number."""

    low: int | None = None
    high: int | None = None
    vague: bool = False

    def as_gold(self) -> dict[str, int | bool | None]:
        """{"low", "high"[, "vague"]}."""
        return {"low": self.low, "high": self.high, **({"vague": True} if self.vague else {})}


@dataclass(frozen=True)
class Warning:
    """Something a reader must be told: a code (weekday_contradicts, date_unresolved, homonym, denied ...) and its
    values.
    """

    code: str
    values: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Record:
    """One draft row. Fields as in the annotated articles; `support` has one entry per field that was found in words."""

    kind: Kind
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = "unknown"
    time_of_day: str | None = None
    governorate: str | None = None
    place_id: str | None = None
    place_ar: str | None = None
    place_en: str | None = None
    lat: float | None = None
    lon: float | None = None
    location_precision: str = "unknown"
    event_class: str | None = None
    event_type: str | None = None
    event_type_alt: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    initiator_basis: str | None = None
    claimed_by: str | None = None
    killed: Count = Count()
    injured: Count = Count()
    detained: Count = Count()
    killed_civilians: Count = Count()
    source: str | None = None
    evidence: tuple[Span, ...] = ()
    follows_up: int | None = None
    homonyms: tuple[str, ...] = ()
    warnings: tuple[Warning, ...] = ()
    support: dict[str, Support] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @property
    def quotes(self) -> list[str]:
        """The evidence, word for word."""
        return [self.text[start:end] for start, end in self.evidence]

    @property
    def confidence(self) -> float:
        """That of its least certain field: what a reviewer should look at first."""
        return min((support.confidence for support in self.support.values()), default=0.0)

    def as_gold(self) -> dict[str, object]:
        """The record with exactly the keys of the annotated articles."""
        return {
            "kind": self.kind,
            "date_start": self.date_start.isoformat() if self.date_start else None,
            "date_end": self.date_end.isoformat() if self.date_end else None,
            **{
                key: getattr(self, key)
                for key in ("date_precision", "governorate", "place_ar", "place_en", "lat", "lon")
            },
            **{key: getattr(self, key) for key in ("location_precision", "event_class", "event_type")},
            **{key: list(getattr(self, key)) for key in ("event_type_alt", "initiators", "targets")},
            **{key: getattr(self, key) for key in ("initiator_basis", "claimed_by")},
            **{key: getattr(self, key).as_gold() for key in ("killed", "injured", "detained", "killed_civilians")},
            "source": self.source,
            "evidence": self.quotes,
        }
