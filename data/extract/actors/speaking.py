"""Whether an actor only speaks: قالت «قسد», the SDF said, بحسب الأسايش."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.actors.mention import Mention
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_LEAD_TO_SPEAKER = term_set("lead_to_speaker")
_NO_SAYING_AR = term_set("no_saying_ar")
_OUTLETS_EN = term_set("outlets_en")
_SAID_OF_IT_EN = term_set("said_of_it_en")
_SPEAKING_FOR_EN = term_set("speaking_for_en")
_SPOKESMEN = term_set("spokesmen")


def is_source(marks: Marks, mention: Mention) -> bool:
    """Whether it only speaks here."""
    return any(speaks(marks, mention) for speaks in (_SPEAKS_AR if marks.arabic else _SPEAKS_EN))


def tells(marks: Marks, mention: Mention) -> bool:
    """Whether the force itself tells: the SDF said, its spokesman, المركز الإعلامي ل..."""
    around = {marks.word(n) for n in range(mention.first - 3, mention.last + 3)}
    return is_source(marks, mention) or not around.isdisjoint(_SPOKESMEN)


def _said_ar(marks: Marks, mention: Mention) -> bool:
    """قالت «قسد», بحسب مصدر في الأسايش; not نقلت and بين, which say what was carried and where it stood."""
    here = mention.first - 1
    while here > mention.first - 5 and (marks.has(here, "source", "body") or marks.word(here) in _LEAD_TO_SPEAKER):
        here -= 1
    return marks.word(here) not in _NO_SAYING_AR and marks.has(here, "source", "say", "by") is not None


def _outlet_en(marks: Marks, mention: Mention) -> bool:
    """SDF media, an IS website."""
    return marks.word(mention.last) in _OUTLETS_EN


def _according_to_en(marks: Marks, mention: Mention) -> bool:
    """According to the SDF."""
    return bool(marks.of("source", "by", first=max(0, mention.first - 4), last=mention.first))


def _said_en(marks: Marks, mention: Mention) -> bool:
    """The SDF said, an SDF spokesman suggested; not "IS claimed", which owns the deed."""
    after = mention.last
    while marks.word(after) in _SPEAKING_FOR_EN or marks.has(after, "actor"):
        after += 1
    return marks.word(after) not in _SAID_OF_IT_EN and bool(marks.has(after, "source", "say", "suspect"))


_Speaks = Callable[[Marks, Mention], bool]
_SPEAKS_AR: tuple[_Speaks, ...] = (_said_ar,)
_SPEAKS_EN: tuple[_Speaks, ...] = (_outlet_en, _according_to_en, _said_en)
