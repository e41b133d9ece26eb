"""Every language says everything, with the same values filled in."""

import ast
import re
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel import Locale

from components.names import STRINGS, languages, names
from data import schema
from tests.components import asked_strings
from tests.components.asked_strings import HOLE
from tests.components.held import HELD, OPEN

ROOT = Path(__file__).parent.parent.parent
ENGLISH = tomllib.loads((STRINGS / "en.toml").read_text(encoding="utf-8"))
OTHERS = [lang for lang in languages() if lang != "en"]


def load(lang):
    return tomllib.loads((STRINGS / f"{lang}.toml").read_text(encoding="utf-8"))


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(entry):
    return list(entry.values()) if isinstance(entry, dict) else [entry]


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_lacks_no_string_and_has_none_of_its_own(lang):
    assert set(load(lang)) == set(ENGLISH)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_fills_in_the_same_values(lang):
    wrong = []
    for key, entry in load(lang).items():
        wanted = set().union(*map(fields, forms(ENGLISH[key])))
        wrong += [key for form in forms(entry) if fields(form) - wanted or (wanted - fields(form)) - {"n"}]
    assert not wrong


@pytest.mark.parametrize("lang", languages())
def test_a_string_that_counts_has_every_plural_form_of_its_language(lang):
    plural = Locale(lang).plural_form
    wanted = {plural(n) for n in (0, 1, 2, 3, 11, 57, 100, 103)}
    assert not [key for key, entry in load(lang).items() if isinstance(entry, dict) and not wanted <= set(entry)]


@pytest.mark.parametrize("lang", languages())
def test_arabic_and_english_count_in_their_own_forms(lang):
    said = [names(lang).t("incidents_count", n=n) for n in (1, 2, 3, 11, 100, 103)]
    expected = {
        "en": ["1 incident", "2 incidents", "3 incidents", "11 incidents", "100 incidents", "103 incidents"],
        "ar": ["حادث واحد", "حادثان", "3 حوادث", "11 حادثاً", "100 حادث", "103 حوادث"],
    }
    assert said == expected[lang]


def asked_of(text):
    """The keys and patterns of a made-up file."""
    found, dark = asked_strings.asked_in((asked_strings.read(text),))
    return sorted(key for one in found for key in one.keys), dark


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('n.t("one")', ["one"]),
        ('n.t("one" if x else f"two_{x}")', ["one", "two_{}"]),
        ('n.t(label or f"two_{x}")', ["two_{}"]),
        ('for key, n in (("one", 1), ("two", 2)):\n    n.t(key)', ["one", "two"]),
        ('key, n = ("one", 1) if x else ("two", 2)\nn.t(key)', ["one", "two"]),
        ('def title(subject): n.t(subject)\ntitle(f"subject_{page}")\ntitle(subject="one")', ["one", "subject_{}"]),
        ('def why():\n    return "one" if x else ""\nn.t(why())', ["one"]),
        (
            'def notes():\n    said = {1: "one"}\n    return [said[x]] if x else []\nfor note in notes(): n.t(note)',
            ["one"],
        ),
    ],
)
def test_a_key_is_seen_however_it_is_put(text, keys):
    assert asked_of(text) == (keys, [])


def test_a_key_that_cannot_be_told_from_the_code_is_named():
    assert asked_of("n.t(data[1])")[1] == ["components/made.py:1: n.t(data[1])"]


@dataclass(frozen=True)
class Asked:
    """What the code asks for: as it stands, with a code filled in, the words of choices, and where none can tell."""

    literal: frozenset[str]
    patterns: frozenset[str]
    choices: frozenset[str]
    dark: tuple[str, ...]


@pytest.fixture(scope="module")
def asked():
    found, dark = asked_strings.asked_in(asked_strings.files())
    keys = {key for one in found for key in one.keys}
    choices = {  # the labels and codes of every choice and switch that a page offers
        key
        for parameter, options, label in asked_strings.chosen_in(asked_strings.files())
        for key in (*(f"{parameter}_{code}" for code in options), *(() if label else (f"choose_{parameter}",)))
    }
    patterns = frozenset(key for key in keys if HOLE in key)
    return Asked(frozenset(keys) - patterns, patterns, frozenset(choices), tuple(dark))


BUILT = {pattern.replace(HOLE, code) for pattern, codes in HELD.items() for code in codes}


def test_every_string_the_code_asks_for_exists(asked):
    missing = sorted((asked.literal | asked.choices) - set(ENGLISH))
    assert asked.literal and asked.choices and (asked.dark, missing) == ((), [])


def test_every_string_with_a_code_in_its_name_exists_for_each_code(asked):
    """`measure_{}`: what may stand there is told in HELD; a pattern that is new is told there first."""
    untold = sorted(asked.patterns ^ {*HELD, *OPEN, "{}_{}", "choose_{}"})
    missing = sorted(BUILT - set(ENGLISH))
    assert (untold, missing) == ([], [])


def test_no_string_is_dead(asked):
    """A key is asked for as it stands, or built of a code that can stand there: one that is a text of the code."""
    said = {
        node.value
        for code in asked_strings.all_files()
        if code.module != "app"
        for node in asked_strings.nodes_of(code.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    beginnings = {pattern.removesuffix(HOLE) for pattern in OPEN}
    opened = {key for key in ENGLISH for begin in beginnings if key.startswith(begin) and key[len(begin) :] in said}
    dead = sorted(set(ENGLISH) - asked.literal - asked.choices - BUILT - opened)
    assert not dead


@pytest.mark.parametrize("lang", languages())
def test_every_code_has_a_name(lang):
    said = names(lang)
    for kind, vocabulary in (
        ("actor", "actor"),
        ("event_type", "event_type"),
        ("event_class", "event_class"),
        ("control_zone", "control_zone"),
        ("target_type", "target_type"),
        ("area", "governorate"),
        ("area", "district"),
    ):
        unnamed = [code for code in schema.codes(vocabulary) if said.of(kind, code) in ("", code) and code != "other"]
        assert not unnamed


@pytest.mark.parametrize("folder", ["components", "pages"])
def test_no_sentence_stands_in_code(folder):
    """Arabic letters, or an English sentence handed to Streamlit, belong in components/strings."""
    drawn = re.compile(r"""st\.(?:title|header|subheader|caption|markdown|info|warning|error|write)\(\s*f?["']""")
    wrong = [
        path.name for path in (ROOT / folder).rglob("*.py")
        if drawn.search(path.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert not wrong
