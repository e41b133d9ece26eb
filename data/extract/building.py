"""From acts to draft records: every field with its words, its confidence and its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from data import schema
from data.extract import actors, acts, sources
from data.extract.clauses import Clause
from data.extract.dates import When
from data.extract.grouping import Group, Window
from data.extract.numbers import Bounds, add
from data.extract.places import Where
from data.extract.records import Count, Kind, Record, Span, Support, Warning
from data.extract.tolls import Toll
from data.extract.words import Mark, Marks, term_set

CONFIDENCE = {"none": 0.3, "fresh_news": 0.4, "inherited": 0.5, "stated_week": 0.6, "statement": 0.7}
UPDATES = term_set("updates")


class Builder:
    """Builds the records of one text."""

    def __init__(self, marks: Marks, published: date | None, who: actors.Reader, by_act: acts.Reader) -> None:
        self.marks, self.text, self.published = marks, marks.text, published
        self.who, self.acts = who, by_act
        self.credits = sources.Reader(marks)

    # spans

    def _span(self, first: int, last: int) -> Span:
        words = self.text.words
        last = min(last, len(words))
        first = min(first, last - 1)
        return words[first].start, words[last - 1].end

    def _evidence(self, clauses: list[Clause]) -> tuple[Span, ...]:
        spans = []
        for clause in clauses:
            first, last = clause.first, clause.last
            while last > first + 1 and self.text.words[last - 1].is_mark:
                last -= 1
            while first < last - 1 and self.text.words[first].is_mark:
                first += 1
            spans.append(self._span(first, last))
        return tuple(dict.fromkeys(spans))

    # incidents

    def incident(self, group: Group) -> Record:
        """The record of one act."""
        event_class = (
            "clash"
            if group.event_type == "clash"
            else schema.event_class_of(group.event_type)
            if group.event_type != "other"
            else self._class_of_other(group)
        )
        tolls = [toll for clause in group.clauses for toll in clause.tolls]
        counts = {kind: self._count(kind, group) for kind in ("killed", "injured", "detained")}
        if event_class == "clash" or group.event_type not in {"raid", "sweep", "arrest", "abduction", "clash"}:
            counts["detained"] = counts["detained"] if counts["detained"].low is not None else Count()
        if group.event_type in {"assassination", "execution"} and all(
            self.marks.has(toll.head, "casualty", "abduct") for toll in tolls if toll.kind == "detained"
        ):
            counts["detained"] = Count()
        parts = self.who.parts(self._act(group, event_class, tolls))
        window = self._widened(group)
        source = self.credits.read([(clause.first, clause.last) for clause in group.clauses])
        support = self._support(group, window, parts, tolls)
        if source is not None:
            support["source"] = Support((source[1],), 0.8, source[2])
        warnings = self._warnings(group, window)
        where = group.where
        return Record(
            "incident",
            date_start=window[0],
            date_end=window[1],
            date_precision=window[2],
            time_of_day=self._time_of_day(group),
            **_place(where),
            event_class=event_class,
            event_type=group.event_type,
            initiators=parts.initiators,
            targets=parts.targets,
            initiator_basis=parts.basis,
            claimed_by=parts.claimed_by,
            killed=counts["killed"],
            injured=counts["injured"],
            detained=counts["detained"],
            killed_civilians=self._civilians(tolls, counts["killed"]),
            source=source[0] if source else None,
            evidence=self._evidence(group.clauses),
            homonyms=tuple(place.place_id for place in where.others) if where else (),
            follows_up=group.follows,
            warnings=warnings,
            support=support,
            text=self.text.text,
        )

    def _class_of_other(self, group: Group) -> str:
        foiled = any(mark.code == "foil" for clause in group.clauses for mark in clause.acts)
        return "security_operation" if foiled else "attack"

    def _act(self, group: Group, event_class: str, tolls: list[Toll]) -> actors.Act:
        verbs = tuple(mark for clause in group.clauses for mark in clause.acts)
        verbs += tuple(
            mark
            for clause in group.clauses
            for mark in self.marks.of(
                "casualty", "detain", "abduct", "kill", "wound", first=clause.first, last=clause.last
            )
        )
        harmed = [toll for toll in tolls if toll.rule != "none"]
        return actors.Act(
            tuple((clause.first, clause.last) for clause in group.clauses if self._names_parts(clause)),
            (group.clauses[0].first, group.clauses[0].last),
            group.event_type,
            event_class,
            verbs,
            any((toll.civilians[0] or 0) > 0 for toll in harmed),
            bool(harmed),
            bool(group.where and "سجن" in (group.where.name_ar or "")),
            any(toll.kind == "detained" and (toll.civilians[0] or 0) > 0 for toll in harmed),
        )

    def _names_parts(self, clause: Clause) -> bool:
        """Whether a clause may say who acted: it tells an act, a claim, a suspicion or a joint operation."""
        if clause.acts or clause.tolls or clause.frames.keys() & {"joint", "accused"}:
            return True
        return bool(self.marks.of("source", "claim", "suspect", "no_claim", first=clause.first, last=clause.last))

    def _support(self, group: Group, window: Window, parts: actors.Parts, tolls: list[Toll]) -> dict[str, Support]:
        clause = group.clauses[0]
        found: dict[str, Support] = {}
        if window[4] is not None:
            found["date"] = Support(
                (self._span(window[4].first, window[4].last),), CONFIDENCE.get(window[3], 0.9), window[3]
            )
        elif window[0] is not None:
            found["date"] = Support((), CONFIDENCE.get(window[3], 0.5), window[3])
        if group.where is not None:
            sure = 0.9 if group.where.rule == "gazetteer" and not group.where.others else 0.6
            found["place"] = Support((self._span(group.where.first, group.where.last),), sure, group.where.rule)
        found["event_type"] = Support(
            tuple(self._span(mark.first, mark.last) for mark in clause.acts), 0.8 if clause.acts else 0.4, "act_words"
        )
        if parts.initiator_spans:
            found["initiators"] = Support(tuple(self._span(*span) for span in parts.initiator_spans), 0.75, "role")
        if parts.target_spans:
            found["targets"] = Support(tuple(self._span(*span) for span in parts.target_spans), 0.75, "role")
        for kind in ("killed", "injured", "detained"):
            spans = tuple(self._span(min(toll.head, toll.first), toll.last) for toll in tolls if toll.kind == kind)
            if spans:
                found[kind] = Support(
                    spans, 0.85 if len(spans) == 1 else 0.6, next(toll.rule for toll in tolls if toll.kind == kind)
                )
        return found

    def _warnings(self, group: Group, window: Window) -> tuple[Warning, ...]:
        found = []
        when = window[4]
        if "weekday" in group.problems and when is not None and window[0] is not None:
            span = self._span(when.first, when.last)
            found.append(Warning("weekday_contradicts", (self.text.text[slice(*span)], window[0].isoformat()), (span,)))
        if window[0] is None:
            spans = (self._span(when.first, when.last),) if when is not None else ()
            found.append(Warning("date_unresolved", tuple(self.text.text[slice(*span)] for span in spans), spans))
        for clause in group.clauses:
            denial = clause.frames.get("deny")
            if denial is not None:
                found.append(Warning("denied", (), (self._span(clause.first, clause.last),)))
        if group.where is not None and group.where.others:
            found.append(Warning("homonym", tuple(place.place_id for place in group.where.others)))
        return tuple(found)

    def _time_of_day(self, group: Group) -> str | None:
        for clause in group.clauses[:1]:
            for mark in self.marks.of(
                "time", "dawn", "day", "evening", "night", "last_night", first=clause.first, last=clause.last
            ):
                return {"last_night": "night"}.get(mark.code, mark.code)
        return None

    def _widened(self, group: Group) -> Window:
        """A body is found after the killing: from the last sign of life, or the day before, to the finding."""
        window = group.window
        bodies = any(mark.code == "body" for clause in group.clauses[:1] for mark in clause.acts)
        if not bodies or window[0] is None or window[1] is None or window[2] != "day":
            return window
        found = any(
            self.text.words[n].folded.lstrip("وف") in term_set("found_body")
            for clause in group.clauses
            for n in range(clause.first, clause.last)
        )
        if not found:
            return window
        earlier = [
            when.start
            for clause in group.clauses
            for when in clause.whens
            if when.start and when.days <= 2 and when.start < window[0] and (window[0] - when.start).days <= 30
        ]
        start = max(earlier) if earlier else window[0] - timedelta(1)
        return (start, window[1], "window", window[3], window[4])

    # counts

    def _count(self, kind: str, group: Group) -> Count:
        """One count of an act from all its tolls: the same told twice once, an update instead of what it updates,
        sources that differ as a range.
        """
        by_sentence: dict[int, list[Toll]] = {}
        for clause in group.clauses:
            for toll in clause.tolls:
                if toll.kind == kind:
                    by_sentence.setdefault(clause.sentence, []).append(toll)
        totals: list[tuple[Bounds, bool]] = []
        vague = False
        for tolls in by_sentence.values():
            some = [toll for toll in tolls if toll.rule != "none"]
            chosen = some or tolls
            vague = vague or any(toll.vague for toll in chosen)
            given = [toll for toll in chosen if toll.low is not None or toll.high is not None]
            if given:
                totals.append((self._together(given), self._updates(given)))
        if not totals:
            return Count(vague=vague)
        low, high = totals[0][0]
        for (next_low, next_high), update in totals[1:]:
            if update:
                low, high = next_low, next_high
            elif (next_low, next_high) != (low, high):
                low, high = self._differ((low, high), (next_low, next_high))
        if vague and high is not None and low == high and low == 0:
            low = high = None
        return Count(low, high)

    def _together(self, tolls: list[Toll]) -> Bounds:
        """Tolls of one sentence: different heads count different people, unless sources differ or a toll is said
        anew.
        """
        if len({(toll.low, toll.high) for toll in tolls}) == 1 and len(tolls) > 1:
            return tolls[0].low, tolls[0].high
        if len(tolls) == 1:
            return tolls[0].low, tolls[0].high
        between = {
            self.text.words[n].folded for n in range(tolls[0].last, min(tolls[-1].last + 3, len(self.text.words)))
        }
        if between & {"كذلك", "ايضا", "also", "كما"} or (tolls[0].rule == tolls[-1].rule == "before_verb"):
            total: Bounds = (None, None)
            for toll in tolls:
                total = add(total, (toll.low, toll.high)) if total != (None, None) else (toll.low, toll.high)
            return total
        said = self.marks.of("source", "say", first=tolls[0].first - 6, last=tolls[-1].first)
        lows = [toll.low for toll in tolls if toll.low is not None]
        highs = [toll.high for toll in tolls]
        high = None if any(value is None for value in highs) else max(value for value in highs if value is not None)
        if len(said) >= 2:
            return min(lows, default=None), high
        return max(lows, default=None), high

    def _updates(self, tolls: list[Toll]) -> bool:
        first = tolls[0].first
        words = {word.folded.lstrip("وف") for word in self.text.words[max(0, first - 8) : tolls[0].last + 3]}
        return bool(words & UPDATES)

    def _differ(self, one: Bounds, other: Bounds) -> Bounds:
        """Two sentences, two numbers: a range where sources differ, the smaller where nothing says why."""
        lows = [low for low in (one[0], other[0]) if low is not None]
        high = None if one[1] is None or other[1] is None else max(one[1], other[1])
        return min(lows, default=None), high

    def _civilians(self, tolls: list[Toll], killed: Count) -> Count:
        """Civilians among the dead, only where the text says or shows it."""
        if killed.low is None:
            return Count()
        dead = [toll for toll in tolls if toll.kind == "killed" and (toll.civilians[0] or 0) > 0]
        if not dead:
            return Count()
        low = min(dead[0].civilians[0] or 0, killed.low)
        high = dead[0].civilians[1] if dead[0].civilians == (dead[0].low, dead[0].high) else killed.high
        return Count(low, high)

    # what is no incident

    def others(self, told: list[Clause]) -> list[Record]:
        """Measures, aggregates and background; clauses that go on with a total are part of it."""
        runs: list[list[Clause]] = []
        for clause in told:
            if clause.telling not in {"measure", "aggregate", "background"}:
                continue
            if clause.rule == "goes_on" and runs and runs[-1][0].telling == "aggregate":
                runs[-1].append(clause)
            else:
                runs.append([clause])
        return [self._other(run) for run in runs]

    def measures(self, groups: list[Group]) -> list[Record]:
        """Curfews, reinforcements and the like that the same sentence tells with an act: dated and placed as the act
        is.
        """
        found = []
        for group in groups:
            for clause in group.clauses:
                marks = [
                    mark
                    for mark in self.marks.of("frame", "measure", first=clause.first, last=clause.last)
                    if self._lasting(mark)
                ]
                if not marks:
                    continue
                doers = [
                    m.actor
                    for m in self.who.within(((clause.first, clause.last),))
                    if m.first < marks[-1].first and m.actor in actors.AGENTS
                ]
                found.append(
                    Record(
                        "measure",
                        *group.window[:3],
                        **_place(group.where),
                        event_class="other",
                        event_type="other",
                        initiators=tuple(doers[-1:]),
                        initiator_basis="reported",
                        evidence=(self._span(marks[0].first, marks[-1].last),),
                        text=self.text.text,
                        support={
                            "event_type": Support(
                                tuple(self._span(mark.first, mark.last) for mark in marks), 0.7, "measure_words"
                            )
                        },
                    )
                )
        return found

    def _lasting(self, mark: Mark) -> bool:
        word = self.text.written(mark.first, mark.last).casefold()
        return any(part in word for part in ("حظر", "تعزيز", "استنفار", "curfew", "reinforce"))

    def credited(self, incidents: list[Record], groups: list[Group], others: list[Record]) -> list[Record]:
        """The incidents, those without a doer given the one that the article names for all: "two attacks by IS", a
        claim of five operations.
        """
        lead = next((one for one in others if one.kind == "aggregate" and one.initiators), None)
        found: list[Record] = []
        for incident, group in zip(incidents, groups, strict=True):
            record = incident
            claimed = (
                lead is not None and lead.claimed_by is not None and record.initiator_basis in {"suspected", "unknown"}
            )
            if record.event_class == "attack" and (
                claimed or (record.initiators == ("unknown",) and not self._unknown_said(group))
            ):
                like = self._like_before(group, found)
                source = like or (lead if lead is not None and lead.evidence[0][0] < record.evidence[0][0] else None)
                if source is not None and source.initiators != record.targets:
                    record = replace(
                        record,
                        initiators=source.initiators,
                        initiator_basis=source.initiator_basis,
                        claimed_by=source.claimed_by,
                        support={**record.support, "initiators": Support(source.evidence[:1], 0.5, "carried_over")},
                    )
            if record.event_class == "security_operation" and record.initiators == ("unknown",):
                like = self._like_operation(group, found)
                record = replace(record, initiators=like.initiators, initiator_basis="reported") if like else record
            accused = self._of_the_cell(group)
            if (
                record.event_class == "security_operation"
                and record.targets == ("unknown",)
                and accused
                and any("islamic_state" in one.initiators for one in found)
            ):
                record = replace(record, targets=("islamic_state",))
            found.append(record)
        return found

    def _of_the_cell(self, group: Group) -> bool:
        """Whether those detained are said to belong to the doers of an act told before."""
        words = {
            word.folded.lstrip("و").removeprefix("ب").removeprefix("ل").removeprefix("ا").removeprefix("ل")
            for clause in group.clauses
            for word in self.text.words[clause.first : clause.last]
        }
        return bool(words & term_set("doers_again"))

    def _unknown_said(self, group: Group) -> bool:
        return any(
            any(
                word.folded.lstrip("و").startswith(("مجهولون", "مجهولين", "مجهولان", "unknown", "unidentified"))
                for word in self.text.words[mark.first : mark.last]
            )
            for clause in group.clauses[:1]
            for mark in self.marks.of("actor", "unknown", first=clause.first, last=clause.last)
        )

    def _like_operation(self, group: Group, found: list[Record]) -> Record | None:
        """A similar landing, another raid like it: the operation before."""
        words = {word.folded for clause in group.clauses[:1] for word in self.text.words[clause.first : clause.last]}
        if not words & {"مماثل", "مماثله", "مشابه", "مشابهه", "similar"}:
            return None
        return next((one for one in reversed(found) if one.event_class == "security_operation"), None)

    def _like_before(self, group: Group, found: list[Record]) -> Record | None:
        """ "A similar attack": the doer of the one before."""
        words = {word.folded for clause in group.clauses[:1] for word in self.text.words[clause.first : clause.last]}
        if (
            found
            and group.event_type in {"assassination", "execution"}
            and found[-1].event_type == "abduction"
            and words & {"منهم", "منهما", "them", "الضحيه"}
        ):
            return found[-1]
        if found and group.event_type in {"air_strike", "shelling"} and found[-1].event_type == group.event_type:
            return found[-1]
        if not words & {"مماثل", "مماثله", "مشابه", "similar"}:
            return None
        return next(
            (one for one in reversed(found) if one.event_class == "attack" and one.event_type != "air_strike"), None
        )

    def _other(self, run: list[Clause]) -> Record:
        """A measure, an aggregate or background."""
        clause = run[0]
        kind: Kind = (
            "measure" if clause.telling == "measure" else "aggregate" if clause.telling == "aggregate" else "background"
        )
        when = self._period(clause, kind)
        scenes = [where for where in clause.wheres if not where.aside]
        where = max(scenes, key=lambda where: where.rank, default=None)
        if kind == "aggregate" and len({one.governorate for one in scenes if one.governorate}) > 1:
            where = None
        event_type = (
            self.acts.event_type(clause)
            if clause.acts and kind != "measure"
            else "other"
            if kind == "measure"
            else None
        )
        event_class = (
            None
            if event_type is None
            else "other"
            if kind == "measure"
            else schema.event_class_of(event_type)
            if event_type != "other"
            else "attack"
        )
        group = Group(run, where, (None, None, "unknown", "none", None), event_type or "other")
        tolls = [toll for one in run for toll in one.tolls]
        parts = self.who.parts(self._act(group, event_class or "attack", tolls))
        source = self.credits.read([(clause.first, clause.last)])
        unknown = ("unknown",)
        start, end = (when.start, when.end) if when is not None else (None, None)
        precision = when.precision if when is not None and start is not None else "unknown"
        support = {"date": Support((self._span(when.first, when.last),), 0.8, when.rule)} if when is not None else {}
        for toll in tolls:
            support[toll.kind] = Support((self._span(min(toll.head, toll.first), toll.last),), 0.85, toll.rule)
        counts = {count: self._count(count, group) for count in ("killed", "injured", "detained")}
        return Record(
            kind,
            start,
            end,
            precision,
            **_place(where),
            event_class=event_class,
            event_type=event_type,
            initiators=self._imposers(run[0])
            if kind == "measure"
            else ()
            if parts.initiators == unknown
            else parts.initiators,
            targets=() if parts.targets == unknown or kind == "measure" else parts.targets,
            initiator_basis=(parts.basis if parts.claimed_by else "reported") if kind != "background" else None,
            claimed_by=parts.claimed_by if kind == "aggregate" else None,
            killed=counts["killed"],
            injured=counts["injured"],
            detained=counts["detained"],
            killed_civilians=self._civilians(tolls, counts["killed"]),
            source=source[0] if source else None,
            evidence=self._evidence(run),
            support=support,
            text=self.text.text,
        )

    def _imposers(self, clause: Clause) -> tuple[str, ...]:
        """Who imposes a measure: the first authority that its clause names."""
        named = self.who.within(((clause.first, clause.last),))
        able = actors.AGENTS | {"civil_administration"}
        return next(((mention.actor,) for mention in named if mention.actor in able), ())

    def _period(self, clause: Clause, kind: Kind) -> When | None:
        dated = [when for when in clause.whens if when.start is not None]
        if kind in {"aggregate", "background"}:
            dated = [when for when in dated if when.period] or dated
        return dated[0] if dated else None


def _place(where: Where | None) -> dict[str, Any]:
    """The record's place fields. A governorate alone names no place."""
    if where is None:
        return {}
    if where.precision == "governorate":
        return {"governorate": where.governorate, "location_precision": "governorate"}
    return {
        "governorate": where.governorate,
        "place_id": where.place_id,
        "place_ar": where.name_ar,
        "place_en": where.name_en,
        "lat": where.lat,
        "lon": where.lon,
        "location_precision": where.precision,
    }
