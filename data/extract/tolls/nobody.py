"""Nobody harmed: none of a kind, a killing that is only meant, tried or charged."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.toll import BOTH_KINDS, HEADS, Toll

NEGATIONS = term_set("toll_negations")

HARM = term_set("harm")

UNKNOWN_WORDS = term_set("no_word_of")


def nobody_hurt(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """Words that say nobody was hurt: دون وقوع إصابات, اقتصرت الأضرار على الماديات, no casualties; not "no
    information on casualties".
    """
    for mark in marks.of("casualty", "none", first=first, last=last):
        yield from _none(mark.first, mark.last)
    for at in range(first, last):
        word = marks.word(at).lstrip("و").removeprefix("ب")
        reach = range(at + 1, min(at + 7, last))
        if word.startswith(("اقتصر", "تقتصر")) and any(
            marks.word(n).removeprefix("ال").startswith("مادي") for n in reach
        ):
            yield from _none(at, reach[-1] + 1)
        if word in NEGATIONS:
            here = next((n for n in reach if marks.word(n).removeprefix("ال") in HARM), None)
            between = {marks.word(n).lstrip("و").removeprefix("ال") for n in range(at + 1, here or at + 1)}
            if (
                here is not None
                and not between & UNKNOWN_WORDS
                and not any(numbers.plain(marks, n) for n in range(at + 1, here))
            ):
                yield from _none(at, here + 1)


def _none(first: int, last: int) -> Iterator[Toll]:
    for kind in BOTH_KINDS:
        yield Toll(kind, 0, 0, first, first, last, rule="none")


def nobody_befallen(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """nobody was taken; أحداً لم يُقتل, لم يعتقل أحد: none of this kind."""
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        before = [marks.word(n).removeprefix("و") for n in range(max(first, mark.first - 3), mark.first)]
        if marks.arabic:
            none = before[-1:] == ["لم"] and bool({"احدا", "احد"} & {*before, marks.word(mark.last)})
        else:
            none = before[-1:] in (["was"], ["been"]) and ("nobody" in before or {"no", "one"} <= set(before))
        if none:
            yield Toll(HEADS[mark.code], 0, 0, mark.first, mark.first, mark.last, rule="none")


def told_as_charge(marks: Marks, at: int, first: int) -> bool:
    """للاشتباه بتورطهم في قتل صائغ, arrested over the murder of: what those detained are charged with."""
    killing = marks.has(at, "casualty", "kill")
    if killing is None:
        return False
    begin = max(0, at - 5)
    charged = [mark.first for mark in marks.of("frame", "accused", first=begin, last=at)]
    charged += [n for n in range(begin, at) if marks.word(n).lstrip("بل") in term_set("charges")]
    if not charged or any(marks.words[n].is_mark for n in range(min(charged), at)):
        return False
    return bool(marks.of("casualty", "detain", first=max(first, at - 30), last=min(charged) + 1))


def only_meant(marks: Marks, mark: Mark) -> bool:
    """Threatened to kill, could have killed, خطط لقتل: nothing of it happened."""
    for at in range(mark.first - 1, max(-1, mark.first - 7), -1):
        if marks.words[at].is_mark or marks.has(at, "casualty", "kill"):
            return False
        if marks.word(at).lstrip("وف") in term_set("only_meant"):
            return True
    return False


def only_attempted(marks: Marks, mark: Mark) -> bool:
    """حاولوا تصفية عامل, tried to kill: nobody is dead by these words."""
    before = range(max(0, mark.first - 6), mark.first)
    tried = max((n for n in before if marks.word(n).lstrip("وف") in term_set("attempts")), default=None)
    if tried is None or (marks.word(tried) == "survived" and mark.first - tried > 4):
        return False
    return not any(marks.words[n].is_mark or marks.has(n, "casualty", "kill") for n in range(tried, mark.first))
