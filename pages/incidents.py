"""The incidents in view as a list that can be sorted and searched, each with its card, and their download."""

import streamlit as st

from components import shell
from components.files import download
from components.filters import searching
from components.incidents import card as incident_card
from components.incidents import columns as incident_columns
from components.incidents import table as incident_table
from data.aggregate.listing import length

view = shell.open_page("incidents")
card = incident_card.asked(view)
columns = incident_columns.asked(view)
found = view.ask(length)
with st.container(horizontal=True, vertical_alignment="bottom", key="list_tools"):
    incident_table.search(view)
    incident_table.sort(view)
    incident_columns.choose(view, columns)
    download.show(view, found.incidents)
table, beside = st.columns([2, 3]) if card else (st.container(), None)
with table:
    if found.incidents:
        incident_table.show(view, found, columns, beside_a_card=card is not None)
    else:
        searching.nothing_matches(view)
if card and beside:
    with beside:
        incident_card.show(view, card)
shell.not_shown(view, incident_columns.not_given(view, columns, found))
