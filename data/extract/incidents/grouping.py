"""From clauses to acts: which clauses tell one act, what day and place each act has.

A clause joins an act told before when neither place nor day contradicts it and its words point back ("the attack", a
toll, a claim); a place or a day of its own makes a new one. Days count from publication or from the act told before.
"""

from __future__ import annotations

from data.extract.clauses import acts
from data.extract.clauses.acts import SECURITY
from data.extract.clauses.clause import Clause
from data.extract.incidents.group import Group
from data.extract.incidents.settings import BACK_REFERENCES, BOTH, FAMILY, SAME_KM, Settings
from data.extract.incidents.window import UNDATED, Window
from data.extract.places.where import Where
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark

TOPIC_WORDS = 12  # of a paragraph's first sentence that only names where


class Grouper(Settings):
    """Joins the clauses of one text."""

    def read(self, clauses: list[Clause]) -> list[Group]:
        """The acts of a text in the order in which they are first told."""
        for clause in clauses:
            if clause.telling == "incident":
                self._place_clause(clause)
            elif clause.telling == "remark":
                self._turn_to(clause)
                self._remark(clause)
            elif clause.telling in {"dropped", "aggregate", "background"}:
                self.current = None if clause.opens_paragraph else self.current
            if clause.scenes and clause.telling != "dropped":
                self.last_where, self.placed_in = clause.scenes[0], clause.paragraph
            elif clause.telling == "remark" and clause.opens_paragraph and not clause.acts:
                named = [where for where in clause.wheres if where.rank >= 2 and where.rule == "gazetteer"]
                if named and _words(clause) <= (3 * TOPIC_WORDS if clause.points and clause.scenes else TOPIC_WORDS):
                    self.topic = (clause.paragraph, named[0])
                    self.topic_window = self._window(clause) if clause.points else UNDATED
        return [group for group in self.groups if self._holds(group)]

    def _turn_to(self, clause: Clause) -> None:
        """A paragraph that opens at another place turns to the act told there, or to one not told yet."""
        if self.current is None or not clause.opens_paragraph or not clause.scenes:
            return
        if self.marks.of("source", "suspect", "no_claim", "claim", first=clause.first, last=clause.last):
            return
        if all(_agree(where, self.current.where) is False for where in clause.scenes):
            there = (one for one in reversed(self.groups) if _agree(clause.scenes[0], one.where))
            self.current = next(there, None)

    def _remark(self, clause: Clause) -> None:
        """A clause without an act: a claim, a suspicion, a place or a day that the act before lacks."""
        if self.current is None and self.groups and self._blames_for_it(clause):
            self.current = self.groups[-1]
        if self.current is None or clause.sentence - self.current.clauses[-1].sentence > 2:
            return
        if self._begins_anew(clause) and clause.wheres:
            return
        near = clause.paragraph == self.current.clauses[0].paragraph
        if near and self.marks.of("source", "never", first=clause.first, last=clause.last):
            self.groups.remove(self.current)
            self.current = None
            return
        if near and clause.points and self._took_place(clause):
            window = self._window(clause)
            self.current.window = window if window.start is not None else self.current.window
        self.current = self._attack_meant(clause) or self.current
        alone = len(self.current.clauses) == 1 and clause.paragraph == self.current.clauses[0].paragraph
        if "accident" in clause.frames and not clause.scenes and alone and self.current.event_type == "assassination":
            self.groups.remove(self.current)  # bodies of people who, it turns out, were not killed by anybody
            self.current = None
            return
        sourced = self.marks.of("source", "claim", "no_claim", "suspect", "deny", first=clause.first, last=clause.last)
        words = {
            word.folded.lstrip("وف").removeprefix("ب") for word in self.marks.text.words[clause.first : clause.last]
        }
        linked = bool(
            sourced or clause.tolls or words & BACK_REFERENCES or words & {"missing", "مفقود", "مفقودا", "انقطع"}
        )
        linked = linked or (self.current.security and ("accused" in clause.frames or bool(words & FAMILY)))
        elsewhere = bool(clause.scenes) and _agree(clause.scenes[0], self.current.where) is False
        blamed = bool(self.marks.of("source", "suspect", "no_claim", first=clause.first, last=clause.last))
        if linked and not (elsewhere and not blamed):
            self.current.clauses.append(clause)
            if clause.scenes and not elsewhere and self.current.where is not None and self.current.where.rank <= 1:
                self.current.where = clause.scenes[0]
            if clause.points and self.current.window.rule in {"stated_week", "fresh_news", "inherited", "statement"}:
                self.current.window = self._window(clause) if clause.points[0].start else self.current.window
            if words & BOTH and len(self.groups) > 1 and self.groups[-1] is self.current:
                self.groups[-2].clauses.append(clause)

    def _blames_for_it(self, clause: Clause) -> bool:
        """Whether a claim or a suspicion means the act told before an aside: ولم تتبن أي جهة العملية."""
        said = self.marks.of("source", "no_claim", "suspect", "claim", first=clause.first, last=clause.last)
        words = {word.folded.removeprefix("و") for word in self.marks.text.words[clause.first : clause.last]}
        return bool(said) and not clause.scenes and bool(words & (term_set("the_attack") | BACK_REFERENCES))

    def _begins_anew(self, clause: Clause) -> bool:
        """Whether its first words turn to something else: في سياق منفصل, separately."""
        return "new_event" in clause.frames and clause.frames["new_event"].first - clause.first <= 4

    def _took_place(self, clause: Clause) -> bool:
        """It occurred on Friday: the day of the act just told, whatever was said of it before."""
        words = [word.folded.lstrip("و") for word in self.marks.text.words[clause.first : clause.first + 3]]
        return bool(set(words) & term_set("took_place"))

    def _attack_meant(self, clause: Clause) -> Group | None:
        """The last attack told, where a claim or a suspicion names "the attack" after an operation."""
        current = self.current
        if current is None or not (current.security or current.event_type == "other"):
            return None
        said = self.marks.of("source", "claim", "no_claim", "suspect", first=clause.first, last=clause.last)
        words = {
            word.folded.removeprefix("و").removeprefix("ب")
            for word in self.marks.text.words[clause.first : clause.last]
        }
        if not said or not words & term_set("the_attack"):
            return None
        attacks = (group for group in reversed(self.groups) if not group.security and group.event_type != "other")
        return next(attacks, None)

    def _holds(self, group: Group) -> bool:
        """Whether there is an act to report: somewhere, or at some time, or with a toll."""
        told = (
            group.where is not None or group.window.start is not None or any(clause.counted for clause in group.clauses)
        )
        return told or self.published is None

    def _place_clause(self, clause: Clause) -> None:
        where = self._where(clause) or self._topic_of(clause)
        window = self._window(clause)
        if window.rule == "none" and self.topic is not None and self.topic[0] == clause.paragraph:
            window = self.topic_window
        kind = acts.event_type(self.marks, clause)
        aside = self._later_death(clause) or self._said_of_it(clause, where)
        match = aside or self._match(clause, where, window, kind) or self._carried_on(clause, where, window)
        match = None if clause.charge else match
        if match is not None:
            self._join(match, clause, where, UNDATED if aside else window, kind)
            self.current = match
            return
        if self._says_nothing_new(clause, where):
            return
        if window.rule == "none" or (window.rule == "statement" and window.start is None):
            window = self._inherited(clause)
        if where is None:
            where = self._inherited_place(clause)
        group = Group([clause], where, window, kind, clause.heading)
        if window.when is not None and window.when.problem == "weekday":
            group.problems.append("weekday")
        if kind in SECURITY and self.current is not None and self._answers(clause):
            group.follows = self.groups.index(self.current)
        if self.current is not None and self.current.security and not group.security and self._led_to(clause):
            self.current.follows = len(self.groups)
        self.groups.append(group)
        self.current = group

    def _topic_of(self, clause: Clause) -> Where | None:
        """Pictures from Dhiban. A shell hit ...: the place that the paragraph's first words name."""
        return self.topic[1] if self.topic is not None and self.topic[0] == clause.paragraph else None

    def _later_death(self, clause: Clause) -> Group | None:
        """The act just told, where somebody dies of it on a later day: متأثراً بجراحه, of his wounds."""
        words = {word.folded.lstrip("و") for word in self.marks.text.words[clause.first : clause.last]}
        later = (
            words & {"متاثرا", "متاثره", "متاثرين", "succumbed"}
            or {"died", "wounds"} <= words
            or {"died", "injuries"} <= words
            or (words & {"whom", "احدهم", "احدهما", "منهم"} and words & term_set("dies_later"))
        )
        apart = (
            self.current is not None and bool(clause.scenes) and _agree(clause.scenes[0], self.current.where) is False
        )
        return self.current if later and not apart else None

    def _said_of_it(self, clause: Clause, where: Where | None) -> Group | None:
        """The act just told, where a clause only says something of it on a later day: a claim, a denial."""
        said = self.marks.of(
            "source", "claim", "no_claim", "suspect", "say", "deny", first=clause.first, last=clause.last
        )
        told = where is None and bool(said) and bool(clause.acts) and self._points_back(clause) and not clause.counted
        if told and len(self.groups) > 1 and self._says_first(clause):
            return self.groups[-2]
        return self._attack_meant(clause) or self.current if told else None

    def _carried_on(self, clause: Clause, where: Where | None, window: Window) -> Group | None:
        """The act just told, where a clause has neither place nor day of its own and does not begin another."""
        if (
            where is not None
            or clause.points
            or self.current is None
            or clause.sentence - self.current.clauses[-1].sentence > 3
        ):
            return None
        if _overlap(window, self.current.window) is False or self._strikes_back(clause):
            return None
        fresh = self._begins_anew(clause)
        return None if fresh and clause.counted and not self._points_back(clause) else self.current

    def _strikes_back(self, clause: Clause) -> bool:
        """IS gunmen attacked a headquarters, told after an operation: who is raided does not carry the raid on."""
        assert self.current is not None
        if not self.current.security or clause.sentence == self.current.clauses[-1].sentence:
            return False
        return not self._points_back(clause) and any(self._by_fighters(mark) for mark in clause.acts)

    def _by_fighters(self, act: Mark) -> bool:
        """Whether the doer named beside an attack's verb is of those whom operations are against."""
        if act.code not in {"armed_assault", "ambush", "shelling", "ied", "suicide_or_vehicle_bomb"}:
            return False
        arabic = self.marks.language == "ar"
        first, last = (act.last, act.last + 3) if arabic else (act.first - 3, act.first)
        doers = self.marks.of("actor", "islamic_state", "unknown", first=max(0, first), last=last)
        return any(not doer.form.prefix.endswith(("ل", "ب")) for doer in doers)

    def _says_nothing_new(self, clause: Clause, where: Where | None) -> bool:
        """Whether a clause that no act can take has too little to be one: no day and no place, or only a region
        without a toll.
        """
        if clause.points:
            return False
        if where is None:
            return not (
                clause.counted and (self.current is not None or (clause.acts and self.placed_in == clause.paragraph))
            )
        return where.rank <= 1 and not clause.counted and clause.heading is None

    def _led_to(self, clause: Clause) -> bool:
        """وجاء ذلك بعد هجوم ...: this act is what the operation told before answers."""
        words = [word.folded.lstrip("و") for word in self.marks.text.words[clause.first : clause.first + 6]]
        return bool({"جاء", "ياتي", "جاءت", "came", "comes"} & set(words)) and bool(
            {"بعد", "بعدما", "عقب", "اثر", "after"} & set(words)
        )

    def _answers(self, clause: Clause) -> bool:
        words = {
            word.folded.lstrip("و") for word in self.marks.text.words[clause.first : min(clause.first + 8, clause.last)]
        }
        return bool(words & term_set("answers"))

    def _match(self, clause: Clause, where: Where | None, window: Window, kind: str) -> Group | None:
        """The act told before that this clause tells on, or None."""
        fresh = self._begins_anew(clause)
        back = self._points_back(clause)
        if back and len(self.groups) > 1 and self._says_first(clause) and where is None:
            return self.groups[-2]
        for group in reversed(self.groups):
            place = _agree(where, group.where)
            day = _overlap(window, group.window)
            if window.when is not None and window.when.relation not in (None, 0):
                day = (window.start, window.end) == (group.window.start, group.window.end)
            if place is False or day is False:
                continue
            if not self._compatible(kind, group, clause):
                continue
            near = group is self.current and clause.sentence - group.clauses[-1].sentence <= 2
            if place and day:
                return group
            if fresh and not back:
                continue
            if (place or day) and (near or back or self._retold(clause, group, bool(place))):
                return group
            if place is None and day is None and near and self._same_toll(clause, group):
                return group
            if place is None and day is None and near and (back or not clause.opens_paragraph or self._is_title(group)):
                return group
        return None

    def _is_title(self, group: Group) -> bool:
        """Whether only the article's first line has told the act, without a full stop: what follows tells it on."""
        only = group.clauses[0]
        end = self.marks.text.words[only.last - 1].folded
        return len(group.clauses) == 1 and only.paragraph == 0 and only.first == 0 and end not in {".", "!", "؟", "?"}

    def _says_first(self, clause: Clause) -> bool:
        """الهجوم الأول, the first attack: the one before the last."""
        words = self.marks.text.words
        return any(
            words[min(mark.last, len(words) - 1)].folded in {"الاول", "الاولي"}
            or words[mark.first - 1].folded == "first"
            for mark in clause.acts
            if mark.first
        )

    def _retold(self, clause: Clause, group: Group, same_place: bool) -> bool:
        """A lead told again with its details: the same place and the same toll."""
        mine = {(toll.kind, toll.low) for toll in clause.counted}
        theirs = {(toll.kind, toll.low) for one in group.clauses for toll in one.counted}
        return same_place and (bool(mine & theirs) or not mine)

    def _same_toll(self, clause: Clause, group: Group) -> bool:
        """A lead that gives only an area, told again with the same toll."""
        if group.where is None or group.where.rank > 1:
            return False
        mine = {(toll.kind, toll.low) for toll in clause.counted if (toll.low or 0) > 1}
        return bool(mine & {(toll.kind, toll.low) for one in group.clauses for toll in one.counted})

    def _points_back(self, clause: Clause) -> bool:
        """Whether its words mean an act already told: الهجوم, the blast, a toll that rises, relatives of the dead."""
        pointing = [self._is_definite(mark) for mark in clause.acts if mark.first - clause.first <= 20]
        if any(pointing) and not any(self._begins(mark) for mark in clause.acts):
            return True
        return bool(self.marks.of("casualty", "toll", first=clause.first, last=clause.last)) or not clause.acts

    def _is_definite(self, mark: Mark) -> bool:
        if self.marks.language == "en":
            before = [word.folded for word in self.marks.text.words[max(0, mark.first - 2) : mark.first]]
            return before[-1:] in (["the"], ["that"], ["this"]) or before == ["the", "same"]
        return mark.form.definite and not mark.form.pronoun

    def _begins(self, mark: Mark) -> bool:
        """Whether an act's word is a verb of its own that begins something new, not "the attack that hit ..."."""
        before = self.marks.text.words[mark.first - 1].folded if mark.first else ""
        if self._is_definite(mark) or before in {"الذي", "التي", "that", "which"} or mark.form.pronoun:
            return False
        return mark.code in {
            "assassination",
            "abduction",
            "ied",
            "suicide_or_vehicle_bomb",
            "ambush",
            "raid",
            "arson_sabotage",
            "air_strike",
        }

    def _compatible(self, kind: str, group: Group, clause: Clause) -> bool:
        if kind == group.event_type or not clause.acts:
            return True
        if any(mark.code == "neutralise" for mark in clause.acts):
            return False
        generic = {"armed_assault", "clash", "other"}
        security = {*SECURITY, "clash", "other"}
        if group.security:
            return (
                kind in security
                or (kind == "armed_assault" and clause.sentence == group.clauses[-1].sentence)
                or (kind in generic and self._points_back(clause))
            )
        if kind in SECURITY:
            return (
                kind == "arrest"
                and clause.sentence == group.clauses[-1].sentence
                and not (clause.scenes or clause.points)
            )
        explosive = {"ied", "suicide_or_vehicle_bomb", "armed_assault", "other"}
        if kind in generic or group.event_type in generic:
            return self._points_back(clause) or kind == "clash" or clause.sentence - group.clauses[-1].sentence <= 1
        return (
            {kind, group.event_type} <= explosive
            or {kind, group.event_type} <= {"assassination", "execution", "abduction"}
            or self._points_back(clause)
        )

    def _join(self, group: Group, clause: Clause, where: Where | None, window: Window, kind: str) -> None:
        group.clauses.append(clause)
        if where is not None and (
            group.where is None or (where.rank > group.where.rank and _agree(where, group.where) is not False)
        ):
            group.where = where
        if window.start is not None and (
            group.window.start is None or group.window.rule in {"fresh_news", "stated_week", "inherited", "statement"}
        ):
            group.window = window
        told_by_toll = group.event_type == "other" or not group.clauses[0].acts
        means = {"ied", "suicide_or_vehicle_bomb", "ambush"}
        if kind == "suicide_or_vehicle_bomb" and {mark.code for mark in group.clauses[0].acts} == {"explosion"}:
            group.event_type = kind  # a blast, told later to have been a car bomb
        if (
            (told_by_toll or kind in means)
            and group.event_type in {"other", "clash", "armed_assault"}
            and kind not in {"other", "clash", "arrest", "execution"}
        ):
            group.event_type = acts.stronger(group.event_type, kind)


