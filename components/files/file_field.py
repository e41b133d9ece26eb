"""Fields in which files are chosen: Streamlit's speak English alone, so their words are covered with ours."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.names import Names

_COVERED = {
    '[data-testid="stFileUploaderDropzone"] button p': "upload_choose",
    '[data-testid="stFileUploaderDropzoneInstructions"]': "",
}


def one(names: Names, label: str, types: Sequence[str], key: str, limits: str = "") -> UploadedFile | None:
    """A field for one file. label, limits: keys of strings, the latter of what may be brought."""
    _cover(names, types, key, limits)
    return st.file_uploader(names.t(label), types, key=key)


def many(names: Names, label: str, types: Sequence[str], key: str, limits: str) -> list[UploadedFile]:
    """A field for several files."""
    _cover(names, types, key, limits)
    return st.file_uploader(names.t(label), types, accept_multiple_files=True, key=key)


def _cover(names: Names, types: Sequence[str], key: str, limits: str) -> None:
    size, kinds = st.get_option("server.maxUploadSize"), ", ".join(kind.upper() for kind in types)
    rules = []
    for part, words in _COVERED.items():
        where = f".st-key-{key} {part}"
        said = json.dumps(names.t(words or limits or "file_limits", size=size, types=kinds), ensure_ascii=False)
        rules.append(f"{where} {{ font-size: 0; }} {where} * {{ font-size: 0; }}")
        rules.append(f"{where}::after {{ font-size: .9rem; content: {said}; }}")
    st.html(f"<style>{' '.join(rules)}</style>")
