"""Parts of a page that are ours: a component whose script and style lie beside the module that shows it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


def part(name: str, html: str | None, module: str) -> Any:
    """The component of a module (its __file__): <module>.js, and <module>.css where there is one."""
    return st.components.v2.component(name, html=html, js=_beside(module, ".js"), css=_beside(module, ".css"))


@cache
def _beside(module: str, suffix: str) -> str | None:
    path = Path(module).with_suffix(suffix)
    return path.read_text(encoding="utf-8") if path.exists() else None
