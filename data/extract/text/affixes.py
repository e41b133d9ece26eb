"""What is written onto an Arabic word: prefixes (و ف, ب ل ك, ال), verb endings and attached pronouns, taken off.

The lexicon holds مقر and finds ومقراً, لمقره, المقر.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_PRONOUNS = ("هما", "كما", "هم", "ها", "هن", "نا", "ه")
_ENDINGS = ("وا", "تا", "ت", "ا", "و", "ي")


class Form(NamedTuple):
    """One reading of a word: what is left of it, and what was taken off."""

    stem: str
    prefix: str = ""  # و ف ب ل ك, in order
    definite: bool = False
    pronoun: bool = False


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


def bare(word: str, prefixes: str = "وف", *, article: bool = False) -> str:
    """A folded Arabic word without what is written onto its beginning: one conjunction of و ف, then one preposition of
    ب ل ك, each only where it is among `prefixes`, then the article where asked for. At least two letters are left, and
    a Latin word stays as it is.
    """
    for among in ("وف", "بلك"):
        if word[:1] in among and word[:1] in prefixes and len(word) > 2:
            word = word[1:]
    return word[2:] if article and word.startswith("ال") and len(word) > 3 else word
