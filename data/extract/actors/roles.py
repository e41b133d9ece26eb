"""The part of one naming of an actor in an act: doer, target, mere source, or none; Arabic and English have their own
grammar.
"""

from __future__ import annotations

from data.extract.actors.act import Act, Role
from data.extract.actors.mention import Mention
from data.extract.actors.mentions import AGENT_WORDS_AR, BY_AR, PASSIVE_EN, VERBS_EN, Mentions
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.tolls.people import STOP_EN


class Roles(Mentions):
    """Says the part of each mention."""

    def _role(self, mention: Mention, act: Act) -> Role:
        if self._is_source(mention):
            return "source"
        if self._is_aside(mention):
            return "aside"
        weapon = next(
            iter(self.marks.of("act", "air_strike", "shelling", first=mention.first, last=mention.last + 1)), None
        )
        if (
            weapon is not None
            and not self.arabic
            and act.event_type in {"air_strike", "shelling"}
            and mention.actor != "islamic_state"
        ):
            return "initiator"
        if mention.actor == "civil_administration" and act.event_class == "attack":
            return "target"
        if self.arabic and act.event_type != "other" and self._foils(mention):
            return "target"
        if self.arabic and self._word(mention.first - 1).lstrip("وف") in term_set("does_ar"):
            return "initiator"
        return self._role_ar(mention, act) if self.arabic else self._role_en(mention, act)

    def _foils(self, mention: Mention) -> bool:
        """أحبطت وحدة من الجيش هجوماً: who foils was attacked."""
        foils = self.marks.of("act", "foil", first=max(0, mention.first - 4), last=mention.first)
        if not foils:
            return False
        between = [self._word(n).removeprefix("و") for n in range(foils[-1].last, mention.first)]
        return all(word in AGENT_WORDS_AR or word in {"من", "وحده", "قوات", "قوي"} for word in between)

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
        if self._word(mention.first - 1) == "من" and self.marks.has(
            mention.first - 2, "casualty", "kill_people", "wound_people"
        ):
            return "target"  # أربعة شهداء من قوى الأمن الداخلي
        verb = self._verb_before(mention)
        governor = self._governor(mention)
        if verb is not None and self._is_subject_ar(verb, mention, governor):
            return "initiator"
        if plain[0].lstrip("ف") in term_set("beat_off_ar"):
            return "target"
        if self._word(mention.last) in {"النار", "الرصاص", "نيران", "نيرانها", "نيرانه"}:
            return "initiator"
        if self._word(mention.first - 1) == "من" and any(word.startswith("مسلح") for word in plain[1:4]):
            return "initiator"
        if governor is not None and governor.code != "property":
            if governor.code == "member" and self._member_acts(governor):
                return "initiator"
            return "target"
        acts = self.marks.of("act", first=max(0, mention.first - 4), last=mention.first)
        direct = next((mark for mark in reversed(acts) if mark.last == mention.first), None)
        if direct is not None and direct.code in {
            "armed_assault",
            "ambush",
            "air_strike",
            "shelling",
            "explosion",
            "suicide_or_vehicle_bomb",
        }:
            return "initiator"
        if "ل" in mention.mark.form.prefix and direct is not None:
            return "initiator"
        if governor is not None or mention.mark.form.prefix.endswith(("ب", "ل")) or plain[0] in {"علي", "ضد"}:
            return "target"
        return "none"

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
        if self.marks.has(mark.first, "casualty", "kill_people", "wound_people"):
            return False
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
        if self._word(mention.first - 1) in {"تابعه", "تابع", "تابعين", "التابعه"}:
            return any(
                self._word(n).lstrip("و") in AGENT_WORDS_AR for n in range(verb.last, min(verb.last + 2, mention.first))
            )
        return not mention.mark.form.prefix.endswith(("ل", "ب"))

    def _member_acts(self, governor: Mark) -> bool:
        """عناصر التنظيم after a verb of planting, or "المهاجمون"."""
        return self._word(governor.first - 1).lstrip("و") in BY_AR

    def _role_en(self, mention: Mention, act: Act) -> Role:
        doing = next((n for n in range(3) if self._word(mention.last + n) in term_set("does_en")), None)
        if doing is not None and not self._break_en(mention.last, mention.last + doing):
            governed = {self._word(mention.first - n) for n in range(1, 4)}
            if not governed & {"on", "against", "at", "of", "targeting", "which"}:
                return "initiator"
        if mention.actor == "islamic_state" and self._may_attack(act):
            return self._islamic_state_en(mention)
        before = [self._word(mention.first - n) for n in range(1, 8)]
        if (
            "by" in before[:4]
            and not self.words[mention.first - before.index("by") - 1].is_mark
            and not term_set("trained_en") & {self._word(mention.first - before.index("by") - 2), *before[:4]}
        ):
            return (
                "initiator"
                if self._word(mention.first - before.index("by") - 2) not in {"held", "run", "controlled"}
                else "none"
            )
        verbs = sorted([*act.verbs], key=lambda m: m.first)
        if "from" in before[:2] and any(
            self.marks.has(mention.first - before.index("from") - n, "act", "armed_assault", "shelling", "air_strike")
            for n in (2, 3)
        ):
            return "initiator"
        governor = self._governor_en(mention)
        if (
            governor is not None
            and governor.code == "member"
            and any(governor.first - 4 <= m.first < governor.first and self._active_en(m) for m in verbs)
        ):
            return "target"
        verb_after = next((m for m in verbs if m.first >= mention.last and self._active_en(m)), None)
        verb_before = next((m for m in reversed(verbs) if m.last <= mention.first), None)
        if verb_after is not None and verb_before is not None and self._is_object_en(verb_before, mention, verb_after):
            verb_after = None
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
        if word in term_set("intransitive_en"):
            return False
        after = self._word(mark.last)
        if word in term_set("participles_en") and (not after or not after[0].isalnum() or after in STOP_EN):
            return False
        noun = self._word(mark.first - 1) in term_set("determiners_en") | {"separate", "second"}
        noun = noun or (word in {"bombing", "shooting", "shelling"} and (not after or after in STOP_EN))
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
        if any(self._word(mention.first - n) in {"belonging", "carrying", "transporting"} for n in range(1, 7)):
            return False
        governed = [self._word(mention.first - n) for n in (1, 2, 3)]
        return not (
            {"of", "from"} & set(governed[:2]) and self.marks.has(mention.first - 2, "target_noun", "post", "vehicle")
        )

    def _is_object_en(self, verb: Mark, mention: Mention, participle: Mark) -> bool:
        """attacked an SDF patrol, killing two: after the comma those go on who attacked, not the patrol."""
        between = [self._word(n) for n in range(mention.last, participle.first)]
        goes_on = self._word(participle.first).endswith("ing") and between[-1:] == [","]
        return goes_on and self._active_en(verb) and mention.first - verb.last <= 3

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
