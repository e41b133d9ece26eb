"""Whether a place that is named is no scene: a dateline, a hospital's town, a direction of flight, a home town."""

from __future__ import annotations

from data.extract.places import gazetteer
from data.extract.places.found import Found
from data.extract.text.affixes import bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_ADVANCE = term_set("advance")
_ENTRANCES = term_set("entrances_en")
_HIT_AT = term_set("hit_at")
_HOSPITALS = term_set("hospitals_en")
_INTO = term_set("into")
_LEADING_TO = term_set("leading_to")
_TELLERS = term_set("tellers")  # people whose town is where they speak, not where it happened
_THE_HOUR = term_set("the_hour_ar")
_TO_OR_FROM = term_set("to_or_from")
_TOWARD = term_set("toward")
_DATELINE_ENDS = frozenset("–-—:(")
_PARAGRAPH_BEGINS = frozenset("\n•-*")


def is_no_scene(marks: Marks, one: Found, first: int) -> bool:
    """Whether a name is no scene; its mention, nouns and prepositions included, begins at `first`."""
    return any(rule(marks, one, first) for rule in RULES)


def in_dateline(marks: Marks, one: Found, _first: int) -> bool:
    """HASAKAH, Syria - Two men ...; الرقة – خاص: the first words of a text, up to a dash, a colon or a bracket."""
    if not all(word.folded in gazetteer.ARTICLES or word.is_mark for word in marks.words[: one.first]):
        return False
    after = marks.folded[one.last : one.last + 7]
    end = next((n for n, word in enumerate(after) if word in _DATELINE_ENDS), None)
    return end is not None and "." not in after[:end]


def heading(marks: Marks, one: Found, first: int) -> bool:
    """Raqqa: ..., at the beginning of a paragraph."""
    return marks.word(one.last) == ":" and (first == 0 or marks.word(first - 1) in _PARAGRAPH_BEGINS)


def hospital(marks: Marks, one: Found, _first: int) -> bool:
    """Hajin hospital; مشفى هجين is a term of the lexicon."""
    return not marks.arabic and marks.word(one.last) in _HOSPITALS


def flight(marks: Marks, one: Found, _first: int) -> bool:
    """باتجاه X, toward X: where somebody went; not those who crept toward it, nor toward two o'clock."""
    return any(
        marks.words[at].folded in _TOWARD
        and marks.words[at + 1].folded not in _THE_HOUR
        and not _advance(marks, at)
        and not marks.words[at + 1].folded[0].isdigit()
        and marks.has(at + 1, "number") is None
        and not any(word.is_mark for word in marks.words[at : one.first])
        for at in range(max(0, one.first - 7), one.first)
    )


def not_there(marks: Marks, one: Found, first: int) -> bool:
    """إلى X, من أبناء X, based in X, a source in X: the nearest words before a name that say so decide."""
    for at in range(max(0, one.first - 4), one.first):
        mark = marks.has(at, "near", "not_there")
        if mark is not None:
            if any(rule(marks, mark) for rule in STILL_A_SCENE):
                continue
            told = _told_by(marks, mark, one, first)
            if told is not None:
                return told
        if at >= first - 2 and bare(marks.words[at].folded, "", article=True) in _TELLERS:
            return True
    return False


RULES = (in_dateline, heading, hospital, flight, not_there)


def _told_by(marks: Marks, mark: Mark, one: Found, first: int) -> bool | None:
    """What a term of "not there" says of the name after it; None where it says nothing."""
    if marks.word(mark.first - 1) in _LEADING_TO:
        return _placed_before(marks, mark.first)
    if mark.last >= first:
        return not _road_between(marks, mark.first, one.first)
    return True if marks.words[mark.first].folded not in _TO_OR_FROM and mark.last >= first - 2 else None


def taken_from(marks: Marks, mark: Mark) -> bool:
    """Three people were abducted from X."""
    victims = marks.of("casualty", "abduct", first=max(0, mark.first - 8), last=mark.first)
    return bool(victims) and marks.words[mark.first].folded == "from"


def at_the_entrance(marks: Marks, mark: Mark) -> bool:
    """At the entrance to X."""
    return marks.word(mark.first - 1) in _ENTRANCES


def crept_into(marks: Marks, mark: Mark) -> bool:
    """تسلل مجهولون إلى مخيم X, gunmen infiltrated into X."""
    return marks.words[mark.first].folded in _INTO and _advance(marks, mark.first)


def hit_at(marks: Marks, mark: Mark) -> bool:
    """Rockets hit positions in X; سقطت قذائف على قاعدة في X."""
    return mark.last - mark.first > 1 and marks.word(mark.first - 1) in _HIT_AT


STILL_A_SCENE = (taken_from, at_the_entrance, crept_into, hit_at)


def _advance(marks: Marks, at: int) -> bool:
    return any(marks.word(n) in _ADVANCE for n in range(at - 4, at))


def _placed_before(marks: Marks, at: int) -> bool:
    """Whether a village or town is named before "the road that leads to": then the road is only its setting."""
    return bool(marks.of("near", "village", "town", "city", "quarter", first=max(0, at - 14), last=at))


def _road_between(marks: Marks, at: int, name: int) -> bool:
    """ "the road from A to B", "between": not a direction of flight."""
    return any(marks.has(n, "near", "road", "near") for n in range(max(0, at - 4), name) if n != at)
