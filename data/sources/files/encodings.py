"""Which encoding a text is in. UTF-8 and byte order marks prove themselves; anything else is a guess, and said."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from data.sources.problems import Refused

_SAMPLE = 1 << 20
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02  # share of bytes; a stray NUL in a cell is that cell's problem
_MARKS = (  # the longer first: they begin alike
    *((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")),
    *((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_MOST_STRANGE = 0.02  # share of the letters of a text that is not in a wide encoding
# The surest first: where nothing tells two apart, the Arabic Excel's.
_NARROW = {"cp1256": "Windows-1256", "cp1252": "Windows-1252", "iso8859-6": "ISO-8859-6", "mac_arabic": "MacArabic"}
_WORD = re.compile(r"[^\W\d_]+")
_MIXED, _ARTICLE = 4, 1


class Encoding(NamedTuple):
    """codec: Python's name; guess: the name that is said where nothing proves it; mixed: some rows are in another."""

    codec: str
    guess: str = ""
    mixed: bool = False


def encoding(file: BinaryIO, name: str) -> Encoding:
    """The encoding of a text. Raises Refused (not_text)."""
    sample = file.read(_SAMPLE)
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            if not _decodes(file, codec):
                raise Refused("not_text", name=name)
            return Encoding(codec)
    if b"\0" in sample[:200] and (wide := next((codec for codec in _WIDE if _reads(_whole(file), codec)), "")):
        return Encoding(wide, wide.upper())
    first_line = sample.partition(b"\n")[0]
    if _CONTROL.search(first_line) or len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        if wide := next((codec for codec in _WIDE if _reads(_whole(file), codec)), ""):
            return Encoding(wide, wide.upper())
        raise Refused("not_text", name=name)
    if _decodes(file, "utf-8"):
        return Encoding("utf-8-sig")
    lines = [line for line in _whole(file).splitlines() if not line.isascii()]
    if any(_is_utf8(line) for line in lines):
        return Encoding("utf-8-sig", mixed=True)
    return _narrow(b"\n".join(lines)[:_SAMPLE])


def _whole(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _decodes(file: BinaryIO, codec: str) -> bool:
    """Whether all of a file is in this encoding; no more than a piece of it is held."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        while piece := file.read(_SAMPLE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8(text: bytes) -> bool:
    try:
        codecs.decode(text, "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reads(content: bytes, codec: str) -> bool:
    """Whether all of it is a text of Latin and Arabic letters, digits and signs in a wide encoding."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return False
    strange = sum(not (" " <= one <= "\u00ff" or "\u0600" <= one <= "\u06ff" or one in "\r\n\t") for one in text)
    return bool(text) and "\0" not in text and strange <= _MOST_STRANGE * len(text)


def _narrow(lines: bytes) -> Encoding:
    """The eight-bit encoding in which most words are of one script."""
    scores = {codec: _score(lines, codec) for codec in _NARROW}
    best = max(scores, key=lambda codec: scores[codec])
    return Encoding(best, _NARROW[best])


def _score(lines: bytes, codec: str) -> float:
    """How much a text looks like one: words of one script count for it, of two against it, undefined bytes too."""
    text = lines.decode(codec, "replace")
    score = -float(_MIXED * text.count("\ufffd"))
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        scripts = {"arabic" if "\u0600" <= letter <= "\u06ff" else "latin" for letter in word}
        odd = any(unicodedata.category(a) == "Ll" and unicodedata.category(b) == "Lu" for a, b in pairwise(word))
        score += -_MIXED if len(scripts) > 1 or odd else 1
        score += _ARTICLE * (word.startswith(("\u0627\u0644", "\u0648\u0627\u0644")))
    # Vowel signs, and signs of Latin typography, are seldom written: most are other letters misread.
    score -= sum(unicodedata.category(one) in ("Mn", "Sk", "Sc", "So") for one in text) * _MIXED / 2
    return score
