"""How Arabic says who did it: the verb before its subject, "at the hands of" before the doer, ل and ب on the target."""

from __future__ import annotations

from data.extract.actors.act import Role
from data.extract.actors.governors import governor_ar
from data.extract.actors.in_act import InAct, Rule, administration_attacked, islamic_state_attacks
from data.extract.actors.mention import Mention
from data.extract.text.affixes import AND, BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_DEEDS = ("armed_assault", "ambush", "air_strike", "shelling", "explosion", "suicide_or_vehicle_bomb")

_PASSIVE = "\u064f"  # the vowel of قُتل

_AGENT_WORDS_AR = term_set("agents_ar")
_AIMED_AT_AR = term_set("aimed_at_ar")
_BEAT_OFF_AR = term_set("beat_off_ar")
_BEFELL_AR = term_set("befell_ar")
_BELONGING_AR = term_set("belonging_ar")
_BY_AR = term_set("by_ar")
_DOES_AR = term_set("does_ar")
_ENEMY_WORDS_AR = term_set("enemy_words_ar")
_FIRE_AR = term_set("fire_ar")
_FROM_AR = term_set("from_ar")
_GUNMEN_BEGIN_AR = tuple(term_set("gunmen_begin_ar"))
_ITS_POST_AR = term_set("its_post_ar")
_KILLED_OR_WOUNDED_AR = term_set("killed_or_wounded_ar")
_ONE_MEMBER_AR = term_set("one_member_ar")
_PARTS_SUBJECT_AR = term_set("parts_subject_ar")
_UNIT_OF_AR = term_set("unit_of_ar")
_VERBS_AR = term_set("verbs_ar")


def _foils(one: InAct) -> Role | None:
    """أحبطت قوة من الجيش هجوماً: who foils was attacked."""
    marks, mention = one.marks, one.mention
    if one.act.event_type == "other":
        return None
    foils = marks.of("act", "foil", first=max(0, mention.first - 4), last=mention.first)
    if not foils:
        return None
    between = [bare(marks.word(n), AND) for n in range(foils[-1].last, mention.first)]
    own = all(word in _AGENT_WORDS_AR or word in _UNIT_OF_AR for word in between)
    return "target" if own else None


def _does(one: InAct) -> Role | None:
    """ردت «قسد», نفذ التنظيم."""
    return "initiator" if bare(one.before[0]) in _DOES_AR else None


def _by(one: InAct) -> Role | None:
    """على يد التنظيم, برصاص مسلحي التنظيم."""
    plain = one.bare_before
    at_hand = any(word in _BY_AR for word in plain[:3]) or (plain[0] in _AGENT_WORDS_AR and plain[1] in _BY_AR)
    return "initiator" if at_hand else None


def _by_its_men(one: InAct) -> Role | None:
    """برصاص خلية صغيرة من الجيش التركي, with no other actor between."""
    plain = one.bare_before
    by = next((n for n, word in enumerate(plain) if word in _BY_AR), None)
    if by is None or not any(word in _AGENT_WORDS_AR for word in plain[:4]):
        return None
    other = any(one.marks.has(n, "actor") for n in range(one.mention.first - by, one.mention.first))
    return None if other else "initiator"


def _islamic_state(one: InAct) -> Role | None:
    """In an attack the Islamic State is its doer, unless one of its own is the victim or it is named as an enemy."""
    if not islamic_state_attacks(one):
        return None
    marks, mention, plain = one.marks, one.mention, one.bare_before
    governor = governor_ar(marks, mention)
    if governor is not None and governor.code == "member":
        before = marks.word(governor.first - 1)
        fell = before in _FROM_AR or (before in _KILLED_OR_WOUNDED_AR and _verb_before(marks, mention) is None)
        return "target" if fell or _singular_victim(marks, governor) else "initiator"
    if (
        governor is not None
        and governor.code in {"post", "vehicle"}
        and (TO in mention.mark.form.prefix or plain[0] in _ITS_POST_AR)
    ):
        return "target"
    return "aside" if plain[0] in _ENEMY_WORDS_AR else "initiator"


def _singular_victim(marks: Marks, governor: Mark) -> bool:
    """اغتيال قيادي في داعش, قُتل عنصر سابق: one of theirs was the target."""
    return bare(marks.word(governor.first), AND + BY) in _ONE_MEMBER_AR and any(
        bare(marks.word(governor.first - n)) in _BEFELL_AR for n in (1, 2)
    )


def _fallen_of(one: InAct) -> Role | None:
    """أربعة شهداء من قوى الأمن الداخلي."""
    fallen = one.marks.has(one.mention.first - 2, "casualty", "kill_people", "wound_people")
    return "target" if one.before[0] in _FROM_AR and fallen else None


