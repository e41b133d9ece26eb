"""The way to an incident's card, and the way back to the list that it was opened from, which the link holds."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from components import permalink
from components.names import Names
from data.filter import LONGEST_TEXT, Doubt

INCIDENT, BACK = "incident", "back"  # URL parameters: the incident whose card is open, and the page that led to it
HERE = "incidents"  # the page that has the cards
_FIRST = "overview"  # the page whose address has no name


def link(params: Mapping[str, str], page: str, incident_id: str) -> str:
    """The address of a card, for a list on `page`, whose link has these parameters: with the filter, and with what the
    page itself was asked, so that the card leads back there."""
    own = {name: value for name, value in params.items() if name not in {*permalink.SHARED, INCIDENT, BACK, "present"}}
    if page == HERE:
        return f"{HERE}?{urlencode({**permalink.shared(params), **own, INCIDENT: incident_id})}"
    back = f"{page}?{urlencode(own)}" if own else page
    asked = {BACK: back} if len(back) <= permalink.LONGEST_VALUE else {BACK: page}
    return f"{HERE}?{urlencode({**permalink.shared(params), INCIDENT: incident_id, **asked})}"


def back(params: Mapping[str, str], names: Names) -> tuple[str, str, list[Doubt]]:
    """The words and the address of the way back from an open card, and a doubt where the link names no page."""
    asked = params.get(BACK, "")
    page, _, own = asked.partition("?")
    if re.fullmatch("[a-z]+", page) and page != HERE and names.has(f"page_{page}"):
        path = "./" if page == _FIRST else page
        query = urlencode({**dict(parse_qsl(own)), **permalink.shared(params)})
        return names.t("card_back_to", page=names.t(f"page_{page}")), f"{path}?{query}" if query else path, []
    kept = {name: value for name, value in params.items() if name not in (INCIDENT, BACK)}
    doubts = [Doubt(BACK, asked[:LONGEST_TEXT])] if asked else []
    return names.t("card_back"), f"{HERE}?{urlencode(kept)}" if kept else HERE, doubts


def show(incident_id: str, names: Names) -> list[Doubt]:
    """Draw the way back; returns what of it the link asks in vain."""
    permalink.choice(BACK, (), "")  # a parameter this page has a use for
    words, address, doubts = back(permalink.carried(), names)
    arrow = "\u2192" if names.rtl else "\u2190"
    st.html(
        f'<a class="way-back" href="{html.escape(address)}" target="_self" data-incident="{html.escape(incident_id)}">'
        f'<span aria-hidden="true">{arrow}</span> {html.escape(words)}</a>',
        width="stretch",
    )
    return doubts
