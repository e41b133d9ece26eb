"""An article's text as words with character spans: folded for comparing, never losing where each word stands.

Folding is data.text's (alef forms, teh marbuta, digits, vowel marks, invisible characters), done letter by letter so
that every folded word keeps the span of the letters it came from. Obfuscated words (قتـ ـلى, د.اعش, IS*IS) are
repaired on the way.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from data.text import fold

LONGEST_WORD = 1000  # letters, an address included
MANY_WORDS, LEAST_DIFFERENT = 300, 0.08  # words; share of different ones, 0.3 in the longest of articles
MAX_LETTERS = 60_000  # ten thousand words: what is longer is no article
WORDS_OF_SPEECH = 5  # a quotation of fewer words is a name or a term, not speech

_LETTER = r"[^\W\d_]"
_AR = r"[\u0621-\u063a\u0641-\u0652]"
_DRAWN = r"\u0640"  # tatweel: the line that draws a word out
_SPLIT_WORD = re.compile(
    rf"(?<={_AR})(?:{_DRAWN}+\s+{_DRAWN}*|\s+{_DRAWN}+)(?={_AR})"
    rf"|(?<={_AR})(?:{_DRAWN}+[.*_·|+]{_DRAWN}*|[.*_·|+]{_DRAWN}+)(?={_AR})"
)
_DOTTED = re.compile(
    rf"(?<!\w){_LETTER}{{1,2}}[.*_·•|+]{_LETTER}{{3,24}}|(?<!\w){_LETTER}{{2,24}}[*_·•|+]{_LETTER}{{1,24}}|\bd\.aesh\b",
    re.I,
)
_WORD = re.compile(
    "|".join(
        (
            r"\d{4}-\d{1,2}-\d{1,2}",
            r"\d{1,2}[/.]\d{1,2}[/.]\d{4}",
            r"\d{1,3}(?:[,،٬]\d{3})+(?!\d)",  # 3,000
            r"[1-9]\d{0,2}(?:[.٫]\d{3})+(?!\d)",  # 3.000
            r"\d+(?:[.٫]\d+)?",
            r"[\u0620-\u064a\u066e-\u06d3]+",
            r"(?<!\w)[aup]\.[msn]\.?(?!\w)",  # a.m., U.S., U.N.
            r"[^\W\d_\u0600-\u06ff]+(?:[’'ʼʿ‘`][^\W\d_]+)*",
            r"[.!?؟…:;؛,،()\[\]–—/\n%•*-]",
        )
    )
)


@cache
def spelled(name: str) -> tuple[str, ...]:
    """The words of lexicon/written.toml under a name, as they are written."""
    path = Path(__file__).parent.parent / "lexicon" / "written.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))[name])


_ABBREVIATIONS = frozenset(spelled("abbreviations"))
COMMAS = frozenset({",", "،"})
DASHES = frozenset({"-", "–"})
_STOPS = frozenset({".", "!", "?", "؟", "…"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of punctuation: `folded` to compare, text[start:end] as written."""

    folded: str
    start: int
    end: int
    written: str

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation or a line break."""
        return not self.folded[0].isalnum()


@dataclass(frozen=True)
class Sentence:
    """Words first..last (exclusive) of the article, and the paragraph they stand in (from 0)."""

    first: int
    last: int
    paragraph: int


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter in "\n\r\u2028\u2029" else " "
    return fold(letter)


def _holes(text: str) -> set[int]:
    """Positions of the signs that only hide a word from a filter."""
    hidden: set[int] = set()
    for found in _SPLIT_WORD.finditer(text):
        hidden.update(range(*found.span()))
    for found in _DOTTED.finditer(text):
        hidden.update(at for at in range(*found.span()) if not text[at].isalpha())
    return hidden


@dataclass(frozen=True)
class Text:
    """An article's text, its words and sentences."""

    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The folded text and, for each of its letters, the position of the letter it came from."""
        hidden = _holes(self.text)
        letters: list[str] = []
        origin: list[int] = []
        for at, letter in enumerate(self.text):
            folded = "" if at in hidden else _fold_letter(letter)
            letters.append(folded)
            origin.extend([at] * len(folded))
        origin.append(len(self.text))
        return "".join(letters), origin

    @property
    def folded(self) -> str:
        """The folded text, for patterns; `span` leads back."""
        return self._folded[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as written of folded[start:end]."""
        origin = self._folded[1]
        if start >= end:
            return origin[start], origin[start]
        return origin[start], origin[end - 1] + 1

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words and marks in order; quotation marks are no words, and a hyphen between letters parts two words."""
        folded, origin = self._folded
        words = []
        for found in _WORD.finditer(folded):
            start, end = found.span()
            inside = folded[start - 1 : start].isalnum() and folded[end : end + 1].isalpha()
            if found[0] == "-" and inside:
                continue
            first, last = origin[start], origin[end - 1] + 1
            word = found[0] if len(found[0]) == 1 else found[0].rstrip(".")
            if len(word) == 3 and word[1] == "." and word[0].isalpha():
                word = word.replace(".", "")
            word = word.replace("’", "'").replace("‘", "'").replace("`", "'").replace("ʼ", "'")
            words.append(Word(word, first, last, self.text[first:last]))
        return tuple(words)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order: they end at . ! ? and at a line break, not at an abbreviation's or an initial's point."""
        found: list[Sentence] = []
        first, paragraph = 0, 0
        words = self.words
        for at, word in enumerate(words):
            if word.folded == "\n":
                if at > first:
                    found.append(Sentence(first, at, paragraph))
                paragraph += 1
                first = at + 1
            elif (
                word.folded in _STOPS
                and not self._inside_a_word(at)
                and not (at == first + 1 and words[first].folded.isdigit())  # 4. of a list
            ):
                if at > first:
                    found.append(Sentence(first, at + 1, paragraph))
                first = at + 1
        if len(words) > first:
            found.append(Sentence(first, len(words), paragraph))
        return tuple(found)

    def _inside_a_word(self, at: int) -> bool:
        word, before = self.words[at], self.words[at - 1] if at else None
        if word.folded != "." or before is None or before.end != word.start:
            return False
        after = self.text[word.end : word.end + 2]
        if len(before.folded) == 1 and before.folded.isalpha():
            return True
        return before.folded in _ABBREVIATIONS or after[:1].isalnum()

    @cached_property
    def speech(self) -> tuple[tuple[int, int], ...]:
        """Spans of quoted speech: five words or more between quotation marks."""
        quoted = re.finditer(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"|„[^“”\n]*[“”]", self.text)
        return tuple(found.span() for found in quoted if len(found[0].split()) >= WORDS_OF_SPEECH)

    def is_speech(self, word: int) -> bool:
        """Whether the word stands inside quoted speech."""
        at = self.words[word].start
        return any(start <= at < end for start, end in self.speech)

    def written(self, first: int, last: int) -> str:
        """Words first..last (exclusive) exactly as the text has them."""
        return self.text[self.words[first].start : self.words[last - 1].end] if last > first else ""


def is_arabic(text: str) -> bool:
    """Whether more of the letters are Arabic than Latin."""
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    return arabic > latin


def is_readable(text: str) -> bool:
    """Whether this can be an article: letters for the most part, not bytes of something else, nor a few words over and
    over, which would keep the rules busy for minutes.
    """
    words = text.split()
    if len(text) > MAX_LETTERS or any(len(word) > LONGEST_WORD for word in words):
        return False
    if len(words) > MANY_WORDS and len(set(words)) < LEAST_DIFFERENT * len(words):
        return False
    odd = sum(
        unicodedata.category(letter) in {"Cc", "Cn", "Co", "Cs"} and letter not in "\n\r\t" for letter in text[:20_000]
    )
    return odd * 20 <= min(len(text), 20_000)
