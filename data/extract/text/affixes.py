"""What is written onto an Arabic word: prefixes (و ف, ب ل ك, ال), verb endings and attached pronouns, taken off.

The lexicon holds مقر and finds ومقراً, لمقره, المقر.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

AND, THEN = "و", "ف"  # conjunctions
BY, TO, LIKE = "ب", "ل", "ك"  # prepositions
THE = "ال"
TWO_NOMINATIVE, TWO_ACCUSATIVE, TWO_POSSESSED, TWO_FEMININE = "ان", "ين", "ي", "تين"  # طفلان, طفلين, طفليه, طفلتين
FEMININE, FEMININE_BOUND = "ه", "ت"  # طفلة, طفلتان
ACCUSATIVE, THEY_DID = "ا", "وا"  # عضواً, قتلوا
_CONJUNCTIONS, _PREPOSITIONS = AND + THEN, BY + TO + LIKE
_PRESENT, _FUTURE = "يت", "لس"  # يستهدف, and what stands before it: ليستهدف, سيستهدف
_PRONOUNS = ("هما", "كما", "هم", "ها", "هن", "نا", "ه")
_ENDINGS = ("وا", "تا", "ت", "ا", "و", "ي")
_SHORTEST = 3  # letters that are left before an ending or a pronoun


class Form(NamedTuple):
    """One reading of a word: what is left of it, and what was taken off."""

    stem: str
    prefix: str = ""  # و ف ب ل ك, in order
    definite: bool = False
    pronoun: bool = False


def _starts(word: str) -> Iterator[tuple[str, str]]:
    """(conjunction, rest): the word as it stands, and without the و or ف that it may begin with."""
    yield "", word
    if word[0] in _CONJUNCTIONS and len(word) > 2:
        yield word[0], word[1:]


def _heads(conjunction: str, rest: str) -> Iterator[Form]:
    """The rest as it stands, and without its preposition and article."""
    yield Form(rest, conjunction)
    if rest.startswith(TO + TO) and len(rest) > 4:
        yield Form(rest[2:], conjunction + TO, True)
        yield Form(THE + rest[2:], conjunction + TO)
    elif rest.startswith(THE) and len(rest) > 3:
        yield Form(rest[2:], conjunction, True)
    elif rest[0] in _PREPOSITIONS and len(rest) > 2:
        yield Form(rest[1:], conjunction + rest[0])
        if rest[1:].startswith(THE) and len(rest) > 4:
            yield Form(rest[3:], conjunction + rest[0], True)


def _pasts(conjunction: str, rest: str) -> Iterator[Form]:
    """A verb of the present, or what is to be, in the past as the lexicon has it: يستهدف, لترتفع, سيعتقل."""
    if len(rest) > 3 and rest[0] in _PRESENT:
        verb = rest[1:]
    elif len(rest) > 4 and rest[0] in _FUTURE and rest[1] in _PRESENT:
        verb = rest[2:]
    else:
        return
    yield Form("ا" + verb, conjunction)
    yield Form(verb, conjunction)


def _unended(stem: str, prefix: str) -> Iterator[Form]:
    """Without the ending of a verb or of a noun: هاجموا, مقراً."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            yield Form(stem.removesuffix(ending), prefix)


def _unowned(stem: str, prefix: str) -> Iterator[Form]:
    """Without its pronoun, with what the pronoun hid: مقره, إصابته (إصابة), مقاتليه (مقاتلين), ذبحوه (ذبح)."""
    for pronoun in _PRONOUNS:
        if stem.endswith(pronoun) and len(stem) - len(pronoun) >= _SHORTEST:
            base = stem.removesuffix(pronoun)
            break
    else:
        return
    yield Form(base, prefix, True, True)
    if base.endswith("ت"):
        yield Form(base[:-1] + "ه", prefix, True, True)
        yield Form(base[:-1], prefix, True, True)
    elif base[-1] in "ايو":
        yield Form(base + "ن", prefix, True, True)
        if base[-1] == "و" and len(base) > _SHORTEST:
            yield Form(base[:-1], prefix, True, True)


def _forms_ar(word: str, written: str) -> Iterator[Form]:
    starts = list(_starts(word))
    heads = [head for start in starts for head in _heads(*start)]
    yield from heads
    for start in starts:
        yield from _pasts(*start)
    for head in heads:
        if not head.definite and not written.endswith("ة"):
            yield from _unended(head.stem, head.prefix)
            yield from _unowned(head.stem, head.prefix)


@lru_cache(maxsize=32768)
def forms(word: str, written: str) -> tuple[Form, ...]:
    """Every reading of a folded word, the one with least taken off first."""
    if word[0].isascii():
        if word.endswith(("'s", "s'")):
            return (Form(word), Form(word[:-2] if word.endswith("'s") else word[:-1]))
        return (Form(word),)
    return tuple(dict.fromkeys(_forms_ar(word, written)))


@lru_cache(maxsize=32768)
def stems(word: str, written: str) -> frozenset[str]:
    """What may be left of a folded word, by any reading of it."""
    return frozenset(form.stem for form in forms(word, written))


def bare(word: str, prefixes: str = AND + THEN, *, article: bool = False) -> str:
    """A folded Arabic word without what is written onto its beginning: one conjunction of و ف, then one preposition of
    ب ل ك, each only where it is among `prefixes`, then the article where asked for. At least two letters are left, and
    a Latin word stays as it is.
    """
    if word[:1] in prefixes:
        for among in (_CONJUNCTIONS, _PREPOSITIONS):
            if word[:1] in among and word[:1] in prefixes and len(word) > 2:
                word = word[1:]
    return word[2:] if article and word.startswith(THE) and len(word) > 3 else word
