import re
import tomllib
from collections import defaultdict

import pytest

from data.extract.text.affixes import bare, forms
from data.extract.text.lexicon import LEXICON, lexicon
from data.text import fold
from tests.extract.made import marks


def stems(word: str) -> set[str]:
    return {form.stem for form in forms(fold(word), word)}


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("ومقراً", "مقر"),
        ("لمقره", "مقر"),
        ("للتنظيم", "التنظيم"),
        ("فهاجموا", "هاجم"),
        ("بإصابته", "اصابه"),
        ("يستهدف", "استهدف"),
        ("لترتفع", "ارتفع"),
        ("وسيعتقل", "اعتقل"),
        ("مقاتليه", "مقاتلين"),
        ("ذبحوه", "ذبح"),
        ("بالقصف", "قصف"),
        ("للحم", "لحم"),
    ],
)
def test_a_word_is_found_under_its_prefixes_and_endings(written, stem):
    assert stem in stems(written)


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("شركة", "شرك"),  # its ه is no pronoun
        ("المقره", "مقر"),  # what has an article has no owner
        ("منه", "من"),
        ("يدا", "ادا"),
        ("وف", "ف"),
        ("الى", "ي"),
        ("was", "as"),
    ],
)
def test_what_is_part_of_a_word_stays_on_it(written, stem):
    assert stem not in stems(written)


def test_a_reading_with_least_taken_off_comes_first():
    assert [form.stem for form in forms("ولمقره", "ولمقره")][:2] == ["ولمقره", "لمقره"]
    assert [form.stem for form in forms("boss's", "boss's")] == ["boss's", "boss"]


@pytest.mark.parametrize(
    ("word", "prefixes", "article", "left"),
    [
        ("وقتل", "وف", False, "قتل"),
        ("ووصل", "وف", False, "وصل"),
        ("والقتيل", "وف", True, "قتيل"),
        ("وبالقصف", "وفبل", True, "قصف"),
        ("فبلغ", "وف", False, "بلغ"),
        ("بلغ", "وف", False, "بلغ"),
        ("و", "وف", False, "و"),
        ("الى", "وف", True, "الى"),
        ("", "وفبل", True, ""),
        ("was", "وفبل", True, "was"),
    ],
)
def test_what_is_written_onto_a_word_comes_off_once_and_never_its_root(word, prefixes, article, left):
    assert bare(word, prefixes, article=article) == left


def test_sunday_is_not_found_inside_latest():
    assert marks("الأحدث من نوعه").of("time.weekday") == []
    assert [mark.code for mark in marks("وقع الأحد").of("time.weekday")] == ["sunday"]


def test_the_longest_term_wins():
    found = marks("قوات سوريا الديمقراطية").of("actor")
    assert [(mark.code, mark.first, mark.last) for mark in found] == [("sdf", 0, 3)]


def test_a_term_of_several_words_does_not_cross_a_comma():
    assert not marks("سيارة، مفخخة").of("act", "suicide_or_vehicle_bomb", last=1)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_family_of_the_other_language_is_there(language):
    families = {family for terms in lexicon(language).values() for _, family, _ in terms}
    assert {"act", "casualty", "person", "actor", "source", "frame", "near", "time", "number", "bound"} <= families


LISTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((LEXICON / "rules").glob("*.toml"))}


def test_rule_words_are_spelled_as_words_are_compared_and_stand_once_in_their_list():
    lists = [words for room in LISTS.values() for words in room.values()]
    assert [word for words in lists for word in words if word.strip() and fold(word) != word] == []
    assert [words for words in lists if len(set(words)) < len(words)] == []


def test_a_list_of_words_stands_in_the_file_of_the_one_room_that_asks_for_it_else_in_that_of_the_text():
    asking = defaultdict(set)
    for path in LEXICON.parent.rglob("*.py"):
        for name in re.findall(r"""term_set\(["'](\w+)""", path.read_text("utf-8")):
            asking[name].add(path.parent.name)
    at_home = {name: {room} for room, lists in LISTS.items() for name in lists}
    assert at_home == {name: rooms if len(rooms) == 1 else {"text"} for name, rooms in asking.items()}
