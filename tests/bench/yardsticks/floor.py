"""The floor: a Streamlit page that has the actor filter and nothing else."""

import streamlit as st
from common import ACTORS

chosen = st.sidebar.multiselect("Actors", list(ACTORS), select_all=False)
st.write(", ".join(chosen) or "all")
