"""People before the verb of what befell them: جنديين تركيين قُتلا, three people were killed."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.joined import people_at
from data.extract.tolls.nobody import only_meant
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import People, toll_of
from data.extract.tolls.toll import HEADS, Toll


def before_verbs_ar(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """جنديين تركيين قُتلا; three civilians before their verb."""
    if not marks.arabic:
        return
    for mark in marks.of("casualty", "kill", "wound", first=first, last=last):
        if only_meant(marks, mark):
            continue
        if mark.code == "kill" and _one_before_verb_ar(marks, mark, first):
            yield Toll("killed", 1, 1, mark.first, mark.first, mark.last, rule="before_verb")
        if marks.word(mark.first).lstrip("وف") not in term_set("after_victims_ar"):
            continue
        for at in range(mark.first - 1, max(first, mark.first - 5) - 1, -1):
            people = people_at(marks, at)
            if people is not None and people.low is not None and people.last <= mark.first:
                yield toll_of(marks, HEADS[mark.code], people, mark.first, "before_verb")
                break


_BE = term_set("be_aux_en")


def _one_before_verb_ar(marks: Marks, mark: Mark, first: int) -> bool:
    """شاباً قضى برصاص دورية: one person before a verb that nobody follows."""
    if marks.word(mark.first).removeprefix("ف") not in {"قضي", "توفي", "قتل"}:
        return False
    if marks.word(mark.last) in {"،", ",", ".", ""}:
        for at in range(mark.first - 1, max(first, mark.first - 9) - 1, -1):
            if marks.word(at).removeprefix("و") in {"احد", "احدي"} and person_at(marks, at + 1):
                return True  # إلا أن أحد الإرهابيين فجّر حزامه فقُتل
    if any(people_at(marks, n) for n in range(mark.last, min(mark.last + 3, len(marks.words)))):
        return False
    return any(
        (people := people_at(marks, at)) is not None
        and people.low == 1
        and not people.definite
        and people.last >= mark.first - 1
        for at in range(max(first, mark.first - 2), mark.first)
    )


def before_heads(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """English: three people were killed; a guard died; two of them hurt."""
    if marks.arabic:
        return
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        word = marks.word(mark.first)
        at = mark.first - 1
        while at > first and marks.word(at) in term_set("adverbs_en"):
            at -= 1
        passive = is_be(marks, at) or word in term_set("intransitive_en")
        if not passive:
            shared = _shared_verb(marks, mark, first)
            if shared is not None:
                yield toll_of(marks, HEADS[mark.code], shared, mark.first, "shared_verb")
            continue
        while marks.word(at) in _BE | {"have", "has", "had", "not"}:
            if marks.word(at) == "not":
                return
            at -= 1
        people = subject_before(marks, first, at + 1)
        if people is not None:
            yield toll_of(marks, HEADS[mark.code], people, mark.first, "passive")


def _shared_verb(marks: Marks, mark: Mark, first: int) -> People | None:
    """A child was killed and four members of her family injured: the second verb shares the first one's "was"."""
    begin = max(first, mark.first - 12)
    left = {marks.word(n) for n in range(max(first, begin - 4), mark.first)} & {"leaving", "left"}
    heads = marks.of("casualty", *HEADS, *(["kill_people"] if left else []), first=begin, last=mark.first)
    for head in reversed(heads):
        if marks.word(head.last) != "and" or not (is_be(marks, head.first - 1) or left):
            continue
        people = people_at(marks, head.last + 1)
        if people is None or people.low is None:
            return None
        rest = [marks.word(n) for n in range(people.last, mark.first)]
        free = not any(marks.words[n].is_mark or is_be(marks, n) for n in range(people.last, mark.first))
        return people if free and (not rest or rest[0] in {"of", "from", "in"}) else None
    return None


def subject_before(marks: Marks, first: int, end: int) -> People | None:
    """The people named last before a passive verb, with those joined to them."""
    if marks.word(end - 1) in {"whom", "them"} and marks.word(end - 2) == "of":
        some = numbers.at(marks, end - 3)
        if some is not None:
            return People(some.low, some.high, end - 3, end)  # two others, one of whom was wounded
    if marks.word(end - 1) == "who":  # 14 wounded, among them five children who later died: the five
        near = (people_at(marks, at) for at in range(max(first, end - 8), end - 1))
        return next((one for one in near if one is not None and one.last == end - 1 and one.low is not None), None)
    best: People | None = None
    skip = 0
    for at in range(max(first, end - 14), end):
        if marks.words[at].is_mark and best is None:
            continue
        if at < skip:
            continue
        if marks.has(at, "bound", "among") and best is not None:
            skip = next((n for n in range(at, end) if marks.word(n) == ","), at)
            continue
        if marks.word(at) in term_set("deeds_en") and {"for", "of", "over", "in"} & {
            marks.word(at - 1),
            marks.word(at - 2),
        }:
            deed = next((p for n in range(at + 1, at + 4) if (p := people_at(marks, n))), None)
            skip = deed.last if deed is not None and best is not None else skip
            if skip > at:
                continue
        if marks.word(at) in {"that", "said", ";", ":"} or marks.has(at, "casualty"):
            best = None
            continue
        if best is not None and at < best.last:
            continue
        people = people_at(marks, at)
        if people is None or people.last > end or (people.low is None and not people.vague and people.high is None):
            continue
        if best is not None and _in_apposition(marks, best, people):
            continue
        if best is not None and people.last == end and any(is_be(marks, n) for n in range(best.last, at)):
            best = people  # a cell of ten was found and six were arrested: those before had a verb of their own
        broken = best is not None and any(marks.word(n) in term_set("breaks_victims_en") for n in range(best.last, at))
        if not broken or (best is not None and _did_it(marks, best, people)):
            best = people
    return best


def _did_it(marks: Marks, named: People, counted: People) -> bool:
    """Gunmen attacked a checkpoint and two fighters were wounded: those before "and" have a verb of their own."""
    if named.low is not None or counted.low is None or marks.word(counted.first - 1) != "and":
        return False
    return any(marks.has(n, "act") for n in range(named.last, counted.first))


def _in_apposition(marks: Marks, counted: People, named: People) -> bool:
    """Two refugees, a man and his nephew, were found: the same two."""
    return (named.low or 0) <= (counted.low or 0) and (counted.low or 0) > 1 and marks.word(counted.last) == ","


def is_be(marks: Marks, at: int) -> bool:
    """Whether a word is a form of "be": not the IS of the Islamic State."""
    return marks.word(at) in _BE and not (marks.word(at) == "is" and marks.words[at].written.isupper())
