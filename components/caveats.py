"""What stands over and under every page, and in every picture of a chart: what the table covers, what is not shown and
why, and the source."""

from __future__ import annotations

from components import words
from components.reviewed import set_aside
from components.view import View


def scope(view: View) -> str:
    """What the table in view covers, and what may not be read from it."""
    said, origin = view.names, view.origin
    covers = origin.covers.get(said.lang) or said.window(origin.covers_from, origin.covers_to)
    parts = [words.beyond(view.filter, view.covered, said), said.t("covers_line", covers=covers)]
    if origin.undirected:
        parts.append(said.t("undirected_note"))
    return " ".join(part for part in parts if part)


def straddling(view: View) -> str:
    """How many incidents are left out because their date may lie outside the period; "" for none."""
    count = 0 if view.silence else view.straddling()
    return view.names.t("not_shown_straddling", n=count) if count else ""


def left_out(view: View, *more: str) -> str:
    """How many incidents are left out, and why, with `more` reasons; "" where there is nothing to say."""
    said = view.names
    undirected = words.undirected(sum(view.undirected().values()), view.filter, said)
    told = [
        text for text in (undirected, set_aside.beside(view), *more, words.not_stated(view.not_stated(), said)) if text
    ]
    return f"{said.t('not_shown_title')}: {' '.join(told)}" if told else ""


def source(view: View) -> str:
    """Up to when the data reach, which version they are, whose, and under which licence."""
    said, origin = view.names, view.origin
    lines = [said.t("as_of", day=said.date(origin.covers_to)) + "."]
    lines += [words.version(origin, said)] if origin.version else []
    if citation := said.apart(origin.citation.get(said.lang, "")):
        licence = said.apart(origin.licence.get(said.lang, ""))
        lines.append(said.t("sources_line", source=citation, licence=licence))
    return " ".join(lines)
