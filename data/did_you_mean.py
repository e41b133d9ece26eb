"""Names that sound like what was searched in vain: proposals for a person to choose from, never used unasked."""

from __future__ import annotations

from collections.abc import Iterator

import ibis.expr.types as ir
from rapidfuzz import fuzz, process

from data import actors, places, schema, spellings, terms
from data.spellings import Named
from data.text import is_arabic

ALIKE = 72  # hundredths of the letters that two names share, in spellings.sound
MOST = 12  # proposals
_SHORTEST = 3  # letters of a word that is no known name


def proposals(text: str, lang: str) -> list[str]:
    """The same search with a known name, in the language `lang`, in place of a word that is none; the likest first."""
    read = terms.read(text)
    found: dict[str, float] = {}  # proposal -> hundredths of likeness
    alike: dict[str, list[tuple[str, float]]] = {}  # a word may stand there many times
    for start, end in _unknown(read):
        typed = " ".join(term.typed for term in read[start:end])
        if typed not in alike:
            alike[typed] = list(_alike(typed, lang))
        before, after = (" ".join(term.typed for term in part) for part in (read[:start], read[end:]))
        for name, likeness in alike[typed]:
            proposal = " ".join(part for part in (before, name, after) if part)
            found[proposal] = max(likeness, found.get(proposal, 0))
    return sorted(found, key=lambda proposal: -found[proposal])[:MOST]


def counted(incidents: ir.Table, texts: tuple[str, ...]) -> tuple[int, ...]:
    """How many incidents each of some searches finds, from one query: the texts of many rows are read but once."""
    if not texts:
        return ()
    counts = {f"n{at}": incidents.count(where=terms.condition(incidents, text)) for at, text in enumerate(texts)}
    return tuple(int(n) for n in incidents.agg(**counts).to_pandas().iloc[0])


def _unknown(read: tuple[terms.Term, ...]) -> Iterator[tuple[int, int]]:
    """From and to of each word that is no known name, and of each two and three of them in a row."""
    for length in (3, 2, 1):
        for start in range(len(read) - length + 1):
            if all(term.named == Named() for term in read[start : start + length]):
                yield start, start + length


def _alike(typed: str, lang: str) -> Iterator[tuple[str, float]]:
    if part_of := actors.actor(typed):  # a name of some of an actor's people: YPG of the SDF
        yield from ((name, 100.0) for name in _names(Named(actor=part_of), lang))
    heard = spellings.sound(spellings.key(typed))
    if len(heard) < _SHORTEST:
        return
    choices = spellings.sounds()[is_arabic(typed)]
    for sound, likeness, _ in process.extract(heard, choices.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=40):
        for name in _names(spellings.known()[choices[sound]], lang):
            yield name, likeness


def _names(named: Named, lang: str) -> Iterator[str]:
    if named.actor:
        yield next(row[f"short_{lang}"] for row in schema.reference("actors") if row["actor"] == named.actor)
    if named.governorate:
        yield places.names(named.governorate)[lang == "ar"]
    for place_id in named.places:
        place = places.place(place_id)
        if place:
            yield (place.name_ar or place.name_en) if lang == "ar" else place.name_en
    if named.publisher:
        yield next(row[f"name_{lang}"] for row in schema.reference("publishers") if row["publisher"] == named.publisher)
