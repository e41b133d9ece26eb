"""What an incident rests on: every account with its own numbers, and links that cannot be anything but links."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import incident_list
from components.incident_list import Row
from components.incident_table import date
from components.names import Names
from components.view import View, visible
from data.aggregate import listing

_COLUMNS = ("source", "published", "date", "killed", "killed_civilians", "injured", "detained", "link")


def show(view: View, incident: Row) -> None:
    """Every account of an incident; where the table holds no accounts, the sources that it names."""
    names = view.names
    accounts = _accounts(view, str(incident["incident_id"]))
    if accounts.empty:
        st.html(_named_sources(incident, names))
        return
    st.caption(names.t("accounts_said", n=len(accounts)))
    head = "".join(f"<th>{html.escape(names.t(f'list_{column}'))}</th>" for column in _COLUMNS)
    body = "".join(_account(row, names) for row in accounts.to_dict("records"))
    st.html(f'<table class="incidents"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def link(url: object) -> str:
    """An address as HTML: a link that shows its host if it leads to the web, else the text as it stands.

    An address that hides its host behind a user name, or cannot be read, is text. A host in letters of another script
    is shown in ASCII (xn--...), as it is sent.
    """
    text = visible(url)
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https") or parts.username is not None or not text.isprintable():
        return f"<bdi>{html.escape(text)}</bdi>"
    address = html.escape(text, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer nofollow"><bdi>{html.escape(host)}</bdi></a>'


def _accounts(view: View, incident_id: str) -> pd.DataFrame:
    store, origin = view.store, view.origin.origin
    if not store.holds("reports"):
        return pd.DataFrame()
    return listing.reports(store.table("reports", origin), store.table("documents", origin), incident_id)


def _account(row: Row, names: Names) -> str:
    publisher, source = visible(row["publisher"]), visible(row["source"])
    told_by = publisher if source in ("", publisher) else names.t("source_through", source=source, publisher=publisher)
    published = row["source_date"] if incident_list.missing(row["published"]) else row["published"]
    cells = (
        html.escape(told_by if publisher else source),
        names.t("not_reported") if incident_list.missing(published) else html.escape(names.date(published)),
        html.escape(date(row, names)),
        html.escape(incident_list.killed(row, names)),
        *(
            html.escape(names.range(row[f"{toll}_low"], row[f"{toll}_high"]))
            for toll in ("killed_civilians", "injured", "detained")
        ),
        link(row["url"] if incident_list.missing(row["source_url"]) else row["source_url"]) or names.t("not_reported"),
    )
    return "<tr>" + "".join(f"<td><bdi>{cell}</bdi></td>" for cell in cells) + "</tr>"


def _named_sources(incident: Row, names: Names) -> str:
    sources, day = visible(incident["sources"]), incident["source_date"]
    said = [html.escape(sources or names.t("not_reported"))]
    if not incident_list.missing(day):
        said.append(html.escape(names.date(day)))
    if visible(incident["source_url"]):
        said.append(link(incident["source_url"]))
    return f"<p>{names.t('comma').join(f'<bdi>{part}</bdi>' for part in said)}</p>"
