"""What the tables hold and where they are silent, and a place for one's own table."""

import streamlit as st

from components import holdings, own_columns, publisher_shares, searching, shell, toll_rests
from components.tables import library_list, uploading

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
    toll_rests.show(view)
    publisher_shares.per_year(view)
    holdings.other_actors(view)
shell.not_shown(view)
