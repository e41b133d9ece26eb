"""A comparison in words: what the sides are called, what differs in their coverage, ratios, and why none is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from components import words
from components.compare.judging import Judged, kind_of
from components.headline import cards, publishers, shares
from components.names import FIRST_STRONG, Names
from components.view import View, visible
from data import comparison, place_codes
from data.aggregate.baseline import laid
from data.aggregate.measured import default_measure
from data.aggregate.publishers import shift
from data.aggregate.side import Side, nowhere
from data.aggregate.side import side as counted
from data.bounds import TOLLS
from data.change import NO_VERDICT, Verdict
from data.comparison import DATED, Held
from data.dispersion import LEAST_WINDOWS
from data.recorded import columns_of

APART = 0.1  # from which difference of two shares of silence on it is said


def side(view: View, of: View, names: Names) -> str:
    """What the view, or one of those beside it, is called: by what they differ in."""
    kind = kind_of(view)
    if kind in DATED:
        return names.window(of.filter.date_from, of.filter.date_to)
    if kind == "governorate":
        place = of.filter.place  # of which alone it counts
        if place and not place_codes.area_of(place):  # a town may be called as its governorate is
            return words.where(place, names)
        return names.apart(words.place(place, names)) if place else words.area(of.filter, names)
    if kind == "actor":
        if not of.filter.actors:
            return names.t("compare_everybody")
        return names.listed(names.of("actor_short", actor) for actor in of.filter.actors)
    return names.apart(visible(of.origin.names.get(names.lang, of.origin.origin)))


def coverage(view: View, of: View) -> str:
    """What differs in how the view and one beside it are covered and counted, which is said before any number; "" for
    nothing."""
    return " ".join(differences(view, of))


def differences(view: View, of: View) -> list[str]:
    """The same, a sentence each."""
    names, both = view.names, (view, of)
    lines = [line for one in both for line in (_covered(view, one), _left_out(view, one))]
    if kind_of(view) == "table":
        lines += [_table(view, one) for one in both]
        lines.append(names.t("compare_two_tables"))
    elif kind_of(view) in DATED:
        lines += [_lengths(view, of), _sources(view, of)]
    else:
        lines.append(names.t("compare_reporting"))
        lines.append(_nowhere(view) if kind_of(view) == "governorate" else "")
    if not view.silence and not of.silence:
        lines += _silence(view, of, view.ask(counted), of.ask(counted))
    return list(dict.fromkeys(line for line in lines if line))


def of_sides(view: View) -> str:
    """Both sides; of many, the view and how many stand beside it."""
    names = view.names
    one = names.begun(side(view, view, names))
    if len(view.compared) > 1:
        return names.t("compare_title_several", side=one, n=len(view.compared))
    return names.t("compare_title", one=one, other=name(view, view.compared[0]))


def first(view: View, judged: Judged) -> list[str]:
    """What is said before the numbers: what differs in coverage, and why no ratio is told of which of the others."""
    names, lines = view.names, [line for one in view.compared for line in differences(view, one)]
    for at, one in enumerate(view.compared):
        if reason := why_untold(judged, at, names):
            several = len(view.compared) > 1
            lines.append(names.t("side_sentence", side=name(view, one), said=reason) if several else reason)
    return [line for line in dict.fromkeys([*lines, years_left_out(view)]) if line]


def last(view: View, judged: Judged) -> list[str]:
    """What is said below the numbers: what a ratio means and what its verdict was tested with, and that people have
    none."""
    names = view.names
    means = any(one.change for one in judged.held.values())
    return [
        line
        for line in (
            names.t("compare_means", side=name(view, view)) if means else "",
            tested(judged, view),
            names.t("compare_people"),
        )
        if line
    ]


def briefly(judged: Judged, view: View) -> list[str]:
    """`last` where there is little room."""
    names = view.names
    factors = [
        one.change.dispersion.factor for one in judged.held.values() if one.change and one.change.dispersion.known
    ]
    if not factors:
        return []
    low, high = (names.number(round(one, 1)) for one in (min(factors), max(factors)))
    factor = low if low == high else names.isolated(f"{low}\u2013{high}")
    return [names.t("compare_means", side=name(view, view)), names.t("compare_tested_briefly", factor=factor)]


def why_untold(judged: Judged, at: int, names: Names) -> str:
    """Why no ratio to a view beside is told, of any measure; "" where some may be."""
    reason = judged.untold[at]
    if reason == "shared":
        return names.t("compare_untold_shared", n=judged.shared[at])
    return names.t(f"compare_untold_{reason}") if reason else ""


def verdict(code: Verdict, view: View) -> str:
    """A verdict in words: of the same days nothing changes, but two differ."""
    names = view.names
    if code == "nothing_to_compare":
        return names.t("compare_none")
    if code == "no_clear_change" and kind_of(view) not in DATED:
        return names.t("compare_no_clear_difference")
    return names.t(f"verdict_{code}")


def ratio(held: Held, view: View) -> str:
    """clearly more: ratio 1.62 (1.12-2.34); "" where none is told."""
    change, names = held.change, view.names
    if change is None:
        return ""
    told = verdict(change.verdict, view)
    if change.verdict in NO_VERDICT:
        return told
    interval = cards.interval(change, names)
    if change.before == 0:
        return names.t("compare_from_none", verdict=told, interval=interval)
    return names.t("compare_ratio", verdict=told, ratio=names.ratio(change.ratio), interval=interval)


def tested(judged: Judged, view: View) -> str:
    """What the verdicts were tested with: of the first of them; "" where there is none."""
    names = view.names
    change = next((one.change for one in judged.held.values() if one.change and one.change.dispersion.known), None)
    if change is None:
        return ""
    known = change.dispersion
    if kind_of(view) in DATED:
        return cards.tested(change, names)
    factor = names.number(round(known.factor, 1))
    few = laid(view.filter, view.origin).n < LEAST_WINDOWS
    of = names.t("compare_tested_shorter" if few else "compare_tested", factor=factor, windows=known.windows)
    return f"{of} {names.t('compare_tested_words')}"


def toll_name(toll: str, names: Names) -> str:
    """What one of bounds.TOLLS is called."""
    label = "list_killed_civilians" if toll == "killed_civilians" else toll
    return names.t(label)


def years_left_out(view: View) -> str:
    """That more years are covered than stand beside; "" where not."""
    n = comparison.years_left_out(view.comparison, view.filter, view.origin) if view.comparison else 0
    return view.names.t("compare_years_left_out", n=n) if n else ""


def _covered(view: View, one: View) -> str:
    """That a table covers only a part of a side's days."""
    part = one.covered
    if (part.date_from, part.date_to) == (one.filter.date_from, one.filter.date_to):
        return ""
    names = view.names
    period = names.window(part.date_from, part.date_to)
    return names.t("compare_covered", side=name(view, one), period=period)


