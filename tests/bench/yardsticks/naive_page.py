"""An overview as it is often written: a frame in memory, plotly express, one folium.Marker a row, the whole table."""

import folium
import pandas as pd
import plotly.express as px
import streamlit as st
from common import ACTORS, TABLE, chosen_of
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
incidents = st.cache_data(pd.read_parquet)(TABLE)
names = st.sidebar.multiselect("Actors", list(ACTORS), select_all=False)
found = chosen_of(incidents, names).fillna({"killed_low": 0, "injured_low": 0, "detained_low": 0})
st.title("Incidents")
for column, (label, value) in zip(
    st.columns(5),
    {
        "Incidents": len(found),
        "Attacks": (found["event_class"] == "attack").sum(),
        "Killed": found["killed_low"].sum(),
        "Injured": found["injured_low"].sum(),
        "Detained": found["detained_low"].sum(),
    }.items(),
    strict=True,
):
    column.metric(label, int(value))
left, right = st.columns(2)
with left:
    month = pd.to_datetime(found["date_start"]).dt.to_period("M").dt.start_time
    attacks = found.assign(month=month)[found["event_class"] == "attack"]
    counts = attacks.groupby(["month", "governorate"]).size().reset_index(name="n")
    st.plotly_chart(px.bar(counts, x="month", y="n", color="governorate"))
with right:
    drawn = folium.Map([35.3, 40], zoom_start=7, tiles=None)
    drawn.options["maxZoom"] = 14
    for row in found.dropna(subset=["latitude"]).itertuples():
        folium.Marker([row.latitude, row.longitude], popup=row.incident_id, tooltip=row.place_name_en).add_to(drawn)
    st_folium(drawn, key="map", height=430, width=None)
st.dataframe(found)
