"""Mappings that were made once and are known again by the header: RASID_HOME/mappings/<key>.toml."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from data.home import home, private_folder
from data.sources.mapping import toml
from data.sources.mapping.mapping import Mapping
from data.sources.problems import Refused
from data.text import name_key


def keep(mapping: Mapping, folder: Path | None = None) -> Path:
    """Keep a mapping for every later table with the header that it was made for, in place of an earlier one."""
    if folder is None:
        private_folder(home())
    folder = folder or _folder()
    private_folder(folder)
    path = folder / f"{_key(mapping.header)}.toml"
    handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(toml.written(mapping))
        file.flush()
        os.fsync(file.fileno())
    Path(part).replace(path)
    return path


def kept(header: Sequence[str], folder: Path | None = None) -> Mapping | None:
    """The mapping that was kept for this header, in any order of its columns; one that cannot be read is none."""
    path = (folder or _folder()) / f"{_key(header)}.toml"
    try:
        return toml.read_file(path)
    except (FileNotFoundError, NotADirectoryError, Refused):
        return None


def forget(header: Sequence[str], folder: Path | None = None) -> None:
    """Forget it."""
    ((folder or _folder()) / f"{_key(header)}.toml").unlink(missing_ok=True)


def _folder() -> Path:
    return home() / "mappings"


def _key(header: Sequence[str]) -> str:
    names = sorted(name_key(name) for name in header if name.strip())
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:24]