def _left_out(view: View, one: View) -> str:
    """Incidents of a side that no count holds: at its edges, and by a role that nobody states."""
    names = view.names
    edge = 0 if one.silence else one.straddling()
    undirected = sum(one.undirected().values())
    lost = words.undirected(undirected, one.filter, names)
    parts = [
        names.t("compare_edge", n=edge, side=name(view, one)) if edge else "",
        names.t("side_sentence", side=name(view, one), said=lost) if lost else "",
    ]
    return " ".join(part for part in parts if part)


def _lengths(view: View, of: View) -> str:
    lengths = [comparison.days(one.filter) for one in (view, of)]
    if lengths[0] == lengths[1]:
        return ""
    names = view.names
    days, other = (names.t("compare_days", n=n) for n in lengths)
    return names.t("compare_lengths", side=name(view, view), days=days, other=name(view, of), other_days=other)


def _sources(view: View, of: View) -> str:
    """That much more of one period than of the other rests on one publisher alone."""
    if comparison.common_day(view.filter, of.filter) or view.silence or not view.origin.records("sources"):
        return ""
    names, measure = view.names, default_measure(view.origin)
    mine, its = ((one.filter.date_from, one.filter.date_to) for one in (view, of))
    found = view.throughout().ask(shift, measure=measure, before=its, now=mine)
    if found is None:
        return ""
    other_share, share = publishers.both_shares(found, names)
    return names.t(
        "compare_sources",
        measure=names.t(f"measure_{measure}"),
        publisher=names.apart(names.of("publisher", visible(found.publisher))),
        share=share,
        side=name(view, view),
        other_share=other_share,
        other=name(view, of),
    )


def _nowhere(view: View) -> str:
    """Incidents of the same days that may be of either governorate, as they name none."""
    anywhere = view.about(replace(view.filter, governorates=(), districts=(), place=""))
    n = 0 if anywhere.silence else anywhere.ask(nowhere)
    return view.names.t("compare_nowhere", n=n) if n else ""


def _table(view: View, one: View) -> str:
    names, origin = view.names, one.origin
    covers = origin.covers.get(names.lang) or names.window(origin.covers_from, origin.covers_to)
    return names.t("compare_table_covers", side=name(view, one), covers=names.apart(visible(covers)))


def _silence(view: View, of: View, mine: Side, its: Side) -> Iterable[str]:
    """Where much more of one side than of the other gives no number of people."""
    names = view.names
    for toll in TOLLS:
        if not all(one.origin.records(*columns_of(toll)) for one in (view, of)):
            continue
        silent = [(one.tolls[toll].silent, one.incidents) for one in (mine, its)]
        if not all(whole for _, whole in silent):
            continue
        if abs(silent[0][0] / silent[0][1] - silent[1][0] / silent[1][1]) < APART:
            continue
        share, other_share = (shares.per_cent(*one, names) for one in silent)
        yield names.t(
            "compare_silence",
            toll=toll_name(toll, names),
            share=share,
            side=name(view, view),
            other_share=other_share,
            other=name(view, of),
        )


def name(view: View, one: View) -> str:
    """A side inside a sentence."""
    called = side(view, one, view.names)
    return called if called.startswith(FIRST_STRONG) else view.names.apart(called)
