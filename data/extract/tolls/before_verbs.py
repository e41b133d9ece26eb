"""People before the verb of what befell them: جنديين تركيين قُتلا, three people were killed."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.affixes import AND, THEN, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.joined import named_at, people_at
from data.extract.tolls.nobody import only_meant
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import People, toll_of
from data.extract.tolls.toll import HEADS, Toll

_AFTER_VICTIMS = term_set("after_victims_ar")
_DIED = term_set("died_ar")
_ONE_OF = term_set("one_of_ar")
_ENDS_CLAUSE = term_set("ends_clause")
_BE = term_set("be_aux_en")
_AUXILIARIES = _BE | term_set("have_en")
_ADVERBS = term_set("adverbs_en")
_ADVERBS_OF_VERBS = _ADVERBS - {"and"}
_INTRANSITIVE = term_set("intransitive_en")
_LEAVING = term_set("leaves_en")
_DEEDS = term_set("deeds_en")
_OF_DEED = term_set("before_deed_en")
_BEGINS_CLAUSE = term_set("begins_clause_en")
_SAYS_WHICH = term_set("says_which_people_en")
_BREAKS = term_set("breaks_victims_en")
_REACH_SUBJECT = 14  # words before a passive verb among which its subject stands


def is_be(marks: Marks, at: int) -> bool:
    """Whether a word is a form of "be": not the IS of the Islamic State."""
    return marks.word(at) in _BE and not (marks.word(at) == "is" and marks.words[at].written.isupper())


def begins_verb_en(marks: Marks, at: int) -> bool:
    """Whether what was done to those before, or what they did, begins at a word: were wounded, later died."""
    if marks.arabic:
        return False
    while marks.word(at) in _ADVERBS_OF_VERBS:
        at += 1
    return is_be(marks, at) or marks.word(at) in _INTRANSITIVE


def before_verbs_ar(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """جنديين تركيين قُتلا; شاباً قضى برصاص دورية."""
    if not marks.arabic:
        return
    for mark in marks.of("casualty", "kill", "wound", first=first, last=last):
        if only_meant(marks, mark):
            continue
        if mark.code == "kill" and _one_before_verb_ar(marks, mark, first):
            yield Toll("killed", 1, 1, mark.first, mark.first, mark.last, rule="before_verb")
        if bare(marks.word(mark.first)) not in _AFTER_VICTIMS:
            continue
        for at in range(mark.first - 1, max(first, mark.first - 5) - 1, -1):
            people = people_at(marks, at)
            if people is not None and people.low is not None and people.last <= mark.first:
                yield toll_of(marks, HEADS[mark.code], people, mark.first, "before_verb")
                break


def _one_before_verb_ar(marks: Marks, mark: Mark, first: int) -> bool:
    """شاباً قضى برصاص دورية: one person before a verb that nobody follows."""
    if bare(marks.word(mark.first), THEN) not in _DIED:
        return False
    if mark.last >= len(marks.words) or marks.word(mark.last) in _ENDS_CLAUSE:
        for at in range(mark.first - 1, max(first, mark.first - 9) - 1, -1):
            if bare(marks.word(at), AND) in _ONE_OF and person_at(marks, at + 1):
                return True  # إلا أن أحد الإرهابيين فجّر حزامه فقُتل
    if any(people_at(marks, n) for n in range(mark.last, min(mark.last + 3, len(marks.words)))):
        return False
    near = (people_at(marks, at) for at in range(max(first, mark.first - 2), mark.first))
    return any(one is not None and one.low == 1 and not one.definite and one.last >= mark.first - 1 for one in near)


def before_heads(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """English: three people were killed; a guard died; two of them hurt."""
    if marks.arabic:
        return
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        at = mark.first - 1
        while at > first and marks.word(at) in _ADVERBS:
            at -= 1
        if not is_be(marks, at) and marks.word(mark.first) not in _INTRANSITIVE:
            shared = _shared_verb(marks, mark, first)
            if shared is not None:
                yield toll_of(marks, HEADS[mark.code], shared, mark.first, "shared_verb")
            continue
        while marks.word(at) in _AUXILIARIES:
            at -= 1
        if marks.word(at) == "not":
            return
        people = subject_before(marks, first, at + 1)
        if people is not None:
            yield toll_of(marks, HEADS[mark.code], people, mark.first, "passive")


def _shared_verb(marks: Marks, mark: Mark, first: int) -> People | None:
    """A child was killed and four members of her family injured: the second verb shares the first one's "was"."""
    begin = max(first, mark.first - 12)
    left = any(marks.word(n) in _LEAVING for n in range(max(first, begin - 4), mark.first))
    heads = marks.of("casualty", *HEADS, *(["kill_people"] if left else []), first=begin, last=mark.first)
    for head in reversed(heads):
        if marks.word(head.last) != "and" or not (is_be(marks, head.first - 1) or left):
            continue
        people = people_at(marks, head.last + 1)
        if people is None or people.low is None:
            return None
        rest = range(people.last, mark.first)
        free = not any(marks.words[n].is_mark or is_be(marks, n) for n in rest)
        return people if free and (not rest or marks.word(people.last) in _SAYS_WHICH) else None
    return None


