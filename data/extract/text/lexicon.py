"""The words that the extractor knows: terms by family (lexicon/ar.toml, en.toml), and closed sets by the name under
which a rule asks for them (lexicon/rules/, a file a room).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from data.extract.text.written import Text

LEXICON = Path(__file__).parent.parent / "lexicon"


def _flatten(table: dict[str, object], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, (*path, key))
        elif isinstance(value, list):
            for term in value:
                yield ".".join(path), key, term


@cache
def _rule_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in sorted((LEXICON / "rules").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if twice := found.keys() & table.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stand in another file too")
        found |= {name: frozenset(terms) for name, terms in table.items()}
    return found


def term_set(name: str) -> frozenset[str]:
    """The closed set of folded words that a rule asks for, of lexicon/rules/; a name stands once in all its files."""
    return _rule_words()[name]


Trie = dict[str, list[tuple[tuple[str, ...], str, str]]]


@cache
def lexicon(language: str) -> Trie:
    """First word of a term -> (its words, family, code), longest first."""
    table: Trie = defaultdict(list)
    for family, code, term in _flatten(tomllib.loads((LEXICON / f"{language}.toml").read_text(encoding="utf-8"))):
        words = tuple(word.folded for word in Text(term).words if not word.is_mark)
        table[words[0]].append((words, family, code))
    for terms in table.values():
        terms.sort(key=lambda entry: -len(entry[0]))
    return dict(table)
