"""Names in a user's own table that nothing knows: listed by how many rows they hold, each said once for all."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from components.names import Names
from components.tables import reading
from components.tables.problems_said import say_refused
from components.tables.reading import Held
from components.view import View, as_written, visible
from data import places, schema, sources
from data.did_you_mean import proposals
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from data.sources.unmatched import Text

SHOWN = 12  # texts of a kind that are asked at a time: those of most rows
KINDS = ("actors", "event_types", "governorates", "places")
_COLUMNS = {
    "actors": ("initiators", "targets"),
    "event_types": ("event_type",),
    "governorates": ("governorate",),
    "places": ("place",),
}
_NAMED = {"actors": "actor", "event_types": "event_type", "governorates": "area"}


def show(origin: str, held: Held, view: View) -> None:
    """The texts of each kind with what each means, to be picked; then the table is read again."""
    names, unmatched = view.names, held.report.unmatched
    if not unmatched:
        return
    n = sum(len(texts) for texts in unmatched)
    with st.expander(names.t("match_title", n=n), key=f"match_{origin}"), st.form(f"match_form_{origin}", border=False):
        st.caption(names.t("match_said"))
        picked = {kind: _picks(origin, kind, getattr(unmatched, kind), names) for kind in KINDS}
        st.form_submit_button(names.t("match_read"), icon=":material/check:", on_click=reading.wish, args=(origin,))
    if reading.wished(origin):
        _read_again(held, picked, view)


def _picks(origin: str, kind: str, texts: tuple[Text, ...], names: Names) -> dict[str, str]:
    """What was picked for each text of a kind."""
    if not texts:
        return {}
    st.html(f"<h4>{html.escape(names.t(f'match_{kind}'))}</h4>")
    columns = st.columns(3)
    picked: dict[str, str | None] = {}
    for place, one in enumerate(texts[:SHOWN]):
        label = names.t("match_rows", text=names.apart(visible(one.text)), n=one.rows)
        picked[one.text] = columns[place % len(columns)].selectbox(
            as_written(label),
            _options(kind, one, names),
            index=None,
            format_func=lambda code: _named(kind, code, names),
            key=f"match_{origin}_{kind}_{place}_{one.text}",
            placeholder=names.t("match_leave"),
            accept_new_options=kind == "places",
        )
    if len(texts) > SHOWN:
        st.caption(names.t("match_more", n=len(texts) - SHOWN))
    return {text: code for text, code in picked.items() if code}


def _options(kind: str, one: Text, names: Names) -> list[str]:
    if kind == "actors":
        return [row["actor"] for row in schema.reference("actors")]
    if kind == "event_types":
        return [row["code"] for row in schema.reference("event_types")]
    if kind == "governorates":
        return list(schema.codes("governorate"))
    return list(one.among) or [found.place_id for found in _alike(one.text, names)]


def _alike(text: str, names: Names) -> Iterable[places.Place]:
    found = (places.find(name) for name in proposals(text[:60], names.lang))
    return [one for one in found if isinstance(one, places.Place)]


def _named(kind: str, code: str, names: Names) -> str:
    """A code by its name; what was typed in place of one stays as it is."""
    if kind != "places":
        return names.of(_NAMED[kind], code)
    place = places.place(code)
    if place is None:
        return code
    name = (place.name_ar if names.lang == "ar" else place.name_en) or place.name_en
    return names.listed([name, names.of("area", place.subdistrict or place.governorate)])


def _read_again(held: Held, picked: dict[str, dict[str, str]], view: View) -> None:
    """Read the file with what was picked; kept for the next file with this header."""
    names = view.names
    said = held.mapping or keeping.kept(held.report.header) or Mapping({})
    values = {ours: dict(texts) for ours, texts in said.values.items()}
    for kind, texts in picked.items():
        for text, typed in texts.items():
            code = typed if kind != "places" else _place_id(typed)
            if code is None:
                st.error(as_written(names.t("match_no_place", text=names.apart(visible(typed)))))
                return
            for ours in _COLUMNS[kind]:
                values.setdefault(ours, {})[text] = code
    mapping = replace(said, values=values, header=held.report.header)
    try:
        reading.read(held.file, view, mapping)
    except sources.Refused as refusal:
        say_refused(refusal, names)
        return
    reading.keep(mapping)
    st.rerun()


def _place_id(typed: str) -> str | None:
    """The gazetteer's place that is meant by an id or a name that only one has."""
    found = places.place(typed) or places.find(typed)
    return found.place_id if isinstance(found, places.Place) else None