def subject_before(marks: Marks, first: int, end: int) -> People | None:
    """The people named last before an English passive verb at word `end`, with those joined to them."""
    if marks.word(end - 1) in {"whom", "them"} and marks.word(end - 2) == "of":
        some = numbers.at(marks, end - 3)
        if some is not None:
            return People(some.low, some.high, end - 3, end)  # two others, one of whom was wounded
    if marks.word(end - 1) == "who":  # 14 wounded, among them five children who later died: the five
        near = (people_at(marks, at) for at in range(max(first, end - 8), end - 1))
        return next((one for one in near if one is not None and one.last == end - 1 and one.low is not None), None)
    best: People | None = None
    skip = 0
    for at in range(max(first, end - _REACH_SUBJECT), end):
        if at < skip or (marks.words[at].is_mark and best is None):
            continue
        if best is not None and marks.has(at, "bound", "among"):
            skip = next((n for n in range(at, end) if marks.word(n) == ","), at)
            continue
        if best is not None and (after := _after_deed(marks, at)) > at:
            skip = after
            continue
        if marks.word(at) in _BEGINS_CLAUSE or marks.has(at, "casualty"):
            best = None
            continue
        if best is not None and at < best.last:
            continue
        people = people_at(marks, at)
        if people is not None and (verbs := _after_object(marks, at)) > at:
            skip = verbs
            continue
        if people is None or people.last > end or (people.low is None and not people.vague and people.high is None):
            continue
        if best is None or _follows_as_subject(marks, best, people, end):
            best = people
    return best


def _after_object(marks: Marks, at: int) -> int:
    """Behind those whom a verb befell: gunmen killed 18 people and four men were arrested: the four."""
    verbs = (mark for mark in marks.of("casualty", *HEADS, first=max(0, at - 3), last=at) if mark.last == at)
    if all(is_be(marks, verb.first - 1) for verb in verbs):
        return at
    whom = named_at(marks, at)
    return at if whom is None or whom.low is None else whom.last


def _after_deed(marks: Marks, at: int) -> int:
    """Behind those whom a deed befell that somebody is tried for: two men were executed for the murder of a baker."""
    if marks.word(at) not in _DEEDS or _OF_DEED.isdisjoint((marks.word(at - 1), marks.word(at - 2))):
        return at
    victims = (people_at(marks, n) for n in range(at + 1, at + 4))
    return next((people.last for people in victims if people is not None), at)


def _follows_as_subject(marks: Marks, before: People, people: People, end: int) -> bool:
    """Whether people named after others, and not those, are the subject of the verb at `end`."""
    if _in_apposition(marks, before, people):
        return False
    between = range(before.last, people.first)
    if people.last == end and any(is_be(marks, n) for n in between):
        return True  # a cell of ten was found and six were arrested: those before had a verb of their own
    return not any(marks.word(n) in _BREAKS for n in between) or _did_it(marks, before, people)


def _did_it(marks: Marks, named: People, counted: People) -> bool:
    """Gunmen attacked a checkpoint and two fighters were wounded: those before "and" have a verb of their own."""
    if named.low is not None or counted.low is None or marks.word(counted.first - 1) != "and":
        return False
    return any(marks.has(n, "act") for n in range(named.last, counted.first))


def _in_apposition(marks: Marks, counted: People, named: People) -> bool:
    """Two refugees, a man and his nephew, were found: the same two."""
    return (named.low or 0) <= (counted.low or 0) and (counted.low or 0) > 1 and marks.word(counted.last) == ","
