"""Actors named in a text, and what stands around each naming: a verb of saying, a post, an area held."""

from __future__ import annotations

from datetime import date

from data.extract.actors.act import Act
from data.extract.actors.mention import Mention
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

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

# on this day the government of Damascus changed: its army and ministries are another actor before and after
CHANGE_OF_GOVERNMENT = date(2024, 12, 8)

OLD_REGIME = term_set("old_regime")


class Mentions:
    """Finds the actors of a text; "the organisation" is the one last named."""

    def __init__(self, marks: Marks, published: date | None = None) -> None:
        self.marks, self.words, self.published = marks, marks.text.words, published
        self.arabic = marks.language == "ar"
        self.mentions = self._mentions()

    def _mentions(self) -> list[Mention]:
        found: list[Mention] = []
        organisation, forces, mercenaries = "islamic_state", None, None
        for mark in self.marks.of("actor"):
            code, anaphor = self._at_its_time(mark), False
            if code == "state_security" or self._belongs(mark):
                continue
            spoken = self._word(mark.first).lstrip("وفلب")
            if code == "sdf" and spoken in term_set("our_own"):
                code = next((one.actor for one in found if one.actor in AGENTS), code)
            if code == "sna" and self._word(mark.first).removeprefix("و") == "مرتزقه":
                mercenaries = "sna"
            if code == "islamic_state_anaphor":
                hired = self._word(mark.first).endswith("المرتزقه") or self._word(mark.first) == "للمرتزقه"
                code, anaphor = (mercenaries or organisation) if hired else organisation, True
            elif code == "generic":
                if forces is None or any(self.marks.has(mark.last + n, "actor") for n in (1, 2)):
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

    def _at_its_time(self, mark: Mark) -> str:
        """Which government "the Syrian army", "the interior ministry" or "security forces" are on the day of the
        article; `state_security` where nobody can say.
        """
        if mark.code == "asayish" and self._of_damascus(mark):
            return "transitional_government"
        if mark.code not in {"syrian_government", "transitional_government", "state_security"}:
            return mark.code
        if self.published is None:
            return mark.code
        if self.published < CHANGE_OF_GOVERNMENT:
            return "syrian_government" if mark.code == "transitional_government" else mark.code
        if mark.code == "state_security":
            near = self.marks.of("actor", "asayish", "sdf", first=max(0, mark.first - 25), last=mark.last + 25)
            return mark.code if near else "transitional_government"
        old = any(self._word(n).lstrip("وبل").removeprefix("ال") in OLD_REGIME for n in range(mark.first, mark.last))
        return mark.code if old else "transitional_government"

    def _of_damascus(self, mark: Mark) -> bool:
        """الأمن الداخلي of the interior ministry since the change of government, where no force of the north-east is
        named.
        """
        if self.published is None or self.published < CHANGE_OF_GOVERNMENT:
            return False
        if self._word(mark.last - 1).lstrip("و") not in {"الداخلي", "security"}:
            return False
        ministry = self.marks.of("actor", "transitional_government")
        others = self.marks.of("actor", "sdf", "civil_administration")
        own = [
            one for one in self.marks.of("actor", "asayish") if self._word(one.last - 1) not in {"الداخلي", "security"}
        ]
        return bool(ministry) and not others and not own

    def _foreign_army(self, mark: Mark) -> bool:
        return self._word(mark.first - 1) in {"turkish", "national", "lebanese", "iraqi", "israeli"}

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def within(self, ranges: tuple[tuple[int, int], ...]) -> list[Mention]:
        """Mentions in these stretches of words, those inside a longer name left out."""
        inside = [m for m in self.mentions if any(first <= m.first < last for first, last in ranges)]
        ends: dict[int, int] = {}  # of the longest name that begins at a word
        for m in inside:
            ends[m.first] = max(m.last, ends.get(m.first, 0))
        longest = max((m.last - m.first for m in inside), default=0)
        return [
            m
            for m in inside
            if not any(
                ends.get(first, 0) >= m.last and ends[first] - first > m.last - m.first
                for first in range(m.first - longest + 1, m.first + 1)
            )
        ]

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

    def tells(self, mention: Mention) -> bool:
        """Whether the force itself tells: the SDF said, its spokesman, المركز الإعلامي ل..."""
        around = {self._word(n) for n in range(mention.first - 3, mention.last + 3)}
        return self._is_source(mention) or bool(around & term_set("spokesmen"))

    def _is_aside(self, mention: Mention) -> bool:
        """Whether it only owns an area, an outlet or a past: مناطق سيطرة X, وكالة X, SDF-held."""
        for n in (1, 2, 3):
            if self._word(mention.first - n).lstrip("وب") in CONTROL and not self.words[mention.first - 1].is_mark:
                return True
        if self._word(mention.first - 1) in {"no", "without"}:
            return True
        if mention.actor == "islamic_state" and self._is_active_there(mention):
            return True
        kin = self.marks.has(mention.first - 1, "person")
        if mention.actor == "tribal_fighters" and kin is not None and kin.code.startswith("civilian"):
            return True
        if {self._word(mention.first - n).removeprefix("و") for n in (1, 2, 3)} & term_set("damage"):
            return True
        if self._word(mention.last) in {"held", "controlled", "run", "administered"}:
            return True
        backed = self._word(mention.first - 1) == "من" and self._word(mention.first - 2).removeprefix("ال")
        if self.arabic and backed in term_set("backed_ar"):
            return True
        worn = {self._word(mention.first - 1), self._word(mention.first - 2), self._word(mention.last)}
        if worn & term_set("uniforms"):
            return True
        outlet = term_set("outlets")
        return (
            self.arabic
            and any(self._word(mention.first - n).lstrip("وب") in outlet for n in (1, 2, 3))
            and not self.marks.has(mention.first - 1, "target_noun", "post")
        )

    def _is_active_there(self, mention: Mention) -> bool:
        """تنشط فيها خلايا التنظيم, IS is active in the area: a general remark that ties nobody to an act."""
        around = range(mention.first - 4, mention.first) if self.arabic else range(mention.last, mention.last + 4)
        words = [self._word(n).removeprefix("و") for n in around if n >= 0]
        marks = {".", "،", ",", ";", "؛", "\n"}
        stop = max((n for n, word in enumerate(words) if word in marks), default=-1) if self.arabic else -1
        kept = words[stop + 1 :] if self.arabic else words[: next((n for n, w in enumerate(words) if w in marks), 4)]
        return bool(set(kept) & term_set("active_in"))

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
            of = self._word(mention.first - 1) == "من" or "ل" in mention.mark.form.prefix
            if person is not None and (
                self._serves(at + 1, mention.first) or (of and person.code.startswith("fighter") and n <= 3)
            ):
                return Mark("target_noun", "member", person.first, person.last, person.form)
            if self.marks.has(at, "act") or (self.marks.has(at, "actor") and n > 1) or self.marks.has(at, "casualty"):
                return None
        return None

    def _serves(self, first: int, last: int) -> bool:
        """شخص يعمل في جهاز استخبارات «قسد», رجل من صفوف ..."""
        words = {self._word(n) for n in range(first, last)}
        return bool(words & term_set("serves_ar"))

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
