"""Which rules read an article: a name that changes with any rule, word or place that they know."""

from __future__ import annotations

import hashlib
from functools import cache

from data import schema


@cache
def version() -> str:
    """The rules of this installation: "rules " and a digest of data/extract and of the gazetteer."""
    found = hashlib.sha256()
    folder = schema.DATA / "extract"
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml"), schema.REFERENCE / "gazetteer.csv"]):
        found.update(path.relative_to(schema.DATA).as_posix().encode() + path.read_bytes())
    return f"rules {found.hexdigest()[:8]}"
