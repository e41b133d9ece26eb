"""People after a verb of harm or arrest or its noun: قُتل ثلاثة, مقتل طفل, killing a shepherd."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.affixes import forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.before_verbs import is_be
from data.extract.tolls.joined import people_at
from data.extract.tolls.nobody import only_attempted, only_meant, told_as_charge
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import ANIMALS, STOP_EN, toll_of
from data.extract.tolls.toll import HEADS, Toll, TollKind

DOERS_AR = term_set("active_verbs_ar")

REACH = {"killed": 7, "injured": 7, "detained": 16}  # words between a verb and the people it befell

_WITHIN = {"في", "خلال", "اثناء", "اثر", "جراء", "نتيجه"}
_OWN = {"his", "her", "its", "their"}


def after_heads(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    for mark in marks.of("casualty", *HEADS, first=first, last=last):
        kind = HEADS[mark.code]
        if kind == "killed" and told_as_charge(marks, mark.first, first):
            continue
        if kind != "detained" and only_meant(marks, mark):
            continue
        if kind == "killed" and only_attempted(marks, mark):
            yield Toll(kind, 0, 0, mark.first, mark.first, mark.last, rule="none")
            continue
        if marks.word(mark.first) == "wounds" and marks.word(mark.first - 1) in term_set("after_wounds_en"):
            continue
        if (
            marks.arabic
            and marks.has(mark.first, "casualty", "kill_people", "wound_people")
            and marks.word(mark.first).lstrip("وف") in {"قتلي", "جرحي", "جثث", "جثه", "جثتي"}
            and mark.code == "kill"
            and not marks.word(mark.first).lstrip("وف").startswith("جث")
        ):
            continue
        if marks.arabic and marks.word(mark.first - 1).startswith("متاثر"):
            continue
        if kind == "injured" and mark.form.pronoun and _died_of_it(marks, mark, first):
            continue
        if marks.arabic and mark.form.pronoun and _masdar(marks, mark):
            one = {"ه": 1, "ها": 1, "هما": 2}.get(_pronoun(marks, mark))
            if one is not None:
                yield Toll(kind, one, one, mark.first, mark.first, mark.last, rule="pronoun")
            continue
        with_others = marks.arabic and mark.form.pronoun and marks.word(mark.last) in {"مع", "برفقه"}
        following = [] if with_others else list(_following(marks, mark, kind, last))
        if marks.arabic and not following and (one_toll := _object(marks, mark, kind)) is not None:
            following = [one_toll]
        yield from following


def _died_of_it(marks: Marks, wound: Mark, first: int) -> bool:
    """توفيت طفلة جراء إصابتها: the wound is what the dead, told before, died of."""
    cause = marks.word(wound.first - 1) in term_set("causes_ar") or wound.form.prefix.endswith("ب")
    return cause and bool(marks.of("casualty", "kill", first=first, last=wound.first))


def _object(marks: Marks, mark: Mark, kind: TollKind) -> Toll | None:
    """اعتقلته, قتلوه: one person named before, with those "together with" him."""
    if kind == "injured" or not mark.form.pronoun or _pronoun(marks, mark) not in {"ه", "ها"}:
        return None
    company = people_at(marks, mark.last + 1) if marks.word(mark.last) in {"مع", "برفقه"} else None
    if company is not None and company.low is not None:
        high = company.high + 1 if company.high is not None else None
        return Toll(kind, company.low + 1, high, mark.first, mark.first, company.last, rule="object")
    return Toll(kind, 1, 1, mark.first, mark.first, mark.last, rule="object")


def _masdar(marks: Marks, mark: Mark) -> bool:
    nouns = term_set("masdars_ar")
    return any(form.stem in nouns for form in forms(marks.word(mark.first), marks.words[mark.first].written))


def _pronoun(marks: Marks, mark: Mark) -> str:
    word = marks.word(mark.first)
    return next((ending for ending in ("هما", "هم", "ها", "ه") if word.endswith(ending)), "")


def _following(marks: Marks, mark: Mark, kind: TollKind, last: int) -> Iterator[Toll]:
    at, reach = mark.last, REACH[kind]
    if marks.arabic and mark.form.stem in DOERS_AR and (marks.has(at, "actor") or _agents(marks, at)):
        reach = 16
    if not marks.arabic and (
        is_be(marks, mark.first - 1)
        or marks.word(mark.first - 1) == "themselves"
        or marks.word(mark.first) in term_set("intransitive_en") - {"died"}
    ):
        return
    if marks.arabic and marks.word(mark.last - 1).startswith("علي") and marks.word(mark.last - 1) != "علي":
        return
    fallen = marks.arabic and mark.form.stem in {"سقط", "سقوط"}
    if marks.arabic and mark.form.stem in term_set("fall_ar"):
        reach = 4
    if marks.arabic and kind == "killed" and {marks.word(n) for n in range(at, at + 3)} & term_set("of_it_ar"):
        wounded = any(marks.has(n, "casualty", "wound") for n in range(max(0, mark.first - 4), mark.first))
        if wounded and not any(people_at(marks, n) for n in range(at, at + 3)):
            yield Toll(kind, 1, 1, mark.first, mark.first, mark.last, rule="died_of_it")
            return
    if not marks.arabic and kind == "injured" and marks.word(at) == ",":
        return
    while at < min(last, mark.last + reach):
        if fallen and marks.word(at) in {"علي", "في", "قرب"}:
            return  # سقطت قذيفة على مدرسة: a shell fell, nobody
        if marks.has(at, "source", "by") or (marks.arabic and marks.word(at) in term_set("breaks_toll_ar")):
            return
        if (
            marks.has(at, "casualty", *HEADS, "kill_people", "wound_people")
            or marks.has(at, "bound", "among")
            or marks.word(at) in {".", "؛", ";", ":"}
        ):
            return
        if not marks.arabic and marks.word(at) in STOP_EN - {"of", "by"} and at > mark.last:
            return
        people = _not_subject(marks, at, mark) and people_at(marks, at)
        if people:
            if people.low is None and not people.vague and people.high is None:
                at = people.last
                continue
            if (
                marks.arabic
                and people.vague
                and people.fighters
                and mark.form.stem in DOERS_AR
                and "\u064f" not in marks.words[mark.first].written
            ):
                at = people.last
                continue
            if not marks.arabic and people.definite and marks.word(mark.first - 1) == "the":
                return
            yield toll_of(marks, kind, people, mark.first, "head")
            return
        if (
            not marks.arabic
            and kind == "killed"
            and (
                marks.word(at) in {"a", "an"}
                or (
                    marks.word(at) in _OWN and not marks.word(at + 1).endswith("s") and not numbers.plain(marks, at + 1)
                )
            )
            and at == mark.last
            and marks.word(mark.first - 1) != "the"
            and marks.word(at + 1) not in term_set("times_en")
            and not ANIMALS & {marks.word(n) for n in range(at, at + 4)}
        ):
            yield Toll(kind, 1, 1, mark.first, at, at + 2, rule="object")
            return
        at += 1
        told = marks.arabic and kind != "detained" and marks.has(at, "act")
        if told and not person_at(marks, at) and not _befell_in_it(marks, told, mark):
            return


def _befell_in_it(marks: Marks, act: Mark, harm: Mark) -> bool:
    """قُتل في المداهمة مدنيان: the act, told before, is where it befell them, and they are named after it."""
    within = marks.word(harm.last) in _WITHIN and act.first == harm.last + 1
    return within and act.form.definite and not act.form.pronoun and people_at(marks, act.last) is not None


def _agents(marks: Marks, at: int) -> bool:
    person = person_at(marks, at)
    return (person is not None and person.code == "fighter_plural") or marks.word(at) in term_set("agents_ar")


def _not_subject(marks: Marks, at: int, mark: Mark) -> bool:
    """Whether people here may be the object: not gunmen that do the killing, nor an armed group's name."""
    actor = marks.has(at, "actor")
    if actor is None or not marks.arabic:
        return True
    if actor.code == "unknown":
        return mark.form.stem in {"مقتل", "اعتقال", "توقيف", "اصابه"} or "ُ" in marks.words[mark.first].written
    return person_at(marks, at) is not None and (actor.last == at + 1 or actor.code == "civil_administration")
