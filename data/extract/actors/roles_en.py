"""How English says who did it: the subject before its verb, the object after it, "by" before the doer."""

from __future__ import annotations

from data.extract.actors.act import Role
from data.extract.actors.governors import governor_en
from data.extract.actors.in_act import InAct, Rule, administration_attacked, islamic_state_attacks
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_AIMED_AT_EN = term_set("aimed_at_en")
_BEFORE_TARGET_EN = term_set("before_target_en")
_BREAKS_SUBJECT_EN = term_set("breaks_subject_en")
_CARRIES_EN = term_set("carries_en")
_DEED_NOUNS_EN = term_set("deed_nouns_en")
_DETERMINERS_EN = term_set("determiners_en")
_DOES_EN = term_set("does_en")
_ENEMY_WORDS_EN = term_set("enemy_words_en")
_GOVERNS_EN = term_set("governs_en")
_HELD_BY_EN = term_set("held_by_en")
_INTRANSITIVE_EN = term_set("intransitive_en")
_MEMBERS_EN = term_set("members_en")
_MINES_EN = term_set("mines_en")
_PARTICIPLES_EN = term_set("participles_en")
_PASSIVE_EN = term_set("passive_en")
_STOPS_EN = term_set("stops_en")
_STRIKES_EN = term_set("strikes_en")
_TRAINED_EN = term_set("trained_en")
_VERBS_EN = term_set("verbs_en")


def _its_weapon(one: InAct) -> Role | None:
    """A Turkish air strike, Syrian government shelling."""
    if one.act.event_type not in {"air_strike", "shelling"} or one.mention.actor == "islamic_state":
        return None
    first, last = one.mention.first, one.mention.last + 1
    return "initiator" if one.marks.of("act", "air_strike", "shelling", first=first, last=last) else None


def _does(one: InAct) -> Role | None:
    """IS gunmen fired at ..., the SDF carried out ...; not "on the SDF launched"."""
    last = one.mention.last
    doing = next((n for n, word in enumerate(one.after) if word in _DOES_EN), None)
    if doing is None or _is_broken(one.marks, last, last + doing):
        return None
    governed = _GOVERNS_EN.intersection(one.before[:3])
    return None if governed else "initiator"


def _islamic_state(one: InAct) -> Role | None:
    """In an attack the Islamic State is its doer, unless one of its own is the victim or it is named as an enemy."""
    if not islamic_state_attacks(one):
        return None
    if _ENEMY_WORDS_EN.intersection(one.before[:2]):
        return "aside"
    member = any(word in _MEMBERS_EN for word in one.after)
    first = one.mention.first
    object_of = any(one.marks.has(first - n, "casualty", "kill", "wound", "abduct") for n in range(1, 5))
    return "target" if member and object_of else "initiator"


def _by(one: InAct) -> Role | None:
    """Attacked by the SDF; not "held by the SDF", nor "fighters trained by"."""
    if "by" not in one.before[:4]:
        return None
    at = one.mention.first - one.before.index("by") - 1
    led = one.marks.word(at - 1)
    if _TRAINED_EN.intersection({led, *one.before[:4]}):
        return None
    return "initiator" if led not in _HELD_BY_EN else "none"


def _fire_from(one: InAct) -> Role | None:
    """Shelling from the SNA."""
    if "from" not in one.before[:2]:
        return None
    at = one.mention.first - one.before.index("from")
    fire = any(one.marks.has(at - n, "act", "armed_assault", "shelling", "air_strike") for n in (2, 3))
    return "initiator" if fire else None


def _member_hurt(one: InAct) -> Role | None:
    """Shot a member of the Asayish."""
    governor = governor_en(one.marks, one.mention)
    if governor is None or governor.code != "member":
        return None
    near = range(governor.first - 4, governor.first)
    return "target" if any(m.first in near and _is_active(one.marks, m) for m in one.act.verbs) else None


def _subject(one: InAct) -> Role | None:
    """The SDF raided; a mine that struck is no doer, and who drove over it is a target."""
    marks, mention = one.marks, one.mention
    verb = _verb_after(one)
    if verb is None:
        return None
    if marks.word(verb.first) in _STRIKES_EN and _MINES_EN.intersection(marks.word(verb.last + n) for n in range(4)):
        return "target"
    return "initiator" if verb.first - mention.last <= 9 and _is_subject(one, verb) else None


