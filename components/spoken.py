"""The sentences of the interface as they stand in components/strings/<lang>.toml, and the languages there are."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

STRINGS = Path(__file__).parent / "strings"


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there are strings for, English first."""
    found = sorted(path.stem for path in STRINGS.glob("*.toml"))
    return ("en", *(code for code in found if code != "en"))


DEFAULT_LANGUAGE = next((lang for lang in languages() if lang == os.environ.get("RASID_LANG")), languages()[0])


@cache
def strings(lang: str) -> dict[str, Any]:
    """Every string of a language by its key: a text, or a table of its plural forms."""
    return tomllib.loads((STRINGS / f"{lang}.toml").read_text(encoding="utf-8"))
