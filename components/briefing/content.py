"""From a view to its slide: every number is of data.aggregate, as on the pages, and every sentence of strings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode, urljoin

from components import permalink, words
from components.briefing import blocks, compared, said, totals
from components.briefing.asked import LEAD, MEASURE, SHEET, SLIDE, SPLIT, TITLE, Asked
from components.briefing.slide import Slide
from components.drawing.marking import marking
from components.filters import splits
from components.headline import cards as headline_cards
from components.headline import comparing, publishers, readings, rests
from components.headline.comparing import Series
from components.names import Names
from components.reviewed import set_aside
from components.view import View, doubts_in_words, visible
from data import leads, statements
from data.aggregate import actors, geography
from data.aggregate.baseline import ANYWHERE
from data.aggregate.coverage import Quality, quality
from data.aggregate.headline import Headline, headline
from data.aggregate.periods import MEASURES, Measure
from data.change import Change
from data.filter import Resolved
from data.snapshot import Changes, fingerprint
from data.statements import Counted, Statement
from data.store import SERIES

ADDRESS = "RASID_URL"  # environment: where this server is reached, for links in files
MOST_FINDINGS = 3
LINKED = permalink.SHARED | {SLIDE, MEASURE, SPLIT, SHEET, LEAD, TITLE}  # the parameters that rebuild a slide
MOST_DOUBTS, LONGEST_DOUBT = 3, 40  # and letters of each
LONGEST_LINK = 220  # letters shown; the files hold it in full
_SEVERAL_DAYS, _LONG = ("window", "week"), ("month", "year")


def slide(view: View, asked: Asked, link: str, changes: Changes | None = None) -> Slide:
    """Lay out what a view says.

    link     the parameters that rebuild it, or the whole address.
    changes  since an earlier snapshot, where the topic is asked for.
    """
    names = view.names
    now = view.ask(headline)
    stated = changed(view, asked)
    told = proposals(view, asked, stated)
    lead = asked.lead if asked.lead in told else next(iter(told))
    title = asked.title or said.sentence(told[lead], asked.measure, view.filter, names, title=True)
    caveat = said.caveat(told[lead], names)
    beside = [
        said.sentence(statement, asked.measure, view.filter, names)
        for code, statement in told.items()
        if asked.title or (code != lead and _adds(code, lead))
    ]
    drawn = tuple(blocks.block(topic, view, asked, stated, changes) for topic in asked.topics)
    figures = () if view.silence else tuple(headline_cards.cards_of(asked.measure, now, stated, view))
    return Slide(
        title=title,
        scope=_scope(asked.measure, view.covered, names),
        findings=tuple(beside[:MOST_FINDINGS]),
        figures=figures,
        blocks=(*drawn, *totals.blocks(view, asked), *compared.blocks(view, asked)),
        footer=tuple(_footer(view, asked, now, told, stated, "" if asked.title or caveat in title else caveat)),
        trace=_trace(view, link),
        link=link,
        marking=marking(),
        name=file_name(view, asked),
        sheet=asked.sheet,
        names=names,
    )


def changed(view: View, asked: Asked) -> dict[Series, Change]:
    """The changes that a slide shows together; empty where nothing may be compared."""
    if statements.not_comparable(view.filter, view.origin):
        return {}
    return comparing.shown(view, asked.measure, blocks.compared_areas(view, asked))


def proposals(view: View, asked: Asked, stated: Mapping[Series, Change]) -> dict[str, Statement]:
    """What may be said of a view, by the code of asked.LEADS, what fits a title best first. stated: as by `changed`."""
    wanted, origin, measure = view.filter, view.origin, asked.measure
    if left_out := view.left_out(MEASURES[measure]):
        return {"change": left_out}
    counted = splits.counted(view, "month")
    n = int(statements.measured(counted, measure)["n"].sum())
    compared = statements.compare(n, stated.get((measure, ANYWHERE)), wanted, origin)
    surge = statements.surge(splits.counted(view.throughout(), "month"), measure, wanted, origin)
    by_actor = actors.by_role(view.ask(actors.sides, measure=measure)).counts
    named = [
        (actor, n) for actor, n in zip(by_actor["actor"], by_actor["any"], strict=True) if actor not in actors.NOBODY
    ]
    sure = view.sureness()
    found: dict[str, Statement | None] = {
        "change": compared,
        "surge": surge,
        "share": leads.share(sure, measure, wanted, origin),
        "count": Counted(n),
        "places": leads.top_places(
            view.ask(geography.ground),
            measure,
            view.names.lang,
            said.told_apart(view.names),
            leads.spare(sure, measure, wanted, origin, located=True),
        ),
        "actors": leads.top("actor", named, leads.spare(sure, measure, wanted, origin)),
    }
    # That a whole series has no period before it is no finding: it is said below, and is the title of nothing.
    last = ("change",) if isinstance(compared, statements.NotCompared) and origin.kind == SERIES and n else ()
    ordered = [*(code for code in found if code not in last), *last]
    return {code: statement for code in ordered if (statement := found[code]) is not None}


def file_name(view: View, asked: Asked) -> str:
    """<table>_<topics>_<language>_<date>, of letters that every file system takes; a format adds its ending."""
    code = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in view.origin.origin)[:60]
    return f"{code}_{'_'.join(asked.topics)}_{view.names.lang}_{datetime.now(UTC):%Y%m%d}"


def rebuilt_from(params: dict[str, str], page: str = "", version: int = 0) -> str:
    """The link of a slide that is seen on the page at this address; RASID_URL, where it is set, goes before it.

    version  of a kept table, that is looked at: the link leads to it also when another is in use.
    """
    params = {**params, "asof": str(version)} if version else params
    kept = {name: value for name, value in permalink.bounded(params).items() if value and name in LINKED}
    address = os.environ.get(ADDRESS, "").rstrip("/")
    where = urljoin(page, "briefing") if page and not address else f"{address}/briefing"
    return f"{where}?{urlencode(kept, safe=',:')}"


def _adds(code: str, lead: str) -> bool:
    """Whether a statement says more than the title does: the bare count is in every change."""
    return not (code in ("count", "change") and lead in ("change", "share"))


def _scope(measure: Measure, wanted: Resolved, names: Names) -> str:
    counted = names.t(f"measure_{measure}")
    period = names.window(wanted.date_from, wanted.date_to)
    return " \u00b7 ".join([counted, said.area(wanted, names), period, *words.narrowed(wanted, names)])


def _footer(
    view: View, asked: Asked, now: Headline, told: dict[str, Statement], stated: Mapping[Series, Change], caveat: str
) -> list[str]:
    names, origin = view.names, view.origin
    covers = origin.covers.get(names.lang) or names.window(origin.covers_from, origin.covers_to)
    table = names.apart(said.fitting(visible(origin.names.get(names.lang, origin.origin))))
    lines = [
        words.beyond(view.filter, view.covered, names),
        "" if view.silence else _counts(view.ask(quality), now, view),
        words.not_stated(view.not_stated(), names),
        words.undirected(sum(view.undirected().values()), view.filter, names),
        set_aside.beside(view),
        " ".join([names.t("brief_rule"), *(names.t(note) for note in _undirected(view, asked.measure))]),
        rests.in_words(view, asked.measure),
    ]
    compared = told["change"]
    if isinstance(compared, statements.NotCompared) and compared.reason:
        lines.append(names.t(f"not_compared_{compared.reason}"))
    elif isinstance(compared, statements.Compared):
        lines.append(headline_cards.tested(compared.change, names))
        lines += readings.in_words(stated, view)
        lines.append(publishers.changed(view, asked.measure))
    lines.append(caveat)
    straddling = 0 if view.silence else view.straddling()
    if straddling:
        lines.append(names.t("not_shown_straddling", n=straddling))
    if before := headline_cards.left_out_before(view):
        lines.append(before)
    if asked.title:
        lines.append(names.t("brief_by_hand"))
    lines += doubts_in_words(view.doubts, names, LONGEST_DOUBT)[:MOST_DOUBTS]
    lines.append(names.t("brief_table", table=table, covers=covers))
    if citation := names.apart(origin.citation.get(names.lang, "")):
        licence = names.apart(origin.licence.get(names.lang, ""))
        lines.append(names.t("sources_line", source=citation, licence=licence))
    lines += [words.version(origin, names)] if origin.version else []
    lines.append(names.t("as_of", day=names.date(origin.covers_to)) + ". " + names.t("map_disclaimer"))
    return [line for line in lines if line]


def _undirected(view: View, measure: Measure) -> list[str]:
    """The string that says what became of the rows that do not say who attacked, where those are most."""
    notes: dict[Measure, str] = {"violent_events": "undirected_note", "attacks": "brief_undirected_attacks"}
    return [notes[measure]] if view.origin.undirected and measure in notes else []


def _counts(known: Quality, now: Headline, view: View) -> str:
    return view.names.t(
        "brief_counts",
        n=now.incidents,
        total=view.origin.rows,
        unlocated=now.unlocated,
        windows=sum(known.date[code] for code in _SEVERAL_DAYS),
        months=sum(known.date[code] for code in _LONG),
    )


def _trace(view: View, link: str) -> str:
    names = view.names
    short = link if len(link) <= LONGEST_LINK else names.t("brief_link_short", link=link[:LONGEST_LINK])
    data = names.t("brief_hash", hash=names.isolated(view.ask(fingerprint)))
    return f"{data} · {names.t('brief_link')}: {names.isolated(short)}"
