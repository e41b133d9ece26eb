"""The overview: headline figures, timelines, map, actors and latest incidents of the view."""

import streamlit as st

from components import shell
from components.compare import pages as compared
from components.filters import searching
from components.help import first_visit
from components.overview import blocks as overview
from data.aggregate.headline import headline

view = shell.open_page("overview")
first_visit.show(view)
now = view.ask(headline)
if not now.incidents:
    searching.nothing_matches(view)
    shell.not_shown(view, *compared.of_overview(view))
    st.stop()
about_change = overview.figures(now, view)
if view.compared:
    shell.not_shown(view, *compared.of_overview(view), about_change)
    st.stop()
left, right = st.columns(2)
with left:
    unfit = overview.timelines(view)
with right:
    overview.where(view)
left, right = st.columns([2, 3])
with left:
    about_actors = overview.actors(view)
with right:
    overview.latest(view)
shell.not_shown(view, unfit, *about_actors, about_change)
