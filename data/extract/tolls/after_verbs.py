"""People after a verb of harm or arrest or its noun: قُتل ثلاثة, مقتل طفل, killing a shepherd."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.extract.text import numbers
from data.extract.text.affixes import BY, bare, forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.before_verbs import begins_verb_en, is_be
from data.extract.tolls.joined import named_at, people_at
from data.extract.tolls.nobody import did_not_happen, only_attempted, only_meant, told_as_charge
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import People, toll_of
from data.extract.tolls.toll import HEADS, Toll, TollKind

_REACH = {"killed": 7, "injured": 7, "detained": 16}  # words between a verb and the people it befell
_REACH_OVER_DOERS, _REACH_OF_FALL = 16, 4
_DAMMA = "\u064f"  # written, it tells قُتل, was killed, from قتل, killed

_AFTER_WOUNDS = term_set("after_wounds_en")
_THE_DEAD = term_set("the_dead_ar")
_HURT_BY = tuple(term_set("begins_hurt_by_ar"))
_CAUSES = term_set("causes_ar")
_OF_IT = term_set("of_it_ar")
_MASDARS = term_set("masdars_ar")
_BEFALLS_UNKNOWN = term_set("befalls_unknown_ar")
_HIS, _THEIR_TWO = tuple(term_set("pronoun_of_one_ar")), tuple(term_set("pronoun_of_two_ar"))
_WITH = term_set("together_with_ar")
_ON_THEM = term_set("on_them_ar")
_DOERS = term_set("active_verbs_ar")
_AGENTS = term_set("agents_ar")
_FALLS = term_set("fall_ar")
_FALLS_OF_ANYTHING = term_set("fall_of_anything_ar")
_WHERE_IT_FELL = term_set("where_it_fell_ar")
_WITHIN = term_set("harm_within_ar")
_BREAKS = term_set("breaks_toll_ar")
_ENDS = term_set("ends_sentence_part")
_STOPS = term_set("stops_en") - {"of", "by"}
_NEVER_OBJECT = term_set("intransitive_en") - {"died"}
_POSSESSIVES = term_set("possessives_en")
_TIMES = term_set("times_en")
_ANIMALS = term_set("animals")

Answer = tuple[Toll, ...] | None  # None: the rule knows nothing of this head


@dataclass(frozen=True)
class Head:
    """A verb of harm or arrest, or its noun, in words first..last (exclusive) of a text: what befell people by it."""

    marks: Marks
    mark: Mark
    kind: TollKind
    first: int
    last: int


def after_heads(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """What each verb of harm or arrest, or its noun, tells of those who follow it, by the first rule that knows."""
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        head = Head(marks, mark, HEADS[mark.code], first, last)
        answers = (rule(head) for rule in BY_HEAD)
        yield from next((answer for answer in answers if answer is not None), ())


def _did_not_happen(head: Head) -> Answer:
    """لم يُقتل ثلاثة, nobody killed a guard."""
    return () if did_not_happen(head.marks, head.mark.first) else None


def _only_charged(head: Head) -> Answer:
    """Arrested over the murder of a jeweller."""
    return () if head.kind == "killed" and told_as_charge(head.marks, head.mark.first, head.first) else None


def _only_meant(head: Head) -> Answer:
    """Threatened to kill, خطط لقتل."""
    return () if head.kind != "detained" and only_meant(head.marks, head.mark) else None


def _only_attempted(head: Head) -> Answer:
    """Tried to kill, حاولوا تصفية عامل."""
    if head.kind != "killed" or not only_attempted(head.marks, head.mark):
        return None
    return (Toll("killed", 0, 0, head.mark.first, head.mark.first, head.mark.last, rule="none"),)


def _gunshot_wounds(head: Head) -> Answer:
    """Died of gunshot wounds: no verb."""
    if head.marks.word(head.mark.first) != "wounds":
        return None
    return () if head.marks.word(head.mark.first - 1) in _AFTER_WOUNDS else None


def _the_dead(head: Head) -> Answer:
    """قتلى: a noun, counted as one; no verb."""
    if head.kind != "killed" or not head.marks.has(head.mark.first, "casualty", "kill_people"):
        return None
    return () if bare(head.marks.word(head.mark.first)) in _THE_DEAD else None


def _hurt_by(head: Head) -> Answer:
    """متأثراً بإصابته: what he died of."""
    return () if head.marks.word(head.mark.first - 1).startswith(_HURT_BY) else None


def _wound_of_the_dead(head: Head) -> Answer:
    """توفيت طفلة جراء إصابتها: the wound is what the dead, told before, died of."""
    if head.mark.code != "wound" or not head.mark.form.pronoun:
        return None
    cause = head.marks.word(head.mark.first - 1) in _CAUSES or head.mark.form.prefix.endswith(BY)
    return () if cause and head.marks.of("casualty", "kill", first=head.first, last=head.mark.first) else None


def _of_those_told(head: Head) -> Answer:
    """مقتله, اعتقالهما: of those named before, whose number the pronoun gives; اعتقالهم gives none."""
    word = head.marks.words[head.mark.first]
    if not head.marks.arabic or not head.mark.form.pronoun:
        return None
    if not any(form.stem in _MASDARS for form in forms(word.folded, word.written)):
        return None
    count = 2 if word.folded.endswith(_THEIR_TWO) else 1 if word.folded.endswith(_HIS) else None
    if count is None:
        return ()
    return (Toll(head.kind, count, count, head.mark.first, head.mark.first, head.mark.last, rule="pronoun"),)


def _named(head: Head) -> Answer:
    """قُتل ثلاثة; where nobody is named after the verb, whom its pronoun means: اعتقلته."""
    with_others = head.marks.arabic and head.mark.form.pronoun and head.marks.word(head.mark.last) in _WITH
    toll = None if with_others else _first_named(head.marks, head.mark, head.last)
    if toll is None and head.marks.arabic:
        toll = _object(head.marks, head.mark)
    return None if toll is None else (toll,)


BY_HEAD: tuple[Callable[[Head], Answer], ...] = (
    _did_not_happen,
    _only_charged,
    _only_meant,
    _only_attempted,
    _gunshot_wounds,
    _the_dead,
    _hurt_by,
    _wound_of_the_dead,
    _of_those_told,
    _named,
)


def _object(marks: Marks, mark: Mark) -> Toll | None:
    """اعتقلته, قتلوه: one person named before, with those "together with" him."""
    kind = HEADS[mark.code]
    if kind == "injured" or not mark.form.pronoun or not marks.word(mark.first).endswith(_HIS):
        return None
    company = people_at(marks, mark.last + 1) if marks.word(mark.last) in _WITH else None
    if company is not None and company.low is not None:
        high = company.high + 1 if company.high is not None else None
        return Toll(kind, company.low + 1, high, mark.first, mark.first, company.last, rule="object")
    return Toll(kind, 1, 1, mark.first, mark.first, mark.last, rule="object")


def _first_named(marks: Marks, mark: Mark, last: int) -> Toll | None:
    """The toll of the first people named after a verb or its noun whom it can have befallen."""
    if any(rule(marks, mark) for rule in BEFALLS_NOBODY):
        return None
    if _died_of_it(marks, mark):
        return Toll("killed", 1, 1, mark.first, mark.first, mark.last, rule="died_of_it")
    at = mark.last
    end = min(last, mark.last + _reach(marks, mark))
    while at < end and not _ends(marks, mark, at):
        people = _whom(marks, at) if _may_be_object(marks, mark, at) else None
        if people is not None:
            if _known_or_doers(marks, mark, people):
                at = people.last
                continue
            the_killing_of_the = not marks.arabic and people.definite and marks.word(mark.first - 1) == "the"
            return None if the_killing_of_the else toll_of(marks, HEADS[mark.code], people, mark.first, "head")
        if _somebody_en(marks, mark, at):
            return Toll("killed", 1, 1, mark.first, at, at + 2, rule="object")
        at += 1
        if _another_act(marks, mark, at):
            return None
    return None


def _whom(marks: Marks, at: int) -> People | None:
    """People named here; without those joined to them who have a verb of their own: and four men were arrested."""
    people = people_at(marks, at)
    return named_at(marks, at) if people is not None and begins_verb_en(marks, people.last) else people


def _passive_en(marks: Marks, mark: Mark) -> bool:
    """Were killed, blew themselves up: those who follow are no object."""
    before = is_be(marks, mark.first - 1) or marks.word(mark.first - 1) == "themselves"
    return not marks.arabic and (before or marks.word(mark.first) in _NEVER_OBJECT)


def _told_of_them(marks: Marks, mark: Mark) -> bool:
    """القبض عليهم: whom it befell is said by the pronoun."""
    return marks.arabic and marks.word(mark.last - 1) in _ON_THEM


def _no_more_said(marks: Marks, mark: Mark) -> bool:
    """Wounded, ...: those before the comma."""
    return not marks.arabic and mark.code == "wound" and marks.word(mark.last) == ","


BEFALLS_NOBODY: tuple[Callable[[Marks, Mark], bool], ...] = (_passive_en, _told_of_them, _no_more_said)


def _died_of_it(marks: Marks, mark: Mark) -> bool:
    """أصيب وتوفي متأثراً: the one wounded before."""
    behind = range(mark.last, mark.last + 3)
    if not marks.arabic or mark.code != "kill" or not any(marks.word(n) in _OF_IT for n in behind):
        return False
    wounded = any(marks.has(n, "casualty", "wound") for n in range(max(0, mark.first - 4), mark.first))
    return wounded and not any(people_at(marks, n) for n in behind)


def _reach(marks: Marks, mark: Mark) -> int:
    """Words after a verb among which the people are named whom it befell."""
    if marks.arabic and mark.form.stem in _FALLS:
        return _REACH_OF_FALL
    if marks.arabic and mark.form.stem in _DOERS and (marks.has(mark.last, "actor") or _are_agents(marks, mark.last)):
        return _REACH_OVER_DOERS
    return _REACH[HEADS[mark.code]]


def _are_agents(marks: Marks, at: int) -> bool:
    """قتل مسلحو التنظيم, اعتقلت دورية: those who did it."""
    person = person_at(marks, at)
    return (person is not None and person.code == "fighter_plural") or marks.word(at) in _AGENTS


def _ends(marks: Marks, mark: Mark, at: int) -> bool:
    """Whether what a verb befell is not told from this word on: another verb, a source, a new part."""
    word = marks.word(at)
    if marks.arabic:
        fell = mark.form.stem in _FALLS_OF_ANYTHING and word in _WHERE_IT_FELL  # سقطت قذيفة على مدرسة
        apart = fell or word in _BREAKS
    else:
        apart = word in _STOPS and at > mark.last
    return (
        apart
        or word in _ENDS
        or marks.has(at, "source", "by") is not None
        or marks.has(at, "casualty", *HEADS, "kill_people", "wound_people") is not None
        or marks.has(at, "bound", "among") is not None
    )


def _may_be_object(marks: Marks, mark: Mark, at: int) -> bool:
    """Whether people here may be whom it befell: not gunmen that do the killing, nor an armed group's name."""
    actor = marks.has(at, "actor")
    if actor is None or not marks.arabic:
        return True
    if actor.code == "unknown":
        return mark.form.stem in _BEFALLS_UNKNOWN or _DAMMA in marks.words[mark.first].written
    return person_at(marks, at) is not None and (actor.last == at + 1 or actor.code == "civil_administration")


