"""What the words of a clause mean: an act told before ("the attack", الهجوم, a toll that rises), or another one."""

from __future__ import annotations

from data.extract.clauses.clause import Clause
from data.extract.text.affixes import AND, BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# nouns by which a later sentence means the act just told
BACK_REFERENCES = term_set("back_references")
THE_ATTACK = term_set("the_attack")
# acts whose verb tells of something that was not told before
BEGINNINGS = frozenset(
    ("assassination", "abduction", "ied", "suicide_or_vehicle_bomb", "ambush", "raid", "arson_sabotage", "air_strike")
)
POINTS_WITHIN = 20  # words of a clause, within which an act's word points back
TURNS_WITHIN = 4  # words of a clause, within which "separately" is said of all of it

_MEANT = THE_ATTACK | BACK_REFERENCES
_POINTING = term_set("pointing_at_an_act")
_WHICH = term_set("acts_that_are_described")
_FIRST_AFTER = term_set("first_of_acts_after")
_FIRST_BEFORE = term_set("first_of_acts_before")
_ANSWERS = term_set("answers")
_CAME = term_set("came")
_AFTER_IT = term_set("came_after")
_TOOK_PLACE = term_set("took_place")


def words_of(marks: Marks, first: int, last: int, prefixes: str = AND) -> set[str]:
    """The folded words first..last (exclusive), without the letters that are written onto their beginning."""
    return {bare(word, prefixes) for word in marks.folded[first:last]}


def begins_anew(clause: Clause) -> bool:
    """Whether its first words turn to something else: في سياق منفصل, separately."""
    return "new_event" in clause.frames and clause.frames["new_event"].first - clause.first <= TURNS_WITHIN


def points_back(marks: Marks, clause: Clause) -> bool:
    """Whether its words mean an act already told: الهجوم, the blast, a toll that rises, relatives of the dead."""
    pointing = [is_definite(marks, mark) for mark in clause.acts if mark.first - clause.first <= POINTS_WITHIN]
    if any(pointing) and not any(_begins(marks, mark) for mark in clause.acts):
        return True
    return bool(marks.of("casualty", "toll", first=clause.first, last=clause.last)) or not clause.acts


def is_definite(marks: Marks, mark: Mark) -> bool:
    """Whether an act's word means one that is known: الهجوم, the attack, that blast, the same operation."""
    if marks.arabic:
        return mark.form.definite and not mark.form.pronoun
    before = marks.word(mark.first - 1)
    return before in _POINTING or (before == "same" and marks.word(mark.first - 2) == "the")


def _begins(marks: Marks, mark: Mark) -> bool:
    """Whether an act's word is a verb of its own that begins something new, not "the attack that hit ..."."""
    if is_definite(marks, mark) or marks.word(mark.first - 1) in _WHICH or mark.form.pronoun:
        return False
    return mark.code in BEGINNINGS


def says_first(marks: Marks, clause: Clause) -> bool:
    """الهجوم الأول, the first attack: the one before the last."""
    return any(
        marks.word(mark.last) in _FIRST_AFTER or marks.word(mark.first - 1) in _FIRST_BEFORE
        for mark in clause.acts
        if mark.first
    )


def blames_for_it(marks: Marks, clause: Clause) -> bool:
    """Whether a claim or a suspicion means the act told before an aside: ولم تتبن أي جهة العملية."""
    if clause.scenes or not marks.of("source", "no_claim", "suspect", "claim", first=clause.first, last=clause.last):
        return False
    return bool(words_of(marks, clause.first, clause.last) & _MEANT)


def blames_for_the_attack(marks: Marks, clause: Clause) -> bool:
    """Whether a claim or a suspicion names "the attack", الهجوم."""
    said = marks.of("source", "claim", "no_claim", "suspect", first=clause.first, last=clause.last)
    return bool(said) and bool(words_of(marks, clause.first, clause.last, AND + BY) & THE_ATTACK)


def took_place(marks: Marks, clause: Clause) -> bool:
    """It occurred on Friday, وقع الهجوم يوم الجمعة: the day of the act just told, whatever was said of it before."""
    return bool(words_of(marks, clause.first, clause.first + 3) & _TOOK_PLACE)


def answers(marks: Marks, clause: Clause) -> bool:
    """In response to an attack, رداً على هجوم: what is told follows the act told before."""
    return bool(words_of(marks, clause.first, min(clause.first + 8, clause.last)) & _ANSWERS)


def led_to(marks: Marks, clause: Clause) -> bool:
    """وجاء ذلك بعد هجوم ..., it came after an attack: this act is what the operation told before answers."""
    words = words_of(marks, clause.first, clause.first + 6)
    return bool(words & _CAME) and bool(words & _AFTER_IT)
