"""Folding makes spellings equal for searching, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import any_of, as_letters, fold, is_arabic, name_key, search_text

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("الحسكة", "الحسكه"),
        ("إدلب", "ادلب"),
        ("مُصطفى", "مصطفي"),
        ("قـــسد", "قسد"),
        ("٢٠٢١", "2021"),
        ("\ufe8d\ufedf\ufe92\ufebc\ufef4\ufeae\ufe93", "البصيرة"),
        ("I\u200bS", "is"),
        ("Deir\u202e ez-Zor", "deir ez-zor"),
        ("Ḩalab", "halab"),
        ("  Al   Hol\n", "al hol"),
    ],
)
def test_two_spellings_of_one_word_find_each_other(written, searched):
    assert fold(written) == fold(searched)


@pytest.mark.parametrize(("one", "other"), [("الحول", "الهول"), ("raqqa", "raqa"), ("دير", "ديرة"), ("أب", "ابن")])
def test_two_words_stay_two(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ARABIC | st.text(), ARABIC | st.text(), ARABIC | st.text())
def test_a_search_for_a_part_of_a_name_finds_it(before, name, after):
    found = search_text([f"{before} {name} {after}"])
    assert fold(name) in found


def test_the_search_text_holds_each_text_once_and_no_empty_ones():
    assert search_text(["قسد", None, "SDF", "", "قَسد"]) == "قسد | sdf"


def test_a_copy_from_a_pdf_becomes_letters_and_a_wide_equals_sign_stays():
    assert as_letters("\ufe8d\ufedf\ufe92\ufebc\ufef4\ufeae\ufe93") == "البصيرة"
    assert as_letters("ا\u0654سد") == "أسد"
    assert as_letters("＝1+1 ½") == "＝1+1 ½"


def test_hyphens_and_spaces_do_not_make_two_places():
    assert name_key("Deir-ez-Zor") == name_key("deir ez zor") == name_key("Deir Ez'Zor")
    assert is_arabic("IS تنظيم")
    assert not is_arabic("Raqqa 2021")


NAMES = st.lists(st.text(alphabet="ab .و+", min_size=1, max_size=4), min_size=1, max_size=6)


@given(NAMES, st.text(alphabet="ab .و+", max_size=12))
def test_names_that_are_looked_for_letter_by_letter_are_found_where_the_longest_of_a_list_is(names, text):
    listed = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
    assert [found.span() for found in re.finditer(any_of(names), text)] == [
        found.span() for found in re.finditer(listed, text)
    ]
