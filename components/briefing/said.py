"""Statements as sentences: the title of a slide and the findings under it, each with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from components import words
from components.headline import cards as headline_cards
from components.names import Names
from components.view import visible
from data import surge
from data.aggregate.periods import MEASURES, Measure
from data.change import Change
from data.filter import Filter, Resolved
from data.leads import Share, Top
from data.statements import Compared, Counted, LeftOut, NotCompared, Statement, Surge

MOST_AREAS, MOST_VALUES = 4, 3  # names in a sentence; what is more is counted
LONGEST = 64  # letters of a row's own text, or of what narrows a count in a title


def sentence(statement: Statement, measure: Measure, wanted: Resolved, names: Names, title: bool = False) -> str:
    """One statement in the language of `names`; as a title it says what was counted and where."""
    match statement:
        case Counted():
            return names.t("brief_count", what=what(statement.n, measure, wanted, names), area=area(wanted, names))
        case Compared():
            return _compared(statement, measure, wanted, names)
        case NotCompared():
            count = names.t("brief_count", what=what(statement.n, measure, wanted, names), area=area(wanted, names))
            return f"{count} {names.t(f'not_compared_{statement.reason}')}" if statement.reason else count
        case LeftOut():
            counted = _narrowed(names.t(f"measure_{measure}"), measure, wanted, names)
            why = words.left_out(statement, wanted, names)
            return names.t("brief_left_out", what=counted, area=area(wanted, names), why=why)
        case Surge():
            return names.t(
                "brief_surge",
                month=names.month(statement.month),
                what=what(statement.n, measure, wanted, names),
                area=area(wanted, names),
                months=surge.HISTORY,
                highest=statement.highest_before,
                once=surge.ONCE_IN,
            )
        case Share():
            return _share(statement, measure, wanted, names, title)
        case Top():
            return _top(statement, measure, wanted, names, title)


def what(n: int, measure: Measure, wanted: Filter, names: Names) -> str:
    """26 attacks by IS, in the plural form of the language: a count never stands without what narrows it."""
    return _narrowed(names.t(f"n_{measure}", n=n), measure, wanted, names)


def _narrowed(said: str, measure: Measure, wanted: Filter, names: Names) -> str:
    """What was counted with what narrows it; where that is too long for a sentence, the line below names all of it."""
    if wanted.actors:
        said = names.t(f"brief_{wanted.role}", what=said, actors=_any_of(wanted.actors, names))
    if wanted.pair:
        first, second = (words.side(code, names, "actor_governed") for code in wanted.pair)
        said = names.t("brief_against", what=said, first=first, second=second)
    whole = set(MEASURES[measure]) <= set(wanted.classes)  # classes that hold all of the measure narrow nothing
    filters = words.narrowed(replace(wanted, actors=(), pair=None, classes=() if whole else wanted.classes), names)
    if not filters:
        return said
    named = names.t("list_break").join(filters)
    return names.t("brief_filtered", what=said, filters=named if len(named) <= LONGEST else names.t("brief_see_below"))


def told_apart(names: Names) -> Callable[[str, str], str]:
    """How places of one name are told apart: Al-Busayrah (Deir ez-Zor district)."""
    return lambda name, area: names.t("place_in", place=name, area=names.area_beside(name, area))


def fitting(text: str) -> str:
    """A row's own text, no longer than a slide has room for."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "\u2026"


def percent(share: float, names: Names) -> str:
    """A share as a whole number of hundredths; below one and above ninety-nine with the decimals that keep it from
    being told as none or all."""
    hundredths = share * 100
    decimals = 0 if 1 <= hundredths <= 99 or share in (0, 1) else 1
    while share not in (0, 1) and round(hundredths, decimals) in (0, 100):
        decimals += 1
    return names.digits(f"{hundredths:.{decimals}f}")


def area(wanted: Filter, names: Names) -> str:
    """The area of a filter by name; where there are too many names, how many."""
    if len(wanted.districts) > MOST_AREAS:
        return names.t("n_districts", n=len(wanted.districts))
    if len(wanted.governorates) > MOST_AREAS and not wanted.districts:
        return names.t("n_governorates", n=len(wanted.governorates))
    return words.area(wanted, names)


def _any_of(actors: tuple[str, ...], names: Names) -> str:
    if len(actors) > MOST_VALUES:
        return names.t("brief_any_of_actors", n=len(actors))
    said = [names.of("actor_governed", actor) for actor in actors]
    return (
        said[0]
        if len(said) == 1
        else names.t("brief_or", first=names.t("brief_or_between").join(said[:-1]), last=said[-1])
    )


