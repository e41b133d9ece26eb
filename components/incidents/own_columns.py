"""A table's own columns on screen: what one incident holds, and what there is of each over the incidents in view."""

from __future__ import annotations

import html

import streamlit as st

from components import own_words, permalink
from components.headline import shares
from components.names import Names
from components.view import View, visible
from components.written import shortened
from data.aggregate import own
from data.aggregate.own import Summary

MOST = 60  # columns that are summed up on a page
LONGEST = 5_000  # letters of one cell on a card


def of_incident(view: View, incident_id: str) -> None:
    """What one incident holds in them, as text; nothing where the table has none."""
    if not view.origin.own:
        return
    names, columns = view.names, tuple(column.name for column in view.origin.own)
    whole = view.whole()
    held = whole.ask(own.of_incident, incident_id=incident_id, columns=columns)
    silent = names.listed(own_words.name(column, names) for column, text in held if not text)
    facts = "".join(
        f"<dt><bdi>{html.escape(shortened(column, own_words.LONGEST))}</bdi></dt>"
        f"<dd><bdi>{html.escape(_cell(text))}</bdi></dd>"
        for column, text in held
        if text
    )
    st.subheader(names.t("own_of_incident"), anchor=False)
    st.html(f'<dl class="facts">{facts}</dl>')
    if silent:
        st.html(f'<p class="aside">{html.escape(names.t("own_silent", columns=silent))}</p>')


def show(view: View) -> None:
    """Each column over the incidents in view: how many give it, its texts where they are few, and the sum that is asked
    for: most numbers are codes and years, of which none means anything."""
    if not view.origin.own:
        return
    names, columns = view.names, view.origin.own[:MOST]
    st.subheader(names.t("own_columns"), anchor=False)
    st.caption(names.t("own_columns_said"))
    summed = _summed(view, tuple(column.name for column in columns if column.kind == "number"))
    found = view.ask(own.summaries, columns=columns)
    drawn = "".join(_section(summary, summary.name == summed, names) for summary in found)
    st.html(f'<div class="qualities">{drawn}</div>')
    if more := len(view.origin.own) - len(columns):
        st.caption(names.t("own_columns_more", n=more))


def _summed(view: View, numbers: tuple[str, ...]) -> str:
    """The column of numbers that somebody wants summed; "" for none."""
    asked, doubts = permalink.choice("sum", ("", *numbers), "")
    view.say_doubts(doubts)
    if numbers:
        st.selectbox(
            view.names.t("own_sum_up"),
            numbers,
            numbers.index(asked) if asked else None,
            format_func=lambda name: shortened(name, own_words.LONGEST),
            placeholder=view.names.t("own_sum_none"),
            width=360,
            **permalink.bind("sum", asked or None, lambda name: name or "", typed=True),
        )
    return asked


def _section(found: Summary, summed: bool, names: Names) -> str:
    title = f"<h3><bdi>{html.escape(shortened(found.name, own_words.LONGEST))}</bdi></h3>"
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in in_words(found, summed, names))
    if not found.values:
        return f"<section>{title}{lines}</section>"
    counts = {own_words.text(text, names): 0 for text, _ in found.values}
    for text, n in found.values:  # texts that are cut alike are one line
        counts[own_words.text(text, names)] += n
    return f"<section>{title}{lines}{shares.drawn(counts, found.given, names)}</section>"


def in_words(found: Summary, summed: bool, names: Names) -> list[str]:
    """How many give it, or, where they are summed, the sum, least, median and greatest of its numbers."""
    silent = found.rows - found.given
    said = names.t("own_given", n=found.given, rows=found.rows)
    if found.numbers is None or not summed:
        return [said]
    known = found.numbers
    total = names.t("own_sum", n=found.given, total=known.total)
    beside = f"{total}{names.t('list_break')}{names.t('own_no_number', n=silent)}" if silent else total
    spread = {"least": known.least, "most": known.most, "median": names.number(known.median)}
    return [beside, names.t("own_spread", **spread)]


def _cell(text: str) -> str:
    said = visible(text)
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "\u2026"
