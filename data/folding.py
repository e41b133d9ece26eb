"""Whole columns of texts folded: what data.text.fold makes of each, made of many at once.

What a letter folds to does not depend on the letters around it: the texts are joined, and each distinct letter that
stands in them is folded once.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.text import FOLDING, fold

_BETWEEN = "\0"  # folds to itself, and stands in no text that a file is read as
_GONE = 0x110000  # no letter has this number
_AT_ONCE = 4_000  # texts: as many as a processor has at hand
_SPACED = r"  |[\t-\r\x1c-\x1f]|^ | $"  # white space that is not one space between two words
_WHITE = r"[\t-\r\x1c-\x1f ]+"


def folded(texts: pa.Array) -> pa.Array:
    """Each of these texts (string, none of them null) folded."""
    small = pc.utf8_lower(texts)
    if pc.any(pc.match_substring_regex(small, _SPACED), min_count=0).as_py():
        small = pc.utf8_trim_whitespace(pc.replace_substring_regex(small, _WHITE, " "))
    others = pc.invert(pc.string_is_ascii(texts))
    if not pc.any(others, min_count=0).as_py():
        return small
    written = texts.filter(others).to_pylist()
    parts = (_folded(written[start : start + _AT_ONCE]) for start in range(0, len(written), _AT_ONCE))
    return pc.replace_with_mask(small, others, pa.array(chain.from_iterable(parts), pa.string()))


def _folded(texts: list[str]) -> list[str]:
    found = _single_spaces(_letters(_BETWEEN.join(texts))).split(_BETWEEN)
    return found if len(found) == len(texts) else [fold(text) for text in texts]


def _letters(text: str) -> str:
    """A text with each of its letters folded."""
    numbers = _numbers(text)
    folds = {letter: FOLDING[letter] for letter in np.flatnonzero(np.bincount(numbers)).tolist()}
    becomes = np.arange(max(folds) + 1, dtype=np.uint32)
    for letter, one in folds.items():
        if len(one) < 2:
            becomes[letter] = ord(one) if one else _GONE
    kept = becomes[numbers]
    found: str = kept[kept != _GONE].tobytes().decode("utf-32-le")
    for letter, several in folds.items():
        if len(several) > 1:
            found = found.replace(chr(letter), several)
    return found


def _numbers(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)


def _single_spaces(texts: str) -> str:
    """Texts that are joined, each with one space between its words and none around them."""
    while "  " in texts:
        texts = texts.replace("  ", " ")
    return texts.replace(f" {_BETWEEN}", _BETWEEN).replace(f"{_BETWEEN} ", _BETWEEN).strip(" ")
