import streamlit as st

from components import shell
from components.beside import panels
from components.compare import pages as compared
from components.filters import searching
from components.headline import rests
from components.map import choices, incident_map, picture, place_panel
from components.map import words as map_words
from components.pictures import menu
from data.aggregate.geography import SPLITS
from data.aggregate.headline import counted

view = shell.open_page("map")
around, place = view.around(), view.filter.place
if not around.ask(counted):
    searching.nothing_matches(view)
with st.container(horizontal=True):
    ground = view.choose("ground", ("places", "district", "subdistrict"), "places")
    label = "choose_size" if ground == "places" else "choose_fill"
    size = view.choose("size", ("incidents", "killed"), "incidents", label)
    split = view.choose("split", SPLITS, "class") if ground == "places" else "class"
    tiles = view.toggle("tiles") if incident_map.tiles_offered() else False
if not choices.recorded(view, ground, size, split):
    shell.not_shown(view)
    st.stop()
if view.compared:
    shell.not_shown(view, *compared.of_map(view, ground, size, split, place))
    st.stop()
drawn, beside = st.columns([2, 1])
with drawn:
    menu.show(picture.chart(around, ground, size, split), around, "map")
    incident_map.show(around, ground=ground, size=size, split=split, chosen=place, tiles=tiles)
    st.caption(map_words.in_words(around, ground, split, place))
    rests.offer(view, ("killed",) if size == "killed" and not place else ())  # of a place: beside it
with beside:
    place_panel.show(around, place, ground, split)
panels.under_map(view, ground)
shell.not_shown(view, *map_words.not_shown(around, ground, size, split))
