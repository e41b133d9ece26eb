"""What a server has at hand before anybody opens a page."""

import subprocess
import sys

LOOKED_AT = """
import sys
from components import shell, stores
shell.ready()
assert stores._opened.cache_info().currsize
assert "streamlit_folium" not in sys.modules
"""


def test_the_tables_are_open_and_the_map_is_left_to_declare_itself_to_the_first_session():
    subprocess.run([sys.executable, "-c", LOOKED_AT], check=True, capture_output=True, timeout=120)
