"""The overview: headline figures, timelines, map, actors and latest incidents of the view."""

import streamlit as st

from components import headline_cards, incident_list, shell
from data.aggregate.headline import headline
from data.aggregate.listing import listed

view = shell.open_page("overview")
now = view.ask(headline)
if not now.incidents:
    view.say_nothing_matches()
    shell.not_shown(view)
    st.stop()
why_not = headline_cards.why_not_compared(view)
earlier = view.filter.previous()
headline_cards.show(now, None if why_not else view.about(earlier).ask(headline), view)
st.subheader(view.names.t("latest_incidents"), anchor=False)
incident_list.show(view.ask(listed, order="latest", limit=8), view)
shell.not_shown(view, view.names.t(why_not) if why_not else headline_cards.compared_with(earlier, view.names))
