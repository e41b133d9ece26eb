"""Who did it, to whom, and how sure the text is: actors named, the ones meant by "the organisation", and their parts
in an act.
"""

from __future__ import annotations

import re
from itertools import pairwise

from data.extract.actors.act import Act, Basis, Parts, Role
from data.extract.actors.mention import Mention
from data.extract.actors.mentions import AGENTS, CHANGE_OF_GOVERNMENT, STATES
from data.extract.actors.roles import Roles
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark


class Reader(Roles):
    """The actors of one text."""

    def parts(self, act: Act) -> Parts:
        """Initiators, targets and basis of an act."""
        roles: list[tuple[Mention, Role]] = []
        for mention in self.within(act.ranges):
            role = self._role(mention, act)
            if roles and role in {"none", "aside"} and self._joined(roles[-1][0], mention):
                role = roles[-1][1]
            roles.append((mention, role))
        if act.event_type == "clash":
            return self._sides(roles)
        if act.event_class == "security_operation":
            return self._operation(roles, act)
        return self._attack(roles, act)

    def _near(self, family: str, code: str, ranges: tuple[tuple[int, int], ...]) -> list[Mark]:
        return [mark for first, last in ranges for mark in self.marks.of(family, code, first=first, last=last)]

    def _claimed(self, roles: list[tuple[Mention, Role]], act: Act) -> Mention | None:
        if act.event_class != "attack":
            return None
        claims = [mark for mark in self._near("source", "claim", act.ranges) if not self._denied_claim(mark, act)]
        if not claims:
            return next((m for m, role in roles if m.actor == "islamic_state" and self._says_it_did(m)), None)
        nearest = [
            (abs(mention.first - claim.first), mention)
            for claim in claims
            for mention, _ in roles
            if mention.actor in {"islamic_state", "sna", "tribal_fighters", "hts", "turkey", "iran_backed_militias"}
        ]
        own = [mark for mark in claims if self._word(mark.last - 1) in {"اعماق", "النبا", "amaq", "naba"}]
        if not nearest:
            return Mention("islamic_state", own[0].first, own[0].last, False, own[0]) if own else None
        distance, mention = min(nearest, key=lambda pair: pair[0])
        return mention if distance <= 14 else None

    def _says_it_did(self, mention: Mention) -> bool:
        """Islamic State said on Sunday it had killed ...: who speaks tells an act of its own."""
        said = next((n for n in range(mention.last, mention.last + 3) if self.marks.has(n, "source", "say")), None)
        if self.arabic or said is None:
            return False
        after = [self._word(n) for n in range(said + 1, said + 6)]
        return bool({"it", "its", "their"} & set(after)) and not {"denied", "denies"} & {self._word(said)}

    def _denied_claim(self, claim: Mark, act: Act) -> bool:
        denials = self._near("source", "no_claim", act.ranges)
        close = [self.words[n] for n in range(max(0, claim.first - 4), claim.first)]
        comma = max((n for n, word in enumerate(close) if word.is_mark), default=-1)
        before = {word.folded for word in close[comma + 1 :]}
        return any(abs(claim.first - mark.first) <= 4 for mark in denials) or bool(before & term_set("denies_claim"))

    def _blamed(self, mention: Mention) -> bool:
        """Blamed the YPG, accused Turkey: named directly after the accusing verb."""
        before = range(max(0, mention.first - 4), mention.first)
        verbs = [n for n in before if self._word(n) in term_set("blames")]
        return bool(verbs) and not any(self.marks.has(n, "actor") for n in range(verbs[-1], mention.first))

    def _suspected(self, mention: Mention, act: Act) -> bool:
        for mark in self._near("source", "suspect", act.ranges):
            apart = any(self._word(n) in {".", "\n"} for n in range(mark.last, mention.first))
            between = [m for m in self.mentions if mark.last <= m.first < mention.first and m.actor != "unknown"]
            joined = all(self._joined(one, other) for one, other in pairwise([*between, mention]))
            if {self._word(n) for n in range(mention.last, mention.last + 3)} & term_set("negligence"):
                continue  # accused the SDF of failing to protect him
            if 0 <= mention.first - mark.last <= 12 and not apart and (joined or self.arabic):
                return True
            passive = self._word(mark.first - 1) in term_set("be_en") or self._word(mark.first) in {
                "likely",
                "presumed",
            }
            if 0 <= mark.first - mention.last <= 4 and not self.arabic and passive:
                return True
        return False

    def _attack(self, roles: list[tuple[Mention, Role]], act: Act) -> Parts:
        claim = self._claimed(roles, act)
        suspected = [
            m
            for m, role in roles
            if m.actor != "unknown"
            and (role in {"none", "initiator", "source"} or (role == "target" and self._blamed(m)))
            and self._suspected(m, act)
        ]
        struck_not = {id(m) for m in suspected if self._blamed(m)}
        roles = [(m, role) for m, role in roles if id(m) not in struck_not or role != "target"]
        told = {id(m) for m, role in roles if role == "source"}
        suspected = [m for m in suspected if id(m) not in told] or suspected
        if act.event_type == "air_strike":
            suspected = [m for m in suspected if m.actor != "islamic_state"]
        doers = [m for m, role in roles if role == "initiator" and m.actor not in {"unknown", "civilians"}]
        struck = [m for m, role in roles if role == "target"]
        if any(mark.code == "foil" for mark in act.verbs if act.core[0] <= mark.first < act.core[1]):
            enemies = [m for m in doers if m.actor not in AGENTS]
            if enemies:
                struck += [m for m in doers if m.actor in AGENTS]
                doers = enemies
        at_the_act = [m for m in doers if act.core[0] <= m.first < act.core[1]]
        doers = at_the_act or doers
        if act.event_type == "air_strike" and not doers:
            words = {self._word(n) for n in range(*act.core)}
            speakers = [m for m, role in roles if role == "source" and m.actor in STATES]
            doers = speakers if words & {"its", "it", "انها", "قواتها", "طيرانها", "طايراتها", "قواته"} else []
        if act.event_type == "other" and not doers:
            doers = [
                m for m, role in roles if role == "source" and m.actor in STATES | {"transitional_government", "sdf"}
            ]
        if act.event_type in {"air_strike", "shelling"}:
            doers = [m for m in doers if m.actor != "islamic_state" or not any(o.actor in STATES for o, _ in roles)]
            doers += [m for m, role in roles if m.actor in STATES | {"sna"} and role == "none" and m not in doers]
            doers = doers or [m for m, role in roles if role == "aside" and self._fired_from(m)]
        basis: Basis
        if claim is not None:
            doers, basis = [claim], "claimed"
        elif doers and not (suspected and {m.actor for m in suspected} >= {m.actor for m in doers}):
            basis = "reported"
        elif suspected:
            doers = [m for m in suspected if m.actor not in {"civil_administration"} and m not in struck]
            basis = "suspected" if doers else "unknown"
        else:
            basis = "unknown"
        if act.event_type == "other" and doers and doers[0].actor == "turkey":
            claim, basis = doers[0], "claimed"
        initiators = _ids(doers) or ("unknown",)
        spans = tuple((m.first, m.last) for m in doers)
        targets, target_spans = self._struck(struck, roles, act, set(initiators))
        return Parts(initiators, targets, basis, claim.actor if claim else None, spans, target_spans)

    def _fired_from(self, mention: Mention) -> bool:
        """مصدرها مناطق سيطرة النظام, from the regime-held bank: who holds the area fired."""
        before = {self._word(n).lstrip("و") for n in range(max(0, mention.first - 4), mention.first)}
        return bool(before & term_set("fired_from"))

    def _struck(
        self, struck: list[Mention], roles: list[tuple[Mention, Role]], act: Act, initiators: set[str]
    ) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
        hit = [m for m in struck if m.actor not in initiators | {"unknown", "civilians"}]
        if not hit and act.event_type in {"air_strike", "shelling", "other"}:
            hit = [
                m
                for m, role in roles
                if role in {"none", "initiator"}
                and m.actor in {"islamic_state", "sdf", "iran_backed_militias"} - initiators
                and act.core[0] <= m.first < act.core[1]
            ]
        if hit and all(m.actor not in {"unknown"} and self._former(m) for m in hit):
            return ("civilians",), ()
        if hit:
            return _ids(hit), tuple((m.first, m.last) for m in hit)
        own = [m for m, role in roles if role == "source" and m.actor in AGENTS and m.actor not in initiators]
        if own and self._own_people(act):
            return _ids(own[:1]), ((own[0].first, own[0].last),)
        if self._guards(act) or (act.at_prison and initiators == {"islamic_state"}):
            return ("sdf",), ()
        crowd = {self._word(n) for first, last in act.ranges for n in range(first, last)} & term_set("crowded")
        if act.civilians_hit or self._civil_target(act) or (crowd and act.people_hit):
            return ("civilians",), ()
        if (
            act.event_type == "air_strike"
            and initiators <= {"russia", "coalition", "syrian_government"}
            and any(m.actor == "islamic_state" for m in self.mentions)
        ):
            return ("islamic_state",), ()
        if self._fighters_hit(act) and self._state_tells():
            changed = self.published is not None and self.published >= CHANGE_OF_GOVERNMENT
            return ("transitional_government" if changed else "syrian_government",), ()
        if act.event_type in {"execution", "assassination"} and self._nameless(act):
            return ("unknown",), ()
        return (
            ("civilians",)
            if act.people_hit
            and not self._fighters_hit(act)
            and act.event_type in {"assassination", "execution", "abduction", "armed_assault"}
            else ("unknown",)
        ), ()

    def _fighters_hit(self, act: Act) -> bool:
        """Whether those hit are soldiers of nobody named."""
        people = self.marks.of("person", first=act.core[0], last=act.core[1])
        soldiers = {self._word(mark.first) for mark in people if mark.code.startswith("fighter")} & term_set("soldiers")
        return bool(soldiers)

    def _nameless(self, act: Act) -> bool:
        """جثة شاب مجهول الهوية, an unidentified body: nobody knows whom it was."""
        first, last = act.core
        if self.arabic:
            pairs = ((self._word(n), self._word(n + 1)) for n in range(first, last))
            return any(one in term_set("unnamed_ar") and other == "الهويه" for one, other in pairs)
        return any(
            self._word(n) in term_set("unnamed_en")
            and self._word(n + 1) in {"body", "bodies", "corpse", "man", "woman"}
            for n in range(first, last)
        ) and bool({"body", "bodies", "corpse", "corpses"} & {self._word(n) for n in range(first, last)})

    def _state_tells(self) -> bool:
        """Whether the state's own agency tells: soldiers of nobody named are then the state's."""
        text = " ".join(word.folded for word in self.words)
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in term_set("state_media"))

    def _own_people(self, act: Act) -> bool:
        """Whether the speaker's own were hit: سيارة لمقاتليه, one of its patrols."""
        first, last = act.core
        if self.arabic:
            return any(
                mark.form.pronoun
                for mark in self.marks.of("target_noun", "member", "post", "vehicle", first=first, last=last)
            ) or any(
                mark.form.pronoun and mark.code.startswith("fighter")
                for mark in self.marks.of("person", first=first, last=last)
            )
        return any(
            self._word(n) in {"its", "their"}
            and any(self.marks.has(k, "target_noun", "member", "post", "vehicle") for k in range(n + 1, n + 4))
            for n in range(first, last)
        )

    def _guards(self, act: Act) -> bool:
        words = {self._word(n).removeprefix("ال") for first, last in act.ranges for n in range(first, last)}
        return bool(words & {"guard", "guards", "حارس", "حارسا", "حراس"}) and bool(
            words & {"prison", "jail", "سجن", "سجين", "inmate"}
        )

    def _civil_target(self, act: Act) -> bool:
        """A house, a shop, a school, a tanker, a notable."""
        first, last = act.core
        if {self._word(n) for n in range(first, last)} & term_set("freight"):
            return True
        return bool(self.marks.of("target_noun", "property", first=first, last=last)) or any(
            mark.code.startswith("civilian") for mark in self.marks.of("person", first=first, last=last)
        )

    def _operation(self, roles: list[tuple[Mention, Role]], act: Act) -> Parts:
        agents = [
            m
            for m, role in roles
            if m.actor in AGENTS and role in {"initiator", "none", "target"} and not self._is_accused(m)
        ]
        if not agents:
            agents = [m for m, role in roles if m.actor in AGENTS and role == "source"]
        elif all(m.anaphor for m in agents) and self._airborne(act):
            return Parts(
                ("coalition",), ("islamic_state",) if self.mentions_islamic_state else ("unknown",), "reported", None
            )
        elif {m.actor for m in agents} <= {"coalition"} and self._near("frame", "joint", act.ranges):
            agents = [m for m, role in roles if m.actor in {"sdf", "asayish"} and role == "source"] + agents
        initiators = _ids(agents) or ("unknown",)
        accused = [
            m
            for m, role in roles
            if m.actor
            in {"islamic_state", "iran_backed_militias", "sna", "tribal_fighters", "turkey", "syrian_government"}
            and role != "source"
            and m.actor not in initiators
        ]
        islamic = [m for m in accused if m.actor == "islamic_state"]
        if islamic and all(self._former(m) for m in islamic):
            return Parts(initiators, ("civilians",), "reported" if agents else "unknown", None)
        basis: Basis = "reported" if agents else "unknown"
        spans = tuple((m.first, m.last) for m in agents)
        if islamic:
            return Parts(initiators, ("islamic_state",), basis, None, spans, tuple((m.first, m.last) for m in islamic))
        if accused and any(self._is_accused(m) for m in accused):
            return Parts(initiators, _ids(accused), basis, None, spans, tuple((m.first, m.last) for m in accused))
        charged = any(self._near("frame", "accused", act.ranges))
        if self._residents(act) and not charged:
            return Parts(initiators, ("civilians",), basis, None, spans)
        return Parts(initiators, ("unknown",), basis, None, spans)

    @property
    def mentions_islamic_state(self) -> bool:
        """Whether the text names it anywhere."""
        return any(mention.actor == "islamic_state" for mention in self.mentions)

    def _airborne(self, act: Act) -> bool:
        words = {self._word(n) for n in range(*act.core)}
        return bool(words & term_set("airborne"))

    def _is_accused(self, mention: Mention) -> bool:
        return any(
            self.marks.has(mention.first - n, "frame", "accused") for n in range(1, 6) if mention.first - n >= 0
        ) and mention.actor not in {"sdf", "asayish", "coalition"}

    def _former(self, mention: Mention) -> bool:
        """An ex-member, عنصر سابق في: a civilian by the coding guide."""
        around = {self._word(n) for n in range(max(0, mention.first - 4), min(mention.last + 2, len(self.words)))}
        return bool(around & {"ex", "former", "formerly", "سابق", "سابقا", "سابقين"})

    def _residents(self, act: Act) -> bool:
        words = {self._word(n) for first, last in act.ranges for n in range(first, last)}
        family = term_set("residents")
        return bool(words & family) or act.civilians_detained

    def _is_side(self, mention: Mention) -> bool:
        """Whether it stands in "between X and Y" or after "with"."""
        for n in range(1, 9):
            at = mention.first - n
            if at < 0 or (self.words[at].is_mark and self._word(at) not in {"(", ")"}):
                return False
            if self._word(at).lstrip("و") in {"بين", "between"} or (n < 4 and self._word(at) in {"with", "مع"}):
                return True
        return False

    def _sides(self, roles: list[tuple[Mention, Role]]) -> Parts:
        named = [
            m
            for m, role in roles
            if role != "source" and m.actor not in {"unknown", "civilians", "civil_administration"}
        ]
        ids = _ids(named)
        between = [m for m in named if self._is_side(m)]
        army = any(
            m.actor == "tribal_fighters" and self._word(m.first).lstrip("ول").startswith(term_prefixes()) for m in named
        )
        if (
            "tribal_fighters" in ids
            and not (army and len(ids) > 1)
            and not {
                "sdf",
                "syrian_government",
                "iran_backed_militias",
                "transitional_government",
                "asayish",
            }
            & set(_ids(between))
        ):
            return Parts(("tribal_fighters",), ("tribal_fighters",), "reported", None)
        spans = tuple((m.first, m.last) for m in named)
        if not ids:
            return Parts(("unknown",), ("unknown",), "unknown", None)
        return Parts(ids[:1], ids[1:2] or ("unknown",), "reported", None, spans[:1], spans[1:])


def term_prefixes() -> tuple[str, ...]:
    """How the names of an armed force of tribes begin, not of tribes at feud."""
    return tuple(term_set("tribal_armies"))


def _ids(mentions: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.actor for mention in mentions))
