"""Whom an attack hit: those named as targets, the speaker's own people, civilians by what was hit, or nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from data.extract.actors.act import Act, core_words, words_of_act
from data.extract.actors.cast import Cast
from data.extract.actors.governments import has_changed
from data.extract.actors.mention import Mention, ids, is_former, spans
from data.extract.actors.mentions import AGENTS
from data.extract.actors.roles import Roles, having
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_NAMED_AS_TARGETS = frozenset({"islamic_state", "sdf", "iran_backed_militias"})
_STRIKE_ISLAMIC_STATE = frozenset({"russia", "coalition", "syrian_government"})
_ON_PEOPLE = frozenset({"assassination", "execution", "abduction", "armed_assault"})

_BODIES_EN = term_set("unnamed_bodies_en")
_CROWDED = term_set("crowded")
_FREIGHT = term_set("freight")
_GUARDED_PRISONS = term_set("guarded_prisons")
_GUARDS = term_set("guards")
_IDENTITY_AR = term_set("identity_ar")
_SOLDIERS = term_set("soldiers")
_STATE_MEDIA = term_set("state_media")
_UNNAMED_AR = term_set("unnamed_ar")
_UNNAMED_EN = term_set("unnamed_en")
_UNNAMED_PEOPLE_EN = term_set("unnamed_people_en")


@dataclass(frozen=True)
class Hit:
    """What is known of an attack when its targets are sought: its doers, and the mentions that have the part of a
    target.
    """

    cast: Cast
    roles: Roles
    act: Act
    initiators: frozenset[str]
    targets: tuple[Mention, ...]

    @property
    def marks(self) -> Marks:
        """Those of the text."""
        return self.cast.marks


@dataclass(frozen=True)
class Struck:
    """Who was hit, and the words (first, last) that it rests on."""

    actors: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()


def struck(hit: Hit) -> Struck:
    """Whom an attack hit, by the first rule that knows."""
    return next((found for rule in _RULES if (found := rule(hit)) is not None), Struck(("unknown",)))


def _named(hit: Hit) -> Struck | None:
    """Those that have the part of a target; of fire from afar and of acts of no type also who is named at the act."""
    others = hit.initiators | {"unknown", "civilians"}
    named = [m for m in hit.targets if m.actor not in others]
    if not named and hit.act.event_type in {"air_strike", "shelling", "other"}:
        able = having(hit.roles, "none", "initiator")
        foes = _NAMED_AS_TARGETS - hit.initiators
        named = [m for m in able if m.actor in foes and hit.act.at_core(m.first)]
    if not named:
        return None
    if all(is_former(hit.marks, m) for m in named):
        return Struck(("civilians",))
    return Struck(ids(named), spans(named))


def _speakers_own(hit: Hit) -> Struck | None:
    """The SDF said one of its patrols ..."""
    own = [m for m in having(hit.roles, "source") if m.actor in AGENTS and m.actor not in hit.initiators][:1]
    return Struck(ids(own), spans(own)) if own and _own_people(hit.marks, hit.act) else None


def _prison_guards(hit: Hit) -> Struck | None:
    """حارس سجن, an attack of the Islamic State on a prison: the prisons of the north-east are guarded by the SDF."""
    words = words_of_act(hit.marks, hit.act)
    guards = not words.isdisjoint(_GUARDS) and not words.isdisjoint(_GUARDED_PRISONS)
    return Struck(("sdf",)) if guards or (hit.act.at_prison and hit.initiators == {"islamic_state"}) else None


def _civilians(hit: Hit) -> Struck | None:
    """A house, a shop, a school, a tanker, a notable, people in a market."""
    if hit.act.civilians_hit or _civil_target(hit.marks, hit.act):
        return Struck(("civilians",))
    crowd = hit.act.people_hit and not _CROWDED.isdisjoint(words_of_act(hit.marks, hit.act))
    return Struck(("civilians",)) if crowd else None


def _strike_on_islamic_state(hit: Hit) -> Struck | None:
    """An air strike by those who strike the Islamic State, where the text names it."""
    strikes = hit.act.event_type == "air_strike" and hit.initiators <= _STRIKE_ISLAMIC_STATE
    named = strikes and any(m.actor == "islamic_state" for m in hit.cast.mentions)
    return Struck(("islamic_state",)) if named else None


def _soldiers_of_the_state(hit: Hit) -> Struck | None:
    """Soldiers of nobody named are the state's where its own agency tells."""
    if not _soldiers_hit(hit.marks, hit.act) or not _state_tells(hit.marks):
        return None
    return Struck(("transitional_government" if has_changed(hit.cast.published) else "syrian_government",))


def _nameless(hit: Hit) -> Struck | None:
    """جثة شاب مجهول الهوية, an unidentified body: nobody knows whom it was."""
    killing = hit.act.event_type in {"execution", "assassination"}
    return Struck(("unknown",)) if killing and _unidentified(hit.marks, hit.act) else None


def _people(hit: Hit) -> Struck | None:
    """People who are no soldiers."""
    hurt = hit.act.people_hit and hit.act.event_type in _ON_PEOPLE
    return Struck(("civilians",)) if hurt and not _soldiers_hit(hit.marks, hit.act) else None


_Rule = Callable[[Hit], Struck | None]
_RULES: tuple[_Rule, ...] = (
    _named,
    _speakers_own,
    _prison_guards,
    _civilians,
    _strike_on_islamic_state,
    _soldiers_of_the_state,
    _nameless,
    _people,
)


def _soldiers_hit(marks: Marks, act: Act) -> bool:
    """Whether those hit are soldiers of nobody named."""
    first, last = act.core
    people = marks.of("person", first=first, last=last)
    return any(mark.code.startswith("fighter") and marks.word(mark.first) in _SOLDIERS for mark in people)


def _unidentified(marks: Marks, act: Act) -> bool:
    first, last = act.core
    pairs = [(marks.word(n), marks.word(n + 1)) for n in range(first, last)]
    if marks.arabic:
        return any(one in _UNNAMED_AR and other in _IDENTITY_AR for one, other in pairs)
    return not _BODIES_EN.isdisjoint(core_words(marks, act)) and any(
        one in _UNNAMED_EN and other in _UNNAMED_PEOPLE_EN for one, other in pairs
    )


def _state_tells(marks: Marks) -> bool:
    """Whether the state's own agency tells: سانا, state media."""
    text = " ".join(marks.folded)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in _STATE_MEDIA)


def _own_people(marks: Marks, act: Act) -> bool:
    """Whether the speaker's own were hit: سيارة لمقاتليه, one of its patrols."""
    first, last = act.core
    nouns = ("member", "post", "vehicle")
    if marks.arabic:
        return any(mark.form.pronoun for mark in marks.of("target_noun", *nouns, first=first, last=last)) or any(
            mark.form.pronoun and mark.code.startswith("fighter") for mark in marks.of("person", first=first, last=last)
        )
    return any(
        marks.word(n) in {"its", "their"} and any(marks.has(k, "target_noun", *nouns) for k in range(n + 1, n + 4))
        for n in range(first, last)
    )


def _civil_target(marks: Marks, act: Act) -> bool:
    """A house, a shop, a school, a tanker, a notable."""
    first, last = act.core
    return (
        not _FREIGHT.isdisjoint(core_words(marks, act))
        or bool(marks.of("target_noun", "property", first=first, last=last))
        or any(mark.code.startswith("civilian") for mark in marks.of("person", first=first, last=last))
    )
