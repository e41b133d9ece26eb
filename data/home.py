"""Where what people decide is kept: RASID_HOME, else the user's data folder of this platform, never the code's.

What is kept there names people and their sources: folders and files are for the user alone, whatever the umask.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def home() -> Path:
    """The folder of what analysts decide."""
    if named := os.environ.get("RASID_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Rasid"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Rasid"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "rasid"


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone can enter, and shut one of ours that others could; those above it are left.

    raises  OSError
    """
    folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER)
    shut(folder)


def private_file(path: Path) -> None:
    """Make an empty file that its owner alone can read, from its first moment, and shut one of ours that is there.

    A file that is there is not opened: closing it would let go of the locks that SQLite holds on it in this process.

    raises  OSError
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE))
    except FileExistsError:
        shut(path)


def put_on_disk(folder: Path) -> None:
    """Make sure that the names in a folder outlast the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def shut(path: Path) -> None:
    """Take the rights of all others from a file or folder that is ours; what is somebody else's, or gone, is left."""
    with suppress(FileNotFoundError):
        found = path.stat()
        wanted = _FOLDER if stat.S_ISDIR(found.st_mode) else _FILE
        ours = hasattr(os, "getuid") and found.st_uid == os.getuid()
        if ours and stat.S_IMODE(found.st_mode) & ~_FOLDER & 0o777:
            path.chmod(stat.S_IMODE(found.st_mode) & wanted)
