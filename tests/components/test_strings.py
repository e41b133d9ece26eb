"""Every language says everything, with the same values filled in."""

import re
import string
import tomllib
from pathlib import Path

import pytest
from babel import Locale

from components.names import STRINGS, languages, names
from data import schema

ROOT = Path(__file__).parent.parent.parent
ENGLISH = tomllib.loads((STRINGS / "en.toml").read_text(encoding="utf-8"))
CODE = "\n".join(
    path.read_text(encoding="utf-8") for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")
)
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


def test_every_string_the_code_asks_for_exists():
    asked = set(re.findall(r"""\.t\(\s*["']([a-z_0-9]+)["']""", CODE))
    assert asked and not asked - set(ENGLISH)


def test_no_string_is_dead():
    built = [
        re.sub(r"\{[^}]*\}", ".+", text)
        for text in re.findall(r"""f["']([a-z_{}.\[\]]*[a-z]{3}[a-z_{}.\[\]]*)["']""", CODE)
    ]
    dead = [
        key
        for key in ENGLISH
        if not re.search(rf"""["']{key}["']""", CODE) and not any(re.fullmatch(pattern, key) for pattern in built)
    ]
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
