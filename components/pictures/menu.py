"""The small menu on a chart that hands it over as a file. A page sends one button a chart and no more: which file is
wanted comes back, is made in that run and is gone with the next."""

from __future__ import annotations

import secrets
from typing import Any

import streamlit as st

from components.part import part
from components.pictures.chart import KINDS, Chart, made
from components.view import View


def show(chart: Chart, view: View, key: str) -> None:
    """Draw the menu of a chart. key: of the chart; one a page."""
    names, name = view.names, f"menu_{key}"
    data: dict[str, Any] = {
        "label": names.t("picture_menu", chart=chart.title),
        "rtl": names.rtl,
        "kinds": [[kind, names.t(f"picture_{kind}")] for kind in KINDS],
    }
    asked = (st.session_state.get(name) or {}).get("asked")
    if asked in KINDS:
        file = made(chart, asked, view)
        data["file"] = {"once": secrets.token_hex(8), "name": file.name, "mime": file.mime, "text": file.text}
    _menu()(key=name, data=data, on_asked_change=_asked)


def _asked() -> None:
    """What is wanted is read in the run that follows."""


def _menu() -> Any:
    return part(
        "chart_menu",
        '<div class="menu"><button type="button" aria-expanded="false"></button><div hidden></div></div>',
        __file__,
    )
