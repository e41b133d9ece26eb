"""Who was involved: incidents by actor and role, and one breakdown of them at a time."""

import streamlit as st

from components import shell
from components.actors import breakdown
from components.actors import chart as actor_chart
from components.actors import words as actor_words
from components.compare import pages as compared
from components.timeline import words as timeline_words
from data.aggregate import actors
from data.aggregate.headline import class_counted
from data.aggregate.measured import default_measure
from data.aggregate.periods import EVENTS

view = shell.open_page("actors")
with st.container(horizontal=True):
    measure = view.choose("measure", EVENTS, default_measure(view.origin))
    what = view.choose("show", breakdown.SHOWN, "time")
if view.compared:
    shell.not_shown(view, *compared.of_actors(view, measure, what))
    st.stop()
if not view.has_recorded("filter_actors", "initiators", "targets"):
    shell.not_shown(view)
    st.stop()
roles = actors.by_role(view.ask(actors.sides, measure=measure))
if not roles.total:
    timeline_words.say_none_of(measure, view.ask(class_counted), view)
    shell.not_shown(view)
    st.stop()
timeline_words.say_no_trend(view)
left, right = st.columns([2, 3], gap="medium")
with left:
    st.subheader(view.names.t("actors_by_role", count=view.names.t(f"n_{measure}", n=roles.total)), anchor=False)
    actor_chart.show(roles, measure, view, "actor_bars")
with right:
    left_out = breakdown.show(what, measure, view)
breakdown.kept_in_words(measure, view)
shell.not_shown(view, *actor_words.not_shown(roles, measure, view.names), *left_out)
