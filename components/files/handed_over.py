"""Files that a page has taken in: Streamlit would hold their bytes until the session ends."""

from __future__ import annotations

from collections.abc import Sequence

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile


def let_go(files: UploadedFile | Sequence[UploadedFile] | None) -> None:
    """Hold these files no longer; the field they were chosen in must be drawn anew, since it shows them still."""
    running = get_script_run_ctx()
    if running is None or not files or not isinstance(running.uploaded_file_mgr, MemoryUploadedFileManager):
        return
    for file in [files] if isinstance(files, UploadedFile) else files:
        running.uploaded_file_mgr.remove_file(running.session_id, file.file_id)
