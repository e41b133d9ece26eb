"""The lexicon (lexicon/ar.toml, en.toml) and where its terms stand in a text.

Arabic words are looked up in every form that their prefixes (و ف, ب ل ك, ال), verb endings and attached pronouns
allow, so that the lexicon holds مقر and finds ومقراً, لمقره, المقر. A term of several words is found across
quotation marks, not across a comma.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from data.extract.text import Text, Word

LEXICON = Path(__file__).parent / "lexicon"
_PRONOUNS = ("هما", "كما", "هم", "ها", "هن", "نا", "ه")
_ENDINGS = ("وا", "تا", "ت", "ا", "و", "ي")


class Form(NamedTuple):
    """One reading of a word: what is left of it, and what was taken off."""

    stem: str
    prefix: str = ""  # و ف ب ل ك, in order
    definite: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Words first..last (exclusive) are a term of the lexicon: family "act", code "ied"."""

    family: str
    code: str
    first: int
    last: int
    form: Form


def _begins(mark: Mark) -> int:
    return mark.first


def _forms_ar(word: str, written: str) -> Iterator[Form]:
    starts = [("", word)]
    if word[0] in "وف" and len(word) > 2:
        starts.append((word[0], word[1:]))
    heads: list[tuple[str, str, bool]] = []
    for conjunction, rest in starts:
        heads.append((conjunction, rest, False))
        if rest.startswith("لل") and len(rest) > 4:
            heads += [(conjunction + "ل", rest[2:], True), (conjunction + "ل", "ال" + rest[2:], False)]
        elif rest.startswith("ال") and len(rest) > 3:
            heads.append((conjunction, rest[2:], True))
        elif rest[0] in "بلك" and len(rest) > 2:
            heads.append((conjunction + rest[0], rest[1:], False))
            if rest[1:].startswith("ال") and len(rest) > 4:
                heads.append((conjunction + rest[0], rest[3:], True))
    for prefix, stem, definite in heads:
        yield Form(stem, prefix, definite)
    for conjunction, rest in starts:
        if rest[0] in "يت" and len(rest) > 3:
            yield Form("ا" + rest[1:], conjunction)
            yield Form(rest[1:], conjunction)
        elif rest[0] in "لس" and rest[1:2] in ("ي", "ت") and len(rest) > 4:
            yield Form("ا" + rest[2:], conjunction)  # لترتفع, سيعتقل
            yield Form(rest[2:], conjunction)
    for prefix, stem, definite in heads:
        if definite or written.endswith("ة"):
            continue
        for ending in _ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 3:
                yield Form(stem[: -len(ending)], prefix)
        for pronoun in _PRONOUNS:
            if not stem.endswith(pronoun) or len(stem) - len(pronoun) < 3:
                continue
            base = stem[: -len(pronoun)]
            yield Form(base, prefix, True, True)
            if base.endswith("ت"):
                yield Form(base[:-1] + "ه", prefix, True, True)
                yield Form(base[:-1], prefix, True, True)
            elif base[-1] in "ايو":
                yield Form(base + "ن", prefix, True, True)
                if base[-1] == "و" and len(base) > 3:
                    yield Form(base[:-1], prefix, True, True)  # ذبحوه
            break


@lru_cache(maxsize=32768)
def forms(word: str, written: str) -> tuple[Form, ...]:
    """Every reading of a folded word, the one with least taken off first."""
    if word[0].isascii():
        if word.endswith(("'s", "s'")):
            return (Form(word), Form(word[:-2] if word.endswith("'s") else word[:-1]))
        return (Form(word),)
    return tuple(dict.fromkeys(_forms_ar(word, written)))


def _flatten(table: dict[str, object], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, (*path, key))
        elif isinstance(value, list):
            for term in value:
                yield ".".join(path), key, term


@cache
def _rule_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((LEXICON / "rules.toml").read_text(encoding="utf-8"))
    return {name: frozenset(terms) for name, terms in table.items()}


def term_set(name: str) -> frozenset[str]:
    """The closed set of folded words that a rule asks for: lexicon/rules.toml."""
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


def _follows(words: tuple[Word, ...], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(
        words[at + n].folded == wanted
        or (
            not words[at + n].is_mark
            and any(form.stem == wanted for form in forms(words[at + n].folded, words[at + n].written))
        )
        for n, wanted in enumerate(rest)
    )


@dataclass(frozen=True)
class Marks:
    """Every term of the lexicon in a text, by family; within a family the longest term wins and none overlap, but
    `act`.
    """

    text: Text
    language: str

    @cached_property
    def by_family(self) -> dict[str, list[Mark]]:
        """family -> its marks in order."""
        table = lexicon(self.language)
        found: dict[str, dict[tuple[int, str], Mark]] = defaultdict(dict)
        words = self.text.words
        for at, word in enumerate(words):
            if word.is_mark:
                continue
            for form in forms(word.folded, word.written):
                for terms, family, code in table.get(form.stem, ()):
                    if len(terms) > 1 and not _follows(words, at + 1, terms[1:]):
                        continue
                    mark = Mark(family, code, at, at + len(terms), form)
                    known = found[family].get((at, code))
                    if known is None or known.last < mark.last:
                        found[family][at, code] = mark
        return {
            family: self._apart(sorted(marks.values(), key=lambda m: (m.first, -m.last)))
            for family, marks in found.items()
        }

    @staticmethod
    def _apart(marks: list[Mark]) -> list[Mark]:
        kept: list[Mark] = []
        for mark in marks:
            if kept and mark.first < kept[-1].last and (mark.first, mark.last) != (kept[-1].first, kept[-1].last):
                continue
            kept.append(mark)
        return kept

    def of(self, family: str, *codes: str, first: int = 0, last: int | None = None) -> list[Mark]:
        """Marks of a family (and codes, if given) that begin in words first..last (exclusive)."""
        marks = self.by_family.get(family, [])
        start = bisect_left(marks, first, key=_begins)
        end = len(marks) if last is None else bisect_left(marks, last, key=_begins)
        return [mark for mark in marks[start:end] if not codes or mark.code in codes]

    @cached_property
    def at(self) -> dict[int, list[Mark]]:
        """Word -> the marks that begin there."""
        table: dict[int, list[Mark]] = defaultdict(list)
        for marks in self.by_family.values():
            for mark in marks:
                table[mark.first].append(mark)
        return dict(table)

    def has(self, word: int, family: str, *codes: str) -> Mark | None:
        """The mark of this family (and codes) that begins at a word, or None."""
        for mark in self.at.get(word, ()):
            if mark.family == family and (not codes or mark.code in codes):
                return mark
        return None
