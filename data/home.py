"""Where what people decide is kept: RASID_HOME, else the user's data folder of this platform, never the code's."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder of what analysts decide."""
    if named := os.environ.get("RASID_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Rasid"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Rasid"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "rasid"
