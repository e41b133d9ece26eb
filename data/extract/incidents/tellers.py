"""Whether somebody else tells a number than the one who told before."""

from __future__ import annotations

from data.extract.incidents.one_sentence import Tolls
from data.extract.incidents.pointing import words_of
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_CONTRASTS = term_set("contrasts")
_ADMITS = term_set("admits")
_ATTACKERS = term_set("attackers_fate")

OPENING = 4  # words of a sentence, in which it is set against the one before


def another(marks: Marks, tolls: Tolls) -> bool:
    """Whether their sentence has a teller of its own, so that its number stands against the first one: a medic said,
    the group admitted; not what it tells of the attackers.
    """
    begin, end = _sentence(marks, tolls)
    told = marks.of("source", "say", "by", first=begin, last=end) or marks.of("casualty", "toll", first=begin, last=end)
    admitted = words_of(marks, begin, end) & _ADMITS
    return bool(told or admitted) and not words_of(marks, begin, end, "") & _ATTACKERS


def contradict(marks: Marks, tolls: Tolls) -> bool:
    """Whether their sentence sets its teller against the one before: غير أن مصدراً طبياً قال ..., but a medic ..."""
    begin, _ = _sentence(marks, tolls)
    return bool(words_of(marks, begin, begin + OPENING) & _CONTRASTS) and another(marks, tolls)


def _sentence(marks: Marks, tolls: Tolls) -> tuple[int, int]:
    """The words of the sentence around them."""
    first, last = tolls[0].first, tolls[-1].last
    begin = max((one.first for one in marks.text.sentences if one.first <= first), default=0)
    return begin, min((one.last for one in marks.text.sentences if one.last >= last), default=last)