def _compared(statement: Compared, measure: Measure, wanted: Resolved, names: Names) -> str:
    change, earlier = statement.change, statement.earlier
    told = {
        "what": what(change.after, measure, wanted, names),
        "area": area(wanted, names),
        "before": names.number(change.before),
        "period": names.window(earlier.date_from, earlier.date_to),
    }
    if change.verdict == "nothing_to_compare":
        told["what"] = _narrowed(names.t(f"measure_{measure}"), measure, wanted, names)
        return names.t("brief_nothing_to_compare", **told)
    if change.verdict != "untold" and not change.before:
        told["verdict"] = names.t(f"verdict_{change.verdict}")
        return names.t("brief_from_none", interval=headline_cards.interval(change, names), **told)
    return names.t(f"brief_{change.verdict}", ratio=_ratio(change, names), **told)


def _ratio(change: Change, names: Names) -> str:
    """How many times the count before, with the interval; why not, where none can be told."""
    if change.verdict == "untold":
        return names.t("brief_ratio_untold")
    ratio = names.ratio(change.ratio)
    return names.t("brief_ratio", ratio=ratio, interval=headline_cards.interval(change, names))


def caveat(statement: Statement, names: Names) -> str:
    """What a lead survives, or why none is said: what stands beside a share, and below one that is the title."""
    if not isinstance(statement, Share) or statement.no_lead == "tied":
        return ""
    if statement.no_lead:
        return names.t(f"no_lead_{statement.no_lead}", n=statement.doubtful)
    if not statement.doubtful:
        return ""
    return names.t("brief_share_holds", n=statement.doubtful, rival=names.of("area", statement.rival))


def _share(statement: Share, measure: Measure, wanted: Filter, names: Names, title: bool) -> str:
    """The share of who leads; where nobody does, the counts side by side."""
    told = {"what": what(statement.whole, measure, wanted, names), "area": area(wanted, names)}
    part, codes = statement.ranks[0]
    if statement.no_lead:
        told["counts"] = names.t("comma").join(_side_by_side(statement, names))
        told["whole"] = names.number(statement.whole)
        said = names.t("brief_counts_title" if title else "brief_counts_of", **told)
    else:
        told |= {"most": names.of("area", codes[0]), "percent": percent(part / statement.whole, names)}
        key = "brief_share_title" if title else "brief_share"
        said = names.t(key, part=part, whole=statement.whole, **told)
    told_why = caveat(statement, names)
    if not title:
        return f"{said} {told_why}".strip()
    return said if statement.no_lead in ("", "tied", "doubtful") else f"{said}. {told_why}"


def _side_by_side(statement: Share, names: Names) -> list[str]:
    """25 in Hasakah, 22 in Raqqa, 3 elsewhere or not placed."""
    counts = [
        names.t("brief_count_in", n=len(codes), count=n, who=words.areas(codes, names)) for n, codes in statement.ranks
    ]
    rest = statement.whole - sum(n * len(codes) for n, codes in statement.ranks)
    return [*counts, names.t("brief_count_rest", count=rest)] if rest else counts


def _top(statement: Top, measure: Measure, wanted: Filter, names: Names, title: bool) -> str:
    exact = dict(statement.exact)
    if exact:  # each place by itself: those of one count are told apart by how many are merely near
        said = [
            names.t(
                "brief_place",
                who=names.listed([_named(name, "place", names)]),
                count=n,
                near=words.nearness(n, exact[name], names),
            )
            for n, places in statement.ranks
            for name in places
        ]
    else:
        said = _ranked(statement, names)
    counted = names.t(f"measure_{measure}")
    if title:
        counted = names.t("brief_all", what=_narrowed(counted, measure, wanted, names), area=area(wanted, names))
    values = {"measure": counted, "who": names.t("list_break").join(said)}
    told = names.t(f"brief_top_{statement.kind}" if statement.leads else f"brief_order_{statement.kind}", **values)
    if statement.without is None:
        return told
    without = names.t("list_break").join(_ranked(statement.without, names))
    return f"{told} {names.t('brief_without_near', who=without)}"


def _ranked(statement: Top, names: Names) -> list[str]:
    said = []
    for n, members in statement.ranks:
        who = [_named(member, statement.kind, names) for member in members]
        key = "brief_ranked" if len(who) == 1 else "brief_tied"
        said.append(names.t(key, who=names.listed(who), count=n, n=len(who)))
    if statement.tied:
        said.append(names.t(f"brief_many_tied_{statement.kind}", n=statement.tied, count=statement.tied_n))
    return said


def _named(member: str, kind: str, names: Names) -> str:
    """An actor by its name; a place's name is a row's own text: nothing in it may turn the sentence round."""
    return names.of("actor_short", member) if kind == "actor" else fitting(visible(member))
