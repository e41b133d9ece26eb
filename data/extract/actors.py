"""Who did it, to whom, and how sure the text is: actors named, the ones meant by "the organisation", and their parts
in an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extract.words import Mark, Marks, term_set

Role = Literal["initiator", "target", "source", "aside", "none"]
Basis = Literal["claimed", "reported", "suspected", "unknown"]
STATES = {"coalition", "russia", "turkey", "syrian_government", "other"}
AGENTS = {
    "sdf",
    "asayish",
    "coalition",
    "transitional_government",
    "syrian_government",
    "turkey",
    "sna",
    "hts",
    "russia",
    "iran_backed_militias",
}
VERBS_EN = term_set("verbs_en")
PASSIVE_EN = {"was", "were", "been", "being"}
AGENT_WORDS_AR = term_set("agents_ar")
BY_AR = term_set("by_ar")
CONTROL = term_set("control")


@dataclass(frozen=True)
class Mention:
    """One naming of an actor: `actor` is an id; of "the organisation" the one it stands for."""

    actor: str
    first: int
    last: int
    anaphor: bool
    mark: Mark


@dataclass(frozen=True)
class Parts:
    """The actors of one act. spans: words (first, last) that each list rests on."""

    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    basis: Basis
    claimed_by: str | None
    initiator_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Act:
    """What the parts are sought for: its words, its type and class, and who suffered by it."""

    ranges: tuple[tuple[int, int], ...]
    core: tuple[int, int]
    event_type: str
    event_class: str
    verbs: tuple[Mark, ...]
    civilians_hit: bool
    people_hit: bool
    at_prison: bool
    civilians_detained: bool


class Reader:
    """The actors of one text."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words
        self.arabic = marks.language == "ar"
        self.mentions = self._mentions()

    def _mentions(self) -> list[Mention]:
        found: list[Mention] = []
        organisation, forces = "islamic_state", None
        for mark in self.marks.of("actor"):
            code, anaphor = mark.code, False
            if self._belongs(mark):
                continue
            if code == "islamic_state_anaphor":
                code, anaphor = organisation, True
            elif code == "generic":
                if forces is None:
                    continue
                code, anaphor = forces, True
            elif (
                code == "syrian_government"
                and not self.arabic
                and self._word(mark.first) == "army"
                and self._foreign_army(mark)
            ) or (
                code == "islamic_state"
                and not self.arabic
                and self._word(mark.first) == "is"
                and not self.words[mark.first].written.isupper()
            ):
                continue
            elif code in {"islamic_state", "sdf"}:
                written = " ".join(word.folded for word in self.words[max(0, mark.first - 1) : mark.last])
                kurdish = any(
                    name in written for name in ("بي كا كا", "بي كي كي", "واي بي جي", "العمال", "pkk", "workers")
                )
                turkish = self.marks.of("actor", "turkey", first=max(0, mark.first - 30), last=mark.first)
                if code == "islamic_state" or (kurdish and turkish):
                    organisation = code
            if code in {"sdf", "asayish", "syrian_government", "transitional_government", "coalition"}:
                forces = code
            found.append(Mention(code, mark.first, mark.last, anaphor, mark))
        return found

    def _belongs(self, mark: Mark) -> bool:
        """Whether a wider name follows: الشرطة العسكرية التابعة لـ«قسد» is the SDF."""
        return (
            self.arabic
            and self._word(mark.last) in {"التابعه", "التابع", "تابعه", "تابع"}
            and (self.marks.has(mark.last + 1, "actor") or self.marks.has(mark.last + 2, "actor")) is not None
        )

    def _foreign_army(self, mark: Mark) -> bool:
        return self._word(mark.first - 1) in {"turkish", "national", "lebanese", "iraqi", "israeli"}

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def within(self, ranges: tuple[tuple[int, int], ...]) -> list[Mention]:
        """Mentions in these stretches of words, those inside a longer name left out."""
        inside = [m for m in self.mentions if any(first <= m.first < last for first, last in ranges)]
        return [
            m
            for m in inside
            if not any(
                o is not m and o.first <= m.first and m.last <= o.last and (o.last - o.first) > (m.last - m.first)
                for o in inside
            )
        ]

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

    def _joined(self, one: Mention, other: Mention) -> bool:
        """Whether "and" joins two names: of one part in the act."""
        between = [self._word(n) for n in range(one.last, other.first)]
        if self.arabic:
            return (
                len(between) <= 2
                and (other.mark.form.prefix.startswith("و") or any(word.startswith("و") for word in between))
                and not any(self.words[n].is_mark for n in range(one.last, other.first))
            )
        return (
            len(between) <= 3
            and "and" in between
            and not any(self.words[n].is_mark and self._word(n) != "(" for n in range(one.last, other.first))
        )

    # one mention's part

    def _is_source(self, mention: Mention) -> bool:
        """Whether it only speaks here: قالت «قسد», the SDF said, بحسب الأسايش."""
        here = mention.first - 1
        while here > mention.first - 5 and (
            self.marks.has(here, "source", "body") or self._word(here) in {"باسم", "في", "من", "the"}
        ):
            here -= 1
        if self._word(here) not in {"نقل", "بين"} and self.marks.has(here, "source", "say", "by") and self.arabic:
            return True
        if not self.arabic and self._word(mention.last) in term_set("outlets_en"):
            return True
        if not self.arabic and self.marks.of("source", "by", first=max(0, mention.first - 4), last=mention.first):
            return True
        if not self.arabic:
            after = mention.last
            while self._word(after) in term_set("speaking_for_en") or self.marks.has(after, "actor"):
                after += 1
            said = self.marks.has(after, "source", "say") or self.marks.has(after, "source", "suspect")
            return said is not None and self._word(after) not in {"claimed", "likely"}
        return False

    def _is_aside(self, mention: Mention) -> bool:
        """Whether it only owns an area, an outlet or a past: مناطق سيطرة X, وكالة X, SDF-held."""
        for n in (1, 2, 3):
            if self._word(mention.first - n).lstrip("وب") in CONTROL and not self.words[mention.first - 1].is_mark:
                return True
        if self._word(mention.last) in {"held", "controlled", "run", "administered"}:
            return True
        outlet = term_set("outlets")
        return (
            self.arabic
            and any(self._word(mention.first - n).lstrip("وب") in outlet for n in (1, 2, 3))
            and not self.marks.has(mention.first - 1, "target_noun", "post")
        )

    def _role(self, mention: Mention, act: Act) -> Role:
        if self._is_source(mention):
            return "source"
        if self._is_aside(mention):
            return "aside"
        weapon = self.marks.has(mention.last, "act", "air_strike", "shelling")
        if (
            weapon is not None
            and not self.arabic
            and act.event_type in {"air_strike", "shelling"}
            and mention.actor != "islamic_state"
        ):
            return "initiator"
        if mention.actor == "civil_administration" and act.event_class == "attack":
            return "target"
        if (
            self.arabic
            and act.event_type != "other"
            and self.marks.of("act", "foil", first=max(0, mention.first - 2), last=mention.first)
        ):
            return "target"
        if self.arabic and self._word(mention.first - 1).lstrip("وف") in term_set("does_ar"):
            return "initiator"
        return self._role_ar(mention, act) if self.arabic else self._role_en(mention, act)

    def _governor(self, mention: Mention) -> Mark | None:
        """The target noun that an actor's name belongs to: حاجز لـ«قسد», عنصر من الأسايش."""
        for n in range(1, 7):
            at = mention.first - n
            if at < 0 or (self.words[at].is_mark and self._word(at) not in {"(", "/"}):
                return None
            mark = self.marks.has(at, "target_noun")
            if mark is not None:
                return mark
            person = self.marks.has(at, "person")
            if person is not None and self._serves(at + 1, mention.first):
                return Mark("target_noun", "member", person.first, person.last, person.form)
            if self.marks.has(at, "act") or (self.marks.has(at, "actor") and n > 1) or self.marks.has(at, "casualty"):
                return None
        return None

    def _serves(self, first: int, last: int) -> bool:
        """شخص يعمل في جهاز استخبارات «قسد», رجل من صفوف ..."""
        words = {self._word(n) for n in range(first, last)}
        return bool(words & term_set("serves_ar"))

    def _role_ar(self, mention: Mention, act: Act) -> Role:
        before = [self._word(mention.first - n) for n in range(1, 6)]
        plain = [word.lstrip("و") for word in before]
        if any(word in BY_AR for word in plain[:3]) or (plain[0] in AGENT_WORDS_AR and plain[1] in BY_AR):
            return "initiator"
        if (
            any(word in BY_AR for word in plain[:5])
            and any(word in AGENT_WORDS_AR for word in plain[:4])
            and not self._between(mention, plain)
        ):
            return "initiator"
        if mention.actor == "islamic_state" and self._may_attack(act):
            return self._islamic_state_ar(mention, plain)
        verb = self._verb_before(mention)
        governor = self._governor(mention)
        if verb is not None and self._is_subject_ar(verb, mention, governor):
            return "initiator"
        if governor is not None and governor.code != "property":
            if governor.code == "member" and self._member_acts(governor):
                return "initiator"
            return "target"
        direct = self.marks.has(mention.first - 1, "act") if mention.first else None
        if (
            direct is not None
            and direct.last == mention.first
            and direct.code
            in {"armed_assault", "ambush", "air_strike", "shelling", "explosion", "suicide_or_vehicle_bomb"}
        ):
            return "initiator"
        if "ل" in mention.mark.form.prefix and direct is not None:
            return "initiator"
        if governor is not None or mention.mark.form.prefix.endswith(("ب", "ل")) or plain[0] in {"علي", "ضد"}:
            return "target"
        return "none"

    def _may_attack(self, act: Act) -> bool:
        """Whether the Islamic State may be the doer: not of air strikes, nor where a state or its allies shell."""
        if act.event_class != "attack" or act.event_type == "air_strike":
            return False
        if act.event_type == "other":
            return not any(mark.code in {"neutralise", "foil"} for mark in act.verbs)
        return act.event_type != "shelling" or not any(m.actor in STATES | {"sna"} for m in self.within(act.ranges))

    def _between(self, mention: Mention, plain: list[str]) -> bool:
        """Whether another actor stands between "laid by" and this one."""
        at = mention.first - 1 - next(n for n, word in enumerate(plain) if word in BY_AR)
        return any(self.marks.has(n, "actor") for n in range(at + 1, mention.first))

    def _islamic_state_en(self, mention: Mention) -> Role:
        """In an attack the Islamic State is its doer, unless one of its own is the victim or it is named as an
        enemy.
        """
        if self._word(mention.first - 1) in {"against", "fighting", "former", "fight"} or self._word(
            mention.first - 2
        ) in {"against", "fighting", "former", "fight"}:
            return "aside"
        member = next(
            (n for n in range(3) if self._word(mention.last + n) in term_set("members_en")),
            None,
        )
        object_of = any(self.marks.has(mention.first - n, "casualty", "kill", "wound", "abduct") for n in range(1, 5))
        return "target" if member is not None and object_of else "initiator"

    def _islamic_state_ar(self, mention: Mention, plain: list[str]) -> Role:
        """In an attack the Islamic State is its doer, unless one of its own is the victim or it is named as an
        enemy.
        """
        governor = self._governor(mention)
        if governor is not None and governor.code == "member":
            verb = self._verb_before(mention)
            if (
                self._singular_victim(governor)
                or (verb is None and self._word(governor.first - 1) in {"مقتل", "جرح"})
                or self._word(governor.first - 1) == "من"
            ):
                return "target"
            return "initiator"
        if (
            governor is not None
            and governor.code in {"post", "vehicle"}
            and ("ل" in mention.mark.form.prefix or plain[0] in {"تابع", "تابعه", "من"})
        ):
            return "target"
        if plain[0] in {"ضد", "محاربه", "قتال", "مكافحه", "مواجهه"}:
            return "aside"
        return "initiator"

    def _singular_victim(self, governor: Mark) -> bool:
        """اغتيال قيادي في داعش, قُتل عنصر سابق: one of theirs was the target."""
        if self._word(governor.first).lstrip("وب") not in term_set("one_member_ar"):
            return False
        return any(self._word(governor.first - n).lstrip("وف") in term_set("befell_ar") for n in (1, 2))

    def _verb_before(self, mention: Mention) -> Mark | None:
        marks = [
            m
            for m in self.marks.of("act", first=max(0, mention.first - 14), last=mention.first)
            if m.last <= mention.first
        ]
        marks += [
            m
            for m in self.marks.of(
                "casualty", "detain", "abduct", "kill", first=max(0, mention.first - 10), last=mention.first
            )
            if m.last <= mention.first
        ]
        verbs = [m for m in sorted(marks, key=lambda m: m.first) if self._is_verb_ar(m)]
        return verbs[-1] if verbs else None

    def _is_verb_ar(self, mark: Mark) -> bool:
        stem = mark.form.stem
        return stem in term_set("verbs_ar") and not mark.form.definite

    def _is_subject_ar(self, verb: Mark, mention: Mention, governor: Mark | None) -> bool:
        """VSO: the first actor after the verb, with at most an agent's noun between (داهمت قوة من «قسد»)."""
        for at in range(verb.last, mention.first):
            noun = self.marks.has(at, "target_noun")
            if noun is not None and noun.code != "member" and self._word(at).lstrip("و") not in AGENT_WORDS_AR:
                return False
            if noun is not None and noun.code == "member" and self._word(at).lstrip("و") not in AGENT_WORDS_AR:
                return False
            earlier = self.marks.has(at, "actor")
            if (
                earlier is not None
                and not self.marks.has(mention.first, "actor", earlier.code)
                and not mention.mark.form.prefix.startswith("و")
            ):
                return False
            if self._word(at) in {"علي", "في", "قرب"} or self._word(at)[0].isdigit() or self.marks.has(at, "number"):
                return False
        if "ُ" in self.words[verb.first].written and governor is not None:
            return False
        return not mention.mark.form.prefix.endswith(("ل", "ب"))

    def _member_acts(self, governor: Mark) -> bool:
        """عناصر التنظيم after a verb of planting, or "المهاجمون"."""
        return self._word(governor.first - 1).lstrip("و") in BY_AR

    def _role_en(self, mention: Mention, act: Act) -> Role:
        if mention.actor == "islamic_state" and self._may_attack(act):
            return self._islamic_state_en(mention)
        before = [self._word(mention.first - n) for n in range(1, 8)]
        if (
            "by" in before[:4]
            and not self.words[mention.first - before.index("by") - 1].is_mark
            and "backed" not in before[:4]
        ):
            return (
                "initiator"
                if self._word(mention.first - before.index("by") - 2) not in {"held", "run", "controlled"}
                else "none"
            )
        verbs = sorted([*act.verbs], key=lambda m: m.first)
        governor = self._governor_en(mention)
        if (
            governor is not None
            and governor.code == "member"
            and any(governor.first - 4 <= m.first < governor.first and self._active_en(m) for m in verbs)
        ):
            return "target"
        verb_after = next((m for m in verbs if m.first >= mention.last and self._active_en(m)), None)
        verb_before = next((m for m in reversed(verbs) if m.last <= mention.first), None)
        noun_after = next((m for n in range(3) if (m := self.marks.has(mention.last + n, "target_noun"))), None)
        mined = (
            verb_after is not None
            and self._word(verb_after.first) in {"struck", "hit"}
            and bool({"mine", "landmine", "device", "bomb"} & {self._word(verb_after.last + n) for n in range(4)})
        )
        if (
            verb_after is not None
            and not mined
            and verb_after.first - mention.last <= 9
            and self._subject_en(mention, verb_after)
        ):
            return "initiator"
        if mined:
            return "target"
        passive_after = next((m for m in verbs if m.first >= mention.last and not self._active_en(m)), None)
        if (
            passive_after is not None
            and passive_after.first - mention.last <= 8
            and not self._break_en(mention.last, passive_after.first)
        ):
            return "target"
        if noun_after is not None or governor is not None:
            return "target" if verb_before is not None or governor is not None or passive_after is not None else "none"
        if (verb_before is not None and before[0] in {"on", "against", "at"}) or (
            len(before) > 1 and before[0] == "the" and before[1] in {"on", "against", "at"}
        ):
            return "target"
        if verb_before is not None and mention.first - verb_before.last <= 3 and self._active_en(verb_before):
            return "target"
        return "none"

    def _active_en(self, mark: Mark) -> bool:
        word = self._word(mark.first)
        if word == "died":
            return False
        noun = self._word(mark.first - 1) in term_set("determiners_en")
        if not (word.endswith("ed") or word in VERBS_EN or (word.endswith("ing") and not noun)):
            return False
        return not {self._word(mark.first - 1), self._word(mark.first - 2)} & PASSIVE_EN

    def _break_en(self, first: int, last: int) -> bool:
        return any(self.words[n].is_mark and self._word(n) != "," for n in range(first, last))

    def _subject_en(self, mention: Mention, verb: Mark) -> bool:
        """SVO: nothing between the name and its verb but the name's own company."""
        if any(self._word(n) in term_set("breaks_subject_en") for n in range(mention.last, verb.first)):
            return False
        if any(self._word(mention.first - n) in term_set("before_target_en") for n in (1, 2)):
            return False
        if mention.actor == "unknown":
            return True
        governed = [self._word(mention.first - n) for n in (1, 2, 3)]
        return not (
            {"of", "from"} & set(governed[:2]) and self.marks.has(mention.first - 2, "target_noun", "post", "vehicle")
        )

    def _governor_en(self, mention: Mention) -> Mark | None:
        for n in range(1, 7):
            at = mention.first - n
            if at < 0 or self.words[at].is_mark:
                return None
            mark = self.marks.has(at, "target_noun")
            if mark is not None:
                between = {self._word(k) for k in range(mark.last, mention.first)}
                return mark if between & term_set("belonging_en") else None
        return None

    # a whole act's parts

    def _near(self, family: str, code: str, ranges: tuple[tuple[int, int], ...]) -> list[Mark]:
        return [mark for first, last in ranges for mark in self.marks.of(family, code, first=first, last=last)]

    def _claimed(self, roles: list[tuple[Mention, Role]], act: Act) -> Mention | None:
        if act.event_class != "attack":
            return None
        claims = [mark for mark in self._near("source", "claim", act.ranges) if not self._denied_claim(mark, act)]
        if not claims:
            return None
        nearest = [
            (abs(mention.first - claim.first), mention)
            for claim in claims
            for mention, _ in roles
            if mention.actor in {"islamic_state", "sna", "tribal_fighters", "hts", "turkey", "iran_backed_militias"}
        ]
        if not nearest:
            return None
        distance, mention = min(nearest, key=lambda pair: pair[0])
        return mention if distance <= 14 else None

    def _denied_claim(self, claim: Mark, act: Act) -> bool:
        denials = self._near("source", "no_claim", act.ranges)
        before = {self._word(claim.first - n) for n in range(1, 5)}
        return any(abs(claim.first - mark.first) <= 4 for mark in denials) or bool(before & term_set("denies_claim"))

    def _suspected(self, mention: Mention, act: Act) -> bool:
        for mark in self._near("source", "suspect", act.ranges):
            apart = any(self._word(n) in {".", "\n"} for n in range(mark.last, mention.first))
            if 0 <= mention.first - mark.last <= 12 and not apart:
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
            if m.actor != "unknown" and role in {"none", "initiator", "source"} and self._suspected(m, act)
        ]
        doers = [m for m, role in roles if role == "initiator" and m.actor not in {"unknown", "civilians"}]
        struck = [m for m, role in roles if role == "target"]
        if act.event_type == "other" and not doers:
            doers = [
                m for m, role in roles if role == "source" and m.actor in STATES | {"transitional_government", "sdf"}
            ]
        if act.event_type in {"air_strike", "shelling"}:
            doers = [m for m in doers if m.actor != "islamic_state" or not any(o.actor in STATES for o, _ in roles)]
            doers += [m for m, role in roles if m.actor in STATES | {"sna"} and role == "none" and m not in doers]
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
        if hit:
            return _ids(hit), tuple((m.first, m.last) for m in hit)
        own = [m for m, role in roles if role == "source" and m.actor in AGENTS and m.actor not in initiators]
        if own and self._own_people(act):
            return _ids(own[:1]), ((own[0].first, own[0].last),)
        if self._guards(act) or (act.at_prison and initiators == {"islamic_state"}):
            return ("sdf",), ()
        if act.civilians_hit or self._civil_target(act):
            return ("civilians",), ()
        if (
            act.event_type == "air_strike"
            and initiators <= {"russia", "coalition", "syrian_government"}
            and any(m.actor == "islamic_state" for m in self.mentions)
        ):
            return ("islamic_state",), ()
        return (
            ("civilians",)
            if act.people_hit and act.event_type in {"assassination", "execution", "abduction", "armed_assault"}
            else ("unknown",)
        ), ()

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

    def _residents(self, act: Act) -> bool:
        words = {self._word(n) for first, last in act.ranges for n in range(first, last)}
        family = term_set("residents")
        return bool(words & family) or act.civilians_detained

    def _sides(self, roles: list[tuple[Mention, Role]]) -> Parts:
        named = [
            m
            for m, role in roles
            if role != "source" and m.actor not in {"unknown", "civilians", "civil_administration"}
        ]
        ids = _ids(named)
        between = [
            m
            for m in named
            if any(self._word(m.first - n).lstrip("و") in {"بين", "between", "with", "مع"} for n in range(1, 4))
        ]
        if "tribal_fighters" in ids and not {
            "sdf",
            "syrian_government",
            "iran_backed_militias",
            "transitional_government",
            "asayish",
        } & set(_ids(between)):
            return Parts(("tribal_fighters",), ("tribal_fighters",), "reported", None)
        spans = tuple((m.first, m.last) for m in named)
        if not ids:
            return Parts(("unknown",), ("unknown",), "unknown", None)
        return Parts(ids[:1], ids[1:2] or ("unknown",), "reported", None, spans[:1], spans[1:])


def _ids(mentions: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.actor for mention in mentions))
