"""The briefing: the view as a slide that can be read out, and files made of it."""

import streamlit as st

from components import shell
from components.briefing import page
from components.filters import searching
from data.aggregate.headline import counted

view = shell.open_page("briefing")
if not view.ask(counted):
    searching.nothing_matches(view)
    shell.not_shown(view)
    st.stop()
asked = page.chosen(view)
slide = page.slide_of(view, asked)
page.make(view, asked, slide)
page.preview(slide)
page.deck(view, asked)
shell.not_shown(view)
