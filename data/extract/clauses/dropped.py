"""Acts that are told but are none to count: accidents, verdicts, rumours, releases, what is only denied."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from data.extract.clauses.clause import Clause, Drop
from data.extract.text.affixes import AND, BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_ABROAD = term_set("abroad")
_AMENDS = term_set("amends")
_CORRECTS = term_set("corrects_en")
_DEMANDS = term_set("demands")
_HEADLINED = term_set("headlined")
_IN = term_set("in_a_country")
_INVOLVEMENT = term_set("involvement")


def why_dropped(marks: Marks, clause: Clause) -> Drop | None:
    """Why what a clause tells is not counted: the first reason that holds; None where it is."""
    return next((why for why, rule in RULES if rule(marks, clause)), None)


def _remnant(_marks: Marks, clause: Clause) -> bool:
    """A remnant of war went off, من مخلفات الحرب."""
    return "remnant" in clause.frames and "deny" not in clause.frames


def _controlled(_marks: Marks, clause: Clause) -> bool:
    """A controlled blast, تفجير متحكم به: nobody is counted and nothing raided."""
    harmful = clause.counted or "raid" in clause.codes
    return "controlled" in clause.frames and "deny" not in clause.frames and not harmful


def _accident(_marks: Marks, clause: Clause) -> bool:
    """A traffic accident, حادث سير."""
    return "accident" in clause.frames and "deny" not in clause.frames


def _rumour(marks: Marks, clause: Clause) -> bool:
    """It was rumoured, it turned out to be untrue."""
    return bool(clause.of(marks, "source", "rumour", "untrue"))


def _corrected(marks: Marks, clause: Clause) -> bool:
    """An earlier version of this report said; corrects the number."""
    sentence = marks.text.sentences[clause.sentence]
    return any(word.folded in _CORRECTS for word in marks.words[sentence.first : sentence.last])


def _headline_taken_back(marks: Marks, clause: Clause) -> bool:
    """The headline of a report that this text takes back: تصحيح ... بعنوان."""
    if _HEADLINED.isdisjoint(clause.words(marks)):
        return False
    return any(bare(word.folded, AND) in _AMENDS for word in marks.words)


def _untrue_after(marks: Marks, clause: Clause) -> bool:
    """..., which was not true: said after it in its sentence."""
    return bool(marks.of("source", "untrue", first=clause.last, last=marks.text.sentences[clause.sentence].last))


def _abroad(marks: Marks, clause: Clause) -> bool:
    """Its only scene is another country: in Jordan, في العراق."""
    return not clause.scenes and any(one in _IN and other in _ABROAD for one, other in pairwise(clause.words(marks)))


def _denied_attribution(marks: Marks, clause: Clause) -> bool:
    """Only who did it is denied: نفت ضلوعها, denied involvement."""
    if "deny" not in clause.frames or clause.counted or clause.points:
        return False
    return any(bare(word, AND + BY) in _INVOLVEMENT for word in clause.words(marks))


def _release(marks: Marks, clause: Clause) -> bool:
    """Those detained are let go: أفرجت عن. Not where it is only asked for, nor after an arrest that is told first."""
    release = clause.frames.get("release")
    if release is None or clause.codes - {"arrest"} or any(toll.kind != "detained" for toll in clause.tolls):
        return False
    if any(marks.word(n) in _DEMANDS for n in range(max(0, release.first - 3), release.last)):
        return False  # people hold banners for those who are still held
    return not clause.acts or release.first < clause.acts[0].first


def _court(_marks: Marks, clause: Clause) -> bool:
    """A court sentenced ... to death."""
    return "court" in clause.frames and clause.codes <= {"arrest", "execution"}


RULES: tuple[tuple[Drop, Callable[[Marks, Clause], bool]], ...] = (
    ("remnant", _remnant),
    ("controlled", _controlled),
    ("accident", _accident),
    ("rumour", _rumour),
    ("correction", _corrected),
    ("correction", _headline_taken_back),
    ("rumour", _untrue_after),
    ("abroad", _abroad),
    ("denied_attribution", _denied_attribution),
    ("release", _release),
    ("court", _court),
)
