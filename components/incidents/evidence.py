"""What an incident rests on: every account with its own numbers, and links that cannot be anything but links."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components.incidents import listed as incident_list
from components.incidents import quoted
from components.incidents.listed import Row, date, missing
from components.names import Names
from components.view import View, visible
from components.written import wide_table
from data.aggregate import listing

_TOLLS = ("killed_civilians", "injured", "detained")


def show(view: View, incident: Row) -> None:
    """Every account of an incident; where the table holds no accounts, the sources that it names."""
    names = view.names
    accounts = _accounts(view, str(incident["incident_id"]))
    if accounts.empty:
        st.html(_named_sources(incident, names))
        return
    st.caption(names.t("accounts_said", n=len(accounts)))
    rows: list[Row] = accounts.to_dict("records")
    tolls = [
        toll for toll in _TOLLS if any(not missing(row[f"{toll}_{end}"]) for row in rows for end in ("low", "high"))
    ]
    columns = ("source", "published", "date", "killed", *tolls, "link")
    head = "".join(f"<th>{html.escape(names.t(f'list_{column}'))}</th>" for column in columns)
    body = "".join(
        _account(row, tolls, names) + _words(quoted.account(str(row["report_id"]), names), len(columns)) for row in rows
    )
    st.html(wide_table(head, body))


def _words(quotation: str, columns: int) -> str:
    return f'<tr><td colspan="{columns}">{quotation}</td></tr>' if quotation else ""


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
    plain = re.fullmatch(r"[a-z0-9.-]+", host) and text == str(url) and not re.search(r"[\\\s]", text)
    if not plain or parts.scheme not in ("http", "https") or parts.username is not None:
        return f"<bdi>{html.escape(text)}</bdi>"
    address = html.escape(text, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer nofollow"><bdi>{html.escape(host)}</bdi></a>'


def _accounts(view: View, incident_id: str) -> pd.DataFrame:
    store, origin = view.store, view.origin.origin
    if not store.holds("reports"):
        return pd.DataFrame()
    return listing.reports(store.table("reports", origin), store.table("documents", origin), incident_id)


def _account(row: Row, tolls: list[str], names: Names) -> str:
    """One report as a row of cells; `tolls` are those that some report of this incident gives."""
    publisher, source = names.apart(visible(row["publisher"])), names.apart(visible(row["source"]))
    told_by = names.t("source_through", source=source, publisher=publisher) if source and publisher else ""
    published = row["source_date"] if missing(row["published"]) else row["published"]
    texts = (
        told_by if source != publisher and told_by else publisher or source or names.t("not_reported"),
        names.t("not_reported") if missing(published) else names.date(published),
        date(row, names),
        incident_list.killed(row, names),
        *(incident_list.toll(row, toll, names) for toll in tolls),
    )
    address = row["url"] if missing(row["source_url"]) else row["source_url"]
    cells = (*map(html.escape, texts), link(address) if visible(address) else html.escape(names.t("not_reported")))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _named_sources(incident: Row, names: Names) -> str:
    """The sources that a row names, its date and its link."""
    said = [html.escape(names.sources(visible(incident["sources"])) or names.t("not_reported"))]
    if not missing(incident["source_date"]):
        said.append(html.escape(names.date(incident["source_date"])))
    if visible(incident["source_url"]):
        said.append(link(incident["source_url"]))
    return f"<p>{html.escape(names.t('comma')).join(said)}</p>"
