"""One incident in full: its facts with their precision in words, every account, what it is linked to, its place."""

from __future__ import annotations

import html

import streamlit as st

from components import permalink
from components.glossary.marked import marked
from components.incidents import evidence, into_view, locator, own_columns, way
from components.incidents import listed as incident_list
from components.incidents.listed import Row, date
from components.incidents.table import flag
from components.incidents.way import BACK, INCIDENT
from components.names import Names
from components.view import View, as_written, visible
from data.aggregate import listing
from data.filter import LONGEST_TEXT, Doubt
from data.recorded import columns_of
from data.store import Origin

_COLUMNS = {  # of a fact: a column, or one of recorded.TOLLS
    "card_time": "time_of_day",
    "list_basis": "initiator_basis",
    "card_target_type": "target_type",
    "card_zone": "control_zone",
    "list_killed": "killed",
    "list_killed_civilians": "killed_civilians",
    "list_injured": "injured",
    "list_detained": "detained",
    "list_status": "status",
}


def asked(view: View) -> Row | None:
    """The incident that the URL asks for, whether or not the filter shows it; said where the table has none."""
    permalink.choice(INCIDENT, (), "")  # a parameter this page has a use for
    incident_id = permalink.read().get(INCIDENT, "")
    if not incident_id:
        return None
    found = view.whole().ask(listing.incident, incident_id=incident_id)
    if found.empty:
        view.say_doubts([Doubt(INCIDENT, incident_id[:LONGEST_TEXT])])
        return None
    row: Row = found.to_dict("records")[0]
    return row


def show(view: View, row: Row) -> None:
    """Draw the card. Everything that comes from the row is escaped or shown as text."""
    names = view.names
    with st.container(border=True, key="incident_card"):
        with st.container(horizontal=True, vertical_alignment="center"):
            doubts = way.show(str(row["incident_id"]), names)
            st.button(
                names.t("card_close"),
                icon=":material/close:",
                type="tertiary",
                on_click=permalink.write,
                args=(INCIDENT, "", (BACK,)),
                key="card_close",
            )
        view.say_doubts(doubts)
        st.html(f"<h2>{html.escape(_title(row, names))}</h2>")
        if view.ask(listing.incident, incident_id=row["incident_id"]).empty:
            st.info(names.t("card_outside_filter"), icon=":material/filter_alt:")
        summary = visible(row[f"summary_{names.lang}"]) or visible(row["summary_en"]) or visible(row["summary_ar"])
        if summary:
            st.text(summary)
        st.html(
            '<dl class="facts">'
            + "".join(_fact(label, text, view.names) for label, text in facts(row, names, view.origin))
            + "</dl>"
        )
        for code in visible(row["flags"]).split(";"):
            if code:
                words = ":material/warning: " + as_written(names.begun(flag(code, names)))
                st.caption(words)
        own_columns.of_incident(view, str(row["incident_id"]))
        st.subheader(names.t("card_evidence"), anchor=False)
        evidence.show(view, row)
        _links(view, row)
        st.subheader(names.t("card_place"), anchor=False)
        locator.show(view, row)
        into_view.bring(str(row["incident_id"]))


def facts(row: Row, names: Names, origin: Origin) -> list[tuple[str, str]]:
    """Label and words of every fact; what is not reported says so, for numbers and basis, and is left out elsewhere.

    What the whole table never records says so of every incident of it.
    """
    told = [
        ("list_date", date(row, names)),
        ("card_time", names.t(f"time_{row['time_of_day']}") if visible(row["time_of_day"]) else ""),
        ("list_place", _place(row, names)),
        ("card_area", _area(row, names)),
        ("list_who", incident_list.who(row, names, origin)),
        ("list_basis", _basis(row, names)),
        ("card_target_type", names.of("target_type", row["target_type"]) if visible(row["target_type"]) else ""),
        ("card_zone", names.of("control_zone", row["control_zone"]) if visible(row["control_zone"]) else ""),
        ("list_killed", incident_list.killed(row, names)),
        ("list_killed_civilians", incident_list.toll(row, "killed_civilians", names)),
        ("list_injured", incident_list.toll(row, "injured", names)),
        ("list_detained", incident_list.toll(row, "detained", names)),
        ("list_status", names.of("status", row["status"])),
        ("card_id", names.apart(visible(row["incident_id"]))),
        ("card_from", _whence(row, names)),
    ]
    never = {label for label, what in _COLUMNS.items() if not origin.records(*columns_of(what))}
    said = [(label, names.t("not_recorded") if label in never else text) for label, text in told]
    return [(names.t(label), names.begun(text)) for label, text in said if text]


def _title(row: Row, names: Names) -> str:
    return names.listed(
        dict.fromkeys((names.of("event_type", row["event_type"]), names.of("event_class", row["event_class"])))
    )


def _place(row: Row, names: Names) -> str:
    """Both spellings of the place, and how well it is known."""
    order = ("place_name_ar", "place_name_en") if names.rtl else ("place_name_en", "place_name_ar")
    named = names.listed(names.apart(text) for text in dict.fromkeys(visible(row[column]) for column in order) if text)
    known = row["location_precision"]
    precision = names.of("location", known)
    if not incident_list.missing(known):
        precision = names.t("card_known_to", precision=precision)
    if named and known in incident_list.AREAS:
        return f"{named} ({names.t('described_area')})"
    return f"{named} ({precision})" if named else precision


def _area(row: Row, names: Names) -> str:
    codes = (row["subdistrict"], row["district"], row["governorate"])
    return names.listed(dict.fromkeys(names.of("area", code) for code in codes if visible(code)))


def _whence(row: Row, names: Names) -> str:
    """The file, the sheet and the row in it that an incident was read from; "" for one that is no row of a file."""
    if incident_list.missing(row["from_row"]):
        return ""
    told = {"file": names.apart(visible(row["from_file"])), "row": int(row["from_row"])}
    if sheet := visible(row["from_sheet"]):
        return names.t("card_from_sheet", sheet=names.quoted(sheet), **told)
    return names.t("card_from_file", **told)


def _basis(row: Row, names: Names) -> str:
    basis = names.of("basis", row["initiator_basis"])
    if not visible(row["claimed_by"]):
        return basis
    claimant = names.of("actor_short", row["claimed_by"])
    if incident_list.missing(row["claim_date"]):
        return names.t("card_claimed_by", basis=basis, actor=claimant)
    return names.t("card_claimed_on", basis=basis, actor=claimant, day=names.date(row["claim_date"]))


def _links(view: View, row: Row) -> None:
    """The incident that this one answers, and those that answer it, each a way to its card."""
    incident_id, answers = str(row["incident_id"]), visible(row["follows_up"])
    for linked in view.whole().ask(listing.linked, incident_id=incident_id, follows_up=answers).to_dict("records"):
        said = "card_follows" if linked["incident_id"] == answers else "card_followed_by"
        names = view.names
        words = names.t(
            said,
            event=names.of("event_type", linked["event_type"]),
            place=incident_list.place(linked, names),
            date=date(linked, names),
        )
        st.button(
            as_written(words),
            icon=":material/link:",
            type="tertiary",
            key=f"linked_{linked['incident_id']}",
            on_click=permalink.write,
            args=(INCIDENT, str(linked["incident_id"])),
        )


def _fact(label: str, text: str, names: Names) -> str:
    return f"<dt>{marked(label, names)}</dt><dd>{marked(text, names)}</dd>"
