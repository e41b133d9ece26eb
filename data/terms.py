"""What a search means: every word of it must match; a name of an actor, place or publisher is found in any spelling.

"ISIS Busaira" are two terms, an actor and a place. What is no known name is looked for as it is typed, also inside
words.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from data import actors, places, spellings
from data.spellings import Named
from data.text import fold, is_arabic

_ROUND_A_WORD = '.,;:!?،؛؟…"“”„«»()[]{}'
_SIGNS = "'’‘`´ʿʾʼ"
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|az|an|at|ath|ez)[-\s](?=\w{3})|^ال(?=\w{3})")
_TANWIN = re.compile("ا\u064b|\u064bا")
_LETTER = "0-9a-z\u0621-\u064a"  # of folded text; engines disagree on what \w and \b are beyond ASCII
_SHORT = 5  # a shorter Latin name of an actor or publisher stands in too many other words: ISIS in crisis


class Term(NamedTuple):
    """One thing that a row must hold.

    typed    as the analyst wrote it.
    needles  folded texts, any of which the search text may hold.
    whole    whether they must be words of their own there.
    named    what else the words stand for.
    """

    typed: str
    needles: tuple[str, ...]
    whole: bool = False
    named: Named = Named()


@lru_cache(1000)
def read(text: str) -> tuple[Term, ...]:
    """The terms of a search, in its order: the longest known names, and words for the rest."""
    words = [word for word in (part.strip(_ROUND_A_WORD) for part in text.split()) if word]
    terms: list[Term] = []
    while words:
        length = next((n for n in range(min(len(words), spellings.MOST_WORDS), 0, -1) if _is_name(words[:n])), 1)
        typed = " ".join(words[:length])
        terms.append(_term(typed))
        words = words[length:]
    return tuple(terms)


def condition(incidents: ir.Table, text: str) -> ir.BooleanValue:
    """Whether an incident holds every term of a search."""
    terms = read(text)
    every = reduce(and_, (_holds(incidents, term) for term in terms), ibis.literal(True))
    if len(terms) > 1 and any(term.whole for term in terms):
        return every | incidents.search_text.contains(fold(text))
    return every


def _is_name(words: list[str]) -> bool:
    name = " ".join(words)
    return spellings.key(name) in spellings.known() or actors.actor(name) is not None


def _term(typed: str) -> Term:
    named = spellings.known().get(spellings.key(typed), Named())
    folded = fold(typed)
    whole = bool(named.actor or named.publisher) and not is_arabic(typed) and len(folded) < _SHORT
    if named.actor:
        names = [fold(name) for name in actors.names(named.actor)]
        if len(folded) < actors.SHORTEST:
            return Term(typed, (names[0],), whole, named)
        inside = not whole and any(folded in name for name in names)  # then whoever holds a name holds what was typed
        return Term(typed, (folded,) if inside else (names[0], folded), whole, named)
    return Term(typed, _written(typed), whole, named)


def _written(typed: str) -> tuple[str, ...]:
    """The ways in which a text may hold the words: without article and tanwin, with and without their signs."""
    folded = _ARTICLE.sub("", fold(_TANWIN.sub("", typed)))
    plain = folded.translate(str.maketrans("", "", _SIGNS))
    ways = [folded, plain, folded.replace("-", " "), *(re.sub(f"[{_SIGNS}]", sign, folded) for sign in "'’‘")]
    return tuple(dict.fromkeys(way for way in ways if way.strip()))


def _holds(incidents: ir.Table, term: Term) -> ir.BooleanValue:
    named = term.named
    ways: list[ir.BooleanValue] = []
    if named.actor:  # an id stands between the ends and semicolons of its list
        listed = (incidents[column].fill_null("") for column in ("initiators", "targets", "claimed_by"))
        ways += [column.split(";").contains(named.actor) for column in listed]
    if named.places:
        ways.append(incidents.place_id.isin(named.places))
        spelled = sorted({name for place in named.places for name in places.spellings()[place]})
        unknown = incidents.place_id.isnull()  # a row's own name for a place that its importer did not know
        ways += [unknown & incidents[f"place_name_{lang}"].isin(spelled) for lang in ("en", "ar")]
    if named.governorate:
        ways.append(incidents.governorate == named.governorate)
    if named.publisher:
        ways += [incidents.sources.contains(written) for written in spellings.publishers()[named.publisher]]
    ways += [_has(incidents.search_text, needle, whole=term.whole) for needle in term.needles]
    return reduce(or_, (way.fill_null(False) for way in ways))


def _has(search_text: ir.StringColumn, needle: str, whole: bool) -> ir.BooleanValue:
    inside = search_text.contains(needle)
    if not whole or not needle.isalnum():
        return inside
    return inside & search_text.re_search(f"(^|[^{_LETTER}]){re.escape(needle)}($|[^{_LETTER}])")
