from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from data.extract.text.written import Text, is_arabic, is_readable


def words(text: str) -> list[str]:
    return [word.folded for word in Text(text).words]


def test_words_hidden_from_filters_are_read():
    assert words("قتـ ـلى من قـ.سـ.د ود.اعش، IS*IS") == ["قتلي", "من", "قسد", "وداعش", "،", "isis"]


def test_a_full_stop_without_a_space_does_not_join_two_sentences():
    assert words("وانسحبوا.وقال مصدر") == ["وانسحبوا", ".", "وقال", "مصدر"]


def test_quotation_marks_of_any_kind_are_no_words():
    assert words("“داعش” «قسد» ‘IS’") == ["داعش", "قسد", "is"]


def test_arabic_indic_digits_are_numbers():
    assert words("قُتل ١٢ شخصاً") == ["قتل", "12", "شخصا"]


def test_sentences_do_not_end_at_abbreviations_or_decimals():
    text = Text("The U.S. military said 3.5 km. Dr. Omar agreed. At 5 p.m. it ended.")
    assert [text.written(s.first, s.last) for s in text.sentences] == [
        "The U.S. military said 3.5 km. Dr. Omar agreed.",
        "At 5 p.m. it ended.",
    ]


def test_a_name_in_quotation_marks_is_no_speech():
    text = Text("قالت «قسد» إن «الحرب على الإرهاب لن تتوقف أبداً»")
    assert [text.is_speech(at) for at in range(len(text.words))] == [False] * 3 + [True] * 6


def test_the_language_is_that_of_most_letters():
    assert is_arabic("قال SDF إن") and not is_arabic("The SDF (قسد) said that")


def test_bytes_are_no_article():
    assert not is_readable("\x00\x01\x02\x7f" * 100) and is_readable("نص عادي\nفي سطرين")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_word_stands_in_the_text_where_it_says(text):
    for word in Text(text).words:
        assert text[word.start : word.end] == word.written
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(alphabet="اأآإىيةهـ َُِ\u200f\u200bقتل١23.،\n ", max_size=80))
def test_words_follow_one_another_and_never_overlap(text):
    found = Text(text).words
    assert all(one.end <= other.start for one, other in pairwise(found))
