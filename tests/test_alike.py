"""A name is told as it is written, begun, by its sound, or nearly so; and each way says how sure it is."""

import pytest

from data import alike, spellings

NAMES = ("Al-Busayrah", "Hajin", "Gharanij", "Deir ez-Zor", "البصيرة", "هجين")
KNOWN = alike.index((spellings.key(name), name) for name in NAMES)


@pytest.mark.parametrize(("text", "name", "likeness"), [
    ("al busayrah", "Al-Busayrah", alike.EXACT),
    ("Gharan", "Gharanij", alike.BEGUN),
    ("Ghaaraneej", "Gharanij", alike.SOUNDS),
    ("eirzo", "Deir ez-Zor", alike.INSIDE),
    ("بصيره", "البصيرة", alike.EXACT),
    ("هجبن", "هجين", None),
])  # fmt: skip
def test_a_name_is_found_by_what_is_typed_of_it(text, name, likeness):
    found = alike.fitting(text, KNOWN)
    assert max(found, key=lambda one: found[one]) == name
    assert likeness in (None, found[name])


@pytest.mark.parametrize("text", ["", "-", "b", "qwrtp", "ق"])
def test_what_is_too_little_or_like_nothing_finds_nothing(text):
    assert alike.fitting(text, KNOWN) == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found_exactly_by_itself_and_begun_by_each_beginning(name):
    key = spellings.key(name)
    assert alike.fitting(name, KNOWN)[name] == alike.EXACT
    assert all(alike.fitting(key[:length], KNOWN)[name] == alike.BEGUN for length in range(2, len(key)))
