"""From an article to drafts: what the extractor (data.extract) makes of it, in the ledger's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from data import places
from data.bounds import MOST_PEOPLE
from data.extract import Article, Count, Reading, Record, UnreadableError, Warning, read
from data.ledger.records import Document, Draft, Spans

_COUNTS = ("killed", "injured", "detained", "killed_civilians")
_SAME = ("date_precision", "time_of_day", "governorate", "place_id", "event_class", "event_type", "initiator_basis")


def draft_article(document: Document) -> tuple[list[Draft], list[dict[str, Any]]]:
    """The drafts of a document, in the order of its text, and warnings about it as a whole.

    raises data.extract.UnreadableError where it is no article.
    """
    reading = read(Article("", document.text, document.title, document.published, document.language))
    return [draft_of(record) for record in reading.records], _warnings(reading)


def draft_of(record: Record) -> Draft:
    """A record of the extractor as a draft: unknown is missing, never a word for it."""
    return Draft(
        draft_id="",
        document_id="",
        reading=0,
        kind=record.kind,
        facts={name: value for name, value in _facts(record).items() if value is not None},
        spans=_spans(record),
        confidence={name: support.confidence for name, support in record.support.items()},
        rules={name: support.rule for name, support in record.support.items()},
        warnings=tuple(_as_json(warning) for warning in (*record.warnings, *_implausible(record))),
    )


def _facts(record: Record) -> dict[str, Any]:
    precision = record.date_precision if record.date_start else "unknown"
    where = record.location_precision
    return {
        **{name: getattr(record, name) for name in _SAME},
        "date_start": record.date_start.isoformat() if record.date_start else None,
        "date_end": record.date_end.isoformat() if record.date_end else None,
        "date_precision": None if precision == "unknown" else precision,
        "place_name_en": record.place_en,
        "place_name_ar": record.place_ar,
        "latitude": record.lat,
        "longitude": record.lon,
        **areas_of(record.lat, record.lon, where),
        "location_precision": None if where == "unknown" else where,
        "initiators": ";".join(sorted(set(record.initiators))) or None,
        "targets": ";".join(sorted(set(record.targets))) or None,
        "claimed_by": record.claimed_by,
        **_counts((name, getattr(record, name)) for name in _COUNTS),
        "source": record.source,
    }


def areas_of(latitude: float | None, longitude: float | None, precision: str | None) -> dict[str, str | None]:
    """District and sub-district of a point, as far as its precision goes."""
    if latitude is None or longitude is None or precision not in ("place", "near"):
        return {"district": None, "subdistrict": None}
    inside = places.area_at(longitude, latitude, "subdistrict") if precision == "place" else None
    return {"district": places.area_at(longitude, latitude, "district"), "subdistrict": inside}


def _counts(counts: Iterable[tuple[str, Count]]) -> dict[str, int | None]:
    return {
        f"{name}_{bound}": getattr(count, bound) if _is_plausible(count) else None
        for name, count in counts
        for bound in ("low", "high")
    }


def _is_plausible(count: Count) -> bool:
    return max(count.low or 0, count.high or 0) <= MOST_PEOPLE


def _implausible(record: Record) -> list[Warning]:
    """The numbers that no row can tell of: they are left out, and said."""
    counts = {name: getattr(record, name) for name in _COUNTS}
    said = {name: count.high if count.low is None else count.low for name, count in counts.items()}
    return [
        Warning("number_left_out", (str(said[name]),)) for name, count in counts.items() if not _is_plausible(count)
    ]


def _spans(record: Record) -> Spans:
    spans = {name: list(support.spans) for name, support in record.support.items() if support.spans}
    return {**spans, "evidence": list(record.evidence)}


def _warnings(reading: Reading) -> list[dict[str, Any]]:
    return [_as_json(warning) for warning in reading.warnings]


def _as_json(warning: Warning) -> dict[str, Any]:
    return {"code": warning.code, "values": list(warning.values)}


def draft_words(text: str, span: tuple[int, int], published: date | None) -> Draft:
    """What the rules make of some words of a text alone, as a start for a row written by hand; maybe nothing."""
    start, end = span
    try:
        found = read(Article("", text[start:end], published=published)).records
    except UnreadableError:
        found = ()
    draft = draft_of(found[0]) if found else Draft("", "", 0, "incident", {})
    spans = {name: [(first + start, last + start) for first, last in parts] for name, parts in draft.spans.items()}
    return replace(draft, spans={**spans, "evidence": [span]})
