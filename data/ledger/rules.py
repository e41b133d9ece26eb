"""Which rules read an article: a name that changes with any rule, word or place that they know, and with nothing else.

A reading is marked as of older rules where its name is not that of today's. So what cannot change a reading does not
count: comments, docstrings, the layout of code and of word lists, how files and the command line are read, and the
language model's room.
"""

from __future__ import annotations

import ast
import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from data import schema

NO_RULES = ("cli.py", "files.py", "model")  # of data/extract: they have no part in reading an article's words
_SAID_ELSEWHERE = ("ctx", "kind", "type_comment")  # fields of a tree that its other fields tell as well


@cache
def version() -> str:
    """The rules of this installation: "rules " and a digest of data/extract and of the gazetteer."""
    return f"rules {digest(schema.DATA / 'extract', schema.REFERENCE / 'gazetteer.csv')[:8]}"


def digest(folder: Path, gazetteer: Path) -> str:
    """SHA-256 of the code and the word lists below a folder and of a gazetteer's bytes. For data/extract it takes
    0.2 s, once a process.
    """
    found = hashlib.sha256(gazetteer.read_bytes())
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        place = path.relative_to(folder)
        if place.parts[0] not in NO_RULES:
            text = path.read_text(encoding="utf-8")
            # a list's order counts: of two terms of one length, the first is found
            meant = _meant(ast.parse(text)) if path.suffix == ".py" else repr(tomllib.loads(text))
            found.update(f"{place.as_posix()}\n{meant}\n".encode())
    return found.hexdigest()


def _meant(code: ast.AST) -> str:
    """What a program does: its tree without what stands there for its readers.

    Unlike ast.dump it leaves out what is empty: with each field that a newer Python adds, all readings would be older.
    """
    words: list[str] = []
    _tell(code, words)
    return " ".join(words)


def _tell(value: Any, words: list[str]) -> None:
    if isinstance(value, ast.AST):
        words.append(type(value).__name__)
        for name in value._fields:
            inner = getattr(value, name, None)
            if inner is not None and inner != [] and name not in _SAID_ELSEWHERE:
                words.append(name)
                _tell(inner, words)
        words.append(".")
    elif isinstance(value, list):
        for inner in value:
            if not _is_remark(inner):
                _tell(inner, words)
        words.append(".")
    else:
        words.append(repr(value))


def _is_remark(statement: Any) -> bool:
    """Whether a statement is a text alone, as docstrings are."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
