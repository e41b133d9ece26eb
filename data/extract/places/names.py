"""Names in a text that the gazetteer has, in any spelling: governorates, places, and names the text has used before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from data.extract.places import gazetteer
from data.extract.places.cues import is_cued, noun_before
from data.extract.places.found import Found, Known
from data.extract.text.affixes import THE, TO, bare, forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

COMPOUND = term_set("compound_heads_ar")  # first words of names that go on: أبو حردوب, تل تمر
_AFTER_NAMES = term_set("after_names_ar")
_OWN_WEIGHT = 0.9  # a place of less importance may be another spelling of one that the text has named before
_ALIKE = 70  # of 100: how alike two Latin spellings of the same consonants are


def governorate(marks: Marks, at: int) -> Found | None:
    """The governorate whose name begins at a word: دير الزور, بالرقة, al-Hasakah."""
    table = gazetteer.governorates()
    words, start = marks.words, at
    if not marks.arabic and words[at].folded in gazetteer.ARTICLES and words[at].written[:1].isupper():
        at += 1
        if at >= len(words):
            return None
    for head, prefix in _heads(marks, at):
        for length in (2, 1):
            terms = [head]
            after = at + 1
            while len(terms) < length and after < len(words):
                if marks.arabic or words[after].folded not in gazetteer.ARTICLES:
                    terms.append(_term(marks, after))
                after += 1
            code = table.get(" ".join(terms))
            if code is not None and len(terms) == length:
                capital = gazetteer.capitals().get(code)
                return Found(start, after, (capital,) if capital else (), code, prefix)
    return None


def is_governorate(marks: Marks, at: int) -> bool:
    """Whether a governorate is named at a word, which may lie behind the last."""
    return at < len(marks.words) and not marks.words[at].is_mark and governorate(marks, at) is not None


def named(marks: Marks, at: int, known: Known) -> Found | None:
    """The place of the gazetteer whose name begins at a word; `known` are names read before in this text."""
    start = at
    if not marks.arabic and marks.words[at].folded in gazetteer.ARTICLES:
        at += 1
        if at >= len(marks.words) or marks.words[at].is_mark:
            return None
    best = _longest(marks, start, at)
    if marks.arabic:
        best = best or _without_article(marks, at)
        if best is not None and best.last == at + 1 and noun_before(marks, at) is not None and goes_on(marks, at):
            return None
    elif best is not None and known and best.candidates[0].importance < _OWN_WEIGHT:
        same = _alike(known, tuple(_latin(marks, n) for n in range(at, best.last)))
        best = replace(best, candidates=same.candidates) if same is not None else best
    if best is None and (seen := known.get((_latin(marks, start),))) is not None:
        return Found(start, start + 1, seen.candidates)
    if best is None and not marks.arabic and marks.words[at].written[:1].isupper() and is_cued(marks, start):
        return _spelled_alike(marks, start, at, known)
    return best


def goes_on(marks: Marks, at: int) -> bool:
    """Whether an Arabic name goes on after its first word: أبو حردوب, تل تمر, but not تل شرقي."""
    last = at + 1
    return (
        marks.words[at].folded in COMPOUND
        and last < len(marks.words)
        and not marks.words[last].is_mark
        and not _ends_name(marks, last)
    )


def _ends_name(marks: Marks, at: int) -> bool:
    """Whether a word belongs to what follows a name: a direction, a time, a preposition."""
    return bool(marks.has(at, "near") or marks.has(at, "time") or marks.words[at].folded in _AFTER_NAMES)


def _latin(marks: Marks, at: int) -> str:
    return gazetteer.same_head(marks.words[at].folded.removesuffix("'s").replace("'", ""))


def _term(marks: Marks, at: int) -> str:
    return marks.words[at].folded if marks.arabic else _latin(marks, at)


def _heads(marks: Marks, at: int) -> Iterator[tuple[str, str]]:
    """(how a name may begin here, the prefix taken off)."""
    word = marks.words[at]
    if not marks.arabic:
        if word.written[:1].isupper():
            yield _latin(marks, at), ""
        return
    for form in forms(word.folded, word.written):
        if not form.pronoun and len(form.stem) > 1:
            if form.definite:
                yield THE + form.stem, form.prefix
            elif form.stem == word.folded[len(form.prefix) :] or TO in form.prefix:
                yield form.stem, form.prefix


def _longest(marks: Marks, start: int, at: int) -> Found | None:
    """The longest name of the gazetteer whose first word, articles aside, is this one."""
    table = gazetteer.trie()
    best: Found | None = None
    for head, prefix in _heads(marks, at):
        for terms, places in table.get(head, ()):
            after = _match(marks, at + 1, terms[1:])
            if after is not None and (best is None or after > best.last):
                best = Found(start, after, places, prefix=prefix)
    return best


def _match(marks: Marks, after: int, terms: tuple[str, ...]) -> int | None:
    """The word after the further words of a name, or None. Latin articles may stand between, and Arabic ones are not
    asked for.
    """
    words = marks.words
    for term in terms:
        while after < len(words) and not marks.arabic and words[after].folded in gazetteer.ARTICLES:
            after += 1
        if after >= len(words) or words[after].is_mark:
            return None
        word = bare(words[after].folded, "", article=True) if marks.arabic else _latin(marks, after)
        if word != term:
            return None
        after += 1
    return after


def _without_article(marks: Marks, at: int) -> Found | None:
    """A name of one word that the text gives an article and the gazetteer none: بلدة الهجين."""
    word = marks.words[at].folded
    if not word.startswith(THE) or noun_before(marks, at) is None:
        return None
    plain = bare(word, "", article=True)
    alone = next((places for terms, places in gazetteer.trie().get(plain, ()) if terms == (plain,)), None)
    return Found(at, at + 1, alone) if alone else None


def _alike(known: Known, words: tuple[str, ...]) -> Found | None:
    """The name read before that has the consonants of these words, three at least."""
    alike = gazetteer.skeleton(words)
    if len(alike) < 3:
        return None
    return next((seen for spelled, seen in known.items() if gazetteer.skeleton(spelled) == alike), None)


def _spelled_alike(marks: Marks, start: int, at: int, known: Known) -> Found | None:
    """A Latin name in a spelling that the gazetteer lacks: by its consonants, then by its letters."""
    if marks.has(at, "actor") or marks.has(at, "time.month") or marks.has(at, "time.weekday"):
        return None
    seen = _alike(known, (_latin(marks, at),))
    if seen is not None:
        return Found(start, at + 1, seen.candidates)
    for length in (2, 1):
        words = marks.words[at : at + length]
        if len(words) != length or not all(not word.is_mark and word.written[:1].isupper() for word in words):
            continue
        spelled = tuple(_latin(marks, at + n) for n in range(length))
        name = " ".join(spelled)
        near = gazetteer.skeletons().get(gazetteer.skeleton(spelled), ())
        scored = [(fuzz.ratio(name, " ".join(gazetteer.name_words(place.name_en))), place) for place in near]
        good = [one for one in scored if one[0] >= _ALIKE]
        place = max(good, key=lambda one: one[0])[1] if good else gazetteer.closest(name)
        if place is not None:
            return Found(start, at + length, (place,))
    return None
