"""Columns are checked whole: what is done to many texts at once is what would be done to each."""

import pyarrow as pa

from data.sources.columns.checking import Column
from data.sources.plan import Taken
from data.text import as_letters
from tests.sources.files import imported, rows


def read(*texts):
    return Column(Taken(("a",)), pa.table({"a": pa.chunked_array([list(texts)])}))


def test_letters_that_are_not_looked_at_are_letters_that_stay_as_they_are():
    column = read(*map(chr, [*range(0xD800), *range(0xE000, 0xFFFE)]))
    assert column.written.to_pylist() == [as_letters(chr(code)) for code in [*range(0xD800), *range(0xE000, 0xFFFE)]]


def test_a_text_of_which_some_letters_are_composed_is_read_whole():
    texts = ("plain", "البصيرة", "ﺍﻟﺒﺼﻴﺮﺓ", "e\u0301", "آ", "ا\u0653 x")
    assert read(*texts).written.to_pylist() == [as_letters(text) for text in texts]


def test_a_row_without_flags_between_rows_with_some_keeps_its_place(tmp_path):
    found = imported(tmp_path, rows({"killed": "x"}, {}, {"killed": "x", "place": "Nowhere at all"}))
    assert found.table["flags"].to_pylist() == ["not_a_number", None, "not_a_number;unknown_place"]
