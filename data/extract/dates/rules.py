"""The rules of dates in their order, and the walk over the words of a text that tries them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from data.extract.dates.anchor import Anchor
from data.extract.dates.around import dateline, period, stated
from data.extract.dates.counted import ago, relative
from data.extract.dates.feasts import feast
from data.extract.dates.named_days import near_today, weekday
from data.extract.dates.nights import night
from data.extract.dates.periods import month, year
from data.extract.dates.stretches import past_hours, recent, since_then, stretch
from data.extract.dates.when import When
from data.extract.dates.written_days import days_range, explicit, numeric
from data.extract.text.affixes import AND, BY, LIKE, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

Rule = Callable[[Marks, Anchor, int], When | None]
Around = Callable[[Marks, Anchor, When], When]

RULES: tuple[Rule, ...] = (
    *(numeric, days_range, explicit, relative, night, ago, feast, near_today, weekday),
    *(past_hours, since_then, recent, stretch, month, year),
)
AROUND: tuple[Around, ...] = (period, stated, dateline)

_FAMILIES = {"time", "time.weekday", "time.month", "time.season", "number", "ordinal"}  # of terms that begin a date
_HEADS_AR, _HEADS_EN = tuple(sorted(term_set("date_heads_ar"))), term_set("date_heads_en")


def scan(marks: Marks, anchor: Anchor) -> tuple[tuple[When, ...], Anchor]:
    """The dates of a text in order, and what one more would be read against. What a rule reads no other reads again."""
    found: list[When] = []
    at = 0
    while at < len(marks.words):
        when = _date_at(marks, anchor, at)
        if when is None:
            at += 1
            continue
        at = max(when.last, at + 1)
        around = when
        for rule in AROUND:
            around = rule(marks, anchor, around)
        found.append(around)
        anchor = anchor.after(when)
    return tuple(found), anchor


def _date_at(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """The date that begins at a word, by the first rule that reads one."""
    if not _may_begin(marks, at):
        return None
    return next((when for rule in RULES if (when := rule(marks, anchor, at)) is not None), None)


def _may_begin(marks: Marks, at: int) -> bool:
    """Whether a date can begin at this word: most words need no further look."""
    word = marks.words[at].folded
    if word[0].isdigit() and marks.has(at - 1, "near", "quarter"):
        return False  # حي 16 تموز: a quarter's name
    if marks.word(at - 1)[:1].isdigit() and marks.has(at - 2, "near", "quarter"):
        return False
    return word[0].isdigit() or any(mark.family in _FAMILIES for mark in marks.at.get(at, ())) or _is_head(word)


@lru_cache(maxsize=32768)
def _is_head(word: str) -> bool:
    """Whether a folded word that is no term of the lexicon may begin a date: قبل, والأسبوع, بعام; "recent", "Eid"."""
    without = (word, bare(word, article=True), bare(word, AND + THEN + BY + TO + LIKE, article=True))
    return word in _HEADS_EN or any(stem.startswith(_HEADS_AR) for stem in without)