def _known_or_doers(marks: Marks, mark: Mark, people: People) -> bool:
    """The fighters, told of before; قتل عناصر التنظيم مدنياً: those who did it."""
    if people.low is None and people.high is None and not people.vague:
        return True
    active = mark.form.stem in _DOERS and _DAMMA not in marks.words[mark.first].written
    return marks.arabic and active and people.vague and people.fighters


def _somebody_en(marks: Marks, mark: Mark, at: int) -> bool:
    """Killing a Dutchman, killed his driver: one person whom no noun of the lexicon names."""
    if marks.arabic or mark.code != "kill" or at != mark.last or marks.word(mark.first - 1) == "the":
        return False
    word, noun = marks.word(at), marks.word(at + 1)
    owned = word in _POSSESSIVES and not noun.endswith("s") and not numbers.plain(marks, at + 1)
    if not owned and word not in {"a", "an"}:
        return False
    return noun not in _TIMES and not any(marks.word(n) in _ANIMALS for n in range(at, at + 4))


def _another_act(marks: Marks, mark: Mark, at: int) -> bool:
    """Whether an act begins at a word and the harm is not told of it: قُتل في المداهمة مدنيان is; the act, told
    before, is where it befell them, and they are named after it.
    """
    act = marks.has(at, "act") if marks.arabic and HEADS[mark.code] != "detained" else None
    if act is None or person_at(marks, at):
        return False
    within = marks.word(mark.last) in _WITHIN and act.first == mark.last + 1
    told_before = within and act.form.definite and not act.form.pronoun
    return not told_before or people_at(marks, act.last) is None
