"""Offers of a file, in place of st.download_button: nobody can guess its address, and it is never an older file.

Streamlit takes three samples of a file above 1 MiB for its id, and of one id it keeps the first file: a corrected table
would be delivered uncorrected, to other sessions too. Here an id comes of the whole content, of a secret of this
process and of a nonce of the offer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from hashlib import blake2b
from io import BufferedReader
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime import memory_media_file_storage

Data = bytes | str | BufferedReader
_SECRET = secrets.token_bytes(32)


def offer(
    label: str,
    data: Data | Callable[[], Data],
    file_name: str,
    mime: str,
    *,
    place: DeltaGenerator | None = None,
    **options: Any,
) -> None:
    """A button for a file, or for what builds it when it is asked for; a click runs nothing on the page again.

    The file of an earlier run goes from memory with the runs that follow: Streamlit lets go of what no page shows.
    """
    nonce = secrets.token_hex(16)  # in the type, as that is kept for a file built later, and no analyst reads it
    (place or st).download_button(label, data, file_name, f"{mime};nonce={nonce}", on_click="ignore", **options)


def _id_of_all(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """An id of everything a file is, in place of Streamlit's _calculate_file_id."""
    found = blake2b(data, key=_SECRET, digest_size=28)
    found.update(f"\0{len(data)}\0{mimetype}\0{filename or ''}".encode())
    return found.hexdigest()


memory_media_file_storage._calculate_file_id = _id_of_all