def _words(clause: Clause) -> int:
    return clause.last - clause.first


def _same(one: Where, other: Where) -> bool:
    if one.key == other.key or (one.name_ar and one.name_ar == other.name_ar):
        return True
    if None in (one.lat, one.lon, other.lat, other.lon):
        return False
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    return abs(one.lat - other.lat) * 111 < SAME_KM and abs(one.lon - other.lon) * 91 < SAME_KM


def _agree(one: Where | None, other: Where | None) -> bool | None:
    """True: one place, or one inside the other; False: two places; None: one of them is not said."""
    if one is None or other is None:
        return None
    if _same(one, other):
        return True
    if one.governorate != other.governorate and one.governorate and other.governorate:
        return False
    if min(one.rank, other.rank) <= 1:
        return None if max(one.rank, other.rank) > 1 else one.key == other.key
    if {one.rank, other.rank} == {2, 4}:
        if one.lat is None or other.lat is None:
            return True
        return abs(one.lat - other.lat) < 0.12 and abs((one.lon or 0) - (other.lon or 0)) < 0.12
    return False


def _overlap(one: Window, other: Window) -> bool | None:
    """True: the days meet; False: they do not; None: one act is not dated by its own words."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    if {one.rule, other.rule} & {"fresh_news", "stated_week", "statement"}:
        return None
    return one.start <= other.end and other.start <= one.end
