"""What the tables hold and where they are silent, and a place for one's own table."""

import streamlit as st

from components import shell
from components.filters import searching
from components.headline import publishers, rests
from components.incidents import own_columns
from components.tables import holdings, library_list, uploading

view = shell.open_page("data")
holdings.who_can_open(view)
holdings.tables(view)
uploading.show(view)
library_list.show(view)
if view.unmet:
    st.stop()
if view.silence:
    searching.nothing_matches(view)
else:
    holdings.months(view)
    holdings.quality(view)
    own_columns.show(view)
    rests.show(view)
    publishers.per_year(view)
    holdings.other_actors(view)
shell.not_shown(view)
