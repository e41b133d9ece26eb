"""The bars of actors by role, or in words that nobody is named."""

from __future__ import annotations

import streamlit as st

from components.actors import picture
from components.actors import words as actor_words
from components.figures import chart
from components.figures.actor_bars import by_role
from components.pictures import menu
from components.view import View
from data.aggregate.actors import Roles
from data.aggregate.periods import Measure


def show(roles: Roles, measure: Measure, view: View, key: str, most: int = 0) -> None:
    """Draw the bars of the first `most` actors and those tied with the last of them; 0 is all."""
    if not roles.roles:
        st.info(view.names.t("breakdown_nobody"))
        return
    menu.show(picture.by_role(roles, measure, view, most), view, key)
    figure = by_role(roles, view.names, view.theme, most=most)
    chart.show(figure, view, key, alt=actor_words.alt(roles, measure, view.names), narrows=True)
