"""A map as it is often written: one folium.Marker a row."""

import folium
import pandas as pd
import streamlit as st
from common import ACTORS, TABLE, chosen_of
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
incidents = st.cache_data(pd.read_parquet)(TABLE)
names = st.sidebar.multiselect("Actors", list(ACTORS), select_all=False)
drawn = folium.Map([35.3, 40], zoom_start=7, tiles=None)
drawn.options["maxZoom"] = 14
for row in chosen_of(incidents, names).dropna(subset=["latitude"]).itertuples():
    folium.Marker([row.latitude, row.longitude], popup=row.incident_id, tooltip=row.place_name_en).add_to(drawn)
st_folium(drawn, key="map", height=640, width=None)