def _suffers_after(one: InAct) -> Role | None:
    """An SDF patrol was hit."""
    verb = _passive_after(one)
    if verb is None or verb.first - one.mention.last > 8:
        return None
    return None if _is_broken(one.marks, one.mention.last, verb.first) else "target"


def _of_a_noun(one: InAct) -> Role | None:
    """A checkpoint of the SDF, an SDF checkpoint: a target where something happens to it."""
    governed = governor_en(one.marks, one.mention) is not None
    if not governed and not any(one.marks.has(one.mention.last + n, "target_noun") for n in range(3)):
        return None
    hit = governed or _verb_before(one) is not None or _passive_after(one) is not None
    return "target" if hit else "none"


def _attack_on(one: InAct) -> Role | None:
    """Opened fire on SDF members, an attack against the army."""
    near, far = one.before[:2]
    hit = (near in _AIMED_AT_EN and _verb_before(one) is not None) or (near == "the" and far in _AIMED_AT_EN)
    return "target" if hit else None


def _object(one: InAct) -> Role | None:
    """Attacked the SDF."""
    verb = _verb_before(one)
    hit = verb is not None and one.mention.first - verb.last <= 3 and _is_active(one.marks, verb)
    return "target" if hit else None


def _verbs(one: InAct) -> list[Mark]:
    return sorted(one.act.verbs, key=lambda mark: mark.first)


def _verb_before(one: InAct) -> Mark | None:
    return next((mark for mark in reversed(_verbs(one)) if mark.last <= one.mention.first), None)


def _passive_after(one: InAct) -> Mark | None:
    after = (mark for mark in _verbs(one) if mark.first >= one.mention.last)
    return next((mark for mark in after if not _is_active(one.marks, mark)), None)


def _verb_after(one: InAct) -> Mark | None:
    """The next active verb, which may have the name as its subject.

    Attacked an SDF patrol, killing two: after the comma those go on who attacked, not the patrol.
    """
    marks, mention = one.marks, one.mention
    after = (mark for mark in _verbs(one) if mark.first >= mention.last)
    verb, before = next((mark for mark in after if _is_active(marks, mark)), None), _verb_before(one)
    if verb is None or before is None or mention.first - before.last > 3:
        return verb
    goes_on = verb.first > mention.last and marks.word(verb.first - 1) == "," and marks.word(verb.first).endswith("ing")
    return None if goes_on and _is_active(marks, before) else verb


def _is_active(marks: Marks, mark: Mark) -> bool:
    """Whether it is a verb of the doer: attacked, killing; not "was attacked", "the bombing of", "died"."""
    word, before, after = marks.word(mark.first), marks.word(mark.first - 1), marks.word(mark.last)
    if word in _INTRANSITIVE_EN:
        return False
    ends = not after or after in _STOPS_EN
    if word in _PARTICIPLES_EN and (ends or not after[0].isalnum()):
        return False
    noun = before in _DETERMINERS_EN
    noun = noun or (word in _DEED_NOUNS_EN and ends)
    if not (word.endswith("ed") or word in _VERBS_EN or (word.endswith("ing") and not noun)):
        return False
    return before not in _PASSIVE_EN and marks.word(mark.first - 2) not in _PASSIVE_EN


def _is_broken(marks: Marks, first: int, last: int) -> bool:
    """Whether more than a comma parts these words."""
    return any(marks.words[n].is_mark and marks.word(n) != "," for n in range(first, last))


def _is_subject(one: InAct, verb: Mark) -> bool:
    """SVO: nothing between the name and its verb but the name's own company."""
    marks, first = one.marks, one.mention.first
    if any(marks.word(n) in _BREAKS_SUBJECT_EN for n in range(one.mention.last, verb.first)):
        return False
    if any(word in _BEFORE_TARGET_EN for word in one.before[:2]):
        return False
    if one.mention.actor == "unknown":
        return True
    if _CARRIES_EN.intersection(one.before[:6]):
        return False
    of = {"of", "from"}.intersection(one.before[:2])
    return not (of and marks.has(first - 2, "target_noun", "post", "vehicle"))


RULES_EN: tuple[Rule, ...] = (
    _its_weapon,
    administration_attacked,
    _does,
    _islamic_state,
    _by,
    _fire_from,
    _member_hurt,
    _subject,
    _suffers_after,
    _of_a_noun,
    _attack_on,
    _object,
)
