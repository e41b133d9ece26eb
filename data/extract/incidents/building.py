"""From acts to draft records: every field with its words, its confidence and its rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from data import schema
from data.extract import actors
from data.extract.actors import credits
from data.extract.actors.act import Act, Parts
from data.extract.actors.mentions import AGENTS
from data.extract.clauses import acts
from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.incidents.counting import CONFIDENCE
from data.extract.incidents.crediting import Crediting
from data.extract.incidents.group import Group
from data.extract.incidents.window import UNDATED, Window
from data.extract.places.where import Where
from data.extract.records import Count, Kind, Record, Span, Support, Warning
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.tolls.toll import Toll


class Builder(Crediting):
    """Builds the records of one text."""

    def _evidence(self, clauses: Sequence[Clause]) -> tuple[Span, ...]:
        spans = []
        for clause in clauses:
            first, last = clause.first, clause.last
            while last > first + 1 and self.text.words[last - 1].is_mark:
                last -= 1
            while first < last - 1 and self.text.words[first].is_mark:
                first += 1
            spans.append(self._span(first, last))
        return tuple(dict.fromkeys(spans))

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
            self.marks.has(toll.head, "casualty", "abduct")
            or toll.rule == "object"
            or (toll.low == counts["killed"].low == 1)
            for toll in tolls
            if toll.kind == "detained"
        ):
            counts["detained"] = Count()
        parts = actors.parts(self.who, self._act(group, event_class, tolls))
        window = self._widened(group)
        source = credits.read(self.marks, [(clause.first, clause.last) for clause in group.clauses])
        support = self._support(group, window, parts, tolls)
        if source is not None:
            support["source"] = Support((source.span,), 0.8, source.rule)
        warnings = self._warnings(group, window)
        where = group.where
        return Record(
            "incident",
            date_start=window.start,
            date_end=window.end,
            date_precision=window.precision,
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
            source=source.words if source else None,
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

    def _act(self, group: Group, event_class: str, tolls: list[Toll]) -> Act:
        verbs = tuple(mark for clause in group.clauses for mark in clause.acts)
        verbs += tuple(
            mark
            for clause in group.clauses
            for mark in self.marks.of(
                "casualty", "detain", "abduct", "kill", "wound", first=clause.first, last=clause.last
            )
        )
        harmed = [toll for toll in tolls if toll.rule != "none"]
        return Act(
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

    def _support(self, group: Group, window: Window, parts: Parts, tolls: list[Toll]) -> dict[str, Support]:
        clause = group.clauses[0]
        found: dict[str, Support] = {}
        if window.when is not None:
            found["date"] = Support(
                (self._span(window.when.first, window.when.last),), CONFIDENCE.get(window.rule, 0.9), window.rule
            )
        elif window.start is not None:
            found["date"] = Support((), CONFIDENCE.get(window.rule, 0.5), window.rule)
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
        when = window.when
        if "weekday" in group.problems and when is not None and window.start is not None:
            span = self._span(when.first, when.last)
            found.append(
                Warning("weekday_contradicts", (self.text.text[slice(*span)], window.start.isoformat()), (span,))
            )
        if window.start is None:
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
        if not bodies or window.start is None or window.end is None or window.precision != "day":
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
            if when.start and when.days <= 2 and when.start < window.start and (window.start - when.start).days <= 30
        ]
        start = max(earlier) if earlier else window.start - timedelta(1)
        return Window(start, window.end, "window", window.rule, window.when)

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
                    for m in actors.within(self.who, ((clause.first, clause.last),))
                    if m.first < marks[-1].first and m.actor in AGENTS
                ]
                found.append(
                    Record(
                        "measure",
                        group.window.start,
                        group.window.end,
                        group.window.precision,
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
            acts.event_type(self.marks, clause)
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
        group = Group(tuple(run), where, UNDATED, event_type or "other")
        tolls = [toll for one in run for toll in one.tolls]
        parts = actors.parts(self.who, self._act(group, event_class or "attack", tolls))
        source = credits.read(self.marks, [(clause.first, clause.last)])
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
            source=source.words if source else None,
            evidence=self._evidence(run),
            support=support,
            text=self.text.text,
        )

    def _imposers(self, clause: Clause) -> tuple[str, ...]:
        """Who imposes a measure: the first authority that its clause names."""
        named = actors.within(self.who, ((clause.first, clause.last),))
        able = AGENTS | {"civil_administration"}
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
