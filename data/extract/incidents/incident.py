"""The record of one act: every field with its words, its confidence and its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from data import schema
from data.extract.actors import Cast, credits
from data.extract.incidents import counting, evidence, sides
from data.extract.incidents.group import Group
from data.extract.incidents.placed import placed
from data.extract.incidents.pointing import words_of
from data.extract.incidents.window import Window
from data.extract.records import Count, Record, Support, Warning
from data.extract.text.affixes import AND, THEN
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.toll import Toll

_FOUND_BODY = term_set("found_body")

DETAINS = frozenset({"raid", "sweep", "arrest", "abduction"})
KILLINGS = frozenset({"assassination", "execution"})
LAST_SEEN = 30  # days before a body is found, at most


def of(marks: Marks, cast: Cast, group: Group) -> Record:
    """The record of the act that a group of clauses tells."""
    clauses, where = group.clauses, group.where
    event_class = _event_class(group)
    window = _widened(marks, group)
    tolls = [toll for clause in clauses for toll in clause.tolls]
    counts = counting.counts(marks, clauses)
    parts = sides.of(marks, cast, clauses, group.event_type, event_class, where)
    source = credits.read(marks, [(clause.first, clause.last) for clause in clauses])
    record = Record(
        "incident",
        date_start=window.start,
        date_end=window.end,
        date_precision=window.precision,
        time_of_day=_time_of_day(marks, group),
        event_class=event_class,
        event_type=group.event_type,
        initiators=parts.initiators,
        targets=parts.targets,
        initiator_basis=parts.basis,
        claimed_by=parts.claimed_by,
        killed=counts.killed,
        injured=counts.injured,
        detained=_detained(marks, group, tolls, counts),
        killed_civilians=counts.killed_civilians,
        source=source.words if source else None,
        evidence=evidence.of_clauses(marks, clauses),
        homonyms=tuple(place.place_id for place in where.others) if where else (),
        follows_up=group.follows,
        warnings=_warnings(marks, group, window),
        support={
            **evidence.of_date(marks, window),
            **evidence.of_place(marks, where),
            **evidence.of_type(marks, clauses[0].acts),
            **evidence.of_sides(marks, parts),
            **evidence.of_counts(marks, tolls),
            **({"source": Support((source.span,), 0.8, source.rule)} if source else {}),
        },
        text=marks.text.text,
    )
    return placed(record, where)


def _event_class(group: Group) -> str:
    """That of its type; of another deed, whether it was foiled."""
    if group.event_type != "other":
        return schema.event_class_of(group.event_type)
    foiled = any(mark.code == "foil" for clause in group.clauses for mark in clause.acts)
    return "security_operation" if foiled else "attack"


def _detained(marks: Marks, group: Group, tolls: Sequence[Toll], counts: counting.Counts) -> Count:
    """Those detained by the act: a plural without a number only where the act is to detain, and none where they
    are taken to be killed.
    """
    taken = [toll for toll in tolls if toll.kind == "detained"]
    if group.event_type in KILLINGS and all(_is_then_killed(marks, toll, counts.killed) for toll in taken):
        return Count()
    return counts.detained if group.event_type in DETAINS or counts.detained.low is not None else Count()


def _is_then_killed(marks: Marks, toll: Toll, killed: Count) -> bool:
    """Whether those taken are the ones killed: abducted and executed, the one man whom they seized and shot."""
    abducted = marks.has(toll.head, "casualty", "abduct") is not None
    return abducted or toll.named_before or toll.low == killed.low == 1


def _time_of_day(marks: Marks, group: Group) -> str | None:
    """The first that its own clause tells: at dawn, last night, مساء أمس."""
    core = group.clauses[0]
    said = core.of(marks, "time", "dawn", "day", "evening", "night", "last_night")
    return next(("night" if mark.code == "last_night" else mark.code for mark in said), None)


def _widened(marks: Marks, group: Group) -> Window:
    """A body is found after the killing: from the last sign of life, or the day before, to the finding."""
    window = group.window
    bodies = any(mark.code == "body" for mark in group.clauses[0].acts)
    if not bodies or window.start is None or window.precision != "day" or not _is_found(marks, group):
        return window
    earlier = [
        when.start
        for clause in group.clauses
        for when in clause.whens
        if when.start and when.days <= 2 and timedelta(0) < window.start - when.start <= timedelta(LAST_SEEN)
    ]
    return replace(window, start=max(earlier, default=window.start - timedelta(1)), precision="window")


def _is_found(marks: Marks, group: Group) -> bool:
    """Whether a body was come upon: عثر على جثة, was found dead, lay by the road."""
    return any(words_of(marks, one.first, one.last, AND + THEN) & _FOUND_BODY for one in group.clauses)


def _warnings(marks: Marks, group: Group, window: Window) -> tuple[Warning, ...]:
    """What a reviewer must be told: the weekday that contradicts its date, a date that is not known, what is denied,
    which places share the name.
    """
    found = []
    when = window.when
    dated = (evidence.span(marks, when.first, when.last),) if when is not None else ()
    said = tuple(marks.text.text[slice(*span)] for span in dated)
    if "weekday" in group.problems and dated and window.start is not None:
        found.append(Warning("weekday_contradicts", (*said, window.start.isoformat()), dated))
    if window.start is None:
        found.append(Warning("date_unresolved", said, dated))
    found += [
        Warning("denied", (), (evidence.span(marks, clause.first, clause.last),))
        for clause in group.clauses
        if "deny" in clause.frames
    ]
    if group.where is not None and group.where.others:
        found.append(Warning("homonym", tuple(place.place_id for place in group.where.others)))
    return tuple(found)
