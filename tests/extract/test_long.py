"""An article of nothing but what the rules look for: its work grows with its length, not with the square of it."""

import cProfile
import pstats
import random
from datetime import date

import pytest

from data import schema
from data.extract import Article, read
from data.extract.places.nearness import Governorates

SEED = 1


def calls(sentence, wanted):
    """How many calls the reading of so many letters takes: the same on every machine, however busy."""
    draw = random.Random(SEED)
    rows = schema.reference("gazetteer")
    names, areas = (sorted({row[column] for row in rows} - {""}) for column in ("name_ar", "adm1_ar"))
    text = ""
    while len(text) < wanted:
        word = "".join(draw.choices("بتجحدرسصطعفقكلمنهي", k=5))
        text += sentence.format(place=draw.choice(names), area=draw.choice(areas), word=word)
    profile = cProfile.Profile()
    profile.runcall(read, Article("", text, "", date(2021, 12, 13), "ar"))
    return pstats.Stats(profile).total_calls


@pytest.mark.parametrize("sentence", ["في {place} في {area} ", "هاجم {word} قسد "], ids=["places", "attacks"])
def test_twice_as_long_an_article_takes_about_twice_the_work(sentence):
    calls(sentence, 100)  # what is loaded once
    assert calls(sentence, 16_000) < 2.5 * calls(sentence, 8_000)


def test_the_nearest_governorate_of_a_sentence_comes_first_and_what_follows_a_place_is_nearer():
    draw = random.Random(SEED)
    for _ in range(300):
        named = [(draw.randrange(30), draw.choice(["SY07", "SY08", "SY09"])) for _ in range(draw.randrange(9))]
        word, begin = draw.randrange(30), draw.randrange(15)
        end = begin + draw.randrange(25)
        ordered = sorted(
            (abs(at - word) + (4 if at < word else 0), code) for at, code in named if begin <= at < end and at != word
        )
        assert Governorates(tuple(named)).near(word, begin, end) == tuple(dict.fromkeys(code for _, code in ordered))
