"""Nobody harmed: none of a kind; a killing that is only meant, tried or charged."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.affixes import AND, BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.toll import BOTH_KINDS, HEADS, Toll

_NEGATIONS = term_set("toll_negations")
_HARM = term_set("harm")
_NO_WORD_OF = term_set("no_word_of")
_LIMITED_TO = tuple(term_set("begins_limited_to_ar"))
_MATERIAL = tuple(term_set("begins_material_ar"))
_DID_NOT = term_set("did_not_ar")
_ANYONE = term_set("anyone_ar")
_NOBODY_DOES = term_set("nobody_does_en")
_BE = term_set("be_aux_en")
_CHARGED = term_set("charged_en")
_CHARGES = term_set("charges")
_ONLY_MEANT = term_set("only_meant")
_ATTEMPTS = term_set("attempts")
_REACH = 7  # words from "no" to what is none


def nobody_hurt(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """دون وقوع إصابات, اقتصرت الأضرار على الماديات, no casualties; not "no information on casualties"."""
    for mark in marks.of("casualty", "none", first=first, last=last):
        yield from _neither_kind(mark.first, mark.last)
    for at in range(first, last):
        word = bare(marks.word(at), AND + BY)
        if word.startswith(_LIMITED_TO) and (end := _material_damage(marks, at, last)):
            yield from _neither_kind(at, end)
        if word in _NEGATIONS and (end := _no_harm(marks, at, last)):
            yield from _neither_kind(at, end)


def _material_damage(marks: Marks, at: int, last: int) -> int | None:
    """اقتصرت الأضرار على الماديات: the word after."""
    reach = range(at + 1, min(at + _REACH, last))
    return reach[-1] + 1 if any(bare(marks.word(n), "", article=True).startswith(_MATERIAL) for n in reach) else None


def _no_harm(marks: Marks, at: int, last: int) -> int | None:
    """دون وقوع إصابات: the word after."""
    reach = range(at + 1, min(at + _REACH, last))
    harm = next((n for n in reach if bare(marks.word(n), "", article=True) in _HARM), None)
    if harm is None or any(_says_otherwise(marks, n) for n in range(at + 1, harm)):
        return None
    return harm + 1


def _says_otherwise(marks: Marks, at: int) -> bool:
    """Between "no" and "casualties": no information about, no fewer than three."""
    return bare(marks.word(at), AND, article=True) in _NO_WORD_OF or numbers.plain(marks, at) is not None


def _neither_kind(first: int, last: int) -> Iterator[Toll]:
    for kind in BOTH_KINDS:
        yield Toll(kind, 0, 0, first, first, last, rule="none")


def nobody_befallen(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """nobody was taken; أحداً لم يُقتل, لم يعتقل أحد: none of this kind."""
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        before = [bare(marks.word(n), AND) for n in range(max(first, mark.first - 3), mark.first)]
        if not before:
            continue
        if marks.arabic:
            none = did_not_happen(marks, mark.first) and not _ANYONE.isdisjoint((*before, marks.word(mark.last)))
        else:
            none = before[-1] in {"was", "been"} and ("nobody" in before or {"no", "one"} <= set(before))
        if none:
            yield Toll(HEADS[mark.code], 0, 0, mark.first, mark.first, mark.last, rule="none")


def did_not_happen(marks: Marks, at: int) -> bool:
    """لم يُقتل ثلاثة, nobody killed a guard, they did not kill two: a verb of harm that says it was not done."""
    before = marks.word(at - 1)
    if marks.arabic:
        return bare(before, AND) in _DID_NOT
    return before in _NOBODY_DOES or (marks.word(at - 2), before) == ("no", "one")


def told_as_charge(marks: Marks, at: int, first: int) -> bool:
    """للاشتباه بتورطهم في قتل صائغ, arrested over the murder of: what those detained are charged with."""
    if marks.has(at, "casualty", "kill") is None:
        return False
    if marks.word(at - 2) in _CHARGED and marks.word(at - 3) in _BE:
        return True  # a man was accused of killing 18
    begin = max(0, at - 5)
    charged = [mark.first for mark in marks.of("frame", "accused", first=begin, last=at)]
    charged += [n for n in range(begin, at) if bare(marks.word(n), BY + TO) in _CHARGES]
    if not charged or any(marks.words[n].is_mark for n in range(min(charged), at)):
        return False
    return bool(marks.of("casualty", "detain", first=max(first, at - 30), last=min(charged) + 1))


def only_meant(marks: Marks, mark: Mark) -> bool:
    """Threatened to kill, could have killed, خطط لقتل: nothing of it happened."""
    for at in range(mark.first - 1, max(-1, mark.first - 7), -1):
        if marks.words[at].is_mark or marks.has(at, "casualty", "kill"):
            return False
        if bare(marks.word(at)) in _ONLY_MEANT:
            return True
    return False


def only_attempted(marks: Marks, mark: Mark) -> bool:
    """حاولوا تصفية عامل, tried to kill: nobody is dead by these words."""
    before = range(max(0, mark.first - 6), mark.first)
    tried = max((n for n in before if bare(marks.word(n)) in _ATTEMPTS), default=None)
    if tried is None or (marks.word(tried) == "survived" and mark.first - tried > 4):
        return False
    return not any(marks.words[n].is_mark or marks.has(n, "casualty", "kill") for n in range(tried, mark.first))
