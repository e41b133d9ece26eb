"""A column of texts folds as each of its texts does."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import folding
from data.folding import folded
from data.text import fold

ODD = "إأٱآىةیۀـًٌپﷲﷺﻻ٣۳…½ﬁßİıŉẞΣςé\u0301\u200f\u202a\ufeff\u00a0\u2003\u2028\x85\x1c\x0b \t\nAbÄ💥𝐀"


@given(st.lists(st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])))))
def test_a_column_of_texts_folds_as_each_of_them_does(texts):
    assert folded(pa.array(texts, pa.string())).to_pylist() == [fold(text) for text in texts]


@pytest.mark.parametrize("texts", [[], [""], ["Plain  Words\t", " "], ["أ ب", "x"], ["قسد", "a\0b", "ة\0", "\0"]])
def test_texts_without_letters_of_a_script_or_with_the_one_that_parts_them_fold_as_each_does(texts):
    assert folded(pa.array(texts, pa.string())).to_pylist() == [fold(text) for text in texts]


def test_a_letter_that_is_many_times_in_a_column_is_folded_once(monkeypatch):
    asked = []

    class Noting(dict):
        def __missing__(self, letter):
            asked.append(chr(letter))
            return fold(chr(letter))

    monkeypatch.setattr(folding, "FOLDING", Noting())
    assert folded(pa.array(["بببا", "اب", "باب"])).to_pylist() == ["بببا", "اب", "باب"]
    assert sorted(asked) == sorted({"ا", "ب", "\0"})