def _subject(one: InAct) -> Role | None:
    """داهمت قوة من «قسد»."""
    verb = _verb_before(one.marks, one.mention)
    return "initiator" if verb is not None and _is_subject(one.marks, verb, one.mention) else None


def _beats_off(one: InAct) -> Role | None:
    """تصدت «قسد» للهجوم: who beats off was attacked."""
    return "target" if bare(one.before[0]) in _BEAT_OFF_AR else None


def _its_fire(one: InAct) -> Role | None:
    """أطلق الجيش التركي النار."""
    return "initiator" if one.after[0] in _FIRE_AR else None


def _its_gunmen(one: InAct) -> Role | None:
    """هاجم مسلحون من «قسد»."""
    gunmen = any(word.startswith(_GUNMEN_BEGIN_AR) for word in one.bare_before[1:4])
    return "initiator" if gunmen and one.before[0] in _FROM_AR else None


def _of_a_noun(one: InAct) -> Role | None:
    """حاجز لـ«قسد», عنصر من الأسايش; initiator where "by" stands before its members."""
    governor = governor_ar(one.marks, one.mention)
    if governor is None or governor.code == "property":
        return None
    by_members = governor.code == "member" and bare(one.marks.word(governor.first - 1), AND) in _BY_AR
    return "initiator" if by_members else "target"


def _its_deed(one: InAct) -> Role | None:
    """هجوم الجيش التركي, قصف للتحالف."""
    mention = one.mention
    acts = one.marks.of("act", first=max(0, mention.first - 4), last=mention.first)
    direct = next((mark for mark in reversed(acts) if mark.last == mention.first), None)
    its = direct is not None and (direct.code in _DEEDS or TO in mention.mark.form.prefix)
    return "initiator" if its else None


def _suffers(one: InAct) -> Role | None:
    """منزل لـ«قسد», هجوم على الجيش."""
    governed = governor_ar(one.marks, one.mention) is not None
    onto = one.mention.mark.form.prefix.endswith((BY, TO)) or one.bare_before[0] in _AIMED_AT_AR
    return "target" if governed or onto else None


def _verb_before(marks: Marks, mention: Mention) -> Mark | None:
    """The last verb of an act, or of what befell people, before a name."""
    acts = marks.of("act", first=max(0, mention.first - 14), last=mention.first)
    befell = marks.of("casualty", "detain", "abduct", "kill", first=max(0, mention.first - 10), last=mention.first)
    verbs = [mark for mark in (*acts, *befell) if mark.last <= mention.first and _is_verb(marks, mark)]
    return max(reversed(verbs), key=lambda mark: mark.first, default=None)


def _is_verb(marks: Marks, mark: Mark) -> bool:
    if marks.has(mark.first, "casualty", "kill_people", "wound_people"):
        return False
    return mark.form.stem in _VERBS_AR and not mark.form.definite


def _is_subject(marks: Marks, verb: Mark, mention: Mention) -> bool:
    """VSO: the first actor after the verb, with at most an agent's noun between (داهمت قوة من «قسد»)."""
    between = range(verb.last, mention.first)
    if any(_parts_subject(marks, at, mention) for at in between):
        return False
    passive = _PASSIVE in marks.words[verb.first].written
    if passive and governor_ar(marks, mention) is not None:
        return False
    if marks.word(mention.first - 1) in _BELONGING_AR:
        return any(bare(marks.word(n), AND) in _AGENT_WORDS_AR for n in between[:2])
    return not mention.mark.form.prefix.endswith((TO, BY))


def _parts_subject(marks: Marks, at: int, mention: Mention) -> bool:
    """Whether this word between a verb and a name says that the name is not its subject: another noun or actor, a
    preposition of place, a number.
    """
    word = marks.word(at)
    if marks.has(at, "target_noun") and bare(word, AND) not in _AGENT_WORDS_AR:
        return True
    earlier = marks.has(at, "actor")
    if (
        earlier is not None
        and not marks.has(mention.first, "actor", earlier.code)
        and not mention.mark.form.prefix.startswith(AND)
    ):
        return True
    return word in _PARTS_SUBJECT_AR or word[0].isdigit() or marks.has(at, "number") is not None


RULES_AR: tuple[Rule, ...] = (
    administration_attacked,
    _foils,
    _does,
    _by,
    _by_its_men,
    _islamic_state,
    _fallen_of,
    _subject,
    _beats_off,
    _its_fire,
    _its_gunmen,
    _of_a_noun,
    _its_deed,
    _suffers,
)
