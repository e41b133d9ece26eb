"""The blocks of a slide: what each topic shows of a view, as words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components import words
from components.briefing import overlaid, said, windows
from components.briefing.asked import Asked, Topic
from components.briefing.slide import (
    ActorsBlock,
    Bar,
    Block,
    ComparisonBlock,
    EmptyBlock,
    ListBlock,
    MapBlock,
    TimelineBlock,
)
from components.figures import bars
from components.filters import splits
from components.headline import cards as headline_cards
from components.headline import comparing, readings
from components.headline.comparing import Series
from components.incidents import listed as incident_list
from components.look import CLASS_COLOURS, LIGHT
from components.map import incident_map
from components.names import Names
from components.timeline import words as timeline_words
from components.view import View, visible
from data import schema, statements
from data.aggregate import actors, geography
from data.aggregate.baseline import ANYWHERE
from data.aggregate.headline import headline
from data.aggregate.measured import latest_of
from data.aggregate.periods import MEASURES, NOWHERE, Every, Measure, coarser_than_asked
from data.aggregate.timeline import Timeline
from data.change import Change
from data.place_codes import STEP
from data.snapshot import Changes
from data.store import CASE, SAMPLE, Origin

MOST_PANELS, MOST_BARS = 4, 150  # more governorates are drawn together
MOST_ACTORS, MOST_ROWS = 9, 14
_SHARES = (0.27, 0.21, 0.14, 0.15, 0.1, 0.13)  # of a list's width, for incident_list.COLUMNS
_KEPT_OF_A_CHANGE = ("date", "place", "event", "killed")
_SHARES_OF_A_CHANGE = (0.25, 0.2, 0.25, 0.16, 0.14)


def block(topic: Topic, view: View, asked: Asked, stated: Mapping[Series, Change], changes: Changes | None) -> Block:
    """One block about a view; what the table never records, or the filter leaves out, is said in its place."""
    counted = schema.CLASSES if topic == "changes" else MEASURES[asked.measure]
    if why := view.left_out(counted):
        names, note = view.names, words.left_out(why, view.filter, view.names) + "."
        heading = names.t(f"slide_{topic}")
        if topic == "incidents":
            heading = names.t("brief_incidents", measure=names.t(f"measure_{asked.measure}"))
        return EmptyBlock(heading, (note if topic == "changes" else words.of_measure(asked.measure, note, names),))
    drawn: dict[Topic, Callable[[], Block]] = {
        "timeline": lambda: _timeline(view, asked.measure, asked.split),
        "actors": lambda: _actors(view, asked.measure),
        "map": lambda: _map(view, asked.measure),
        "comparison": lambda: _comparison(view, asked.measure, stated),
        "incidents": lambda: _incidents(view, asked.measure),
        "changes": lambda: _changes(view, changes),
    }
    return drawn[topic]()


def colour(measure: Measure) -> str:
    """The colour of what is counted; one measure is drawn at a time, so it carries no meaning of its own."""
    classes = MEASURES[measure]
    return CLASS_COLOURS[classes[0]] if len(classes) == 1 else LIGHT.bar


def every_of(view: View) -> Every:
    """How long a bar of a slide is."""
    wanted, origin = view.filter, view.origin
    days = (min(wanted.date_to, origin.covers_to) - max(wanted.date_from, origin.covers_from)).days + 1
    return coarser_than_asked(max(1, days), min(MOST_PANELS, len(wanted.governorates) or MOST_PANELS), MOST_BARS)


def _timeline(view: View, measure: Measure, split: str) -> Block:
    names, wanted, origin = view.names, view.filter, view.origin
    every = every_of(view)
    if view.compared:
        return overlaid.block(view, measure, every, split)
    heading = names.t(f"timeline_by_{every}", measure=names.t(f"measure_{measure}"))
    if by := splits.name(split, view):
        heading = names.t("timeline_split_by", heading=heading, split=by)
    if what := splits.never(split, view):
        return EmptyBlock(heading, (names.begun(words.not_recorded(what, names)) + ".",))
    shown = splits.laid(splits.counted(view, every, split), view, every, measure, split)
    if shown.empty:
        return EmptyBlock(heading, (names.t("brief_none_here"),))
    merged = len(shown.panels) > MOST_PANELS
    notes = [
        names.t(f"timeline_{origin.kind}") if origin.kind in (SAMPLE, CASE) else "",
        names.t("brief_merged_areas", n=len(set(shown.panels) - {NOWHERE})) if merged else "",
        names.t("brief_not_drawn", n=int(shown.unfit["n"].sum())) if not shown.unfit.empty else "",
        names.t("brief_dashed" if shown.split else "brief_hatched") if shown.partial else "",
        names.t("brief_no_data") if shown.uncovered else "",
    ]
    panels_drawn = (
        ((_panel_title(said.area(wanted, names), sum(map(shown.total, shown.panels)), names), _bars(shown, "", names)),)
        if merged
        else tuple(
            (_panel_title(names.panel(panel), shown.total(panel), names), _bars(shown, panel, names))
            for panel in shown.panels
        )
    )
    return TimelineBlock(
        heading,
        tuple(note for note in notes if note),
        panels_drawn,
        colour(measure),
        tuple(bars.legend(shown, names, LIGHT)),
        windows.of_panels(shown, merged),
        timeline_words.outlined(shown, names),
    )


def _panel_title(area: str, total: int, names: Names) -> str:
    return names.t("panel_title", area=area, count=names.number(total))


def _bars(shown: Timeline, panel: str, names: Names) -> tuple[Bar, ...]:
    rows = shown.drawn[shown.drawn["panel"] == panel] if panel else shown.drawn
    sums = rows.groupby("period")["n"].sum()
    split = {part: own.groupby("period")["n"].sum() for part, own in rows.groupby("part")} if shown.split else {}
    long = shown.periods[-1].year - shown.periods[0].year > 1
    drawn = []
    for period in shown.periods:
        state = "partial" if period in shown.partial else "uncovered" if period in shown.uncovered else "whole"
        first_of_year = period.month == 1 and period.day <= 7
        if long:
            tick = names.digits(str(period.year)) if first_of_year else ""
        else:
            tick = names.date(period) if shown.every in ("day", "week") else names.period(period, shown.every)
        parts = tuple(int(split[part].get(period, 0)) if part in split else 0 for part in shown.parts)
        n = int(sums.get(period, 0))
        drawn.append(Bar(names.period(period, shown.every), n, state, tick, parts if shown.split else ()))
    return tuple(drawn)


def _actors(view: View, measure: Measure) -> Block:
    names = view.names
    found = actors.by_role(view.ask(actors.sides, measure=measure))
    heading = names.t("brief_actors", measure=names.t(f"measure_{measure}"))
    held = found.counts[found.counts["any"] > 0]
    if held.empty:
        return EmptyBlock(heading, (names.t("brief_actors_nobody" if found.total else "brief_none_here"),))
    colours = {row["actor"]: row["colour"] for row in schema.reference("actors")}
    rows = tuple(
        (names.of("actor_short", actor), int(n), colours.get(actor, LIGHT.quiet), found.tied(at))
        for at, (actor, n) in enumerate(zip(held["actor"], held["any"], strict=True))
    )
    notes = [names.t("brief_actors_note")]
    if len(rows) > MOST_ACTORS:
        notes.append(names.t("brief_actors_shown", shown=MOST_ACTORS, all=len(rows)))
    return ActorsBlock(heading, tuple(notes), rows[:MOST_ACTORS])


def _map(view: View, measure: Measure) -> Block:
    names = view.names
    laid = view.ask(geography.ground)
    columns = tuple(f"n_{code}" for code in MEASURES[measure] if code in laid.codes)
    heading = names.t("brief_map", measure=names.t(f"measure_{measure}"))
    located, shaded = (int(rows[list(columns)].sum().sum()) for rows in (laid.places, laid.areas))
    whole = int(statements.measured(splits.counted(view, "month"), measure)["n"].sum())
    notes = [names.t("brief_map_note", shaded=shaded, undrawn=whole - located - shaded)]
    exact = int(laid.places[[column.replace("n_", "exact_", 1) for column in columns]].sum().sum())
    notes += [names.t("brief_map_near", n=located - exact)] if located > exact else []
    if laid.cell:
        notes.append(names.t("brief_map_cells", width=names.number(laid.cell * STEP)))
    return MapBlock(
        heading,
        tuple(notes),
        laid,
        columns,
        incident_map.frame(view.filter),
        colour(measure),
        names.t("map_credits"),
    )


def compared_areas(view: View, asked: Asked) -> tuple[str, ...]:
    """The governorates that the comparison of a slide has a row for; none where there would be too many."""
    areas = comparing.areas(view, asked.measure) if "comparison" in asked.topics else ()
    return tuple(words.in_order(areas)) if len(areas) <= MOST_PANELS * 2 else ()


def _comparison(view: View, measure: Measure, stated: Mapping[Series, Change]) -> Block:
    names, wanted = view.names, view.filter
    heading = names.t("brief_comparison", measure=names.t(f"measure_{measure}"))
    reason = statements.not_comparable(wanted, view.origin)
    if reason:
        return EmptyBlock(heading, (names.t(f"not_compared_{reason}"),))
    earlier = wanted.previous()
    areas = [area for _, area in stated if area != ANYWHERE]
    compared = [(names.of("area", area), (measure, area)) for area in areas]
    if len(areas) == 1 and _counts(stated[measure, areas[0]]) == _counts(stated[measure, ANYWHERE]):
        compared = [(compared[0][0], (measure, ANYWHERE))]  # the title's own verdict: nothing else is shown beside it
    else:
        compared.append((names.t("brief_all_areas"), (measure, ANYWHERE)))
    notes = (
        names.t("brief_beside"),
        names.t("brief_together", n=len(areas)) if len(areas) > 1 else "",
        readings.of_areas([(label, readings.of(view, series, stated)) for label, series in compared], names),
    )
    return ComparisonBlock(
        heading,
        tuple(note for note in notes if note),
        tuple((label, stated[series], _verdict(stated[series], names)) for label, series in compared),
        names.t("brief_now"),
        names.t("brief_before", period=names.window(earlier.date_from, earlier.date_to)),
        colour(measure),
    )


def _counts(change: Change) -> tuple[int, int]:
    return change.before, change.after


def _verdict(change: Change, names: Names) -> str:
    """clearly fewer, 0.48 (0.29-0.78); nothing beside a verdict that has no interval of both ends."""
    verdict = names.t(f"verdict_{change.verdict}")
    if not change.before or not change.dispersion.known:
        return verdict
    ratio = names.ratio(change.ratio)
    return names.t("brief_verdict", verdict=verdict, ratio=ratio, interval=headline_cards.interval(change, names))


def _incidents(view: View, measure: Measure) -> Block:
    names = view.names
    rows = view.ask(latest_of, measure=measure, limit=MOST_ROWS)
    count = view.ask(headline).count(measure)
    heading = names.t("brief_incidents", measure=names.t(f"measure_{measure}"))
    if rows.empty:
        return EmptyBlock(heading, (names.t("brief_none_here"),))
    columns = tuple(names.t(f"list_{code}") for code in incident_list.COLUMNS)
    cells = tuple(_cells(row, incident_list.COLUMNS, names, view.origin) for row in rows.to_dict("records"))
    return ListBlock(heading, (), columns, _SHARES, cells, count)


def _cells(
    row: incident_list.Row, columns: tuple[str, ...], names: Names, origin: Origin | None = None
) -> tuple[str, ...]:
    said_of = {
        "date": lambda: incident_list.date(row, names),
        "place": lambda: incident_list.place(row, names),
        "event": lambda: names.of("event_type", row["event_type"]),
        "who": lambda: incident_list.who(row, names, origin),
        "killed": lambda: incident_list.killed(row, names, origin),
        "source": lambda: names.sources(visible(row["sources"])),
    }
    return tuple(said.fitting(said_of[column]()) for column in columns)


def _changes(view: View, changes: Changes | None) -> Block:
    names = view.names
    heading = names.t("brief_changes")
    if changes is None:
        return EmptyBlock(heading, (names.t("brief_change_new_table"),))
    day = names.date(changes.taken)
    if changes.rows.empty:
        return EmptyBlock(heading, (names.t("brief_change_none", day=day),))
    counts = {kind: changes.count(kind) for kind in ("new", "changed", "withdrawn")}
    held = [changes.rows[changes.rows["kind"] == kind].head(MOST_ROWS // 3) for kind in counts]
    columns = (names.t("brief_list_change"), *(names.t(f"list_{code}") for code in _KEPT_OF_A_CHANGE))
    drawn = []
    for row in (row for rows in held for row in rows.to_dict("records")):
        kind, what = str(row["kind"]), str(row["what"])
        told = names.t(f"brief_change_kind_{kind}")
        if what:
            columns_of = (
                names.t(f"column_{code}") if names.has(f"column_{code}") else code for code in what.split(";")
            )
            told = names.t("brief_change_what", columns=said.fitting(names.t("list_break").join(columns_of)))
        drawn.append((told, *_cells(row, _KEPT_OF_A_CHANGE, names, view.origin)))
    said_of = names.t("brief_change_title", day=day, **counts)
    return ListBlock(heading, (said_of,), columns, _SHARES_OF_A_CHANGE, tuple(drawn), len(changes.rows))
